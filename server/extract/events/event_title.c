/* Titles.
 *
 * The title is cut from the evidence: the subject with its verb and what completes it, without side
 * clauses; for a noun the clause of the verb that only carries it ("held talks"), else the noun
 * with its phrases. Names are made whole and what is too long is cut by event_title_trim. A pronoun
 * is replaced by the name that it stands for. */
#include "event_title.h"

#include <string.h>

#include "event_attendant.h"
#include "event_judge.h"
#include "event_phrase.h"
#include "event_predicate.h"
#include "event_sufferer.h"
#include "event_title_front.h"
#include "event_title_line.h"
#include "event_title_middle.h"
#include "event_title_side.h"
#include "event_title_tail.h"
#include "event_title_trim.h"
#include "event_title_verb.h"
#include "event_toll.h"
#include "event_tree.h"

enum { CUT_DEPTH = 8 };

static void keep(struct title_cut *cut, uint32_t token)
{
    cut->keep[token - cut->scene->first] = true;
}

static bool is_relative(const struct event_scene *scene, uint32_t token)
{
    enum xpos xpos = (enum xpos)scene->tokens[token].xpos;
    return (xpos == XPOS_WDT || xpos == XPOS_WP) && scene->tokens[token].upos != UPOS_PROPN;
}

/* Whether a relative word belongs to a clause that is kept for its head: "those who surrender", or
 * is that head. */
static bool is_of_kept_clause(const struct event_scene *scene, uint32_t word)
{
    uint32_t clause = event_tree_find(scene, word, DEPREL_ACL_RELCL);
    uint32_t head = event_tree_head(scene, word);
    return (clause != TOKEN_NONE && event_title_tells_which(scene, clause)) ||
           (head != TOKEN_NONE && event_tree_is(scene, head, DEPREL_ACL_RELCL) &&
            event_title_tells_which(scene, head));
}

/* Keeps `token` and what hangs below it. */
static void keep_below(struct title_cut *cut, uint32_t token, int depth)
{
    if (is_relative(cut->scene, token) && !is_of_kept_clause(cut->scene, token)) {
        return;
    }
    keep(cut, token);
    for (uint32_t c = event_tree_child(cut->scene, token); c != TOKEN_NONE && depth > 0;
         c = event_tree_next(cut->scene, c)) {
        if (!event_title_is_side_matter(cut->scene, c)) {
            keep_below(cut, c, depth - 1);
        } else if (event_tree_is(cut->scene, c, DEPREL_CONJ)) {
            return;
        }
    }
}

/* Whether a dependent of the verb is left out of the title. */
static bool is_left_out(const struct event_scene *scene, uint32_t verb, uint32_t child)
{
    switch ((enum deprel)scene->tokens[child].deprel) {
    case DEPREL_CONJ:
    case DEPREL_CC:
    case DEPREL_MARK:
    case DEPREL_NSUBJ:
    case DEPREL_NSUBJ_PASS:
    case DEPREL_PUNCT:
        return !span_is(scene->tokens[child].norm, "to") &&
               (child < verb || event_tree_is(scene, child, DEPREL_PUNCT) ||
                event_tree_is(scene, child, DEPREL_CC) ||
                event_tree_is(scene, child, DEPREL_CONJ) ||
                child == event_predicate_subject(scene, verb));
    case DEPREL_OBL:
    case DEPREL_OBL_UNMARKED:
        return child < verb || event_title_is_set_off(scene, child);
    case DEPREL_ADVMOD:
        return event_title_is_set_off(scene, child) ||
               (child < verb && !event_judge_is_weighty(scene->tokens[child].norm));
    default:
        return event_title_is_side_matter(scene, child);
    }
}

