/* "He", "she" and "they" whose entity is unknown, because people without a name are nobody's
 * entity.
 *
 * In a side clause the pronoun is given to the one who takes part in the act of the nearest clause
 * above that has any whom it fits: "police held the editor after he printed it". Else it is given
 * to the one of the sentence before. Either way nobody else may be there whom it fits as well, so
 * the choice is by number, and by gender where a noun tells it. What others say of "them" may be
 * about anybody; a speaker's own is what he will do or has done himself. */
#include "event_pronoun.h"

#include "base/utf8.h"
#include "event_tree.h"
#include "extract/entities/person_gender.h"

enum { CLIMB = 4 };

/* What somebody must be to be meant. */
struct wanted {
    bool several;
    enum gender gender;
};

static bool read_pronoun(const struct event_scene *scene, uint32_t token, struct wanted *out)
{
    static const struct {
        const char *word;
        struct wanted wanted;
    } pronouns[] = {{"he", {false, GENDER_MALE}},
                    {"she", {false, GENDER_FEMALE}},
                    {"they", {true, GENDER_UNKNOWN}}};
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
        if (span_is(scene->tokens[token].norm, pronouns[i].word)) {
            *out = pronouns[i].wanted;
            return true;
        }
    }
    return false;
}

/* One who may be meant: a noun, or the last of those that "and" joins to it. */
struct choice {
    uint32_t first, last; /* heads */
    size_t count;         /* of those who fit; only one may */
};

/* The governor of a token in the sentence, TOKEN_NONE for its root. */
static uint32_t head_in(const struct event_scene *scene, const struct sentence *sentence,
                        uint32_t token)
{
    uint32_t head = scene->tokens[token].head;
    return head == 0 || head > sentence->token_count ? TOKEN_NONE
                                                     : sentence->first_token + head - 1;
}

/* The last of the nouns and names that are joined to the one at `token`. */
static uint32_t last_joined(const struct event_scene *scene, const struct sentence *sentence,
                            uint32_t token)
{
    uint32_t last = token;
    uint32_t end = sentence->first_token + sentence->token_count;
    for (uint32_t i = token + 1; i < end; i++) {
        const struct token *t = &scene->tokens[i];
        if (t->deprel == DEPREL_CONJ && t->upos != UPOS_VERB) {
            uint32_t head = head_in(scene, sentence, i);
            last = head == token || head == last ? i : last;
        }
    }
    return last;
}

/* Whether a noun for a party is one person: "editor", not "crowd" or "prison". */
static bool is_somebody(const struct event_scene *scene, struct span lemma, const char *sector)
{
    static const char *const endings[] = {"er", "or", "ist", "ee", "ant", "ian", "ent"};
    static const char *const others[] = {
        "clinic",  "store",  "chain",     "public",   "population",   "crowd",  "mob",   "family",
        "couple",  "crew",   "community", "minority", "media",        "press",  "force", "other",
        "cluster", "number", "society",   "utility",  "intelligence", "branch", NULL};
    bool person = sector[0] != '\0';
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        person = person || span_ends_with(lemma, span_of(endings[i]));
    }
    return person && !span_is_one_of(lemma, others) &&
           !event_lexicon_in(scene->lexicon, EVENT_CLASS_BODY, lemma) &&
           !event_lexicon_in(scene->lexicon, EVENT_CLASS_AREA, lemma) &&
           !event_lexicon_in(scene->lexicon, EVENT_CLASS_VEHICLE, lemma);
}

static bool is_person_name(const struct event_scene *scene, uint32_t token)
{
    const struct mention *mention = event_scene_mention(scene, token);
    return mention && mention->kind == MENTION_NAME && mention->type == ENTITY_PERSON;
}

/* Of a person's name, by the title before it or the given name. */
static enum gender gender_of_name(const struct event_scene *scene, const struct mention *name)
{
    enum gender title = person_gender_of_title(&scene->analysis->document, name);
    struct span rest = utf8_fold_plain(scene->arena, name->text);
    struct span word = span_cut(&rest, ' ');
    return title != GENDER_UNKNOWN || !rest.ptr ? title
                                                : gender_of_given_name(scene->given_names, word);
}

