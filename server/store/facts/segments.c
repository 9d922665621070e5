/* An article's body cut wherever a mention or a sentence that tells an event begins or ends. Of
 * mentions that overlap, the one that begins first is kept, the longest of those that begin
 * together; so each piece belongs to at most one. */

#include <stdlib.h>

#include "store/codes.h"
#include "store/list.h"
#include "store/records.h"

/* A sentence and an event that it tells. */
struct told {
    struct extent at;
    struct span event;
};

struct cuts {
    struct arena *arena;
    struct span body;
    const struct mention_record **mentions; /* in order, none overlapping */
    size_t mention_count;
    struct told *told; /* by their beginning */
    size_t told_count, told_capacity;
    uint32_t *at; /* bytes, in order, the ends of the body included */
    size_t count;
};

static int compare_mentions(const void *left, const void *right)
{
    const struct extent *a = &(*(const struct mention_record *const *)left)->mention.at;
    const struct extent *b = &(*(const struct mention_record *const *)right)->mention.at;
    if (a->byte_start != b->byte_start) {
        return a->byte_start < b->byte_start ? -1 : 1;
    }
    return (a->byte_end < b->byte_end) - (a->byte_end > b->byte_end);
}

/* Keeps the mentions of the body that do not overlap one before them. */
static void keep_mentions(struct cuts *cuts, const struct mention_page *page)
{
    cuts->mentions = ARENA_ARRAY(cuts->arena, const struct mention_record *, page->count);
    size_t found = 0;
    for (size_t i = 0; i < page->count; i++) {
        const struct mention *mention = &page->rows[i].mention;
        if (mention->field == FIELD_BODY && mention->at.byte_start < mention->at.byte_end &&
            mention->at.byte_end <= cuts->body.len) {
            cuts->mentions[found++] = &page->rows[i];
        }
    }
    qsort(cuts->mentions, found, sizeof *cuts->mentions, compare_mentions);
    uint32_t end = 0;
    for (size_t i = 0; i < found; i++) {
        const struct extent *at = &cuts->mentions[i]->mention.at;
        if (at->byte_start >= end) {
            end = at->byte_end;
            cuts->mentions[cuts->mention_count++] = cuts->mentions[i];
        }
    }
}

static void take_told(void *context, struct columns *columns)
{
    struct cuts *cuts = context;
    struct span event = column_text(columns);
    enum field field = field_from_name(column_borrowed(columns));
    struct extent at;
    extents_unpack(column_borrowed(columns), &at, 1);
    if (field != FIELD_BODY || at.byte_start >= at.byte_end || at.byte_end > cuts->body.len) {
        return;
    }
    cuts->told = arena_grow(cuts->arena, cuts->told, cuts->told_count, &cuts->told_capacity,
                            sizeof *cuts->told);
    cuts->told[cuts->told_count++] = (struct told){at, event};
}

/* By the beginning of the sentence, then by the event's id. */
static int compare_told(const void *left, const void *right)
{
    const struct told *a = left, *b = right;
    if (a->at.byte_start != b->at.byte_start) {
        return a->at.byte_start < b->at.byte_start ? -1 : 1;
    }
    return span_compare(a->event, b->event);
}

static int compare_cuts(const void *left, const void *right)
{
    uint32_t a = *(const uint32_t *)left, b = *(const uint32_t *)right;
    return (a > b) - (a < b);
}

