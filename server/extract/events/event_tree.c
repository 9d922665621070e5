/* The tree as lists of children.
 *
 * The parser gives every token its governor; here the sentence's tokens are linked the other way
 * round once, so that all questions about dependents are short walks. A tree with a cycle (there
 * should be none) cannot hang anything: walks upwards are bounded by the sentence's length. */
#include "event_tree.h"

bool event_tree_link(struct event_scene *scene)
{
    uint32_t count = scene->end - scene->first;
    if (count == 0 || scene->tokens[scene->first].head == UINT32_MAX) {
        return false;
    }
    scene->child = ARENA_ARRAY(scene->arena, uint32_t, count);
    scene->next = ARENA_ARRAY(scene->arena, uint32_t, count);
    for (uint32_t i = 0; i < count; i++) {
        scene->child[i] = scene->next[i] = TOKEN_NONE;
    }
    for (uint32_t i = count; i-- > 0;) {
        uint32_t head = event_tree_head(scene, scene->first + i);
        if (head != TOKEN_NONE) {
            scene->next[i] = scene->child[head - scene->first];
            scene->child[head - scene->first] = scene->first + i;
        }
    }
    return true;
}

uint32_t event_tree_find(const struct event_scene *scene, uint32_t token, enum deprel relation)
{
    uint32_t c = event_tree_child(scene, token);
    while (c != TOKEN_NONE && !event_tree_is(scene, c, relation)) {
        c = event_tree_next(scene, c);
    }
    return c;
}

uint32_t event_tree_word(const struct event_scene *scene, uint32_t token, const char *word)
{
    uint32_t c = event_tree_child(scene, token);
    while (c != TOKEN_NONE && !span_is(scene->tokens[c].norm, word)) {
        c = event_tree_next(scene, c);
    }
    return c;
}

enum event_slot event_tree_preposition(const struct event_scene *scene, uint32_t token)
{
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (!event_tree_is(scene, c, DEPREL_CASE)) {
            continue;
        }
        enum event_slot slot = event_slot_from_name(scene->tokens[c].norm);
        if (slot >= SLOT_PREPOSITION && slot < SLOT_COUNT) {
            return slot;
        }
    }
    return SLOT_COUNT;
}

bool event_tree_has_one_of(const struct event_scene *scene, uint32_t token,
                           const char *const *words)
{
    for (; *words; words++) {
        if (event_tree_word(scene, token, *words) != TOKEN_NONE) {
            return true;
        }
    }
    return false;
}

bool event_tree_has_auxiliary(const struct event_scene *scene, uint32_t verb,
                              const char *const *words)
{
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if ((event_tree_is(scene, c, DEPREL_AUX) || event_tree_is(scene, c, DEPREL_AUX_PASS)) &&
            span_is_one_of(scene->tokens[c].norm, words)) {
            return true;
        }
    }
    return false;
}

bool event_tree_is_negated(const struct event_scene *scene, uint32_t token)
{
    static const char *const nots[] = {"not", "n't", "never", NULL};
    return event_tree_has_one_of(scene, token, nots);
}

uint32_t event_tree_relative_clause(const struct event_scene *scene, uint32_t token)
{
    enum { CLIMB_LIMIT = 6 };
    uint32_t up = event_tree_head(scene, token);
    for (int i = 0; i < CLIMB_LIMIT && up != TOKEN_NONE; i++) {
        if (event_tree_is(scene, up, DEPREL_ACL_RELCL)) {
            return up;
        }
        up = event_tree_head(scene, up);
    }
    return TOKEN_NONE;
}

bool event_tree_is_below(const struct event_scene *scene, uint32_t token, uint32_t above)
{
    for (uint32_t i = scene->first; i < scene->end && token != TOKEN_NONE; i++) {
        if (token == above) {
            return true;
        }
        token = event_tree_head(scene, token);
    }
    return false;
}

uint32_t event_tree_name_before(const struct event_scene *scene, uint32_t who)
{
    if (who < scene->first + 2 || !span_is(scene->tokens[who - 1].norm, ",") ||
        !event_scene_is_party(scene, who - 2)) {
        return who;
    }
    uint32_t name = who - 2, mention = scene->mention_of[name];
    for (uint32_t i = scene->first; i < who && mention != TOKEN_NONE; i++) {
        uint32_t up = event_tree_head(scene, name);
        if (up == TOKEN_NONE || scene->mention_of[up] != mention) {
            break;
        }
        name = up;
    }
    return name;
}