/* The auxiliaries that a joined verb shares with the first one: "was tried and [was] jailed". */
static void keep_shared_auxiliaries(struct title_cut *cut, uint32_t verb)
{
    const struct event_scene *scene = cut->scene;
    uint32_t head = event_tree_head(scene, verb);
    enum xpos xpos = (enum xpos)scene->tokens[verb].xpos;
    if (scene->tokens[verb].deprel != DEPREL_CONJ || head == TOKEN_NONE || xpos == XPOS_VBD ||
        xpos == XPOS_VBZ || xpos == XPOS_VBP ||
        event_tree_find(scene, verb, DEPREL_AUX) != TOKEN_NONE ||
        event_tree_find(scene, verb, DEPREL_AUX_PASS) != TOKEN_NONE ||
        event_tree_find(scene, verb, DEPREL_NSUBJ) != TOKEN_NONE ||
        event_tree_find(scene, verb, DEPREL_NSUBJ_PASS) != TOKEN_NONE) {
        return;
    }
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        enum deprel relation = (enum deprel)scene->tokens[c].deprel;
        if (relation == DEPREL_AUX || relation == DEPREL_AUX_PASS) {
            keep(cut, c);
        }
    }
}

/* A conjunction that the parser took for a preposition of the subject. */
static bool opens_clause(const struct event_scene *scene, uint32_t token)
{
    static const char *const words[] = {"as", "after", "before", "while", "since", "because", NULL};
    return span_is_one_of(scene->tokens[token].norm, words);
}

/* "among them were [a journalist and a judge], both of whom were held": whom another clause said
 * to be there. */
static void keep_predicate(struct title_cut *cut, uint32_t noun)
{
    for (uint32_t c = event_tree_child(cut->scene, noun); c != TOKEN_NONE;
         c = event_tree_next(cut->scene, c)) {
        uint32_t cc = event_tree_find(cut->scene, c, DEPREL_CC);
        bool more = event_tree_is(cut->scene, c, DEPREL_CONJ) && c > noun &&
                    !event_predicate_is_verb(cut->scene, c) &&
                    event_tree_find(cut->scene, c, DEPREL_COP) == TOKEN_NONE;
        if (more && cc != TOKEN_NONE) {
            keep(cut, cc);
        }
        bool article = event_tree_is(cut->scene, c, DEPREL_DET) &&
                       !span_is(cut->scene->tokens[c + 1].norm, "more");
        if (more || article) {
            keep_below(cut, c, CUT_DEPTH);
        }
    }
}

/* The subject without the preposition that it stands under when a side clause shares it. */
static void keep_subject(struct title_cut *cut, uint32_t subject)
{
    keep(cut, subject);
    bool predicate = event_tree_find(cut->scene, subject, DEPREL_COP) != TOKEN_NONE;
    for (uint32_t c = event_tree_child(cut->scene, subject); c != TOKEN_NONE && !predicate;
         c = event_tree_next(cut->scene, c)) {
        enum deprel relation = (enum deprel)cut->scene->tokens[c].deprel;
        bool own = event_tree_head(cut->scene, subject) == cut->verb;
        bool said = relation == DEPREL_CONJ && /* "Ann Lee, who has died, [was the last]" */
                    event_tree_find(cut->scene, c, DEPREL_COP) != TOKEN_NONE;
        bool clause = relation == DEPREL_ACL || relation == DEPREL_MARK || relation == DEPREL_CC ||
                      (relation == DEPREL_CASE && (!own || opens_clause(cut->scene, c))) || said;
        if (!clause && !event_title_is_side_matter(cut->scene, c) && c != cut->verb) {
            keep_below(cut, c, CUT_DEPTH);
        }
    }
    if (predicate) {
        keep_predicate(cut, subject);
    }
    struct event_phrase words = event_phrase_of(cut->scene, subject);
    uint32_t partner = event_phrase_partner(cut->scene, subject);
    if (partner != TOKEN_NONE) {
        words.first = event_phrase_of(cut->scene, partner).first;
    }
    for (uint32_t i = words.first; i <= words.last; i++) {
        keep(cut, i);
    }
}

/* "shot and killed two men": a joined verb that has the object of both. */
static void keep_joined(struct title_cut *cut, uint32_t verb)
{
    const struct event_scene *scene = cut->scene;
    uint32_t joined = event_tree_find(scene, verb, DEPREL_CONJ);
    if (joined == TOKEN_NONE || joined - verb > 2 || !event_predicate_is_verb(scene, joined) ||
        event_tree_find(scene, verb, DEPREL_OBJ) != TOKEN_NONE) {
        return;
    }
    keep_below(cut, joined, CUT_DEPTH);
}

