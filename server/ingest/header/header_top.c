/* What pages print between the headline and the report: bylines, dates, an outlet's name, captions,
 * decks. What is none of them is told apart by its form. */
#include "header_parts.h"

#include "caption.h"
#include "header_line.h"
#include "headline.h"
#include "known_names.h"
#include "place_line.h"
#include "prose.h"
#include "wording.h"

enum { DECK_WORDS = 45, DECK_MIN = 5, OUTLET_LINE_BYTES = 160, NAME_WORDS = 8, NAMED_PIECES = 4 };

/* An outlet's name on a line of its own. */
bool top_add_outlet(struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    struct article *article = header->article;
    struct span name = piece;
    if (piece.len > OUTLET_LINE_BYTES) {
        return false;
    }
    name = text_trim(span_cut(&name, '('));
    name = span_ends_with(name, SPAN("·")) ? text_trim(span_slice(name, 0, name.len - 2))
                                           : name; /* "Okelu Times (Okelu)" */
    struct span place = name;                      /* "EFE | Varnholm" */
    struct span agency = text_trim(span_cut(&place, '|'));
    bool barred = place.ptr && is_agency_name(agency) && word_is_capital(text_trim(place)) &&
                  !has_words(place, 4);
    name = barred ? agency : name;
    size_t with = span_find(name, SPAN(" with "), 0); /* "Le Monde with AFP" */
    bool joint = with != SIZE_MAX && is_agency_name(span_slice(name, with + 6, name.len));
    name = joint ? span_slice(name, 0, with) : name;
    struct span inside = piece;
    span_cut(&inside, '(');
    inside = inside.ptr ? text_trim(span_cut(&inside, ')')) : SPAN("");
    if (is_outlet_name(inside) && is_role(name)) { /* "News Desk (The Jakarta Post)" */
        facts_set_source(header, inside, SOURCE_BYLINE);
        facts_add_block(header, BLOCK_BYLINE, piece);
        return true;
    }
    struct span behind = piece; /* "Staff Correspondent, Karsen Online" */
    struct span before = text_trim(span_cut(&behind, ','));
    if (behind.ptr && word_count(before) < 4 && is_role(before) && word_is_capital(before) &&
        is_outlet_name(text_trim(behind))) {
        facts_set_source(header, behind, SOURCE_BYLINE);
        facts_add_block(header, BLOCK_BYLINE, piece);
        return true;
    }
    bool alone = i == header->first && article->title.ptr && /* "Special Correspondent" */
                 piece.ptr[piece.len - 1] != ':' && headline_header_follows(&header->view, i + 1);
    bool role = view_words(&header->view, i) <= 5 && is_role(piece) &&
                !view_ends_sentence(&header->view, i) && word_is_capital(piece) &&
                (article->byline.ptr || alone);
    if (!role && !is_outlet_name(name)) {
        return false;
    }
    if (!role) {
        facts_set_source(header, name, SOURCE_BYLINE);
    } else if (!article->byline.ptr) {
        article->byline = piece;
    }
    facts_add_block(header, role ? BLOCK_BYLINE : BLOCK_CREDIT, piece);
    return true;
}

/* Whether the piece is a name right below the headline or its deck, apart from the report, which
 * does not tell of its bearer. */
static bool is_name_under_title(const struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    size_t at = 0;
    bool under_deck = i == header->first + 1 && header->block_count > 0 &&
                      header->blocks[header->block_count - 1].kind == BLOCK_SUBHEADING;
    if ((i != header->first && !under_deck) || header->article->byline.ptr ||
        header->article->author_count > 0 || !header->pieces[i + 1].gap_before ||
        view_words(&header->view, i) > NAME_WORDS || !view_is_paragraph(&header->view, i + 1) ||
        !known_given_name(word_next(piece, &at))) {
        return false;
    }
    struct span family = word_last(piece);
    for (size_t k = i + 1; k < header->count && k <= i + NAMED_PIECES; k++) {
        if (span_find(header->pieces[k].text, family, 0) != SIZE_MAX) {
            return false;
        }
    }
    return span_find(header->article->title, family, 0) == SIZE_MAX;
}

