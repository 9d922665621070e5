/* One pass over the text that looks only at words with a capital or digit, and at a few short ones
 * ("today"). Whether a date is ahead is judged by the words before it in its sentence: a word list,
 * not a parse, since thousands of articles are looked at before any is analysed; how often that is
 * wrong is part of what published_model.c has learned. */
#include "date_clues.h"

#include <ctype.h>
#include <string.h>

#include "printed_date.h"
#include "wording.h"

enum { CONTEXT_BYTES = 60, LEAD_BYTES = 360, DATE_BYTES = 60 };

struct clue_reader {
    struct date_clues *clues;
    size_t read; /* bytes of paragraphs before the present block */
};

/* The part of the sentence before `at`, as far as it is looked at, with a space before it. */
static struct span words_before(struct span block, size_t at)
{
    size_t from = at > CONTEXT_BYTES ? at - CONTEXT_BYTES : 0;
    for (size_t i = at; i-- > from + 1;) {
        bool stop = block.ptr[i] == ' ' && block.ptr[i - 1] == '.';
        if (stop && i >= 2 && islower((unsigned char)block.ptr[i - 2])) {
            return span_slice(block, i, at);
        }
    }
    return span_slice(block, from, at);
}

static bool is_future(struct span block, size_t at)
{
    static const char *const words[] = {
        " by ",       " until ",  " till ",       " will ",    " next ",   " due ",     " before ",
        " upcoming ", " expire",  " deadline",    " would ",   " shall ",  " to be ",   " coming ",
        " scheduled", " planned", " ahead of ",   " going to", " set to",  " set for",  " may be ",
        " begins ",   " starts ", " takes place", " is to ",   " are to ", " tomorrow", NULL};
    return holds_any(words_before(block, at), words);
}

static bool ends_nocase(struct span text, const char *word)
{
    struct span end = span_of(word);
    return text.len >= end.len &&
           span_equal_nocase(span_slice(text, text.len - end.len, text.len), end);
}

/* Whether the word before `at` is one that stands before a time. */
static bool follows_preposition(struct span block, size_t at)
{
    static const char *const words[] = {"in ",      "since ", "of ",      "until ", "by ",
                                        "late ",    "early ", "mid-",     "from ",  "during ",
                                        "to ",      "after ", "before ",  "last ",  "around ",
                                        "between ", "this ",  "through ", NULL};
    struct span before = span_slice(block, 0, at);
    for (size_t i = 0; words[i]; i++) {
        size_t len = strlen(words[i]);
        bool whole =
            before.len == len ||
            (before.len > len && !isalnum((unsigned char)before.ptr[before.len - len - 1]));
        if (whole && ends_nocase(before, words[i])) {
            return true;
        }
    }
    return false;
}

static bool starts_word(struct span text, size_t at)
{
    return at == 0 || !(isalnum((unsigned char)text.ptr[at - 1]) || (text.ptr[at - 1] & 0x80) ||
                        strchr("$#,.'", text.ptr[at - 1]));
}

static size_t word_end(struct span text, size_t at)
{
    while (at < text.len && isalpha((unsigned char)text.ptr[at])) {
        at++;
    }
    return at;
}

/* Whether a date or weekday may begin at a letter or digit: no more than a quick look. */
static bool may_begin_date(struct span block, size_t at)
{
    static const char starts[] = "jan feb mar apr may jun jul aug sep oct nov dec "
                                 "mon tue wed thu fri sat sun ";
    if (isdigit((unsigned char)block.ptr[at])) {
        return true;
    }
    if (at + 3 > block.len) {
        return false;
    }
    char word[5] = {0};
    for (size_t i = 0; i < 3; i++) {
        word[i] = (char)tolower((unsigned char)block.ptr[at + i]);
    }
    word[3] = ' ';
    return strstr(starts, word) != NULL;
}

/* A year of four digits at `at`, 0 when there is none: "2,000", "2014th", "2000 people". */
static int year_at(struct span text, size_t at)
{
    int year = 0;
    size_t end = at;
    while (end < text.len && end < at + 5 && isdigit((unsigned char)text.ptr[end])) {
        year = year * 10 + (text.ptr[end] - '0');
        end++;
    }
    bool more = end + 1 < text.len && strchr(",.:%", text.ptr[end]) &&
                isdigit((unsigned char)text.ptr[end + 1]);
    bool joined = end < text.len && isalpha((unsigned char)text.ptr[end]);
    return end == at + 4 && !more && !joined && year >= 1900 && year < 2100 ? year : 0;
}

static bool same_clue(const struct date_clue *a, const struct date_clue *b)
{
    return a->kind == b->kind && a->future == b->future && a->year == b->year &&
           a->month == b->month && a->day == b->day && a->weekday == b->weekday;
}

