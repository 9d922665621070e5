/* The lexicons are sorted by the bytes of their first column behind a head of comments and column
 * names, so a line is found by halving, without a table in memory. Names stand there without their
 * accents; those that are printed with accents are not found. */
#include "known_names.h"

#include "base/ascii.h"
#include "base/embedded.h"
#include "wording.h"

enum { NAME_BYTES = 40, HEAD_LINES = 8 };

/* The rows behind the head. */
static struct span rows_of(const char *file)
{
    struct span rest;
    if (!embedded_find(file, &rest)) {
        return SPAN("");
    }
    for (size_t i = 0; i < HEAD_LINES && rest.ptr; i++) {
        struct span line = span_cut(&rest, '\n');
        if (!span_starts_with(line, SPAN("#"))) {
            break; /* the columns' names */
        }
    }
    return rest.ptr ? rest : SPAN("");
}

/* Whether a row's first cell is the name. */
static bool has_row(struct span rows, struct span name)
{
    size_t low = 0;
    size_t high = rows.len;
    while (low < high) {
        size_t start = low + (high - low) / 2;
        while (start > low && rows.ptr[start - 1] != '\n') {
            start--;
        }
        struct span rest = span_slice(rows, start, rows.len);
        struct span cell = span_cut(&rest, '\n');
        size_t end = start + cell.len;
        cell = span_cut(&cell, '\t');
        int order = span_compare(cell, name);
        if (order == 0) {
            return true;
        }
        low = order < 0 ? end + 1 : low;
        high = order < 0 ? high : start;
    }
    return false;
}

bool known_given_name(struct span word)
{
    char small[NAME_BYTES];
    if (word.len == 0 || word.len > sizeof small) {
        return false;
    }
    for (size_t i = 0; i < word.len; i++) {
        small[i] = ascii_lower(word.ptr[i]);
    }
    return has_row(rows_of("server/model/lexicon/given_names.tsv"), (struct span){small, word.len});
}

/* "Northern Syria" as "Syria". */
static struct span without_direction(struct span text)
{
    static const char *const directions[] = {"the ",           "northern ",      "southern ",
                                             "eastern ",       "western ",       "central ",
                                             "north ",         "south ",         "east ",
                                             "west ",          "north-east ",    "north-west ",
                                             "south-east ",    "south-west ",    "northeastern ",
                                             "northwestern ",  "southeastern ",  "southwestern ",
                                             "north-eastern ", "north-western ", NULL};
    return span_slice(text, starts_with_any(text, directions), text.len);
}

bool known_country(struct span text)
{
    struct span part = without_direction(text);
    struct span rest = rows_of("server/model/lexicon/countries.tsv");
    while (rest.ptr && text.len > 0) {
        struct span row = span_cut(&rest, '\n');
        span_cut(&row, '\t'); /* the code */
        struct span name = row.ptr ? span_cut(&row, '\t') : SPAN("");
        struct span aliases = row.ptr ? span_cut(&row, '\t') : SPAN("");
        if (span_equal(name, text) || span_equal(name, part)) {
            return true;
        }
        while (aliases.ptr) {
            struct span alias = span_cut(&aliases, '|');
            if (alias.len > 0 && (span_equal(alias, text) || span_equal(alias, part))) {
                return true;
            }
        }
    }
    return false;
}
