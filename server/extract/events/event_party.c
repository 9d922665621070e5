/* Makes parties of the head tokens in a frame's places.
 *
 * A party's words are its head with what belongs to the name or description: modifiers before it
 * (but no article), "of", "in", "for" phrases and a name in apposition after it, no relative
 * clause. Heads joined by "and" are parties of their own. Who they are event_describe.c says. */
#include "event_party.h"

#include <string.h>

#include "event_describe.h"
#include "event_holder.h"
#include "event_party_beside.h"
#include "event_phrase.h"
#include "event_predicate.h"
#include "event_sufferer.h"
#include "event_tree.h"

enum { PARTY_LIMIT = 16, CONJUNCT_LIMIT = 4 };

struct party_list {
    struct party *items;
    size_t count;
};

/* Whether "his" or "its" at `token` is one of the actors listed. */
static bool is_of_actor(const struct event_scene *scene, const struct party_list *list,
                        uint32_t token)
{
    const struct mention *mention = event_scene_mention(scene, token);
    for (size_t i = 0; i < list->count && mention && mention->entity != ENTITY_UNRESOLVED; i++) {
        if (list->items[i].role == PARTY_ACTOR && list->items[i].entity == mention->entity) {
            return true;
        }
    }
    return false;
}

/* Whether a recipient is just "its", or just a "his" that stands for the actor. */
static bool is_bare_owner(const struct event_scene *scene, const struct party_list *list,
                          struct event_phrase s)
{
    return s.first == s.last && scene->tokens[s.first].xpos == XPOS_PRP_POSS &&
           (span_is(scene->tokens[s.first].norm, "its") || is_of_actor(scene, list, s.first));
}

/* Adds these words as a party, unless they overlap with one that is there. */
static void add_words(const struct event_scene *scene, struct party_list *list,
                      struct event_phrase s, enum party_role role)
{
    if (list->count == PARTY_LIMIT) {
        return;
    }
    struct party *party = &list->items[list->count];
    *party = (struct party){.role = role};
    party->at = document_extent(&scene->analysis->document, s.first, s.last - s.first + 1);
    party->text = document_text(&scene->analysis->document, s.first, s.last - s.first + 1);
    event_describe_party(scene, s, party);
    if (role == PARTY_RECIPIENT && is_bare_owner(scene, list, s)) {
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        struct party *other = &list->items[i];
        bool wider = other->role == role && party->at.start <= other->at.start &&
                     other->at.end < party->at.end;
        if (wider) {
            *other = *party; /* "UN envoy Ann Lee" after "UN" */
        }
        if (other->at.start < party->at.end && party->at.start < other->at.end) {
            return;
        }
    }
    list->count++;
}

/* "Foreign Ministers Ann Lee and Jim Bo": whom a title in the plural names, each with the title's
 * sector. False when the phrase names no two persons. */
static bool add_titled(const struct event_scene *scene, struct party_list *list,
                       struct event_phrase s, uint32_t title, enum party_role role)
{
    struct event_phrase names[EVENT_LISTED_LIMIT];
    size_t count = 0;
    const char *sector = event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, title));
    if (scene->tokens[title].xpos != XPOS_NNS || !sector ||
        scene->mention_of[title] != TOKEN_NONE) {
        return false;
    }
    for (uint32_t i = title + 1; i <= s.last && count < EVENT_LISTED_LIMIT; i++) {
        const struct mention *mention = event_scene_mention(scene, i);
        if (mention && mention->kind == MENTION_NAME && mention->type == ENTITY_PERSON) {
            uint32_t last = mention->first_token + mention->token_count - 1;
            names[count++] = (struct event_phrase){mention->first_token, last, last};
            i = last;
        }
    }
    for (size_t i = 0; i < count && count > 1; i++) {
        size_t before = list->count;
        add_words(scene, list, names[i], role);
        if (list->count > before && !list->items[before].sector[0]) {
            memcpy(list->items[before].sector, sector, strlen(sector));
        }
    }
    return count > 1;
}