/* The gender that the name or noun at the token tells. */
static enum gender gender_at(const struct event_scene *scene, uint32_t token)
{
    return is_person_name(scene, token) ? gender_of_name(scene, event_scene_mention(scene, token))
                                        : gender_of_word(scene->tokens[token].lemma);
}

/* A body that is the subject or object: "they" may be its people. */
static bool names_body(const struct event_scene *scene, uint32_t token)
{
    const struct mention *mention = event_scene_mention(scene, token);
    enum deprel relation = (enum deprel)scene->tokens[token].deprel;
    return mention && mention->type == ENTITY_ORGANIZATION &&
           (deprel_is_subject(relation) || relation == DEPREL_OBJ);
}

/* A noun for people, in the number asked for; also a name of that number. */
static bool fits(const struct event_scene *scene, const struct wanted *wanted, uint32_t token)
{
    const struct token *t = &scene->tokens[token];
    if (scene->date_of[token] != TOKEN_NONE) {
        return false;
    }
    enum gender gender = wanted->several ? GENDER_UNKNOWN : gender_at(scene, token);
    if (gender != GENDER_UNKNOWN && gender != wanted->gender) {
        return false;
    }
    if (t->upos == UPOS_PROPN) {
        return wanted->several ? t->xpos == XPOS_NNPS || names_body(scene, token)
                               : is_person_name(scene, token);
    }
    const char *sector = event_lexicon_sector(scene->lexicon, t->lemma);
    if (t->xpos != (wanted->several ? XPOS_NNS : XPOS_NN) || !sector) {
        return false;
    }
    return wanted->several ? !event_lexicon_in(scene->lexicon, EVENT_CLASS_CONTAINER, t->lemma)
                           : is_somebody(scene, t->lemma, sector);
}

/* A name of somebody or a word for people or a body, of whichever sentence. */
static bool is_party(const struct event_scene *scene, uint32_t token)
{
    const struct mention *mention = event_scene_mention(scene, token);
    return mention ? mention->type != ENTITY_OTHER || mention->subtype == SUBTYPE_NATIONALITY
                   : event_lexicon_sector(scene->lexicon, scene->tokens[token].lemma) != NULL;
}

/* Words that stand in a name or before a noun, and are no somebody of their own. */
static bool is_part_of_phrase(const struct token *token)
{
    return token->deprel == DEPREL_COMPOUND || token->deprel == DEPREL_FLAT ||
           token->deprel == DEPREL_AMOD || token->deprel == DEPREL_NMOD_DESC ||
           token->deprel == DEPREL_APPOS || token->deprel == DEPREL_CONJ;
}

/* The one who may be meant at `i`, before `to`; count 0 for nobody. */
static struct choice fitting_at(const struct event_scene *scene, const struct wanted *wanted,
                                const struct sentence *sentence, uint32_t i, uint32_t to)
{
    struct choice none = {TOKEN_NONE, TOKEN_NONE, 0};
    bool party = wanted->several && is_party(scene, i), fit = fits(scene, wanted, i);
    if (is_part_of_phrase(&scene->tokens[i]) || (!party && !fit)) {
        return none;
    }
    uint32_t last = wanted->several ? last_joined(scene, sentence, i) : i;
    bool group = party && last != i && last < to && is_party(scene, last);
    return group || fit ? (struct choice){i, last, 1} : none;
}

/* Counts those of the sentence before the pronoun whom it fits, below the verb `above` and not
 * below `aside`; or anywhere when `above` is TOKEN_NONE. */
static struct choice count_fitting(const struct event_scene *scene, const struct wanted *wanted,
                                   uint32_t pronoun, uint32_t above, uint32_t aside)
{
    struct choice choice = {TOKEN_NONE, TOKEN_NONE, 0};
    for (uint32_t i = scene->first; i < pronoun; i++) {
        bool out = above != TOKEN_NONE &&
                   (!event_tree_is_below(scene, i, above) || event_tree_is_below(scene, i, aside));
        struct choice none = {TOKEN_NONE, TOKEN_NONE, 0};
        struct choice one = out ? none : fitting_at(scene, wanted, scene->sentence, i, pronoun);
        if (one.count > 0) {
            one.count += choice.count;
            choice = one;
        }
    }
    return choice;
}

static bool takes_part(const struct token *token)
{
    return deprel_is_subject(token->deprel) || token->deprel == DEPREL_OBJ ||
           token->deprel == DEPREL_OBL || token->deprel == DEPREL_NMOD;
}

