/* The verb of a title, so that the title is a sentence.
 *
 * In its text an act may stand as a participle: "after taking him into custody", "citizens abducted
 * by X". The title says "took", "were abducted", "is taking", "to take". Past forms that no rule
 * gives come from the table of irregular verbs. An infinitive stays one, as headlines have it. */
#include "event_title_verb.h"

#include <string.h>

#include "event_predicate.h"
#include "event_tree.h"
#include "text/irregular.h"

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiou", c) != NULL;
}

/* Verbs of several syllables that double their last letter, for they are stressed at the end. */
static bool is_stressed_at_end(struct span lemma)
{
    static const char *const words[] = {
        "admit",  "commit", "permit", "submit",   "omit",   "expel",   "compel", "repel", "rebel",
        "patrol", "refer",  "confer", "transfer", "prefer", "defer",   "occur",  "incur", "concur",
        "deter",  "abet",   "regret", "extol",    "propel", "control", "kidnap", NULL};
    return span_is_one_of(lemma, words);
}

/* "stop", "ban": one vowel before one last letter that is doubled. */
static bool doubles(struct span lemma)
{
    size_t vowels = 0;
    for (size_t i = 0; i < lemma.len; i++) {
        vowels += is_vowel(lemma.ptr[i]) && (i == 0 || !is_vowel(lemma.ptr[i - 1]));
    }
    if (lemma.len < 3 || is_vowel(lemma.ptr[lemma.len - 1]) ||
        strchr("wxy", lemma.ptr[lemma.len - 1]) || !is_vowel(lemma.ptr[lemma.len - 2]) ||
        is_vowel(lemma.ptr[lemma.len - 3])) {
        return false;
    }
    return vowels == 1 || is_stressed_at_end(lemma);
}

/* The table of irregular verbs leaves out those that the lemmas need no table for. */
static const char *past_besides(struct span lemma)
{
    static const char *const verbs[][2] = {
        {"make", "made"}, {"do", "did"}, {"overrun", "overran"}, {"override", "overrode"}};
    for (size_t i = 0; i < sizeof verbs / sizeof *verbs; i++) {
        if (span_is(lemma, verbs[i][0])) {
            return verbs[i][1];
        }
    }
    return NULL;
}

struct span event_title_past(struct arena *arena, struct span lemma)
{
    const char *besides = past_besides(lemma);
    if (besides) {
        return span_of(besides);
    }
    for (size_t i = 0; irregular_at(i).form.ptr; i++) {
        struct irregular irregular = irregular_at(i);
        if (irregular.xpos == XPOS_VBD && span_equal(irregular.lemma, lemma)) {
            return irregular.form;
        }
    }
    char last = lemma.ptr[lemma.len - 1];
    if (last == 'e') {
        return arena_printf(arena, "%.*sd", SPAN_ARG(lemma));
    }
    if (last == 'y' && lemma.len > 1 && !is_vowel(lemma.ptr[lemma.len - 2])) {
        return arena_printf(arena, "%.*sied", (int)lemma.len - 1, lemma.ptr);
    }
    return doubles(lemma) ? arena_printf(arena, "%.*s%ced", SPAN_ARG(lemma), last)
                          : arena_printf(arena, "%.*sed", SPAN_ARG(lemma));
}

/* Whether "are" and "were" go with the subject. */
static bool is_plural(const struct event_scene *scene, uint32_t subject)
{
    static const char *const words[] = {"they", "we",    "you",   "police", "people", "both",
                                        "many", "those", "these", "some",   "few",    NULL};
    const struct token *t = &scene->tokens[subject];
    if (span_is_one_of(t->norm, words)) {
        return true;
    }
    uint32_t one = event_tree_head(scene, subject);
    if (one != TOKEN_NONE && one < subject && event_tree_is(scene, subject, DEPREL_NMOD) &&
        span_is(scene->tokens[one].norm, "one") &&
        event_tree_word(scene, subject, "of") != TOKEN_NONE) {
        return false; /* "one of the men" */
    }
    uint32_t mention = scene->mention_of[subject];
    bool body =
        mention != TOKEN_NONE && (scene->analysis->mentions[mention].type == ENTITY_PLACE ||
                                  scene->analysis->mentions[mention].type == ENTITY_ORGANIZATION);
    bool several = (t->xpos == XPOS_NNS || t->xpos == XPOS_NNPS) && !body;
    bool number = t->upos == UPOS_NUM && !span_is(t->norm, "one") && !span_is(t->norm, "1");
    return several || number || event_tree_find(scene, subject, DEPREL_CONJ) != TOKEN_NONE;
}

static bool is_being(const struct event_scene *scene, uint32_t token)
{
    return scene->tokens[token].deprel == DEPREL_AUX_PASS &&
           span_is(scene->tokens[token].norm, "being");
}

