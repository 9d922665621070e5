/* What is missing in the middle of a title: the word that opens a clause which is kept, the name of
 * who is only described. The ends are event_title_front's and event_title_tail's. */
#include "event_title_middle.h"

#include "event_tree.h"

/* "by women [who] need care", "of the party[, which] won": a clause that is kept needs its word, if
 * it is not the one that the title tells. */
static void keep_relative(struct title_cut *cut, uint32_t word)
{
    const struct event_scene *scene = cut->scene;
    enum xpos xpos = (enum xpos)scene->tokens[word].xpos;
    bool comma = span_is(scene->tokens[word - 1].norm, ",");
    uint32_t before = word - 1 - comma, verb = event_tree_head(scene, word);
    if ((xpos == XPOS_WP || xpos == XPOS_WDT) && scene->tokens[word].upos == UPOS_PRON &&
        before > cut->verb && verb != TOKEN_NONE && verb != cut->verb && verb > word &&
        event_title_is_kept(cut, before) && event_title_is_kept(cut, word + 1) &&
        (event_title_is_noun(&scene->tokens[before]) ||
         span_is(scene->tokens[word].norm, "what"))) { /* "on [what] he called a bad year" */
        event_title_keep(cut, before + 1, word + 1);
    }
}

/* "gave a speech [in which] she asked for help". */
static void keep_phrase_of_clause(struct title_cut *cut, uint32_t word)
{
    static const char *const pronouns[] = {"which", "whom", NULL};
    const struct event_scene *scene = cut->scene;
    uint32_t before = word - 1 - span_is(scene->tokens[word - 1].norm, ",");
    if (word + 2 < scene->end && scene->tokens[word].upos == UPOS_ADP &&
        span_is_one_of(scene->tokens[word + 1].norm, pronouns) && before > cut->verb &&
        event_title_is_kept(cut, before) && event_title_is_kept(cut, word + 2)) {
        event_title_keep(cut, before + 1, word + 2);
    }
}

/* "charged the engineer [Ann Lee]": the name right behind who is described. */
static void keep_name(struct title_cut *cut, uint32_t word)
{
    const struct event_scene *scene = cut->scene;
    const struct mention *name = event_scene_mention(scene, word);
    if (name && name->type == ENTITY_PERSON && name->kind == MENTION_NAME &&
        name->first_token == word && scene->mention_of[word - 1] == TOKEN_NONE &&
        scene->tokens[word - 1].upos == UPOS_NOUN && !event_tree_is(scene, word, DEPREL_NSUBJ) &&
        event_scene_is_party(scene, word - 1) && event_title_is_kept(cut, word - 1)) {
        event_title_keep(cut, word, word + name->token_count);
    }
}

void event_title_mend_middle(struct title_cut *cut)
{
    for (uint32_t i = cut->scene->first + 2; i + 1 < cut->scene->end; i++) {
        if (!event_title_is_kept(cut, i)) {
            keep_relative(cut, i);
            keep_phrase_of_clause(cut, i);
            keep_name(cut, i);
        }
    }
}
