#ifndef DATELINED_TEXT_TELLING_H
#define DATELINED_TEXT_TELLING_H

#include "text/document.h"

/* The tokens [first, end) of a sentence that name who tells what the rest of it tells, with the
 * commas and quotation marks around them; `stop` is the sentence's. */
struct telling {
    uint32_t first;
    uint32_t end;
    uint32_t stop;
    uint32_t front; /* tokens before the teller himself: "On Monday, police said" */
};

/* Whether a sentence of tagged tokens names at its end who tells it ("…, police said on Monday.",
 * "…, according to X."), at its start ("According to X, …") or between two commas, and where. May
 * give the verb behind an aside its tag: the tagger took it for a participle. */
bool telling_find(struct token *tokens, uint32_t count, struct telling *out);

/* Whether a token can be the verb of a sentence by itself, or is a modal verb. */
bool telling_is_finite(const struct token *token);

/* Whether a token is a quotation mark, single or double, and no apostrophe. */
bool telling_is_quote(const struct token *token);

#endif
