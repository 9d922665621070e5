#ifndef DATELINED_EXTRACT_EVENT_TREE_H
#define DATELINED_EXTRACT_EVENT_TREE_H

#include "event_frame.h"
#include "text/tagset.h"

/* Walking the dependency tree of the scene's sentence (Universal Dependencies 2). Token numbers
 * are the document's; TOKEN_NONE means "there is none". */

/* The governor of a token, TOKEN_NONE for the root and for a sentence without a tree. */
static inline uint32_t event_tree_head(const struct event_scene *scene, uint32_t token)
{
    uint32_t head = scene->tokens[token].head;
    uint32_t count = scene->end - scene->first;
    return head == 0 || head > count ? TOKEN_NONE : scene->first + head - 1;
}

/* The first dependent of a token in the order of the text, and the next one of the same token. */
static inline uint32_t event_tree_child(const struct event_scene *scene, uint32_t token)
{
    return scene->child[token - scene->first];
}

static inline uint32_t event_tree_next(const struct event_scene *scene, uint32_t child)
{
    return scene->next[child - scene->first];
}

/* The first dependent with this relation. */
uint32_t event_tree_find(const struct event_scene *scene, uint32_t token, enum deprel relation);

/* The first dependent that is this word (lower case), whatever its relation. */
uint32_t event_tree_word(const struct event_scene *scene, uint32_t token, const char *word);

/* Whether a dependent is one of the words (lower case; the list ends with NULL). */
bool event_tree_has_one_of(const struct event_scene *scene, uint32_t token,
                           const char *const *words);

/* Whether an auxiliary of the verb, that of a passive too, is one of the words (lower case; the
 * list ends with NULL): "may" of "may leave", not the month of "left in May". */
bool event_tree_has_auxiliary(const struct event_scene *scene, uint32_t verb,
                              const char *const *words);

/* Whether "not", "n't" or "never" hangs on the token. */
bool event_tree_is_negated(const struct event_scene *scene, uint32_t token);

/* The preposition of a phrase (its `case` dependent), as a slot; SLOT_COUNT when it has none. */
enum event_slot event_tree_preposition(const struct event_scene *scene, uint32_t token);

/* Whether `token` is `above` or stands somewhere below it. */
bool event_tree_is_below(const struct event_scene *scene, uint32_t token, uint32_t above);

/* Whether the relation (without subtype for the usual ones) of the token is this one. */
static inline bool event_tree_is(const struct event_scene *scene, uint32_t token,
                                 enum deprel relation)
{
    return scene->tokens[token].deprel == relation;
}

/* The nearest relative clause that the token stands in, by its verb; TOKEN_NONE. What it tells of
 * is its governor. */
uint32_t event_tree_relative_clause(const struct event_scene *scene, uint32_t token);

/* Links the tokens of the scene's sentence; to be called once per sentence. False when the
 * sentence has no tree. */
bool event_tree_link(struct event_scene *scene);

/* "met Ann Lee, who is under arrest": the head of the name or role before the comma that `who`
 * follows; `who` itself when none stands there. */
uint32_t event_tree_name_before(const struct event_scene *scene, uint32_t who);

#endif
