/* What a noun says of where it is, and whether a phrase is one of place.
 *
 * What stands behind the preposition need not be the place itself: "in two villages in Borno
 * state", "in the city of Mosul", "on a Mosul street". */
#include "event_place_noun.h"

#include <string.h>

#include "event_predicate.h"
#include "event_tree.h"

enum { NESTING = 2 };

struct preposition {
    const char *word;
    unsigned reach;
};

static const struct preposition prepositions[] = {
    {"in", REACH_WORDS},       {"at", REACH_WORDS},         {"near", REACH_WORDS},
    {"outside", REACH_WORDS},  {"inside", REACH_WORDS},     {"across", REACH_WORDS},
    {"around", REACH_WORDS},   {"throughout", REACH_WORDS}, {"within", REACH_WORDS},
    {"on", REACH_BODILY},      {"off", REACH_BODILY},       {"through", REACH_BODILY},
    {"along", REACH_WORDS},    {"into", REACH_BODILY},      {"onto", REACH_BODILY},
    {"toward", REACH_BODILY},  {"towards", REACH_BODILY},   {"to", REACH_TO},
    {"for", REACH_TO},         {"from", REACH_FROM},        {"of", REACH_TARGET},
    {"against", REACH_TARGET},
};

const struct mention *event_place_at(const struct event_scene *scene, uint32_t token)
{
    uint32_t number = scene->mention_of[token];
    const struct mention *mention =
        number != TOKEN_NONE ? &scene->analysis->mentions[number] : NULL;
    bool named = mention && mention->kind != MENTION_PRONOUN; /* not "along [its] border" */
    return named && mention->type == ENTITY_PLACE && !mention->metonym ? mention : NULL;
}

int event_place_nearness(const struct mention *place)
{
    switch (place->subtype) {
    case SUBTYPE_COUNTRY:
        return 0;
    case SUBTYPE_REGION:
        return 1;
    default:
        return 2;
    }
}

bool event_place_is_direction(const struct event_scene *scene, uint32_t token)
{
    static const char *const words[] = {"north",     "south",     "east",      "west", "northeast",
                                        "northwest", "southeast", "southwest", NULL};
    return span_is_one_of(scene->tokens[token].norm, words);
}

/* "400 kilometers (250 miles) north": where the bracket begins that ends right before `token`, or
 * `token` where none does. */
static uint32_t bracket_before(const struct event_scene *scene, uint32_t token)
{
    uint32_t i = token;
    if (i > scene->first && span_is(scene->tokens[i - 1].norm, ")")) {
        do {
            i--;
        } while (i > scene->first && !span_is(scene->tokens[i].norm, "("));
    }
    return i;
}

/* "400 kilometers north": so far that the place behind it does not say where something was; "2.5
 * kilometers" are not. */
static bool is_far(const struct event_scene *scene, uint32_t direction)
{
    static const char *const lengths[] = {"kilometers", "kilometres", "km", "miles", NULL};
    uint32_t behind = bracket_before(scene, direction);
    if (behind < scene->first + 2 || !span_is_one_of(scene->tokens[behind - 1].norm, lengths)) {
        return false;
    }
    const struct token *number = &scene->tokens[behind - 2];
    return number->flags & TOKEN_NUMBER && number->norm.len > 2 &&
           !memchr(number->norm.ptr, '.', 3);
}

bool event_place_stands_behind(const struct event_scene *scene, uint32_t token, unsigned reach)
{
    uint32_t of = event_tree_word(scene, token, "of");
    bool beside = of != TOKEN_NONE && of > scene->first && event_place_is_direction(scene, of - 1);
    if (beside && is_far(scene, of - 1)) {
        return false;
    }
    if (beside && (reach & REACH_NEAR) != 0 && event_place_at(scene, token) &&
        event_place_at(scene, token)->subtype != SUBTYPE_COUNTRY) {
        return true;
    }
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE && c < token;
         c = event_tree_next(scene, c)) {
        for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++) {
            if (event_tree_is(scene, c, DEPREL_CASE) && (prepositions[i].reach & reach) &&
                span_is(scene->tokens[c].norm, prepositions[i].word)) {
                return true;
            }
        }
    }
    return false;
}

bool event_place_is_phrase(const struct event_scene *scene, uint32_t token)
{
    return event_tree_is(scene, token, DEPREL_OBL) || event_tree_is(scene, token, DEPREL_NMOD);
}

