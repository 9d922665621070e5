/* Where a mention hangs in its sentence's tree. It trusts the tree: nothing is mended here. */
#include "mention_tree.h"

uint32_t mention_governor(const struct document *document, uint32_t token)
{
    uint32_t head = document->tokens[token].head;
    if (head == UINT32_MAX || head == 0) {
        return UINT32_MAX;
    }
    return document_sentence_of(document, token)->first_token + head - 1;
}

uint32_t mention_head(const struct document *document, const struct mention *mention)
{
    for (uint32_t i = 0; i < mention->token_count; i++) {
        uint32_t token = mention->first_token + i;
        uint32_t governor = mention_governor(document, token);
        if (governor == UINT32_MAX || governor < mention->first_token ||
            governor >= mention->first_token + mention->token_count) {
            return token;
        }
    }
    return mention->first_token;
}