/* Whether the clause of `verb` is what somebody says: "said they will go". */
static bool is_said(const struct event_scene *scene, uint32_t verb)
{
    uint32_t head = event_tree_head(scene, verb);
    return event_tree_is(scene, verb, DEPREL_CCOMP) && head != TOKEN_NONE &&
           event_scene_is_of_class(scene, head, EVENT_CLASS_ATTRIBUTION);
}

/* The one who is the subject of the main verb of the sentence before, where nobody else who fits is
 * its object; one alone must be the only one there. */
static struct choice in_sentence_before(const struct event_scene *scene,
                                        const struct wanted *wanted)
{
    struct choice none = {TOKEN_NONE, TOKEN_NONE, 0};
    const struct sentence *before = scene->sentence - 1;
    if (scene->sentence == scene->analysis->document.sentences ||
        before->field != scene->sentence->field || before->kind != scene->sentence->kind) {
        return none;
    }
    uint32_t from = before->first_token, to = from + before->token_count;
    struct choice choice = none;
    for (uint32_t i = from; i < to; i++) {
        struct choice one = fitting_at(scene, wanted, before, i, to);
        uint32_t verb = head_in(scene, before, i);
        bool main = verb != TOKEN_NONE && scene->tokens[verb].head == 0;
        bool subject = main && deprel_is_subject(scene->tokens[i].deprel);
        bool other = !wanted->several || (main && event_tree_is(scene, i, DEPREL_OBJ));
        if (one.count > 0 && (subject || other)) {
            one.count = choice.count + 1 + !subject;
            choice = one;
        }
    }
    return choice;
}

/* Whether the sentence has nobody else before the pronoun whom it fits, and no other pronoun that
 * may stand for them. */
static bool is_only_one(const struct event_scene *scene, const struct wanted *wanted,
                        uint32_t token)
{
    static const char *const pronouns[] = {"him", "her", "them", NULL};
    for (uint32_t i = scene->first; i < token; i++) {
        if (span_is_one_of(scene->tokens[i].norm, pronouns)) {
            return false;
        }
    }
    return count_fitting(scene, wanted, token, TOKEN_NONE, 0).count == 1;
}

/* Whether what is said tells of the speakers: neither things of this sentence nor people of the one
 * before may be meant. */
static bool is_of_speaker(const struct event_scene *scene, const struct wanted *wanted,
                          const struct choice *speaker, uint32_t token)
{
    for (uint32_t i = scene->first; i < token && wanted->several; i++) {
        bool things = scene->tokens[i].xpos == XPOS_NNS && scene->date_of[i] == TOKEN_NONE;
        if (things && (i < speaker->first || i > speaker->last)) {
            return false;
        }
    }
    return in_sentence_before(scene, wanted).count == 0 && is_only_one(scene, wanted, token);
}

/* The one of the nearest clause above that has any who fit. */
static struct choice in_clause_above(const struct event_scene *scene, const struct wanted *wanted,
                                     uint32_t token)
{
    struct choice none = {TOKEN_NONE, TOKEN_NONE, 0};
    uint32_t inner = event_tree_head(scene, token);
    bool said = false;
    for (int i = 0; i < CLIMB && inner != TOKEN_NONE; i++) {
        uint32_t above = event_tree_head(scene, inner);
        if (above == TOKEN_NONE) {
            break;
        }
        struct choice choice = count_fitting(scene, wanted, token, above, inner);
        said = said || is_said(scene, inner);
        if (choice.count > 0) {
            bool subject = deprel_is_subject(scene->tokens[choice.first].deprel);
            bool named = scene->tokens[choice.first].upos == UPOS_PROPN;
            uint32_t object = event_tree_find(scene, above, DEPREL_OBJ); /* "hit him when he" */
            bool other = object != TOKEN_NONE && scene->tokens[object].xpos == XPOS_PRP;
            bool sure = said      ? subject && is_of_speaker(scene, wanted, &choice, token)
                        : subject ? !other
                                  : !named && is_only_one(scene, wanted, token);
            return sure ? choice : none;
        }
        inner = above;
    }
    return none;
}

/* Whether the pronoun's clause speaks of others by the same word: "they abducted children" cannot
 * be "children abducted children". */