/* "Kano's old district", "the country's northern Kivu region": the place that an area is a part of.
 */
static uint32_t owner_of_area(const struct event_scene *scene, uint32_t noun)
{
    uint32_t owner = event_tree_find(scene, noun, DEPREL_NMOD_POSS);
    const struct mention *place = owner == TOKEN_NONE ? NULL : event_place_at(scene, owner);
    bool area = event_scene_is_of_class(scene, noun, EVENT_CLASS_AREA);
    return place && (area || place->subtype != SUBTYPE_COUNTRY) ? owner : TOKEN_NONE;
}

/* "a storm off Honshu": what happens knows more prepositions than what lies somewhere. */
static bool is_act(const struct event_scene *scene, uint32_t noun)
{
    const struct event_rule *rule =
        event_lexicon_noun(scene->lexicon, event_scene_lemma(scene, noun));
    return rule && (event_place_reach(rule) & REACH_BODILY) != 0;
}

/* A place that tells where a noun is: "the town of Kano", "a base in Georgia", "a Mosul street". A
 * country as a part of a noun says more often whose it is ("a U.S. base at Salerno"). */
static uint32_t place_below(const struct event_scene *scene, uint32_t noun, int nesting)
{
    if (event_scene_is_of_class(scene, noun, EVENT_CLASS_ABSTRACT)) {
        return TOKEN_NONE;
    }
    uint32_t name = event_tree_find(scene, noun, DEPREL_APPOS);
    uint32_t best = event_scene_names_town(scene, noun, name) ? name : TOKEN_NONE;
    for (uint32_t c = event_tree_child(scene, noun); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        const struct mention *place = event_place_at(scene, c);
        if (event_place_is_phrase(scene, c) && place &&
            event_tree_word(scene, c, "of") != TOKEN_NONE) {
            return c;
        }
        if (best == TOKEN_NONE && nesting > 0 && event_place_is_phrase(scene, c) &&
            event_tree_word(scene, c, "of") != TOKEN_NONE && event_predicate_is_noun(scene, c)) {
            best = place_below(scene, c, nesting - 1); /* "in front of a bank in Kano" */
        }
        unsigned reach = place && is_act(scene, noun) ? REACH_WORDS | REACH_BODILY : REACH_WORDS;
        if (best == TOKEN_NONE && nesting > 0 && event_place_is_phrase(scene, c) &&
            event_place_stands_behind(scene, c, reach)) {
            best = place                               ? c
                   : event_predicate_is_noun(scene, c) ? place_below(scene, c, nesting - 1)
                                                       : TOKEN_NONE;
        }
        if (best == TOKEN_NONE && c < noun && event_tree_is(scene, c, DEPREL_COMPOUND) && place &&
            place->subtype != SUBTYPE_COUNTRY) {
            best = c;
        }
    }
    return best != TOKEN_NONE ? best : owner_of_area(scene, noun);
}

uint32_t event_place_named(const struct event_scene *scene, uint32_t token)
{
    if (event_place_at(scene, token)) {
        return token;
    }
    return event_predicate_is_noun(scene, token) ? place_below(scene, token, NESTING) : TOKEN_NONE;
}

uint32_t event_place_of_noun(const struct event_scene *scene, uint32_t noun)
{
    return place_below(scene, noun, NESTING);
}

uint32_t event_place_of_occasion(const struct event_scene *scene, uint32_t noun)
{
    uint32_t place = event_place_of_noun(scene, noun);
    struct span lemma = event_scene_lemma(scene, noun);
    bool moves = span_is(lemma, "visit") || span_is(lemma, "trip") || span_is(lemma, "tour");
    for (uint32_t c = event_tree_child(scene, noun);
         c != TOKEN_NONE && place == TOKEN_NONE && moves; c = event_tree_next(scene, c)) {
        if (event_place_is_phrase(scene, c) && event_place_at(scene, c) &&
            event_tree_word(scene, c, "to") != TOKEN_NONE) {
            place = c;
        }
    }
    return place;
}

/* The first word of the noun's phrase, without articles and prepositions: "[Sri Lankan] capital",
 * "[several] slum areas". */