/* "dismissed the inquiry": a body only where its words say whose it is. */
static bool is_nameless_inquiry(const struct event_scene *scene, struct event_phrase words)
{
    bool named = !span_is(event_scene_lemma(scene, words.head), "inquiry");
    for (uint32_t i = words.first; i <= words.last && !named; i++) {
        named = scene->mention_of[i] != TOKEN_NONE;
    }
    return !named;
}

static void add_one(const struct event_scene *scene, struct party_list *list, uint32_t head,
                    enum party_role role)
{
    if (!event_scene_is_party(scene, head)) {
        return;
    }
    struct event_phrase words = event_phrase_of(scene, head);
    if (role == PARTY_RECIPIENT && is_nameless_inquiry(scene, words)) {
        return;
    }
    if (!add_titled(scene, list, words, head, role)) {
        add_words(scene, list, words, role);
    }
}

static bool is_place(const struct event_scene *scene, uint32_t token)
{
    const struct mention *mention = event_scene_mention(scene, token);
    return mention && mention->type == ENTITY_PLACE;
}

/* "Lee, a senator": what only describes somebody named, taken for one more of a list; and what a
 * side clause says that he was. */
static bool is_description(const struct event_scene *scene, uint32_t head, uint32_t child)
{
    uint32_t article = event_tree_find(scene, child, DEPREL_DET);
    if (event_tree_find(scene, child, DEPREL_COP) != TOKEN_NONE) {
        return true;
    }
    const struct mention *named = event_scene_mention(scene, child);
    bool somebody = named && named->type != ENTITY_OTHER; /* not "Lee, a Baptist" */
    if (scene->mention_of[head] == TOKEN_NONE || somebody || article == TOKEN_NONE ||
        article == scene->first || child < head ||
        event_tree_find(scene, child, DEPREL_CC) != TOKEN_NONE ||
        !span_is(scene->tokens[article - 1].norm, ",")) {
        return false;
    }
    for (uint32_t c = event_tree_next(scene, child); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (scene->tokens[c].deprel == DEPREL_CONJ) {
            return false;
        }
    }
    return event_tree_find(scene, child, DEPREL_CONJ) == TOKEN_NONE;
}

/* Whether `child` is one more of the parties that `head` begins: joined to it, or the next of a
 * list of places that the parser took for an apposition. */
static bool is_joined(const struct event_scene *scene, uint32_t head, uint32_t child)
{
    enum deprel relation = (enum deprel)scene->tokens[child].deprel;
    static const char *const shares[] = {"most", "many", "some", "half", "all", NULL};
    if (child + 2 < scene->end && child > head &&
        span_is_one_of(scene->tokens[child].norm, shares) &&
        span_is(scene->tokens[child + 1].norm, "of") &&
        span_is(scene->tokens[child + 2].norm, "them")) {
        return false; /* "20 people, most of them migrants" */
    }
    if (child > head + 2 && span_is(scene->tokens[child - 1].norm, "them") &&
        span_is(scene->tokens[child - 2].norm, "of")) {
        return false;
    }
    if (child < head) {
        return (relation == DEPREL_COMPOUND || relation == DEPREL_NMOD || relation == DEPREL_CONJ ||
                relation == DEPREL_NMOD_DESC) &&
               event_phrase_is_joined(scene, child, head);
    }
    return (relation == DEPREL_CONJ && !is_description(scene, head, child)) ||
           (relation == DEPREL_APPOS && is_place(scene, head) && is_place(scene, child));
}

/* "Lawyer and activist Ann Lee": two words without an article for the one who is named. */
static bool is_joint_title(const struct event_scene *scene, uint32_t head)
{
    uint32_t other = event_tree_find(scene, head, DEPREL_CONJ);
    const struct mention *name = other == TOKEN_NONE ? NULL : event_scene_mention(scene, other);
    return name && name->type == ENTITY_PERSON && scene->tokens[head].xpos == XPOS_NN &&
           scene->mention_of[head] == TOKEN_NONE && other > head + 2 &&
           event_tree_find(scene, other, DEPREL_NMOD_DESC) == head + 2 &&
           scene->tokens[head + 1].upos == UPOS_CCONJ &&
           event_tree_find(scene, head, DEPREL_DET) == TOKEN_NONE &&
           event_tree_find(scene, head, DEPREL_NMOD_POSS) == TOKEN_NONE &&
           event_tree_find(scene, other, DEPREL_CONJ) == TOKEN_NONE;
}

