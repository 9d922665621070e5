/* Writes one article and all that was read in it. An article that is already there is removed
 * first, but keeps its row number, so that storing the same again gives the same rows. */

#include <math.h>
#include <stdlib.h>
#include <time.h>

#include "base/utf8.h"
#include "loading.h"
#include "store/codes.h"
#include "store/link/article_events.h"
#include "store/load.h"

/* What put_article hands to its parts. */
struct put {
    struct store_load *load;
    struct connection *connection;
    const struct article *article;
    const struct analysis *analysis;
    int64_t article_id;
    size_t word_count;   /* of the body */
    int64_t *entity_ids; /* of the analysis' entities */
};

/* Starts a named statement; the binder's statement is NULL when it cannot be prepared. */
static struct binder put_start(const struct put *put, const char *name)
{
    return bind_start(connection_named(put->connection, name));
}

static enum status put_end(const struct put *put, const struct binder *binder)
{
    return statement_run(put->connection, binder->statement);
}

/* The first paragraph; absent when the body has none. */
static struct span lead_of(const struct article *article)
{
    for (size_t i = 0; i < article->block_count; i++) {
        const struct block *block = &article->blocks[i];
        if (block->kind == BLOCK_PARAGRAPH && block->at.byte_end <= article->body.len &&
            block->at.byte_start <= block->at.byte_end) {
            return span_slice(article->body, block->at.byte_start, block->at.byte_end);
        }
    }
    return (struct span){0};
}

static void bind_moment(struct binder *binder, const struct article *article)
{
    struct period published = article->published;
    if (article->published_at != INT64_MIN) {
        bind_int(binder, article->published_at);
    } else if (published.earliest != DAY_NONE) {
        bind_int(binder, (int64_t)published.earliest * 86400);
    } else if (published.latest != DAY_NONE) {
        bind_int(binder, (int64_t)published.latest * 86400);
    } else {
        bind_null(binder);
    }
}

static void bind_file(struct binder *binder, int64_t file_id)
{
    if (file_id > 0) {
        bind_int(binder, file_id);
    } else {
        bind_null(binder);
    }
}

/* Binds the header's columns, from title to dateline_precision. */
static void bind_header(struct binder *binder, const struct article *article)
{
    bind_text(binder, article->title);
    bind_text(binder, article->subtitle);
    bind_text(binder, article->byline);
    bind_text(binder, article->source);
    bind_text(binder, article->section);
    bind_text(binder, article->url);
    bind_text(binder, article->language);
    bind_period(binder, article->published);
    if (article->published_at != INT64_MIN) {
        bind_int(binder, article->published_at);
    } else {
        bind_null(binder);
    }
    bind_name(binder, published_basis_name(article->published_basis));
    bind_text(binder, article->dateline.text);
    bind_text(binder, article->dateline.place);
    bind_period(binder, article->dateline.date);
}

static enum status put_header(struct put *put, int64_t file_id)
{
    const struct article *article = put->article;
    struct binder binder = put_start(put, "load.article_put");
    bind_int(&binder, put->article_id);
    bind_text(&binder, article->id);
    bind_file(&binder, file_id);
    bind_header(&binder, article);
    bind_text(&binder, lead_of(article));
    bind_int(&binder, 0); /* the number of words is known when they are indexed */
    bind_text(&binder, article->path);
    bind_text(&binder, article->hash);
    bind_int(&binder, (int64_t)put->analysis->mention_count);
    bind_int(&binder, (int64_t)time(NULL));
    bind_moment(&binder, article);
    return put_end(put, &binder);
}

static struct span or_empty(struct span text)
{
    return text.ptr ? text : SPAN("");
}

static enum status put_text(struct put *put)
{
    const struct article *article = put->article;
    struct binder binder = put_start(put, "load.article_put_text");
    bind_int(&binder, put->article_id);
    bind_text(&binder, or_empty(article->body));
    bind_blob(&binder, blocks_pack(put->load->scratch, article->blocks, article->block_count));
    enum status status = put_end(put, &binder);
    if (status != STATUS_OK) {
        return status;
    }
    binder = put_start(put, "load.article_index");
    bind_int(&binder, put->article_id);
    bind_text(&binder, article->title);
    bind_text(&binder, or_empty(article->body));
    struct word_counter *counter = &put->connection->word_counter;
    counter->counting = true;
    status = put_end(put, &binder);
    counter->counting = false;
    put->word_count = counter->words;
    return status;
}

