/* The report and what stands behind it. Its opening is a byline and dateline or a paragraph; links
 * to other articles between its paragraphs interrupt it, marks of its end do not. */
#include "header_parts.h"

#include "base/utf8.h"
#include "citation.h"
#include "date_line.h"
#include "furniture.h"
#include "header_line.h"
#include "headline.h"
#include "prose.h"
#include "report_start.h"
#include "wording.h"

enum {
    HEADING_WORDS = 12,
    TITLE_BYTES = 300,
    DECK_WORDS = 20,
    SIGNED_PIECES = 4,
    NOTE_PIECES = 8,
    PATH_MIN = 8,
    SIGNATURE_BYTES = 40
};

/* Adds a paragraph of the report without the credit behind its last sentence. */
static void add_paragraph(struct header *header, struct span text, bool last)
{
    struct credit credit;
    size_t at = last ? trailing_credit_at(header->arena, text) : SIZE_MAX;
    if (at == SIZE_MAX) {
        facts_add_block(header, BLOCK_PARAGRAPH, text);
        return;
    }
    struct span tail = span_slice(text, at, text.len);
    facts_add_block(header, BLOCK_PARAGRAPH, span_slice(text, 0, at));
    facts_add_block(header, BLOCK_CREDIT, tail);
    if (piece_is_credit(header->arena, tail, &credit)) {
        facts_keep_credit(header, &credit, tail);
    }
}

/* A piece that opens the report with a byline and dateline, or one of them; false when it has
 * neither. `*begun`: some of the report stands behind them. */
static bool add_opening(struct header *header, size_t i, bool last, bool *begun)
{
    struct dateline_match match;
    struct byline byline;
    struct span piece = header->pieces[i].text;
    size_t start = byline_before_dateline(piece);
    struct span rest = span_slice(piece, start, piece.len);
    bool lead = header->article->title.ptr && !header->article->dateline.text.ptr && start == 0;
    bool found = start > 0 ? dateline_match(rest, true, &match)
                           : view_read_dateline(&header->view, i, &match);
    if (!found && !(lead && dateline_match_lead(rest, &match))) {
        return false;
    }
    if (start > 0) {
        struct span printed = text_trim(span_slice(piece, 0, start));
        if (byline_read(header->arena, printed, false, &byline)) {
            facts_set_writers(header, &byline, printed);
        }
        facts_add_block(header, BLOCK_BYLINE, printed);
    }
    facts_keep_dateline(header, &match);
    facts_add_block(header, BLOCK_DATELINE, match.text);
    if (match.end < rest.len) {
        add_paragraph(header, span_slice(rest, match.end, rest.len), last);
    } else if (match.date.year) {
        facts_keep_date(header, &match.date);
    }
    *begun = match.end < rest.len;
    return true;
}

static bool begins_list_item(struct span piece)
{
    static const char *const signs[] = {"-- ", "- ", "* ", "– ", "— ", NULL};
    return begins_with_bullet(piece) || starts_with_any(piece, signs) > 0;
}

/* A short line without the end of a sentence. */
static bool is_title_like(const struct header *header, size_t i, size_t words_max)
{
    struct span piece = header->pieces[i].text;
    if (piece.len > TITLE_BYTES) {
        return false;
    }
    bool question = span_ends_with(piece, SPAN("?")) && view_words(&header->view, i) <= 10;
    if (!question && view_ends_sentence(&header->view, i)) {
        return false;
    }
    size_t words = view_words(&header->view, i);
    uint32_t code;
    utf8_decode(piece, 0, &code);
    return words > 0 && words <= words_max && !strchr(":,;-", piece.ptr[piece.len - 1]) &&
           !utf8_is_lower(code) && !begins_list_item(piece);
}

/* Whether a piece reads as part of the report. */
static bool is_report(const struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    return view_ends_sentence(&header->view, i) || view_words(&header->view, i) > HEADING_WORDS ||
           piece.ptr[piece.len - 1] == ':' || begins_list_item(piece);
}

