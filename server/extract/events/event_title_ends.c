/* The two ends of a title, where a tree that is wrong shows.
 *
 * The words of a title are chosen along the tree. Where the tree is wrong, they begin with a verb
 * whose subject was given to another ("[two soldiers] were shot"), or break off before what
 * completes them ("promised each victim [will be paid]"). Here the words beside the kept ones are
 * looked at, whatever the tree says of them. What it does not do: mend the middle, or judge whether
 * the event itself was read rightly. */
#include "event_title_ends.h"

#include "event_phrase.h"
#include "event_predicate.h"
#include "event_tree.h"

enum { LONGEST = 24, CLIMB = 4 };

static bool is_kept(const struct title_cut *cut, uint32_t token)
{
    return cut->keep[token - cut->scene->first];
}

static void keep_all(struct title_cut *cut, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        cut->keep[i - cut->scene->first] = true;
    }
}

static bool is_noun(const struct token *token)
{
    return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN;
}

/* --- the front -------------------------------------------------------------------------------- */

/* The first word of the verb with its auxiliaries and adverbs: "has also called". */
static uint32_t group_start(const struct event_scene *scene, uint32_t verb)
{
    uint32_t start = verb;
    while (start > scene->first && (scene->tokens[start - 1].upos == UPOS_AUX ||
                                    scene->tokens[start - 1].upos == UPOS_ADV)) {
        start--;
    }
    return start;
}

/* The head of the phrase that ends with `noun`: the last noun up the tree that stands under no
 * preposition. `*apposed`: what stands behind it describes it. */
static uint32_t phrase_head(const struct event_scene *scene, uint32_t noun, bool *apposed)
{
    uint32_t found = TOKEN_NONE;
    for (int k = 0; k < CLIMB; k++) {
        bool free = event_tree_find(scene, noun, DEPREL_CASE) == TOKEN_NONE;
        if (!free && found != TOKEN_NONE) {
            break;
        }
        found = free ? noun : found;
        uint32_t head = event_tree_head(scene, noun);
        bool apposition = event_tree_is(scene, noun, DEPREL_APPOS);
        bool part = apposition || event_tree_is(scene, noun, DEPREL_NMOD) ||
                    event_tree_is(scene, noun, DEPREL_FLAT) ||
                    event_tree_is(scene, noun, DEPREL_CONJ);
        if (!part || head == TOKEN_NONE || head > noun || !is_noun(&scene->tokens[head])) {
            break;
        }
        *apposed = *apposed || apposition;
        noun = head;
    }
    return found;
}

/* "the bombings in Lima, which killed ten": the noun that the phrase ending with `noun` is about.
 */
static uint32_t top_noun(const struct event_scene *scene, uint32_t noun)
{
    for (int k = 0; k < CLIMB; k++) {
        uint32_t head = event_tree_head(scene, noun);
        if (!event_tree_is(scene, noun, DEPREL_NMOD) || head == TOKEN_NONE || head > noun ||
            !is_noun(&scene->tokens[head])) {
            break;
        }
        noun = head;
    }
    return noun;
}

/* The noun that stands right before the verb at `start`, or before its "which" or behind what is
 * set between commas: "rebels, who", "Ann Lee, the mayor,"; `harm`: the verb is one of harm, which
 * an act does. TOKEN_NONE: none. */
