/* Side matters of a title.
 *
 * Appositions, relative clauses, remarks and whatever a comma sets off are told by the article, not
 * by a title, unless what they hang on says nothing without them ("accused of lying", "those who
 * surrender") or they give the name of somebody who is only described before. */
#include "event_title_side.h"

#include "event_predicate.h"
#include "event_title_cut.h"
#include "event_tree.h"

static bool is_person(const struct event_scene *scene, uint32_t token)
{
    uint32_t mention = scene->mention_of[token];
    return mention != TOKEN_NONE && scene->analysis->mentions[mention].type == ENTITY_PERSON;
}

/* Whether an apposition tells the name of somebody who is only described before: "the editor, Ann
 * Lee". */
static bool gives_name(const struct event_scene *scene, uint32_t token)
{
    uint32_t head = event_tree_head(scene, token);
    if (scene->tokens[token].deprel != DEPREL_APPOS || head == TOKEN_NONE || head > token) {
        return false;
    }
    return event_scene_names_town(scene, head, token) ||
           (is_person(scene, token) && scene->tokens[head].upos == UPOS_NOUN &&
            scene->mention_of[head] == TOKEN_NONE && event_scene_is_party(scene, head));
}

/* "in Chile, Peru, Chad and Oman": a name that only looks like an apposition among others. */
static bool is_listed(const struct event_scene *scene, uint32_t token)
{
    uint32_t head = event_tree_head(scene, token);
    if (head == TOKEN_NONE || head > token || scene->tokens[token].upos != UPOS_PROPN ||
        scene->tokens[head].upos != UPOS_PROPN) {
        return false;
    }
    const struct mention *one = event_scene_mention(scene, head);
    const struct mention *other = event_scene_mention(scene, token);
    bool same = one && other && one->type == ENTITY_PLACE && one->subtype == other->subtype &&
                one->subtype == SUBTYPE_COUNTRY;
    for (uint32_t c = event_tree_child(scene, head); same && c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (c > token && event_tree_is(scene, c, DEPREL_CONJ)) {
            return true;
        }
    }
    return false;
}

static bool is_aside(const struct event_scene *scene, uint32_t token)
{
    static const char *const words[] = {"however", "though",       "meanwhile", "too", "instead",
                                        "finally", "nevertheless", "therefore", NULL};
    return span_is_one_of(scene->tokens[token].norm, words);
}

/* "said, however, that": the commas around a word that only links sentences. */
static bool is_around_aside(const struct event_scene *scene, uint32_t comma)
{
    return (comma > scene->first && is_aside(scene, comma - 1)) ||
           (comma + 1 < scene->end && is_aside(scene, comma + 1));
}

/* "called for an immediate, full inquiry": the comma between two attributes of one noun. */
static bool is_between_attributes(const struct event_scene *scene, uint32_t comma)
{
    if (comma == scene->first || comma + 1 >= scene->end) {
        return false;
    }
    uint32_t noun = event_tree_head(scene, comma - 1);
    return noun != TOKEN_NONE && noun > comma && event_tree_head(scene, comma + 1) == noun &&
           event_tree_is(scene, comma - 1, DEPREL_AMOD) &&
           event_tree_is(scene, comma + 1, DEPREL_AMOD);
}

/* "sent Ann Lee, the mayor, to X": the comma behind the description that the one at `comma` opens;
 * `comma` itself when it is none or opens none before `end`. */
static uint32_t behind_description(const struct event_scene *scene, uint32_t comma, uint32_t end)
{
    if (!span_is(scene->tokens[comma].norm, ",")) {
        return comma;
    }
    uint32_t noun = comma + 1;
    while (noun < end && scene->tokens[noun].deprel != DEPREL_APPOS) {
        noun++;
    }
    uint32_t close = noun + 1;
    while (close < end && !span_is(scene->tokens[close].norm, ",")) {
        close++;
    }
    if (close >= end || scene->tokens[close + 1].upos != UPOS_ADP ||
        event_tree_head(scene, noun) > comma) {
        return comma;
    }
    for (uint32_t i = comma + 1; i < close; i++) {
        if (!event_tree_is_below(scene, i, noun)) {
            return comma;
        }
    }
    return close;
}

bool event_title_is_set_off(const struct event_scene *scene, uint32_t token)
{
    uint32_t head = event_tree_head(scene, token);
    bool own = event_tree_is(scene, token, DEPREL_APPOS);
    for (uint32_t i = head; i != TOKEN_NONE && i < token; i++) {
        uint32_t close = own ? i : behind_description(scene, i, token);
        bool mark = close == i && (scene->tokens[i].flags & TOKEN_PUNCT) != 0;
        i = close;
        uint32_t owner = event_tree_head(scene, i);
        bool name = owner != TOKEN_NONE && owner != token && gives_name(scene, owner);
        if (mark && !name && !is_around_aside(scene, i) && !event_title_is_quote(scene, i) &&
            !is_between_attributes(scene, i) && !span_is(scene->tokens[i].norm, "-")) {
            return true;
        }
    }
    return false;
}

