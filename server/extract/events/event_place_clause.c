/* Where an act was that a clause tells of a place, or the place that a clause tells of an act. */
#include "event_place_clause.h"

#include "event_place_noun.h"
#include "event_predicate.h"
#include "event_tree.h"

enum { CLIMB_LIMIT = 4 };

/* Whether what is done by the word above is done where this is: not what somebody says or wants. */
static bool shares_place(const struct event_scene *scene, uint32_t token)
{
    switch ((enum deprel)scene->tokens[token].deprel) {
    case DEPREL_CONJ:
    case DEPREL_NSUBJ:
    case DEPREL_NSUBJ_PASS:
    case DEPREL_OBJ:
    case DEPREL_OBL:
    case DEPREL_OBL_AGENT:
        return true;
    case DEPREL_ADVCL: /* "where ten died when a bus fell" */
        return event_tree_word(scene, token, "when") != TOKEN_NONE ||
               event_tree_word(scene, token, "as") != TOKEN_NONE ||
               event_predicate_is_result(scene, token);
    default:
        return false;
    }
}

/* The "where" before the verb of the clause that an act stands in; TOKEN_NONE. */
static uint32_t where_above(const struct event_scene *scene, uint32_t act)
{
    for (int i = 0; i < CLIMB_LIMIT && act != TOKEN_NONE; i++) {
        uint32_t where = event_tree_word(scene, act, "where");
        if (where != TOKEN_NONE && where < act) {
            return where;
        }
        act = shares_place(scene, act) ? event_tree_head(scene, act) : TOKEN_NONE;
    }
    return TOKEN_NONE;
}

/* The last token before `end` that is no comma, and no day with its preposition. */
static uint32_t last_before(const struct event_scene *scene, uint32_t end)
{
    bool day = false;
    for (uint32_t i = end; i > scene->first; i--) {
        bool dated = scene->date_of[i - 1] != TOKEN_NONE;
        bool on = day && scene->tokens[i - 1].upos == UPOS_ADP;
        if (!dated && !on && scene->tokens[i - 1].upos != UPOS_PUNCT) {
            return i - 1;
        }
        day = dated;
    }
    return TOKEN_NONE;
}

/* "Juliaca, Peru": the smaller place before a comma; else the place itself. */
static uint32_t smaller_before(const struct event_scene *scene, uint32_t place)
{
    const struct mention *large = event_place_at(scene, place);
    uint32_t comma = large->first_token == 0 ? scene->first : large->first_token - 1;
    if (comma <= scene->first || !span_is(scene->tokens[comma].norm, ",")) {
        return place;
    }
    const struct mention *small = event_place_at(scene, comma - 1);
    return small && event_place_nearness(small) > event_place_nearness(large) ? comma - 1 : place;
}

uint32_t event_place_of_where(const struct event_scene *scene, uint32_t act)
{
    uint32_t where = where_above(scene, act);
    uint32_t last = where == TOKEN_NONE ? where : last_before(scene, where);
    uint32_t place = last == TOKEN_NONE ? last : event_place_named(scene, last);
    return place == TOKEN_NONE ? place : smaller_before(scene, place);
}

uint32_t event_place_clause_about(const struct event_scene *scene, uint32_t noun)
{
    static const char *const taking[] = {"hold",     "stage",  "host",    "convene",  "sign",
                                         "conduct",  "launch", "mount",   "organize", "organise",
                                         "schedule", "plan",   "mediate", "broker",   NULL};
    uint32_t clause = event_tree_find(scene, noun, DEPREL_ACL_RELCL);
    bool about = clause != TOKEN_NONE && event_predicate_is_verb(scene, clause) &&
                 event_predicate_own_subject(scene, clause) == noun;
    if (about) {
        return clause;
    }
    clause = event_tree_find(scene, noun, DEPREL_ACL);
    bool taken = clause != TOKEN_NONE && scene->tokens[clause].xpos == XPOS_VBN &&
                 span_is_one_of(event_scene_lemma(scene, clause), taking);
    return taken ? clause : TOKEN_NONE;
}

/* "shot at crowds in Kano as they protested". */
static bool is_at_the_time(const struct event_scene *scene, uint32_t verb)
{
    static const char *const marks[] = {"as", "while", "when", NULL};
    uint32_t subject = event_tree_find(scene, verb, DEPREL_NSUBJ);
    return event_tree_is(scene, verb, DEPREL_ADVCL) && subject != TOKEN_NONE &&
           scene->tokens[subject].xpos == XPOS_PRP && event_tree_has_one_of(scene, verb, marks);
}

bool event_place_is_along(const struct event_scene *scene, uint32_t verb)
{
    uint32_t mark = event_tree_find(scene, verb, DEPREL_MARK);
    return event_predicate_is_result(scene, verb) || is_at_the_time(scene, verb) ||
           (event_tree_is(scene, verb, DEPREL_ADVCL) && scene->tokens[verb].xpos == XPOS_VBG &&
            event_tree_find(scene, verb, DEPREL_NSUBJ) == TOKEN_NONE &&
            (mark == TOKEN_NONE || span_is(scene->tokens[mark].norm, "by")) &&
            event_tree_find(scene, verb, DEPREL_CASE) == TOKEN_NONE);
}

/* Where a clause about somebody says that he was: "protesters who had gathered outside the bank in
 * Kano"; TOKEN_NONE. */
