#ifndef DATELINED_EXTRACT_EVENT_TITLE_CUT_H
#define DATELINED_EXTRACT_EVENT_TITLE_CUT_H

#include "event_frame.h"
#include "extract/events.h"
#include "text/tagset.h"

/* Inside of event_title: a title in the making. */

/* Which tokens of the sentence go into the title. */
struct title_cut {
    const struct event_scene *scene;
    bool *keep;               /* by token - first */
    bool *late;               /* likewise: told right after the verb, though it stands before it */
    enum event_status status; /* the event's */
    uint32_t subject;         /* TOKEN_NONE: the title has none */
    uint32_t verb;            /* or the noun */
    uint32_t owner;           /* a possessive to be told by name, or TOKEN_NONE */
};

/* Whether the title keeps the token. */
static inline bool event_title_is_kept(const struct title_cut *cut, uint32_t token)
{
    return cut->keep[token - cut->scene->first];
}

/* Keeps the tokens [first, end). */
static inline void event_title_keep(struct title_cut *cut, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        cut->keep[i - cut->scene->first] = true;
    }
}

/* The first word that the title keeps; the end of the sentence when it keeps none. */
uint32_t event_title_first_kept(const struct title_cut *cut);

/* Behind the last word that the title keeps; the sentence's first token when it keeps none. */
uint32_t event_title_end(const struct title_cut *cut);

/* Whether the token is a verb's form that has a subject of its own: "went", "goes", "will". */
bool event_title_is_finite(const struct token *token);

/* Whether the token is a quotation mark. */
bool event_title_is_quote(const struct event_scene *scene, uint32_t token);

/* Whether the token is a common noun or a name. */
static inline bool event_title_is_noun(const struct token *token)
{
    return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN;
}

#endif