/* Adds the party at `head` and those joined to it; those whom a list names instead of their number.
 */
static void add_joined(const struct event_scene *scene, struct party_list *list, uint32_t head,
                       enum party_role role, int depth)
{
    uint32_t names[EVENT_LISTED_LIMIT];
    size_t listed = event_phrase_listed(scene, head, names);
    for (size_t i = 0; i < listed; i++) {
        uint32_t last = names[i] + event_scene_mention(scene, names[i])->token_count - 1;
        add_words(scene, list, (struct event_phrase){names[i], last, names[i]}, role);
    }
    if (listed) {
        return;
    }
    uint32_t partner = event_phrase_partner(scene, head);
    if (partner != TOKEN_NONE) {
        add_one(scene, list, partner, role);
    }
    bool added = false;
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE && depth > 0;
         c = event_tree_next(scene, c)) {
        if (c > head && !added) {
            if (!is_joint_title(scene, head)) {
                add_one(scene, list, head, role);
            }
            added = true;
        }
        if (is_joined(scene, head, c)) {
            add_joined(scene, list, c, role, depth - 1);
        }
    }
    if (!added) {
        add_one(scene, list, head, role);
    }
}

/* Whether the possessor of a noun for an act, or whom "of" names, undergoes it: "his arrest", "the
 * minister's removal". */
static bool is_undergone(const struct event_scene *scene, uint32_t noun)
{
    static const char *const nouns[] = {"removal", "conviction", "dismissal",   "sacking",
                                        "ouster",  "ousting",    "sentencing",  "prosecution",
                                        "trial",   "suspension", "persecution", "flogging",
                                        NULL};
    struct span lemma = event_scene_lemma(scene, noun);
    return event_lexicon_in(scene->lexicon, EVENT_CLASS_UNDERGONE, lemma) ||
           span_is_one_of(lemma, nouns);
}

/* Who did the act that an accusation speaks of; whom it was done to is not accused. */
static uint32_t culprit(const struct event_scene *scene, uint32_t noun)
{
    struct event_frame act;
    event_predicate_fill(scene, noun, &act);
    uint32_t by = act.slots[SLOT_BY];
    if (by != TOKEN_NONE && event_scene_is_party(scene, by)) {
        return by;
    }
    uint32_t agent = is_undergone(scene, noun) ? TOKEN_NONE : act.slots[SLOT_AGENT];
    return agent != TOKEN_NONE && event_scene_is_party(scene, agent) ? agent : TOKEN_NONE;
}

/* Whether a noun tells what befell somebody: "the killing of", "the case of". */
static bool befalls(const struct event_scene *scene, uint32_t noun)
{
    struct event_frame act;
    return event_lexicon_in(scene->lexicon, EVENT_CLASS_CASE, event_scene_lemma(scene, noun)) ||
           is_undergone(scene, noun) ||
           (event_predicate_read(scene, noun, &act) && act.rule->type == EVENT_ASSAULT);
}

/* "warrants for his arrest": nouns for what the accused are to undergo. */
static bool is_sought(const struct event_scene *scene, uint32_t noun)
{
    struct span lemma = event_scene_lemma(scene, noun);
    return event_tree_word(scene, noun, "for") != TOKEN_NONE &&
           (span_is(lemma, "arrest") || span_is(lemma, "extradition") ||
            span_is(lemma, "detention") || span_is(lemma, "capture"));
}

static uint32_t sought(const struct event_scene *scene, uint32_t noun)
{
    struct event_frame act;
    event_predicate_fill(scene, noun, &act);
    uint32_t of = act.slots[SLOT_OF];
    uint32_t whom = of == TOKEN_NONE ? act.slots[SLOT_OBJ] : of;
    return whom != TOKEN_NONE && event_scene_is_party(scene, whom) ? whom : TOKEN_NONE;
}

