/* The parser runs twice: from the end of each sentence to its start, then from the start with the
 * first tree among the features (Attardi and Dell'Orletta 2009, "Reverse revision"). The two make
 * different mistakes, and the second sees what stands ahead of it. Both
 * are shown who tells what a sentence tells apart from it (shown.c). */
#include "text/parser.h"

#include "text/passes.h"
#include "text/shown.h"

struct parser {
    struct lexical lexical;
    struct pass back;
    struct pass forth;
};

enum status parser_new(struct arena *arena, struct span bytes, struct parser **out,
                       struct failure *failure)
{
    struct model model;
    struct parser *parser = ARENA_NEW(arena, struct parser);
    enum status status = model_open(bytes, "parser", &model, failure);
    if (status == STATUS_OK) {
        status = lexical_open(&model, &parser->lexical, failure);
    }
    if (status == STATUS_OK) {
        status = passes_open(&model, "back", true, false, &parser->back, failure);
    }
    if (status == STATUS_OK) {
        status = passes_open(&model, "forth", false, true, &parser->forth, failure);
    }
    if (status == STATUS_OK) {
        *out = parser;
    }
    return status;
}

void parser_parse(const struct parser *parser, struct arena *arena, struct document *document)
{
    struct shown shown;
    shown_make(arena, document, &shown);
    passes_run(&parser->back, &parser->lexical, arena, &shown.parts);
    passes_run(&parser->forth, &parser->lexical, arena, &shown.parts);
    shown_take(&shown, document);
}
