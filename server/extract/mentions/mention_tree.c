/* Where a mention stands, and hangs in its sentence's tree. It trusts the tree: nothing is mended
 * here. */
#include "mention_tree.h"

size_t mentions_from(const struct mention *mentions, size_t count, uint32_t token)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = low + (count - low) / 2;
        if (mentions[middle].first_token + mentions[middle].token_count <= token) {
            low = middle + 1;
        } else {
            count = middle;
        }
    }
    return low;
}

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