static enum status put_authors(struct put *put)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < put->article->author_count && status == STATUS_OK; i++) {
        struct binder binder = put_start(put, "load.author_put");
        bind_int(&binder, put->article_id);
        bind_int(&binder, (int64_t)i);
        bind_text(&binder, or_empty(put->article->authors[i]));
        status = put_end(put, &binder);
    }
    return status;
}

/* The row of an entity by its key, made when it is new. */
static enum status find_or_make_entity(struct put *put, const struct entity *entity, int64_t *id)
{
    enum status status = load_look_up(put->load, "load.entity_find", or_empty(entity->key), id);
    if (status != STATUS_NOT_FOUND) {
        return status;
    }
    struct binder binder = put_start(put, "load.entity_put");
    bind_text(&binder, or_empty(entity->key));
    bind_text(&binder, or_empty(entity->name));
    bind_name(&binder, entity_type_name(entity->type));
    status = put_end(put, &binder);
    *id = sqlite3_last_insert_rowid(put->connection->db);
    return status;
}

static enum status put_roles(struct put *put, size_t local)
{
    const struct entity *entity = &put->analysis->entities[local];
    enum status status = STATUS_OK;
    for (size_t i = 0; i < entity->role_count && status == STATUS_OK; i++) {
        struct binder binder = put_start(put, "load.role_put");
        bind_int(&binder, put->article_id);
        bind_int(&binder, (int64_t)local);
        bind_int(&binder, (int64_t)i);
        bind_text(&binder, or_empty(entity->roles[i].title));
        bind_name(&binder, field_name(entity->roles[i].field));
        bind_int(&binder, entity->roles[i].sentence);
        status = put_end(put, &binder);
    }
    return status;
}

static enum status put_entity(struct put *put, size_t local)
{
    const struct entity *entity = &put->analysis->entities[local];
    enum status status = find_or_make_entity(put, entity, &put->entity_ids[local]);
    if (status != STATUS_OK) {
        return status;
    }
    struct binder binder = put_start(put, "load.article_entity_put");
    bind_int(&binder, put->article_id);
    bind_int(&binder, (int64_t)local);
    bind_int(&binder, put->entity_ids[local]);
    bind_text(&binder, or_empty(entity->key));
    bind_text(&binder, or_empty(entity->name));
    bind_name(&binder, entity_subtype_name(entity->subtype));
    bind_name(&binder, entity->country);
    bind_real(&binder, entity->coordinates.lat);
    bind_real(&binder, entity->coordinates.lon);
    bind_text(&binder, entity->wikidata);
    bind_int(&binder, entity->mention_count);
    status = put_end(put, &binder);
    if (status == STATUS_OK) {
        status = link_put_forms(put->load, put->article_id, local, entity);
    }
    return status == STATUS_OK ? put_roles(put, local) : status;
}

static void bind_place_in_text(struct binder *binder, enum field field, uint32_t sentence,
                               const struct extent *at)
{
    bind_name(binder, field_name(field));
    bind_int(binder, sentence);
    bind_int(binder, at->start);
    bind_int(binder, at->end);
    bind_int(binder, at->byte_start);
    bind_int(binder, at->byte_end);
}

/* A confidence to four digits: the rest is noise, and would be printed. */
static void bind_share(struct binder *binder, float share)
{
    bind_real(binder, round((double)share * 10000) / 10000);
}

static bool is_local(const struct put *put, uint32_t entity)
{
    return entity < put->analysis->entity_count;
}

static enum status put_mention(struct put *put, size_t position)
{
    const struct mention *mention = &put->analysis->mentions[position];
    struct binder binder = put_start(put, "load.mention_put");
    bind_int(&binder, put->article_id);
    bind_int(&binder, is_local(put, mention->entity) ? (int64_t)mention->entity : -1);
    bind_int(&binder, (int64_t)position);
    bind_place_in_text(&binder, mention->field, mention->sentence, &mention->at);
    bind_text(&binder, or_empty(mention->text));
    bind_name(&binder, entity_type_name(mention->type));
    bind_name(&binder, entity_subtype_name(mention->subtype));
    bind_name(&binder, mention_kind_name(mention->kind));
    bind_int(&binder, mention->metonym);
    bind_share(&binder, mention->confidence);
    return put_end(put, &binder);
}

