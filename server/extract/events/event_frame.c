/* Choosing among the rules of a word, and the small questions about a token that everything else
 * asks. A rule's place is filled when its head is there; a condition on the head's words looks at
 * its lemma only. */
#include "event_frame.h"

#include <string.h>

#include "event_tree.h"

static bool is_known_verb(const struct event_scene *scene, struct span lemma)
{
    return event_lexicon_verb(scene->lexicon, lemma) != NULL ||
           event_lexicon_operator(scene->lexicon, lemma) != NULL ||
           event_lexicon_in(scene->lexicon, EVENT_CLASS_ATTRIBUTION, lemma);
}

/* "re-open", "re-occupy": the verb without hyphen or, if that is none, the one that is done again.
 */
static struct span done_again(const struct event_scene *scene, struct span lemma)
{
    struct span verb = span_slice(lemma, 3, lemma.len);
    struct span joined = arena_printf(scene->arena, "re%.*s", SPAN_ARG(verb));
    return is_known_verb(scene, joined) ? joined : verb;
}

/* A lemma that the tagger guessed from an ending: with or without a final "e", or with one
 * consonant too few or too many; or of a form that no ending explains. */
static struct span repaired(const struct event_scene *scene, struct span lemma, struct span form)
{
    if (is_known_verb(scene, lemma)) {
        return lemma;
    }
    if (span_starts_with(lemma, SPAN("re-"))) {
        return done_again(scene, lemma);
    }
    struct span other = event_lexicon_irregular(scene->lexicon, form);
    if (other.ptr || lemma.len < 3) {
        return other.ptr ? other : lemma;
    }
    char last = lemma.ptr[lemma.len - 1];
    other = last == 'e' ? span_slice(lemma, 0, lemma.len - 1)
                        : arena_printf(scene->arena, "%.*se", SPAN_ARG(lemma));
    if (is_known_verb(scene, other)) {
        return other;
    }
    other = last == lemma.ptr[lemma.len - 2]
                ? span_slice(lemma, 0, lemma.len - 1)
                : arena_printf(scene->arena, "%.*s%c", SPAN_ARG(lemma), last);
    return is_known_verb(scene, other) ? other : lemma;
}

void event_scene_read_lemmas(struct event_scene *scene)
{
    scene->lemmas = ARENA_ARRAY(scene->arena, struct span, scene->end - scene->first);
    for (uint32_t i = scene->first; i < scene->end; i++) {
        const struct token *t = &scene->tokens[i];
        struct span lemma = t->lemma.ptr && t->upos != UPOS_PROPN ? t->lemma : t->norm;
        scene->lemmas[i - scene->first] =
            t->upos == UPOS_VERB ? repaired(scene, lemma, t->norm) : lemma;
    }
}

uint32_t event_scene_behind_name(const struct event_scene *scene, uint32_t token)
{
    uint32_t mention = scene->mention_of[token], after = token + 1;
    while (mention != TOKEN_NONE && after < scene->end && scene->mention_of[after] == mention) {
        after++;
    }
    return after;
}

bool event_scene_is_time(const struct event_scene *scene, uint32_t token)
{
    static const char *const words[] = {"morning", "afternoon", "evening", "night",  "day",  "week",
                                        "month",   "year",      "hour",    "minute", "time", NULL};
    return scene->date_of[token] != TOKEN_NONE ||
           span_is_one_of(event_scene_lemma(scene, token), words);
}

const struct event_operator *event_scene_operator(const struct event_scene *scene, uint32_t token)
{
    struct span lemma = event_scene_lemma(scene, token);
    const struct event_operator *found = NULL;
    char phrase[32];
    if (token + 1 < scene->end && scene->tokens[token + 1].upos == UPOS_ADP &&
        lemma.len + scene->tokens[token + 1].norm.len < sizeof phrase) {
        struct span particle = scene->tokens[token + 1].norm;
        memcpy(phrase, lemma.ptr, lemma.len);
        phrase[lemma.len] = ' ';
        memcpy(phrase + lemma.len + 1, particle.ptr, particle.len);
        found = event_lexicon_operator(scene->lexicon,
                                       (struct span){phrase, lemma.len + 1 + particle.len});
    }
    bool other = !found && scene->tokens[token].upos == UPOS_VERB && token + 1 < scene->end &&
                 scene->tokens[token + 1].deprel == DEPREL_COMPOUND_PRT;
    return found || other ? found : event_lexicon_operator(scene->lexicon, lemma);
}