static bool is_subheading(const struct header *header, size_t i)
{
    if (header->pieces[i].mark != MARK_NONE) {
        return header->pieces[i].mark == MARK_HEADING;
    }
    if (i + 1 >= header->count || !is_title_like(header, i, HEADING_WORDS)) {
        return false;
    }
    return (i == header->first || is_report(header, i - 1)) && is_report(header, i + 1);
}

/* Whether the piece could be a link or signature behind the report. */
static bool is_link(const struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    uint32_t code;
    utf8_decode(piece, 0, &code);
    bool tag = utf8_is_lower(code) && piece.len < SIGNATURE_BYTES &&
               view_words(&header->view, i) < 3 && !view_ends_sentence(&header->view, i) &&
               header->pieces[i].mark == MARK_NONE;
    return (tag || is_title_like(header, i, 18)) && !holds_sentence_end(piece) &&
           header->pieces[i].mark != MARK_PARAGRAPH && header->pieces[i].mark != MARK_LIST_ITEM &&
           trailing_credit_at(header->arena, piece) == SIZE_MAX;
}

/* Finds the first piece from which on there are only links, signatures, corrections. */
static size_t find_tail(const struct header *header)
{
    size_t tail = header->count;
    while (tail > header->first + 1 &&
           (is_link(header, tail - 1) || view_is_marked(&header->view, tail - 1))) {
        tail--;
    }
    return tail;
}

/* Whether a paragraph of the report stands behind the piece. */
static bool paragraph_follows(const struct header *header, size_t i)
{
    for (size_t k = i + 1; k < header->count; k++) {
        if (view_is_paragraph(&header->view, k) && !view_is_marked(&header->view, k)) {
            return true;
        }
    }
    return false;
}

/* A subtitle: it stands under the headline and above another part of the header. */
static bool is_subtitle(const struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    if (i != header->first || !header->article->title.ptr || i + 1 >= header->count ||
        header->pieces[i].mark == MARK_LIST_ITEM || view_words(&header->view, i) > 45 ||
        holds_sentence_end(piece)) {
        return false;
    }
    if (view_is_paragraph(&header->view, i) && !paragraph_follows(header, i)) {
        return false; /* a report of one paragraph above its date */
    }
    struct span known = header->article->subtitle;
    if (known.ptr && header->pieces[i].mark == MARK_PARAGRAPH && !span_equal(piece, known)) {
        return false; /* the form states another one */
    }
    if (headline_header_follows(&header->view, i + 1)) {
        return true;
    }
    bool caption =
        header->pieces[i + 1].mark == MARK_CAPTION || view_is_caption(&header->view, i + 1);
    return caption && (view_words(&header->view, i) <= DECK_WORDS || !prose_names_weekday(piece));
}

/* "Reach Darla Huber at 555-0143.": where a writer of the article is found. */
static bool is_contact(const struct header *header, struct span piece)
{
    static const char *const openers[] = {"reach ", "contact ", "email ",    "e-mail ",
                                          "call ",  "follow ",  "write to ", NULL};
    size_t opener = starts_with_any(piece, openers);
    struct span rest = span_slice(piece, opener, piece.len);
    for (size_t k = 0; opener && k < header->article->author_count; k++) {
        if (span_starts_with(rest, header->article->authors[k])) {
            return true;
        }
    }
    return false;
}

/* "Nino Gela is a freelance journalist in Zugdidi.", "Reporter Tonya Brandt covers city hall.": a
 * line that says who the writer is. What is told of a role is so anywhere, other things
 * (`near_end`) only near the end. */