/* Whether a bare name may be a byline here: other lines of a header stand around it. */
bool top_allows_name(const struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    if (!header->article->title.ptr || i + 1 >= header->count || piece.len > OUTLET_LINE_BYTES ||
        view_ends_sentence(&header->view, i)) {
        return false;
    }
    struct span next = header->pieces[i + 1].text;
    static const char *const dashes[] = {"- ", "– ", "— ", NULL}; /* "- Fortunate Gora" */
    if (starts_with_any(piece, dashes) && word_count(piece) < 6 &&
        view_is_paragraph(&header->view, i + 1)) {
        return true;
    }
    if (is_name_under_title(header, i)) {
        return true;
    }
    struct printed_date date;
    struct span outlet;
    if (i > 0 && view_read_date(&header->view, i - 1, &date, &outlet)) {
        return true;
    }
    struct header_line line;
    return span_find(piece, SPAN(" in "), 0) != SIZE_MAX ||
           view_read_line(&header->view, i + 1, &line) ||
           headline_header_follows(&header->view, i + 1) || is_outlet_name(next) ||
           (view_words(&header->view, i + 1) < 5 && is_role(next));
}

/* "Ljubljana, Slovenia", "CNN", "—" on lines of their own: the dateline ends with the dash. */
static bool add_broken_dateline(struct header *header, size_t i)
{
    static const char *const dashes[] = {"—", "–", "--", "-", NULL};
    struct dateline_match match;
    if (!span_is_one_of(header->pieces[i].text, dashes) || i < header->first + 2) {
        return false;
    }
    struct span place = header->pieces[i - 2].text;
    struct span agency = header->pieces[i - 1].text;
    struct span line =
        arena_printf(header->arena, "%.*s (%.*s) — ", SPAN_ARG(place), SPAN_ARG(agency));
    if (!is_agency_name(agency) || !dateline_match(line, false, &match)) {
        return false;
    }
    const char *end = header->pieces[i].text.ptr + header->pieces[i].text.len;
    match.text = facts_one_line(header->arena, (struct span){place.ptr, (size_t)(end - place.ptr)});
    match.place = place;
    match.agency = agency;
    facts_keep_dateline(header, &match);
    facts_add_block(header, BLOCK_DATELINE, header->pieces[i].text);
    return true;
}

/* Whether a byline with "By" stands further down in the header. */
static bool byline_follows(const struct header *header, size_t i)
{
    for (size_t k = i + 1; k < header->report; k++) {
        struct byline byline;
        if (view_read_byline(&header->view, k, false, &byline)) {
            return true;
        }
    }
    return false;
}

/* Whether piece `i` is right below another one, and apart from the report below it. */
static bool is_between(const struct header *header, size_t i)
{
    return i > 0 && i + 1 < header->count && !header->pieces[i].gap_before &&
           header->pieces[i + 1].gap_before && view_is_paragraph(&header->view, i + 1);
}

/* Whether the piece is a name that is given to people, a town or section ("Politics") below it. */
static bool is_name_above_town(const struct header *header, size_t i)
{
    struct dateline_match match;
    struct span piece = header->pieces[i].text;
    size_t at = 0;
    return header->pieces[i].gap_before && is_between(header, i + 1) &&
           known_given_name(word_next(piece, &at)) && is_person_name(piece, true) &&
           (place_line_match_below_name(header->pieces[i + 1].text, &match) ||
            place_is_part_of_paper(header->pieces[i + 1].text));
}

/* Whether the piece could be a writer's name alone: beside a line that says when or for whom, and
 * no byline with "By" further down; a headline's words are none. */
static bool is_bare_name(const struct header *header, size_t i)
{
    static const char *const follow[] = {"headshot",  "@",        "follow",       "+ follow",
                                         "get email", "more by ", "read more by", NULL};
    struct byline byline;
    bool beside = view_read_byline(&header->view, i, true, &byline) && byline.date.month;
    size_t from = i;
    while (from > header->first && (from == i || view_is_furniture(&header->view, from))) {
        from--;
    }
    for (size_t k = from; k <= i + 1 && k < header->report; k++) {
        struct printed_date date;
        struct span outlet = {0};
        struct span piece = header->pieces[k].text;
        struct dateline_match place;
        beside = beside || (k == i + 1 && place_line_match_alone(piece, &place)) ||
                 (k != i &&
                  (view_read_date(&header->view, k, &date, &outlet) || dateline_is_line(piece) ||
                   is_outlet_name(piece) || is_role(piece) || starts_with_any(piece, follow)));
    }
    return beside || is_name_above_town(header, i);
}

/* "Istanbul, Turkey" is no name: behind a comma must stand a role, an outlet, a date or an "and".
 */
static bool may_be_names(const struct header *header, size_t i)
{
    struct span line = header->pieces[i].text;
    struct span rest = line;
    struct byline byline;
    span_cut(&rest, ',');
    static const char *const joints[] = {" and ", " with ", NULL}; /* "Ann Lee with AFP, dpa" */
    if (!rest.ptr || holds_any(line, joints) || is_role(rest)) {
        return true;
    }
    return view_read_byline(&header->view, i, true, &byline) &&
           (byline.date.month || byline.source.ptr);
}

