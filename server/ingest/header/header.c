/* The header of an article, in the order in which it is printed: lines before the headline, the
 * headline, then subtitle, byline, date line, captions, dateline, and the report, whose remaining
 * pieces are labelled one by one; last, what stands behind the report. */
#include "header_parts.h"

#include "base/ascii.h"
#include "base/utf8.h"
#include "headline_words.h"
#include "text/language.h"
#include "wording.h"

enum { HEADER_PIECES = 16, COLUMNS_BYTES = 160, GAP_SPACES = 5, COLUMN_MIN = 5, COLUMNS_MAX = 3 };

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

/* Where "Full text: The ferry …" and Factiva's "LP  The ferry …" go on behind their label; 0: there
 * is none. */
static size_t label_end(struct span text)
{
    static const char *const labels[] = {"full text: ", "[text] ", "[excerpts] ", "[excerpt] ",
                                         NULL};
    bool code = span_starts_with(text, SPAN("LP  ")) || span_starts_with(text, SPAN("TD  "));
    return code ? 4 : starts_with_any(text, labels);
}

/* "MINE EXPLOSION     KILLS SIX": capitals without a number, which may be set wide. */
static bool may_be_headline(struct span text)
{
    bool digit = false;
    for (size_t i = 0; i < text.len; i++) {
        digit = digit || ascii_is_digit(text.ptr[i]);
    }
    return !digit && word_is_caps(text);
}

/* Where a line's second column begins behind a wide gap: "By Ana Reyes        Print  E-mail"; 0: it
 * has none. */
static size_t column_start(struct span text)
{
    if (text.len > COLUMNS_BYTES || ends_sentence(text, true) || may_be_headline(text)) {
        return 0;
    }
    size_t gap = 0;
    for (size_t i = 0; i < text.len; i++) {
        bool space = text.ptr[i] == ' ' || text.ptr[i] == '\t';
        if (!space && gap >= GAP_SPACES) {
            struct span before = text_trim(span_slice(text, 0, i));
            bool label = before.len < COLUMN_MIN || before.ptr[before.len - 1] == ':';
            return label ? 0 : i;
        }
        gap = !space ? 0 : gap + (text.ptr[i] == '\t' ? GAP_SPACES : 1);
    }
    return 0;
}

/* Where the i-th piece is cut into two; 0: nowhere. */
static size_t cut_at(struct span text, size_t i)
{
    size_t label = label_end(text);
    size_t cut = label || i >= HEADER_PIECES ? label : column_start(text);
    return cut < text.len ? cut : 0;
}

/* Labels before the report and a header's columns are pieces of their own. */
static void cut_pieces(struct header *header)
{
    size_t cuts = 0;
    for (size_t i = 0; i < header->count; i++) {
        cuts += cut_at(header->pieces[i].text, i) > 0;
    }
    if (cuts == 0) {
        return;
    }
    size_t capacity = header->count + cuts * COLUMNS_MAX;
    struct piece *pieces = ARENA_ARRAY(header->arena, struct piece, capacity);
    size_t count = 0;
    for (size_t i = 0; i < header->count; i++) {
        struct piece piece = header->pieces[i];
        size_t cut = cut_at(piece.text, i);
        for (size_t column = 0; cut > 0 && column < COLUMNS_MAX; column++) {
            pieces[count] = piece;
            pieces[count++].text = text_trim(span_slice(piece.text, 0, cut));
            piece.text = text_trim(span_slice(piece.text, cut, piece.text.len));
            piece.gap_before = false;
            cut = cut_at(piece.text, i);
        }
        pieces[count++] = piece;
    }
    header->pieces = pieces;
    header->count = count;
}

static void pieces_take(struct header *header, const struct header_input *input)
{
    if (!input->pieces) {
        header->pieces = layout_cut(header->arena, input->text, &header->count);
        cut_pieces(header);
        return;
    }
    header->marked = true;
    header->pieces = ARENA_ARRAY(header->arena, struct piece, input->piece_count);
    for (size_t i = 0; i < input->piece_count; i++) {
        const struct marked_piece *marked = &input->pieces[i];
        struct span text = text_trim(span_slice(input->text, marked->start, marked->end));
        header->above = i == input->above ? header->count : header->above;
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
    header.clues = (struct published_clues){.dateline = PRINTED_DATE_NONE,
                                            .date_line = PRINTED_DATE_NONE,
                                            .masthead = PRINTED_DATE_NONE,
                                            .path = input->relative};
    pieces_take(&header, input);
    header.view = piece_view_of(arena, header.pieces, header.count);
    if (input->find_title) {
        title_read(&header);
    }
    body_read(&header);
    if (input->find_title) {
        article->title = headline_without_outlet(article->title, article->source);
        bool repeats = span_equal_nocase(article->subtitle, article->title);
        article->subtitle = repeats ? (struct span){0} : article->subtitle;
    }
    blocks_finish(&header);
    article->language = language_decide(article->language, article->body);
    published_decide(&header.clues, article);
}

void header_read_body(struct arena *arena, struct span text, struct article *article)
{
    struct header_input input = {.text = text, .whole = true};
    header_read(arena, &input, article);
}