static bool is_about_writer(const struct header *header, struct span piece, bool near_end)
{
    static const char *const verbs[] = {" is ",  " covers ", " writes ", " reports ", " was ",
                                        " has ", " lives ",  " joined ", NULL};
    static const char *const beats[] = {" covers ", " writes ", " reports ", NULL};
    struct span fourth = {0};
    size_t end = 0;
    for (size_t i = 0; i < 4; i++) {
        fourth = word_next(piece, &end);
    }
    size_t latest = (size_t)(fourth.ptr - piece.ptr); /* at most three words stand before a name */
    for (size_t k = 0; k < header->article->author_count; k++) {
        struct span name = header->article->authors[k];
        bool fits = name.len < piece.len - latest;
        struct span begin = span_slice(piece, 0, fits ? latest + name.len : piece.len);
        size_t at = span_find(begin, name, 0);
        struct span rest = span_slice(piece, at == SIZE_MAX ? piece.len : at + name.len, piece.len);
        bool told = at <= latest && starts_with_any(rest, verbs);
        if (told && (near_end || (at == 0 && is_role(rest)))) {
            return true;
        }
        struct span family = word_last(name); /* "Quill covers the town hall." */
        bool called = near_end && family.len > 2 && span_starts_with(piece, family);
        if (called && starts_with_any(span_slice(piece, family.len, piece.len), beats)) {
            return true;
        }
    }
    return false;
}

/* The outlet that such a line names: "… is a reporter at The Karsen Times." */
static bool keep_about_writer(struct header *header, struct span piece)
{
    static const char *const signs[] = {" at ", " for ", " of ", " with "};
    if (!is_about_writer(header, piece, false)) {
        return false;
    }
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t at = span_find(piece, span_of(signs[i]), 0);
        if (at == SIZE_MAX) {
            continue;
        }
        struct span rest = span_slice(piece, at + strlen(signs[i]), piece.len);
        struct span name = text_trim(span_cut(&rest, '.'));
        if (is_outlet_name(name)) {
            facts_set_source(header, name, SOURCE_CREDIT);
        }
    }
    return true;
}

/* One piece before the report has begun; true when it begins here. */
static bool add_header_piece(struct header *header, size_t i, bool last)
{
    struct span piece = header->pieces[i].text;
    enum block_kind kind;
    if (facts_read_line(header, i, top_allows_name, &kind)) {
        facts_add_block(header, kind, piece);
        return false;
    }
    if (facts_add_marked(header, i) || top_add_outlet(header, i)) {
        return false;
    }
    if (header->pieces[i].mark == MARK_RELATED) {
        facts_add_block(header, BLOCK_RELATED, piece);
        return false;
    }
    if (keep_about_writer(header, piece)) {
        facts_add_block(header, BLOCK_CREDIT, piece);
        return false;
    }
    bool begun;
    if (add_opening(header, i, last, &begun)) {
        return begun;
    }
    if (i + 1 < header->count && view_is_paragraph(&header->view, i + 1) &&
        top_add_place(header, piece)) {
        return false;
    }
    bool subtitle = is_subtitle(header, i);
    if (subtitle) {
        facts_keep_subtitle(header, i);
    }
    if (subtitle || is_subheading(header, i)) {
        facts_add_block(header, BLOCK_SUBHEADING, piece);
        return false;
    }
    add_paragraph(header, piece, last);
    return !span_starts_with(piece, SPAN("* ")); /* points before the byline, as Reuters has them */
}

/* Whether somebody is quoted in it, as in reports. */
static bool tells_speech(struct span piece)
{
    static const char *const verbs[] = {" said", " told ", " says ", " added", NULL};
    return holds_any(piece, verbs);
}

/* Whether no more than a link or two stand between the piece, which the form marks as a paragraph,
 * and another one. */
static bool is_behind_link(const struct header *header, size_t i)
{
    size_t links = 0;
    while (links < i && header->pieces[i - links - 1].mark == MARK_RELATED) {
        links++;
    }
    return links > 0 && links <= 2 && links < i && header->pieces[i].mark == MARK_PARAGRAPH &&
           header->pieces[i - links - 1].mark == MARK_PARAGRAPH;
}

