/* Extents carry bytes and code points; UTF-16 units are counted from the text itself, from where
 * the last count ended: what is asked for mostly stands close by. */
#include "api/offsets.h"

#include "base/utf8.h"

static void set(json_t *object, uint32_t start, uint32_t end)
{
    json_object_set_new(object, "start", json_integer(start));
    json_object_set_new(object, "end", json_integer(end));
}

/* Reads the texts that the extents of `article` point into, unless they were read for the row
 * before.
 */
static struct offset_texts *texts_of(struct call *call, struct span article)
{
    struct offset_texts *texts = &call->offset_texts;
    if (!texts->loaded || !span_equal(texts->article, article)) {
        struct article_record record;
        *texts =
            (struct offset_texts){.loaded = true, .article = article, .text = {SPAN(""), SPAN("")}};
        if (call->reader && article_get(call->reader, call->arena, article, &record) == STATUS_OK) {
            texts->text[FIELD_TITLE] = record.article.title;
            texts->text[FIELD_BODY] = record.article.body;
        }
    }
    return texts;
}

static uint32_t utf16_offset(struct offset_texts *texts, enum field field, size_t byte_offset)
{
    struct span text = texts->text[field];
    size_t to = byte_offset < text.len ? byte_offset : text.len, from = texts->byte[field];
    if (to >= from) {
        texts->units[field] += utf8_count_utf16(span_slice(text, from, to));
    } else {
        texts->units[field] -= utf8_count_utf16(span_slice(text, to, from));
    }
    texts->byte[field] = to;
    return (uint32_t)texts->units[field];
}

void offsets_set(struct call *call, json_t *object, const struct extent *at, struct span article,
                 enum field field)
{
    if (call->offsets == OFFSETS_CODE_POINT) {
        set(object, at->start, at->end);
    } else if (call->offsets == OFFSETS_BYTE) {
        set(object, at->byte_start, at->byte_end);
    } else {
        struct offset_texts *texts = texts_of(call, article);
        uint32_t start = utf16_offset(texts, field, at->byte_start);
        set(object, start, utf16_offset(texts, field, at->byte_end));
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
        uint32_t before = (uint32_t)utf8_count_utf16(span_slice(text, 0, at.byte_start));
        struct span inside = span_slice(text, at.byte_start, at.byte_end);
        set(object, before, before + (uint32_t)utf8_count_utf16(inside));
        return;
    }
    offsets_set(call, object, &at, (struct span){NULL, 0}, FIELD_BODY);
}
