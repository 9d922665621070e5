/* The last touch on the words that a title keeps.
 *
 * Names and hyphened words of which one part is kept are kept whole, brackets as a whole or not at
 * all. What is too long is cut where a phrase begins, and words that no line ends with are taken
 * off the end. Which clauses and phrases belong in the title is not decided here. */
#include "event_title_trim.h"

#include "event_tree.h"

enum { TITLE_WORDS = 20, TITLE_LIMIT = 26 };

/* Keeps all words of a name of which one is kept. */
static void complete_names(struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    for (uint32_t i = scene->first; i < scene->end; i++) {
        uint32_t mention = scene->mention_of[i];
        if (mention == TOKEN_NONE || !event_title_is_kept(cut, i)) {
            continue;
        }
        for (uint32_t k = i + 1; k < scene->end && scene->mention_of[k] == mention; k++) {
            cut->keep[k - scene->first] = true;
        }
        for (uint32_t k = i; k > scene->first && scene->mention_of[k - 1] == mention; k--) {
            cut->keep[k - 1 - scene->first] = true;
        }
    }
}

/* Keeps the commas between kept words: "France, Spain and Italy". */
static void keep_inner_commas(struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    for (uint32_t i = scene->first + 1; i + 1 < scene->end; i++) {
        bool *around = &cut->keep[i - scene->first];
        if (span_is(scene->tokens[i].norm, ",") && around[-1] && around[1]) {
            *around = true;
        }
    }
}

/* Whether a token is written right behind the one before: "drive", "-", "by". */
static bool is_glued(const struct event_scene *scene, uint32_t token)
{
    return token > scene->first &&
           scene->tokens[token - 1].text.ptr + scene->tokens[token - 1].text.len ==
               scene->tokens[token].text.ptr;
}

/* The token of the bracket `mark` in [first, end); `end` when there is none. */
static uint32_t find_mark(const struct event_scene *scene, uint32_t first, uint32_t end,
                          const char *mark)
{
    while (first < end && !span_is(scene->tokens[first].norm, mark)) {
        first++;
    }
    return first;
}

/* Keeps a bracket as a whole, when all that it holds is kept, or not at all. One that the act
 * itself stands in loses its marks: "(Police arrested two men.)" */
static void close_bracket(struct title_cut *cut, uint32_t open)
{
    const struct event_scene *scene = cut->scene;
    uint32_t close = find_mark(scene, open + 1, scene->end, ")");
    bool within = cut->verb > open && cut->verb < close;
    bool whole = close < scene->end;
    for (uint32_t i = open + 1; i < close; i++) {
        whole &= event_title_is_kept(cut, i);
    }
    for (uint32_t i = open; i <= close && i < scene->end; i++) {
        bool mark = i == open || i == close;
        bool *kept = &cut->keep[i - scene->first];
        *kept = within ? *kept && !mark : whole;
    }
}

/* "lend [some food": a square bracket that is not closed in the title loses its mark; "want[ing]"
 * is one word. */
static void open_square(struct title_cut *cut, uint32_t open)
{
    enum { ENDING = 3 };
    const struct event_scene *scene = cut->scene;
    uint32_t close = find_mark(scene, open + 1, scene->end, "]");
    bool ending = close < scene->end && close - open < ENDING && is_glued(scene, open) &&
                  is_glued(scene, open + 1) && !(scene->tokens[open + 1].flags & TOKEN_PUNCT) &&
                  event_title_is_kept(cut, open - 1);
    for (uint32_t i = open; ending && i <= close; i++) {
        cut->keep[i - scene->first] = true;
    }
    cut->keep[open - scene->first] &= close < scene->end && event_title_is_kept(cut, close);
}

/* A mark that closes what nothing opens goes. */
static void drop_unopened(struct title_cut *cut, const char *opens, const char *closes)
{
    const struct event_scene *scene = cut->scene;
    bool inside = false;
    for (uint32_t i = scene->first; i < scene->end; i++) {
        bool *kept = &cut->keep[i - scene->first];
        bool close = span_is(scene->tokens[i].norm, closes);
        *kept &= !close || inside;
        inside =
            *kept && !close ? inside || span_is(scene->tokens[i].norm, opens) : inside && !close;
    }
}

