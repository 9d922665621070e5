#ifndef DATELINED_TEXT_PARSER_H
#define DATELINED_TEXT_PARSER_H

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "text/document.h"

/* Gives every sentence a Universal Dependencies tree: a greedy arc-hybrid parser (Kuhlmann et al.
 * 2011; Goldberg and Nivre 2013). Every tree is projective and has one root. */
struct parser;

/* A parser from the bytes of parser.model, which it borrows (mapped, aligned to 8). The errors of
 * model_open (text/model.h), and STATUS_CORRUPT for a part that has no meaning. */
MUST_CHECK enum status parser_new(struct arena *arena, struct span bytes, struct parser **out,
                                  struct failure *failure);

/* Sets head and deprel of every token; the tokens have been tagged. Working memory comes from
 * `arena`. The parser may be shared by threads. */
void parser_parse(const struct parser *parser, struct arena *arena, struct document *document);

#endif
