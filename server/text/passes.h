#ifndef DATELINED_TEXT_PASSES_H
#define DATELINED_TEXT_PASSES_H

#include "text/buckets.h"
#include "text/document.h"
#include "text/parsing.h"

/* One greedy run over the sentences of a document with its own weights. */
struct pass {
    struct trio_weights moves;
    struct pair_weights labels;
    struct parsing_templates templates;
    bool reversed;
};

/* Takes the sections NAME.m.slots (moves), NAME.l.slots, NAME.l.starts, NAME.l.pairs
 * and NAME.l.wholes (relations). STATUS_CORRUPT with the reason in `failure`. */
MUST_CHECK enum status passes_open(const struct model *model, const char *name, bool reversed,
                                   bool guided, struct pass *out, struct failure *failure);

/* Sets head and deprel of every token of the document. */
void passes_run(const struct pass *pass, const struct lexical *lexical, struct arena *arena,
                struct document *document);

#endif
