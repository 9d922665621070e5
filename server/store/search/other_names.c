/* A table from folded names to groups; a name of two groups says nothing. */

#include "other_names.h"

#include "base/table.h"
#include "words.h"

struct other_names {
    struct table *groups; /* folded name -> number of its group */
    struct known_names *names;
};

enum { AMBIGUOUS = TABLE_NONE - 1 };

static void add_name(struct other_names *out, struct span folded, uint32_t number)
{
    if (folded.len > 0 && table_intern(out->groups, folded, number) != number) {
        table_set(out->groups, folded, AMBIGUOUS);
    }
}

struct other_names *other_names_new(struct arena *arena, const struct known_names *groups,
                                    size_t count)
{
    struct other_names *out = ARENA_NEW(arena, struct other_names);
    out->groups = table_new(arena, 4 * count);
    out->names = ARENA_ARRAY(arena, struct known_names, count);
    for (size_t i = 0; i < count; i++) {
        struct span *names = ARENA_ARRAY(arena, struct span, groups[i].count);
        for (size_t j = 0; j < groups[i].count; j++) {
            names[j] = words_fold(arena, groups[i].names[j]);
            add_name(out, names[j], (uint32_t)i);
        }
        out->names[i] = (struct known_names){names, groups[i].count};
    }
    return out;
}

const struct span *other_names_of(const struct other_names *names, struct span folded,
                                  struct arena *arena, size_t *count)
{
    *count = 0;
    uint32_t number = names ? table_get(names->groups, folded) : TABLE_NONE;
    if (number == TABLE_NONE || number == AMBIGUOUS) {
        return NULL;
    }
    const struct known_names *group = &names->names[number];
    struct span *others = ARENA_ARRAY(arena, struct span, group->count);
    for (size_t i = 0; i < group->count; i++) {
        if (!span_equal(group->names[i], folded)) {
            others[(*count)++] = group->names[i];
        }
    }
    return others;
}