static enum status count_date(const struct put *put, const char *name, const struct date *date)
{
    struct binder binder = put_start(put, name);
    bind_name(&binder, date_type_name(date->type));
    bind_name(&binder, date_basis_name(date->basis));
    bind_period(&binder, date->period);
    return put_end(put, &binder);
}

/* Two plain statements instead of one that inserts or updates, or of a trigger: anything that
 * SQLite may have to undo halfway makes the text indexes write out what they have gathered. */
static enum status tally_date(const struct put *put, const struct date *date)
{
    enum status status = count_date(put, "load.date_count", date);
    return status == STATUS_OK && sqlite3_changes(put->connection->db) == 0
               ? count_date(put, "load.date_count_first", date)
               : status;
}

static enum status put_date(struct put *put, size_t position)
{
    const struct date *date = &put->analysis->dates[position];
    struct binder binder = put_start(put, "load.date_put");
    bind_int(&binder, put->article_id);
    bind_int(&binder, (int64_t)position);
    bind_place_in_text(&binder, date->field, date->sentence, &date->at);
    bind_text(&binder, or_empty(date->text));
    bind_name(&binder, date_type_name(date->type));
    bind_text(&binder, date->value);
    bind_period(&binder, date->period);
    bind_name(&binder, date_basis_name(date->basis));
    enum status status = put_end(put, &binder);
    return status == STATUS_OK ? tally_date(put, date) : status;
}

/* Every sentence first tells an event of its own, known by its place; linking joins them. */
static struct span event_key(const struct put *put, size_t position)
{
    return arena_printf(put->load->scratch, "%.*s#%zu", SPAN_ARG(put->article->id), position);
}

static enum status find_or_make_event(struct put *put, struct span key, int64_t *id)
{
    enum status status = load_look_up(put->load, "load.event_find", key, id);
    if (status != STATUS_NOT_FOUND) {
        return status;
    }
    struct binder binder =
        put_start(put, put->load->set_aside ? "load.event_put_first" : "load.event_put");
    bind_text(&binder, key);
    status = put_end(put, &binder);
    *id = sqlite3_last_insert_rowid(put->connection->db);
    return status;
}

static enum status put_party(struct put *put, int64_t evidence_id, size_t position,
                             const struct party *party)
{
    struct binder binder = put_start(put, "load.party_put");
    bind_int(&binder, evidence_id);
    bind_int(&binder, (int64_t)position);
    bind_name(&binder, party_role_name(party->role));
    if (is_local(put, party->entity)) {
        bind_int(&binder, party->entity);
    } else {
        bind_null(&binder);
    }
    bind_text(&binder, or_empty(party->text));
    bind_name(&binder, party->country);
    bind_name(&binder, party->sector);
    bind_blob(&binder, extents_pack(put->load->scratch, &party->at, 1));
    return put_end(put, &binder);
}

/* Whom party `number` of evidence `position` may mean. */
static enum status put_meant(struct put *put, size_t position, size_t number,
                             const struct party *party)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < party->meant_count && status == STATUS_OK; i++) {
        struct binder binder = put_start(put, "load.meant_put");
        bind_int(&binder, put->article_id);
        bind_int(&binder, (int64_t)position);
        bind_int(&binder, (int64_t)number);
        bind_int(&binder, party->meant[i]);
        status = put_end(put, &binder);
    }
    return status;
}

/* The sentence in which an event is told. */
static struct span sentence_text(const struct put *put, const struct event *event)
{
    struct span field = event->field == FIELD_TITLE ? put->article->title : put->article->body;
    struct extent at = event->sentence_at;
    if (at.byte_end > field.len || at.byte_start > at.byte_end || field.ptr == NULL) {
        return SPAN("");
    }
    return span_slice(field, at.byte_start, at.byte_end);
}

