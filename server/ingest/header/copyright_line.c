/* Whose right a page's last line says to be. */
#include "copyright_line.h"

#include <ctype.h>
#include <string.h>

#include "printed_scan.h"
#include "wording.h"

/* "© 2014 The Courier. All rights reserved." */
static void read_copyright(struct span text, size_t mark, struct credit *out)
{
    static const char *const reserved[] = {"all rights reserved", NULL};
    struct span rest = text_trim(span_slice(text, mark, text.len));
    size_t at = 0;
    struct span word = word_next(rest, &at);
    while (word.len && (span_is(word, "©") || span_equal_nocase(word, SPAN("(c)")) ||
                        span_equal_nocase(word, SPAN("copyright")))) { /* "Copyright: COPYRIGHT" */
        rest = text_trim(span_slice(rest, at, rest.len));
        at = 0;
        word = word_next(rest, &at);
    }
    int year;
    if (scan_number(word, 0, &year) == 4) {
        out->year = year;
        rest = text_trim(span_slice(rest, at, rest.len));
    }
    size_t end = 0;
    while (end < rest.len && !strchr(".,;|\n", rest.ptr[end])) {
        end++;
    }
    struct span name = text_trim(span_slice(rest, 0, end));
    struct span last = word_last(name); /* "© The Courier 2014" */
    if (out->year == 0 && scan_number(last, 0, &year) == 4 && last.len == 4) {
        out->year = year;
    }
    while (name.len && isdigit((unsigned char)name.ptr[name.len - 1])) {
        name.len--;
    }
    name = text_trim(name);
    last = word_last(name);
    bool firm = word_count(name) == 2 && is_agency_name(last) && !is_outlet_name(name);
    name = firm ? last : name; /* "Thomson Reuters" */
    if (word_is_capital(name) && name.len < 60 && !starts_with_any(name, reserved)) {
        out->source = name;
    }
}

/* "Copyright law was changed on Monday." */
static bool tells_of_copyright(struct span piece)
{
    static const char *const marks[] = {"by", "of", "in", "notice", "and", NULL};
    size_t at = starts_with_any(piece, (const char *const[]){"copyright ", NULL});
    struct span next = at ? word_next(piece, &at) : SPAN("");
    return next.len > 1 && islower((unsigned char)next.ptr[0]) && !span_is_one_of(next, marks);
}

/* "Juche 103 (2014)": the year at the foot of a North Korean page. */
static bool read_juche(struct span piece, struct credit *out)
{
    struct span inside = text_in_bracket(piece, '(', ')');
    int year;
    bool juche = starts_with_any(piece, (const char *const[]){"juche ", NULL}) > 0 &&
                 word_count(piece) <= 3 && inside.len == 4 && scan_number(inside, 0, &year) == 4;
    out->year = juche ? year : out->year;
    return juche;
}

bool copyright_line_read(struct span piece, struct credit *out)
{
    static const char *const copyright[] = {"©", "(c) ", "copyright ", "copyright: ", NULL};
    size_t mark = starts_with_any(piece, copyright);
    if (mark == 0 || tells_of_copyright(piece)) {
        return read_juche(piece, out);
    }
    read_copyright(piece, mark, out);
    return true;
}
