/* The header of an article, in the order in which it is printed: lines before the headline, the
 * headline, then subtitle, byline, date line, captions, dateline, and the report, whose remaining
 * pieces are labelled one by one; last, what stands behind the report. */
#include "header_parts.h"

#include "base/utf8.h"
#include "text/language.h"
#include "wording.h"

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

/* "Full text: The ferry …": the label and the report behind it are pieces of their own. */
static void cut_label(struct header *header)
{
    static const char *const labels[] = {"full text: ", "[text] ", "[excerpts] ", "[excerpt] ",
                                         NULL};
    for (size_t i = 0; i < header->count; i++) {
        struct span text = header->pieces[i].text;
        size_t label = starts_with_any(text, labels);
        if (label == 0 || label >= text.len) {
            continue;
        }
        struct piece *pieces = ARENA_ARRAY(header->arena, struct piece, header->count + 1);
        memcpy(pieces, header->pieces, (i + 1) * sizeof *pieces);
        memcpy(pieces + i + 1, header->pieces + i, (header->count - i) * sizeof *pieces);
        pieces[i].text = text_trim(span_slice(text, 0, label));
        pieces[i + 1].text = text_trim(span_slice(text, label, text.len));
        header->pieces = pieces;
        header->count++;
        return;
    }
}

static void pieces_take(struct header *header, const struct header_input *input)
{
    if (!input->pieces) {
        header->pieces = layout_cut(header->arena, input->text, &header->count);
        cut_label(header);
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
