/* Looking things up in the tables of the contract. Closed sets are lists of words separated by
 * spaces, so that a table row stays one line. */
#include "api/spec.h"

#include <stdint.h>

#include "base/edit.h"

struct span spec_next_word(const char **list)
{
    const char *start = *list;
    while (*start == ' ') {
        start++;
    }
    const char *end = start;
    while (*end && *end != ' ') {
        end++;
    }
    *list = end;
    return end > start ? (struct span){start, (size_t)(end - start)} : (struct span){NULL, 0};
}

bool spec_allows(const char *allowed, struct span word)
{
    for (struct span next = spec_next_word(&allowed); next.ptr; next = spec_next_word(&allowed)) {
        if (span_equal(next, word)) {
            return true;
        }
    }
    return false;
}

struct span spec_nearest(const char *allowed, struct span word)
{
    struct span best = {NULL, 0};
    size_t best_distance = word.len / 3 > 0 ? word.len / 3 + 1 : 2;
    for (struct span next = spec_next_word(&allowed); next.ptr; next = spec_next_word(&allowed)) {
        size_t distance = edit_distance(next, word, best_distance);
        if (distance < best_distance) {
            best = next;
            best_distance = distance;
        }
    }
    return best;
}

const struct api_parameter *spec_parameter(const struct api_operation *operation, struct span name)
{
    for (const struct api_parameter *const *p = operation->parameters; p && *p; p++) {
        if (span_is(name, (*p)->name)) {
            return *p;
        }
    }
    return NULL;
}

const struct api_schema *spec_schema(struct span name)
{
    size_t count = 0;
    const struct api_schema *schemas = spec_schemas(&count);
    for (size_t i = 0; i < count; i++) {
        if (span_is(name, schemas[i].name)) {
            return &schemas[i];
        }
    }
    return NULL;
}
