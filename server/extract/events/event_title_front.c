/* The front of a title, where a tree that is wrong shows.
 *
 * The words of a title are chosen along the tree. Where the tree is wrong, they begin with a verb
 * whose subject was given to another ("[two soldiers] were shot"), or with a word that holds to
 * what is left out ("[as] rebels shell the town"). Here the words beside the kept ones are looked
 * at, whatever the tree says of them. What it does not do: judge whether the event itself was read
 * rightly. */
#include "event_title_front.h"

#include "event_phrase.h"
#include "event_predicate.h"
#include "event_tree.h"

enum { CLIMB = 4 };

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
        if (!part || head == TOKEN_NONE || head > noun ||
            !event_title_is_noun(&scene->tokens[head])) {
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
            !event_title_is_noun(&scene->tokens[head])) {
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
    if (i == scene->first || !event_title_is_noun(&scene->tokens[i - 1]) ||
        event_scene_is_time(scene, i - 1)) {
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
    bool harm = event_scene_is_of_class(scene, cut->verb, EVENT_CLASS_HARM);
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
    event_title_keep(cut, words.first - article, words.last + 1);
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
           !event_predicate_is_verb(scene, cut->verb) && !event_title_is_kept(cut, first + 1) &&
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
    while (clause && end < head && event_title_is_kept(cut, end) &&
           scene->date_of[end] != TOKEN_NONE) {
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
