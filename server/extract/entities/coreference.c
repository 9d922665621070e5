/* Pronouns and descriptions, after Lappin and Leass (1994, "An algorithm for pronominal anaphora
 * resolution"): every entity spoken of in the last sentences gets points for how near and how
 * prominent its mention is; those that grammar, number or gender exclude are out; the best one is
 * taken when it leads clearly. "His", "her" and "its" go to whom their clauses offer
 * (coreference_owner.h), "it" only to the subject of the sentence before, in a side clause only
 * where nothing else of its sentence can be meant; "they" to a group named so; "I" and "we" in a
 * quotation to its speaker. Not read: the second person. */
#include "coreference.h"

#include <stdlib.h>

#include "coreference_it.h"
#include "coreference_owner.h"
#include "coreference_parts.h"
#include "descriptions.h"
#include "extract/engine_parts.h"
#include "extract/gazetteer.h"
#include "gender.h"
#include "person_gender.h"
#include "quotations.h"

/* Confidence: the share of right pronouns on GUM's test part; descriptions were not measured. */
#define PRONOUN_RIGHT     0.85f
#define DESCRIPTION_RIGHT 0.7f

#define WINDOW_SENTENCES 3
#define POINTS_NEAREST   12 /* a mention in the same sentence … */
#define POINTS_SENTENCE  4  /* … less so much for each sentence between */
#define POINTS_SUBJECT   5
#define POINTS_OBLIQUE   -2
#define POINTS_GENDER    3 /* known to be the pronoun's */
#define POINTS_PARALLEL                                                                            \
    8                    /* object as the pronoun is, of a verb that the pronoun's is joined to    \
                          */
#define POINTS_CLAUSE 12 /* the clause that the pronoun stands in points there */
#define POINTS_LEAD   2  /* by which the best must lead the second */

struct resolver {
    struct arena *arena;
    const struct gazetteer *gazetteer;
    struct analysis *analysis;
    enum gender *genders; /* by entity */
    int *points;          /* by entity, of one pronoun; 0 between uses */
    uint32_t *rated;      /* the entities that have points */
    size_t rated_count;
    struct descriptions *descriptions;
    struct quoted_word *quoted; /* in the order of the text */
    size_t quoted_count;
    struct mention *added;
    size_t added_count;
    size_t added_capacity;
};

/* --- grammar --------------------------------------------------------------------------------- */

/* Whether both are arguments of one predicate, so that a plain pronoun cannot mean the other: "Kim
 * met him". */
static bool are_coarguments(const struct document *document, uint32_t pronoun, uint32_t other)
{
    const struct token *a = &document->tokens[pronoun];
    const struct token *b = &document->tokens[other];
    return a->deprel != DEPREL_NMOD_POSS && a->head == b->head && a->head != 0 &&
           document_sentence_of(document, pronoun) == document_sentence_of(document, other);
}

static uint32_t entity_among(const struct mention *mentions, size_t count, uint32_t token)
{
    size_t index = mentions_from(mentions, count, token);
    bool found = index < count && mentions[index].first_token <= token;
    return found ? mentions[index].entity : ENTITY_UNRESOLVED;
}

/* The entity of the name, or of the first `added` other mentions, that token `token` lies in. */
static uint32_t entity_at(const struct resolver *resolver, size_t added, uint32_t token)
{
    const struct analysis *analysis = resolver->analysis;
    uint32_t entity = entity_among(analysis->mentions, analysis->mention_count, token);
    return entity == ENTITY_UNRESOLVED ? entity_among(resolver->added, added, token) : entity;
}

/* --- he and she ------------------------------------------------------------------------------ */

static enum gender pronoun_gender(const struct token *token)
{
    static const struct {
        const char *word;
        enum gender gender;
    } pronouns[] = {{"he", GENDER_MALE},      {"him", GENDER_MALE},      {"his", GENDER_MALE},
                    {"himself", GENDER_MALE}, {"she", GENDER_FEMALE},    {"her", GENDER_FEMALE},
                    {"hers", GENDER_FEMALE},  {"herself", GENDER_FEMALE}};
    for (size_t i = 0; i < sizeof pronouns / sizeof *pronouns; i++) {
        if (span_is(token->norm, pronouns[i].word)) {
            return pronouns[i].gender;
        }
    }
    return GENDER_UNKNOWN;
}

