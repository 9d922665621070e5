#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_COREFERENCE_PARTS_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_COREFERENCE_PARTS_H

#include "extract/analysis.h"
#include "extract/mentions/mention_tree.h"
#include "text/tagset.h"

/* What the files that resolve pronouns ask of a sentence. */

/* The head of a token within its sentence, or the token itself at the root. */
static inline uint32_t head_of(const struct document *document, const struct sentence *sentence,
                               uint32_t token)
{
    uint32_t head = document->tokens[token].head;
    return head == 0 || head > sentence->token_count ? token : sentence->first_token + head - 1;
}

/* Whether the token lies in a mention. */
static inline bool is_covered(const struct analysis *analysis, uint32_t token)
{
    size_t index = mentions_from(analysis->mentions, analysis->mention_count, token);
    return index < analysis->mention_count && analysis->mentions[index].first_token <= token;
}

/* Whether a word is, or names or describes, the subject, the object or a phrase of the main verb.
 */
static inline bool takes_main_part(const struct document *document, const struct sentence *sentence,
                                   uint32_t token)
{
    const uint64_t describes = (uint64_t)1 << DEPREL_APPOS | (uint64_t)1 << DEPREL_FLAT |
                               (uint64_t)1 << DEPREL_CONJ | (uint64_t)1 << DEPREL_COMPOUND |
                               (uint64_t)1 << DEPREL_NMOD_DESC;
    for (int i = 0; i < 4 && (describes >> document->tokens[token].deprel & 1) != 0; i++) {
        token = head_of(document, sentence, token);
    }
    const struct token *verb = &document->tokens[head_of(document, sentence, token)];
    return verb->deprel == DEPREL_ROOT && verb->upos == UPOS_VERB;
}

#endif
