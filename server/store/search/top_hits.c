/* BM25 over posting lists in memory, row by row: the lists of all phrases are walked side by side,
 * each row's phrases are held against the expression, and the score is added up in the order in
 * which FTS5 does, so that it is the same to the last bit. A word in every one of 100,000 articles
 * costs about a millisecond; what would cost more, the names and dates of all those rows, is only
 * looked up for the page. */

#include "top_hits.h"

#include <stdlib.h>

#include "best_rows.h"
#include "found_articles.h"
#include "found_events.h"
#include "match_tree.h"
#include "ranking.h"

/* With conditions beside the search, fewer hits than these are tried one by one. */
enum { MANY_ROWS = 2000 };

/* By index: the statement that finds where a page ended. */
static const char *const row_until[] = {
    [CENSUS_ARTICLE_TEXT] = "articles.row_until", [CENSUS_EVENT_TEXT] = "events.row_until"};

struct counting {
    struct list *list;
    const struct census *census;
    const struct census_text *text;
    struct match_tree tree;
    struct posting_list lists[MATCH_PHRASES_MAX];
    struct posting_reader readers[MATCH_PHRASES_MAX];
    double weights[MATCH_PHRASES_MAX];
    uint64_t live;          /* readers that have a row */
    const uint8_t *allowed; /* by listed row; NULL: all are */
    double *scores;         /* by listed row; 0: not found */
    uint8_t *met;           /* by listed row: marked instead of scored; NULL: scored */
};

static enum status gather(struct counting *counting, uint64_t *rows)
{
    struct list *list = counting->list;
    enum status status = STATUS_OK;
    *rows = 0;
    for (size_t i = 0; i < counting->tree.phrase_count && status == STATUS_OK; i++) {
        struct posting_list *found = &counting->lists[i];
        status = postings_gather(counting->text->postings, &list->reader->connection, list->arena,
                                 counting->tree.phrases[i], found);
        counting->weights[i] = postings_weight(counting->text->postings, found->row_count);
        counting->readers[i] = posting_start(found);
        *rows += found->row_count;
    }
    return status;
}

static void advance(struct counting *counting, size_t phrase)
{
    uint64_t bit = UINT64_C(1) << phrase;
    if (posting_next(&counting->readers[phrase])) {
        counting->live |= bit;
    } else {
        counting->live &= ~bit;
    }
}

/* The phrases of the next row that has one; 0 at the end. */
static uint64_t next_row(const struct counting *counting, uint32_t *row)
{
    uint64_t present = 0;
    *row = UINT32_MAX;
    for (uint64_t left = counting->live; left; left &= left - 1) {
        uint32_t own = counting->readers[__builtin_ctzll(left)].row;
        if (own < *row) {
            *row = own;
            present = 0;
        }
        present |= own == *row ? left & -left : 0;
    }
    return present;
}

static double score_row(const struct counting *counting, uint32_t row, uint64_t counted)
{
    double length = postings_length(counting->text->postings, row), score = 0;
    for (; counted; counted &= counted - 1) {
        int phrase = __builtin_ctzll(counted);
        double occurrences = counting->readers[phrase].occurrences;
        score += ranking_part(counting->weights[phrase], occurrences, length);
    }
    return score;
}

static void note_row(struct counting *counting, uint32_t listed, uint32_t row, uint64_t counted)
{
    if (counting->met) {
        counting->met[listed] = 1;
        return;
    }
    double score = score_row(counting, row, counted);
    double *best = &counting->scores[listed];
    *best = score > *best ? score : *best;
}

/* Scores every listed row by the best of its rows in the index, or marks it. */
static void score_all(struct counting *counting)
{
    const struct census_text *text = counting->text;
    uint64_t present, known = 0, counted = 0;
    uint32_t row;
    for (size_t i = 0; i < counting->tree.phrase_count; i++) {
        advance(counting, i);
    }
    while ((present = next_row(counting, &row)) != 0) {
        if (present != known) {
            known = present;
            counted = match_tree_counted(&counting->tree, present);
        }
        uint32_t listed = row >= text->row_limit ? 0 : text->listed ? text->listed[row] : row;
        if (counted && listed && (counting->allowed == NULL || counting->allowed[listed])) {
            note_row(counting, listed, row, counted);
        }
        for (uint64_t left = present; left; left &= left - 1) {
            advance(counting, (size_t)__builtin_ctzll(left));
        }
    }
}