static uint32_t noun_before(const struct event_scene *scene, uint32_t start, bool harm)
{
    uint32_t i = start;
    bool relative = i > scene->first &&
                    (scene->tokens[i - 1].xpos == XPOS_WDT || scene->tokens[i - 1].xpos == XPOS_WP);
    i -= relative;
    bool comma = i > scene->first && span_is(scene->tokens[i - 1].norm, ",");
    i -= comma;
    while (relative && comma && i > scene->first + 1 &&
           (scene->date_of[i - 1] != TOKEN_NONE || scene->date_of[i] != TOKEN_NONE) &&
           scene->tokens[i - 1].upos != UPOS_NOUN) {
        i--; /* "the bombings in July, which" */
    }
    if (i == scene->first || !is_noun(&scene->tokens[i - 1]) || event_scene_is_time(scene, i - 1)) {
        return TOKEN_NONE;
    }
    bool apposed = false;
    uint32_t noun = phrase_head(scene, i - 1, &apposed);
    if (noun == TOKEN_NONE && relative) {
        return harm ? top_noun(scene, i - 1) : i - 1;
    }
    return comma && !relative && !apposed ? TOKEN_NONE : noun;
}

/* "says two soldiers were shot": the subject that was taken for the object of another verb. */
static void find_subject(struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    uint32_t start = group_start(scene, cut->verb);
    bool finite = false;
    for (uint32_t i = start; i <= cut->verb; i++) {
        finite = finite || event_title_is_finite(&scene->tokens[i]);
    }
    bool harm =
        event_lexicon_in(scene->lexicon, EVENT_CLASS_HARM, event_scene_lemma(scene, cut->verb));
    uint32_t noun = finite && event_title_first_kept(cut) >= start ? noun_before(scene, start, harm)
                                                                   : TOKEN_NONE;
    if (noun == TOKEN_NONE) {
        return;
    }
    struct event_phrase words = event_phrase_of(scene, noun);
    if (words.last >= start) {
        return;
    }
    bool article = words.first > scene->first && scene->tokens[words.first - 1].xpos == XPOS_DT;
    keep_all(cut, words.first - article, words.last + 1);
    cut->subject = noun;
}

/* "at least ten", "as many as ten", "over a million". */
static bool is_of_number(const struct event_scene *scene, uint32_t word)
{
    static const char *const words[] = {"least", "most", "many", "much", "few", "little", NULL};
    static const char *const measures[] = {"over", "about", "around", "under", "up", "close", NULL};
    return word + 1 >= scene->end || scene->tokens[word + 1].upos == UPOS_NUM ||
           span_is_one_of(scene->tokens[word + 1].norm, words) ||
           span_is_one_of(scene->tokens[word].norm, measures);
}

/* Whether the title cannot begin with this word: it holds the clause, its subject or its noun to
 * what the title leaves out. */
static bool holds_to_rest(const struct title_cut *cut, uint32_t word)
{
    static const char *const links[] = {"as", "where", "than", "while", "whereas", NULL};
    const struct event_scene *scene = cut->scene;
    const struct token *t = &scene->tokens[word];
    bool verb = event_predicate_is_verb(scene, cut->verb);
    bool link = span_is_one_of(t->norm, links) && t->upos != UPOS_PROPN &&
                (cut->status == EVENT_HAPPENED || cut->status == EVENT_ONGOING);
    bool own = t->upos == UPOS_ADP && t->deprel == DEPREL_CASE &&
               (!verb || event_tree_head(scene, word) == cut->subject);
    return word < cut->verb && (link || own) && !is_of_number(scene, word);
}

/* "[shortly] before her arrest": an adverb of the preposition that a noun's title leaves out. */
static bool is_torn_adverb(const struct title_cut *cut, uint32_t first)
{
    const struct event_scene *scene = cut->scene;
    return first + 1 < scene->end && first < cut->verb && scene->tokens[first].upos == UPOS_ADV &&
           !event_predicate_is_verb(scene, cut->verb) && !is_kept(cut, first + 1) &&
           (scene->tokens[first + 1].upos == UPOS_ADP ||
            scene->tokens[first + 1].upos == UPOS_SCONJ);
}

/* "[Saturday] some voters agree", "[also] the primaries": a day or adverb before the subject or the
 * noun, which the parser took for a part of it; not "Saturday's raid". */
