/* Every meaning of a place name gets points, about three for every doubling of its likelihood; the
 * one with most wins:
 *   - what it is: a country, a capital, a region, a town by its population;
 *   - the countries and regions of which other names of the article speak, and towns near by;
 *   - what stands beside it (places_beside.c): a region or country in which it lies, a list.
 * What the article once says of a name ("Lebanon, Pennsylvania") holds for the bare name, too. It
 * does not know which of two towns of a name lies in which district. */
#include "entities_places.h"

#include <math.h>

#include "entities_bodies.h"
#include "places_beside.h"

/* Points. */
#define COUNTRY_POINTS  85
#define REGION_POINTS   50
#define PLACE_POINTS    55
#define CAPITAL_POINTS  8 /* besides those of its population */
#define HAND_POINTS     8 /* listed by hand: better known than its namesakes */
#define HAND_CITY       12
#define DOUBLING        3 /* for every doubling of the population */
#define LEAST_BITS      12
#define LEAST_CAPITAL   14
#define TOLD_POINTS     30 /* the article says so elsewhere */
#define REGION_CLUE     20
#define REGION_AMONG    8  /* the article names another region of that country, or twice this */
#define CONTINENT       20 /* a great region of several countries */
#define WORLD_CITY      1000000
#define WORLD_CITY_LEAD 15    /* so many times the people of a namesake that clues do not help */
#define SMALL_TOWN      50000 /* has namesakes that no lexicon lists */
#define NEAR_POINTS     5
#define NEAR_DEGREES    2.5

/* --- clues ------------------------------------------------------------------------------------ */