static void find_cuts(struct cuts *cuts)
{
    size_t most = 2 + 2 * (cuts->mention_count + cuts->told_count);
    cuts->at = ARENA_ARRAY(cuts->arena, uint32_t, most);
    size_t count = 0;
    cuts->at[count++] = 0;
    cuts->at[count++] = (uint32_t)cuts->body.len;
    for (size_t i = 0; i < cuts->mention_count; i++) {
        cuts->at[count++] = cuts->mentions[i]->mention.at.byte_start;
        cuts->at[count++] = cuts->mentions[i]->mention.at.byte_end;
    }
    for (size_t i = 0; i < cuts->told_count; i++) {
        cuts->at[count++] = cuts->told[i].at.byte_start;
        cuts->at[count++] = cuts->told[i].at.byte_end;
    }
    qsort(cuts->at, count, sizeof *cuts->at, compare_cuts);
    for (size_t i = 0; i < count; i++) {
        if (cuts->count == 0 || cuts->at[cuts->count - 1] != cuts->at[i]) {
            cuts->at[cuts->count++] = cuts->at[i];
        }
    }
}

/* The events of the sentences around [start, end); `*from` skips the sentences that end before. */
static void find_events(const struct cuts *cuts, uint32_t start, uint32_t end, size_t *from,
                        struct article_segment *segment)
{
    while (*from < cuts->told_count && cuts->told[*from].at.byte_end <= start) {
        ++*from;
    }
    size_t to = *from;
    while (to < cuts->told_count && cuts->told[to].at.byte_start < end) {
        to++;
    }
    struct span *events = ARENA_ARRAY(cuts->arena, struct span, to - *from);
    for (size_t i = *from; i < to; i++) {
        bool again = segment->event_count > 0 &&
                     span_equal(events[segment->event_count - 1], cuts->told[i].event);
        if (cuts->told[i].at.byte_end >= end && !again) {
            events[segment->event_count++] = cuts->told[i].event;
        }
    }
    segment->events = events;
}

static const struct article_segment *make_segments(const struct cuts *cuts, size_t *count)
{
    size_t pieces = cuts->count > 0 ? cuts->count - 1 : 0;
    struct article_segment *segments = ARENA_ARRAY(cuts->arena, struct article_segment, pieces);
    size_t mention = 0, told = 0;
    for (size_t i = 0; i < pieces; i++) {
        uint32_t start = cuts->at[i], end = cuts->at[i + 1];
        segments[i] = (struct article_segment){.text = span_slice(cuts->body, start, end)};
        while (mention < cuts->mention_count &&
               cuts->mentions[mention]->mention.at.byte_end <= start) {
            mention++;
        }
        if (mention < cuts->mention_count &&
            cuts->mentions[mention]->mention.at.byte_start <= start) {
            segments[i].mention = cuts->mentions[mention];
        }
        find_events(cuts, start, end, &told, &segments[i]);
    }
    *count = pieces;
    return segments;
}

/* Reads the sentences that tell events. */
static enum status read_told(struct store_reader *reader, struct span id, struct cuts *cuts)
{
    struct connection *connection = &reader->connection;
    sqlite3_stmt *statement = connection_named(connection, "segments.told");
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, id);
    }
    enum status status = list_each(connection, statement, cuts->arena, take_told, cuts);
    if (status == STATUS_OK && cuts->told_count > 0) {
        qsort(cuts->told, cuts->told_count, sizeof *cuts->told, compare_told);
    }
    return status;
}

enum status article_segments(struct store_reader *reader, struct arena *arena, struct span id,
                             const struct article_segment **out, size_t *count)
{
    struct article_record record;
    enum status status = article_get(reader, arena, id, &record);
    if (status != STATUS_OK) {
        return status;
    }
    struct condition article = {.field = FILTER_ARTICLE, .values = &id, .value_count = 1};
    struct query query = query_default();
    query.conditions = &article;
    query.condition_count = 1;
    query.limit = 0;
    struct mention_page mentions;
    struct cuts cuts = {.arena = arena, .body = record.article.body};
    status = mentions_list(reader, arena, &query, &mentions);
    if (status == STATUS_OK) {
        status = read_told(reader, id, &cuts);
    }
    if (status == STATUS_OK) {
        keep_mentions(&cuts, &mentions);
        find_cuts(&cuts);
        *out = make_segments(&cuts, count);
    }
    return status;
}
