/* The header of an article, in the order in which it is printed: lines before the headline, the
 * headline, then subtitle, byline, date line, captions, dateline, and the report, whose remaining
 * pieces are labelled one by one; last, what stands behind the report. The first line is a
 * headline only when its form and its neighbours say so: a first paragraph never is. Each fact is
 * kept with the rank of the place that stated it, so that an outlet's own name in a byline wins
 * over the agency whose copy it printed. */
#include "ingest/header.h"

#include "base/utf8.h"
#include "block_kind.h"
#include "byline.h"
#include "dateline.h"
#include "header_line.h"
#include "headline.h"
#include "ingest/published/published.h"
#include "ingest/readers/layout.h"
#include "text/language.h"
#include "wording.h"

enum { TOP_LINES = 14, HEADING_WORDS = 12, TITLE_BYTES = 300 };

/* Who may name the outlet, the strongest first. */
enum source_rank {
    SOURCE_METADATA,
    SOURCE_LABEL,
    SOURCE_BYLINE,
    SOURCE_COPYRIGHT,
    SOURCE_DATELINE,
    SOURCE_CREDIT,
    SOURCE_NONE
};

struct header {
    struct arena *arena;
    struct article *article;
    struct span text;
    bool whole;
    struct piece *pieces;
    size_t count;
    struct headline_view view; /* of the same pieces */
    size_t first;              /* the first piece of the body */
    size_t tail;               /* from here on there are only links and signatures */
    enum source_rank source_rank;
    struct published_clues clues;
    struct block *blocks;
    size_t block_count;
    size_t block_capacity;
};

static enum piece_mark mark_of(const struct header *header, size_t i)
{
    return header->pieces[i].mark;
}

static void set_source(struct header *header, struct span name, enum source_rank rank)
{
    name = text_trim(name);
    if (name.len > 0 && rank < header->source_rank) {
        header->article->source = name;
        header->source_rank = rank;
    }
}

static void keep_date(struct header *header, const struct printed_date *date)
{
    if (header->clues.date_line.month == 0) {
        header->clues.date_line = *date;
    }
}

static void set_writers(struct header *header, const struct byline *byline, struct span printed)
{
    struct article *article = header->article;
    if (!article->byline.ptr && printed.ptr) {
        article->byline = printed;
    }
    if (article->author_count == 0 && byline->author_count > 0) {
        article->authors = byline->authors;
        article->author_count = byline->author_count;
    }
    set_source(header, byline->source, SOURCE_BYLINE);
    keep_date(header, &byline->date);
}

/* Offsets are bytes into header->text until blocks_finish. */
static void add_block(struct header *header, enum block_kind kind, struct span text)
{
    text = text_trim(text);
    if (text.len == 0) {
        return;
    }
    header->blocks = arena_grow(header->arena, header->blocks, header->block_count,
                                &header->block_capacity, sizeof *header->blocks);
    size_t start = (size_t)(text.ptr - header->text.ptr);
    header->blocks[header->block_count++] = (struct block){
        kind, {.byte_start = (uint32_t)start, .byte_end = (uint32_t)(start + text.len)}};
}

/* --- lines of facts --------------------------------------------------------------------------- */

static void keep_first(struct span *field, struct span value)
{
    if (!field->ptr && value.ptr) {
        *field = value;
    }
}

static void keep_line(struct header *header, const struct header_line *line)
{
    keep_first(&header->article->title, line->title);
    keep_first(&header->article->section, line->section);
    keep_first(&header->article->url, line->url);
    set_source(header, line->source, SOURCE_LABEL);
    if (line->date.month) {
        keep_date(header, &line->date);
    }
}

