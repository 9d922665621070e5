/* The one place where JSON is turned into bytes and text is escaped for a page. Jansson looks for
 * loops in what it writes, one table entry for each object, and hands over every bit by itself;
 * answers are trees, and large ones, so they are written here, in the form in which jansson would.
 */
#include "api/output.h"

#include <math.h>
#include <stdio.h>

enum { NUMBER_BYTES = 40 };

enum { ESCAPE_BYTES = 6 };

static bool is_special(char c)
{
    return (unsigned char)c < 0x20 || c == '"' || c == '\\';
}

/* Writes the escape of a special character and returns its end. */
static char *write_escape(char *to, char c)
{
    static const char names[] = {['\b'] = 'b', ['\t'] = 't', ['\n'] = 'n', ['\f'] = 'f',
                                 ['\r'] = 'r', ['"'] = '"',  ['\\'] = '\\'};
    static const char digits[] = "0123456789ABCDEF";
    unsigned char code = (unsigned char)c;
    *to++ = '\\';
    if (names[code]) {
        *to++ = names[code];
        return to;
    }
    memcpy(to, "u00", 3);
    to[3] = digits[code >> 4];
    to[4] = digits[code & 15];
    return to + 5;
}

/* Text that jansson holds is UTF-8. */
static void add_text(struct buffer *out, const char *text, size_t len)
{
    size_t special = 0;
    for (size_t i = 0; i < len; i++) {
        special += is_special(text[i]);
    }
    char *start = buffer_reserve(out, len + special * (ESCAPE_BYTES - 1) + 2), *to = start;
    *to++ = '"';
    if (special == 0) {
        memcpy(to, text, len);
        to += len;
    }
    for (size_t i = 0; special > 0 && i < len; i++) {
        if (is_special(text[i])) {
            to = write_escape(to, text[i]);
        } else {
            *to++ = text[i];
        }
    }
    *to++ = '"';
    *to = '\0';
    out->len += (size_t)(to - start);
}

/* Writes digits before `end` and returns their begin. */
static char *write_digits(char *end, unsigned long long number)
{
    do {
        *--end = (char)('0' + number % 10);
        number /= 10;
    } while (number > 0);
    return end;
}

static void add_integer(struct buffer *out, json_int_t number)
{
    char digits[NUMBER_BYTES], *end = digits + sizeof digits;
    bool negative = number < 0;
    unsigned long long size =
        negative ? 0ull - (unsigned long long)number : (unsigned long long)number;
    char *at = write_digits(end, size);
    if (negative) {
        *--at = '-';
    }
    buffer_add(out, (struct span){at, (size_t)(end - at)});
}

/* Writes a number of whole thousandths, which most reals of answers are, without printf; false when
 * it is another one. */
static bool add_thousandths(struct buffer *out, double number)
{
    if (!(fabs(number) < 1e6) || (number == 0 && signbit(number))) {
        return false;
    }
    long thousandths = lround(fabs(number) * 1000);
    if ((double)thousandths / 1000 != fabs(number)) {
        return false;
    }
    char digits[NUMBER_BYTES], *end = digits + sizeof digits - 3;
    for (int i = 2, rest = (int)(thousandths % 1000); i >= 0; i--, rest /= 10) {
        end[i] = (char)('0' + rest % 10);
    }
    size_t fraction = end[2] != '0' ? 3 : end[1] != '0' ? 2 : 1;
    *--end = '.';
    char *at = write_digits(end, (unsigned long long)(thousandths / 1000));
    if (number < 0) {
        *--at = '-';
    }
    buffer_add(out, (struct span){at, (size_t)(end - at) + 1 + fraction});
    return true;
}

/* As "%.10g" writes it, with a digit behind the point so that it stays a number of that kind. */
static void add_real(struct buffer *out, double number)
{
    if (add_thousandths(out, number)) {
        return;
    }
    char text[NUMBER_BYTES];
    int len = snprintf(text, sizeof text, "%.10g", number);
    char *mark = memchr(text, 'e', (size_t)len);
    bool whole = mark == NULL && memchr(text, '.', (size_t)len) == NULL;
    if (mark) { /* e+06 is e6 */
        char *from = mark + 1, *to = mark + 1;
        if (*from == '-') {
            to++;
        }
        from++;
        while (*from == '0') {
            from++;
        }
        memmove(to, from, strlen(from) + 1);
    }
    buffer_add_string(out, text);
    buffer_add_string(out, whole ? ".0" : "");
}

static void add_array(struct buffer *out, const json_t *array)
{
    for (size_t i = 0; i < json_array_size(array); i++) {
        buffer_add_char(out, i > 0 ? ',' : '[');
        output_json(out, json_array_get(array, i));
    }
    buffer_add_string(out, json_array_size(array) > 0 ? "]" : "[]");
}

static void add_object(struct buffer *out, json_t *object)
{
    char joint = '{';
    for (void *at = json_object_iter(object); at; at = json_object_iter_next(object, at)) {
        buffer_add_char(out, joint);
        const char *key = json_object_iter_key(at);
        add_text(out, key, strlen(key));
        buffer_add_char(out, ':');
        output_json(out, json_object_iter_value(at));
        joint = ',';
    }
    buffer_add_string(out, joint == '{' ? "{}" : "}");
}

void output_json(struct buffer *out, json_t *value)
{
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        add_object(out, value);
        break;
    case JSON_ARRAY:
        add_array(out, value);
        break;
    case JSON_STRING:
        add_text(out, json_string_value(value), json_string_length(value));
        break;
    case JSON_INTEGER:
        add_integer(out, json_integer_value(value));
        break;
    case JSON_REAL:
        add_real(out, json_real_value(value));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        buffer_add_string(out, json_is_true(value) ? "true" : "false");
        break;
    default:
        buffer_add_string(out, "null");
    }
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