static void add_clue(struct places *places, const struct mention *mention,
                     const struct record *record)
{
    bool in_title = mention->field == FIELD_TITLE;
    for (size_t i = 0; i < places->clue_count; i++) {
        struct place_clue *clue = &places->clues[i];
        if (clue->record == record && span_equal(clue->text, mention->text)) {
            clue->count++;
            clue->in_title = clue->in_title || in_title;
            return;
        }
    }
    if (record->country[0] && places->clue_count < PLACES_CLUES_MAX) {
        places->clues[places->clue_count++] =
            (struct place_clue){mention->text, record, 1, in_title};
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

/* A population by which places of one name are compared. */
static uint32_t sense_size(const struct sense *sense)
{
    static const uint32_t sizes[SENSE_KIND_COUNT] = {[SENSE_COUNTRY] = 100000000,
                                                     [SENSE_CAPITAL] = 500000,
                                                     [SENSE_REGION] = 20000,
                                                     [SENSE_PLACE] = 100000};
    const struct record *record = sense->record;
    uint32_t size = sense->kind == SENSE_REGION && record->by_hand ? 5000000 : sizes[sense->kind];
    return record->population > size ? record->population : size;
}

/* The largest place of that name when no other country has one near that size; else NULL. */
static const struct record *only_place(const struct sense *senses, struct span text)
{
    const struct record *best = NULL;
    uint32_t best_size = 0, second = 0;
    for (const struct sense *sense = senses; sense; sense = sense->next) {
        if (!beside_is_place(sense, false) || sense->record->weak ||
            !gazetteer_case_fits(sense, text)) {
            continue;
        }
        const struct record *record = sense->record;
        uint32_t size = sense_size(sense);
        bool other = best && strcmp(best->country, record->country) != 0;
        if (other) {
            uint32_t smaller = size < best_size ? size : best_size;
            second = smaller > second ? smaller : second;
        }
        if (!best || size > best_size) {
            best = record;
            best_size = size;
        }
    }
    return best && (second == 0 || best_size / 10 > second) ? best : NULL;
}

/* A capital's record has no coordinates; its entry among the cities has. The same holds for a town
 * and its district of that name. */
static const struct record *prefer_city(const struct sense *senses, const struct record *found)
{
    const struct record *best = found;
    for (const struct sense *sense = senses; sense; sense = sense->next) {
        if (sense->kind == SENSE_CITY && sense->record->population > best->population &&
            strcmp(sense->record->country, found->country) == 0) {
            best = sense->record;
        }
    }
    return best;
}

/* A body of a country: "U.S. Senate". Not one of a name that any country's has: "Congress". */
static void read_body_clue(struct places *places, const struct mention *mention)
{
    const struct record *record = NULL;
    const struct sense *sense = body_name_is_common(places->arena, mention->text)
                                    ? NULL
                                    : gazetteer_find(places->gazetteer, mention->text);
    for (; sense; sense = sense->next) {
        bool body = sense->kind == SENSE_ORGANIZATION && gazetteer_case_fits(sense, mention->text);
        if (body && sense->record->country[0] == '\0') {
            return;
        }
        record = body && !record ? sense->record : record;
    }
    if (record) {
        add_clue(places, mention, record);
    }
}

static void read_clue(struct places *places, const struct mention *mention)
{
    const struct sense *senses = gazetteer_find(places->gazetteer, mention->text);
    if (mention->type == ENTITY_ORGANIZATION) {
        read_body_clue(places, mention);
        return;
    }
    for (const struct sense *sense = senses; sense; sense = sense->next) {
        bool state = sense->kind == SENSE_COUNTRY || sense->kind == SENSE_NATIONALITY ||
                     sense->kind == SENSE_CAPITAL;
        if (state && gazetteer_case_fits(sense, mention->text)) {
            if (!sense_is_shared(sense)) {
                add_clue(places, mention,
                         sense->kind == SENSE_CAPITAL ? prefer_city(senses, sense->record)
                                                      : sense->record);
            }
            places->speaks_of_korea = places->speaks_of_korea ||
                                      strcmp(sense->record->country, "PRK") == 0 ||
                                      strcmp(sense->record->country, "KOR") == 0;
            return;
        }
    }
    const struct record *record =
        mention->type == ENTITY_PLACE ? only_place(senses, mention->text) : NULL;
    if (record) {
        add_clue(places, mention, record);
    }
}

/* How often other names than `text` speak of the country. */
static uint32_t count_clues(const struct places *places, const char *country, struct span text)
{
    uint32_t count = 0;
    for (size_t i = 0; i < places->clue_count; i++) {
        const struct place_clue *clue = &places->clues[i];
        if (strcmp(clue->record->country, country) == 0 && !span_equal_nocase(clue->text, text)) {
            count += clue->count;
        }
    }
    return count;
}

uint32_t places_count(const struct places *places, const char *country)
{
    return country[0] ? count_clues(places, country, SPAN("")) : 0;
}

bool places_speak_of_others(const struct places *places, const char *country, struct span text)
{
    bool others = false;
    for (size_t i = 0; i < places->clue_count; i++) {
        const struct place_clue *clue = &places->clues[i];
        bool same = strcmp(clue->record->country, country) == 0;
        if (same && !span_equal_nocase(clue->text, text)) {
            return false;
        }
        others = others || !same;
    }
    return others;
}

bool places_speak_of_any(const struct places *places)
{
    return places->clue_count > 0;
}

/* The only country that the headline names, or "". */
static const char *title_country(const struct places *places)
{
    const char *found = "";
    for (size_t i = 0; i < places->clue_count; i++) {
        const struct place_clue *clue = &places->clues[i];
        if (clue->in_title && found[0] && strcmp(found, clue->record->country) != 0) {
            return "";
        }
        found = clue->in_title ? clue->record->country : found;
    }
    return found;
}

uint32_t places_main_country(const struct places *places, uint32_t least, uint32_t lead,
                             char country[4])
{
    uint32_t best = 0, second = 0;
    const char *found = "";
    for (size_t i = 0; i < places->clue_count; i++) {
        const char *other = places->clues[i].record->country;
        uint32_t count = strcmp(other, found) == 0 ? 0 : places_count(places, other);
        if (count > best) {
            second = best;
            best = count;
            found = other;
        } else if (count > second) {
            second = count;
        }
    }
    const char *titled = title_country(places);
    uint32_t of_titled = places_count(places, titled);
    if (4 * of_titled >= 3 * best && titled[0]) {
        found = titled;
        best = of_titled;
        second = 0;
    }
    if (best < least || best < lead * second) {
        return 0;
    }
    if (country[0] == '\0') {
        memcpy(country, found, 4);
    }
    return best;
}

struct span places_key(const struct places *places, const struct record *record, struct span key)
{
    if (record->country[0] == '\0') {
        return key;
    }
    bool shared = false;
    const struct sense *sense = gazetteer_find(places->gazetteer, record->name);
    for (; sense && record->subtype == SUBTYPE_CITY && record->region.len > 0;
         sense = sense->next) {
        shared =
            shared ||
            (sense->record != record && sense->record->region.len > 0 &&
             strcmp(sense->record->country, record->country) == 0 &&
             !span_equal(sense->record->region, record->region)) ||
            (sense->kind == SENSE_REGION && strcmp(sense->record->country, record->country) == 0);
    }
    struct span country = span_of(record->country);
    return shared ? ARENA_JOIN(places->arena, key, SPAN(", "), country, SPAN(", "), record->region)
                  : ARENA_JOIN(places->arena, key, SPAN(", "), country);
}

int places_weight(const struct places *places, const char *country, struct span text)
{
    uint32_t count = country[0] ? count_clues(places, country, text) : 0;
    return count == 0 ? 0 : count < 4 ? (int)count + 1 : 5;
}

/* Whether the article names the region of the place, or for a region a town in it. */
static bool has_region_clue(const struct places *places, const struct sense *sense,
                            struct span text)
{
    const struct record *record = sense->record;
    struct span region = sense->kind == SENSE_REGION ? record->name : record->region;
    for (size_t i = 0; i < places->clue_count && region.len > 0; i++) {
        const struct record *clue = places->clues[i].record;
        struct span other = clue->subtype == SUBTYPE_REGION ? clue->name : clue->region;
        if (span_equal(region, other) && strcmp(clue->country, record->country) == 0 &&
            clue != record && !span_equal_nocase(places->clues[i].text, text)) {
            return true;
        }
    }
    return false;
}

static bool has_near_clue(const struct places *places, const struct record *record,
                          struct span text)
{
    for (size_t i = 0; i < places->clue_count && !isnan(record->coordinates.lat); i++) {
        struct coordinates at = places->clues[i].record->coordinates;
        double east = (at.lon - record->coordinates.lon) * cos(at.lat * M_PI / 180);
        if (!isnan(at.lat) && hypot(east, at.lat - record->coordinates.lat) < NEAR_DEGREES &&
            !span_equal_nocase(places->clues[i].text, text)) {
            return true;
        }
    }
    return false;
}

/* Whether the sense is a town of a great region's name in the same country: that the article names
 * the town's region, too ("Ohio"), does not make Delaware a town in Ohio. */
static bool is_namesake_of_region(const struct sense *senses, const struct sense *sense)
{
    for (; senses && sense->kind == SENSE_CITY; senses = senses->next) {
        if (senses->kind == SENSE_REGION && senses->record->by_hand &&
            strcmp(senses->record->country, sense->record->country) == 0) {
            return true;
        }
    }
    return false;
}

/* Points for the other regions of its country that the article names: "Texas" and "Florida" beside
 * "Georgia". */
static double among_points(const struct places *places, const struct sense *sense, struct span text)
{
    size_t count = 0;
    for (size_t i = 0; i < places->clue_count && sense->kind == SENSE_REGION; i++) {
        const struct record *clue = places->clues[i].record;
        count += clue->subtype == SUBTYPE_REGION && clue->by_hand && clue != sense->record &&
                 strcmp(clue->country, sense->record->country) == 0 &&
                 !span_equal_nocase(places->clues[i].text, text);
    }
    bool great = sense->record->by_hand && sense->record->country[0];
    return !great ? 0 : count > 1 ? 2.0 * REGION_AMONG : count == 1 ? REGION_AMONG : 0;
}

/* Whether another place of that name is a city of the world, and so much greater that the bare name
 * means no other: London in Ontario. */
static bool is_small_namesake(const struct sense *senses, const struct sense *sense)
{
    for (const struct sense *other = senses; other; other = other->next) {
        const struct record *record = other->record;
        if (sense->kind == SENSE_CITY && other->kind == SENSE_CITY &&
            record->population >= WORLD_CITY &&
            record->population / WORLD_CITY_LEAD > sense->record->population) {
            return true;
        }
    }
    return false;
}

static double clue_points(const struct places *places, const struct sense *senses,
                          const struct sense *sense, struct span text)
{
    static const double points[] = {0, 10, 14, 16, 17};
    if (is_small_namesake(senses, sense)) {
        return 0;
    }
    uint32_t count = count_clues(places, sense->record->country, text);
    double sum = among_points(places, sense, text);
    sum += sense->record->country[0] ? points[count < 4 ? count : 4] : 0;
    bool region = !is_namesake_of_region(senses, sense) && has_region_clue(places, sense, text);
    bool near = has_near_clue(places, sense->record, text);
    return sum + (region ? REGION_CLUE : 0) + (near ? NEAR_POINTS : 0);
}

/* --- what a meaning is ------------------------------------------------------------------------ */

static double population_points(const struct record *record, double least)
{
    double bits = record->population > 0 ? log2((double)record->population) : 0;
    return DOUBLING * (bits > least ? bits : least);
}

static double kind_points(const struct sense *senses, const struct sense *sense)
{
    switch (sense->kind) {
    case SENSE_COUNTRY:
        return COUNTRY_POINTS;
    case SENSE_CAPITAL:
        return CAPITAL_POINTS +
               population_points(prefer_city(senses, sense->record), LEAST_CAPITAL);
    case SENSE_REGION:
        return REGION_POINTS + (sense->record->by_hand ? HAND_POINTS : 0) +
               (sense->record->by_hand && !sense->record->country[0] ? CONTINENT : 0);
    case SENSE_CITY:
        return population_points(sense->record, LEAST_BITS) +
               (sense->record->by_hand ? HAND_CITY : 0);
    default:
        return PLACE_POINTS;
    }
}

/* --- choosing --------------------------------------------------------------------------------- */

static const struct record *find_told(const struct places *places, struct span text)
{
    for (size_t i = 0; i < places->told_count; i++) {
        if (span_equal_nocase(places->told[i].text, text)) {
            return places->told[i].record;
        }
    }
    return NULL;
}

/* Whether the sense is a small town of a country of which the article does not speak, while it
 * speaks of others: more likely one of the many that no lexicon lists. */
static bool is_elsewhere(const struct places *places, const struct sense *sense,
                         const struct mention *mention)
{
    return sense->kind == SENSE_CITY && sense->record->population < SMALL_TOWN &&
           !sense->record->by_hand && beside_points(places, sense, mention) <= 0 &&
           places_speak_of_others(places, sense->record->country, mention->text);
}

/* The likeliest meaning; `*within`: it is said to lie where it does. */
static const struct record *choose(const struct places *places, const struct mention *mention,
                                   bool *within)
{
    const struct sense *senses = gazetteer_find(places->gazetteer, mention->text);
    const struct mention *wider = beside_wider(places, mention);
    const struct record *told = find_told(places, mention->text);
    const struct sense *best = NULL;
    double best_points = 0;
    for (const struct sense *sense = senses; sense; sense = sense->next) {
        bool inside = beside_fits(places, sense, wider, true);
        if (!beside_is_place(sense, false) || !gazetteer_case_fits(sense, mention->text) ||
            (sense->record->weak && !inside)) {
            continue;
        }
        double points =
            kind_points(senses, sense) + clue_points(places, senses, sense, mention->text) +
            beside_points(places, sense, mention) + (sense->record == told ? TOLD_POINTS : 0);
        if (points > best_points) {
            best = sense;
            best_points = points;
            *within = inside;
        }
    }
    bool town = best && (best->kind == SENSE_CAPITAL ||
                         (best->kind == SENSE_REGION && !best->record->by_hand));
    if (town) {
        return prefer_city(senses, best->record);
    }
    bool told_so = !best || *within || best->record == told;
    return best && (told_so || !is_elsewhere(places, best, mention)) ? best->record : NULL;
}

/* The region or country of which the mention before the comma is a town, when there is no doubt
 * about it. */
static const struct record *sure_wider(const struct places *places, const struct mention *wider)
{
    const struct sense *senses = wider ? gazetteer_find(places->gazetteer, wider->text) : NULL;
    const struct record *record = wider ? only_place(senses, wider->text) : NULL;
    for (const struct sense *sense = senses; sense; sense = sense->next) {
        record = beside_is_state(places, sense, wider) ? sense->record : record;
    }
    bool wide = record && (record->subtype == SUBTYPE_REGION || record->subtype == SUBTYPE_COUNTRY);
    return wide && record->country[0] ? record : NULL;
}

/* A town that no lexicon has where the text says that it lies: "Peru, Indiana", "Bentiu, South
 * Sudan", or a county and the like. A known name moves only into a region listed by hand. */
static const struct record *unknown_town(const struct places *places, const struct mention *mention,
                                         const struct record *known)
{
    const struct mention *next = beside_wider(places, mention);
    const struct record *wider = next && next > mention ? sure_wider(places, next) : NULL;
    bool moves = wider && beside_narrower(places, next) == mention &&
                 (!known || (wider->subtype == SUBTYPE_REGION && wider->by_hand &&
                             strcmp(known->country, wider->country) != 0));
    if (!moves) {
        return NULL;
    }
    struct record *town = ARENA_NEW(places->arena, struct record);
    bool headed = !known && mention->subtype != SUBTYPE_NONE && mention->type == ENTITY_PLACE;
    *town = (struct record){.name = arena_one_line(places->arena, mention->text),
                            .type = ENTITY_PLACE,
                            .subtype = headed ? mention->subtype : SUBTYPE_CITY,
                            .coordinates = {(double)NAN, (double)NAN}};
    memcpy(town->country, wider->country, sizeof town->country);
    return town;
}

/* The record of a mention of which the text says where it lies, else NULL. */
static const struct record *resolve_told(const struct places *places, const struct mention *mention)
{
    bool within = false;
    const struct record *record = choose(places, mention, &within);
    return within ? record : unknown_town(places, mention, record);
}

void places_init(struct places *places, struct arena *arena, const struct gazetteer *gazetteer,
                 const struct analysis *analysis)
{
    *places = (struct places){.arena = arena, .gazetteer = gazetteer, .analysis = analysis};
    for (size_t i = 0; i < analysis->mention_count; i++) {
        read_clue(places, &analysis->mentions[i]);
    }
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        const struct record *record = mention->type == ENTITY_PLACE && beside_wider(places, mention)
                                          ? resolve_told(places, mention)
                                          : NULL;
        if (record && places->told_count < PLACES_TOLD_MAX &&
            find_told(places, mention->text) == NULL) {
            places->told[places->told_count++] = (struct place_told){mention->text, record};
        }
    }
}

const struct record *places_resolve(const struct places *places, const struct mention *mention)
{
    bool north = span_is(mention->text, "North");
    if (places->speaks_of_korea && (north || span_is(mention->text, "South"))) {
        return gazetteer_country(places->gazetteer, north ? "PRK" : "KOR");
    }
    bool within = false;
    const struct record *record = choose(places, mention, &within);
    const struct record *town = within ? NULL : unknown_town(places, mention, record);
    const struct record *told = find_told(places, mention->text);
    /* A town that the article has placed but no lexicon knows has no meaning to be chosen. */
    bool placed = told && record && told->population == 0 &&
                  count_clues(places, record->country, mention->text) == 0;
    return town ? town : placed || (told && !record) ? told : record;
}