/* "the lower house": a building only without the adjective. */
static bool is_chamber(const struct event_scene *scene, uint32_t token)
{
    return token > scene->first && span_is(event_scene_lemma(scene, token), "house") &&
           (span_is(scene->tokens[token - 1].norm, "lower") ||
            span_is(scene->tokens[token - 1].norm, "upper"));
}

/* Headlines leave articles out, are seldom about a pronoun, and fit on their line. */
bool event_scene_is_headline(const struct event_scene *scene)
{
    enum { LONGEST = 16 };
    static const char *const articles[] = {"a", "an", "the", NULL};
    const struct token *first = &scene->tokens[scene->first];
    const struct token *last = &scene->tokens[scene->end - 1];
    bool opened = (first->flags & TOKEN_CAPITAL) != 0 || first->upos == UPOS_NUM;
    bool prose = span_is_one_of(first->norm, articles) || first->xpos == XPOS_PRP ||
                 scene->end - scene->first > LONGEST;
    return scene->sentence->field == FIELD_TITLE ||
           (opened && !prose && (last->flags & TOKEN_PUNCT) == 0);
}

bool event_scene_names_town(const struct event_scene *scene, uint32_t noun, uint32_t name)
{
    static const char *const words[] = {"capital", "city", "town", "village", NULL};
    const struct mention *place = name == TOKEN_NONE ? NULL : event_scene_mention(scene, name);
    bool town = span_is_one_of(event_scene_lemma(scene, noun), words);
    return town && place && place->type == ENTITY_PLACE && !place->metonym;
}

/* "a string of officials", "tens of billions of dollars": what measures somebody is a party, what
 * measures money or goods is none. */
static bool measures_no_party(const struct event_scene *scene, uint32_t token)
{
    static const char *const measures[] = {"string", "array", "cluster", "batch", NULL};
    static const char *const things[] = {"dollar", "euro",    "pound",  "ton",   "tonne",
                                         "barrel", "mile",    "meter",  "metre", "kilometer",
                                         "acre",   "billion", "gallon", "liter", "litre",
                                         "bird",   "chicken", "animal", NULL};
    struct span lemma = event_scene_lemma(scene, token);
    uint32_t of = event_tree_find(scene, token, DEPREL_NMOD), above = event_tree_head(scene, token);
    if (span_is(lemma, "force") && above != TOKEN_NONE &&
        span_is(event_scene_lemma(scene, above), "use")) {
        return true; /* "the use of force" */
    }
    bool of_other = of != TOKEN_NONE && event_tree_word(scene, of, "of") != TOKEN_NONE;
    if (span_is_one_of(lemma, measures)) {
        return !of_other || !event_scene_is_party(scene, of);
    }
    return of_other &&
           (span_is_one_of(event_scene_lemma(scene, of), things) || measures_no_party(scene, of));
}

/* Seas, straits, mountains and roads have nobody who could act or suffer. */
static bool is_empty_place(const struct event_scene *scene, const struct mention *m)
{
    static const char *const ends[] = {"sea",    "ocean",   "gulf",     "strait",    "straits",
                                       "river",  "lake",    "bay",      "channel",   "canal",
                                       "desert", "highway", "mountain", "mountains", "street",
                                       "road",   "shoal",   "reef",     "bridge",    NULL};
    static const char *const starts[] = {"gulf", "bay",   "strait", "straits",
                                         "sea",  "mount", "lake",   NULL};
    const struct token *words = &scene->tokens[m->first_token];
    return m->type == ENTITY_PLACE && m->kind == MENTION_NAME && m->token_count > 1 &&
           (span_is_one_of(words[m->token_count - 1].norm, ends) ||
            (span_is_one_of(words[0].norm, starts) && !m->metonym));
}

