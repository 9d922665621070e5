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

/* What other services call the same. */
static const struct {
    const char *word;
    const char *meant; /* the first of these that is allowed */
} other_words[] = {{"page", "cursor"},
                   {"offset", "cursor"},
                   {"skip", "cursor"},
                   {"per_page", "limit"},
                   {"page_size", "limit"},
                   {"size", "limit"},
                   {"count", "limit mentions"},
                   {"rows", "limit"},
                   {"query", "q"},
                   {"search", "q"},
                   {"text", "q"},
                   {"keyword", "q"},
                   {"keywords", "q"},
                   {"order", "sort"},
                   {"order_by", "sort"},
                   {"sort_by", "sort"},
                   {"since", "from"},
                   {"after", "from"},
                   {"start", "from"},
                   {"start_date", "from"},
                   {"date_from", "from"},
                   {"from_date", "from"},
                   {"until", "to"},
                   {"before", "to"},
                   {"end", "to"},
                   {"end_date", "to"},
                   {"date_to", "to"},
                   {"to_date", "to"},
                   {"lang", "language"},
                   {"date", "newest from"},
                   {"published", "newest from"},
                   {"-date", "newest"},
                   {"-published", "newest"},
                   {"latest", "newest"},
                   {"recent", "newest"},
                   {"desc", "newest"},
                   {"asc", "oldest"},
                   {"score", "relevance"},
                   {"rank", "relevance"},
                   {"people", "person"},
                   {"org", "organization"},
                   {"company", "organization"},
                   {"location", "place"},
                   {"actors", "actor"},
                   {"recipients", "recipient"},
                   {"expand", "include"},
                   {"facets", "facet"},
                   {"done", "happened"},
                   {"future", "planned"},
                   {"possible", "hypothetical"}};

static struct span find_other_word(const char *allowed, struct span word)
{
    for (size_t i = 0; i < sizeof other_words / sizeof *other_words; i++) {
        const char *meant = span_is(word, other_words[i].word) ? other_words[i].meant : "";
        for (struct span next = spec_next_word(&meant); next.ptr; next = spec_next_word(&meant)) {
            if (spec_allows(allowed, next)) {
                return next;
            }
        }
    }
    return (struct span){NULL, 0};
}

struct span spec_nearest(const char *allowed, struct span word)
{
    char small[64];
    for (size_t i = 0; i < word.len && word.len <= sizeof small; i++) {
        char c = word.ptr[i];
        small[i] = c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
    }
    word.ptr = word.len <= sizeof small ? small : word.ptr;
    struct span best = find_other_word(allowed, word);
    if (best.ptr) {
        return best;
    }
    best = (struct span){NULL, 0};
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