static void close_brackets(struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    for (uint32_t open = scene->first; open < scene->end; open++) {
        if (span_is(scene->tokens[open].norm, "(")) {
            close_bracket(cut, open);
        } else if (span_is(scene->tokens[open].norm, "[")) {
            open_square(cut, open);
        }
    }
    drop_unopened(cut, "(", ")");
    drop_unopened(cut, "[", "]");
}

/* Keeps words with hyphens whole, and the noun right behind one that would end the title. */
static void complete_compounds(struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    for (uint32_t i = scene->first; i + 2 < scene->end; i++) {
        bool *kept = &cut->keep[i - scene->first];
        if (!kept[0] || (kept[1] && kept[2]) || !span_is(scene->tokens[i + 1].norm, "-") ||
            !is_glued(scene, i + 1) || !is_glued(scene, i + 2)) {
            continue;
        }
        kept[1] = kept[2] = true;
        if (i + 3 < scene->end && !(scene->tokens[i + 3].flags & TOKEN_PUNCT)) {
            kept[3] = true;
        }
    }
}

/* "of the huge, high-tech company": a title that would end with the first of several adjectives
 * goes on to their noun. */
static void complete_adjectives(struct title_cut *cut)
{
    enum { REACH = 8 };
    const struct event_scene *scene = cut->scene;
    uint32_t last = event_title_end(cut);
    if (last == scene->first || last + 1 >= scene->end || scene->tokens[last - 1].xpos != XPOS_JJ ||
        scene->tokens[last - 1].deprel == DEPREL_ROOT || !span_is(scene->tokens[last].norm, ",")) {
        return;
    }
    enum xpos next = (enum xpos)scene->tokens[last + 1].xpos;
    uint32_t noun = last + 1;
    while (noun < scene->end && noun - last < REACH && !event_title_is_noun(&scene->tokens[noun])) {
        noun++;
    }
    if ((next != XPOS_JJ && next != XPOS_CD && next != XPOS_CURRENCY) || noun == scene->end ||
        noun - last == REACH) {
        return;
    }
    for (uint32_t i = last; i < scene->end && (i <= noun || event_title_is_noun(&scene->tokens[i]));
         i++) {
        cut->keep[i - scene->first] = true;
    }
}

/* Whether this is the "and" of "between A and B". */
static bool is_and_of_between(const struct event_scene *scene, uint32_t token)
{
    enum { REACH = 10 };
    if (!span_is(scene->tokens[token].norm, "and")) {
        return false;
    }
    for (uint32_t i = token; i-- > scene->first && token - i < REACH;) {
        if (scene->tokens[i].upos == UPOS_CCONJ || scene->tokens[i].upos == UPOS_VERB) {
            return false;
        }
        if (span_is(scene->tokens[i].norm, "between")) {
            return true;
        }
    }
    return false;
}

/* "economic [and political ties]": the "and" behind a word whose noun is still to come. */
static bool is_and_of_noun_ahead(const struct event_scene *scene, uint32_t token)
{
    uint32_t before = token - 1;
    uint32_t noun = token > scene->first ? event_tree_head(scene, before) : TOKEN_NONE;
    return noun != TOKEN_NONE && noun > token &&
           (event_tree_is(scene, before, DEPREL_AMOD) ||
            event_tree_is(scene, before, DEPREL_COMPOUND) ||
            event_tree_is(scene, before, DEPREL_NUMMOD));
}

/* "said the mayor, Ann Lee[, has left]": the comma between a subject and its verb. */
static bool is_before_finite(const struct event_scene *scene, uint32_t comma)
{
    return comma + 1 < scene->end && event_title_is_finite(&scene->tokens[comma + 1]);
}

/* Whether a phrase or clause begins here, so that a title can end before. */
static bool opens_phrase(const struct event_scene *scene, uint32_t token)
{
    const struct token *t = &scene->tokens[token];
    bool comma = span_is(t->norm, ",") && !is_before_finite(scene, token);
    return comma || t->upos == UPOS_SCONJ ||
           (t->upos == UPOS_CCONJ && !is_and_of_between(scene, token) &&
            !is_and_of_noun_ahead(scene, token)) ||
           t->deprel == DEPREL_MARK ||
           (t->upos == UPOS_ADP && t->deprel == DEPREL_CASE && !span_is(t->norm, "of"));
}