/* "A met B, and C met him": objects of two verbs that are joined. */
static bool are_parallel(const struct document *document, const struct sentence *sentence,
                         uint32_t pronoun, uint32_t other)
{
    const struct token *a = &document->tokens[pronoun];
    const struct token *b = &document->tokens[other];
    if (a->deprel != DEPREL_OBJ || b->deprel != DEPREL_OBJ || a->head == 0 || b->head == 0 ||
        document_sentence_of(document, other) != document_sentence_of(document, pronoun)) {
        return false;
    }
    const struct token *verb = &document->tokens[sentence->first_token + a->head - 1];
    return verb->deprel == DEPREL_CONJ && verb->head == b->head;
}

/* What the clause of a pronoun tells of its meaning. */
struct clause_sign {
    uint32_t doer;    /* token of whom it cannot mean; UINT32_MAX for none */
    uint32_t meant;   /* entity to which it points, or ENTITY_UNRESOLVED */
    uint32_t speaker; /* entity that it cannot mean, for he says it, or ENTITY_UNRESOLVED */
};

/* Who says the quotation that the pronoun stands in; ENTITY_UNRESOLVED for nobody who is known. */
static uint32_t speaker_of(const struct resolver *resolver, uint32_t pronoun)
{
    size_t from = 0, to = resolver->quoted_count;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if (resolver->quoted[middle].token < pronoun) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    bool found = from < resolver->quoted_count && resolver->quoted[from].token == pronoun;
    return found ? entity_at(resolver, resolver->added_count, resolver->quoted[from].speaker)
                 : ENTITY_UNRESOLVED;
}

/* The first of the tokens whose entity the pronoun can mean; ENTITY_UNRESOLVED. */
static uint32_t first_fitting(const struct resolver *resolver, const uint32_t *owners, size_t count,
                              enum gender gender)
{
    const struct analysis *analysis = resolver->analysis;
    for (size_t i = 0; i < count; i++) {
        uint32_t entity = entity_at(resolver, resolver->added_count, owners[i]);
        if (entity == ENTITY_UNRESOLVED &&
            pronoun_gender(&analysis->document.tokens[owners[i]]) == gender) {
            break; /* "congratulated him on his election": the same one, whoever it is */
        }
        if (entity != ENTITY_UNRESOLVED && analysis->entities[entity].type == ENTITY_PERSON &&
            (resolver->genders[entity] == gender || resolver->genders[entity] == GENDER_UNKNOWN)) {
            return entity;
        }
    }
    return ENTITY_UNRESOLVED;
}

static struct clause_sign read_clause(const struct resolver *resolver,
                                      const struct sentence *sentence, uint32_t pronoun,
                                      enum gender gender)
{
    const struct document *document = &resolver->analysis->document;
    uint32_t owners[OWNERS_MAX];
    uint32_t other = UINT32_MAX;
    struct clause_sign sign = {UINT32_MAX, ENTITY_UNRESOLVED, speaker_of(resolver, pronoun)};
    if (document->tokens[pronoun].deprel != DEPREL_NMOD_POSS) {
        sign.doer = coreference_doer(document, sentence, pronoun, &other);
    }
    if (document->tokens[pronoun].xpos == XPOS_PRP_POSS) {
        size_t count = coreference_owners(document, sentence, pronoun, owners);
        sign.meant = first_fitting(resolver, owners, count, gender);
    } else if (sign.doer != UINT32_MAX && other != UINT32_MAX) {
        sign.meant = first_fitting(resolver, &other, 1, gender);
    }
    return sign;
}

/* Points of one earlier mention for a pronoun; 0 or less: it is out. */
static int mention_points(const struct resolver *resolver, const struct mention *mention,
                          const struct sentence *sentence, uint32_t pronoun,
                          const struct clause_sign *sign)
{
    const struct document *document = &resolver->analysis->document;
    uint32_t distance = sentence->index - mention->sentence;
    if (mention->field != sentence->field || mention->sentence > sentence->index ||
        distance > WINDOW_SENTENCES || mention->first_token >= pronoun) {
        return 0;
    }
    uint32_t head = mention_head(document, mention);
    const struct token *token = &document->tokens[head];
    bool reflexive = span_ends_with(document->tokens[pronoun].norm, SPAN("self"));
    if (!reflexive && (are_coarguments(document, pronoun, head) || head == sign->doer)) {
        return 0;
    }
    int points = POINTS_NEAREST - POINTS_SENTENCE * (int)distance;
    points += deprel_is_subject(token->deprel) ? POINTS_SUBJECT : 0;
    points +=
        token->deprel == DEPREL_NMOD || token->deprel == DEPREL_NMOD_POSS ? POINTS_OBLIQUE : 0;
    points += are_parallel(document, sentence, pronoun, head) ? POINTS_PARALLEL : 0;
    points += points > 0 && mention->entity == sign->meant ? POINTS_CLAUSE : 0;
    return points;
}

