/* "It" and "its": grammar alone decides, by a few places in which it can hardly be wrong. */
#include "coreference_it.h"

#include "coreference_owner.h"
#include "coreference_parts.h"

static bool can_be_it(const struct mention *mention)
{
    return mention->kind == MENTION_NAME && mention->entity != ENTITY_UNRESOLVED &&
           (mention->type == ENTITY_ORGANIZATION || mention->subtype == SUBTYPE_COUNTRY);
}

/* The body or country that is the subject of the sentence's main clause, else of the first of its
 * clauses that has one, before `end`; ENTITY_UNRESOLVED when there is none. */
static uint32_t subject_of(const struct analysis *analysis, const struct sentence *sentence,
                           uint32_t end)
{
    uint32_t last = sentence->first_token + sentence->token_count;
    end = end < last ? end : last;
    uint32_t first = ENTITY_UNRESOLVED;
    for (size_t i =
             mentions_from(analysis->mentions, analysis->mention_count, sentence->first_token);
         i < analysis->mention_count && analysis->mentions[i].first_token < end; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (!can_be_it(mention)) {
            continue;
        }
        uint32_t head = mention_head(&analysis->document, mention);
        const struct token *tokens = analysis->document.tokens;
        if (!deprel_is_subject(tokens[head].deprel)) {
            continue;
        }
        if (tokens[head_of(&analysis->document, sentence, head)].deprel == DEPREL_ROOT) {
            return mention->entity;
        }
        first = first == ENTITY_UNRESOLVED ? mention->entity : first;
    }
    return first;
}

/* "Suspended Mali and threatened it": the body or country that is the object of the verb to which
 * the pronoun's verb is joined without a subject of its own; ENTITY_UNRESOLVED. */
static uint32_t joined_object(const struct analysis *analysis, const struct sentence *sentence,
                              uint32_t pronoun)
{
    const struct document *document = &analysis->document;
    uint32_t verb = head_of(document, sentence, pronoun);
    uint32_t first = head_of(document, sentence, verb);
    uint8_t relation = document->tokens[pronoun].deprel;
    if ((relation != DEPREL_OBJ && relation != DEPREL_IOBJ) ||
        document->tokens[verb].deprel != DEPREL_CONJ || first >= verb) {
        return ENTITY_UNRESOLVED;
    }
    uint32_t entity = ENTITY_UNRESOLVED;
    for (uint32_t i = first + 1; i < verb; i++) {
        if (deprel_is_subject(document->tokens[i].deprel) &&
            head_of(document, sentence, i) == verb) {
            return ENTITY_UNRESOLVED;
        }
    }
    for (size_t i = mentions_from(analysis->mentions, analysis->mention_count, first);
         i < analysis->mention_count && analysis->mentions[i].first_token < verb; i++) {
        const struct mention *mention = &analysis->mentions[i];
        uint32_t head = mention_head(document, mention);
        relation = document->tokens[head].deprel;
        if (can_be_it(mention) && (relation == DEPREL_OBJ || relation == DEPREL_IOBJ) &&
            head_of(document, sentence, head) == first) {
            entity = mention->entity;
        }
    }
    return entity;
}

/* Whether a noun can be what "it" means; a time cannot. */
static bool is_thing(const struct analysis *analysis, uint32_t token)
{
    static const char *const times[] = {"minute", "hour", "day",  "night",  "morning", "week",
                                        "month",  "year", "time", "decade", NULL};
    const struct token *word = &analysis->document.tokens[token];
    return is_covered(analysis, token) ||
           (word->upos == UPOS_NOUN && !span_is_one_of(word->lemma, times));
}

/* Whether "it" stands in a side clause of a sentence that only tells when one act of a series came:
 * "the latest came on Tuesday, when it". Nothing in such a sentence can be meant by "it". */