/* "they visiting": a participle, which does not become a finite verb, after a pronoun of which
 * nobody knows whom it means. */
static bool is_vague(const struct title_cut *cut, uint32_t subject, uint32_t verb)
{
    const struct event_scene *scene = cut->scene;
    bool finite = cut->status == EVENT_HAPPENED || cut->status == EVENT_ONGOING;
    uint32_t mention = scene->mention_of[subject];
    bool known =
        mention != TOKEN_NONE && scene->analysis->mentions[mention].entity != ENTITY_UNRESOLVED;
    static const char *const speakers[] = {"i", "we", "you", NULL};
    bool speaker = span_is_one_of(scene->tokens[subject].norm, speakers);
    return scene->tokens[subject].xpos == XPOS_PRP && !known && (!finite || speaker) &&
           scene->tokens[verb].xpos == XPOS_VBG &&
           event_tree_find(scene, verb, DEPREL_AUX) == TOKEN_NONE;
}

/* Whether a relative clause leaves its object out: "that the council imposed", "the council
 * imposed", but not "in which the council met". */
static bool lacks_object(const struct event_scene *scene, uint32_t noun, uint32_t verb)
{
    for (uint32_t i = noun + 1; i < verb; i++) {
        if (scene->tokens[i].xpos == XPOS_WRB) {
            return false;
        }
        if (is_relative(scene, i) || span_is(scene->tokens[i].norm, "that")) {
            uint32_t object = event_tree_find(scene, verb, DEPREL_OBJ);
            bool bare = event_tree_is(scene, i, DEPREL_MARK) && object == TOKEN_NONE &&
                        event_tree_find(scene, noun, DEPREL_CASE) == TOKEN_NONE;
            return (bare || object == i) && event_tree_head(scene, i) == verb;
        }
    }
    static const char *const times[] = {"time", "day",   "way",   "reason", "moment", "year",
                                        "week", "month", "place", "hour",   NULL};
    if (span_is_one_of(event_scene_lemma(scene, noun), times)) {
        return false;
    }
    uint32_t object = event_tree_find(scene, verb, DEPREL_OBJ);
    return (object == TOKEN_NONE || scene->date_of[object] != TOKEN_NONE) &&
           scene->tokens[noun + 1].upos != UPOS_ADP &&
           !(scene->tokens[noun + 1].flags & TOKEN_PUNCT);
}

/* "around Ann Lee's arrest": the preposition of the whole, taken for that of the owner. */
static void leave_preposition(struct title_cut *cut, uint32_t owner)
{
    uint32_t word = owner == TOKEN_NONE ? owner : event_tree_find(cut->scene, owner, DEPREL_CASE);
    bool limit = word != TOKEN_NONE && word > cut->scene->first &&
                 span_is(cut->scene->tokens[word - 1].norm, "up"); /* "up to 30-year terms" */
    bool own = owner != TOKEN_NONE && (event_tree_is(cut->scene, owner, DEPREL_NMOD_POSS) ||
                                       event_tree_is(cut->scene, owner, DEPREL_COMPOUND) ||
                                       event_tree_is(cut->scene, owner, DEPREL_AMOD));
    if (word != TOKEN_NONE && word < owner && own && !limit) {
        cut->keep[word - cut->scene->first] = false;
    }
}

/* "the embargo that the council imposed": what a relative clause leaves out is told after its verb.
 */
