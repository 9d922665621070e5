/* One pass over the paragraphs, sentence by sentence. Only sentences that hold an expression of
 * time are looked at twice: cut between their expressions, at the last comma if there is one, each
 * part gives the words of the telling of its expression. */
#include "telling.h"

#include <ctype.h>
#include <string.h>

#include "date_words.h"
#include "ingest/header/printed_date.h"
#include "ingest/header/wording.h"
#include "telling_words.h"

enum {
    WORD_BYTES = 4,
    EXPRESSIONS_MAX = 8,
    DATE_BYTES = 60,
    NUMBER_MAX = 30,
    PASSED_MAX = 16,
    OPENING_BYTES = 16
};

struct expression {
    struct telling telling;
    size_t at;
    size_t end;
};

/* --- expressions ------------------------------------------------------------------------------ */

static struct span word_at(struct span text, size_t at)
{
    return span_slice(text, at, date_words_end(text, at));
}

/* The word before `at`, empty at the start of the text. */
static struct span word_before(struct span text, size_t at)
{
    size_t end = at;
    while (end > 0 && (text.ptr[end - 1] == ' ' || text.ptr[end - 1] == '-')) {
        end--;
    }
    size_t start = end;
    while (start > 0 && isalnum((unsigned char)text.ptr[start - 1])) {
        start--;
    }
    return span_slice(text, start, end);
}

/* The word behind `at` and a space; `*end` is set behind it. */
static struct span word_after(struct span text, size_t at, size_t *end)
{
    size_t start = at < text.len && text.ptr[at] == ' ' ? at + 1 : text.len;
    *end = date_words_end(text, start);
    return span_slice(text, start, *end);
}

/* TELLING_DAYS, _WEEKS or _MONTHS for the name of a unit; TELLING_DATE for another word. */
static enum telling_kind unit_of(struct span word)
{
    static const char *const units[] = {"day", "days", "week", "weeks", "month", "months", NULL};
    static const enum telling_kind kinds[] = {TELLING_DATE, TELLING_DAYS, TELLING_WEEKS,
                                              TELLING_MONTHS};
    return kinds[(date_words_place(word, units) + 1) / 2];
}

/* "last", "this", "next" as -1, 0, 1; 2 for another word. */
static int direction_of(struct span word)
{
    static const char *const words[] = {"last", "this", "next", NULL};
    size_t place = date_words_place(word, words);
    return place ? (int)place - 2 : 2;
}

/* A small number in letters or digits, or "a"; 0: none. */
static int number_of(struct span word)
{
    static const char *const numbers[] = {"one",   "two",   "three", "four", "five", "six",
                                          "seven", "eight", "nine",  "ten",  NULL};
    size_t place = date_words_place(word, numbers);
    if (place || span_equal_nocase(word, SPAN("a"))) {
        return place ? (int)place : 1;
    }
    int value = 0;
    for (size_t i = 0; i < word.len && isdigit((unsigned char)word.ptr[i]); i++) {
        value = value < NUMBER_MAX ? value * 10 + (word.ptr[i] - '0') : value;
    }
    return value <= NUMBER_MAX ? value : 0;
}

/* "this morning", "last night". */
static bool read_part_of_day(struct span text, size_t at, struct expression *out)
{
    static const char *const parts[] = {"morning", "afternoon", "evening", "night", NULL};
    struct span word = word_at(text, at);
    size_t place = date_words_place(word_after(text, at + word.len, &out->end), parts);
    bool last = span_is(word, "last") && place == 4;
    out->telling.kind = TELLING_DAYS;
    out->telling.offset = last ? -1 : 0;
    return last || (span_is(word, "this") && place > 0 && place < 4);
}

/* "today", "tonight", "yesterday", "tomorrow". */
static bool read_near_day(struct span text, size_t at, struct expression *out)
{
    static const char *const words[] = {"yesterday", "today", "tomorrow", "tonight", NULL};
    static const int8_t offsets[] = {-1, 0, 1, 0};
    struct span word = word_at(text, at);
    size_t place = date_words_place(word, words);
    bool present = place == 2 && span_starts_with(span_slice(text, at, text.len), SPAN("today's"));
    if (place == 0 || present) {
        return false; /* "today's prices" are no happening */
    }
    out->telling.kind = TELLING_DAYS;
    out->telling.offset = offsets[place - 1];
    out->end = at + word.len;
    return true;
}

/* "last week", "next month"; "last Tuesday" is left to the weekday. */
static bool read_calendar(struct span text, size_t at, struct expression *out)
{
    struct span word = word_at(text, at);
    int direction = direction_of(word);
    if (direction == 2) {
        return false;
    }
    enum telling_kind unit = unit_of(word_after(text, at + word.len, &out->end));
    if (unit != TELLING_WEEKS && unit != TELLING_MONTHS) {
        return false;
    }
    out->telling.kind = (uint8_t)unit;
    out->telling.offset = (int16_t)direction;
    return true;
}

