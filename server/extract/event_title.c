/* Titles.
 *
 * The title is cut from the evidence: the subject with its verb and what completes it, without side
 * clauses; for a noun the clause of the verb that only carries it ("held talks"), else the noun
 * with its phrases. Names are made whole and what is too long is cut by event_title_trim. A pronoun
 * is replaced by the name that it stands for. */
#include "event_title.h"

#include <string.h>

#include "event_phrase.h"
#include "event_predicate.h"
#include "event_title_trim.h"
#include "event_tree.h"

enum { CUT_DEPTH = 8 };

static void keep(struct title_cut *cut, uint32_t token)
{
    cut->keep[token - cut->scene->first] = true;
}

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
    return scene->tokens[token].deprel == DEPREL_APPOS && is_person(scene, token) &&
           head != TOKEN_NONE && head < token && scene->tokens[head].upos == UPOS_NOUN &&
           scene->mention_of[head] == TOKEN_NONE && event_scene_is_party(scene, head);
}

/* Whether a comma, bracket or dash stands between the token and its governor; the commas around a
 * name that the title keeps do not count. */
static bool is_set_off(const struct event_scene *scene, uint32_t token)
{
    uint32_t head = event_tree_head(scene, token);
    for (uint32_t i = head; i != TOKEN_NONE && i < token; i++) {
        bool mark = (scene->tokens[i].flags & TOKEN_PUNCT) != 0;
        uint32_t owner = event_tree_head(scene, i);
        bool name = owner != TOKEN_NONE && owner != token && gives_name(scene, owner);
        if (mark && !name && !span_is(scene->tokens[i].norm, "-")) {
            return true;
        }
    }
    return false;
}

/* "accused X of lying", "urged X to go": a clause that completes the verb. */
static bool completes(const struct event_scene *scene, uint32_t clause)
{
    return !is_set_off(scene, clause) && event_tree_head(scene, clause) < clause &&
           (event_tree_word(scene, clause, "to") != TOKEN_NONE ||
            event_tree_word(scene, clause, "of") != TOKEN_NONE ||
            event_tree_word(scene, clause, "from") != TOKEN_NONE ||
            event_tree_word(scene, clause, "for") != TOKEN_NONE);
}

static bool is_side_matter(const struct event_scene *scene, uint32_t token)
{
    switch ((enum deprel)scene->tokens[token].deprel) {
    case DEPREL_ADVCL:
        return !completes(scene, token);
    case DEPREL_ACL_RELCL:
    case DEPREL_PARATAXIS:
    case DEPREL_DISCOURSE:
    case DEPREL_VOCATIVE:
        return true;
    case DEPREL_APPOS:
        return is_set_off(scene, token) && !gives_name(scene, token);
    case DEPREL_CCOMP: {
        uint32_t head = event_tree_head(scene, token);
        return is_set_off(scene, token) && head != TOKEN_NONE &&
               event_tree_word(scene, token, "that") == TOKEN_NONE &&
               !event_lexicon_in(scene->lexicon, EVENT_CLASS_ATTRIBUTION,
                                 event_scene_lemma(scene, head));
    }
    case DEPREL_CONJ:
        return event_tree_find(scene, token, DEPREL_NSUBJ) != TOKEN_NONE ||
               (is_person(scene, token) && !is_person(scene, event_tree_head(scene, token)) &&
                scene->tokens[event_tree_head(scene, token)].deprel == DEPREL_OBJ);
    case DEPREL_OBL:
    case DEPREL_OBL_UNMARKED:
    case DEPREL_ADVMOD:
        return is_set_off(scene, token);
    default:
        return false;
    }
}

static bool is_relative(const struct event_scene *scene, uint32_t token)
{
    enum xpos xpos = (enum xpos)scene->tokens[token].xpos;
    return (xpos == XPOS_WDT || xpos == XPOS_WP) && scene->tokens[token].upos != UPOS_PROPN;
}

