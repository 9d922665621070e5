/* The tail of a title, where a tree that is wrong shows.
 *
 * The words of a title are chosen along the tree. Where the tree is wrong, they break off before
 * what completes them ("promised each victim [will be paid]"). Here the words behind the last kept
 * one are looked at, whatever the tree says of them: they are kept to the end of their clause, or
 * what cannot stand without them is left out. */
#include "event_title_tail.h"

#include "event_tree.h"

enum { LONGEST = 24 };

/* The end of the clause that goes on at `token`: where a mark stands, or another verb is joined. */
static uint32_t clause_end(const struct event_scene *scene, uint32_t token)
{
    while (token < scene->end) {
        const struct token *t = &scene->tokens[token];
        bool inner =
            span_is(t->norm, "-") || span_is(t->norm, "'") || event_title_is_quote(scene, token);
        bool joins = t->upos == UPOS_CCONJ && token + 1 < scene->end &&
                     !event_title_is_noun(&t[1]) && t[1].upos != UPOS_NUM &&
                     t[1].upos != UPOS_DET && t[1].upos != UPOS_ADJ;
        if (((t->flags & TOKEN_PUNCT) && !inner) || joins) {
            break;
        }
        token++;
    }
    return token;
}

/* Goes on to the end of the clause, unless the title becomes too long. */
static bool keep_clause_from(struct title_cut *cut, uint32_t token)
{
    uint32_t words = clause_end(cut->scene, token) - token;
    for (uint32_t i = cut->scene->first; i < token; i++) {
        words += event_title_is_kept(cut, i) && !(cut->scene->tokens[i].flags & TOKEN_PUNCT);
    }
    if (words > LONGEST) {
        return false;
    }
    event_title_keep(cut, token, clause_end(cut->scene, token));
    return true;
}

/* The first kept word of the noun phrase that ends with `last`. */
static uint32_t phrase_start(const struct title_cut *cut, uint32_t last)
{
    const struct token *tokens = cut->scene->tokens;
    uint32_t start = last;
    while (start > cut->scene->first && event_title_is_kept(cut, start - 1)) {
        const struct token *t = &tokens[start - 1];
        bool of = span_is(t->norm, "of");
        if (!event_title_is_noun(t) && !of && t->upos != UPOS_DET && t->upos != UPOS_ADJ &&
            t->upos != UPOS_NUM && t->xpos != XPOS_PRP_POSS && t->xpos != XPOS_POS) {
            break;
        }
        start--;
    }
    return start;
}

/* "promised each victim [will be paid]", "after four of them [were killed]": the noun is the
 * subject of a clause, which is told, or left out with its subject. */
static void mend_clause(struct title_cut *cut, uint32_t last)
{
    static const char *const telling[] = {
        "say",    "claim",   "allege", "promise", "announce", "warn",  "insist",      "believe",
        "fear",   "confirm", "tell",   "argue",   "indicate", "think", "ensure",      "admit",
        "reveal", "vow",     "pledge", "agree",   "hope",     "deny",  "acknowledge", NULL};
    static const char *const joining[] = {"after",   "before", "since", "until", "while",
                                          "because", "as",     "when",  "where", NULL};
    const struct event_scene *scene = cut->scene;
    uint32_t start = phrase_start(cut, last);
    if (start == scene->first || !event_title_is_kept(cut, start - 1)) {
        return;
    }
    const struct token *before = &scene->tokens[start - 1];
    bool joined = span_is_one_of(before->norm, joining);
    bool told =
        before->upos == UPOS_VERB && span_is_one_of(event_scene_lemma(scene, start - 1), telling);
    if ((joined || told) && start > cut->verb && !keep_clause_from(cut, last + 1) && joined) {
        for (uint32_t i = start - 1; i <= last; i++) {
            cut->keep[i - scene->first] = false;
        }
    }
}

/* "the land they lost", "proof they are ill": a clause right behind its noun. */
static bool is_contact_clause(const struct event_scene *scene, uint32_t last)
{
    static const char *const subjects[] = {"they", "he", "she", "it", "we", NULL};
    uint32_t verb = last + 2;
    while (verb < scene->end && scene->tokens[verb].upos == UPOS_ADV) {
        verb++;
    }
    return verb < scene->end && event_title_is_noun(&scene->tokens[last]) &&
           span_is_one_of(scene->tokens[last + 1].norm, subjects) &&
           event_title_is_finite(&scene->tokens[verb]);
}

/* "a coal [mine]", "a border [crossing]": a noun without the one that it only describes. */
static bool is_noun_torn(const struct event_scene *scene, uint32_t last)
{
    const struct token *t = &scene->tokens[last];
    const struct token *next = t + 1;
    bool subject = event_tree_is(scene, last + 1, DEPREL_NSUBJ) ||
                   event_tree_is(scene, last + 1, DEPREL_NSUBJ_PASS);
    bool behind = last + 2 >= scene->end || (next[1].flags & TOKEN_PUNCT) ||
                  next[1].upos == UPOS_ADP || next[1].upos == UPOS_CCONJ;
    return (t->xpos == XPOS_NN || t->xpos == XPOS_JJ) && next->upos == UPOS_NOUN && !subject &&
           behind && scene->date_of[last + 1] == TOKEN_NONE;
}

/* "[still could] follow". */
static bool begins_with_finite(const struct event_scene *scene, uint32_t token)
{
    while (token + 1 < scene->end && scene->tokens[token].upos == UPOS_ADV) {
        token++;
    }
    return event_title_is_finite(&scene->tokens[token]);
}

void event_title_mend_tail(struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    uint32_t end = event_title_end(cut);
    if (end < scene->first + 2 || end + 1 >= scene->end || end - 1 < cut->verb ||
        (scene->tokens[end].flags & TOKEN_PUNCT)) {
        return;
    }
    uint32_t last = end - 1;
    bool compared =
        span_is(scene->tokens[last - 1].norm, "as") && span_is(scene->tokens[end].norm, "as");
    if (compared && !keep_clause_from(cut, end)) {
        cut->keep[last - 1 - scene->first] = cut->keep[last - scene->first] = false;
    } else if (!compared && is_noun_torn(scene, last)) {
        event_title_keep(cut, end, end + 1);
    } else if (is_contact_clause(scene, last)) {
        keep_clause_from(cut, end);
    } else if (event_title_is_noun(&scene->tokens[last]) && begins_with_finite(scene, end)) {
        mend_clause(cut, last);
    }
}