/* The number and unit before the word at `at`, as of "three days ago"; 0: none. `*start` is set to
 * where it begins. */
static int read_count(struct span text, size_t at, enum telling_kind *unit, size_t *start)
{
    struct span name = word_before(text, at);
    *unit = unit_of(name);
    if (*unit == TELLING_DATE) {
        return 0;
    }
    struct span number = word_before(text, (size_t)(name.ptr - text.ptr));
    *start = (size_t)(number.ptr - text.ptr);
    return number_of(number);
}

/* "three days ago", read from its last word. */
static bool read_ago(struct span text, size_t at, struct expression *out)
{
    enum telling_kind unit;
    size_t start = at;
    int number = span_is(word_at(text, at), "ago") ? read_count(text, at, &unit, &start) : 0;
    if (number == 0) {
        return false;
    }
    *out = (struct expression){.at = start, .end = at + strlen("ago")};
    out->telling.kind = (uint8_t)unit;
    out->telling.about = unit != TELLING_DAYS;
    out->telling.offset = (int16_t)-number;
    return true;
}

/* What the expression before it names, `days` later. */
static bool read_shifted(const struct telling *before, int days, struct expression *out)
{
    if (before->kind == TELLING_WEEKS || before->kind == TELLING_MONTHS) {
        return false;
    }
    out->telling = *before;
    out->telling.shift = (int16_t)(before->shift + days);
    return true;
}

/* "on Friday, three days after …"; "the visit comes three days after …": printed on its day or the
 * next. */
static bool read_after(struct span text, size_t at, const struct telling *before,
                       struct expression *out)
{
    static const char *const comes[] = {"comes", "come", NULL};
    enum telling_kind unit;
    size_t start = at;
    int number = span_is(word_at(text, at), "after") ? read_count(text, at, &unit, &start) : 0;
    if (number == 0 || unit == TELLING_MONTHS) {
        return false;
    }
    int days = unit == TELLING_WEEKS ? 7 * number : number;
    *out = (struct expression){.at = start, .end = at + strlen("after")};
    if (before) {
        return read_shifted(before, -days, out);
    }
    out->telling.kind = TELLING_DAYS;
    out->telling.about = true;
    out->telling.offset = (int16_t)-days;
    return date_words_place(word_before(text, start), comes);
}

/* "three days later", "a week earlier": from the expression before it. */
static bool read_later(struct span text, size_t at, const struct telling *before,
                       struct expression *out)
{
    struct span word = word_at(text, at);
    bool later = span_is(word, "later");
    enum telling_kind unit;
    size_t start = at;
    int number =
        before && (later || span_is(word, "earlier")) ? read_count(text, at, &unit, &start) : 0;
    if (number == 0 || unit == TELLING_MONTHS) {
        return false;
    }
    int days = unit == TELLING_WEEKS ? 7 * number : number;
    *out = (struct expression){.at = start, .end = at + word.len};
    return read_shifted(before, later ? days : -days, out);
}

/* "the next day", "the same day", "the previous day": from the expression before it. */
static bool read_next_day(struct span text, size_t at, const struct telling *before,
                          struct expression *out)
{
    static const char *const words[] = {"previous", "same", "next", "following", NULL};
    static const int8_t days[] = {-1, 0, 1, 1};
    struct span word = word_at(text, at);
    size_t place = before ? date_words_place(word, words) : 0;
    if (place == 0 || !span_is(word_after(text, at + word.len, &out->end), "day")) {
        return false;
    }
    return read_shifted(before, days[place - 1], out);
}

/* The week of a weekday, when one is said: "Tuesday last week", "Tuesday of this week". */
static void read_week(struct span text, struct expression *out)
{
    size_t end;
    struct span word = word_after(text, out->end, &end);
    if (span_is(word, "of")) {
        word = word_after(text, end, &end);
    }
    int direction = direction_of(word);
    if (direction != 2 && unit_of(word_after(text, end, &end)) == TELLING_WEEKS) {
        out->telling.distant = true;
        out->telling.offset = (int16_t)direction;
        out->end = end;
    }
}

static bool read_weekday(struct span text, size_t at, struct expression *out)
{
    int weekday = date_words_weekday(text, at);
    if (weekday < 0) {
        return false;
    }
    out->end = date_words_end(text, at);
    out->telling.before_today = span_equal_nocase(word_before(text, at), SPAN("last"));
    out->telling.kind = TELLING_WEEKDAY;
    out->telling.weekday = (int8_t)weekday;
    read_week(text, out);
    return true;
}

