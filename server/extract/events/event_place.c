/* Where an act took place, from its own clause.
 *
 * A place is said of an act when it stands behind a preposition of place below the act's verb or
 * noun, below the noun that it was done to ("shot two men in Kano"), or below the verb that the
 * noun belongs to ("held talks in Oslo"). What stands behind the preposition need not be the place
 * itself: "in two villages in Borno state", "in the city of Mosul", "on a Mosul street". Bodily
 * acts know more prepositions than words do ("marched through Oruro", but "talks on Kashmir"), and
 * a movement took place where it led ("flew to England", "pulled out of Kabul"). Of several places
 * the nearest kind is taken: a town before a region before a country. Without such a phrase, the
 * clauses around the act's are asked (event_place_around), and those who take part in it
 * (event_place_clause). */
#include "event_place.h"

#include "event_place_around.h"
#include "event_place_clause.h"
#include "event_place_noun.h"
#include "event_predicate.h"
#include "event_tree.h"

/* "the Geneva talks", "the London bombings": the town before the noun; "the Iran earthquake",
 * "Haiti's quake". */
static void search_before(struct place_search *search, const struct event_frame *frame)
{
    const struct event_scene *scene = search->scene;
    enum event_type type = frame->rule->type;
    bool met = type == EVENT_CONSULT || type == EVENT_RETREAT || type == EVENT_ELECT ||
               event_scene_is_of_class(scene, frame->head, EVENT_CLASS_OCCASION);
    bool mishap = type == EVENT_DISASTER || type == EVENT_ACCIDENT;
    for (uint32_t c = event_tree_child(scene, frame->head);
         c != TOKEN_NONE && c < frame->head && (met || (search->reach & REACH_BODILY) != 0);
         c = event_tree_next(scene, c)) {
        bool before = event_tree_is(scene, c, DEPREL_COMPOUND) ||
                      (type == EVENT_DISASTER && event_tree_is(scene, c, DEPREL_NMOD_POSS));
        if (before && event_place_at(scene, c) &&
            (mishap || event_place_at(scene, c)->subtype != SUBTYPE_COUNTRY)) {
            event_place_search_take(search, c);
        }
    }
}

/* "the quake, which struck off Honshu", "a landslide that buried the village of Yambali". */
static void search_clause_about(struct place_search *search, const struct event_frame *frame)
{
    const struct event_scene *scene = search->scene;
    uint32_t clause = search->best == TOKEN_NONE && event_predicate_is_noun(scene, frame->head)
                          ? event_place_clause_about(scene, frame->head)
                          : TOKEN_NONE;
    bool held = clause != TOKEN_NONE && event_tree_is(scene, clause, DEPREL_ACL);
    if (clause == TOKEN_NONE || (!held && (search->reach & REACH_BODILY) == 0)) {
        return;
    }
    uint32_t object = event_tree_find(scene, clause, DEPREL_OBJ);
    event_place_search_below(search, clause, REACH_WORDS | REACH_BODILY);
    if (object != TOKEN_NONE && search->best == TOKEN_NONE) {
        search->best =
            frame->rule->type == EVENT_DISASTER ? event_place_named(scene, object) : TOKEN_NONE;
        event_place_search_below(search, object, REACH_WORDS | REACH_BODILY);
    }
}

/* "visit Moscow", "shelled Aleppo"; but who fights a country may do so anywhere, and of several
 * places that are visited none is where it happened. */
static bool leads_to_object(const struct place_search *search, uint32_t object)
{
    const struct mention *place = event_place_at(search->scene, object);
    bool moved = (search->reach & (REACH_TO | REACH_FROM)) != 0;
    bool target = (search->reach & REACH_TARGET) != 0;
    return place && (moved || (target && place->subtype != SUBTYPE_COUNTRY)) &&
           event_tree_find(search->scene, object, DEPREL_CONJ) == TOKEN_NONE;
}

/* "ministers meeting in Bonn have agreed": where those who act are gathered. */
static void search_gathering(struct place_search *search, uint32_t subject)
{
    const struct event_scene *scene = search->scene;
    uint32_t verb = event_tree_find(scene, subject, DEPREL_ACL);
    if (verb != TOKEN_NONE && search->best == TOKEN_NONE &&
        span_is_one_of(event_scene_lemma(scene, verb),
                       (const char *const[]){"meet", "gather", "sit", "speak", NULL})) {
        event_place_search_below(search, verb, REACH_WORDS);
    }
}

/* Looks below somebody who takes part and, when `joined`, below those named with him: "killed a man
 * and his son in Kano", "talks between A and B in Oslo". */
static void search_party(struct place_search *search, uint32_t party, unsigned reach, bool joined)
{
    unsigned all = search->reach;
    uint32_t those = event_place_counted(search->scene, party);
    search->reach &= reach;
    event_place_search_below(search, party, search->reach);
    if (those != TOKEN_NONE && search->best == TOKEN_NONE) {
        event_place_search_below(search, those, search->reach);
    }
    if (joined && search->best == TOKEN_NONE) {
        event_place_search_joined(search, party);
    }
    search->reach = all;
}