/* Whether the report goes on at the piece: two paragraphs stand there, or one that quotes. */
static bool report_resumes(const struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    if (i < header->tail && header->pieces[i].mark != MARK_RELATED &&
        view_is_paragraph(&header->view, i) && (tells_speech(piece) || is_behind_link(header, i)) &&
        !view_is_furniture(&header->view, i)) {
        return true;
    }
    return i + 1 < header->tail && header->pieces[i].mark != MARK_RELATED &&
           header->pieces[i + 1].mark != MARK_RELATED && view_is_paragraph(&header->view, i) &&
           view_ends_sentence(&header->view, i + 1);
}

/* Where the reading of the body stands. */
enum body_state {
    BODY_REPORT,
    BODY_LINKS, /* links to other articles, behind which the report may go on */
    BODY_OVER   /* nothing of the report follows */
};

static enum body_state body_state_at(const struct header *header, size_t i, enum body_state state)
{
    struct span piece = header->pieces[i].text;
    struct credit credit;
    struct span above = i > 0 ? header->pieces[i - 1].text : SPAN("");
    bool signed_above = i + SIGNED_PIECES > header->count && above.len < SIGNATURE_BYTES &&
                        span_starts_with(above, SPAN("-")) && /* "-- BERNAMA" */
                        piece_is_credit(header->arena, above, &credit) && credit.source.ptr;
    if (state == BODY_OVER || signed_above || furniture_ends_report(piece) ||
        is_about_writer(header, piece, i + NOTE_PIECES > header->count)) {
        return BODY_OVER;
    }
    if (piece_is_related_heading(piece) || is_contact(header, piece) ||
        header->pieces[i].mark == MARK_RELATED || (i >= header->tail && is_link(header, i))) {
        return BODY_LINKS;
    }
    return state == BODY_LINKS && report_resumes(header, i) ? BODY_REPORT : state;
}

/* A byline, which may stand in brackets: "(By Wang Chao-yu and Elizabeth Lo)". */
static bool read_signature(const struct header *header, size_t i, struct byline *byline)
{
    struct span piece = header->pieces[i].text;
    bool bracket = piece.len > 2 && piece.ptr[0] == '(' && piece.ptr[piece.len - 1] == ')';
    struct span inside = bracket ? span_slice(piece, 1, piece.len - 1) : SPAN("");
    return view_read_byline(&header->view, i, false, byline) ||
           (bracket && byline_read(header->arena, inside, false, byline));
}

/* A byline or a date line behind the report, when none stood above it. */
static bool read_signature_line(struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    struct byline byline;
    struct printed_date date;
    struct span outlet = {0};
    if (i + SIGNED_PIECES > header->count && !header->article->byline.ptr &&
        header->article->author_count == 0 && read_signature(header, i, &byline)) {
        facts_set_writers(header, &byline, piece);
        facts_add_block(header, BLOCK_BYLINE, piece);
        return true;
    }
    bool bracket = piece.len > 2 && piece.ptr[0] == '(' && piece.ptr[piece.len - 1] == ')';
    if (i + 3 > header->count &&
        (view_read_date(&header->view, i, &date, &outlet) ||
         (bracket && piece_is_date_line(span_slice(piece, 1, piece.len - 1), &date, &outlet) &&
          outlet.ptr))) { /* "(The Karsk Mercury, 5 April 2016)" */
        facts_keep_date(header, &date);
        facts_set_source(header, outlet, SOURCE_CREDIT);
        facts_add_block(header, BLOCK_DATELINE, piece);
        return true;
    }
    struct header_line line = {.date = PRINTED_DATE_NONE};
    bool unknown = !header->article->source.ptr && header->clues.date_line.month == 0 &&
                   header->clues.dateline.year == 0;
    if (i + 3 > header->count && unknown && citation_read(piece, &line) && line.date.year &&
        line.date.day) { /* "The Karsk Mercury, Monday, August 14, 1893; pg. 5" */
        facts_set_source(header, line.source, SOURCE_LABEL);
        facts_keep_date(header, &line.date);
        facts_add_block(header, BLOCK_DATELINE, piece);
        return true;
    }
    return false;
}