static void leave_day(struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    uint32_t first = event_title_first_kept(cut), end = first;
    bool clause = event_predicate_is_verb(scene, cut->verb) && cut->subject != TOKEN_NONE &&
                  cut->subject < cut->verb;
    uint32_t head = clause ? cut->subject : cut->verb;
    while (clause && end < head && is_kept(cut, end) && scene->date_of[end] != TOKEN_NONE) {
        end++;
    }
    if (end == first && first < head && span_is(scene->tokens[first].norm, "also")) {
        end++;
    }
    enum upos next = end < head ? (enum upos)scene->tokens[end].upos : UPOS_PART;
    bool whole = next == UPOS_DET || next == UPOS_PROPN || next == UPOS_ADJ || next == UPOS_NUM;
    for (uint32_t i = first; i < end && whole; i++) {
        cut->keep[i - scene->first] = false;
    }
}

void event_title_mend_front(struct title_cut *cut)
{
    if (cut->subject == TOKEN_NONE && event_predicate_is_verb(cut->scene, cut->verb)) {
        find_subject(cut);
    }
    uint32_t first = event_title_first_kept(cut);
    bool torn = is_torn_adverb(cut, first);
    if (first < cut->scene->end && (torn || holds_to_rest(cut, first))) {
        cut->keep[first - cut->scene->first] = false;
    }
    leave_day(cut);
}

/* --- the middle ------------------------------------------------------------------------------ */

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
        is_kept(cut, before) && is_kept(cut, word + 1) && is_noun(&scene->tokens[before])) {
        keep_all(cut, before + 1, word + 1);
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
        event_scene_is_party(scene, word - 1) && is_kept(cut, word - 1)) {
        keep_all(cut, word, word + name->token_count);
    }
}

void event_title_mend_middle(struct title_cut *cut)
{
    for (uint32_t i = cut->scene->first + 2; i + 1 < cut->scene->end; i++) {
        if (!is_kept(cut, i)) {
            keep_relative(cut, i);
            keep_name(cut, i);
        }
    }
}

/* --- the tail --------------------------------------------------------------------------------- */

/* The end of the clause that goes on at `token`: where a mark stands, or another verb is joined. */
static uint32_t clause_end(const struct event_scene *scene, uint32_t token)
{
    while (token < scene->end) {
        const struct token *t = &scene->tokens[token];
        bool inner =
            span_is(t->norm, "-") || span_is(t->norm, "'") || event_title_is_quote(scene, token);
        bool joins = t->upos == UPOS_CCONJ && token + 1 < scene->end && !is_noun(&t[1]) &&
                     t[1].upos != UPOS_NUM && t[1].upos != UPOS_DET && t[1].upos != UPOS_ADJ;
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
        words += is_kept(cut, i) && !(cut->scene->tokens[i].flags & TOKEN_PUNCT);
    }
    if (words > LONGEST) {
        return false;
    }
    keep_all(cut, token, clause_end(cut->scene, token));
    return true;
}

/* The first kept word of the noun phrase that ends with `last`. */
static uint32_t phrase_start(const struct title_cut *cut, uint32_t last)
{
    const struct token *tokens = cut->scene->tokens;
    uint32_t start = last;
    while (start > cut->scene->first && is_kept(cut, start - 1)) {
        const struct token *t = &tokens[start - 1];
        bool of = span_is(t->norm, "of");
        if (!is_noun(t) && !of && t->upos != UPOS_DET && t->upos != UPOS_ADJ &&
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
    if (start == scene->first || !is_kept(cut, start - 1)) {
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
    return verb < scene->end && is_noun(&scene->tokens[last]) &&
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
    uint32_t end = scene->end;
    while (end > scene->first && !is_kept(cut, end - 1)) {
        end--;
    }
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
        keep_all(cut, end, end + 1);
    } else if (is_contact_clause(scene, last)) {
        keep_clause_from(cut, end);
    } else if (is_noun(&scene->tokens[last]) && begins_with_finite(scene, end)) {
        mend_clause(cut, last);
    }
}