uint32_t event_place_first_word(const struct event_scene *scene, uint32_t noun)
{
    uint32_t first = noun;
    while (first > scene->first) {
        const struct token *before = &scene->tokens[first - 1];
        bool part = event_tree_is_below(scene, first - 1, noun) && before->upos != UPOS_ADP &&
                    before->upos != UPOS_PUNCT && before->upos != UPOS_CCONJ &&
                    !(before->upos == UPOS_DET && before->xpos == XPOS_DT);
        if (!part && before->xpos != XPOS_HYPH) {
            break;
        }
        first--;
    }
    return first;
}

/* "the Kenyan capital", "an Indian village": told by the country it is in. */
static bool is_of_country(const struct event_scene *scene, uint32_t noun)
{
    uint32_t country = event_tree_find(scene, noun, DEPREL_AMOD);
    const struct mention *mention =
        country == TOKEN_NONE ? NULL : event_scene_mention(scene, country);
    return mention && mention->subtype == SUBTYPE_NATIONALITY;
}

/* "at a border post", "in several slum areas", "outside the hospital"; an area only where a word
 * says which: "in the area" is no place. */
static bool is_site(const struct event_scene *scene, uint32_t noun)
{
    static const char *const sites[] = {
        "airport",     "prison",    "jail",         "port",         "harbour",    "harbor",
        "camp",        "hospital",  "clinic",       "school",       "college",    "university",
        "church",      "mosque",    "temple",       "synagogue",    "shrine",     "market",
        "marketplace", "bazaar",    "hotel",        "restaurant",   "cafe",       "bar",
        "nightclub",   "pub",       "club",         "shop",         "store",      "supermarket",
        "mall",        "station",   "checkpoint",   "roadblock",    "post",       "outpost",
        "barracks",    "base",      "compound",     "home",         "house",      "apartment",
        "flat",        "farmhouse", "farm",         "ranch",        "vineyard",   "factory",
        "plant",       "mine",      "refinery",     "warehouse",    "stadium",    "park",
        "playground",  "square",    "street",       "road",         "highway",    "motorway",
        "bridge",      "tunnel",    "beach",        "headquarters", "courthouse", "cinema",
        "theatre",     "theater",   "site",         "crossing",     "junction",   "cemetery",
        "quarry",      "dormitory", "kindergarten", "nursery",      "laboratory", NULL};
    struct span lemma = event_scene_lemma(scene, noun);
    uint32_t first = event_place_first_word(scene, noun);
    if (span_is(scene->tokens[first].norm, "same")) {
        return false;
    }
    if (span_is_one_of(lemma, sites)) {
        return true;
    }
    bool which = first < noun && scene->tokens[first].xpos != XPOS_PRP_POSS;
    return which && event_lexicon_in(scene->lexicon, EVENT_CLASS_AREA, lemma) &&
           !span_is(lemma, "part") && !span_is(lemma, "state") && !span_is(lemma, "sector");
}

/* "an attack on a police station" tells whom it hit; one happens "on" a road only. */
static bool is_target(const struct event_scene *scene, uint32_t noun)
{
    static const char *const lines[] = {"street",   "road",      "highway", "motorway",
                                        "beach",    "bridge",    "border",  "coast",
                                        "outskirt", "outskirts", "farm",    NULL};
    return event_tree_word(scene, noun, "on") != TOKEN_NONE &&
           !span_is_one_of(event_scene_lemma(scene, noun), lines);
}

/* Whether a noun is a place without a name that words tell. */
static bool is_described_place(const struct event_scene *scene, uint32_t noun, unsigned reach)
{
    static const char *const words[] = {"capital", "airport", "prison", "port", "camp", NULL};
    struct span lemma = event_scene_lemma(scene, noun);
    uint32_t of = event_tree_find(scene, noun, DEPREL_NMOD);
    if (!event_predicate_is_noun(scene, noun) || scene->mention_of[noun] != TOKEN_NONE ||
        (of != TOKEN_NONE && scene->tokens[of].upos == UPOS_PROPN &&
         event_tree_word(scene, of, "of") != TOKEN_NONE)) {
        return false; /* "the Swiss town of X": it has a name, though none that is known */
    }
    return ((reach & REACH_BODILY) != 0 && is_site(scene, noun) && !is_target(scene, noun)) ||
           (is_of_country(scene, noun) &&
            (span_is_one_of(lemma, words) ||
             event_lexicon_in(scene->lexicon, EVENT_CLASS_AREA, lemma)));
}