/* The country whose ship or plane it is: "a British tanker", "a Greek-flagged tanker". */
static uint32_t flag_of(const struct event_scene *scene, uint32_t noun)
{
    if (!event_lexicon_in(scene->lexicon, EVENT_CLASS_VEHICLE, event_scene_lemma(scene, noun))) {
        return TOKEN_NONE;
    }
    for (uint32_t i = noun; i > scene->first && noun - i < 6; i--) {
        const struct mention *mention = event_scene_mention(scene, i - 1);
        uint8_t upos = scene->tokens[i - 1].upos;
        if (mention &&
            (mention->subtype == SUBTYPE_NATIONALITY || mention->subtype == SUBTYPE_COUNTRY)) {
            return i - 1;
        }
        if (upos == UPOS_ADP || upos == UPOS_DET ||
            (upos == UPOS_PUNCT && scene->tokens[i - 1].xpos != XPOS_HYPH)) {
            return TOKEN_NONE;
        }
    }
    return TOKEN_NONE;
}

/* A place or a word for one: "the capital". */
static bool is_whereabouts(const struct event_scene *scene, uint32_t token)
{
    return is_place(scene, token) ||
           event_lexicon_in(scene->lexicon, EVENT_CLASS_AREA, event_scene_lemma(scene, token));
}

/* "a funeral in the city of Mosul": where what was attacked is, is not attacked. */
static bool tells_where(const struct event_scene *scene, uint32_t noun, uint32_t token)
{
    static const char *const aims[] = {"target", "position", "site", "area", NULL};
    uint32_t head = event_tree_head(scene, token);
    if (span_is_one_of(event_scene_lemma(scene, noun), aims)) {
        return false; /* "struck targets in Rafah" */
    }
    bool named = head != TOKEN_NONE && head != noun && is_whereabouts(scene, head);
    return (event_tree_word(scene, token, "in") != TOKEN_NONE && is_whereabouts(scene, token)) ||
           (named && event_tree_word(scene, token, "of") != TOKEN_NONE);
}

/* The party that a thing belongs to or speaks of: "rejected the U.S. appeal", "lifted the
 * suspension of a radio station". */
static uint32_t party_behind(const struct event_scene *scene, enum event_type type, uint32_t noun)
{
    static const char *const prepositions[] = {"of", "from", "against", "on", "by", "in"};
    if (scene->tokens[noun].upos != UPOS_NOUN) {
        return TOKEN_NONE;
    }
    if ((type == EVENT_ACCUSE || type == EVENT_REQUEST) && befalls(scene, noun)) {
        return type == EVENT_REQUEST    ? TOKEN_NONE
               : is_sought(scene, noun) ? sought(scene, noun)
                                        : culprit(scene, noun);
    }
    uint32_t holder = event_holder_of(scene, noun);
    if (holder != TOKEN_NONE) {
        return event_scene_is_party(scene, holder) ? holder : TOKEN_NONE;
    }
    struct event_frame frame;
    event_predicate_fill(scene, noun, &frame);
    for (size_t i = 0; i < sizeof prepositions / sizeof *prepositions; i++) {
        uint32_t token = frame.slots[event_slot_from_name(span_of(prepositions[i]))];
        bool where =
            event_sufferer_harms(type) && token != TOKEN_NONE && tells_where(scene, noun, token);
        where |= type == EVENT_COERCE && span_is(span_of(prepositions[i]), "in") &&
                 token != TOKEN_NONE && is_place(scene, token);
        where |= type == EVENT_ACCIDENT && token != TOKEN_NONE && is_place(scene, token);
        if (token != TOKEN_NONE && token > noun && event_scene_is_party(scene, token) && !where) {
            return token;
        }
    }
    return TOKEN_NONE;
}

/* Whether a town in which acts of this type are done is no party in them: "mobilized troops in
 * Kano", "imposed a curfew in Lahore", "sworn in in Lome". */
