#ifndef DATELINED_EXTRACT_EVENT_TITLE_TRIM_H
#define DATELINED_EXTRACT_EVENT_TITLE_TRIM_H

#include "event_frame.h"
#include "extract/events.h"

/* Which tokens of the sentence go into the title. */
struct title_cut {
    const struct event_scene *scene;
    bool *keep;               /* by token - first */
    enum event_status status; /* the event's */
    uint32_t subject;         /* TOKEN_NONE: the title has none */
    uint32_t verb;            /* or the noun */
    uint32_t owner;           /* a possessive to be told by name, or TOKEN_NONE */
    bool *late; /* likewise: to be told right after the verb, though it stands before */
};

/* Makes the kept words fit to be read as a line: names and brackets whole, the commas between kept
 * words, not much over 20 words, nothing left hanging at the end and no measure ("two years") of
 * what is left out. Nothing up to `trigger_last`, the trigger's last token, is cut for length. */
void event_title_trim(struct title_cut *cut, uint32_t trigger_last);

/* Whether the token is a quotation mark. */
bool event_title_is_quote(const struct event_scene *scene, uint32_t token);

/* "sent Ann Lee, the mayor, to X": the comma behind the description that the one at `comma` opens;
 * `comma` itself when it opens none before `end`. */
uint32_t event_title_behind_description(const struct event_scene *scene, uint32_t comma,
                                        uint32_t end);

/* The first word that the title keeps; the end of the sentence when it keeps none. */
uint32_t event_title_first_kept(const struct title_cut *cut);

/* Whether the token is a verb's form that has a subject of its own: "went", "goes", "will". */
bool event_title_is_finite(const struct token *token);

#endif