static void keep_antecedent(struct title_cut *cut, uint32_t verb, uint32_t subject)
{
    const struct event_scene *scene = cut->scene;
    uint32_t noun = event_tree_head(scene, verb);
    uint32_t owner =
        subject == TOKEN_NONE ? subject : event_tree_find(scene, subject, DEPREL_NMOD_POSS);
    if (scene->tokens[verb].deprel != DEPREL_ACL_RELCL || noun == TOKEN_NONE || noun > verb ||
        noun == subject || subject == TOKEN_NONE || event_predicate_is_passive(scene, verb) ||
        (owner != TOKEN_NONE && scene->tokens[owner].xpos == XPOS_WP_POSS) ||
        (!event_predicate_is_noun(scene, noun) && scene->tokens[noun].upos != UPOS_PROPN) ||
        event_tree_find(scene, noun, DEPREL_COP) != TOKEN_NONE ||
        !lacks_object(scene, noun, verb)) {
        return;
    }
    bool *before = ARENA_ARRAY(scene->arena, bool, scene->end - scene->first);
    memcpy(before, cut->keep, (scene->end - scene->first) * sizeof *before);
    keep(cut, noun);
    for (uint32_t c = event_tree_child(scene, noun); c != TOKEN_NONE && c < noun;
         c = event_tree_next(scene, c)) {
        enum deprel relation = (enum deprel)scene->tokens[c].deprel;
        if (relation != DEPREL_CASE && relation != DEPREL_MARK && relation != DEPREL_CC &&
            relation != DEPREL_PUNCT && !event_title_is_side_matter(scene, c)) {
            keep_below(cut, c, CUT_DEPTH);
            leave_preposition(cut, c);
        }
    }
    uint32_t last = noun; /* "Ann Lee, whom Chad accuses" */
    while (last + 1 < verb && event_tree_is(scene, last + 1, DEPREL_FLAT) &&
           event_tree_head(scene, last + 1) == noun) {
        keep(cut, ++last);
    }
    for (uint32_t i = scene->first; i <= last; i++) {
        cut->late[i - scene->first] = event_title_is_kept(cut, i) && !before[i - scene->first];
    }
}

/* "freed two Finns held in Lima: A and B": the list that the colon opens ends the title. */
static void keep_list(struct title_cut *cut, uint32_t noun)
{
    const struct event_scene *scene = cut->scene;
    uint32_t names[EVENT_LISTED_LIMIT];
    size_t count = event_phrase_listed(scene, noun, names);
    if (count == 0) {
        return;
    }
    uint32_t colon = names[0] - 1;
    uint32_t last = names[count - 1];
    while (last + 1 < scene->end && scene->mention_of[last + 1] == scene->mention_of[last]) {
        last++;
    }
    bool whole = event_title_is_kept(cut, colon - 1);
    for (uint32_t i = colon; i < scene->end; i++) {
        cut->keep[i - scene->first] = whole && i <= last;
    }
}

static void keep_clause(struct title_cut *cut, uint32_t verb)
{
    const struct event_scene *scene = cut->scene;
    keep(cut, verb);
    uint32_t subject = event_predicate_subject(scene, verb);
    bool day = subject != TOKEN_NONE && subject > verb && scene->date_of[subject] != TOKEN_NONE;
    if (subject != TOKEN_NONE && !day && !is_relative(scene, subject) &&
        !is_vague(cut, subject, verb)) {
        keep_subject(cut, subject);
        cut->subject = subject;
    }
    keep_shared_auxiliaries(cut, verb);
    keep_joined(cut, verb);
    keep_antecedent(cut, verb, subject);
    for (uint32_t c = event_tree_child(scene, verb); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (!is_left_out(scene, verb, c)) {
            keep_below(cut, c, CUT_DEPTH);
        }
    }
    uint32_t object = event_tree_find(scene, verb, DEPREL_OBJ);
    if (object != TOKEN_NONE) {
        keep_list(cut, object);
    }
}