/* A line that states a fact and is no part of the report: kept, with the kind of its block. */
static bool read_fact_line(struct header *header, size_t i, bool bare, enum block_kind *kind)
{
    struct span piece = header->pieces[i].text;
    struct printed_date date;
    struct byline byline;
    struct span value = {0};
    struct header_line line;
    if (i > 0 && header_line_names_outlet(header->pieces[i - 1].text)) {
        set_source(header, piece, SOURCE_LABEL);
        *kind = BLOCK_CREDIT;
        return true;
    }
    if (header_line_read(piece, &line)) {
        keep_line(header, &line);
        *kind = line.date.month ? BLOCK_DATELINE : BLOCK_CREDIT;
        return true;
    }
    if (piece_is_date_line(piece, &date, &value)) {
        keep_date(header, &date);
        set_source(header, value, SOURCE_BYLINE);
        *kind = BLOCK_DATELINE;
        return true;
    }
    bool marked = mark_of(header, i) == MARK_BYLINE && piece.len < 200;
    if (marked && !byline_read(header->arena, piece, true, &byline)) {
        byline_read_names(header->arena, piece, &byline);
        marked = byline.author_count > 0 || byline.source.ptr;
    } else if (!marked && !byline_read(header->arena, piece, bare, &byline)) {
        return false;
    }
    if (marked || mark_of(header, i) != MARK_BYLINE) {
        set_writers(header, &byline, header_line_byline(piece));
    }
    *kind = BLOCK_BYLINE;
    return true;
}

/* --- the headline ----------------------------------------------------------------------------- */

/* The title as one line. */
static struct span one_line(struct arena *arena, struct span text)
{
    if (!memchr(text.ptr, '\n', text.len)) {
        return text;
    }
    char *line = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    size_t at = 0;
    for (struct span word = word_next(text, &at); word.len; word = word_next(text, &at)) {
        if (len > 0) {
            line[len++] = ' ';
        }
        memcpy(line + len, word.ptr, word.len);
        len += word.len;
    }
    return (struct span){line, len};
}

static void keep_credit(struct header *header, const struct credit *credit, struct span piece)
{
    struct byline none = credit->writers;
    none.source = (struct span){0};
    set_writers(header, &none, (struct span){0});
    bool copyright = credit->year || span_starts_with(piece, SPAN("©"));
    bool first_print = starts_with_any(piece, (const char *const[]){"published in", "first", NULL});
    set_source(header, credit->source, copyright || first_print ? SOURCE_COPYRIGHT : SOURCE_CREDIT);
    keep_date(header, &credit->date);
    header->clues.copyright_year =
        header->clues.copyright_year ? header->clues.copyright_year : credit->year;
}

/* The outlet's name above everything: other parts of a header follow, and then a headline. */
static bool read_masthead(struct header *header, size_t i, size_t top)
{
    struct credit credit;
    struct span piece = header->pieces[i].text;
    if (piece_is_credit(header->arena, piece, &credit) && credit.year) {
        keep_credit(header, &credit, piece);
        return true;
    }
    struct printed_date date;
    struct header_line line;
    struct span outlet = {0};
    bool followed = i + 2 < top && is_outlet_name(piece) &&
                    (piece_is_date_line(header->pieces[i + 1].text, &date, &outlet) ||
                     header_line_read(header->pieces[i + 1].text, &line));
    if (followed) {
        set_source(header, piece, SOURCE_BYLINE);
    }
    return followed;
}

/* Looks for the headline behind at most a few lines of facts; without one the body begins with the
 * first piece. */
static void read_title(struct header *header)
{
    size_t top = header->count < TOP_LINES ? header->count : TOP_LINES;
    struct header before = *header;
    struct article article = *header->article;
    for (size_t i = 0; i < top; i++) {
        struct span piece = header->pieces[i].text;
        enum block_kind kind;
        if (read_fact_line(header, i, false, &kind) || read_masthead(header, i, top)) {
            continue;
        }
        if (i + 1 < top && piece_is_section(piece) &&
            (header->article->title.ptr || headline_fits(&header->view, i + 1))) {
            header->article->section =
                header->article->section.ptr ? header->article->section : piece;
            continue;
        }
        bool titled = header->article->title.ptr != NULL;
        if (titled && span_equal_nocase(piece, header->article->title)) {
            continue; /* a mail's subject, once more above the report */
        }
        if (titled || headline_fits(&header->view, i)) {
            header->first = titled ? i : i + 1;
            header->article->title =
                titled ? header->article->title : one_line(header->arena, piece);
            return;
        }
        break;
    }
    *header = before; /* no headline: what was read belongs to the body and is read there */
    *header->article = article;
}