void event_title_drop_being(struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    uint32_t being = event_tree_find(scene, cut->verb, DEPREL_AUX_PASS);
    if (being != TOKEN_NONE && is_being(scene, being) && cut->status == EVENT_HAPPENED &&
        cut->subject != TOKEN_NONE && event_tree_find(scene, cut->verb, DEPREL_AUX) == TOKEN_NONE) {
        cut->keep[being - scene->first] = false;
    }
}

/* "forcing the army to retreat": it did. */
static bool is_forced(const struct title_cut *cut)
{
    static const char *const forcing[] = {"force",  "prompt", "cause", "lead",
                                          "compel", "drive",  NULL};
    const struct event_scene *scene = cut->scene;
    uint32_t head = event_tree_head(scene, cut->verb);
    return cut->status == EVENT_HAPPENED && head != TOKEN_NONE &&
           span_is_one_of(event_scene_lemma(scene, head), forcing) &&
           scene->tokens[cut->verb].xpos == XPOS_VB &&
           event_tree_is(scene, cut->verb, DEPREL_XCOMP) && scene->tokens[head].xpos == XPOS_VBG &&
           !event_title_is_kept(cut, head) &&
           event_tree_find(scene, cut->verb, DEPREL_AUX) == TOKEN_NONE;
}

void event_title_drop_to(struct title_cut *cut)
{
    uint32_t to = event_tree_word(cut->scene, cut->verb, "to");
    if (to != TOKEN_NONE && cut->subject != TOKEN_NONE && is_forced(cut)) {
        cut->keep[to - cut->scene->first] = false;
    }
}

/* Whether an auxiliary, "to" or another word makes the verb's form what it is. */
static bool has_auxiliary(const struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    for (uint32_t i = scene->first; i < scene->end; i++) {
        enum deprel relation = (enum deprel)scene->tokens[i].deprel;
        bool own = event_tree_head(scene, i) == cut->verb;
        if (event_title_is_kept(cut, i) && scene->tokens[i].upos == UPOS_AUX &&
            (relation == DEPREL_AUX || relation == DEPREL_AUX_PASS) && (own || i < cut->verb)) {
            return true;
        }
        bool dropped = is_being(scene, i) && !event_title_is_kept(cut, i);
        if (own && !dropped && (relation == DEPREL_AUX || relation == DEPREL_AUX_PASS)) {
            return true;
        }
    }
    return event_tree_word(scene, cut->verb, "to") != TOKEN_NONE && !is_forced(cut);
}

/* "is suspected [of plotting]": what somebody is only said to have done, and in which words; NULL.
 */
static const char *charge_of(const struct event_scene *scene, uint32_t verb)
{
    static const char *const words[][3] = {{"suspect", "of", "suspected of"},
                                           {"accuse", "of", "accused of"},
                                           {"charge", "with", "charged with"},
                                           {"blame", "for", "blamed for"}};
    uint32_t head = event_tree_head(scene, verb);
    if (head == TOKEN_NONE || scene->tokens[verb].xpos != XPOS_VBG ||
        event_tree_word(scene, head, "not") != TOKEN_NONE) {
        return NULL;
    }
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (span_is(event_scene_lemma(scene, head), words[i][0]) &&
            event_tree_word(scene, verb, words[i][1]) != TOKEN_NONE) {
            return words[i][2];
        }
    }
    return NULL;
}

/* "suspected of plotting", "not accused of lying". */
static bool is_charge(const struct event_scene *scene, uint32_t verb)
{
    static const char *const words[] = {"suspect", "accuse", "charge", "allege", "blame", NULL};
    uint32_t head = event_tree_head(scene, verb);
    bool marked = event_tree_word(scene, verb, "of") != TOKEN_NONE ||
                  event_tree_word(scene, verb, "with") != TOKEN_NONE ||
                  event_tree_word(scene, verb, "for") != TOKEN_NONE;
    return marked && head != TOKEN_NONE && event_predicate_is_verb(scene, head) &&
           span_is_one_of(event_scene_lemma(scene, head), words);
}

/* "my first meeting", "the fate of those abducted", "the possibility of arranging": no clause in
 * which the subject does or undergoes what the participle says. */
static bool is_no_clause(const struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    const struct token *t = &scene->tokens[cut->verb];
    const struct token *before = cut->verb > scene->first ? t - 1 : NULL;
    bool noun = t->xpos == XPOS_VBG && before &&
                (before->upos == UPOS_DET || before->upos == UPOS_ADJ || before->upos == UPOS_NUM ||
                 before->xpos == XPOS_PRP_POSS || before->xpos == XPOS_POS);
    bool harm = event_scene_is_of_class(scene, cut->verb, EVENT_CLASS_HARM) &&
                !event_scene_is_headline(scene); /* "The bombs [wounding] ten" */
    bool thing = t->xpos == XPOS_VBG && !event_scene_is_party(scene, cut->subject) &&
                 scene->tokens[cut->subject].upos != UPOS_PRON && !harm;
    bool charge = is_charge(scene, cut->verb) && !charge_of(scene, cut->verb);
    return noun || thing || charge || scene->tokens[cut->subject].xpos == XPOS_PRP_POSS ||
           event_scene_is_of_class(scene, cut->subject, EVENT_CLASS_CASE);
}