/* "were condemned for, and accused of, the killing": a preposition without its noun. */
static bool is_stranded(const struct token *token)
{
    static const char *const words[] = {"for", "of", "to", "with", "from", "against", NULL};
    bool adverbial = token->deprel == DEPREL_OBL || token->deprel == DEPREL_ADVMOD;
    return adverbial && span_is_one_of(token->norm, words);
}

/* A word that no title ends with. */
static bool is_dangling(const struct event_scene *scene, uint32_t token)
{
    const struct token *t = &scene->tokens[token];
    return is_stranded(t) || t->upos == UPOS_DET || t->upos == UPOS_CCONJ ||
           t->upos == UPOS_SCONJ || t->upos == UPOS_AUX ||
           (t->upos == UPOS_ADP && t->deprel == DEPREL_CASE) || t->xpos == XPOS_PRP_POSS ||
           t->xpos == XPOS_TO || t->xpos == XPOS_WRB || (t->flags & TOKEN_PUNCT) != 0;
}

/* Drops the beginning of a clause whose verb is left out: "the agreement that Iran and six powers
 * [concluded]". */
static void drop_torn_clauses(struct title_cut *cut, uint32_t trigger_last)
{
    const struct event_scene *scene = cut->scene;
    for (uint32_t i = trigger_last + 1; i < scene->end; i++) {
        const struct token *t = &scene->tokens[i];
        bool opens = span_is(t->norm, "that") || t->xpos == XPOS_WDT || t->xpos == XPOS_WP;
        uint32_t verb = opens ? event_tree_head(scene, i) : TOKEN_NONE;
        if (!event_title_is_kept(cut, i) || verb == TOKEN_NONE || verb <= i || i <= cut->verb ||
            event_title_is_kept(cut, verb) || scene->tokens[verb].upos != UPOS_VERB) {
            continue;
        }
        for (uint32_t k = i; k < scene->end; k++) {
            cut->keep[k - scene->first] = false;
        }
    }
}

/* Drops a side clause of which only the subject is kept: "as thousands of pupils [returned]". */
static void drop_torn_subject(struct title_cut *cut, uint32_t trigger_last)
{
    static const char *const openers[] = {"as",    "since", "after",   "before", "while", "when",
                                          "until", "so",    "because", "that",   "if",    NULL};
    enum { REACH = 12 };
    const struct event_scene *scene = cut->scene;
    uint32_t last = event_title_end(cut);
    uint32_t subject = TOKEN_NONE, opener = TOKEN_NONE;
    uint32_t from = trigger_last > cut->verb ? trigger_last : cut->verb;
    for (uint32_t i = last; i > from + 1 && last - i < REACH && opener == TOKEN_NONE; i--) {
        const struct token *t = &scene->tokens[i - 1];
        uint32_t head = event_tree_head(scene, i - 1);
        bool torn = head != TOKEN_NONE && head >= last && i - 1 != cut->subject &&
                    (t->deprel == DEPREL_NSUBJ || t->deprel == DEPREL_NSUBJ_PASS);
        subject = torn ? i - 1 : subject;
        opener = subject != TOKEN_NONE && i - 1 < subject && span_is_one_of(t->norm, openers)
                     ? i - 1
                     : TOKEN_NONE;
    }
    for (uint32_t i = opener; i < last; i++) {
        cut->keep[i - scene->first] = false;
    }
}

/* "arrived in Rome [ahead] of the vote", "died [shortly] after it": an adverb of the phrase behind
 * it, which the title leaves out. */
static bool is_torn_adverb(const struct title_cut *cut, uint32_t token)
{
    static const char *const words[] = {"ahead",  "even", "immediately", "just", "only",
                                        "rather", "soon", "shortly",     NULL};
    const struct event_scene *scene = cut->scene;
    const struct token *t = &scene->tokens[token];
    bool behind = token + 1 < scene->end && !event_title_is_kept(cut, token + 1) &&
                  (t[1].upos == UPOS_ADP || t[1].upos == UPOS_SCONJ);
    return (behind && span_is_one_of(t->norm, words)) ||
           (t->upos == UPOS_ADV && span_is(t->norm, "as")); /* "as soon as" */
}