/* The first token of the sentences that are looked at for a pronoun of this one. */
static uint32_t window_start(const struct document *document, const struct sentence *sentence)
{
    size_t index = (size_t)(sentence - document->sentences);
    return document->sentences[index > WINDOW_SENTENCES ? index - WINDOW_SENTENCES : 0].first_token;
}

/* "By Ann Lee, court reporter": who wrote the article is nobody of whom it tells. */
static bool is_byline(const struct document *document, const struct mention *mention)
{
    const struct sentence *sentence = document_sentence_of(document, mention->first_token);
    uint32_t end = sentence->first_token + sentence->token_count;
    bool by = span_is(document->tokens[sentence->first_token].norm, "by");
    for (uint32_t i = sentence->first_token; by && i < end; i++) {
        by = document->tokens[i].upos != UPOS_VERB && document->tokens[i].upos != UPOS_AUX;
    }
    return by;
}

static void collect_points(struct resolver *resolver, const struct mention *mentions, size_t count,
                           const struct sentence *sentence, uint32_t pronoun, enum gender gender,
                           const struct clause_sign *sign)
{
    uint32_t start = window_start(&resolver->analysis->document, sentence);
    for (size_t i = mentions_from(mentions, count, start);
         i < count && mentions[i].first_token < pronoun; i++) {
        const struct mention *mention = &mentions[i];
        if (mention->entity == ENTITY_UNRESOLVED || mention->type != ENTITY_PERSON ||
            mention->entity == sign->speaker || is_byline(&resolver->analysis->document, mention)) {
            continue;
        }
        enum gender other = resolver->genders[mention->entity];
        int points = mention_points(resolver, mention, sentence, pronoun, sign);
        points += points > 0 && other == gender ? POINTS_GENDER : 0;
        if ((other == GENDER_UNKNOWN || other == gender) &&
            points > resolver->points[mention->entity]) {
            if (resolver->points[mention->entity] == 0) {
                resolver->rated[resolver->rated_count++] = mention->entity;
            }
            resolver->points[mention->entity] = points;
        }
    }
}

/* The entity with most points, or ENTITY_UNRESOLVED when none leads clearly; takes the points away.
 */
static uint32_t take_best_entity(struct resolver *resolver)
{
    uint32_t best = ENTITY_UNRESOLVED;
    int most = 0;
    int second = 0;
    for (size_t i = 0; i < resolver->rated_count; i++) {
        int points = resolver->points[resolver->rated[i]];
        resolver->points[resolver->rated[i]] = 0;
        if (points > most) {
            second = most;
            most = points;
            best = resolver->rated[i];
        } else if (points > second) {
            second = points;
        }
    }
    resolver->rated_count = 0;
    return most >= second + POINTS_LEAD ? best : ENTITY_UNRESOLVED;
}

static void add_mention(struct resolver *resolver, const struct sentence *sentence, uint32_t token,
                        uint32_t count, uint32_t entity, enum mention_kind kind)
{
    const struct document *document = &resolver->analysis->document;
    struct entity *meant = &resolver->analysis->entities[entity];
    resolver->added = arena_grow(resolver->arena, resolver->added, resolver->added_count,
                                 &resolver->added_capacity, sizeof *resolver->added);
    resolver->added[resolver->added_count++] =
        (struct mention){.at = document_extent(document, token, count),
                         .field = sentence->field,
                         .sentence = sentence->index,
                         .first_token = token,
                         .token_count = count,
                         .text = document_text(document, token, count),
                         .type = meant->type,
                         .subtype = meant->subtype,
                         .kind = kind,
                         .confidence = kind == MENTION_PRONOUN ? PRONOUN_RIGHT : DESCRIPTION_RIGHT,
                         .entity = entity};
    meant->mention_count++;
}

/* Whether somebody without a name ("the president", "a spokesman") is a subject in the sentence
 * before the pronoun, or the object before "his": then the pronoun may well mean them. */
