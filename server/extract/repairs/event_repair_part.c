/* Parts of nouns that were taken for the nouns. */
#include "event_mends.h"

/* Whether all between two words hangs under the second, or under the first by a hyphen. */
static bool only_attributes_between(const struct repair *r, uint32_t first, uint32_t second)
{
    for (uint32_t i = first + 1; i < second; i++) {
        if (event_repair_head(r, i) != second) {
            return false;
        }
    }
    return second > first;
}

/* "two short-range ballistic missiles": a noun with a hyphen has no object. What is taken for one
 * is the noun, and the other a part of it. */
void event_mend_part_as_object(struct repair *r, uint32_t part)
{
    if (part == r->scene->first || r->tokens[part - 1].xpos != XPOS_HYPH) {
        return;
    }
    uint32_t noun = event_repair_find(r, part, DEPREL_OBJ, part + 1, r->scene->end);
    if (noun == TOKEN_NONE || r->tokens[noun].upos != UPOS_NOUN ||
        event_repair_has(r, noun, DEPREL_DET) || !only_attributes_between(r, part, noun) ||
        r->scene->date_of[part] != TOKEN_NONE) {
        return;
    }
    for (uint32_t i = r->scene->first; i < r->scene->end; i++) {
        bool own = event_repair_is(r, i, DEPREL_DET) || event_repair_is(r, i, DEPREL_NUMMOD) ||
                   event_repair_is(r, i, DEPREL_CASE) || event_repair_is(r, i, DEPREL_NMOD_POSS);
        if (event_repair_head(r, i) == part && (own || i > noun)) {
            event_repair_attach(r, i, noun, (enum deprel)r->tokens[i].deprel);
        }
    }
    event_repair_replace(r, noun, part);
    event_repair_attach(r, part, noun, DEPREL_COMPOUND);
}