static bool is_done_at_place(enum event_type type)
{
    return type == EVENT_MOBILIZE || type == EVENT_RETREAT || type == EVENT_APPOINT ||
           type == EVENT_COERCE;
}

/* Whether a token is a town or an area and not a country or the government in it. */
static bool is_mere_place(const struct event_scene *scene, uint32_t token)
{
    static const char *const towns[] = {"city", "town", "village", "capital", NULL};
    const struct mention *place = event_scene_mention(scene, token);
    if (place) {
        return place->type == ENTITY_PLACE && !place->metonym &&
               place->subtype != SUBTYPE_COUNTRY && place->subtype != SUBTYPE_FACILITY;
    }
    struct span lemma = event_scene_lemma(scene, token);
    return (span_is_one_of(lemma, towns) ||
            event_lexicon_in(scene->lexicon, EVENT_CLASS_AREA, lemma)) &&
           !span_is(lemma, "state") && !span_is(lemma, "part");
}

/* "condemned the killing of the envoy", "demanded the arrest of X": who is behind "of" was killed,
 * and is not accused or asked. */
static bool is_victim_of_object(const struct event_scene *scene, const struct event_frame *frame,
                                uint8_t slot)
{
    uint32_t act = frame->slots[SLOT_OBJ];
    bool speaks = frame->rule->type == EVENT_ACCUSE || frame->rule->type == EVENT_REQUEST;
    return speaks && slot == SLOT_OF && act != TOKEN_NONE &&
           event_tree_head(scene, frame->slots[slot]) == act &&
           event_predicate_is_noun(scene, act) && befalls(scene, act) && !is_sought(scene, act);
}

/* Whether a place after "in" or "at" is only where an act of harm was done, or a town only where
 * another act was. */
static bool is_scene_only(const struct event_scene *scene, const struct event_rule *rule,
                          uint8_t slot, const struct event_frame *frame)
{
    const struct mention *place = event_scene_mention(scene, frame->slots[slot]);
    if (is_victim_of_object(scene, frame, slot)) {
        return true;
    }
    if (is_done_at_place(rule->type) && is_mere_place(scene, frame->slots[slot]) &&
        slot == SLOT_IN) {
        return true;
    }
    if (rule->type == EVENT_RETREAT && !place && is_mere_place(scene, frame->slots[slot])) {
        return true; /* "withdrew from the area" */
    }
    bool country = place && place->subtype == SUBTYPE_COUNTRY; /* "fired rockets at Oman" */
    bool where = slot == SLOT_IN || (slot == SLOT_AT && !country);
    return where && event_sufferer_harms(rule->type) && is_whereabouts(scene, frame->slots[slot]);
}

uint32_t event_party_talks(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t noun = frame->slots[SLOT_FOR];
    bool visit = event_code_is_under(frame->rule->cameo, "042");
    struct event_frame talks;
    if (!visit || noun == TOKEN_NONE || !event_predicate_is_noun(scene, noun) ||
        !event_lexicon_in(scene->lexicon, EVENT_CLASS_TALK, event_scene_lemma(scene, noun))) {
        return TOKEN_NONE;
    }
    event_predicate_fill(scene, noun, &talks);
    uint32_t with = talks.slots[SLOT_WITH];
    return with != TOKEN_NONE && event_scene_is_party(scene, with) ? noun : TOKEN_NONE;
}

/* "flew to Asmara for talks with X": X receives the visitor. */
static void add_host(const struct event_scene *scene, const struct event_frame *frame,
                     struct party_list *list)
{
    uint32_t noun = event_party_talks(scene, frame);
    struct event_frame talks;
    if (noun != TOKEN_NONE) {
        event_predicate_fill(scene, noun, &talks);
        add_joined(scene, list, talks.slots[SLOT_WITH], PARTY_RECIPIENT, CONJUNCT_LIMIT);
    }
}

