/* Who takes part in an event, gathered from its reports; the same for what the archive writes
 * (event_merge.c) and for what was known by a day (census_then.c), which has no names. */

#include "event_parties.h"

#include <string.h>

#include "event_words.h"

enum { FULL_NAME_BYTES = 80 }; /* longer words for a party are a description, not its name */

static bool is_same_party(const struct event_party *a, const struct event_party *b)
{
    return a->role == b->role && a->entity == b->entity &&
           (a->entity != 0 || (a->text.len > 0 && span_equal(a->text, b->text)));
}

static struct event_party *find_party(const struct event_parties *parties,
                                      const struct event_party *party)
{
    for (size_t i = 0; i < parties->count; i++) {
        if (is_same_party(&parties->items[i], party)) {
            return &parties->items[i];
        }
    }
    return NULL;
}

/* Adds to a party what another report says of it: its country, its sector, and fuller words. */
static void complete_party(struct event_party *party, const struct event_party *again)
{
    if (!party->country[0]) {
        memcpy(party->country, again->country, sizeof party->country);
    }
    party->sector = party->sector.len > 0 ? party->sector : again->sector;
    bool fuller = again->text.len > party->text.len && again->text.len < FULL_NAME_BYTES &&
                  span_find(again->text, party->text, 0) != SIZE_MAX;
    if (party->entity != 0 && fuller) {
        party->text = again->text;
    }
}

static bool is_in_other_role(const struct event_parties *parties, const struct event_party *party)
{
    for (size_t i = 0; i < parties->count; i++) {
        if (parties->items[i].entity == party->entity && parties->items[i].role != party->role) {
            return true;
        }
    }
    return false;
}

/* The description that `party`, of another sentence of the article, puts a name to: the only one
 * that there is in that role, and of no other country: "Australian economist". NULL: none. */
static struct event_party *find_described(const struct event_parties *parties,
                                          const struct event_party *party)
{
    struct event_party *described = NULL;
    size_t count = 0;
    for (size_t i = 0; i < parties->count; i++) {
        if (parties->items[i].role == party->role) {
            described = &parties->items[i];
            count++;
        }
    }
    if (count != 1 || described->entity != 0) {
        return NULL;
    }
    bool foreign = described->country[0] && party->country[0] &&
                   memcmp(described->country, party->country, sizeof party->country) != 0;
    return foreign ? NULL : described;
}

/* Puts the name in the place of the description, or of a shorter name, of which it keeps the
 * country. */
static void name_described(struct event_party *described, const struct event_party *party)
{
    struct event_party description = *described;
    *described = *party;
    if (!party->country[0]) {
        memcpy(described->country, description.country, sizeof described->country);
    }
}

/* Whether what a town does is told of its country, too: "Ottawa" beside Canada. */
static bool acts_for_country(const struct event_party *town, const struct event_party *country)
{
    return town->role == PARTY_ACTOR && town->is_town && country->is_country && town->country[0] &&
           memcmp(town->country, country->country, sizeof town->country) == 0;
}

/* Whether a person's name is short for a fuller one: "Lee" or "Ann Lee" for "Ann Maria Lee". */
static bool is_short_for(struct span name, struct span full)
{
    bool whole = name.len > 0 && name.len < full.len && span_find(name, SPAN(" "), 0) != SIZE_MAX;
    return event_words_is_family_name(name, full) || (whole && event_words_same_name(name, full));
}

/* Who stands there under another name than `party`, which is a fuller one (`*fuller`) or not. */
static struct event_party *find_called_otherwise(const struct event_parties *parties,
                                                 const struct event_party *party, bool *fuller)
{
    for (size_t i = 0; i < parties->count; i++) {
        struct event_party *known = &parties->items[i];
        if (known->role != party->role || known->entity == 0) {
            continue;
        }
        *fuller = is_short_for(known->name, party->name) || acts_for_country(known, party);
        if (*fuller || is_short_for(party->name, known->name) || acts_for_country(party, known)) {
            return known;
        }
    }
    return NULL;
}

/* Whether a party's words begin with those of another: "commissioner", "commissioner of the port,
 * Omar Tal". */
static bool begins_with(struct span words, struct span first)
{
    return first.len > 0 && span_starts_with(words, first) && words.len > first.len &&
           strchr(" ,", words.ptr[first.len]);
}

/* Drops the description to which a sentence of the same article puts the name of a party that
 * another article has told already. */
static void drop_described(struct event_parties *parties, const struct event_party *named)
{
    for (size_t i = 0; i < parties->count; i++) {
        struct event_party *party = &parties->items[i];
        if (party->entity == 0 && party->role == named->role &&
            begins_with(named->text, party->text)) {
            size_t behind = parties->count - i - 1;
            memmove(party, party + 1, behind * sizeof *party);
            parties->count--;
            return;
        }
    }
}

void event_parties_add(struct event_parties *parties, const struct event_party *party,
                       enum party_report report)
{
    struct event_party *known = find_party(parties, party);
    if (known) {
        complete_party(known, party);
        if (known->entity != 0 && report == REPORT_BESIDE_BEST) {
            drop_described(parties, party);
        }
        return;
    }
    bool best = report == REPORT_BEST;
    if (!best && (party->entity == 0 || is_in_other_role(parties, party))) {
        return;
    }
    bool fuller = false;
    struct event_party *called = best ? NULL : find_called_otherwise(parties, party, &fuller);
    if (called) {
        if (fuller) {
            name_described(called, party);
        }
        return;
    }
    struct event_party *described =
        report == REPORT_BESIDE_BEST ? find_described(parties, party) : NULL;
    if (described) {
        name_described(described, party);
        return;
    }
    parties->items = arena_grow(parties->arena, parties->items, parties->count, &parties->capacity,
                                sizeof *party);
    parties->items[parties->count++] = *party;
}
