#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_PLACES_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_PLACES_H

#include "extract/analysis.h"
#include "gazetteer.h"

#define PLACES_CONTEXT_MAX 64

/* The countries that an article speaks of, by which ambiguous places are told apart. */
struct places {
    const struct gazetteer *gazetteer;
    char countries[PLACES_CONTEXT_MAX][4];
    uint32_t counts[PLACES_CONTEXT_MAX];
    size_t country_count;
    bool speaks_of_korea;
};

/* Prepares `places` for one article: counts the countries that it names. Both arguments must
 * outlive it. */
void places_init(struct places *places, const struct gazetteer *gazetteer,
                 const struct analysis *analysis);

/* The likeliest known place of that name, or NULL: a country before a capital before a region or a
 * city, those of a country that the article speaks of and larger ones first. "North" and "South"
 * alone are the two Koreas where the article speaks of one. */
const struct record *places_resolve(const struct places *places, const struct mention *mention);

/* How often the article speaks of the country, up to 5; 0 when it does not. */
int places_weight(const struct places *places, const char *country);

#endif
