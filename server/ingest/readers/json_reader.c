/* JSON and NDJSON files. A file holds one article as an object; a list of them; an object with such
 * a list under one of the usual names (NewsAPI's "articles", the Guardian's "response.results",
 * JSON Feed's "items", "@graph"); or one object a line. A file that is not JSON as a whole is read
 * line by line, where a broken line is refused and the others count. */
#include "json_article.h"
#include "readers.h"

enum { WRAPPERS_MAX = 4 };

struct json_source {
    struct arena *arena;
    const struct reader_input *input;
    const struct reader_sink *sink;
    struct metadata defaults; /* what the file says of all its articles */
};

/* The list in an object that is not an article itself; NULL. */
static const json_t *list_in(const json_t *object)
{
    static const char *const names[] = {"articles", "results", "items",    "docs",
                                        "data",     "hits",    "entries",  "@graph",
                                        "news",     "stories", "messages", "value"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const json_t *list = json_object_get(object, names[i]);
        bool objects = json_array_size(list) == 0 || json_is_object(json_array_get(list, 0));
        if (json_is_array(list) && objects) {
            return list;
        }
        const json_t *page = json_object_get(list, "results"); /* Event Registry's */
        if (json_is_array(page)) {
            return page;
        }
    }
    return NULL;
}

static enum status give_object(const struct json_source *source, const json_t *object,
                               bool of_several)
{
    if (!json_is_object(object)) {
        return source->sink->take(
            source->sink->context,
            &(struct reader_item){.refused = "is not a JSON object", .of_several = of_several});
    }
    struct metadata metadata = {0};
    json_article_read(source->arena, object, 0, &metadata);
    static const enum metadata_field shared[] = {META_SOURCE, META_LANGUAGE};
    for (size_t i = 0; i < sizeof shared / sizeof *shared; i++) {
        metadata_put(&metadata, shared[i], source->defaults.values[shared[i]], 100);
    }
    return metadata_give(source->arena, &metadata, source->input, of_several, source->sink);
}

static enum status give_list(const struct json_source *source, const json_t *list)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < json_array_size(list) && status == STATUS_OK; i++) {
        status = give_object(source, json_array_get(list, i), true);
    }
    return status;
}

static void put_default(struct json_source *source, enum metadata_field field, const json_t *value)
{
    struct span text = arena_copy(source->arena, span_of(json_string_value(value)));
    metadata_put(&source->defaults, field, text, 1);
}

/* Whether the object itself states a headline and a text, or, unless it must be `whole`, what
 * stands for one. */
static bool is_article(struct arena *arena, const json_t *object, bool whole)
{
    struct metadata metadata = {0};
    if (!json_is_object(object)) {
        return false;
    }
    json_article_read(arena, object, 0, &metadata);
    const struct span *values = metadata.values;
    return values[META_TITLE].ptr && (values[META_BODY].ptr || values[META_BODY_HTML].ptr ||
                                      (!whole && values[META_SUMMARY].ptr));
}

/* The article or list of articles under any name in what is no article itself; NULL. */
static const json_t *find_articles(struct arena *arena, const json_t *value, int depth)
{
    const char *name;
    json_t *member;
    if (is_article(arena, value, false) || is_article(arena, json_array_get(value, 0), false)) {
        return value;
    }
    if (depth < WRAPPERS_MAX && json_array_size(value) == 1) { /* Ghost's "db" */
        return find_articles(arena, json_array_get(value, 0), depth + 1);
    }
    if (depth < WRAPPERS_MAX && json_is_object(value)) {
        json_object_foreach((json_t *)(uintptr_t)value, name, member)
        {
            const json_t *found = find_articles(arena, member, depth + 1);
            if (found) {
                return found;
            }
        }
    }
    return NULL;
}

static enum status give_root(struct json_source *source, const json_t *root)
{
    const json_t *value = root;
    for (int i = 0; i < WRAPPERS_MAX && json_is_object(value); i++) {
        const json_t *list = list_in(value);
        if (list && is_article(source->arena, value, true) &&
            !is_article(source->arena, json_array_get(list, 0), true)) {
            break; /* an article's own links, pictures, tags */
        }
        if (list) {
            /* A feed's own title names the outlet. */
            put_default(source, META_SOURCE, json_object_get(value, "title"));
            put_default(source, META_LANGUAGE, json_object_get(value, "language"));
            return give_list(source, list);
        }
        const json_t *response = json_object_get(value, "response");
        response = response ? response : json_object_get(value, "content");
        if (!json_is_object(response) || is_article(source->arena, value, false)) {
            const json_t *found = find_articles(source->arena, value, 0);
            value = found ? found : value;
            break;
        }
        value = response;
    }
    return json_is_array(value) ? give_list(source, value) : give_object(source, value, false);
}

static enum status give_lines(const struct json_source *source)
{
    struct span rest = source->input->bytes;
    enum status status = STATUS_OK;
    while (rest.ptr && status == STATUS_OK) {
        struct span line = span_trim(span_cut(&rest, '\n'));
        if (line.len == 0) {
            continue;
        }
        json_error_t error;
        json_t *object = json_text_load(line, JSON_ALLOW_NUL, &error);
        if (object) {
            status = give_object(source, object, true);
        } else {
            struct span reason = arena_printf(source->arena, "is not JSON: %s", error.text);
            status = source->sink->take(
                source->sink->context,
                &(struct reader_item){.refused = reason.ptr, .of_several = true});
        }
        json_decref(object);
    }
    return status;
}

/* Whether the file is objects on lines: its first line is a whole object and another one follows.
 */
static bool is_lines(struct span bytes)
{
    struct span rest = bytes;
    struct span first = span_trim(span_cut(&rest, '\n'));
    struct span second = rest.ptr ? span_trim(rest) : rest;
    return first.len > 1 && first.ptr[0] == '{' && first.ptr[first.len - 1] == '}' &&
           second.len > 0 && second.ptr[0] == '{';
}

static enum status json_read(struct arena *arena, const struct reader_input *input,
                             const struct reader_sink *sink, struct failure *failure)
{
    struct json_source source = {.arena = arena, .input = input, .sink = sink};
    if (is_lines(input->bytes)) {
        return give_lines(&source);
    }
    json_error_t error;
    json_t *root = json_text_load(input->bytes, JSON_ALLOW_NUL, &error);
    if (!root) {
        return failure_set(failure, STATUS_INVALID, "is not JSON: line %d: %s", error.line,
                           error.text);
    }
    enum status status = give_root(&source, root);
    json_decref(root);
    return status;
}

static enum status ndjson_read(struct arena *arena, const struct reader_input *input,
                               const struct reader_sink *sink, struct failure *failure)
{
    (void)failure;
    struct json_source source = {.arena = arena, .input = input, .sink = sink};
    return give_lines(&source);
}

static const char *const json_extensions[] = {"json", NULL};
static const char *const ndjson_extensions[] = {"ndjson", "jsonl", NULL};

const struct reader json_reader = {"json", json_extensions, NULL, json_read};
const struct reader ndjson_reader = {"ndjson", ndjson_extensions, NULL, ndjson_read};