static void add_recipients(const struct event_scene *scene, const struct event_frame *frame,
                           uint32_t sufferer, struct party_list *list)
{
    const struct event_rule *rule = frame->rule;
    size_t before = list->count;
    add_host(scene, frame, list);
    uint32_t first = event_sufferer_first(scene, frame);
    if (first != TOKEN_NONE) {
        add_joined(scene, list, first, PARTY_RECIPIENT, CONJUNCT_LIMIT);
        before = list->count; /* those whom the act's own clause names are added to them */
    }
    uint32_t victim = sufferer == TOKEN_NONE ? event_sufferer_victim(scene, frame) : sufferer;
    if (event_sufferer_harms(rule->type) && victim != TOKEN_NONE) {
        add_joined(scene, list, victim, PARTY_RECIPIENT, CONJUNCT_LIMIT);
    }
    uint32_t aimed = list->count > before ? event_sufferer_aimed(scene, frame) : TOKEN_NONE;
    if (aimed != TOKEN_NONE) {
        add_joined(scene, list, aimed, PARTY_RECIPIENT, CONJUNCT_LIMIT);
    }
    for (size_t i = 0; i < rule->recipient_count && list->count == before; i++) {
        if (frame->slots[rule->recipients[i]] != TOKEN_NONE &&
            !is_scene_only(scene, rule, rule->recipients[i], frame)) {
            add_joined(scene, list, frame->slots[rule->recipients[i]], PARTY_RECIPIENT,
                       CONJUNCT_LIMIT);
        }
    }
    if (event_sufferer_harms(rule->type) && list->count > before) {
        uint32_t verb = event_sufferer_verb(scene, frame);
        uint32_t also = verb == TOKEN_NONE ? TOKEN_NONE : event_predicate_also_harmed(scene, verb);
        if (also != TOKEN_NONE) {
            add_joined(scene, list, also, PARTY_RECIPIENT, CONJUNCT_LIMIT);
        }
    }
    uint32_t shared = list->count == before ? event_sufferer_shared(scene, frame) : TOKEN_NONE;
    if (shared != TOKEN_NONE) {
        add_joined(scene, list, shared, PARTY_RECIPIENT, CONJUNCT_LIMIT);
    }
    uint32_t driven = rule->type == EVENT_ASSAULT && list->count == before
                          ? event_sufferer_driven(scene, frame->head)
                          : TOKEN_NONE;
    if (driven != TOKEN_NONE) {
        add_joined(scene, list, driven, PARTY_RECIPIENT, CONJUNCT_LIMIT);
    }
    for (size_t i = 0; i < rule->recipient_count && list->count == before; i++) {
        uint32_t thing = frame->slots[rule->recipients[i]];
        bool where = thing != TOKEN_NONE && is_scene_only(scene, rule, rule->recipients[i], frame);
        uint32_t token =
            thing == TOKEN_NONE || where ? TOKEN_NONE : party_behind(scene, rule->type, thing);
        uint32_t flag = thing == TOKEN_NONE ? TOKEN_NONE : flag_of(scene, thing);
        if (flag != TOKEN_NONE) {
            struct event_phrase words = event_phrase_of(scene, thing);
            words.head = flag;
            add_words(scene, list, words, PARTY_RECIPIENT);
        } else if (token != TOKEN_NONE) {
            add_joined(scene, list, token, PARTY_RECIPIENT, CONJUNCT_LIMIT);
        }
    }
}

/* Whoever answers what others asked for or offered: "refused a request" tells whom it was made to.
 */
static uint32_t answerer(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t verb = event_tree_head(scene, frame->head);
    enum event_type type = frame->rule->type;
    if (event_predicate_is_verb(scene, frame->head) || verb == TOKEN_NONE ||
        scene->tokens[frame->head].deprel != DEPREL_OBJ ||
        (type != EVENT_REQUEST && type != EVENT_ACCUSE && type != EVENT_THREATEN)) {
        return TOKEN_NONE;
    }
    const struct event_operator *answer = event_scene_operator(scene, verb);
    return answer && answer->effect == EFFECT_DROP && !event_predicate_is_passive(scene, verb)
               ? event_predicate_subject(scene, verb)
               : TOKEN_NONE;
}