/* Looks below those who take part: of a bodily act, where they are it is done; of a meeting, where
 * the others are; of a ruling or a law, where the court or parliament sits; of help, where those
 * are whom it reaches. Words reach people wherever they are. */
static void search_parties(struct place_search *search, const struct event_frame *frame)
{
    bool bodily = (search->reach & REACH_BODILY) != 0;
    bool helps = frame->rule->type == EVENT_AID;
    bool together = bodily || helps || frame->rule->type == EVENT_CONSULT;
    bool seated = event_place_is_seated(search->scene, frame);
    bool words = event_place_is_object_of_words(search->scene, frame);
    bool sentenced = seated && event_predicate_is_noun(search->scene, frame->head);
    const uint32_t parties[] = {together || words ? frame->slots[SLOT_OBJ] : TOKEN_NONE,
                                helps ? frame->slots[SLOT_TO] : TOKEN_NONE,
                                seated ? frame->slots[SLOT_BEFORE] : TOKEN_NONE,
                                together ? frame->slots[SLOT_WITH] : TOKEN_NONE,
                                bodily ? frame->slots[SLOT_BY] : TOKEN_NONE,
                                bodily || seated ? frame->slots[SLOT_SUBJ] : TOKEN_NONE,
                                bodily || sentenced ? frame->slots[SLOT_OF] : TOKEN_NONE,
                                together ? frame->slots[SLOT_BETWEEN] : TOKEN_NONE};
    for (size_t i = 0; i < sizeof parties / sizeof *parties && search->best == TOKEN_NONE; i++) {
        unsigned reach = REACH_WORDS | REACH_BODILY | REACH_NEAR;
        if (i == 0) {
            reach |= REACH_TO | REACH_FROM; /* "withdrew its troops from X": whoever is moved */
        }
        bool joined = (i == 0 && bodily) || frame->rule->type == EVENT_CONSULT ||
                      parties[i] == frame->slots[SLOT_BETWEEN];
        if (parties[i] != TOKEN_NONE) {
            search_party(search, parties[i], reach, together && joined);
        }
    }
    for (size_t i = 0; i < frame->rule->recipient_count && bodily && search->best == TOKEN_NONE;
         i++) {
        uint32_t whom = frame->slots[frame->rule->recipients[i]];
        if (whom != TOKEN_NONE) { /* "set fire to the embassy in Kano" */
            event_place_search_below(search, whom,
                                     search->reach & (REACH_WORDS | REACH_BODILY | REACH_NEAR));
        }
    }
    if (frame->slots[SLOT_SUBJ] != TOKEN_NONE) {
        search_gathering(search, frame->slots[SLOT_SUBJ]);
    }
}

static void search_all(struct place_search *search, const struct event_frame *frame)
{
    const struct event_scene *scene = search->scene;
    uint32_t object = frame->slots[SLOT_OBJ];
    uint32_t head = event_tree_head(scene, frame->head);
    uint32_t top = event_predicate_is_noun(scene, frame->head)
                       ? event_predicate_top(scene, frame->head)
                       : frame->head;
    if (object != TOKEN_NONE && leads_to_object(search, object)) {
        event_place_search_take(search, object);
    }
    bool area = object != TOKEN_NONE && (search->reach & (REACH_TARGET | REACH_TO)) != 0 &&
                event_scene_is_of_class(scene, object, EVENT_CLASS_AREA);
    if ((area || (object != TOKEN_NONE && frame->rule->type == EVENT_DISASTER)) &&
        event_place_named(scene, object) != TOKEN_NONE) {
        event_place_search_take(search,
                                event_place_named(scene, object)); /* "shelled the town of Kano" */
    }
    event_place_search_below(search, frame->head, search->reach);
    uint32_t state = event_tree_find(scene, frame->head, DEPREL_XCOMP);
    if (state != TOKEN_NONE && scene->tokens[state].upos == UPOS_ADJ) {
        event_place_search_below(search, state, search->reach); /* "shot dead in Kano" */
    }
    if (top != frame->head && search->best == TOKEN_NONE) {
        event_place_search_below(search, top, search->reach); /* "a wave of attacks in Kano" */
    }
    if (search->best == TOKEN_NONE && event_predicate_is_noun(scene, frame->head)) {
        search_before(search, frame);
    }
    uint32_t above = event_tree_head(scene, top); /* "a round of talks is planned in Oslo" */
    if (search->best == TOKEN_NONE && above != TOKEN_NONE && event_place_is_part(scene, top)) {
        event_place_search_below(search, above, search->reach & ~(unsigned)REACH_TARGET);
    }
    search_clause_about(search, frame);
    event_place_search_joined(search, frame->head);
    if (search->best == TOKEN_NONE && head != TOKEN_NONE &&
        event_predicate_is_noun(scene, frame->head) && event_predicate_is_noun(scene, head) &&
        event_tree_is(scene, frame->head, DEPREL_CONJ)) {
        event_place_search_joined(search, head); /* "attacks, bombings and a raid in Kano" */
    }
    search_parties(search, frame);
    event_place_search_around(search, frame);
}