/* "accused X of lying", "urged X to go": a clause that completes the verb. */
static bool completes(const struct event_scene *scene, uint32_t clause)
{
    bool charge = event_tree_word(scene, clause, "of") != TOKEN_NONE;
    return (charge || !event_title_is_set_off(scene, clause)) &&
           event_tree_head(scene, clause) < clause &&
           (charge || event_tree_word(scene, clause, "to") != TOKEN_NONE ||
            event_tree_word(scene, clause, "from") != TOKEN_NONE ||
            event_tree_word(scene, clause, "for") != TOKEN_NONE);
}

bool event_title_is_condition(const struct event_scene *scene, uint32_t clause)
{
    return event_tree_word(scene, clause, "if") != TOKEN_NONE ||
           event_tree_word(scene, clause, "unless") != TOKEN_NONE;
}

bool event_title_tells_which(const struct event_scene *scene, uint32_t clause)
{
    uint32_t head = event_tree_head(scene, clause);
    return head != TOKEN_NONE && head < clause &&
           (span_is(scene->tokens[head].norm, "those") ||
            span_is(scene->tokens[head].norm, "what") ||
            span_is(scene->tokens[head].norm, "anyone"));
}

/* "was killed while fleeing", "have been killed since May began": how or since when somebody was
 * harmed. */
static bool tells_circumstance(const struct event_scene *scene, uint32_t clause)
{
    uint32_t harm = event_tree_head(scene, clause);
    return harm != TOKEN_NONE && harm < clause && !event_title_is_set_off(scene, clause) &&
           event_tree_find(scene, clause, DEPREL_OBJ) == TOKEN_NONE &&
           event_tree_find(scene, clause, DEPREL_NSUBJ_PASS) == TOKEN_NONE &&
           event_tree_find(scene, harm, DEPREL_NSUBJ_PASS) != TOKEN_NONE &&
           event_scene_is_of_class(scene, harm, EVENT_CLASS_HARM);
}

/* "the talks come days after Y said": without the clause the sentence says nothing. */
static bool tells_occasion(const struct event_scene *scene, uint32_t clause)
{
    uint32_t verb = event_tree_head(scene, clause);
    return verb != TOKEN_NONE && verb < clause && !event_title_is_set_off(scene, clause) &&
           span_is(event_scene_lemma(scene, verb), "come");
}

bool event_title_is_side_matter(const struct event_scene *scene, uint32_t token)
{
    switch ((enum deprel)scene->tokens[token].deprel) {
    case DEPREL_ADVCL:
        return !completes(scene, token) && !event_title_is_condition(scene, token) &&
               !tells_circumstance(scene, token) && !tells_occasion(scene, token) &&
               event_predicate_harmed_by_clause(scene, token) == TOKEN_NONE;
    case DEPREL_ACL_RELCL:
        return !event_title_tells_which(scene, token);
    case DEPREL_PARATAXIS:
    case DEPREL_DISCOURSE:
    case DEPREL_VOCATIVE:
        return true;
    case DEPREL_APPOS:
        return event_title_is_set_off(scene, token) && !gives_name(scene, token) &&
               !is_listed(scene, token);
    case DEPREL_CCOMP: {
        uint32_t head = event_tree_head(scene, token);
        return event_title_is_set_off(scene, token) && head != TOKEN_NONE &&
               event_tree_word(scene, token, "that") == TOKEN_NONE &&
               !event_scene_is_of_class(scene, head, EVENT_CLASS_ATTRIBUTION);
    }
    case DEPREL_CONJ:
        return event_tree_find(scene, token, DEPREL_NSUBJ) != TOKEN_NONE ||
               (event_tree_find(scene, token, DEPREL_NSUBJ_PASS) != TOKEN_NONE &&
                event_tree_find(scene, token, DEPREL_AUX_PASS) != TOKEN_NONE) ||
               (is_person(scene, token) && !is_person(scene, event_tree_head(scene, token)) &&
                scene->tokens[event_tree_head(scene, token)].deprel == DEPREL_OBJ);
    case DEPREL_OBL:
    case DEPREL_OBL_UNMARKED:
    case DEPREL_ADVMOD:
        return event_title_is_set_off(scene, token);
    case DEPREL_NMOD:
        return event_tree_word(scene, token, "both") != TOKEN_NONE &&
               event_title_is_set_off(scene, token);
    default:
        return false;
    }
}
