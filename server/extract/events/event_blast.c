/* One blast is told as one thing.
 *
 * "Explosion" by itself is read as an accident, "blast" as an assault, unless the words around them
 * say more ("gas explosion", "explosion of a bomb"). With an article that points back ("the blast")
 * such a word takes over what was told of the explosion of the last sentences. What it does not do:
 * weigh what an article says of the cause in other words. */
#include "event_blast.h"

#include "event_predicate.h"
#include "event_tree.h"

enum { REACH = 4 }; /* sentences */

/* "explosion" or "blast", which alone say nothing of the cause. */
static bool is_open(struct span lemma)
{
    return span_is(lemma, "explosion") || span_is(lemma, "blast");
}

static bool goes_off(struct span lemma)
{
    static const char *const words[] = {"explode", "detonate", "bomb", "bombing", "go", NULL};
    return is_open(lemma) || span_is_one_of(lemma, words);
}

/* "the blast", "both explosions", "Thursday's blast": one told before. */
static bool points_back(const struct event_scene *scene, uint32_t noun)
{
    static const char *const words[] = {"the", "this", "that", "both", "these", NULL};
    uint32_t article = event_tree_find(scene, noun, DEPREL_DET);
    uint32_t day = event_tree_find(scene, noun, DEPREL_NMOD_POSS);
    return (article != TOKEN_NONE && span_is_one_of(scene->tokens[article].norm, words)) ||
           (day != TOKEN_NONE && scene->date_of[day] != TOKEN_NONE);
}

/* "The explosion was accidental": the sentence itself says what it was. */
static bool says_accident(const struct event_scene *scene)
{
    static const char *const words[] = {"accident", "accidental", "accidentally", "gas", NULL};
    uint32_t i = scene->first;
    while (i < scene->end && !span_is_one_of(scene->tokens[i].norm, words)) {
        i++;
    }
    return i < scene->end;
}

static bool is_harm(enum event_type type)
{
    return type == EVENT_ASSAULT || type == EVENT_ACCIDENT;
}

static void take_kind(struct event *event, const struct event *other)
{
    event->type = other->type;
    event->mode = other->mode;
    event->cameo = other->cameo;
}

/* Whether a blast is known to have been on another day than one told before. */
static bool is_of_other_day(const struct event *one, const struct event *other)
{
    return period_is_known(one->period) && period_is_known(other->period) &&
           !period_overlaps(one->period, other->period);
}

void event_blast_settle(const struct event_scene *scene, const struct event_frame *frame,
                        struct event *before, size_t count, struct event *event)
{
    if (!is_open(frame->lemma) || !is_harm(event->type) ||
        !event_predicate_is_noun(scene, frame->head) || !points_back(scene, frame->head)) {
        return;
    }
    bool open = !frame->rule->before.ptr && !says_accident(scene);
    for (size_t i = count; i > 0; i--) {
        struct event *other = &before[i - 1];
        if (other->field != event->field || other->sentence + REACH < event->sentence) {
            return;
        }
        if (!is_harm(other->type) || !goes_off(other->trigger_lemma) ||
            is_of_other_day(event, other)) {
            continue;
        }
        bool other_open = is_open(other->trigger_lemma) &&
                          span_equal_nocase(other->trigger_text, other->trigger_lemma);
        if (open) {
            take_kind(event, other);
        } else if (other_open && event->type == EVENT_ACCIDENT) {
            take_kind(other, event);
        }
        return;
    }
}
