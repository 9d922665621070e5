/* One line a token. White space inside a sentence's text (line ends of the source) becomes one
 * blank, since a comment is one line. */
#include "text/conllu.h"

#include "text/tagset.h"

static void add_line_text(struct buffer *out, struct span text)
{
    bool gap = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == ' ' || (c >= '\t' && c <= '\r')) {
            gap = true;
            continue;
        }
        if (gap) {
            buffer_add_char(out, ' ');
        }
        gap = false;
        buffer_add_char(out, c);
    }
}

static void add_or_blank(struct buffer *out, struct span text)
{
    if (text.len) {
        add_line_text(out, text);
    } else {
        buffer_add_char(out, '_');
    }
    buffer_add_char(out, '\t');
}

static void add_head(struct buffer *out, const struct token *token)
{
    if (token->head == UINT32_MAX) {
        buffer_add_string(out, "_\t_\t");
        return;
    }
    buffer_printf(out, "%u\t", token->head);
    add_or_blank(out, span_of(deprel_name(token->deprel)));
}

static void add_token(struct buffer *out, const struct token *token, uint32_t number,
                      bool space_after)
{
    buffer_printf(out, "%u\t", number);
    add_or_blank(out, token->text);
    add_or_blank(out, token->lemma);
    add_or_blank(out, token->upos ? span_of(upos_name((enum upos)token->upos)) : SPAN(""));
    add_or_blank(out, token->xpos ? span_of(xpos_name(token->xpos)) : SPAN(""));
    buffer_add_string(out, "_\t");
    add_head(out, token);
    buffer_printf(out, "_\t%sstart_char=%u|end_char=%u\n", space_after ? "" : "SpaceAfter=No|",
                  token->at.start, token->at.end);
}

static void add_sentence(struct buffer *out, const struct document *document,
                         const struct sentence *sentence)
{
    struct span text = span_slice(document_field(document, sentence->field),
                                  sentence->at.byte_start, sentence->at.byte_end);
    buffer_printf(out, "# sent_id = %s-%u\n# text = ", field_name(sentence->field),
                  sentence->index);
    add_line_text(out, text);
    buffer_add_char(out, '\n');
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        uint32_t at = sentence->first_token + i;
        bool last = at + 1 == document->token_count;
        bool space_after = last || (document->tokens[at + 1].flags & TOKEN_SPACE_BEFORE);
        add_token(out, &document->tokens[at], i + 1, space_after);
    }
    buffer_add_char(out, '\n');
}

void conllu_write(const struct document *document, struct buffer *out)
{
    for (size_t i = 0; i < document->sentence_count; i++) {
        add_sentence(out, document, &document->sentences[i]);
    }
}
