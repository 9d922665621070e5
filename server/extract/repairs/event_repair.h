#ifndef DATELINED_EXTRACT_EVENT_REPAIR_H
#define DATELINED_EXTRACT_EVENT_REPAIR_H

#include "extract/events/event_frame.h"
#include "text/tagset.h"

/* A sentence's tree while it is mended: `tokens` are the scene's own, to be changed. Of the scene,
 * only its lexicon, names, dates and bounds are looked at. */
struct repair {
    const struct event_scene *scene;
    struct token *tokens;
    struct repair_place *kept; /* of each token, after the last step that left the tree a tree */
    uint32_t *walk;            /* room for looking at the tree */
    bool moved;                /* since that step */
};

/* Mends the tree of the scene's sentence where it cannot be right: a clause without a verb although
 * one stands in it as a mere modifier, a verb with two subjects or none beside one that fits, a
 * name torn apart. Changes heads and relations of `tokens`, and the part of speech of a word that
 * cannot be what it was taken for. event_mends.h lists what is mended. */
void event_repair_tree(const struct event_scene *scene, struct token *tokens);

/* Keeps the tree a tree (event_repair_guard.c): `begin` remembers it, `step` is called after each
 * mend that moved something and takes it back if it hung a word under itself. */
void event_repair_guard_begin(struct repair *r);
void event_repair_guard_step(struct repair *r);

/* The token's governor; TOKEN_NONE for a root. */
static inline uint32_t event_repair_head(const struct repair *r, uint32_t token)
{
    uint32_t head = r->tokens[token].head;
    return head == 0 || head > r->scene->end - r->scene->first ? TOKEN_NONE
                                                               : r->scene->first + head - 1;
}

/* Hangs `token` under `head`. */
void event_repair_attach(struct repair *r, uint32_t token, uint32_t head, enum deprel relation);

/* Hangs what hangs under `from` in [first, last) under `to`, with the relations it has; `to` itself
 * stays where it is. */
void event_repair_move(struct repair *r, uint32_t from, uint32_t to, uint32_t first, uint32_t last);

/* Makes a word that was taken for a verb an adjective before `noun`. */
void event_repair_make_attribute(struct repair *r, uint32_t word, uint32_t noun);

/* Makes a word that was taken for a verb a noun; where it hangs is left to the caller. */
void event_repair_make_noun(struct repair *r, uint32_t word);

/* Whether a participle tells whom an act harmed: ", killing ten". */
bool event_repair_tells_harm(const struct repair *r, uint32_t participle);

/* Whether a comma stands in [first, last). */
bool event_repair_has_comma(const struct repair *r, uint32_t first, uint32_t last);

/* `token` takes the place of `other` in the tree: its governor and relation. */
void event_repair_replace(struct repair *r, uint32_t token, uint32_t other);

/* The first dependent of `head` in [from, to) with this relation; TOKEN_NONE. */
uint32_t event_repair_find(const struct repair *r, uint32_t head, enum deprel relation,
                           uint32_t from, uint32_t to);

/* Whether the token has this relation to its governor. */
static inline bool event_repair_is(const struct repair *r, uint32_t token, enum deprel relation)
{
    return r->tokens[token].deprel == relation;
}

/* Whether the token has a dependent with this relation. */
bool event_repair_has(const struct repair *r, uint32_t head, enum deprel relation);

/* Whether the token is this word (lower case); false behind the sentence's end. */
static inline bool event_repair_is_word(const struct repair *r, uint32_t token, const char *word)
{
    return token < r->scene->end && span_is(r->tokens[token].norm, word);
}

/* Whether the token is a noun or a part of a name. */
static inline bool event_repair_is_noun(const struct repair *r, uint32_t token)
{
    return r->tokens[token].upos == UPOS_NOUN || r->tokens[token].upos == UPOS_PROPN;
}

/* Whether the token names a day: "Monday", "today". */
bool event_repair_is_day(const struct token *token);

/* Whether the token is a verb in the past or a past participle; a verb that can stand by itself,
 * also by its auxiliaries. */
bool event_repair_is_past(const struct repair *r, uint32_t token);
bool event_repair_is_finite(const struct repair *r, uint32_t verb);

/* The sentence's first verb before `end` that can stand by itself and is not that of a relative
 * clause; TOKEN_NONE. */
uint32_t event_repair_first_finite(const struct repair *r, uint32_t end);

/* The relation of a verb's subject: that of a passive when it has such an auxiliary. */
enum deprel event_repair_subject_relation(const struct repair *r, uint32_t verb);

/* Whether a verb has a subject of its own. */
bool event_repair_has_subject(const struct repair *r, uint32_t verb);

#endif