static bool is_after_occasion(const struct analysis *analysis, const struct sentence *sentence,
                              uint32_t pronoun)
{
    static const char *const comes[] = {"come", "follow", "happen", "occur", NULL};
    const struct document *document = &analysis->document;
    uint32_t clause = head_of(document, sentence, pronoun);
    uint32_t main = head_of(document, sentence, clause);
    enum deprel relation = (enum deprel)document->tokens[clause].deprel;
    bool side = relation == DEPREL_ADVCL || relation == DEPREL_ADVCL_RELCL ||
                relation == DEPREL_ACL_RELCL || relation == DEPREL_PARATAXIS;
    for (int i = 0; i < 2 && document->tokens[main].deprel != DEPREL_ROOT; i++) {
        main = head_of(document, sentence, main); /* the parser may hang the clause on the day */
    }
    if (!side || document->tokens[clause].upos != UPOS_VERB || main >= pronoun ||
        !span_is_one_of(document->tokens[main].lemma, comes)) {
        return false;
    }
    bool told = false;
    for (uint32_t i = sentence->first_token; i < pronoun; i++) {
        const struct token *word = &document->tokens[i];
        bool subject = deprel_is_subject(word->deprel) && head_of(document, sentence, i) == main;
        bool series = subject && (word->upos == UPOS_ADJ || word->xpos == XPOS_JJS);
        told |= series;
        if (!series && is_thing(analysis, i)) {
            return false;
        }
    }
    return told;
}

/* Whether a noun without a name is a body or country, so that "its" may well be its. */
static bool is_body(const struct token *word)
{
    static const char *const bodies[] = {
        "administration", "agency",      "airline",    "alliance",   "army",
        "association",    "authority",   "bank",       "bloc",       "board",
        "body",           "cartel",      "charity",    "church",     "city",
        "club",           "coalition",   "commission", "committee",  "community",
        "company",        "corporation", "council",    "country",    "court",
        "faction",        "federation",  "firm",       "force",      "foundation",
        "gang",           "government",  "group",      "hospital",   "institute",
        "institution",    "junta",       "kingdom",    "league",     "maker",
        "militia",        "military",    "ministry",   "movement",   "nation",
        "navy",           "network",     "newspaper",  "opposition", "organisation",
        "organization",   "panel",       "parliament", "party",      "province",
        "regime",         "region",      "republic",   "school",     "society",
        "state",          "team",        "town",       "tribe",      "tribunal",
        "union",          "university",  "village",    NULL};
    return word->xpos == XPOS_NN && span_is_one_of(word->lemma, bodies);
}

/* What "its" belongs to; ENTITY_UNRESOLVED also when that is something without a name ("the group
 * must end its attacks"). Where no clause offers anything it is the subject of the main one. */
static uint32_t owner_of_its(const struct analysis *analysis, const struct sentence *sentence,
                             uint32_t pronoun, uint32_t before)
{
    uint32_t owners[OWNERS_MAX];
    size_t count = coreference_owners(&analysis->document, sentence, pronoun, owners);
    for (size_t i = 0; i < count; i++) {
        bool body = is_body(&analysis->document.tokens[owners[i]]);
        uint32_t end = owners[i] + (body ? 1 : 0); /* "the militant group Hamas" */
        size_t at = mentions_from(analysis->mentions, analysis->mention_count, owners[i]);
        const struct mention *mention = analysis->mentions + at;
        if (at < analysis->mention_count && mention->first_token <= end) {
            if (can_be_it(mention) || mention->type != ENTITY_PERSON) {
                return can_be_it(mention) ? mention->entity : ENTITY_UNRESOLVED;
            }
        } else if (body) {
            return ENTITY_UNRESOLVED;
        } else if (before != ENTITY_UNRESOLVED &&
                   span_is(analysis->document.tokens[owners[i]].norm, "it")) {
            return before;
        }
    }
    uint32_t entity = subject_of(analysis, sentence, pronoun);
    return entity == ENTITY_UNRESOLVED ? before : entity;
}

/* "Its" goes to whom its clauses offer, "it" as a subject at the sentence's start, or in a
 * sentence that tells only an occasion, to the subject of the sentence before in the same field; as
 * the object of a joined verb to the object before. */
uint32_t coreference_it(const struct analysis *analysis, size_t index, uint32_t pronoun,
                        uint32_t before)
{
    const struct document *document = &analysis->document;
    const struct sentence *sentence = &document->sentences[index];
    const struct token *token = &document->tokens[pronoun];
    if (span_is(token->norm, "its")) {
        return owner_of_its(analysis, sentence, pronoun, before);
    }
    if (deprel_is_subject(token->deprel) && index > 0 &&
        document->sentences[index - 1].field == sentence->field &&
        (pronoun <= sentence->first_token + 1 || is_after_occasion(analysis, sentence, pronoun))) {
        return subject_of(analysis, &document->sentences[index - 1], UINT32_MAX);
    }
    return joined_object(analysis, sentence, pronoun);
}