static const struct date *date_of(const struct put *put, const struct event *event)
{
    return event->date < put->analysis->date_count ? &put->analysis->dates[event->date] : NULL;
}

static void bind_event_kind(struct binder *binder, const struct event *event)
{
    bind_name(binder, event_type_name(event->type));
    bind_name(binder, event->mode);
    bind_name(binder, event->cameo);
    bind_name(binder, event_status_name(event->status));
    bind_int(binder, event->negated);
    bind_period(binder, event->period);
    bind_name(binder, period_is_known(event->period) ? date_basis_name(event->date_basis) : NULL);
}

/* Sentence, trigger, date and place, in this order; a date expression in another field or none has
 * an empty extent. */
static struct span event_extents(const struct put *put, const struct event *event)
{
    const struct date *date = date_of(put, event);
    struct extent extents[4] = {event->sentence_at, event->trigger, {0}, event->place_at};
    if (date && date->field == event->field) {
        extents[2] = date->at;
    }
    return extents_pack(put->load->scratch, extents, 4);
}

/* A number of people; NULL for none. */
static void bind_count(struct binder *binder, uint32_t count)
{
    if (count > 0) {
        bind_int(binder, count);
    } else {
        bind_null(binder);
    }
}

static enum status put_evidence_row(struct put *put, size_t position, int64_t event_id,
                                    int64_t *evidence_id)
{
    const struct event *event = &put->analysis->events[position];
    const struct date *date = date_of(put, event);
    struct binder binder = put_start(put, "load.evidence_put");
    bind_int(&binder, put->article_id);
    bind_int(&binder, event_id);
    bind_text(&binder, or_empty(event->title));
    bind_text(&binder, sentence_text(put, event));
    bind_int(&binder, (int64_t)position);
    bind_event_kind(&binder, event);
    bind_text(&binder, date ? date->text : (struct span){0});
    bind_name(&binder, field_name(event->field));
    bind_int(&binder, event->sentence);
    bind_text(&binder, or_empty(event->trigger_text));
    bind_text(&binder, event->trigger_lemma);
    if (is_local(put, event->place)) {
        bind_int(&binder, event->place);
    } else {
        bind_null(&binder);
    }
    bind_text(&binder, event->place_text);
    bind_share(&binder, event->confidence);
    bind_blob(&binder, event_extents(put, event));
    bind_count(&binder, event->killed);
    bind_count(&binder, event->wounded);
    enum status status = put_end(put, &binder);
    *evidence_id = sqlite3_last_insert_rowid(put->connection->db);
    return status;
}

static enum status put_event(struct put *put, size_t position)
{
    const struct event *event = &put->analysis->events[position];
    int64_t event_id, evidence_id;
    enum status status = find_or_make_event(put, event_key(put, position), &event_id);
    if (status == STATUS_OK) {
        status = put_evidence_row(put, position, event_id, &evidence_id);
    }
    if (status != STATUS_OK) {
        return status;
    }
    struct binder binder = put_start(put, "load.event_index");
    bind_int(&binder, evidence_id);
    bind_text(&binder, or_empty(event->title));
    bind_text(&binder, sentence_text(put, event));
    status = put_end(put, &binder);
    for (size_t i = 0; i < event->party_count && status == STATUS_OK; i++) {
        status = put_party(put, evidence_id, i, &event->parties[i]);
        if (status == STATUS_OK) {
            status = put_meant(put, position, i, &event->parties[i]);
        }
    }
    return status;
}

/* Notes which acts tell again what an earlier one tells. */
static enum status put_groups(struct put *put)
{
    const struct article *article = put->article;
    bool told = article->published_basis != PUBLISHED_CORPUS; /* others may change that one */
    int32_t published = told ? article->published.earliest : DAY_NONE;
    const size_t *first = article_events_group(put->load->scratch, put->analysis, published);
    enum status status = STATUS_OK;
    for (size_t i = 0; i < put->analysis->event_count && status == STATUS_OK; i++) {
        if (first[i] == i) {
            continue;
        }
        struct binder binder = put_start(put, "load.told_with_put");
        bind_int(&binder, put->article_id);
        bind_int(&binder, (int64_t)i);
        bind_int(&binder, (int64_t)first[i]);
        status = put_end(put, &binder);
    }
    return status;
}