/* Of the copies of a text only the first that was found stays. */
static void collapse(struct counting *counting)
{
    const struct census *census = counting->census;
    uint32_t shown = 0;
    for (uint32_t i = 0; i < census->copy_count; i++) {
        double *score = &counting->scores[census->copies[i].article];
        if (*score > 0 && census->copies[i].group == shown) {
            *score = 0;
        } else if (*score > 0) {
            shown = census->copies[i].group;
        }
    }
}

static bool has_part(const struct list *list, enum filter_field own)
{
    for (size_t i = 0; i < list->part_count; i++) {
        if (list->parts[i].own == own) {
            return true;
        }
    }
    return false;
}

/* Whether there are conditions beside the search. */
static bool is_narrowed(const struct list *list)
{
    for (size_t i = 0; i < list->part_count; i++) {
        if (list->parts[i].own != LIST_MATCHING && list->parts[i].own != LIST_COLLAPSED) {
            return true;
        }
    }
    return false;
}

/* What the conditions beside the search allow. */
static enum status mark_allowed(struct counting *counting, enum census_text_kind kind)
{
    static const enum filter_field without[] = {LIST_MATCHING, LIST_COLLAPSED};
    uint8_t *allowed;
    enum status status =
        kind == CENSUS_ARTICLE_TEXT
            ? found_articles_mark(counting->list, counting->census, without, 2, &allowed)
            : found_events_mark(counting->list, counting->census, without, 2, &allowed);
    if (status == STATUS_OK) {
        counting->allowed = allowed;
    }
    return status;
}

/* Counts the rows that were found and gathers those of the page. */
static void choose(struct counting *counting, struct best_rows *best)
{
    struct list *list = counting->list;
    counting->scores = calloc(counting->text->listed_limit, sizeof *counting->scores);
    if (counting->scores == NULL) {
        abort();
    }
    score_all(counting);
    if (has_part(list, LIST_COLLAPSED)) {
        collapse(counting);
    }
    for (uint32_t row = 1; row < counting->text->listed_limit; row++) {
        if (counting->scores[row] > 0) {
            best_rows_add(best, row, -counting->scores[row]);
        }
    }
    free(counting->scores);
    best_rows_end(best, list);
}

enum status top_hits_choose(struct list *list, enum census_text_kind kind)
{
    const struct census *census = census_peek(list->reader);
    struct counting *counting = ARENA_NEW(list->arena, struct counting);
    bool countable = census && list->query->limit > 0 &&
                     match_tree_read(list->arena, list->match, &counting->tree);
    if (!countable) {
        return STATUS_OK;
    }
    counting->list = list;
    counting->census = census;
    counting->text = &census->texts[kind];
    struct best_rows best;
    uint64_t rows = 0;
    enum status status = best_rows_start(list, row_until[kind], counting->text->order,
                                         counting->text->listed_limit, &best);
    if (status == STATUS_OK) {
        status = gather(counting, &rows);
    }
    if (status != STATUS_OK || (is_narrowed(list) && rows < MANY_ROWS && census->now == NULL)) {
        return status == STATUS_NOT_FOUND ? STATUS_OK : status;
    }
    if (is_narrowed(list)) {
        status = mark_allowed(counting, kind);
    }
    if (status == STATUS_OK) {
        choose(counting, &best);
    }
    return status;
}

enum status top_hits_mark(struct list *list, const struct census *census,
                          enum census_text_kind kind, uint8_t *met, bool *out)
{
    struct counting *counting = ARENA_NEW(list->arena, struct counting);
    *out = list->match.ptr && match_tree_read(list->arena, list->match, &counting->tree);
    if (!*out) {
        return STATUS_OK;
    }
    counting->list = list;
    counting->census = census;
    counting->text = &census->texts[kind];
    counting->met = met;
    uint64_t rows = 0;
    enum status status = gather(counting, &rows);
    if (status == STATUS_OK) {
        score_all(counting);
    }
    return status;
}