/* "six world powers", "the Western powers". */
static bool is_power(const struct event_scene *scene, uint32_t token)
{
    static const char *const kinds[] = {"world",    "major",   "western",   "european",
                                        "regional", "foreign", "colonial",  "great",
                                        "global",   "allied",  "occupying", NULL};
    return token > scene->first && span_is(scene->tokens[token].norm, "powers") &&
           span_is_one_of(scene->tokens[token - 1].norm, kinds);
}

/* "Republicans", "Maoists": a name for many, whose one the lexicon knows. */
static bool names_many(const struct event_scene *scene, uint32_t token)
{
    const struct token *t = &scene->tokens[token];
    return t->upos == UPOS_PROPN && span_ends_with(t->norm, SPAN("s")) &&
           event_lexicon_sector(scene->lexicon, span_slice(t->norm, 0, t->norm.len - 1)) != NULL;
}

bool event_scene_is_party(const struct event_scene *scene, uint32_t token)
{
    uint32_t mention = scene->mention_of[token];
    if (mention != TOKEN_NONE) {
        const struct mention *m = &scene->analysis->mentions[mention];
        if (is_empty_place(scene, m)) {
            return false;
        }
        if (m->type != ENTITY_OTHER || m->subtype == SUBTYPE_NATIONALITY) {
            return true;
        }
        if (m->subtype == SUBTYPE_EVENT || m->subtype == SUBTYPE_LAW) {
            return false;
        }
    }
    const struct token *t = &scene->tokens[token];
    if (t->xpos == XPOS_PRP_POSS || scene->date_of[token] != TOKEN_NONE ||
        measures_no_party(scene, token)) {
        return false;
    }
    if (is_power(scene, token)) {
        return true;
    }
    bool modifier = t->deprel == DEPREL_AMOD || t->deprel == DEPREL_ADVMOD;
    bool nominal =
        t->upos != UPOS_ADV && t->upos != UPOS_VERB && !(t->upos == UPOS_ADJ && modifier);
    bool count = t->upos == UPOS_NUM && (t->deprel == DEPREL_NSUBJ || t->deprel == DEPREL_OBJ ||
                                         t->deprel == DEPREL_NSUBJ_PASS);
    uint32_t of = t->upos == UPOS_NUM && t->deprel == DEPREL_CONJ
                      ? event_tree_find(scene, token, DEPREL_NMOD)
                      : TOKEN_NONE; /* "and two of his guards" */
    count = count || (of != TOKEN_NONE && event_tree_find(scene, token, DEPREL_CC) != TOKEN_NONE &&
                      scene->mention_of[of] == TOKEN_NONE &&
                      event_tree_word(scene, of, "of") != TOKEN_NONE &&
                      event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, of)) != NULL);
    return count || is_chamber(scene, token) || names_many(scene, token) ||
           (nominal &&
            event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, token)) != NULL) ||
           (t->upos == UPOS_PROPN && mention == TOKEN_NONE &&
            !event_lexicon_in(scene->lexicon, EVENT_CLASS_PAPER, t->norm));
}

/* People: any party but a place or a body known by name. */
static bool is_person(const struct event_scene *scene, uint32_t token)
{
    uint32_t mention = scene->mention_of[token];
    if (mention == TOKEN_NONE) {
        return event_scene_is_party(scene, token);
    }
    const struct mention *m = &scene->analysis->mentions[mention];
    uint32_t title = event_tree_find(scene, token, DEPREL_NMOD_DESC);
    return m->type == ENTITY_PERSON || m->subtype == SUBTYPE_NATIONALITY ||
           (title != TOKEN_NONE && scene->mention_of[title] != mention);
}

/* Whether the token belongs to a name of one of these kinds. */
static bool is_of_kind(const struct event_scene *scene, uint32_t token, uint32_t kinds)
{
    uint32_t mention = scene->mention_of[token];
    if (mention == TOKEN_NONE) {
        return false;
    }
    if ((kinds & event_lexicon_kind(ENTITY_PERSON, SUBTYPE_NONE)) != 0 && is_person(scene, token)) {
        return true;
    }
    const struct mention *m = &scene->analysis->mentions[mention];
    return (kinds & event_lexicon_kind(m->type, m->subtype)) != 0;
}