static uint32_t place_of_presence(const struct event_scene *scene, uint32_t party)
{
    static const char *const being[] = {
        "gather", "assemble", "march",  "protest", "demonstrate", "sit",    "stand",
        "stay",   "shelter",  "camp",   "hide",    "live",        "work",   "wait",
        "queue",  "sleep",    "pray",   "rally",   "meet",        "travel", "attend",
        "visit",  "guard",    "patrol", "hold",    NULL};
    uint32_t clause = event_tree_find(scene, party, DEPREL_ACL_RELCL);
    clause = clause == TOKEN_NONE ? event_tree_find(scene, party, DEPREL_ACL) : clause;
    if (clause == TOKEN_NONE || !span_is_one_of(event_scene_lemma(scene, clause), being)) {
        return TOKEN_NONE;
    }
    uint32_t object = event_tree_find(scene, clause, DEPREL_OBJ);
    const uint32_t above[] = {clause, object};
    for (size_t i = 0; i < 2 && above[i] != TOKEN_NONE; i++) {
        for (uint32_t c = event_tree_child(scene, above[i]); c != TOKEN_NONE;
             c = event_tree_next(scene, c)) {
            uint32_t place =
                event_place_is_phrase(scene, c) && event_place_stands_behind(scene, c, REACH_WORDS)
                    ? event_place_named(scene, c)
                    : TOKEN_NONE;
            if (place != TOKEN_NONE) {
                return place;
            }
        }
    }
    return TOKEN_NONE;
}

uint32_t event_place_of_present(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t place = TOKEN_NONE;
    for (size_t i = 0; i < frame->rule->recipient_count && place == TOKEN_NONE; i++) {
        uint32_t whom = frame->slots[frame->rule->recipients[i]];
        place = whom == TOKEN_NONE ? TOKEN_NONE : place_of_presence(scene, whom);
    }
    return place;
}

/* Whether a charge is brought where this phrase says, not about what it says. */
static bool is_before(const struct event_scene *scene, uint32_t court)
{
    static const char *const words[] = {"at", "in", "before", "by", NULL};
    return event_tree_has_one_of(scene, court, words);
}

uint32_t event_place_of_court(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const words[] = {"court", "judge", "tribunal", "magistrate", "jury", NULL};
    static const char *const charged[] = {"charge", "indict", "arraign", "sue", NULL};
    bool charge = frame->rule->type == EVENT_ACCUSE && span_is_one_of(frame->lemma, charged);
    if (frame->rule->type != EVENT_LEGAL && !charge) {
        return TOKEN_NONE;
    }
    uint32_t subject = frame->slots[SLOT_SUBJ], place = TOKEN_NONE;
    if (subject != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, subject), words)) {
        place = event_place_of_noun(scene, subject); /* "a Perth judge" */
    }
    for (uint32_t i = frame->head + 1; i < scene->end && place == TOKEN_NONE; i++) {
        if (event_place_is_phrase(scene, i) && event_tree_is_below(scene, i, frame->head) &&
            span_is_one_of(event_scene_lemma(scene, i), words) &&
            (!charge || is_before(scene, i))) {
            place = event_place_of_noun(scene, i);
        }
    }
    return place;
}

uint32_t event_place_left(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const kept[] = {"prison",    "jail",     "custody", "detention",  "camp",
                                       "captivity", "hospital", "school",  "university", NULL};
    bool freed = event_code_is_under(frame->rule->cameo, "0841");
    uint32_t from = frame->slots[SLOT_FROM];
    if ((!freed && frame->rule->type != EVENT_RESIGN) || from == TOKEN_NONE ||
        !span_is_one_of(event_scene_lemma(scene, from), kept)) {
        return TOKEN_NONE;
    }
    return event_place_of_noun(scene, from);
}

uint32_t event_place_of_speakers(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t subject = frame->slots[SLOT_SUBJ], place = TOKEN_NONE;
    if (subject == TOKEN_NONE || !event_predicate_is_noun(scene, subject) ||
        scene->mention_of[subject] != TOKEN_NONE) {
        return TOKEN_NONE;
    }
    for (uint32_t c = event_tree_child(scene, subject); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        uint32_t town =
            event_tree_is(scene, c, DEPREL_NMOD) && event_place_stands_behind(scene, c, REACH_WORDS)
                ? event_place_named(scene, c)
                : TOKEN_NONE;
        if (town != TOKEN_NONE && event_place_at(scene, town)->subtype != SUBTYPE_COUNTRY) {
            place = town; /* a country says more often whose they are */
        }
    }
    return place;
}

uint32_t event_place_of_lot(const struct event_scene *scene, uint32_t act)
{
    static const char *const lots[] = {"scene", "site", "target", NULL};
    uint32_t lot =
        event_predicate_is_verb(scene, act) ? TOKEN_NONE : event_predicate_lot(scene, act, lots);
    if (lot == TOKEN_NONE) {
        return TOKEN_NONE;
    }
    uint32_t subject = event_tree_is(scene, lot, DEPREL_APPOS)
                           ? event_tree_head(scene, lot)
                           : event_tree_find(scene, lot, DEPREL_NSUBJ);
    return subject == TOKEN_NONE ? TOKEN_NONE : event_place_named(scene, subject);
}