static bool may_mean_unnamed(const struct resolver *resolver, const struct sentence *sentence,
                             uint32_t pronoun)
{
    const struct document *document = &resolver->analysis->document;
    const uint32_t people = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    bool owner = document->tokens[pronoun].deprel == DEPREL_NMOD_POSS;
    for (uint32_t i = sentence->first_token; i < pronoun; i++) {
        const struct token *token = &document->tokens[i];
        const struct sense *sense = NULL;
        bool argument = deprel_is_subject(token->deprel) ||
                        (owner && token->deprel == DEPREL_OBJ && token->xpos == XPOS_NN);
        if (token->upos == UPOS_NOUN && argument && !is_covered(resolver->analysis, i) &&
            gazetteer_match(resolver->gazetteer, document, i, i + 1, people, &sense) == 1) {
            return true;
        }
    }
    return false;
}

/* Whether the entity is named or meant in a sentence. */
static bool is_spoken_of(const struct mention *mentions, size_t count,
                         const struct sentence *sentence, uint32_t entity)
{
    uint32_t end = sentence->first_token + sentence->token_count;
    for (size_t i = mentions_from(mentions, count, sentence->first_token);
         i < count && mentions[i].first_token < end; i++) {
        if (mentions[i].entity == entity) {
            return true;
        }
    }
    return false;
}

/* Whether the sentence before tells of one person without a name and not of the entity: after
 * "Police arrested a man", "he" is the man and nobody named before that. */
static bool follows_unnamed(const struct resolver *resolver, const struct sentence *sentence,
                            uint32_t entity)
{
    static const char *const people[] = {
        "man",      "woman",   "boy",     "girl",   "suspect", "teenager", "driver", "gunman",
        "attacker", "student", "teacher", "worker", "pilot",   "soldier",  "victim", NULL};
    const struct analysis *analysis = resolver->analysis;
    const struct document *document = &analysis->document;
    const struct sentence *before = sentence - 1;
    if (sentence->index == 0 || before->field != sentence->field ||
        is_spoken_of(analysis->mentions, analysis->mention_count, before, entity) ||
        is_spoken_of(resolver->added, resolver->added_count, before, entity)) {
        return false;
    }
    for (uint32_t i = before->first_token; i < before->first_token + before->token_count; i++) {
        const struct token *token = &document->tokens[i];
        bool argument = deprel_is_subject(token->deprel) || token->deprel == DEPREL_OBJ;
        if (argument && token->xpos == XPOS_NN && !is_covered(resolver->analysis, i) &&
            span_is_one_of(token->lemma, people)) {
            return true;
        }
    }
    return false;
}

/* Whether somebody without a name is the subject of the sentence before and the entity only told of
 * in a side clause of it: after "when Kim fell, the general fled", "he" is the general. */
static bool yields_to_subject(const struct resolver *resolver, const struct sentence *sentence,
                              uint32_t pronoun, uint32_t entity)
{
    const struct analysis *analysis = resolver->analysis;
    const struct document *document = &analysis->document;
    const struct sentence *before = sentence - 1;
    const uint32_t people = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    if (sentence->index == 0 || before->field != sentence->field ||
        !deprel_is_subject(document->tokens[pronoun].deprel) ||
        pronoun > sentence->first_token + 1) {
        return false;
    }
    bool unnamed = false, prominent = false;
    for (uint32_t i = before->first_token; i < before->first_token + before->token_count; i++) {
        const struct token *token = &document->tokens[i];
        const struct sense *sense = NULL;
        bool meant = entity_at(resolver, resolver->added_count, i) == entity;
        bool apposed = meant && unnamed && span_is(document->tokens[i - 1].norm, ",");
        prominent |= apposed || (meant && takes_main_part(document, before, i));
        unnamed |= takes_main_part(document, before, i) && token->xpos == XPOS_NN &&
                   deprel_is_subject(token->deprel) && !is_covered(analysis, i) &&
                   gazetteer_match(resolver->gazetteer, document, i, i + 1, people, &sense) == 1;
    }
    return unnamed && !prominent;
}

static void resolve_person(struct resolver *resolver, const struct sentence *sentence,
                           uint32_t pronoun, enum gender gender)
{
    struct analysis *analysis = resolver->analysis;
    struct clause_sign sign = read_clause(resolver, sentence, pronoun, gender);
    collect_points(resolver, analysis->mentions, analysis->mention_count, sentence, pronoun, gender,
                   &sign);
    collect_points(resolver, resolver->added, resolver->added_count, sentence, pronoun, gender,
                   &sign);
    uint32_t entity = take_best_entity(resolver);
    if (entity == ENTITY_UNRESOLVED || may_mean_unnamed(resolver, sentence, pronoun) ||
        follows_unnamed(resolver, sentence, entity) ||
        yields_to_subject(resolver, sentence, pronoun, entity)) {
        return;
    }
    if (resolver->genders[entity] == GENDER_UNKNOWN) {
        resolver->genders[entity] = gender;
    }
    add_mention(resolver, sentence, pronoun, 1, entity, MENTION_PRONOUN);
}