/* The page's own address below its report: "Source URL: http://…", or the address alone. */
static void read_address_below(struct header *header, size_t i)
{
    static const char *const others[] = {"subscribe", "listinfo", "privacy",   "/feed",
                                         "mailto:",   "twitter.", "facebook.", NULL};
    struct header_line line;
    if (header->article->url.ptr || !view_read_line(&header->view, i, &line) || !line.url.ptr ||
        holds_any(line.url, others)) {
        return;
    }
    size_t host = span_find(line.url, SPAN("://"), 0);
    size_t path = host == SIZE_MAX ? host : span_find(line.url, SPAN("/"), host + 3);
    if (path != SIZE_MAX && line.url.len - path >= PATH_MIN) {
        header->article->url = line.url;
    }
}

/* Whether the piece is the head of a further page: it stood above the headline, too, alone or with
 * a page's number behind a gap. */
static bool is_running_head(const struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    if (header->pieces[i].mark != MARK_NONE || piece.len > TITLE_BYTES ||
        view_ends_sentence(&header->view, i)) {
        return false;
    }
    for (size_t k = 0; k < header->first; k++) {
        struct span above = header->pieces[k].text;
        struct span rest = span_slice(piece, above.len, piece.len);
        if (span_starts_with(piece, above) &&
            (rest.len == 0 || span_starts_with(rest, SPAN("    ")))) {
            return true;
        }
    }
    return false;
}

/* One piece of the report or behind it. */
static void add_body_piece(struct header *header, size_t i, bool last, enum body_state *state)
{
    struct span piece = header->pieces[i].text;
    *state = body_state_at(header, i, *state);
    keep_about_writer(header, piece);
    if (*state != BODY_REPORT || i + 2 > header->count) {
        read_address_below(header, i);
    }
    if (read_signature_line(header, i)) {
        return;
    }
    static const char *const copyright[] = {"©", "copyright", NULL};
    if (i + 1 < header->count && starts_with_any(header->pieces[i + 1].text, copyright) &&
        is_outlet_name(piece)) {
        facts_set_source(header, piece, SOURCE_COPYRIGHT);
        facts_add_block(header, BLOCK_CREDIT, piece);
    } else if (i + 3 > header->count && *state != BODY_OVER && is_outlet_name(piece)) {
        facts_set_source(header, piece, SOURCE_CREDIT);
        facts_add_block(header, BLOCK_CREDIT, piece);
    } else if (is_running_head(header, i)) {
        facts_add_block(header, BLOCK_RELATED, piece);
    } else if (span_equal_nocase(header->pieces[i - 1].text, SPAN("graphic"))) { /* Nexis's */
        facts_add_block(header, BLOCK_CAPTION, piece);
    } else if (*state != BODY_REPORT && !view_is_marked(&header->view, i)) {
        facts_add_block(header, BLOCK_RELATED, piece);
    } else if (facts_add_marked(header, i)) {
        return;
    } else if (header->pieces[i].mark == MARK_BYLINE) {
        facts_add_block(header, BLOCK_BYLINE, piece);
    } else if (is_subheading(header, i)) {
        facts_add_block(header, BLOCK_SUBHEADING, piece);
    } else {
        add_paragraph(header, piece, last);
    }
}

void body_read(struct header *header)
{
    header->tail = find_tail(header);
    size_t from = header->above > header->first ? header->above : header->first;
    header->report = report_start(&header->view, from);
    bool begun = false;
    enum body_state state = BODY_REPORT;
    for (size_t i = header->first; i < header->count; i++) {
        if (i < header->report) {
            top_add_piece(header, i);
        } else if (!begun) {
            header->date_is_above = header->date_is_above && i == header->report;
            begun = add_header_piece(header, i, i + 1 >= header->tail);
        } else {
            add_body_piece(header, i, i + 1 >= header->tail, &state);
        }
    }
}