/* --- the pieces of the body ------------------------------------------------------------------- */

/* Adds a paragraph of the report without the credit behind its last sentence. */
static void add_paragraph(struct header *header, struct span text, bool last)
{
    struct credit credit;
    size_t at = last ? trailing_credit_at(header->arena, text) : SIZE_MAX;
    if (at == SIZE_MAX) {
        add_block(header, BLOCK_PARAGRAPH, text);
        return;
    }
    struct span tail = span_slice(text, at, text.len);
    add_block(header, BLOCK_PARAGRAPH, span_slice(text, 0, at));
    add_block(header, BLOCK_CREDIT, tail);
    if (piece_is_credit(header->arena, tail, &credit)) {
        keep_credit(header, &credit, tail);
    }
}

static void keep_dateline(struct header *header, const struct dateline_match *match)
{
    struct article *article = header->article;
    if (!article->dateline.text.ptr) {
        article->dateline.text = match->text;
        article->dateline.place = match->place;
        header->clues.dateline = match->date;
    }
    set_source(header, match->agency, SOURCE_DATELINE);
}

/* A piece that opens the report with a byline and dateline, or one of them; false when it has
 * neither. */
static bool add_opening(struct header *header, struct span piece, bool last)
{
    struct dateline_match match;
    struct byline byline;
    size_t start = byline_before_dateline(piece);
    struct span rest = span_slice(piece, start, piece.len);
    if (!dateline_match(rest, start > 0, &match)) {
        return false;
    }
    if (start > 0) {
        struct span printed = text_trim(span_slice(piece, 0, start));
        if (byline_read(header->arena, printed, false, &byline)) {
            set_writers(header, &byline, printed);
        }
        add_block(header, BLOCK_BYLINE, printed);
    }
    keep_dateline(header, &match);
    add_block(header, BLOCK_DATELINE, match.text);
    if (match.end < rest.len) {
        add_paragraph(header, span_slice(rest, match.end, rest.len), last);
    }
    return true;
}

static bool begins_list_item(struct span piece)
{
    static const char *const bullets[] = {"-- ", "- ", "* ", "• ", "– ",
                                          "— ",  "· ", "▪ ", "● ", NULL};
    return starts_with_any(piece, bullets) > 0;
}

/* A short line without the end of a sentence. */
static bool is_title_like(struct span piece, size_t words_max)
{
    if (piece.len > TITLE_BYTES) {
        return false;
    }
    size_t words = word_count(piece);
    bool question = words <= 10 && span_ends_with(piece, SPAN("?"));
    uint32_t code;
    utf8_decode(piece, 0, &code);
    return words > 0 && words <= words_max && (question || !ends_sentence(piece, true)) &&
           !strchr(":,;-", piece.ptr[piece.len - 1]) && !utf8_is_lower(code) &&
           !begins_list_item(piece);
}

/* Whether a piece reads as part of the report. */
static bool is_report(struct span piece)
{
    return ends_sentence(piece, true) || word_count(piece) > HEADING_WORDS ||
           piece.ptr[piece.len - 1] == ':' || begins_list_item(piece);
}

static bool is_subheading(const struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    if (mark_of(header, i) != MARK_NONE) {
        return mark_of(header, i) == MARK_HEADING;
    }
    if (i + 1 >= header->count || !is_title_like(piece, HEADING_WORDS)) {
        return false;
    }
    bool after_report = i == header->first || is_report(header->pieces[i - 1].text);
    return after_report && is_report(header->pieces[i + 1].text);
}

/* Whether the piece could be a link or signature behind the report. */
static bool is_link(const struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    return is_title_like(piece, 18) && word_count(piece) >= 3 &&
           mark_of(header, i) != MARK_PARAGRAPH && mark_of(header, i) != MARK_LIST_ITEM &&
           trailing_credit_at(header->arena, piece) == SIZE_MAX;
}