/* --- it -------------------------------------------------------------------------------------- */

/* What "it" or "its" means after an "it" of the same sentence. */
static uint32_t it_before(const struct resolver *resolver, const struct sentence *sentence)
{
    for (size_t i = resolver->added_count; i > 0; i--) {
        const struct mention *mention = &resolver->added[i - 1];
        if (mention->field != sentence->field || mention->sentence != sentence->index) {
            break;
        }
        if (span_is(resolver->analysis->document.tokens[mention->first_token].norm, "it")) {
            return mention->entity;
        }
    }
    return ENTITY_UNRESOLVED;
}

static void resolve_thing(struct resolver *resolver, size_t index, uint32_t pronoun)
{
    const struct sentence *sentence = &resolver->analysis->document.sentences[index];
    uint32_t entity =
        coreference_it(resolver->analysis, index, pronoun, it_before(resolver, sentence));
    if (entity != ENTITY_UNRESOLVED) {
        add_mention(resolver, sentence, pronoun, 1, entity, MENTION_PRONOUN);
    }
}

/* --- they ------------------------------------------------------------------------------------ */

/* A name of one word with an article and a plural's end, for which the tagger has no sure sign. */
static bool looks_plural(const struct document *document, const struct mention *mention)
{
    struct span norm = document->tokens[mention->first_token].norm;
    return mention->token_count == 1 && mention->first_token > 0 &&
           span_is(document->tokens[mention->first_token - 1].norm, "the") &&
           span_ends_with(norm, SPAN("s")) && !span_ends_with(norm, SPAN("ss")) &&
           !span_ends_with(norm, SPAN("us"));
}

/* A name of several: "the Houthis", "the Palestinians". */
static bool names_several(const struct document *document, const struct mention *mention)
{
    enum xpos xpos = (enum xpos)document->tokens[mention_head(document, mention)].xpos;
    bool group = mention->type == ENTITY_ORGANIZATION || mention->subtype == SUBTYPE_NATIONALITY;
    return mention->kind == MENTION_NAME && mention->entity != ENTITY_UNRESOLVED && group &&
           (xpos == XPOS_NNPS || xpos == XPOS_NNS || looks_plural(document, mention));
}

/* Whether a word beside the name could be meant by "they", too: another plural, or one of two that
 * are joined. */
static bool is_several(const struct token *word)
{
    return word->xpos == XPOS_NNS || word->xpos == XPOS_NNPS || word->upos == UPOS_CCONJ ||
           word->upos == UPOS_NUM;
}

/* "They" as the subject of its sentence is the group that is the subject of the sentence before,
 * when neither sentence speaks of others of whom there are several. */
static void resolve_group(struct resolver *resolver, size_t index, uint32_t pronoun)
{
    const struct analysis *analysis = resolver->analysis;
    const struct document *document = &analysis->document;
    const struct sentence *sentence = &document->sentences[index];
    uint32_t clause = head_of(document, sentence, pronoun);
    if (!deprel_is_subject(document->tokens[pronoun].deprel) || index == 0 ||
        document->tokens[clause].deprel != DEPREL_ROOT ||
        document->sentences[index - 1].field != sentence->field ||
        document->sentences[index - 1].paragraph != sentence->paragraph) {
        return;
    }
    const struct sentence *before = &document->sentences[index - 1];
    uint32_t entity = ENTITY_UNRESOLVED;
    uint32_t name = 0;
    for (size_t i = mentions_from(analysis->mentions, analysis->mention_count, before->first_token);
         i < analysis->mention_count &&
         analysis->mentions[i].first_token < before->first_token + before->token_count;
         i++) {
        const struct mention *mention = &analysis->mentions[i];
        uint32_t head = mention_head(document, mention);
        if (names_several(document, mention) && deprel_is_subject(document->tokens[head].deprel)) {
            entity = mention->entity;
            name = head;
        }
    }
    for (uint32_t i = before->first_token; i < pronoun; i++) {
        if (i != name && is_several(&document->tokens[i])) {
            return;
        }
    }
    if (entity != ENTITY_UNRESOLVED) {
        add_mention(resolver, sentence, pronoun, 1, entity, MENTION_PRONOUN);
    }
}