/* "elections [set] for May": that something is to be, told by a participle. */
static bool says_when(const struct event_scene *scene, uint32_t verb)
{
    static const char *const words[] = {"schedule", "set", "plan", "slate", NULL};
    return span_is_one_of(event_scene_lemma(scene, verb), words);
}

/* "wants to disarm them and [hold] talks": an infinitive whose "to" stands with another one; not a
 * past that looks like one, "beat". */
static bool is_shared_infinitive(const struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    const struct token *t = &scene->tokens[cut->verb];
    return t->xpos == XPOS_VB && cut->status != EVENT_HAPPENED && cut->status != EVENT_ONGOING &&
           !is_forced(cut) && cut->subject < cut->verb &&
           !span_equal(event_title_past(scene->arena, event_scene_lemma(scene, cut->verb)),
                       t->norm);
}

/* The verb's form without the capital of a sentence that it opens: "[Held] in May, the vote". */
static struct span small_form(const struct event_scene *scene, uint32_t verb)
{
    const struct token *t = &scene->tokens[verb];
    return verb == scene->first ? t->norm : t->text;
}

struct span event_title_verb(const struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    const struct token *t = &scene->tokens[cut->verb];
    struct span form = small_form(scene, cut->verb);
    if (cut->subject == TOKEN_NONE || !event_predicate_is_verb(scene, cut->verb) ||
        has_auxiliary(cut) || is_no_clause(cut)) {
        return t->text;
    }
    bool plural = is_plural(scene, cut->subject);
    const char *charge = charge_of(scene, cut->verb);
    if (charge) {
        return arena_printf(scene->arena, "%s %s %.*s", plural ? "are" : "is", charge,
                            SPAN_ARG(form));
    }
    if (is_shared_infinitive(cut)) {
        bool pronoun = scene->tokens[cut->subject].xpos == XPOS_PRP;
        const char *be = !pronoun ? "" : plural ? "are " : "is ";
        return arena_printf(scene->arena, "%sto %.*s", be, SPAN_ARG(form));
    }
    if (is_forced(cut)) {
        return event_title_past(scene->arena, event_scene_lemma(scene, cut->verb));
    }
    if (t->xpos == XPOS_VBG && cut->status == EVENT_HAPPENED) {
        return event_title_past(scene->arena, event_scene_lemma(scene, cut->verb));
    }
    bool phase = event_scene_operator(scene, cut->verb) != NULL; /* "men preparing to strike" */
    if (t->xpos == XPOS_VBG &&
        (cut->status == EVENT_ONGOING || (phase && cut->status == EVENT_PLANNED))) {
        return arena_printf(scene->arena, "%s %.*s", plural ? "are" : "is", SPAN_ARG(form));
    }
    if (t->xpos == XPOS_VBG && cut->status == EVENT_PLANNED) {
        return arena_printf(scene->arena, "to %.*s", SPAN_ARG(event_scene_lemma(scene, cut->verb)));
    }
    if (event_predicate_is_passive(scene, cut->verb) && cut->status == EVENT_HAPPENED) {
        return arena_printf(scene->arena, "%s %.*s", plural ? "were" : "was", SPAN_ARG(form));
    }
    if (event_predicate_is_passive(scene, cut->verb) && cut->status == EVENT_PLANNED &&
        says_when(scene, cut->verb)) {
        return arena_printf(scene->arena, "%s %.*s", plural ? "are" : "is", SPAN_ARG(form));
    }
    return t->text;
}

void event_title_keep_mark(struct title_cut *cut)
{
    static const char *const words[] = {"of", "for", "toward", "towards", NULL};
    const struct event_scene *scene = cut->scene;
    uint32_t mark = event_predicate_is_verb(scene, cut->verb)
                        ? event_tree_find(scene, cut->verb, DEPREL_MARK)
                        : TOKEN_NONE;
    if (mark != TOKEN_NONE && scene->tokens[cut->verb].xpos == XPOS_VBG &&
        cut->subject != TOKEN_NONE && cut->subject < mark && mark < cut->verb &&
        span_is_one_of(scene->tokens[mark].norm, words) && event_title_is_kept(cut, mark - 1) &&
        event_title_verb(cut).ptr == scene->tokens[cut->verb].text.ptr) {
        cut->keep[mark - scene->first] = true;
    }
}

bool event_title_has_content(const struct event_scene *scene, uint32_t saying)
{
    for (uint32_t c = event_tree_child(scene, saying); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        bool content = event_tree_is(scene, c, DEPREL_CCOMP) || event_tree_is(scene, c, DEPREL_OBJ);
        if (content && c > saying) {
            return true;
        }
    }
    return false;
}
