/* Extents carry bytes and code points; UTF-16 units are counted from the text itself. */
#include "api/offsets.h"

#include "base/utf8.h"

static uint32_t utf16_offset(struct span text, size_t byte_offset)
{
    size_t end = byte_offset < text.len ? byte_offset : text.len;
    return (uint32_t)utf8_count_utf16(span_slice(text, 0, end));
}

static void set(json_t *object, uint32_t start, uint32_t end)
{
    json_object_set_new(object, "start", json_integer(start));
    json_object_set_new(object, "end", json_integer(end));
}

/* The text that the extents of `article` point into; kept for the next row of the same article. */
static struct span field_text(struct call *call, struct span article, enum field field)
{
    struct offset_texts *texts = &call->offset_texts;
    if (!texts->loaded || !span_equal(texts->article, article)) {
        struct article_record record;
        texts->loaded = true;
        texts->article = article;
        texts->text[FIELD_TITLE] = texts->text[FIELD_BODY] = SPAN("");
        if (call->reader && article_get(call->reader, call->arena, article, &record) == STATUS_OK) {
            texts->text[FIELD_TITLE] = record.article.title;
            texts->text[FIELD_BODY] = record.article.body;
        }
    }
    return texts->text[field];
}

void offsets_set(struct call *call, json_t *object, const struct extent *at, struct span article,
                 enum field field)
{
    if (call->offsets == OFFSETS_CODE_POINT) {
        set(object, at->start, at->end);
    } else if (call->offsets == OFFSETS_BYTE) {
        set(object, at->byte_start, at->byte_end);
    } else {
        struct span text = field_text(call, article, field);
        set(object, utf16_offset(text, at->byte_start), utf16_offset(text, at->byte_end));
    }
}

void offsets_set_in(struct call *call, json_t *object, uint32_t start, uint32_t end,
                    struct span text)
{
    struct extent at = {.byte_start = (uint32_t)utf8_byte_offset(text, start),
                        .byte_end = (uint32_t)utf8_byte_offset(text, end),
                        .start = start,
                        .end = end};
    if (call->offsets == OFFSETS_UTF16) {
        set(object, utf16_offset(text, at.byte_start), utf16_offset(text, at.byte_end));
        return;
    }
    offsets_set(call, object, &at, (struct span){NULL, 0}, FIELD_BODY);
}
