/* Paths are checked along the tables of schemas.c. A path that names an object keeps all of it; one
 * that goes on below it keeps the object with that much in it. */
#include "api/fields.h"

#include <string.h>

#include "base/buffer.h"

const struct api_schema *fields_shape(const char *type)
{
    struct span name = span_of(type);
    name.len -= name.len && name.ptr[name.len - 1] == '?';
    if (name.len > 1 && name.ptr[0] == '[') {
        name = span_slice(name, 1, name.len - 1);
    }
    const struct api_schema *schema = spec_schema(name);
    return schema && schema->count ? schema : NULL;
}

static const struct api_field *find_member(const struct api_schema *schema, struct span name)
{
    for (size_t i = 0; i < schema->count; i++) {
        if (span_is(name, schema->fields[i].name)) {
            return &schema->fields[i];
        }
    }
    return NULL;
}

/* The members of the schema behind `prefix`, separated by spaces. */
static const char *member_names(struct arena *arena, const struct api_schema *schema,
                                struct span prefix)
{
    struct buffer names = {0};
    for (size_t i = 0; schema && i < schema->count; i++) {
        buffer_printf(&names, "%s%.*s%s", i ? " " : "", SPAN_ARG(prefix), schema->fields[i].name);
    }
    const char *copy = arena_string(arena, buffer_span(&names));
    buffer_fini(&names);
    return copy;
}

bool fields_known(struct arena *arena, const struct api_schema *schema, struct span path,
                  const char **allowed)
{
    struct span rest = path;
    struct span right = SPAN("");
    while (schema) {
        const struct api_field *member = find_member(schema, span_cut(&rest, '.'));
        const struct api_schema *within = member ? fields_shape(member->type) : NULL;
        if (member && !rest.ptr) {
            return true;
        }
        if (!within) {
            break;
        }
        right = (struct span){path.ptr, path.len - rest.len};
        schema = within;
    }
    *allowed = member_names(arena, schema, right);
    return false;
}

const char *fields_include(struct arena *arena, const char *fields, const char *includable,
                           const char *include)
{
    struct buffer words = {0};
    buffer_add_string(&words, include);
    for (struct span path = spec_next_word(&fields); path.ptr; path = spec_next_word(&fields)) {
        struct span first = span_cut(&path, '.');
        if (spec_allows(includable, first)) {
            buffer_printf(&words, " %.*s", SPAN_ARG(first));
        }
    }
    const char *copy = words.len ? arena_string(arena, buffer_span(&words)) : "";
    buffer_fini(&words);
    return copy;
}

enum keeping { KEEP_NOTHING, KEEP_PARTS, KEEP_ALL };

/* What the paths say of the member `key` of an object that stands at `place` ("evidence."). */
static enum keeping member_keeping(const char *fields, struct span place, const char *key)
{
    enum keeping keeping = KEEP_NOTHING;
    size_t key_len = strlen(key);
    for (struct span path = spec_next_word(&fields); path.ptr; path = spec_next_word(&fields)) {
        if (!span_starts_with(path, place)) {
            continue;
        }
        struct span rest = span_slice(path, place.len, path.len);
        if (!span_starts_with(rest, (struct span){key, key_len})) {
            continue;
        }
        if (rest.len == key_len) {
            return KEEP_ALL;
        }
        keeping = rest.ptr[key_len] == '.' ? KEEP_PARTS : keeping;
    }
    return keeping;
}

#define PLACE_MAX 200 /* bytes; the paths that fields_known takes are much shorter */

static void trim(const char *fields, struct span place, json_t *value)
{
    size_t index = 0;
    json_t *element = NULL;
    json_array_foreach(value, index, element)
    {
        trim(fields, place, element);
    }
    const char *key = NULL;
    void *next = NULL;
    json_object_foreach_safe(value, next, key, element)
    {
        enum keeping keeping = member_keeping(fields, place, key);
        if (keeping == KEEP_NOTHING) {
            json_object_del(value, key);
        } else if (keeping == KEEP_PARTS && place.len + strlen(key) + 1 < PLACE_MAX) {
            char below[PLACE_MAX];
            memcpy(below, place.ptr, place.len);
            size_t len = place.len + strlen(key);
            memcpy(below + place.len, key, strlen(key));
            below[len++] = '.';
            trim(fields, (struct span){below, len}, element);
        }
    }
}

json_t *fields_trim(const char *fields, json_t *object)
{
    if (fields) {
        trim(fields, SPAN(""), object);
    }
    return object;
}