/* Whether "it" can be said of a speaker: of a country or ministry, not of a minister or officials.
 */
static bool can_be_it(const struct event_scene *scene, uint32_t speaker)
{
    static const char *const persons[] = {"he", "she", "i", "who", "they", NULL};
    const struct mention *named = event_scene_mention(scene, speaker);
    const struct token *t = &scene->tokens[speaker];
    if (named && named->kind == MENTION_NAME) {
        return named->type != ENTITY_PERSON;
    }
    return !span_is_one_of(t->norm, persons) &&
           (t->upos != UPOS_NOUN ||
            (t->xpos != XPOS_NNS && event_scene_is_of_class(scene, speaker, EVENT_CLASS_BODY)));
}

/* Whether the subject of a clause is a pronoun by which a speaker speaks of himself. */
static bool is_of_speaker(const struct event_scene *scene, uint32_t clause, uint32_t speaker)
{
    uint32_t subject = event_tree_find(scene, clause, DEPREL_NSUBJ);
    if (subject == TOKEN_NONE && event_tree_find(scene, clause, DEPREL_AUX) == TOKEN_NONE) {
        subject = event_tree_find(scene, clause, DEPREL_NSUBJ_PASS); /* "is alarmed" */
    }
    if (subject == TOKEN_NONE && scene->tokens[clause].upos == UPOS_ADJ) {
        subject = event_tree_find(scene, clause, DEPREL_EXPL); /* "says it is ready" */
    }
    bool it = subject != TOKEN_NONE && span_is(scene->tokens[subject].norm, "it");
    return subject != TOKEN_NONE && !(it && speaker != TOKEN_NONE && !can_be_it(scene, speaker)) &&
           event_scene_is_of_class(scene, subject, EVENT_CLASS_SELF);
}

/* "Hurricane Ann": the kind of thing before its name. */
static bool is_named_kind(const struct event_scene *scene, const struct table *set, uint32_t name)
{
    const struct mention *m = &scene->analysis->mentions[scene->mention_of[name]];
    return m->type == ENTITY_OTHER && m->first_token >= scene->first &&
           (event_lexicon_has(set, event_scene_lemma(scene, name - 1)) ||
            event_lexicon_has(set, scene->tokens[m->first_token].norm));
}

/* "visa bans", "warning shots": a noun with the word before it. */
static bool is_pair_in_set(const struct event_scene *scene, const struct table *set, uint32_t token)
{
    char pair[48];
    if (token == scene->first || scene->tokens[token].upos != UPOS_NOUN) {
        return false;
    }
    struct span one = scene->tokens[token - 1].norm, two = event_scene_lemma(scene, token);
    if (one.len + two.len + 1 > sizeof pair) {
        return false;
    }
    memcpy(pair, one.ptr, one.len);
    pair[one.len] = ' ';
    memcpy(pair + one.len + 1, two.ptr, two.len);
    return event_lexicon_has(set, (struct span){pair, one.len + 1 + two.len});
}

/* "sent Rice to the region": somebody's own name, which is no word. */
static bool is_surname(const struct event_scene *scene, uint32_t token)
{
    const struct mention *m = event_scene_mention(scene, token);
    return m && m->type == ENTITY_PERSON && m->kind == MENTION_NAME &&
           scene->tokens[token].upos == UPOS_PROPN && token + 1 == m->first_token + m->token_count;
}

/* "thousands of nurses": those whom a number that is a noun counts; TOKEN_NONE. */
static uint32_t counted_by(const struct event_scene *scene, uint32_t number)
{
    static const char *const numbers[] = {"dozen", "hundred", "million", "score", "thousand", NULL};
    uint32_t of = number + 1 < scene->end && span_is(scene->tokens[number + 1].norm, "of") &&
                          span_is_one_of(event_scene_lemma(scene, number), numbers)
                      ? event_tree_find(scene, number, DEPREL_NMOD)
                      : TOKEN_NONE;
    return of != TOKEN_NONE && event_tree_word(scene, of, "of") == number + 1 ? of : TOKEN_NONE;
}

