/* One pass over the text that looks only at words with a capital or digit, and at a few short ones
 * ("today"). Whether a date is ahead is judged by the words before it in its sentence: a word list,
 * not a parse, since thousands of articles are looked at before any is analysed; how often that is
 * wrong is part of what published_model.c has learned. */
#include "date_clues.h"

#include <ctype.h>
#include <string.h>

#include "base/ascii.h"
#include "date_words.h"
#include "ingest/header/date_line.h"
#include "ingest/header/dateline.h"
#include "ingest/header/printed_date.h"

enum { LEAD_BYTES = 360, NEWS_BYTES = 4000, DATE_BYTES = 60 };

struct clue_reader {
    struct date_clues *clues;
    size_t read; /* bytes of paragraphs before the present block */
};

static bool same_clue(const struct date_clue *a, const struct date_clue *b)
{
    return a->kind == b->kind && a->future == b->future && a->year == b->year &&
           a->month == b->month && a->day == b->day && a->weekday == b->weekday &&
           a->apart == b->apart;
}

static void add_clue(struct date_clues *clues, const struct date_clue *clue)
{
    for (size_t i = 0; i < clues->count; i++) {
        if (same_clue(&clues->items[i], clue)) {
            clues->items[i].lead = clues->items[i].lead || clue->lead;
            clues->items[i].anchored = clues->items[i].anchored || clue->anchored;
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
        date->year = date_words_year(block, at);
        bool time = date->year && date_words_follow_preposition(block, at);
        return !date->year ? CLUE_KIND_COUNT : time ? CLUE_YEAR : CLUE_NUMBER;
    }
    struct span word = span_slice(block, at, date_words_end(block, at));
    int weekday = date_words_weekday(block, at);
    if (weekday >= 0) {
        date->weekday = weekday;
        return CLUE_WEEKDAY;
    }
    date->month = month_from_name(word);
    return date->month && date_words_follow_preposition(block, at) ? CLUE_IN : CLUE_KIND_COUNT;
}

/* Where a day follows the weekday at `at` that names the same: "Thursday evening, 19 September";
 * `at` itself otherwise. */
static size_t day_after_weekday(struct span block, size_t at)
{
    static const char *const parts[] = {" morning", " afternoon", " evening", " night", NULL};
    size_t end = date_words_end(block, at);
    for (size_t i = 0; parts[i]; i++) {
        struct span rest = span_slice(block, end, block.len);
        end += span_starts_with(rest, span_of(parts[i])) ? strlen(parts[i]) : 0;
    }
    struct span rest = span_slice(block, end, block.len);
    bool joined = span_starts_with(rest, SPAN(", ")) || span_starts_with(rest, SPAN(" ("));
    return joined && date_words_weekday(block, at) >= 0 ? end + 2 : at;
}

/* Parses the date at `at`, which may begin with its weekday; returns its bytes, 0: none. */
static size_t parse_date(struct span block, size_t at, struct printed_date *date)
{
    size_t start = at;
    for (int part = 0; part < 2; part++) {
        size_t end = block.len < start + DATE_BYTES ? block.len : start + DATE_BYTES;
        *date = PRINTED_DATE_NONE;
        size_t used = printed_date_parse(span_slice(block, start, end), date);
        if (used > 0 && (start == at || date->day > 0)) {
            date->weekday = start == at ? date->weekday : date_words_weekday(block, at);
            return start - at + used;
        }
        start = day_after_weekday(block, at);
        if (start == at) {
            break;
        }
    }
    return 0;
}

/* The date that begins at `at`, if any; returns behind it, or behind the word. */
static size_t read_date(struct clue_reader *reader, struct span block, size_t at,
                        enum block_kind kind)
{
    struct printed_date date;
    size_t used = parse_date(block, at, &date);
    enum clue_kind what = used ? kind_of(&date) : CLUE_KIND_COUNT;
    if (used == 0) {
        date = PRINTED_DATE_NONE;
        what = read_word(block, at, &date);
        used = 1;
    }
    if (what != CLUE_KIND_COUNT) {
        size_t place = reader->read + at;
        bool occasion = what == CLUE_NUMBER && date_words_of_occasion(block, at);
        bool anchored = place < NEWS_BYTES && date_words_anchored(block, at);
        struct date_clue clue = {.kind = (uint8_t)what,
                                 .future = occasion || date_words_future(block, at),
                                 .lead = kind == BLOCK_PARAGRAPH && (place < LEAD_BYTES),
                                 .caption = kind == BLOCK_CAPTION,
                                 .anchored = date.day && anchored,
                                 .apart = what == CLUE_WEEKDAY && date_words_week_said(block, at),
                                 .year = (int16_t)date.year,
                                 .month = (int8_t)date.month,
                                 .day = (int8_t)date.day,
                                 .weekday = (int8_t)date.weekday};
        add_clue(reader->clues, &clue);
    }
    return at + used;
}

static bool begins_any(struct span text, const char *const *words)
{
    for (size_t i = 0; words[i]; i++) {
        struct span word = span_of(words[i]);
        if (text.len >= word.len && span_equal_nocase(span_slice(text, 0, word.len), word)) {
            return true;
        }
    }
    return false;
}

/* "today", "tonight", "this morning"; "yesterday", "tomorrow": outside quotations. */
static void read_near_day(struct date_clues *clues, struct span block, size_t at)
{
    static const char *const todays[] = {"today's", "today’s", NULL}; /* "today's prices" */
    static const char *const today[] = {"tonight",      "this morning", "this afternoon",
                                        "this evening", "today",        NULL};
    static const char *const beside[] = {"yesterday", "tomorrow", NULL};
    struct span rest = span_slice(block, at, block.len);
    bool is_today = begins_any(rest, today) && !begins_any(rest, todays);
    bool is_beside = begins_any(rest, beside);
    if ((is_today || is_beside) && !date_words_quoted(block, at)) {
        clues->says_today = clues->says_today || is_today;
        clues->says_yesterday = clues->says_yesterday || is_beside;
    }
}

/* Whether a date, its capital first, or a near day may begin with the byte. */
static bool may_open(char c)
{
    switch (c) {
    case 't':
    case 'y':
    case 'T':
    case 'Y':
    case 'A':
    case 'D':
    case 'F':
    case 'J':
    case 'M':
    case 'N':
    case 'O':
    case 'S':
    case 'W':
        return true;
    default:
        return ascii_is_digit(c);
    }
}

static void read_block(struct clue_reader *reader, struct span block, enum block_kind kind)
{
    for (size_t at = 0; at < block.len;) {
        char c = block.ptr[at];
        size_t next = at + 1;
        bool begins = may_open(c) && date_words_begin(block, at);
        if (begins && (c == 't' || c == 'y' || c == 'T' || c == 'Y')) {
            read_near_day(reader->clues, block, at);
        }
        if (begins && c != 't' && c != 'y' && date_words_may_begin(block, at)) {
            next = read_date(reader, block, at, kind);
        }
        at = next;
    }
}

/* A text that tells of later years was not written on the day that it calls its own. */
static void release_anchors(struct date_clues *clues)
{
    int latest = 0;
    for (size_t i = 0; i < clues->count; i++) {
        const struct date_clue *clue = &clues->items[i];
        bool past = !clue->future && clue->kind != CLUE_NUMBER;
        latest = past && clue->year > latest ? clue->year : latest;
    }
    for (size_t i = 0; i < clues->count; i++) {
        struct date_clue *clue = &clues->items[i];
        clue->anchored = clue->anchored && (clue->year == 0 || clue->year == latest);
    }
}

/* The day in the dateline, or in the first line of the header that is a date. */
static struct printed_date printed_in_header(const struct article *article)
{
    struct dateline_match match = {.date = PRINTED_DATE_NONE};
    if (article->dateline.text.ptr) {
        bool found = dateline_match(article->dateline.text, false, &match);
        return found ? match.date : PRINTED_DATE_NONE;
    }
    for (size_t i = 0; i < article->block_count; i++) {
        const struct block *block = &article->blocks[i];
        struct span outlet;
        if (block->kind == BLOCK_DATELINE &&
            piece_is_date_line(span_slice(article->body, block->at.byte_start, block->at.byte_end),
                               &match.date, &outlet)) {
            return match.date;
        }
    }
    return PRINTED_DATE_NONE;
}

static void read_printed_day(const struct article *article, struct date_clues *out)
{
    struct printed_date date = printed_in_header(article);
    if (date.year == 0 && date.month > 0 && date.day > 0) {
        out->printed_month = (int8_t)date.month;
        out->printed_day = (int8_t)date.day;
        out->printed_weekday = (int8_t)date.weekday;
    }
}

void date_clues_read(const struct article *article, struct date_clues *out)
{
    struct clue_reader reader = {.clues = out};
    *out = (struct date_clues){0};
    read_printed_day(article, out);
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
    release_anchors(out);
}