/* Keeps `token` and what hangs below it. */
static void keep_below(struct title_cut *cut, uint32_t token, int depth)
{
    if (is_relative(cut->scene, token)) {
        return;
    }
    keep(cut, token);
    for (uint32_t c = event_tree_child(cut->scene, token); c != TOKEN_NONE && depth > 0;
         c = event_tree_next(cut->scene, c)) {
        if (!is_side_matter(cut->scene, c)) {
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
        return child < verb || is_set_off(scene, child);
    case DEPREL_ADVMOD:
        return is_set_off(scene, child) ||
               (child < verb && !span_is(scene->tokens[child].norm, "not") &&
                !span_is(scene->tokens[child].norm, "n't") &&
                !span_is(scene->tokens[child].norm, "never"));
    default:
        return is_side_matter(scene, child);
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

/* The subject without the preposition that it stands under when a side clause shares it. */
static void keep_subject(struct title_cut *cut, uint32_t subject)
{
    keep(cut, subject);
    for (uint32_t c = event_tree_child(cut->scene, subject); c != TOKEN_NONE;
         c = event_tree_next(cut->scene, c)) {
        enum deprel relation = (enum deprel)cut->scene->tokens[c].deprel;
        bool own = event_tree_head(cut->scene, subject) == cut->verb;
        bool clause = relation == DEPREL_ACL || relation == DEPREL_MARK || relation == DEPREL_CC ||
                      (relation == DEPREL_CASE && !own);
        if (!clause && !is_side_matter(cut->scene, c) && c != cut->verb) {
            keep_below(cut, c, CUT_DEPTH);
        }
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

/* "they visiting": a participle after a pronoun of which nobody knows whom it means. */
static bool is_vague(const struct event_scene *scene, uint32_t subject, uint32_t verb)
{
    uint32_t mention = scene->mention_of[subject];
    bool known =
        mention != TOKEN_NONE && scene->analysis->mentions[mention].entity != ENTITY_UNRESOLVED;
    return scene->tokens[subject].xpos == XPOS_PRP && !known &&
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
    static const char *const times[] = {"time", "day",  "way",   "reason", "moment",
                                        "year", "week", "month", "place",  "hour"};
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        if (span_is(event_scene_lemma(scene, noun), times[i])) {
            return false;
        }
    }
    return event_tree_find(scene, verb, DEPREL_OBJ) == TOKEN_NONE &&
           scene->tokens[noun + 1].upos != UPOS_ADP &&
           !(scene->tokens[noun + 1].flags & TOKEN_PUNCT);
}

/* "the embargo that the council imposed": what a relative clause leaves out is told after its verb.
 */
static void keep_antecedent(struct title_cut *cut, uint32_t verb, uint32_t subject)
{
    const struct event_scene *scene = cut->scene;
    uint32_t noun = event_tree_head(scene, verb);
    if (scene->tokens[verb].deprel != DEPREL_ACL_RELCL || noun == TOKEN_NONE || noun > verb ||
        noun == subject || subject == TOKEN_NONE || event_predicate_is_passive(scene, verb) ||
        !event_predicate_is_noun(scene, noun) ||
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
            relation != DEPREL_PUNCT && !is_side_matter(scene, c)) {
            keep_below(cut, c, CUT_DEPTH);
        }
    }
    for (uint32_t i = scene->first; i <= noun; i++) {
        cut->late[i - scene->first] = cut->keep[i - scene->first] && !before[i - scene->first];
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
    bool whole = cut->keep[colon - 1 - scene->first];
    for (uint32_t i = colon; i < scene->end; i++) {
        cut->keep[i - scene->first] = whole && i <= last;
    }
}

static void keep_clause(struct title_cut *cut, uint32_t verb)
{
    const struct event_scene *scene = cut->scene;
    keep(cut, verb);
    uint32_t subject = event_predicate_subject(scene, verb);
    if (subject != TOKEN_NONE && !is_relative(scene, subject) && !is_vague(scene, subject, verb)) {
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
    for (uint32_t c = event_tree_child(scene, noun); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        enum deprel relation = (enum deprel)scene->tokens[c].deprel;
        bool front = relation == DEPREL_CASE || relation == DEPREL_DET || relation == DEPREL_MARK ||
                     relation == DEPREL_CC || relation == DEPREL_CONJ || relation == DEPREL_PUNCT;
        if (!front && !is_side_matter(scene, c)) {
            keep_below(cut, c, CUT_DEPTH);
        }
    }
}

/* The verb whose clause tells the act: itself, or the one that it completes ("plans to meet") or
 * that carries the noun. */
static uint32_t telling_verb(const struct event_scene *scene, uint32_t token)
{
    if (!event_predicate_is_verb(scene, token)) {
        uint32_t top = event_predicate_top(scene, token);
        uint32_t head = event_tree_head(scene, top);
        enum deprel relation = (enum deprel)scene->tokens[top].deprel;
        bool argument =
            relation == DEPREL_OBJ || relation == DEPREL_NSUBJ || relation == DEPREL_NSUBJ_PASS;
        if (head == TOKEN_NONE || !event_predicate_is_verb(scene, head)) {
            return TOKEN_NONE;
        }
        bool harm =
            event_lexicon_in(scene->lexicon, EVENT_CLASS_HARM, event_scene_lemma(scene, head));
        if (!argument && !(harm && relation == DEPREL_OBL)) {
            return TOKEN_NONE;
        }
        token = head;
    }
    for (int i = 0; i < 3 && scene->tokens[token].deprel == DEPREL_XCOMP; i++) {
        uint32_t head = event_tree_head(scene, token);
        if (head == TOKEN_NONE || !event_predicate_is_verb(scene, head)) {
            break;
        }
        token = head;
    }
    return token;
}

/* Whether another kept token names this entity. */
static bool names_already(const struct title_cut *cut, uint32_t entity)
{
    for (uint32_t i = cut->scene->first; i < cut->scene->end; i++) {
        uint32_t mention = cut->scene->mention_of[i];
        if (cut->keep[i - cut->scene->first] && mention != TOKEN_NONE &&
            cut->scene->tokens[i].upos != UPOS_PRON &&
            cut->scene->analysis->mentions[mention].entity == entity) {
            return true;
        }
    }
    return false;
}

/* What a group was called last before its "they": its entity may be named for one of them
 * ("Palestinian"). */
static struct span group_name(const struct event_scene *scene, uint32_t token, uint32_t entity)
{
    struct span name = scene->analysis->entities[entity].name;
    for (size_t i = 0; i < scene->analysis->mention_count; i++) {
        const struct mention *mention = &scene->analysis->mentions[i];
        if (mention->first_token < token && mention->entity == entity &&
            mention->kind == MENTION_NAME) {
            name = mention->text;
        }
    }
    return name;
}

/* The name that the subject's pronoun stands for, or the token's own text; a speaker's name stands
 * before what he says of himself: "Ann Lee: We reject the plan". */
static struct span spoken(const struct title_cut *cut, uint32_t token)
{
    const struct event_scene *scene = cut->scene;
    const struct token *t = &scene->tokens[token];
    uint32_t mention = scene->mention_of[token];
    if (token != cut->subject || t->xpos != XPOS_PRP || mention == TOKEN_NONE) {
        return t->text;
    }
    uint32_t entity = scene->analysis->mentions[mention].entity;
    if (entity == ENTITY_UNRESOLVED || names_already(cut, entity)) {
        return t->text;
    }
    struct span name = scene->analysis->entities[entity].name;
    name = span_is(t->norm, "they") ? group_name(scene, token, entity) : name;
    bool speaks = span_is(t->norm, "i") || span_is(t->norm, "we");
    return speaks ? arena_printf(scene->arena, "%.*s: %.*s", SPAN_ARG(name), SPAN_ARG(t->text))
                  : name;
}

/* A title in the making. */
struct line {
    char *bytes;
    size_t len;
    size_t room;
    uint32_t last; /* the token before */
    uint32_t commas;
};

/* Whether a mark lost what it stood between: the words on one side, or the first of two commas
 * around an apposition before the verb. */
static bool is_stray(const struct title_cut *cut, const struct line *line, uint32_t token)
{
    const struct event_scene *scene = cut->scene;
    if (!(scene->tokens[token].flags & TOKEN_PUNCT)) {
        return false;
    }
    uint32_t next = token + 1;
    if (line->last + 1 != token || !span_is(scene->tokens[token].norm, ",")) {
        return line->last + 1 != token;
    }
    bool verb =
        next == cut->verb || (next < scene->end && event_tree_head(scene, next) == cut->verb &&
                              scene->tokens[next].upos == UPOS_AUX);
    return next >= scene->end || !cut->keep[next - scene->first] ||
           cut->late[next - scene->first] || (verb && line->commas == 0);
}

static void add_token(const struct title_cut *cut, struct line *line, uint32_t token)
{
    const struct event_scene *scene = cut->scene;
    struct span text = spoken(cut, token);
    if (line->len + text.len + 2 > line->room || is_stray(cut, line, token)) {
        return;
    }
    line->commas += span_is(text, ",");
    bool space = (scene->tokens[token].flags & TOKEN_SPACE_BEFORE) || line->last + 1 != token;
    if (line->len > 0 && space) {
        line->bytes[line->len++] = ' ';
    }
    memcpy(line->bytes + line->len, text.ptr, text.len);
    if (line->len > 0 && token == scene->first && scene->tokens[token].upos == UPOS_DET) {
        line->bytes[line->len] =
            (char)(text.ptr[0] >= 'A' && text.ptr[0] <= 'Z' ? text.ptr[0] + 32 : text.ptr[0]);
    }
    line->len += text.len;
    line->last = token;
}

/* Whether the token belongs to the subject's words and is to stand at the front. */
static bool in_subject(const struct title_cut *cut, uint32_t token)
{
    return cut->subject != TOKEN_NONE && cut->subject > cut->verb &&
           event_tree_is_below(cut->scene, token, cut->subject) &&
           !event_tree_is_below(cut->scene, cut->verb, cut->subject);
}

static void add_late(const struct title_cut *cut, struct line *line)
{
    const struct event_scene *scene = cut->scene;
    for (uint32_t i = scene->first; i < cut->verb; i++) {
        if (cut->late[i - scene->first]) {
            add_token(cut, line, i);
        }
    }
}

static struct span join_kept(const struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    size_t room = scene->sentence->at.byte_end - scene->sentence->at.byte_start + 512;
    struct line line = {arena_alloc(scene->arena, room), 0, room, TOKEN_NONE - 1, 0};
    for (int rest = 0; rest < 2; rest++) {
        for (uint32_t i = scene->first; i < scene->end; i++) {
            bool kept = cut->keep[i - scene->first] && !cut->late[i - scene->first];
            if (kept && in_subject(cut, i) == (rest == 0)) {
                add_token(cut, &line, i);
            }
            if (i == cut->verb && rest == 1) {
                add_late(cut, &line);
            }
        }
    }
    while (line.len > 0 && strchr(", -", line.bytes[line.len - 1])) {
        line.len--;
    }
    if (line.len > 0 && line.bytes[0] >= 'a' && line.bytes[0] <= 'z') {
        line.bytes[0] = (char)(line.bytes[0] - 'a' + 'A');
    }
    return (struct span){line.bytes, line.len};
}

/* A finite verb without a subject cannot carry a title: "Is exploring talks". */
static bool lacks_subject(const struct event_scene *scene, uint32_t verb)
{
    enum xpos xpos = (enum xpos)scene->tokens[verb].xpos;
    return event_predicate_subject(scene, verb) == TOKEN_NONE &&
           (xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP ||
            event_tree_find(scene, verb, DEPREL_AUX) != TOKEN_NONE);
}

struct span event_title_make(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t verb = telling_verb(scene, frame->head);
    if (verb != TOKEN_NONE && verb != frame->head && lacks_subject(scene, verb)) {
        verb = TOKEN_NONE;
    }
    struct title_cut cut = {.scene = scene,
                            .keep = ARENA_ARRAY(scene->arena, bool, scene->end - scene->first),
                            .late = ARENA_ARRAY(scene->arena, bool, scene->end - scene->first),
                            .subject = TOKEN_NONE,
                            .verb = verb == TOKEN_NONE ? frame->head : verb};
    if (verb != TOKEN_NONE) {
        keep_clause(&cut, verb);
    } else {
        keep_noun(&cut, frame->head);
    }
    for (uint32_t i = frame->first; i < frame->first + frame->count; i++) {
        keep(&cut, i);
    }
    event_title_trim(&cut, frame->first + frame->count - 1);
    return join_kept(&cut);
}
