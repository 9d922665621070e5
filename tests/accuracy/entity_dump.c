/* Reads articles as JSON lines ({"id", "date", "title", "text", "mentions"}) from standard input,
 * finds who is who in each and across them by a load into an archive in memory, and writes
 * {"id", "mentions"} lines for entities.py to score. With --given the named mentions are those of
 * the lines ({"field", "start", "end", "type"}), else the text's own. Each mention that comes out
 * has the number of its entity within the article ("local") and the archive's id ("entity"). */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../server/extract/engine_parts.h"
#include "../../server/extract/mentions/mentions_shape.h"
#include "extract/analysis.h"
#include "extract/entities.h"
#include "store/load.h"
#include "store/records.h"
#include "store/store.h"
#include "text/agreement.h"
#include "text/finite.h"
#include "text/parser.h"
#include "text/tagger.h"

struct reading {
    struct article article;
    struct analysis analysis;
};

static int fail(const char *what)
{
    (void)fprintf(stderr, "entity_dump: %s\n", what);
    return 1;
}

static struct span text_of(struct arena *arena, json_t *line, const char *key)
{
    const char *text = json_string_value(json_object_get(line, key));
    return text ? arena_printf(arena, "%s", text) : (struct span){0};
}

/* --- given mentions --------------------------------------------------------------------------- */

/* The tokens of `field` that share a character with [start, end); false when there are none. */
static bool find_tokens(const struct document *document, enum field field, uint32_t start,
                        uint32_t end, struct mention *mention)
{
    bool found = false;
    for (size_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        for (uint32_t i = 0; sentence->field == field && i < sentence->token_count; i++) {
            const struct extent *at = &document->tokens[sentence->first_token + i].at;
            if (at->start >= end || at->end <= start) {
                continue;
            }
            if (!found) {
                mention->first_token = sentence->first_token + i;
                mention->sentence = sentence->index;
                mention->token_count = 0;
            }
            found = true;
            mention->token_count++;
        }
    }
    return found;
}

static uint32_t number(json_t *object, const char *key)
{
    return (uint32_t)json_integer_value(json_object_get(object, key));
}

static int compare_places(const void *a, const void *b)
{
    const struct mention *first = a;
    const struct mention *second = b;
    return (first->first_token > second->first_token) - (first->first_token < second->first_token);
}

static void take_given(struct arena *arena, const struct engine *engine, json_t *given,
                       struct analysis *analysis)
{
    const struct document *document = &analysis->document;
    analysis->mentions = ARENA_ARRAY(arena, struct mention, json_array_size(given));
    for (size_t i = 0; i < json_array_size(given); i++) {
        json_t *item = json_array_get(given, i);
        const char *field = json_string_value(json_object_get(item, "field"));
        const char *type = json_string_value(json_object_get(item, "type"));
        struct mention mention = {.field = strcmp(field, "title") == 0 ? FIELD_TITLE : FIELD_BODY,
                                  .type = entity_type_from_name(span_of(type)),
                                  .kind = MENTION_NAME,
                                  .confidence = 1,
                                  .entity = ENTITY_UNRESOLVED};
        if (find_tokens(document, mention.field, number(item, "start"), number(item, "end"),
                        &mention) &&
            mention_shape(engine->gazetteer, document, &mention)) {
            analysis->mentions[analysis->mention_count++] = mention;
        }
    }
    qsort(analysis->mentions, analysis->mention_count, sizeof *analysis->mentions, compare_places);
}

/* The steps of analysis_run up to the entities, with mentions from outside. */
static void run_given(struct arena *arena, const struct engine *engine,
                      const struct article *article, json_t *given, struct analysis *out)
{
    *out = (struct analysis){0};
    document_read(arena, article, &out->document);
    tagger_tag(engine->tagger, arena, &out->document);
    finite_mend(&out->document);
    parser_parse(engine->parser, arena, &out->document);
    agreement_mend(&out->document);
    take_given(arena, engine, given, out);
    entities_resolve(arena, engine, out);
}

/* --- out -------------------------------------------------------------------------------------- */

/* The number of the entity that the article's own reading gave the mention, or -1. */
static int local_of(const struct analysis *analysis, const struct mention *mention)
{
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *other = &analysis->mentions[i];
        if (other->field == mention->field && other->at.start == mention->at.start &&
            other->at.end == mention->at.end && other->kind == mention->kind &&
            other->entity != ENTITY_UNRESOLVED) {
            return (int)other->entity;
        }
    }
    return -1;
}