/* A noun with its phrases, but without the preposition or article that it stands under. */
static void keep_noun(struct title_cut *cut, uint32_t noun)
{
    const struct event_scene *scene = cut->scene;
    keep(cut, noun);
    bool predicate = event_tree_find(scene, noun, DEPREL_COP) != TOKEN_NONE; /* "is on trial" */
    for (uint32_t c = event_tree_child(scene, noun); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        enum deprel relation = (enum deprel)scene->tokens[c].deprel;
        bool article =
            relation == DEPREL_DET && !predicate && !span_is(scene->tokens[c].norm, "another");
        bool front = (relation == DEPREL_CASE && !predicate) || article ||
                     relation == DEPREL_MARK || relation == DEPREL_CC || relation == DEPREL_CONJ ||
                     relation == DEPREL_PUNCT;
        uint32_t who = relation == DEPREL_NSUBJ && span_is(scene->tokens[c].norm, "who")
                           ? event_predicate_antecedent(scene, c)
                           : c;
        if (who != c && who < c) {
            keep_subject(cut, who); /* "for Ann Lee, who is under house arrest" */
            cut->subject = who;
        } else if (!front && !event_title_is_side_matter(scene, c)) {
            keep_below(cut, c, CUT_DEPTH);
            leave_preposition(cut, c < noun ? c : TOKEN_NONE);
        }
    }
    uint32_t phrase = event_predicate_adjacent(scene, noun);
    if (phrase != TOKEN_NONE && event_tree_head(scene, phrase) != noun &&
        event_scene_is_party(scene, phrase)) {
        keep_below(cut, phrase, CUT_DEPTH);
    }
}

/* "faces ten years if convicted": a participle that is no clause by itself. */
static bool is_bare_condition(const struct event_scene *scene, uint32_t verb)
{
    uint32_t head = event_tree_head(scene, verb);
    return scene->tokens[verb].xpos == XPOS_VBN && scene->tokens[verb].deprel == DEPREL_ADVCL &&
           head != TOKEN_NONE && event_predicate_is_verb(scene, head) &&
           event_title_is_condition(scene, verb) &&
           event_tree_find(scene, verb, DEPREL_NSUBJ) == TOKEN_NONE &&
           event_tree_find(scene, verb, DEPREL_NSUBJ_PASS) == TOKEN_NONE;
}

/* The verb whose clause tells the act: itself, or the one that it completes ("plans to meet"),
 * on which it is a bare condition ("if convicted"), that tells whom it harmed ("ten were hurt when
 * a bus crashed"), or that carries the noun. */
static uint32_t telling_verb(const struct event_scene *scene, uint32_t token, enum event_type type)
{
    if (!event_predicate_is_verb(scene, token)) {
        uint32_t top = event_predicate_top(scene, token);
        uint32_t head = event_tree_head(scene, top);
        enum deprel relation = (enum deprel)scene->tokens[top].deprel;
        bool argument =
            relation == DEPREL_OBJ || relation == DEPREL_NSUBJ || relation == DEPREL_NSUBJ_PASS;
        bool said_of = relation == DEPREL_NSUBJ && head != TOKEN_NONE && head > top &&
                       event_tree_find(scene, head, DEPREL_COP) != TOKEN_NONE; /* "is near X" */
        if (head == TOKEN_NONE || (!said_of && !event_predicate_is_verb(scene, head))) {
            return TOKEN_NONE;
        }
        if (event_attendant_saying(scene, token) == head) {
            return head < token || event_title_has_content(scene, head) ? head : TOKEN_NONE;
        }
        bool means = relation == DEPREL_OBL || relation == DEPREL_OBL_AGENT;
        if (!argument && !(means && event_predicate_is_harm_of(scene, head, top))) {
            return TOKEN_NONE;
        }
        token = head;
    }
    bool harm = event_sufferer_harms(type);
    if (is_bare_condition(scene, token) ||
        (harm && event_predicate_harmed_by_clause(scene, token) != TOKEN_NONE)) {
        return event_tree_head(scene, token);
    }
    for (int i = 0; i < 3 && scene->tokens[token].deprel == DEPREL_XCOMP; i++) {
        uint32_t head = event_tree_head(scene, token);
        bool adjective = head != TOKEN_NONE && scene->tokens[head].upos == UPOS_ADJ &&
                         event_tree_find(scene, head, DEPREL_COP) != TOKEN_NONE;
        bool result = head != TOKEN_NONE && scene->tokens[head].xpos == XPOS_VBG &&
                      scene->tokens[head].deprel == DEPREL_ADVCL &&
                      !span_is(event_scene_lemma(scene, head), "fail");
        if (head == TOKEN_NONE || result || (!adjective && !event_predicate_is_verb(scene, head))) {
            break; /* "…, prompting half of the cabinet to resign" */
        }
        token = head;
    }
    return token;
}