/* Takes what no line ends with off the end, which stands before `end`. */
static void drop_dangling(struct title_cut *cut, uint32_t trigger_last, uint32_t end)
{
    const struct event_scene *scene = cut->scene;
    for (uint32_t i = end; i > trigger_last + 1; i--) {
        bool *kept = &cut->keep[i - 1 - scene->first];
        bool says = span_is(scene->tokens[i - 1].norm, "saying");
        bool participle = scene->tokens[i - 1].deprel == DEPREL_ACL; /* "a plan aimed at" */
        bool open = says || (scene->tokens[i - 1].upos == UPOS_VERB && i < scene->end &&
                             (end < scene->end || scene->tokens[i].upos == UPOS_ADP ||
                              (participle && scene->tokens[i].upos == UPOS_SCONJ)));
        if (*kept && !is_dangling(scene, i - 1) && !is_torn_adverb(cut, i - 1) && !open) {
            break;
        }
        *kept = false;
    }
}

/* Cuts what is too long after the trigger, and what is left hanging at the end. */
static void shorten(struct title_cut *cut, uint32_t trigger_last)
{
    const struct event_scene *scene = cut->scene;
    uint32_t words = 0, end = scene->end;
    for (uint32_t i = scene->first; i < scene->end && end == scene->end; i++) {
        bool kept = event_title_is_kept(cut, i);
        bool over = kept && i > trigger_last && i > cut->verb &&
                    (span_is(scene->tokens[i].norm, ";") || words >= TITLE_LIMIT ||
                     (words >= TITLE_WORDS && opens_phrase(scene, i)));
        words += kept && !(scene->tokens[i].flags & TOKEN_PUNCT);
        end = over ? i : end;
    }
    for (uint32_t i = end; i < scene->end; i++) {
        cut->keep[i - scene->first] = false;
    }
    drop_dangling(cut, trigger_last, end);
    drop_torn_clauses(cut, trigger_last);
    drop_torn_subject(cut, trigger_last);
    drop_dangling(cut, trigger_last, end);
}

static bool is_length(const struct event_scene *scene, uint32_t token)
{
    static const char *const words[] = {"hour", "day", "week", "month", "year", "minute", NULL};
    static const char *const which[] = {"last", "this", "next", NULL};
    return span_is_one_of(event_scene_lemma(scene, token), words) &&
           !event_tree_has_one_of(scene, token, which);
}

/* "nearly two years" is torn off when the clause or phrase that it measures from is left out. */
static void drop_torn_measures(struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    for (uint32_t i = scene->first; i + 1 < scene->end; i++) {
        struct span next = scene->tokens[i + 1].norm;
        if (!event_title_is_kept(cut, i) || event_title_is_kept(cut, i + 1) ||
            (scene->tokens[i].deprel != DEPREL_OBL_UNMARKED &&
             scene->tokens[i].deprel != DEPREL_NMOD_UNMARKED) ||
            (event_tree_find(scene, i, DEPREL_NUMMOD) == TOKEN_NONE && !is_length(scene, i)) ||
            (!span_is(next, "after") && !span_is(next, "before"))) {
            continue;
        }
        for (uint32_t k = scene->first; k <= i; k++) {
            cut->keep[k - scene->first] &= !event_tree_is_below(scene, k, i);
        }
    }
}

/* Quotation marks of which the other one is left out, or between which words are, go. */
static void close_quotes(struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    uint32_t open = TOKEN_NONE;
    bool whole = true;
    for (uint32_t i = scene->first; i < scene->end; i++) {
        if (!event_title_is_quote(scene, i)) {
            whole &= event_title_is_kept(cut, i);
        } else if (open == TOKEN_NONE) {
            open = i;
            whole = true;
        } else {
            whole &= event_title_first_kept(cut) < open; /* no title begins with a mark */
            cut->keep[open - scene->first] = cut->keep[i - scene->first] = whole;
            open = TOKEN_NONE;
        }
    }
    if (open != TOKEN_NONE) {
        cut->keep[open - scene->first] = false;
    }
}

void event_title_trim(struct title_cut *cut, uint32_t trigger_last)
{
    complete_names(cut);
    complete_compounds(cut);
    complete_adjectives(cut);
    keep_inner_commas(cut);
    shorten(cut, trigger_last);
    close_brackets(cut);
    drop_torn_measures(cut);
    close_quotes(cut);
}