static void set_named(const struct mention *mention, struct event *event)
{
    event->place = mention->entity;
    event->place_text = mention->text;
    event->place_at = mention->at;
}

/* The noun for a site without a name where the act was; TOKEN_NONE. */
static uint32_t site_of(const struct event_scene *scene, const struct event_frame *frame,
                        unsigned reach)
{
    uint32_t noun = TOKEN_NONE;
    for (size_t i = 0; i < frame->rule->recipient_count && noun == TOKEN_NONE; i++) {
        uint32_t whom = frame->slots[frame->rule->recipients[i]];
        noun = event_place_described_below(scene, whom, reach);
    }
    for (int slot = 0; slot < SLOT_COUNT && noun == TOKEN_NONE; slot++) {
        bool part = slot == SLOT_SUBJ || slot == SLOT_OBJ || slot == SLOT_VICTIM;
        noun = event_place_described_below(scene, frame->slots[slot], part ? reach : REACH_WORDS);
    }
    if (noun == TOKEN_NONE) { /* "a strike killed ten at a border post" */
        noun = event_place_described_below(scene, event_place_verb_of(scene, frame->head), reach);
    }
    if (noun == TOKEN_NONE && event_place_is_along(scene, frame->head)) {
        noun = event_place_described_below(scene, event_tree_head(scene, frame->head), reach);
    }
    return noun;
}

/* Gives the event a place that is only described, or the name behind it: "the Togolese capital,
 * Lome". */
static void set_described(const struct place_search *search, const struct event_frame *frame,
                          struct event *event)
{
    const struct event_scene *scene = search->scene;
    unsigned reach = search->reach & (REACH_WORDS | REACH_BODILY);
    uint32_t noun = event_place_described_below(scene, frame->head, reach);
    if (noun == TOKEN_NONE && (reach & REACH_BODILY) != 0) {
        noun = site_of(scene, frame, reach);
    }
    if (noun == TOKEN_NONE) {
        return;
    }
    bool named = noun + 2 < scene->end && span_is(scene->tokens[noun + 1].norm, ",") &&
                 event_place_at(scene, noun + 2);
    if (named) {
        set_named(event_place_at(scene, noun + 2), event);
        return;
    }
    uint32_t first = event_place_first_word(scene, noun);
    event->place_at = document_extent(&scene->analysis->document, first, noun - first + 1);
    event->place_text = span_slice(scene->tokens[first].text, 0, 0);
    event->place_text.len = (size_t)(scene->tokens[noun].text.ptr + scene->tokens[noun].text.len -
                                     scene->tokens[first].text.ptr);
}

/* "criticised troops for burning villages in Borno": the place behind a gerund is that of what
 * somebody is blamed for. */
static bool follows_charge(const struct event_scene *scene, uint32_t head, uint32_t place)
{
    for (uint32_t i = head + 1; i + 1 < place; i++) {
        if ((span_is(scene->tokens[i].norm, "for") || span_is(scene->tokens[i].norm, "of")) &&
            scene->tokens[i + 1].xpos == XPOS_VBG) {
            return true;
        }
    }
    return false;
}

void event_place_set(const struct event_scene *scene, const struct event_frame *frame,
                     struct event *event)
{
    unsigned reach = event_place_reach(frame->rule);
    bool moves = (reach & (REACH_TO | REACH_FROM)) != 0 || frame->rule->type == EVENT_RETREAT;
    struct place_search search = {scene, reach & ~(unsigned)REACH_FROM, TOKEN_NONE, moves};
    search_all(&search, frame);
    if (search.best == TOKEN_NONE && reach != search.reach) {
        search.reach = reach; /* "crossed into Chad from Sudan" */
        search_all(&search, frame);
    }
    if (search.best == TOKEN_NONE) {
        search.best = event_place_of_court(scene, frame);
    }
    if (search.best == TOKEN_NONE) {
        search.best = event_place_left(scene, frame);
    }
    if (search.best == TOKEN_NONE) {
        search.best = event_place_of_lot(scene, frame->head);
    }
    if (search.best == TOKEN_NONE && (search.reach & REACH_BODILY) == 0) {
        search.best = event_place_of_speakers(scene, frame);
    }
    if (search.best == TOKEN_NONE && (search.reach & REACH_BODILY) != 0) {
        search.reach |= REACH_NEAR;
        search_all(&search, frame);
    }
    if (search.best == TOKEN_NONE) {
        search.best = event_place_of_where(scene, frame->head);
    }
    if (search.best == TOKEN_NONE && (search.reach & REACH_BODILY) != 0) {
        search.best = event_place_of_present(scene, frame);
    }
    if (frame->rule->type == EVENT_ACCUSE && search.best != TOKEN_NONE &&
        follows_charge(scene, frame->head, search.best)) {
        search.best = TOKEN_NONE;
    }
    event->place = ENTITY_UNRESOLVED;
    if (search.best == TOKEN_NONE) {
        set_described(&search, frame, event);
        return;
    }
    set_named(event_place_at(scene, search.best), event);
}
