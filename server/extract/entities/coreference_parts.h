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

#endif