/* Finds the first piece from which on there are only links, signatures, corrections. */
static size_t find_tail(const struct header *header)
{
    size_t tail = header->count;
    while (tail > header->first + 1 &&
           (is_link(header, tail - 1) ||
            headline_is_marked_text(header->arena, header->pieces[tail - 1].text))) {
        tail--;
    }
    return tail;
}

/* A piece that its words or marks set apart from the report: adds its block. */
static bool add_marked(struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    struct credit credit;
    if (mark_of(header, i) == MARK_CAPTION || piece_is_caption(piece)) {
        add_block(header, BLOCK_CAPTION, piece);
    } else if (piece_is_correction(piece)) {
        add_block(header, BLOCK_CORRECTION, piece);
    } else if (piece_is_related(piece)) {
        add_block(header, BLOCK_RELATED, piece);
    } else if (piece_is_credit(header->arena, piece, &credit)) {
        keep_credit(header, &credit, piece);
        add_block(header, BLOCK_CREDIT, piece);
    } else {
        return false;
    }
    return true;
}

/* A subtitle: it stands under the headline and above another part of the header. */
static bool is_subtitle(const struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    if (i != header->first || !header->article->title.ptr || i + 1 >= header->count ||
        mark_of(header, i) == MARK_LIST_ITEM || word_count(piece) > 45 ||
        headline_holds_sentence_end(piece)) {
        return false;
    }
    return headline_header_follows(&header->view, i + 1) ||
           piece_is_caption(header->pieces[i + 1].text) || mark_of(header, i + 1) == MARK_CAPTION;
}

/* An outlet's name on a line of its own. */
static bool add_outlet_line(struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    struct article *article = header->article;
    struct span name = piece;
    name = text_trim(span_cut(&name, '('));                  /* "Okelu Times (Okelu)" */
    bool alone = i == header->first && article->title.ptr && /* "Special Correspondent" */
                 headline_header_follows(&header->view, i + 1);
    bool role = word_count(piece) <= 5 && is_role(piece) && !ends_sentence(piece, true) &&
                word_is_capital(piece) && (article->byline.ptr || alone);
    if (!role && !is_outlet_name(name)) {
        return false;
    }
    if (!role) {
        set_source(header, name, SOURCE_BYLINE);
    } else if (!article->byline.ptr) {
        article->byline = piece;
    }
    add_block(header, role ? BLOCK_BYLINE : BLOCK_CREDIT, piece);
    return true;
}

/* Whether a bare name may be a byline here: other lines of a header stand around it. */
static bool allows_bare_name(const struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    if (!header->article->title.ptr || i + 1 >= header->count) {
        return false;
    }
    struct span next = header->pieces[i + 1].text;
    struct printed_date date;
    struct span outlet;
    if (i > 0 && piece_is_date_line(header->pieces[i - 1].text, &date, &outlet)) {
        return true;
    }
    struct header_line line;
    return span_find(piece, SPAN(" in "), 0) != SIZE_MAX || header_line_read(next, &line) ||
           headline_header_follows(&header->view, i + 1) || is_outlet_name(next) ||
           (is_role(next) && word_count(next) < 5);
}

/* One piece before the report has begun; true when it begins here. */
static bool add_header_piece(struct header *header, size_t i, bool last)
{
    struct span piece = header->pieces[i].text;
    enum block_kind kind;
    if (read_fact_line(header, i, allows_bare_name(header, i), &kind)) {
        add_block(header, kind, piece);
        return false;
    }
    if (add_marked(header, i) || add_outlet_line(header, i)) {
        return false;
    }
    if (add_opening(header, piece, last)) {
        return true;
    }
    if (is_subtitle(header, i) || is_subheading(header, i)) {
        add_block(header, BLOCK_SUBHEADING, piece);
        return false;
    }
    add_paragraph(header, piece, last);
    return !span_starts_with(piece, SPAN("* ")); /* points before the byline, as Reuters has them */
}