static int compare_ids(const void *a, const void *b)
{
    int64_t x = *(const int64_t *)a;
    int64_t y = *(const int64_t *)b;
    return (x > y) - (x < y);
}

/* Notes how many words the article has and how many different entities it speaks of; puts
 * entity_ids into order. */
static enum status put_counts(struct put *put)
{
    size_t count = put->analysis->entity_count;
    int64_t different = 0;
    if (count > 1) {
        qsort(put->entity_ids, count, sizeof *put->entity_ids, compare_ids);
    }
    for (size_t i = 0; i < count; i++) {
        different += i == 0 || put->entity_ids[i] != put->entity_ids[i - 1];
    }
    struct binder binder = put_start(put, "load.article_counts");
    bind_int(&binder, different);
    bind_int(&binder, (int64_t)put->word_count);
    bind_int(&binder, put->article_id);
    return put_end(put, &binder);
}

/* Calls `one` for 0 … count - 1 until it fails. */
static enum status put_each(struct put *put, size_t count, enum status (*one)(struct put *, size_t))
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = one(put, i);
    }
    return status;
}

/* Notes what the publication has to look at. */
static enum status touch(const struct put *put)
{
    static const char *const steps[] = {"link.words_touch", "load.article_touch_entities",
                                        "load.article_touch_events"};
    enum status status = STATUS_OK;
    for (size_t i = 0; !put->load->set_aside && i < 3 && status == STATUS_OK; i++) {
        status = load_run_id(put->load, steps[i], put->article_id);
    }
    return status;
}

static enum status put_facts(struct put *put)
{
    const struct analysis *analysis = put->analysis;
    enum status status = put_each(put, analysis->entity_count, put_entity);
    if (status == STATUS_OK) {
        status = put_each(put, analysis->mention_count, put_mention);
    }
    if (status == STATUS_OK) {
        status = put_each(put, analysis->date_count, put_date);
    }
    if (status == STATUS_OK) {
        status = put_each(put, analysis->event_count, put_event);
    }
    if (status == STATUS_OK) {
        status = put_groups(put);
    }
    if (status == STATUS_OK) {
        status = put_counts(put);
    }
    return status == STATUS_OK ? touch(put) : status;
}

/* The row number of the article's file; 0 without one. */
static enum status find_file(struct store_load *load, struct span path, int64_t *file_id)
{
    *file_id = 0;
    if (!path.ptr) {
        return STATUS_OK;
    }
    enum status status = load_look_up(load, "load.file_id", path, file_id);
    return status == STATUS_NOT_FOUND ? STATUS_INTERNAL : status;
}

static bool stands_in_file(struct store_load *load, struct span id)
{
    int64_t article_id;
    return load_look_up(load, "load.article_of_file", id, &article_id) == STATUS_OK;
}

enum status store_load_put_article(struct store_load *load, const struct article *article,
                                   const struct analysis *analysis, struct span file_path)
{
    arena_reset(load->scratch);
    struct put put = {.load = load,
                      .connection = load->connection,
                      .article = article,
                      .analysis = analysis,
                      .entity_ids = ARENA_ARRAY(load->scratch, int64_t, analysis->entity_count)};
    int64_t file_id;
    enum status status = find_file(load, file_path, &file_id);
    if (status != STATUS_OK) {
        return status;
    }
    if (file_path.ptr == NULL && stands_in_file(load, article->id)) {
        return STATUS_INVALID;
    }
    load->changed = true;
    load->put_count++;
    status = load_indexes_set_aside(load);
    if (status != STATUS_OK) {
        return status;
    }
    status = load_look_up(load, "load.article_id", article->id, &put.article_id);
    if (status == STATUS_OK) {
        status = load_delete_article(load, put.article_id);
    } else if (status == STATUS_NOT_FOUND) {
        status = load_next_article(load, &put.article_id);
    }
    if (status == STATUS_OK) {
        status = put_header(&put, file_id);
    }
    if (status == STATUS_OK) {
        status = put_text(&put);
    }
    if (status == STATUS_OK) {
        status = put_authors(&put);
    }
    return status == STATUS_OK ? put_facts(&put) : status;
}
