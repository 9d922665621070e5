/* "They" whose entity is unknown, because several without a name are nobody's entity.
 *
 * It is given to the subject of the sentence before, if that is a plural of people who are only
 * described, when neither sentence names another group that it might mean as well: in its own
 * sentence none stands before it, and the verb before had no other group for an object. */
#include "event_they.h"

#include "text/tagset.h"

static bool is_group(const struct event_scene *scene, uint32_t token)
{
    const struct token *t = &scene->tokens[token];
    return t->xpos == XPOS_NNS && scene->date_of[token] == TOKEN_NONE &&
           event_lexicon_sector(scene->lexicon, t->lemma) != NULL;
}

static bool is_unknown_they(const struct event_scene *scene, uint32_t token)
{
    const struct mention *mention = event_scene_mention(scene, token);
    if (!span_is(scene->tokens[token].norm, "they") ||
        (mention && mention->entity != ENTITY_UNRESOLVED)) {
        return false;
    }
    for (uint32_t i = scene->first; i < token; i++) {
        const struct mention *other = event_scene_mention(scene, i);
        bool body = other && other->type == ENTITY_ORGANIZATION; /* "the charity Hope said they" */
        if (body || is_group(scene, i) || scene->tokens[i].xpos == XPOS_NNPS) {
            return false;
        }
    }
    return true;
}

/* The sentence before, NULL when the field or a heading lies between. */
static const struct sentence *sentence_before(const struct event_scene *scene)
{
    const struct sentence *sentence = scene->sentence;
    if (sentence == scene->analysis->document.sentences) {
        return NULL;
    }
    const struct sentence *before = sentence - 1;
    return before->field == sentence->field && before->kind == sentence->kind ? before : NULL;
}

/* The group that is the subject of the sentence's main verb, unless another one is its object. */
static uint32_t main_group(const struct event_scene *scene, const struct sentence *sentence)
{
    uint32_t from = sentence->first_token, to = from + sentence->token_count;
    uint32_t root = TOKEN_NONE, group = TOKEN_NONE;
    for (uint32_t i = from; i < to; i++) {
        root = scene->tokens[i].head == 0 ? i : root;
    }
    for (uint32_t i = from; root != TOKEN_NONE && i < to; i++) {
        enum deprel relation = (enum deprel)scene->tokens[i].deprel;
        if (scene->tokens[i].head != root - from + 1 || !is_group(scene, i)) {
            continue;
        }
        if (relation == DEPREL_OBJ) {
            return TOKEN_NONE;
        }
        bool subject = relation == DEPREL_NSUBJ || relation == DEPREL_NSUBJ_PASS;
        group = subject ? i : group;
    }
    return group;
}

bool event_they_means(const struct event_scene *scene, uint32_t token, uint32_t *first,
                      uint32_t *last)
{
    const struct sentence *before = is_unknown_they(scene, token) ? sentence_before(scene) : NULL;
    uint32_t group = before ? main_group(scene, before) : TOKEN_NONE;
    if (group == TOKEN_NONE) {
        return false;
    }
    *first = *last = group;
    while (*first > before->first_token) {
        const struct token *t = &scene->tokens[*first - 1];
        bool part = t->upos == UPOS_ADJ || t->upos == UPOS_NOUN || t->upos == UPOS_PROPN ||
                    t->upos == UPOS_NUM || t->xpos == XPOS_HYPH || t->upos == UPOS_DET ||
                    t->xpos == XPOS_POS;
        if (!part || scene->date_of[*first - 1] != TOKEN_NONE) {
            break;
        }
        (*first)--;
    }
    return true;
}