uint32_t event_place_described_below(const struct event_scene *scene, uint32_t token,
                                     unsigned reach)
{
    for (uint32_t c = token == TOKEN_NONE ? TOKEN_NONE : event_tree_child(scene, token);
         c != TOKEN_NONE; c = event_tree_next(scene, c)) {
        if (c > token && event_place_is_phrase(scene, c) &&
            event_place_stands_behind(scene, c, reach) && is_described_place(scene, c, reach)) {
            return c;
        }
    }
    return TOKEN_NONE;
}

unsigned event_place_reach(const struct event_rule *rule)
{
    bool visit = event_code_is_under(rule->cameo, "042");
    bool pullout = event_code_is_under(rule->cameo, "087");
    bool freed = event_code_is_under(rule->cameo, "0841");
    bool fought = event_code_is_under(rule->cameo, "19");
    bool taken = event_code_is_under(rule->cameo, "181") ||
                 event_code_is_under(rule->cameo, "174") || event_code_is_under(rule->cameo, "073");
    switch (rule->type) {
    case EVENT_TRAVEL:
    case EVENT_MOBILIZE:
        return REACH_WORDS | REACH_BODILY | REACH_TO | REACH_FROM;
    case EVENT_CONSULT:
        return visit ? REACH_WORDS | REACH_BODILY | REACH_TO : REACH_WORDS;
    case EVENT_RETREAT:
        return pullout ? REACH_WORDS | REACH_BODILY | REACH_FROM
               : freed ? REACH_WORDS | REACH_BODILY
                       : REACH_WORDS;
    case EVENT_ASSAULT:
        return REACH_WORDS | REACH_BODILY | REACH_TARGET | (taken ? REACH_FROM : 0);
    case EVENT_AID:
    case EVENT_COERCE:
        return REACH_WORDS | REACH_BODILY | (taken ? REACH_FROM : 0) |
               (fought ? REACH_TARGET : 0); /* "seized the town of Kano" */
    case EVENT_PROTEST:
    case EVENT_DISASTER:
    case EVENT_ACCIDENT:
    case EVENT_DIE:
        return REACH_WORDS | REACH_BODILY;
    default:
        return REACH_WORDS;
    }
}

bool event_place_is_object_of_words(const struct event_scene *scene,
                                    const struct event_frame *frame)
{
    static const char *const signs[] = {"sign",   "ink",      "initial", "seal",
                                        "strike", "conclude", NULL};
    enum event_type type = frame->rule->type;
    bool speaks = type == EVENT_ACCUSE || type == EVENT_REJECT || type == EVENT_REQUEST ||
                  type == EVENT_SUPPORT || type == EVENT_THREATEN || type == EVENT_STATEMENT ||
                  type == EVENT_AGREE || type == EVENT_CONCEDE || type == EVENT_PUBLISH ||
                  type == EVENT_LEGISLATE;
    bool paper = span_is_one_of(frame->lemma, signs);
    bool asked = false;
    for (size_t i = 0; i < frame->rule->need_count; i++) {
        asked |= frame->rule->needs[i].slot == SLOT_OBJ && frame->rule->needs[i].set;
    }
    uint32_t object = frame->slots[SLOT_OBJ];
    return asked && (!speaks || paper) && object != TOKEN_NONE &&
           event_predicate_is_verb(scene, frame->head);
}

bool event_place_is_seated(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t subject = frame->slots[SLOT_SUBJ];
    bool judges = subject != TOKEN_NONE &&
                  span_is_one_of(event_scene_lemma(scene, subject),
                                 (const char *const[]){"prosecutor", "court", "judge", "police",
                                                       "magistrate", "tribunal", "jury", NULL});
    return frame->rule->type == EVENT_LEGAL || frame->rule->type == EVENT_LEGISLATE ||
           frame->rule->type == EVENT_ELECT || (frame->rule->type == EVENT_ACCUSE && judges);
}

uint32_t event_place_counted(const struct event_scene *scene, uint32_t party)
{
    static const char *const numbers[] = {"dozen",    "group",  "hundred", "majority",
                                          "million",  "number", "score",   "some",
                                          "thousand", "most",   "several", NULL};
    uint32_t those = event_tree_find(scene, party, DEPREL_NMOD);
    bool of = those != TOKEN_NONE && event_tree_word(scene, those, "of") != TOKEN_NONE &&
              event_predicate_is_noun(scene, those);
    return of && (scene->tokens[party].upos == UPOS_NUM ||
                  span_is_one_of(event_scene_lemma(scene, party), numbers))
               ? those
               : TOKEN_NONE;
}
