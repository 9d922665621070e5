#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_PLACES_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_PLACES_H

#include "extract/analysis.h"
#include "extract/gazetteer.h"

#define PLACES_CLUES_MAX 128
#define PLACES_TOLD_MAX  32

/* A name that can mean but one country: what it says for the others. */
struct place_clue {
    struct span text;
    const struct record *record; /* its country; region and coordinates when it has them */
    uint32_t count;
    bool in_title;
};

/* A name that the article says once where it lies: "Lebanon, Pennsylvania". */
struct place_told {
    struct span text;
    const struct record *record;
};

/* What an article says about where its places are. */
struct places {
    struct arena *arena;
    const struct gazetteer *gazetteer;
    const struct analysis *analysis;
    struct place_clue clues[PLACES_CLUES_MAX];
    size_t clue_count;
    struct place_told told[PLACES_TOLD_MAX];
    size_t told_count;
    bool speaks_of_korea;
};

/* Prepares `places` for one article: notes the countries, regions and towns that it names without
 * doubt, and the places of which it says in what region or country they lie. All arguments must
 * outlive it. */
void places_init(struct places *places, struct arena *arena, const struct gazetteer *gazetteer,
                 const struct analysis *analysis);

/* The likeliest known place of that name, or NULL. What stands beside it counts most ("Paris,
 * Texas", "the Lebanese city of Tripoli", "Georgia, Alabama and Florida"), then what it is and how
 * large, the countries and regions that the article speaks of, and how near its other places are. A
 * town that is unknown but said to lie in a known region or country has that country and no
 * coordinates. "North" and "South" alone are the two Koreas where the article speaks of one.
 * `mention` is one of the analysis' own. */
const struct record *places_resolve(const struct places *places, const struct mention *mention);

/* The key of a known place: `key`, its country and, where the country has a town of that name in
 * another region, its region: "place:springfield, USA, Illinois". */
struct span places_key(const struct places *places, const struct record *record, struct span key);

/* How many names of the article speak of the country. */
uint32_t places_count(const struct places *places, const char *country);

/* Whether the article speaks of countries, but of this one by no other name than `text`. */
bool places_speak_of_others(const struct places *places, const char *country, struct span text);

/* Whether the article names any country, region or town without doubt. */
bool places_speak_of_any(const struct places *places);

/* The country that at least `least` names of the article speak of, and `lead` times as many as of
 * any other, or the only one of the headline when hardly another is spoken of more, is written to
 * `country` unless that has one already. Returns their number; 0: there is
 * no such country. */
uint32_t places_main_country(const struct places *places, uint32_t least, uint32_t lead,
                             char country[4]);

/* How often the article speaks of the country by other names than `text`, up to 5; 0 when it does
 * not. */
int places_weight(const struct places *places, const char *country, struct span text);

#endif