/* The first "his" or "its" of the title. */
static uint32_t first_owner(const struct title_cut *cut)
{
    for (uint32_t i = cut->scene->first; i < cut->scene->end; i++) {
        if (event_title_is_kept(cut, i) && cut->scene->tokens[i].xpos == XPOS_PRP_POSS) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* A finite verb without a subject, or that asks for it, cannot carry a title: "Is exploring talks",
 * "what caused the blast". */
static bool lacks_subject(const struct event_scene *scene, uint32_t verb)
{
    enum xpos xpos = (enum xpos)scene->tokens[verb].xpos;
    uint32_t subject = event_predicate_subject(scene, verb);
    return (subject == TOKEN_NONE || is_relative(scene, subject)) &&
           (xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP ||
            event_tree_find(scene, verb, DEPREL_AUX) != TOKEN_NONE);
}

/* "forces to end [the war]", "after holding [talks]", "hopes of gaining [their release]", "left,
 * following [the attack]": a verb that carries a noun, but is no clause that anybody's act is told
 * by. */
static bool is_no_statement(const struct event_scene *scene, uint32_t verb)
{
    static const char *const prepositions[] = {"follow",  "include", "regard", "concern",
                                               "involve", "cite",    NULL};
    enum xpos xpos = (enum xpos)scene->tokens[verb].xpos;
    if (event_tree_find(scene, verb, DEPREL_AUX) != TOKEN_NONE ||
        event_predicate_own_subject(scene, verb) != TOKEN_NONE) {
        return false;
    }
    if (event_tree_word(scene, verb, "to") != TOKEN_NONE) {
        return xpos == XPOS_VB;
    }
    uint32_t subject = event_predicate_subject(scene, verb);
    bool somebody = subject != TOKEN_NONE && (event_scene_is_party(scene, subject) ||
                                              scene->tokens[subject].xpos == XPOS_PRP);
    return xpos == XPOS_VBG &&
           (!somebody || span_is_one_of(event_scene_lemma(scene, verb), prepositions));
}

/* "the decision to expel X", "a threat to strike": an infinitive that a noun holds is no statement.
 */
static bool is_held_by_noun(const struct event_scene *scene, uint32_t verb)
{
    uint32_t noun = event_tree_head(scene, verb);
    return scene->tokens[verb].deprel == DEPREL_ACL && noun != TOKEN_NONE &&
           event_predicate_is_noun(scene, noun) && event_tree_word(scene, verb, "to") != TOKEN_NONE;
}

/* The title told by a verb's clause, or by the act's noun when `verb` is TOKEN_NONE. */
static struct span make_line(const struct event_scene *scene, const struct event_frame *frame,
                             enum event_status status, uint32_t verb)
{
    struct title_cut cut = {.scene = scene,
                            .keep = ARENA_ARRAY(scene->arena, bool, scene->end - scene->first),
                            .late = ARENA_ARRAY(scene->arena, bool, scene->end - scene->first),
                            .status = status,
                            .subject = TOKEN_NONE,
                            .owner = TOKEN_NONE,
                            .verb = verb == TOKEN_NONE ? frame->head : verb};
    bool said = verb != TOKEN_NONE && verb == event_attendant_saying(scene, frame->head);
    if (verb == TOKEN_NONE) {
        keep_noun(&cut, frame->head);
    } else {
        keep_clause(&cut, verb);
    }
    if (verb != TOKEN_NONE && !said && !cut.keep[frame->head - scene->first]) {
        keep_below(&cut, event_predicate_top(scene, frame->head), CUT_DEPTH);
    }
    for (uint32_t i = frame->first; i < frame->first + frame->count && !said; i++) {
        keep(&cut, i);
    }
    if (verb != TOKEN_NONE && verb != frame->head && is_held_by_noun(scene, frame->head)) {
        keep_below(&cut, frame->head, CUT_DEPTH);
    }
    event_title_mend_front(&cut);
    event_title_mend_middle(&cut);
    event_title_mend_tail(&cut);
    event_title_trim(&cut, said ? verb : frame->first + frame->count - 1);
    event_title_drop_being(&cut);
    event_title_drop_to(&cut);
    event_title_keep_mark(&cut);
    cut.owner = first_owner(&cut);
    struct span line = event_title_line(&cut);
    return verb == TOKEN_NONE ? event_title_with_holder(&cut, frame, line) : line;
}

/* The nearest verb above a noun whose clause has a subject and keeps the noun; TOKEN_NONE when
 * there is none. */
static uint32_t clause_above(const struct event_scene *scene, uint32_t noun)
{
    enum { CLIMB = 6 };
    uint32_t up = event_tree_head(scene, noun);
    for (int i = 0; i < CLIMB && up != TOKEN_NONE; i++) {
        if (event_predicate_is_verb(scene, up) && !lacks_subject(scene, up) &&
            event_predicate_own_subject(scene, up) != TOKEN_NONE) {
            return up;
        }
        if (event_tree_is(scene, up, DEPREL_ADVCL) && event_title_is_side_matter(scene, up)) {
            return TOKEN_NONE; /* "announced a probe, naming a judge to lead [it]" */
        }
        up = event_tree_head(scene, up);
    }
    return TOKEN_NONE;
}

/* "claimed the bombing that killed ten": the clause that tells what the noun for harm or a protest
 * did; TOKEN_NONE. */
static uint32_t clause_of_noun(const struct event_scene *scene, uint32_t noun, enum event_type type)
{
    const uint32_t types = 1U << EVENT_ASSAULT | 1U << EVENT_COERCE | 1U << EVENT_PROTEST |
                           1U << EVENT_DISASTER | 1U << EVENT_ACCIDENT;
    uint32_t top = event_predicate_top(scene, noun);
    uint32_t clause = event_tree_find(scene, noun, DEPREL_ACL_RELCL);
    clause = clause == TOKEN_NONE ? event_tree_find(scene, top, DEPREL_ACL_RELCL) : clause;
    if (clause == TOKEN_NONE || clause < noun || !event_predicate_is_verb(scene, clause) ||
        (types >> type & 1) == 0 || event_tree_find(scene, noun, DEPREL_COP) != TOKEN_NONE) {
        return TOKEN_NONE;
    }
    uint32_t subject = event_predicate_own_subject(scene, clause);
    enum xpos xpos = (enum xpos)scene->tokens[clause].xpos;
    bool finite = xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP ||
                  event_tree_find(scene, clause, DEPREL_AUX) != TOKEN_NONE ||
                  event_tree_find(scene, clause, DEPREL_AUX_PASS) != TOKEN_NONE;
    return finite && (subject == noun || subject == top) ? clause : TOKEN_NONE;
}

struct span event_title_make(const struct event_scene *scene, const struct event_frame *frame,
                             enum event_status status)
{
    uint32_t verb = telling_verb(scene, frame->head, frame->rule->type);
    if (event_toll_verb(scene, frame->head) != TOKEN_NONE) {
        return make_line(scene, frame, status, event_toll_verb(scene, frame->head));
    }
    bool noun = !event_predicate_is_verb(scene, frame->head);
    if (verb != TOKEN_NONE && verb != frame->head &&
        (lacks_subject(scene, verb) || (noun && is_no_statement(scene, verb)))) {
        verb = TOKEN_NONE;
    }
    if (verb == frame->head && verb != TOKEN_NONE && is_held_by_noun(scene, verb) &&
        clause_above(scene, verb) != TOKEN_NONE) {
        verb = clause_above(scene, verb);
    }
    if (verb == frame->head && event_predicate_is_grievance(scene, verb)) {
        verb = event_tree_head(scene, verb); /* "adjourned to protest" */
    }
    if (verb == TOKEN_NONE && noun) {
        verb = clause_of_noun(scene, frame->head, frame->rule->type);
    }
    struct span line = make_line(scene, frame, status, verb);
    uint32_t above = verb == TOKEN_NONE && line.len > 0 && !memchr(line.ptr, ' ', line.len)
                         ? clause_above(scene, frame->head)
                         : TOKEN_NONE;
    return above == TOKEN_NONE ? line : make_line(scene, frame, status, above);
}