static bool is_word_of_clause(const struct event_scene *scene, uint32_t pronoun, uint32_t noun)
{
    for (uint32_t i = pronoun + 1; i < scene->end; i++) {
        if (span_equal(scene->tokens[i].lemma, scene->tokens[noun].lemma) &&
            scene->tokens[i].xpos == scene->tokens[noun].xpos) {
            return true;
        }
    }
    return false;
}

/* Whether somebody told in another sentence only lends his voice: "he" is nobody's spokesman. */
static bool is_voice(const struct event_scene *scene, uint32_t noun)
{
    return noun < scene->first && span_starts_with(scene->tokens[noun].lemma, SPAN("spokes"));
}

/* The article and what else belongs to a noun before it. */
static uint32_t words_start(const struct event_scene *scene, const struct sentence *sentence,
                            uint32_t noun)
{
    uint32_t first = noun;
    while (first > sentence->first_token) {
        uint32_t head = head_in(scene, sentence, first - 1);
        const struct token *t = &scene->tokens[first - 1];
        bool bound = t->xpos == XPOS_HYPH || scene->tokens[first].xpos == XPOS_HYPH ||
                     t->xpos == XPOS_POS; /* "the rebels' [leader]" */
        bool own = head != TOKEN_NONE && head >= first && head <= noun && t->upos != UPOS_PUNCT &&
                   t->upos != UPOS_ADP;
        if (!own && !bound) {
            break;
        }
        first--;
    }
    return first;
}

/* "They follow the arrest of X", "they include": what is said of acts and things, not of people. */
static bool is_of_things(const struct event_scene *scene, uint32_t pronoun)
{
    static const char *const verbs[] = {"follow", "come",  "include", "mark",
                                        "range",  "cover", "date",    NULL};
    uint32_t verb = event_tree_head(scene, pronoun);
    return verb != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, verb), verbs);
}

/* "Police held four men. They were freed": whether those who hold others are said to be held or
 * freed themselves. */
static bool is_holder_held(const struct event_scene *scene, uint32_t pronoun, uint32_t noun)
{
    static const char *const holders[] = {"police",  "officer", "guard", "troop",    "army",
                                          "soldier", "court",   "judge", "military", NULL};
    static const char *const acts[] = {"arrest",  "charge", "detain", "free", "hold",
                                       "release", "remand", "jail",   NULL};
    uint32_t verb = event_tree_head(scene, pronoun);
    return noun < scene->first && verb != TOKEN_NONE &&
           event_tree_is(scene, pronoun, DEPREL_NSUBJ_PASS) &&
           span_is_one_of(event_scene_lemma(scene, verb), acts) &&
           span_is_one_of(scene->tokens[noun].lemma, holders);
}

bool event_pronoun_means(const struct event_scene *scene, uint32_t token, struct event_phrase *out)
{
    const struct mention *mention = event_scene_mention(scene, token);
    struct wanted wanted;
    if (!read_pronoun(scene, token, &wanted) || (mention && mention->entity != ENTITY_UNRESOLVED) ||
        (wanted.several && is_of_things(scene, token)) ||
        !deprel_is_subject(scene->tokens[token].deprel)) {
        return false;
    }
    struct choice choice = in_clause_above(scene, &wanted, token);
    const struct sentence *sentence = scene->sentence;
    if (choice.count == 0 && count_fitting(scene, &wanted, token, TOKEN_NONE, 0).count == 0) {
        choice = in_sentence_before(scene, &wanted);
        sentence--;
    }
    if (choice.count != 1 || !takes_part(&scene->tokens[choice.first]) ||
        is_voice(scene, choice.first) || is_holder_held(scene, token, choice.first) ||
        is_word_of_clause(scene, token, choice.first)) {
        return false;
    }
    uint32_t last = choice.last, end = sentence->first_token + sentence->token_count;
    last += last + 1 < end && is_person_name(scene, last + 1); /* "activist Ann Lee" */
    while (last + 1 < end && scene->mention_of[last] != TOKEN_NONE &&
           scene->mention_of[last + 1] == scene->mention_of[last]) {
        last++;
    }
    *out = (struct event_phrase){words_start(scene, sentence, choice.first), last, choice.first};
    return scene->tokens[out->first].xpos != XPOS_PRP_POSS;
}
