/* Looks codes up in the table of event_cameo.tsv; "1234" falls back on "123", then "12". */
#include "extract/event_codes.h"

#include <math.h>
#include <stdlib.h>

#include "base/embedded.h"
#include "base/table.h"
#include "extract/lexicon.h"

#define CODES_FILE "server/model/lexicon/event_cameo.tsv"

struct event_codes {
    struct lexicon_table table;
    struct table *row_of; /* by code */
    size_t code, name, goldstein, plover;
};

const struct event_codes *event_codes_new(struct arena *arena)
{
    struct event_codes *codes = ARENA_NEW(arena, struct event_codes);
    struct span bytes = {NULL, 0};
    struct failure failure;
    codes->row_of = table_new(arena, 512);
    if (!embedded_find(CODES_FILE, &bytes) ||
        lexicon_parse(arena, CODES_FILE, bytes, &codes->table, &failure) != STATUS_OK) {
        return codes;
    }
    codes->code = lexicon_column(&codes->table, "code");
    codes->name = lexicon_column(&codes->table, "name");
    codes->goldstein = lexicon_column(&codes->table, "goldstein");
    codes->plover = lexicon_column(&codes->table, "plover");
    for (size_t row = 0; row < codes->table.row_count; row++) {
        table_set(codes->row_of, lexicon_cell(&codes->table, row, codes->code), (uint32_t)row);
    }
    return codes;
}

double event_codes_goldstein(const struct event_codes *codes, struct span cameo)
{
    for (; cameo.len >= 2; cameo.len--) {
        uint32_t row = table_get(codes->row_of, cameo);
        if (row != TABLE_NONE) {
            struct span cell = lexicon_cell(&codes->table, row, codes->goldstein);
            char text[16] = "";
            memcpy(text, cell.len ? cell.ptr : "", cell.len < 15 ? cell.len : 15);
            return cell.len ? strtod(text, NULL) : NAN;
        }
    }
    return NAN;
}

struct span event_codes_name(const struct event_codes *codes, struct span cameo)
{
    uint32_t row = table_get(codes->row_of, cameo);
    return row == TABLE_NONE ? (struct span){NULL, 0}
                             : lexicon_cell(&codes->table, row, codes->name);
}

void event_codes_visit(const struct event_codes *codes, enum event_type type,
                       void (*visit)(void *context, struct span code, struct span name),
                       void *context)
{
    for (size_t row = 0; row < codes->table.row_count; row++) {
        struct span plover = lexicon_cell(&codes->table, row, codes->plover);
        if (span_equal_nocase(plover, span_of(event_type_name(type)))) {
            visit(context, lexicon_cell(&codes->table, row, codes->code),
                  lexicon_cell(&codes->table, row, codes->name));
        }
    }
}
