/* The one place where JSON is turned into bytes and text is escaped for a page. */
#include "api/output.h"

void output_json(struct buffer *out, json_t *value)
{
    size_t flags = JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(10);
    size_t size = json_dumpb(value, NULL, 0, flags);
    json_dumpb(value, buffer_reserve(out, size), size, flags);
    out->len += size;
    out->bytes[out->len] = '\0';
}

void output_html(struct buffer *out, struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        switch (text.ptr[i]) {
        case '&':
            buffer_add_string(out, "&amp;");
            break;
        case '<':
            buffer_add_string(out, "&lt;");
            break;
        case '>':
            buffer_add_string(out, "&gt;");
            break;
        case '"':
            buffer_add_string(out, "&quot;");
            break;
        default:
            buffer_add_char(out, text.ptr[i]);
        }
    }
}
