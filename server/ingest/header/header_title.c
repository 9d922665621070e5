/* The headline. The first line is one only when its form and its neighbours say so: a first
 * paragraph never is. */
#include "header_parts.h"

#include "header_line.h"
#include "wording.h"

enum { TOP_LINES = 40 };

/* "April 13, 2018 Friday", as Nexis prints it, with the outlet above and the headline below. */
static bool is_nexis_date(struct span piece)
{
    struct printed_date date;
    size_t end = printed_date_parse(piece, &date);
    struct span rest = end ? text_trim(span_slice(piece, end, piece.len)) : SPAN("");
    size_t at = 0;
    return end && date.year && date.weekday < 0 && weekday_from_name(word_next(rest, &at)) >= 0;
}

/* "Agence France Presse -- English": the outlet alone. */
static struct span nexis_outlet(struct span piece)
{
    static const char *const signs[] = {" -- ", " - "};
    piece = text_trim(span_cut(&piece, '\n'));
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t at = span_find(piece, span_of(signs[i]), 0);
        piece = at == SIZE_MAX ? piece : text_trim(span_slice(piece, 0, at));
    }
    return piece;
}

/* The outlet's name above everything: other parts of a header follow, and then a headline. */
static bool read_masthead(struct header *header, size_t i, size_t top)
{
    struct credit credit;
    struct span piece = header->pieces[i].text;
    if (piece_is_credit(header->arena, piece, &credit) && credit.year) {
        facts_keep_credit(header, &credit, piece);
        return true;
    }
    if (i + 2 < top && word_count(piece) < 16 && !header->article->source.ptr &&
        is_nexis_date(header->pieces[i + 1].text) && headline_fits(&header->view, i + 2)) {
        facts_set_source(header, nexis_outlet(piece), SOURCE_BYLINE);
        return true;
    }
    struct printed_date date;
    struct header_line line;
    struct span outlet = {0};
    bool country =
        word_count(piece) == 2 && span_ends_with(piece, SPAN(" News")); /* "India News" */
    bool followed = i + 2 < top && is_outlet_name(piece) && !piece_is_section(piece) &&
                    (!country || is_known_outlet(piece)) &&
                    (piece_is_date_line(header->pieces[i + 1].text, &date, &outlet) ||
                     header_line_read(header->pieces[i + 1].text, &line) ||
                     headline_follows_above(&header->view, i));
    if (followed) {
        facts_set_source(header, piece, SOURCE_BYLINE);
    }
    return followed;
}

/* Looks for the headline behind at most a few lines of facts; without one the body begins with the
 * first piece. */
void title_read(struct header *header)
{
    size_t top = header->count < TOP_LINES ? header->count : TOP_LINES;
    struct header before = *header;
    struct article article = *header->article;
    for (size_t i = 0; i < top; i++) {
        struct span piece = header->pieces[i].text;
        enum block_kind kind;
        if (facts_read_line(header, i, false, &kind) || read_masthead(header, i, top)) {
            continue;
        }
        if (i + 1 < top && piece_is_section(piece) &&
            (header->article->title.ptr || headline_fits(&header->view, i + 1))) {
            header->article->section =
                header->article->section.ptr ? header->article->section : piece;
            continue;
        }
        bool titled = header->article->title.ptr != NULL;
        if (!titled && headline_follows_above(&header->view, i)) {
            continue;
        }
        if (titled && span_equal_nocase(piece, header->article->title)) {
            continue; /* a mail's subject, once more above the report */
        }
        if (titled || headline_fits(&header->view, i)) {
            header->first = titled ? i : i + 1;
            header->article->title =
                titled ? header->article->title : facts_one_line(header->arena, piece);
            return;
        }
        break;
    }
    *header = before; /* no headline: what was read belongs to the body and is read there */
    *header->article = article;
}
