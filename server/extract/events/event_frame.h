#ifndef DATELINED_EXTRACT_EVENT_FRAME_H
#define DATELINED_EXTRACT_EVENT_FRAME_H

#include <stdbool.h>
#include <stdint.h>

#include "event_lexicon.h"
#include "extract/analysis.h"

/* Inside of the event coder: what one sentence offers, and a predicate with its places filled. */

#define TOKEN_NONE UINT32_MAX

/* One sentence under work. Token numbers are the document's. */
struct event_scene {
    struct arena *arena;
    const struct event_lexicon *lexicon;
    const struct given_names *given_names; /* see entities/gender.h */
    const struct analysis *analysis;
    const struct sentence *sentence;
    const struct token *tokens; /* the document's */
    const uint32_t *mention_of; /* by token of the document: its mention, or TOKEN_NONE */
    const uint32_t *date_of;    /* by token of the document: its date, or TOKEN_NONE */
    uint32_t first, end;        /* the sentence's tokens: [first, end) */
    struct span *lemmas;        /* see event_scene_lemma; by token - first */
    uint32_t *child, *next;     /* see event_tree.h; by token - first */
    struct period published;
    bool open_dates; /* dates that stay unresolved count, too: see event_time.c */
};

/* A predicate with the head token of what fills each of its places, TOKEN_NONE where empty. */
struct event_frame {
    uint32_t head;         /* the verb or noun itself */
    uint32_t first, count; /* the trigger's tokens */
    struct span lemma;
    uint32_t slots[SLOT_COUNT];
    bool passive;
    const struct event_rule *rule;
};

/* Finds the lemmas of the scene's sentence; to be called once per sentence. */
void event_scene_read_lemmas(struct event_scene *scene);

/* The lemma; the lower-case word of a name and where there is no lemma. A verb's lemma that the
 * lexicon does not know is repaired when that makes it a known one ("hop" of "hoped"). */
static inline struct span event_scene_lemma(const struct event_scene *scene, uint32_t token)
{
    return scene->lemmas[token - scene->first];
}

/* Whether the lemma of the token belongs to a class of words. */
static inline bool event_scene_is_of_class(const struct event_scene *scene, uint32_t token,
                                           enum event_class class)
{
    return event_lexicon_in(scene->lexicon, class, event_scene_lemma(scene, token));
}

/* What a word, with its particle ("call off"), does to an act that it governs; NULL: nothing. */
const struct event_operator *event_scene_operator(const struct event_scene *scene, uint32_t token);

/* The mention that the token belongs to; NULL for none. */
static inline const struct mention *event_scene_mention(const struct event_scene *scene,
                                                        uint32_t token)
{
    uint32_t mention = scene->mention_of[token];
    return mention == TOKEN_NONE ? NULL : &scene->analysis->mentions[mention];
}

/* The first token behind `token` and the rest of the name that it belongs to; at most the scene's
 * `end`. */
uint32_t event_scene_behind_name(const struct event_scene *scene, uint32_t token);

/* Whether the token can head a party: a name of somebody or of a place, or a word for people or
 * bodies. */
bool event_scene_is_party(const struct event_scene *scene, uint32_t token);

/* Whether the token belongs to the name of a place or a pronoun for one, also where it stands for a
 * government. */
static inline bool event_scene_is_place(const struct event_scene *scene, uint32_t token)
{
    const struct mention *mention = event_scene_mention(scene, token);
    return mention && mention->type == ENTITY_PLACE;
}

/* Whether the token belongs to a date or is a word for a length or a part of time: "week",
 * "morning". */
bool event_scene_is_time(const struct event_scene *scene, uint32_t token);

/* Whether the sentence is written as headlines are: a title, or a line of the body without any
 * punctuation at its end that is short and opens with no article or pronoun. */
bool event_scene_is_headline(const struct event_scene *scene);

/* "Kenya's capital, Nairobi": whether `name`, an apposition or TOKEN_NONE, is the place that `noun`
 * is a word for. */
bool event_scene_names_town(const struct event_scene *scene, uint32_t noun, uint32_t name);

/* Of the rules from `rule` on, the one that asks most of what the frame has; NULL when none fits,
 * or that one says that it is no act. */
const struct event_rule *event_frame_match(const struct event_scene *scene,
                                           const struct event_frame *frame,
                                           const struct event_rule *rule);

#endif