/* Whether a word or one that is joined to it is in a set: "used water cannon and tear gas". */
static bool is_in_set(const struct event_scene *scene, const struct table *set, uint32_t token)
{
    uint32_t mention = scene->mention_of[token];
    bool word = !is_surname(scene, token);
    if ((word && event_lexicon_has(set, event_scene_lemma(scene, token))) ||
        is_pair_in_set(scene, set, token) ||
        (mention != TOKEN_NONE && token > scene->first &&
         scene->tokens[token - 1].upos == UPOS_PROPN && is_named_kind(scene, set, token))) {
        return true;
    }
    uint32_t counted = counted_by(scene, token);
    if (counted != TOKEN_NONE && event_lexicon_has(set, event_scene_lemma(scene, counted))) {
        return true;
    }
    for (uint32_t c = event_tree_child(scene, token); c != TOKEN_NONE;
         c = event_tree_next(scene, c)) {
        if (c > token && scene->tokens[c].deprel == DEPREL_CONJ &&
            event_lexicon_has(set, event_scene_lemma(scene, c))) {
            return true;
        }
    }
    return false;
}

static bool condition_holds(const struct event_scene *scene, const struct event_frame *frame,
                            const struct event_condition *need)
{
    uint32_t token = frame->slots[need->slot];
    if (need->absent) {
        return token == TOKEN_NONE;
    }
    if (token == TOKEN_NONE) {
        return false;
    }
    if (!need->set && !need->party && !need->person && !need->self && need->kinds == 0) {
        return true;
    }
    return (need->party && event_scene_is_party(scene, token)) ||
           (need->self && is_of_speaker(scene, token, frame->slots[SLOT_SUBJ])) ||
           (need->person && is_person(scene, token)) ||
           (need->kinds != 0 && is_of_kind(scene, token, need->kinds)) ||
           (need->set && is_in_set(scene, need->set, token));
}

/* Whether the words of `before`, joined by single spaces, stand right before `head`. */
static bool words_precede(const struct event_scene *scene, uint32_t head, struct span before)
{
    size_t end = before.len;
    while (end > 0) {
        size_t start = end;
        while (start > 0 && before.ptr[start - 1] != ' ') {
            start--;
        }
        if (head == scene->first) {
            return false;
        }
        struct span word = span_slice(before, start, end);
        head--;
        if (!span_equal(event_scene_lemma(scene, head), word) &&
            !span_equal(scene->tokens[head].norm, word)) {
            return false;
        }
        end = start > 0 ? start - 1 : 0;
    }
    return true;
}

/* Whether the rule's particle belongs to the verb, or its first words stand before the noun. */
static bool words_stand(const struct event_scene *scene, const struct event_frame *frame,
                        const struct event_rule *rule)
{
    if (!rule->after.ptr) {
        return !rule->before.ptr || words_precede(scene, frame->head, rule->before);
    }
    if (frame->head + 1 < scene->end &&
        span_equal(scene->tokens[frame->head + 1].norm, rule->after)) {
        return true;
    }
    uint32_t c = event_tree_child(scene, frame->head);
    while (c != TOKEN_NONE &&
           (c < frame->head || c > frame->head + 8 || scene->tokens[c].deprel == DEPREL_CASE ||
            !span_equal(scene->tokens[c].norm, rule->after))) {
        c = event_tree_next(scene, c);
    }
    return c != TOKEN_NONE;
}

static bool rule_fits(const struct event_scene *scene, const struct event_frame *frame,
                      const struct event_rule *rule)
{
    for (size_t i = 0; i < rule->need_count; i++) {
        if (!condition_holds(scene, frame, &rule->needs[i])) {
            return false;
        }
    }
    return words_stand(scene, frame, rule);
}

const struct event_rule *event_frame_match(const struct event_scene *scene,
                                           const struct event_frame *frame,
                                           const struct event_rule *rule)
{
    const struct event_rule *best = NULL;
    for (; rule; rule = event_lexicon_next(scene->lexicon, rule)) {
        bool outdoes =
            !best || rule->weight > best->weight || (rule->no_act && rule->weight == best->weight);
        if (outdoes && rule_fits(scene, frame, rule)) {
            best = rule;
        }
    }
    return best && !best->no_act ? best : NULL;
}
