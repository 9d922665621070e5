/* Every meaning of a place name gets points: for its kind, for its population, for the country
 * being spoken of in the article; the one with most wins. It does not look at coordinates or at
 * what stands next to the name. */
#include "entities_places.h"

#include <math.h>

static void places_count(struct places *places, const char *country)
{
    for (size_t i = 0; i < places->country_count; i++) {
        if (strcmp(places->countries[i], country) == 0) {
            places->counts[i]++;
            return;
        }
    }
    if (country[0] && places->country_count < PLACES_CONTEXT_MAX) {
        memcpy(places->countries[places->country_count], country, 4);
        places->counts[places->country_count++] = 1;
    }
}

/* Whether the word stands for another country, too: "Congolese". */
static bool sense_is_shared(const struct sense *sense)
{
    for (const struct sense *other = sense->next; other; other = other->next) {
        if (other->kind == sense->kind &&
            strcmp(other->record->country, sense->record->country) != 0) {
            return true;
        }
    }
    return false;
}

void places_init(struct places *places, const struct gazetteer *gazetteer,
                 const struct analysis *analysis)
{
    *places = (struct places){.gazetteer = gazetteer};
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        const struct sense *sense = gazetteer_find(gazetteer, mention->text);
        for (; sense; sense = sense->next) {
            if ((sense->kind == SENSE_COUNTRY || sense->kind == SENSE_NATIONALITY ||
                 sense->kind == SENSE_CAPITAL) &&
                gazetteer_case_fits(sense, mention->text)) {
                if (!sense_is_shared(sense)) {
                    places_count(places, sense->record->country);
                }
                places->speaks_of_korea = places->speaks_of_korea ||
                                          strcmp(sense->record->country, "PRK") == 0 ||
                                          strcmp(sense->record->country, "KOR") == 0;
                break;
            }
        }
    }
}

int places_weight(const struct places *places, const char *country)
{
    for (size_t i = 0; i < places->country_count; i++) {
        if (strcmp(places->countries[i], country) == 0) {
            return places->counts[i] < 4 ? (int)places->counts[i] + 1 : 5;
        }
    }
    return 0;
}

/* Towns listed by hand are better known than their namesakes. */
#define KNOWN_CITY 20

static double places_score(const struct places *places, const struct sense *sense)
{
    static const double kinds[SENSE_KIND_COUNT] = {
        [SENSE_COUNTRY] = 60, [SENSE_CAPITAL] = 45, [SENSE_PLACE] = 25, [SENSE_REGION] = 18};
    double score = kinds[sense->kind];
    if (sense->record->population > 0) {
        score += log2((double)sense->record->population);
    }
    if (sense->kind == SENSE_CITY && sense->record->by_hand) {
        score += KNOWN_CITY;
    }
    int weight = places_weight(places, sense->record->country);
    return weight > 0 ? score + 7 + weight : score;
}

/* A capital's record has no coordinates; its entry among the cities has. */
static const struct record *places_prefer_city(const struct sense *senses,
                                               const struct sense *capital)
{
    const struct record *best = capital->record;
    for (const struct sense *sense = senses; sense; sense = sense->next) {
        if (sense->kind == SENSE_CITY && sense->record->population > best->population &&
            strcmp(sense->record->country, capital->record->country) == 0) {
            best = sense->record;
        }
    }
    return best;
}

const struct record *places_resolve(const struct places *places, const struct mention *mention)
{
    if (places->speaks_of_korea && span_is(mention->text, "North")) {
        return gazetteer_country(places->gazetteer, "PRK");
    }
    if (places->speaks_of_korea && span_is(mention->text, "South")) {
        return gazetteer_country(places->gazetteer, "KOR");
    }
    const struct sense *senses = gazetteer_find(places->gazetteer, mention->text);
    const struct sense *best = NULL;
    double best_score = 0;
    for (const struct sense *sense = senses; sense; sense = sense->next) {
        bool is_place = sense->kind == SENSE_COUNTRY || sense->kind == SENSE_CAPITAL ||
                        sense->kind == SENSE_CITY || sense->kind == SENSE_REGION ||
                        sense->kind == SENSE_PLACE;
        bool usable = is_place && !sense->record->weak;
        double score = usable ? places_score(places, sense) : 0;
        if (score > best_score && gazetteer_case_fits(sense, mention->text)) {
            best = sense;
            best_score = score;
        }
    }
    if (best && best->kind == SENSE_CAPITAL) {
        return places_prefer_city(senses, best);
    }
    return best ? best->record : NULL;
}