static bool read_date(struct span text, size_t at, struct expression *out)
{
    size_t end = text.len < at + DATE_BYTES ? text.len : at + DATE_BYTES;
    struct printed_date date = PRINTED_DATE_NONE;
    size_t used = printed_date_parse(span_slice(text, at, end), &date);
    if (used == 0 || date.day == 0) {
        return read_weekday(text, at, out);
    }
    out->telling.kind = TELLING_DATE;
    out->telling.year = (int16_t)date.year;
    out->telling.month = (int8_t)date.month;
    out->telling.day = (int8_t)date.day;
    out->end = at + used;
    return true;
}

/* The expressions before one. */
struct told_before {
    const struct telling *near; /* the last one of the sentence; NULL: none */
    const struct telling *last; /* the last one of the paragraph; NULL: none */
};

/* One that counts from another. */
static bool read_counted(struct span text, size_t at, struct told_before before,
                         struct expression *out)
{
    switch (text.ptr[at]) {
    case 'a':
        return read_after(text, at, before.near, out);
    case 'e':
    case 'l':
        return read_later(text, at, before.last, out);
    default:
        return read_next_day(text, at, before.last, out);
    }
}

/* The expression that begins, or whose last word begins, at the word at `at`. */
static bool read_expression(struct span text, size_t at, struct told_before before,
                            struct expression *out)
{
    unsigned char c = (unsigned char)text.ptr[at];
    bool found = false;
    *out = (struct expression){.at = at};
    if ((isupper(c) || isdigit(c)) && date_words_may_begin(text, at)) {
        found = read_date(text, at, out);
    } else if (c == 't' || c == 'T' || c == 'y' || c == 'Y') {
        found = read_near_day(text, at, out) || read_calendar(text, at, out) ||
                read_part_of_day(text, at, out);
    } else if (c == 'l' || c == 'n' || c == 'L' || c == 'N') {
        found = read_calendar(text, at, out) || read_part_of_day(text, at, out);
    } else if (c == 'a') {
        found = read_ago(text, at, out);
    }
    if (found) {
        out->telling.future = date_words_future(text, at);
    }
    return found || (strchr("aelnpsf", c) && read_counted(text, at, before, out));
}

/* --- clauses ---------------------------------------------------------------------------------- */

/* Behind the expression, and the noun that it is the genitive of: "Sunday's landslide". */
static size_t end_of_phrase(struct span sentence, const struct expression *expression)
{
    size_t end = expression->end;
    struct span rest = span_slice(sentence, end, sentence.len);
    if (span_starts_with(rest, SPAN("'s ")) || span_starts_with(rest, SPAN("’s "))) {
        word_after(sentence, end + (rest.ptr[0] == '\'' ? 2 : 4), &end);
    }
    return end;
}

/* Where the clause of one expression ends and that of the next begins: at the last comma between
 * them; else behind the first, "was freed on Saturday and flew home on Sunday", unless its clause,
 * which begins at `start`, says nothing before it. */
static size_t cut_between(struct span sentence, size_t start, const struct expression *a,
                          const struct expression *b)
{
    for (size_t i = b->at; i > a->end; i--) {
        if (sentence.ptr[i - 1] == ',' || sentence.ptr[i - 1] == ';') {
            return i;
        }
    }
    size_t end = end_of_phrase(sentence, a);
    return a->at > start + OPENING_BYTES && end < b->at ? end : b->at;
}

/* --- sentences -------------------------------------------------------------------------------- */

/* Whether a sentence ends before the space at `at`: not after an initial or a short title. */
static bool ends_here(struct span text, size_t at)
{
    size_t end = at;
    while (end > 0 && strchr("\"')", text.ptr[end - 1])) {
        end--;
    }
    if (end == 0 || !strchr(".!?", text.ptr[end - 1])) {
        return false;
    }
    struct span word = word_before(text, end - 1);
    return word.len >= WORD_BYTES || (word.len > 0 && !isupper((unsigned char)word.ptr[0])) ||
           text.ptr[end - 1] != '.';
}

static size_t sentence_end(struct span text, size_t at)
{
    for (size_t i = at + 1; i < text.len; i++) {
        if ((text.ptr[i] == ' ' && ends_here(text, i)) || text.ptr[i] == '\n') {
            return i;
        }
    }
    return text.len;
}

static size_t find_expressions(struct span sentence, const struct telling *last,
                               struct expression out[EXPRESSIONS_MAX])
{
    size_t count = 0;
    for (size_t at = 0; at < sentence.len && count < EXPRESSIONS_MAX;) {
        const struct telling *near = count > 0 ? &out[count - 1].telling : NULL;
        struct told_before before = {near, near ? near : last};
        unsigned char c = (unsigned char)sentence.ptr[at];
        bool found = isalnum(c) && date_words_begin(sentence, at) &&
                     read_expression(sentence, at, before, &out[count]);
        at = found ? out[count].end : at + 1;
        count += found;
    }
    return count;
}