/* Whether a name without "By" may be read from the piece: none is known yet. */
static bool allows_bare_top(const struct header *header, size_t i)
{
    static const char *const no_names[] = {" Are",  " Was", " Were", " Is",  " Say",
                                           " The",  " To ", " With", " For", " And",
                                           " Over", " On ", NULL};
    struct span piece = header->pieces[i].text;
    struct byline byline;
    bool of_outlet = piece.len <= OUTLET_LINE_BYTES && /* "Celso Amo - The Philippine Star" */
                     view_read_byline(&header->view, i, true, &byline) && byline.source.ptr;
    return piece.len <= OUTLET_LINE_BYTES && header->article->title.ptr &&
           !header->article->byline.ptr && header->article->author_count == 0 &&
           may_be_names(header, i) && (of_outlet || !holds_any(piece, no_names)) &&
           !byline_follows(header, i) && (top_allows_name(header, i) || is_bare_name(header, i));
}

/* "DUSHANBE, Tajikistan" on the line above the report: its dateline. */
bool top_add_place(struct header *header, struct span piece)
{
    struct dateline_match match;
    if (header->article->dateline.text.ptr || !header->article->title.ptr ||
        !place_line_match_alone(piece, &match)) {
        return false;
    }
    facts_keep_dateline(header, &match);
    facts_add_block(header, BLOCK_DATELINE, piece);
    return true;
}

/* Whether nothing but lines of dates stood below the headline so far. */
static bool only_dates_above(const struct header *header)
{
    size_t dates = 0;
    while (dates < header->block_count && header->blocks[dates].kind == BLOCK_DATELINE) {
        dates++;
    }
    return dates == header->block_count;
}

/* Whether the line above a picture's credit is a deck: it stands right below the headline and apart
 * from the credit, does not end as captions do and names no day, as they do of what they show. */
static bool is_deck_above_credit(const struct header *header, size_t i)
{
    static const char *const pictured[] = {" pictured", " file", " seen ", " left", " right", NULL};
    struct span piece = header->pieces[i].text;
    size_t words = view_words(&header->view, i);
    return i == header->first && header->pieces[i + 1].gap_before && header->article->title.ptr &&
           !header->article->subtitle.ptr && words >= DECK_MIN && words <= DECK_WORDS / 2 &&
           !view_ends_sentence(&header->view, i) && !prose_names_weekday(piece) &&
           !holds_any(piece, pictured);
}

/* Whether the piece is a sentence above the credit of the picture below it. */
static bool is_above_other_picture(const struct header *header, size_t i)
{
    return caption_credits_below(header->pieces[i + 1].text) &&
           view_ends_sentence(&header->view, i);
}

/* One piece between the headline and the report. */
void top_add_piece(struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    enum block_kind kind;
    if (facts_read_line(header, i, allows_bare_top, &kind)) {
        facts_add_block(header, kind, piece);
        return;
    }
    if (add_broken_dateline(header, i) || facts_add_marked(header, i) ||
        top_add_outlet(header, i)) {
        return;
    }
    struct dateline_match match;
    if (piece.len <= OUTLET_LINE_BYTES && view_read_dateline(&header->view, i, &match) &&
        match.end == piece.len) {
        facts_keep_dateline(header, &match);
        facts_keep_date(header, &match.date);
        facts_add_block(header, BLOCK_DATELINE, piece);
        return;
    }
    if (i + 1 == header->report && top_add_place(header, piece)) {
        return;
    }
    bool below_name =
        header->block_count > 0 && header->blocks[header->block_count - 1].kind == BLOCK_BYLINE;
    if (below_name && !header->article->dateline.text.ptr && is_between(header, i) &&
        place_line_match_below_name(piece, &match)) {
        facts_keep_dateline(header, &match);
        facts_add_block(header, BLOCK_DATELINE, piece);
        return;
    }
    struct span next = header->pieces[i + 1].text;
    bool credited = caption_is_credit(next) && !is_above_other_picture(header, i) &&
                    !is_deck_above_credit(header, i);
    bool caption = caption_is_credit(piece) || credited || caption_fits_top(piece) ||
                   (next.len >= piece.len && span_starts_with(next, piece));
    size_t words = view_words(&header->view, i);
    bool deck = !header->article->byline.ptr && !caption && words <= DECK_WORDS;
    kind = caption || (view_ends_sentence(&header->view, i) && !deck) ? BLOCK_CAPTION
           : words >= 4 || deck                                       ? BLOCK_SUBHEADING
                                                                      : BLOCK_RELATED;
    if (kind == BLOCK_SUBHEADING && (i == header->first || (deck && only_dates_above(header)))) {
        facts_keep_subtitle(header, i);
    }
    facts_add_block(header, kind, piece);
}