/* --- who speaks ------------------------------------------------------------------------------ */

/* "I" and "we" in a quotation are the speaker: somebody for both, a body or country for "we". */
static void resolve_speakers(struct resolver *resolver)
{
    struct analysis *analysis = resolver->analysis;
    const struct quoted_word *words = resolver->quoted;
    size_t added = resolver->added_count;
    for (size_t i = 0; i < resolver->quoted_count; i++) {
        uint32_t entity = entity_at(resolver, added, words[i].speaker);
        if (words[i].other || entity == ENTITY_UNRESOLVED || is_covered(analysis, words[i].token)) {
            continue; /* "the US" is not us, nor World War I somebody */
        }
        const struct entity *speaker = &analysis->entities[entity];
        bool body = speaker->type == ENTITY_ORGANIZATION || speaker->subtype == SUBTYPE_COUNTRY;
        if (speaker->type == ENTITY_PERSON || (body && words[i].plural)) {
            add_mention(resolver, &analysis->document.sentences[words[i].sentence], words[i].token,
                        1, entity, MENTION_PRONOUN);
        }
    }
}

/* --- the whole ------------------------------------------------------------------------------- */

static void resolve_description(struct resolver *resolver, const struct sentence *sentence,
                                uint32_t noun)
{
    uint32_t first = noun;
    uint32_t entity = description_find(resolver->descriptions, sentence, noun, &first);
    if (entity != ENTITY_UNRESOLVED && !is_covered(resolver->analysis, noun)) {
        add_mention(resolver, sentence, first, noun - first + 1, entity, MENTION_NOMINAL);
    }
}

static void resolve_token(struct resolver *resolver, size_t index, uint32_t token)
{
    const struct sentence *sentence = &resolver->analysis->document.sentences[index];
    const struct token *word = &resolver->analysis->document.tokens[token];
    enum gender gender = pronoun_gender(word);
    bool thing = span_is(word->norm, "it") || span_is(word->norm, "its");
    bool group = span_is(word->norm, "they");
    if ((gender != GENDER_UNKNOWN || thing || group) && is_covered(resolver->analysis, token)) {
        return; /* a word of a name: "Her Majesty's Treasury" */
    }
    if (gender != GENDER_UNKNOWN) {
        resolve_person(resolver, sentence, token, gender);
    } else if (thing) {
        resolve_thing(resolver, index, token);
    } else if (group) {
        resolve_group(resolver, index, token);
    } else if (word->upos == UPOS_NOUN || word->upos == UPOS_PROPN) {
        resolve_description(resolver, sentence, token);
    }
}

static int compare_mentions(const void *a, const void *b)
{
    const struct mention *first = a;
    const struct mention *second = b;
    return (first->first_token > second->first_token) - (first->first_token < second->first_token);
}

/* Brings old and new mentions into one array, in the order of the text. */
static void merge_mentions(struct resolver *resolver)
{
    struct analysis *analysis = resolver->analysis;
    size_t count = analysis->mention_count + resolver->added_count;
    struct mention *all = ARENA_ARRAY(resolver->arena, struct mention, count);
    memcpy(all, analysis->mentions, analysis->mention_count * sizeof *all);
    memcpy(all + analysis->mention_count, resolver->added, resolver->added_count * sizeof *all);
    qsort(all, count, sizeof *all, compare_mentions);
    analysis->mentions = all;
    analysis->mention_count = count;
}

void coreference_resolve(struct arena *arena, const struct engine *engine,
                         struct analysis *analysis)
{
    struct resolver resolver = {
        .arena = arena, .gazetteer = engine->gazetteer, .analysis = analysis};
    const struct document *document = &analysis->document;
    resolver.genders = person_genders_read(arena, engine->given_names, analysis);
    resolver.points = ARENA_ARRAY(arena, int, analysis->entity_count);
    resolver.rated = ARENA_ARRAY(arena, uint32_t, analysis->entity_count);
    resolver.descriptions = descriptions_new(arena, analysis);
    resolver.quoted_count = quotations_read(arena, document, &resolver.quoted);
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = &document->sentences[i];
        bool prose = sentence->kind == BLOCK_PARAGRAPH;
        for (uint32_t j = 0; prose && j < sentence->token_count; j++) {
            resolve_token(&resolver, i, sentence->first_token + j);
        }
    }
    resolve_speakers(&resolver);
    if (resolver.added_count) {
        merge_mentions(&resolver);
    }
}
