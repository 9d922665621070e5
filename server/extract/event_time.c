/* When and where an act took place, from its own clause.
 *
 * A date expression belongs to the verb or noun that it hangs under in the tree. An act takes the
 * date that hangs under it; else that of the verb it is joined to or completes, as long as that
 * verb is not one of saying ("said on Monday that" dates the saying) and no relative or other
 * clause with a verb of its own stands between. Nothing is taken over from other sentences. */
#include "event_time.h"

#include "event_predicate.h"
#include "event_tree.h"

enum { CLIMB_LIMIT = 4, NO_DATE = UINT32_MAX };

static uint32_t known_date(const struct event_scene *scene, uint32_t token)
{
    uint32_t date = scene->date_of[token];
    if (date == TOKEN_NONE || !period_is_known(scene->analysis->dates[date].period)) {
        return NO_DATE;
    }
    return date;
}

static bool opens_clause(const struct event_scene *scene, uint32_t token)
{
    switch ((enum deprel)scene->tokens[token].deprel) {
    case DEPREL_ACL_RELCL:
    case DEPREL_CCOMP:
    case DEPREL_PARATAXIS:
    case DEPREL_ADVCL:
    case DEPREL_ACL:
    case DEPREL_CONJ:
    case DEPREL_APPOS:
        return true;
    default:
        return false;
    }
}

/* The first known date below `token` that no other clause or act stands before. */
static uint32_t date_below(const struct event_scene *scene, uint32_t token, int depth)
{
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE && depth > 0;
         c = event_tree_next(scene, c)) {
        uint32_t date = known_date(scene, c);
        if (date != NO_DATE) {
            return date;
        }
        if (opens_clause(scene, c) || event_predicate_is_verb(scene, c)) {
            continue;
        }
        date = date_below(scene, c, depth - 1);
        if (date != NO_DATE) {
            return date;
        }
    }
    return NO_DATE;
}

/* Whether the act shares the time of its governor. */
static bool shares_time(const struct event_scene *scene, uint32_t token, uint32_t head)
{
    bool saying =
        event_lexicon_in(scene->lexicon, EVENT_CLASS_ATTRIBUTION, event_scene_lemma(scene, head));
    switch ((enum deprel)scene->tokens[token].deprel) {
    case DEPREL_CONJ:
    case DEPREL_ADVCL:
    case DEPREL_NMOD:
        return true;
    case DEPREL_XCOMP:
    case DEPREL_OBJ:
    case DEPREL_NSUBJ:
    case DEPREL_NSUBJ_PASS:
    case DEPREL_OBL:
        return !saying;
    default:
        return false;
    }
}

/* An infinitive lies ahead of the verb that governs it: the date of "agreed on Monday to meet" is
 * not that of the meeting. */
static bool lies_ahead(const struct event_scene *scene, uint32_t token)
{
    enum deprel relation = (enum deprel)scene->tokens[token].deprel;
    return (relation == DEPREL_XCOMP || relation == DEPREL_ADVCL || relation == DEPREL_ACL) &&
           event_tree_word(scene, token, "to") != TOKEN_NONE;
}

static uint32_t find_date(const struct event_scene *scene, uint32_t token)
{
    for (int i = 0; i < CLIMB_LIMIT; i++) {
        uint32_t date = date_below(scene, token, 3);
        uint32_t head = event_tree_head(scene, token);
        if (date != NO_DATE || head == TOKEN_NONE || lies_ahead(scene, token) ||
            !shares_time(scene, token, head)) {
            return date;
        }
        token = head;
    }
    return NO_DATE;
}

void event_time_set(const struct event_scene *scene, const struct event_frame *frame,
                    struct event *event)
{
    uint32_t date = find_date(scene, frame->head);
    event->date = date;
    event->period = PERIOD_UNKNOWN;
    if (date == NO_DATE) {
        return;
    }
    event->period = scene->analysis->dates[date].period;
    event->date_basis = scene->analysis->dates[date].basis;
}

static bool is_place(const struct event_scene *scene, uint32_t token)
{
    uint32_t mention = scene->mention_of[token];
    return mention != TOKEN_NONE && scene->analysis->mentions[mention].type == ENTITY_PLACE;
}

static bool is_locative(enum event_slot slot)
{
    if (slot == SLOT_COUNT) {
        return false;
    }
    struct span word = span_of(event_slot_names[slot]);
    return span_is(word, "in") || span_is(word, "at") || span_is(word, "near") ||
           span_is(word, "outside") || span_is(word, "across");
}

static uint32_t place_below(const struct event_scene *scene, uint32_t token)
{
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        enum deprel relation = (enum deprel)scene->tokens[c].deprel;
        if ((relation == DEPREL_OBL || relation == DEPREL_NMOD) && is_place(scene, c) &&
            is_locative(event_tree_preposition(scene, c))) {
            return c;
        }
    }
    return TOKEN_NONE;
}

void event_time_place(const struct event_scene *scene, const struct event_frame *frame,
                      struct event *event)
{
    uint32_t at = place_below(scene, frame->head);
    uint32_t head = event_tree_head(scene, frame->head);
    enum deprel relation = (enum deprel)scene->tokens[frame->head].deprel;
    if (at == TOKEN_NONE && head != TOKEN_NONE &&
        (relation == DEPREL_OBJ || relation == DEPREL_NSUBJ || relation == DEPREL_NSUBJ_PASS ||
         relation == DEPREL_CONJ)) {
        at = place_below(scene, head);
    }
    if (at == TOKEN_NONE && frame->slots[SLOT_OBJ] != TOKEN_NONE) {
        at = place_below(scene, frame->slots[SLOT_OBJ]);
    }
    event->place = ENTITY_UNRESOLVED;
    if (at == TOKEN_NONE) {
        return;
    }
    const struct mention *mention = &scene->analysis->mentions[scene->mention_of[at]];
    event->place = mention->entity;
    event->place_text = mention->text;
    event->place_at = mention->at;
}