static json_t *mention_json(const struct analysis *analysis, const struct mention_record *record)
{
    const struct mention *mention = &record->mention;
    return json_pack(
        "{s:s, s:i, s:i, s:o, s:s, s:s?, s:s, s:b, s:f, s:i, s:o}", "field",
        field_name(mention->field), "start", (int)mention->at.start, "end", (int)mention->at.end,
        "text", json_stringn(mention->text.ptr, mention->text.len), "type",
        entity_type_name(mention->type), "subtype", entity_subtype_name(mention->subtype), "kind",
        mention_kind_name(mention->kind), "metonym", (int)mention->metonym, "confidence",
        (double)mention->confidence, "local", local_of(analysis, mention), "entity",
        record->entity.ptr ? json_stringn(record->entity.ptr, record->entity.len) : json_null());
}

static enum status write_article(struct store_reader *reader, struct arena *arena,
                                 const struct reading *reading)
{
    struct condition condition = {
        .field = FILTER_ARTICLE, .values = &reading->article.id, .value_count = 1};
    struct query query = query_default();
    query.conditions = &condition;
    query.condition_count = 1;
    query.limit = 0;
    struct mention_page page;
    enum status status = mentions_list(reader, arena, &query, &page);
    if (status != STATUS_OK) {
        return status;
    }
    json_t *mentions = json_array();
    for (size_t i = 0; i < page.count; i++) {
        json_array_append_new(mentions, mention_json(&reading->analysis, &page.rows[i]));
    }
    json_t *out = json_pack("{s:o, s:o}", "id",
                            json_stringn(reading->article.id.ptr, reading->article.id.len),
                            "mentions", mentions);
    json_dumpf(out, stdout, JSON_COMPACT);
    (void)putchar('\n');
    json_decref(out);
    return STATUS_OK;
}

static enum status write_all(struct store *store, struct arena *arena,
                             const struct reading *readings, size_t count, struct failure *failure)
{
    struct store_reader *reader = NULL;
    enum status status = store_reader_new(store, &reader, failure);
    if (status != STATUS_OK) {
        return status;
    }
    status = store_read_begin(reader, 0);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = write_article(reader, arena, &readings[i]);
    }
    store_read_end(reader);
    store_reader_free(reader);
    return status;
}

static enum status put_all(struct store *store, const struct reading *readings, size_t count,
                           struct failure *failure)
{
    struct store_load *load = NULL;
    enum status status = store_load_begin(store, &load, failure);
    for (size_t i = 0; i < count && status == STATUS_OK; i++) {
        status = store_load_put_article(load, &readings[i].article, &readings[i].analysis,
                                        (struct span){0});
    }
    return status == STATUS_OK ? store_load_publish(load, failure) : status;
}

/* --- in --------------------------------------------------------------------------------------- */

static void read_line(struct arena *arena, const struct engine *engine, json_t *line, bool given,
                      struct reading *out)
{
    out->article = article_unknown();
    out->article.id = text_of(arena, line, "id");
    out->article.title = text_of(arena, line, "title");
    out->article.body = text_of(arena, line, "text");
    out->article.hash = out->article.id;
    struct span date = text_of(arena, line, "date");
    if (date.ptr && period_parse(date, &out->article.published) == STATUS_OK) {
        out->article.published_basis = PUBLISHED_METADATA;
    }
    if (given) {
        run_given(arena, engine, &out->article, json_object_get(line, "mentions"), &out->analysis);
    } else {
        analysis_run(arena, engine, &out->article, &out->analysis);
    }
}

static size_t read_all(struct arena *arena, const struct engine *engine, bool given,
                       struct reading **out)
{
    struct reading *readings = NULL;
    size_t count = 0, capacity = 0, text_capacity = 0;
    char *text = NULL;
    while (getline(&text, &text_capacity, stdin) > 0) {
        json_t *line = json_loads(text, 0, NULL);
        readings = arena_grow(arena, readings, count, &capacity, sizeof *readings);
        if (line) {
            read_line(arena, engine, line, given, &readings[count++]);
        }
        json_decref(line);
    }
    free(text);
    *out = readings;
    return count;
}

int main(int argc, char **argv)
{
    bool given = argc > 1 && strcmp(argv[1], "--given") == 0;
    struct engine *engine = NULL;
    struct store *store = NULL;
    struct failure failure = {0};
    struct store_options options = {":memory:", "1", "1"};
    if (engine_new(NULL, &engine, &failure) != STATUS_OK ||
        store_open(&options, &store, &failure) != STATUS_OK) {
        return fail(failure.text);
    }
    struct arena *arena = arena_new();
    struct reading *readings = NULL;
    size_t count = read_all(arena, engine, given, &readings);
    enum status status = put_all(store, readings, count, &failure);
    if (status == STATUS_OK) {
        status = write_all(store, arena, readings, count, &failure);
    }
    store_close(store);
    arena_free(arena);
    engine_free(engine);
    return status == STATUS_OK ? 0 : fail(failure.text[0] ? failure.text : "the store failed");
}