static void add_clue(struct date_clues *clues, const struct date_clue *clue)
{
    for (size_t i = 0; i < clues->count; i++) {
        if (same_clue(&clues->items[i], clue)) {
            clues->items[i].lead = clues->items[i].lead || clue->lead;
            return;
        }
    }
    if (clues->count < DATE_CLUES_MAX) {
        clues->items[clues->count++] = *clue;
    }
}

static enum clue_kind kind_of(const struct printed_date *date)
{
    if (date->year) {
        return date->day ? CLUE_DATE : date->month ? CLUE_MONTH : CLUE_YEAR;
    }
    return date->day ? CLUE_DAY : CLUE_IN;
}

/* What a word alone names: a weekday, a month after a preposition, a year. Its kind, or
 * CLUE_KIND_COUNT. */
static enum clue_kind read_word(struct span block, size_t at, struct printed_date *date)
{
    if (isdigit((unsigned char)block.ptr[at])) {
        date->year = year_at(block, at);
        bool time = date->year && follows_preposition(block, at);
        return !date->year ? CLUE_KIND_COUNT : time ? CLUE_YEAR : CLUE_NUMBER;
    }
    struct span word = span_slice(block, at, word_end(block, at));
    int weekday = word.len >= 6 ? weekday_from_name(word) : -1;
    if (weekday >= 0) {
        date->weekday = weekday;
        return CLUE_WEEKDAY;
    }
    date->month = month_from_name(word);
    return date->month && follows_preposition(block, at) ? CLUE_IN : CLUE_KIND_COUNT;
}

/* The date that begins at `at`, if any; returns behind it, or behind the word. */
static size_t read_date(struct clue_reader *reader, struct span block, size_t at,
                        enum block_kind kind)
{
    struct span rest =
        span_slice(block, at, block.len < at + DATE_BYTES ? block.len : at + DATE_BYTES);
    struct printed_date date = {.weekday = -1};
    size_t used = printed_date_parse(rest, &date);
    enum clue_kind what = used ? kind_of(&date) : CLUE_KIND_COUNT;
    if (used == 0) {
        date = (struct printed_date){.weekday = -1};
        what = read_word(block, at, &date);
        used = 1;
    }
    if (what != CLUE_KIND_COUNT) {
        struct date_clue clue = {.kind = (uint8_t)what,
                                 .future = is_future(block, at),
                                 .lead = kind == BLOCK_PARAGRAPH && reader->read + at < LEAD_BYTES,
                                 .caption = kind == BLOCK_CAPTION,
                                 .year = (int16_t)date.year,
                                 .month = (int8_t)date.month,
                                 .day = (int8_t)date.day,
                                 .weekday = (int8_t)date.weekday};
        add_clue(reader->clues, &clue);
    }
    return at + used;
}

/* "today", "tonight", "yesterday", "tomorrow". */
static void read_near_day(struct date_clues *clues, struct span block, size_t at)
{
    struct span word = span_slice(block, at, word_end(block, at));
    clues->says_today = clues->says_today || span_equal_nocase(word, SPAN("today")) ||
                        span_equal_nocase(word, SPAN("tonight"));
    clues->says_yesterday = clues->says_yesterday || span_equal_nocase(word, SPAN("yesterday")) ||
                            span_equal_nocase(word, SPAN("tomorrow"));
}

static void read_block(struct clue_reader *reader, struct span block, enum block_kind kind)
{
    for (size_t at = 0; at < block.len;) {
        unsigned char c = (unsigned char)block.ptr[at];
        bool begins = (isalnum(c) && starts_word(block, at));
        size_t next = at + 1;
        if (begins && (c == 't' || c == 'y' || c == 'T' || c == 'Y')) {
            read_near_day(reader->clues, block, at);
        }
        if (begins && (isupper(c) || isdigit(c)) && may_begin_date(block, at)) {
            next = read_date(reader, block, at, kind);
        }
        at = next;
    }
}

void date_clues_read(const struct article *article, struct date_clues *out)
{
    struct clue_reader reader = {.clues = out};
    *out = (struct date_clues){0};
    read_block(&reader, article->title, BLOCK_SUBHEADING);
    for (size_t i = 0; i < article->block_count; i++) {
        const struct block *block = &article->blocks[i];
        if (block->kind != BLOCK_PARAGRAPH && block->kind != BLOCK_CAPTION) {
            continue;
        }
        struct span text = span_slice(article->body, block->at.byte_start, block->at.byte_end);
        read_block(&reader, text, block->kind);
        reader.read += block->kind == BLOCK_PARAGRAPH ? text.len : 0;
    }
}