/* What a sentence takes over from those before it in its paragraph. */
struct paragraph {
    struct telling last; /* its last expression, without words */
    bool has_last;
    struct telling names;           /* of the last sentence with any that was looked at, as words */
    struct span passed[PASSED_MAX]; /* the sentences behind it, not looked at yet */
    size_t passed_count;
};

static bool has_name(const struct telling *telling)
{
    for (size_t i = 0; i < telling->word_count; i++) {
        if (telling->words[i] & 1) {
            return true;
        }
    }
    return false;
}

/* The names of a sentence, as words. */
static struct telling read_names(struct span sentence)
{
    struct telling all = {0};
    struct telling names = {0};
    size_t first = 0;
    while (first < sentence.len && !isalnum((unsigned char)sentence.ptr[first])) {
        first++;
    }
    first = date_words_end(sentence, first); /* the first word has a capital anyway */
    telling_words_add(&all, span_slice(sentence, first, sentence.len));
    for (size_t i = 0; i < all.word_count; i++) {
        if (all.words[i] & 1) {
            names.words[names.word_count++] = all.words[i];
        }
    }
    return names;
}

/* The names of the last sentence that has any. They are seldom asked for: sentences are looked at
 * then, from the last one. */
static const struct telling *names_before(struct paragraph *paragraph)
{
    while (paragraph->passed_count > 0) {
        struct telling names = read_names(paragraph->passed[--paragraph->passed_count]);
        if (names.word_count > 0) {
            paragraph->names = names;
            paragraph->passed_count = 0;
        }
    }
    return &paragraph->names;
}

static void pass_sentence(struct paragraph *paragraph, struct span sentence)
{
    if (paragraph->passed_count == PASSED_MAX) {
        names_before(paragraph);
    }
    paragraph->passed[paragraph->passed_count++] = sentence;
}

/* Gives a clause without name ("He was arrested this morning") those of the sentence before. */
static void take_names(struct telling *telling, struct paragraph *paragraph)
{
    if (has_name(telling)) {
        return;
    }
    const struct telling *names = names_before(paragraph);
    for (size_t i = 0; i < names->word_count && telling->word_count < TELLING_WORDS; i++) {
        telling->words[telling->word_count++] = names->words[i];
    }
}

static size_t read_sentence(struct span sentence, struct paragraph *paragraph, struct telling *out,
                            size_t room)
{
    struct expression found[EXPRESSIONS_MAX];
    size_t count = find_expressions(sentence, paragraph->has_last ? &paragraph->last : NULL, found);
    if (count > 0) {
        paragraph->last = found[count - 1].telling;
        paragraph->has_last = true;
    }
    size_t told = 0;
    size_t start = 0;
    for (size_t i = 0; i < count && told < room; i++) {
        size_t end =
            i + 1 < count ? cut_between(sentence, start, &found[i], &found[i + 1]) : sentence.len;
        struct telling *telling = &found[i].telling;
        size_t before = found[i].at > start ? found[i].at : start;
        telling_words_add(telling, span_slice(sentence, start, before));
        telling_words_add(telling,
                          span_slice(sentence, found[i].end < end ? found[i].end : end, end));
        take_names(telling, paragraph);
        telling_words_sort(telling);
        start = end;
        if (telling->word_count > 1) {
            out[told++] = *telling;
        }
    }
    pass_sentence(paragraph, sentence);
    return told;
}

/* What the first paragraph's first sentence reports, when it names no time. */
static bool read_news(const struct article *article, struct span text, struct telling *out)
{
    struct span sentence = span_slice(text, 0, sentence_end(text, 0));
    struct expression found[EXPRESSIONS_MAX];
    *out = (struct telling){.kind = TELLING_NEWS};
    if (find_expressions(sentence, NULL, found) > 0) {
        return false;
    }
    telling_words_add(out, sentence);
    telling_words_add(out, article->title);
    telling_words_sort(out);
    return out->word_count > 1;
}

size_t tellings_read(const struct article *article, struct telling out[TELLINGS_MAX])
{
    size_t count = 0;
    bool first = true;
    for (size_t i = 0; i < article->block_count && count < TELLINGS_MAX; i++) {
        const struct block *block = &article->blocks[i];
        if (block->kind != BLOCK_PARAGRAPH) {
            continue;
        }
        struct span text = span_slice(article->body, block->at.byte_start, block->at.byte_end);
        struct paragraph paragraph = {.has_last = false};
        count += first && read_news(article, text, &out[count]);
        first = false;
        for (size_t at = 0; at < text.len && count < TELLINGS_MAX;) {
            size_t end = sentence_end(text, at);
            count += read_sentence(span_slice(text, at, end), &paragraph, out + count,
                                   TELLINGS_MAX - count);
            at = end;
        }
    }
    return count;
}