/* One piece of the report or behind it. `*related` once only links follow. */
static void add_body_piece(struct header *header, size_t i, bool last, bool *related)
{
    struct span piece = header->pieces[i].text;
    struct printed_date date;
    struct span outlet = {0};
    *related = *related || piece_is_related_heading(piece) || mark_of(header, i) == MARK_RELATED ||
               (i >= header->tail && is_link(header, i));
    if (*related && !headline_is_marked_text(header->arena, piece)) {
        add_block(header, BLOCK_RELATED, piece);
    } else if (add_marked(header, i)) {
        return;
    } else if (i + 3 > header->count && is_agency_name(piece)) {
        set_source(header, piece, SOURCE_CREDIT);
        add_block(header, BLOCK_CREDIT, piece);
    } else if (piece_is_date_line(piece, &date, &outlet) && i + 3 > header->count) {
        keep_date(header, &date);
        add_block(header, BLOCK_DATELINE, piece);
    } else if (mark_of(header, i) == MARK_BYLINE) {
        add_block(header, BLOCK_BYLINE, piece);
    } else if (is_subheading(header, i)) {
        add_block(header, BLOCK_SUBHEADING, piece);
    } else {
        add_paragraph(header, piece, last);
    }
}

static void read_body(struct header *header)
{
    header->tail = find_tail(header);
    bool begun = false;
    bool related = false;
    for (size_t i = header->first; i < header->count; i++) {
        if (!begun) {
            begun = add_header_piece(header, i, i + 1 >= header->tail);
        } else {
            add_body_piece(header, i, i + 1 >= header->tail, &related);
        }
    }
}

/* --- the whole -------------------------------------------------------------------------------- */

/* Makes the body and turns offsets into the text to offsets into the body, with code points. */
static void blocks_finish(struct header *header)
{
    struct article *article = header->article;
    struct span text = header->text;
    size_t start = header->first < header->count
                       ? (size_t)(header->pieces[header->first].text.ptr - text.ptr)
                       : text.len;
    start = header->whole ? 0 : start;
    article->body = span_slice(text, start, text.len);
    if (!header->whole) {
        article->body = text_trim(article->body);
        start = article->body.len ? (size_t)(article->body.ptr - text.ptr) : start;
    }
    size_t bytes = 0;
    uint32_t points = 0;
    for (size_t i = 0; i < header->block_count; i++) {
        struct extent *at = &header->blocks[i].at;
        at->byte_start -= (uint32_t)start;
        at->byte_end -= (uint32_t)start;
        points += (uint32_t)utf8_count(span_slice(article->body, bytes, at->byte_start));
        at->start = points;
        points += (uint32_t)utf8_count(span_slice(article->body, at->byte_start, at->byte_end));
        at->end = points;
        bytes = at->byte_end;
    }
    article->blocks = header->blocks;
    article->block_count = header->block_count;
}

static void pieces_take(struct header *header, const struct header_input *input)
{
    if (!input->pieces) {
        header->pieces = layout_cut(header->arena, input->text, &header->count);
        return;
    }
    header->pieces = ARENA_ARRAY(header->arena, struct piece, input->piece_count);
    for (size_t i = 0; i < input->piece_count; i++) {
        const struct marked_piece *marked = &input->pieces[i];
        struct span text = text_trim(span_slice(input->text, marked->start, marked->end));
        if (text.len > 0) {
            header->pieces[header->count++] = (struct piece){text, true, marked->mark};
        }
    }
}

void header_read(struct arena *arena, const struct header_input *input, struct article *article)
{
    struct header header = {
        .arena = arena, .article = article, .text = input->text, .whole = input->whole};
    header.source_rank = article->source.ptr ? SOURCE_METADATA : SOURCE_NONE;
    header.clues.path = input->relative;
    pieces_take(&header, input);
    header.view = (struct headline_view){arena, header.pieces, header.count};
    if (input->find_title) {
        read_title(&header);
    }
    read_body(&header);
    blocks_finish(&header);
    if (!article->language.ptr) {
        article->language = language_detect(article->body);
    }
    published_decide(&header.clues, article);
}

void header_read_body(struct arena *arena, struct span text, struct article *article)
{
    struct header_input input = {.text = text, .whole = true};
    header_read(arena, &input, article);
}