/* Adds those with whom the act that is spoken of would be done: "refused to meet Darusman". */
static void add_partners(const struct event_scene *scene, const struct event_frame *inner,
                         struct party_list *list)
{
    for (size_t i = 0; i < inner->rule->actor_count; i++) {
        uint8_t slot = inner->rule->actors[i];
        if (slot != SLOT_SUBJ && slot != SLOT_AGENT && inner->slots[slot] != TOKEN_NONE) {
            add_joined(scene, list, inner->slots[slot], PARTY_RECIPIENT, CONJUNCT_LIMIT);
        }
    }
}

/* Adds whom the act's own places, the first `actors` of the list aside, do not name. */
static void add_beside(const struct event_scene *scene, const struct event_frame *frame,
                       size_t actors, struct party_list *list)
{
    bool named = list->count > actors;
    uint32_t whom = named        ? event_party_companion(scene, frame)
                    : actors > 0 ? event_party_asked(scene, frame)
                                 : TOKEN_NONE;
    whom = whom == TOKEN_NONE && !named ? event_party_targeted(scene, frame) : whom;
    bool done = whom == TOKEN_NONE && !named && actors > 0;
    uint32_t thing = done ? event_party_thing(scene, frame) : TOKEN_NONE;
    if (whom != TOKEN_NONE) {
        add_joined(scene, list, whom, PARTY_RECIPIENT, CONJUNCT_LIMIT);
    } else if (thing != TOKEN_NONE) {
        add_words(scene, list, event_phrase_of(scene, thing), PARTY_RECIPIENT);
    }
}

/* "the Madrid train bombings": a name of the act itself. */
static bool is_named_act(const struct event_scene *scene, const struct event_frame *frame,
                         uint32_t token)
{
    uint32_t mention = scene->mention_of[token];
    return mention != TOKEN_NONE && token != frame->head && token < frame->head &&
           scene->mention_of[frame->head] == mention;
}

const struct party *event_party_list(const struct event_scene *scene,
                                     const struct event_frame *frame,
                                     const struct event_frame *inner, size_t *count)
{
    const struct event_rule *rule = frame->rule;
    struct party_list list = {ARENA_ARRAY(scene->arena, struct party, PARTY_LIMIT), 0};
    uint32_t sufferer = event_sufferer_in(scene, frame);
    for (size_t i = 0; i < rule->actor_count; i++) {
        if (frame->slots[rule->actors[i]] != TOKEN_NONE &&
            frame->slots[rule->actors[i]] != sufferer &&
            !is_named_act(scene, frame, frame->slots[rule->actors[i]])) {
            add_joined(scene, &list, frame->slots[rule->actors[i]], PARTY_ACTOR, CONJUNCT_LIMIT);
        }
    }
    uint32_t leader = list.count == 0 ? event_party_leader(scene, frame) : TOKEN_NONE;
    if (leader != TOKEN_NONE && rule->actor_count > 0) {
        add_one(scene, &list, leader, PARTY_ACTOR);
    }
    size_t actors = list.count;
    add_recipients(scene, frame, sufferer, &list);
    if (list.count == actors && inner) {
        add_recipients(scene, inner, event_sufferer_in(scene, inner), &list);
        add_partners(scene, inner, &list);
    }
    struct event_frame helped;
    uint32_t help = frame->slots[SLOT_XCOMP];
    if (list.count == actors && rule->type == EVENT_AID && help != TOKEN_NONE &&
        event_predicate_read(scene, help, &helped) && helped.rule->type == EVENT_AID) {
        add_recipients(scene, &helped, TOKEN_NONE, &list); /* "helped rescue ten sailors" */
    }
    add_beside(scene, frame, actors, &list);
    uint32_t answers = list.count == actors ? answerer(scene, frame) : TOKEN_NONE;
    if (answers != TOKEN_NONE && actors > 0) {
        add_joined(scene, &list, answers, PARTY_RECIPIENT, CONJUNCT_LIMIT);
    }
    *count = list.count;
    return list.items;
}
