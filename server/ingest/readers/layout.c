/* Lines to pieces. Clippings come with a paragraph a line, with or without empty lines between
 * them, or wrapped at some 40 to 110 columns. A text is wrapped when lines go on with small letters
 * and none is longer than that; then a line goes on in the next one if the first word of that would
 * have made it longer than the longest line, which is how every greedy line breaker works, or if
 * its words say so, since pages set in letters of unequal width have ragged lines. Indented first
 * lines start a paragraph. */
#include "layout.h"

#include <stdint.h>
#include <string.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "ingest/header/wording.h"

enum {
    WRAP_MAX = 112,
    WRAP_MIN = 40,
    WRAP_USUAL = 60,
    WRAP_SLACK = 6,
    COLUMN_GAP = 5,
    NARROW_MIN = 16,
    NARROW_MAX = 48,
    QUOTED_MIN = 4
};

struct line {
    struct span text; /* trimmed */
    size_t width;     /* code points, with its indent */
    size_t indent;
};

/* Without the signs that old wires set around a header's line: "^By PIA LUND=". */
static struct span without_wire_signs(struct span text)
{
    if (text.len < 2 || text.ptr[0] != '^') {
        return text;
    }
    size_t end = text.len - (strchr("<=", text.ptr[text.len - 1]) != NULL);
    return text_trim(span_slice(text, 1, end));
}

static struct line line_read(struct span raw)
{
    struct line line = {.text = without_wire_signs(text_trim(raw))};
    line.indent = line.text.len ? (size_t)(line.text.ptr - raw.ptr) : 0;
    line.width = line.indent + utf8_count(line.text);
    return line;
}

static struct line *lines_cut(struct arena *arena, struct span text, size_t *count)
{
    struct line *lines = NULL;
    size_t capacity = 0;
    struct span rest = text;
    *count = 0;
    while (rest.ptr) {
        lines = arena_grow(arena, lines, *count, &capacity, sizeof *lines);
        lines[(*count)++] = line_read(span_cut(&rest, '\n'));
    }
    return lines;
}

/* Whether the lines are those of a quoted mail. */
static bool are_quoted(const struct line *lines, size_t count)
{
    size_t quoted = 0;
    size_t filled = 0;
    for (size_t i = 0; i < count; i++) {
        quoted += lines[i].text.len > 0 && lines[i].text.ptr[0] == '>';
        filled += lines[i].text.len > 0;
    }
    return quoted >= QUOTED_MIN && quoted * 2 > filled;
}

/* Takes the "> " of a quoted mail off its lines. */
static void lines_unquote(struct line *lines, size_t count)
{
    bool quoted = are_quoted(lines, count);
    for (size_t i = 0; i < count && quoted; i++) {
        while (lines[i].text.len > 0 && lines[i].text.ptr[0] == '>') {
            lines[i].text = text_trim(span_slice(lines[i].text, 1, lines[i].text.len));
            lines[i].indent = 0;
        }
    }
}

struct span layout_without_quotes(struct arena *arena, struct span text)
{
    size_t count;
    if (text.len == 0 || !memchr(text.ptr, '>', text.len)) {
        return text;
    }
    struct line *lines = lines_cut(arena, text, &count);
    if (!are_quoted(lines, count)) {
        return text;
    }
    lines_unquote(lines, count);
    struct buffer out = {0};
    for (size_t i = 0; i < count; i++) {
        buffer_add(&out, lines[i].text.ptr ? lines[i].text : SPAN(""));
        buffer_add_char(&out, '\n');
    }
    struct span plain = arena_copy(arena, buffer_span(&out));
    buffer_fini(&out);
    return plain;
}

/* "-----", "______". */
static bool is_rule(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (!strchr("-_=*~ ", text.ptr[i])) {
            return false;
        }
    }
    return text.len > 2;
}

/* Whether a wide gap parts the line: "The Karsk Mercury            9 June 2014". */
static bool has_column(struct span text)
{
    size_t gap = 0;
    for (size_t i = 0; i < text.len && gap < COLUMN_GAP; i++) {
        gap = text.ptr[i] == '\t' ? COLUMN_GAP : text.ptr[i] == ' ' ? gap + 1 : 0;
    }
    return gap >= COLUMN_GAP;
}

/* "Subject: …" begins a line of its own. */
static bool is_mail_field(struct span text)
{
    static const char *const fields[] = {
        "from: ", "to: ", "subject: ", "date: ", "sent: ", "cc: ", NULL};
    return starts_with_any(text, fields) > 0;
}

/* Whether the line is what cannot be wrapped: an address, a rule, a page's number. */
static bool is_fixed(struct span text)
{
    bool address =
        text.len && !memchr(text.ptr, ' ', text.len) && span_find(text, SPAN("://"), 0) != SIZE_MAX;
    return address || is_rule(text) || (text.len > 0 && text_digits_end(text, 0) == text.len);
}

static bool begins_small(struct span text)
{
    uint32_t code;
    utf8_decode(text, 0, &code);
    return utf8_is_lower(code);
}

/* "by Ana Reyes", not "by Ana Reyes on Monday, when the strike began." */
static bool is_byline(struct span text)
{
    size_t by = starts_with_any(text, (const char *const[]){"by ", NULL});
    return by > 0 && text.len < WRAP_USUAL && word_is_capital(span_slice(text, by, text.len)) &&
           !ends_sentence(text, true);
}

/* "press@karsen.example", "www.karsen.example": no word of a sentence. */
static bool begins_address(struct span text)
{
    size_t at = 0;
    struct span word = word_next(text, &at);
    return memchr(word.ptr, '@', word.len) ||
           starts_with_any(word, (const char *const[]){"http", "www.", NULL}) > 0;
}

/* Whether line `i` surely goes on in the next one, which begins with a small letter. */
static bool is_broken_at(const struct line *lines, size_t i, size_t count)
{
    struct span next = i + 1 < count ? lines[i + 1].text : SPAN("");
    return lines[i].text.len > 0 && next.len > 0 && begins_small(next) && !is_byline(next) &&
           !begins_address(next) && !ends_sentence(lines[i].text, true) &&
           !is_fixed(lines[i].text) && !is_fixed(next);
}

/* The longest of the lines that go on or are gone on with; SIZE_MAX when a line, but for one with a
 * column, cannot be part of a text wrapped at any width. */
static size_t longest_broken(const struct line *lines, size_t count)
{
    size_t longest = 0;
    bool inside = false;
    for (size_t i = 0; i < count; i++) {
        bool broken = is_broken_at(lines, i, count);
        longest = (broken || inside) && lines[i].width > longest ? lines[i].width : longest;
        inside = broken;
        if (lines[i].width > WRAP_MAX && !is_fixed(lines[i].text) && !has_column(lines[i].text)) {
            return SIZE_MAX;
        }
    }
    return longest;
}

/* The width at which the text is wrapped; 0 when it is not. Lines that a headline or byline has to
 * itself may be longer, if not by a little only, and are none that was wrapped. */
static size_t wrap_width(const struct line *lines, size_t count)
{
    size_t broken = longest_broken(lines, count);
    size_t longest = 0;
    size_t full = 0;
    size_t small = 0;
    if (broken > WRAP_MAX) {
        return 0;
    }
    for (size_t i = 0; i < count; i++) {
        bool part = !is_fixed(lines[i].text) && lines[i].width <= broken + WRAP_SLACK;
        longest = part && lines[i].width > longest ? lines[i].width : longest;
    }
    for (size_t i = 0; i + 1 < count && longest >= WRAP_MIN; i++) {
        bool may = lines[i].width <= longest && lines[i].width * 10 > longest * 8;
        full += may && lines[i + 1].text.len > 0;
        small += may && is_broken_at(lines, i, count);
    }
    bool wide = small > 0 && longest >= WRAP_USUAL; /* one line that goes on is enough */
    return (full >= 2 || wide) && small * 3 >= full ? longest : 0;
}

/* Whether most lines begin at the margin, so that an indent begins a paragraph. */
static bool is_flush(const struct line *lines, size_t count)
{
    size_t filled = 0;
    size_t indented = 0;
    for (size_t i = 0; i < count; i++) {
        filled += lines[i].text.len > 0;
        indented += lines[i].indent > 0;
    }
    return indented * 2 < filled;
}

/* Whether the line, which goes on from another one (`inside`) or begins a piece, goes on in the
 * next: by the width, or by its words where a page was set in letters of unequal width. */
static bool goes_on(const struct line *line, const struct line *next, size_t width, bool flush,
                    bool inside)
{
    size_t at = 0;
    size_t word = utf8_count(word_next(next->text, &at));
    bool rule = is_rule(line->text) || is_rule(next->text) || is_mail_field(next->text);
    if (width == 0 || rule || is_byline(next->text) || line->width > width ||
        line->width * 2 <= width || next->indent > line->indent || (flush && next->indent > 0)) {
        return false;
    }
    bool small = begins_small(next->text);
    bool filled = inside && line->width * 10 > width * 7;
    return line->width + 1 + word > width ||
           ((small || filled) && !ends_sentence(line->text, true));
}

/* Whether blocks of short lines that end as paragraphs do make up most of the text: a column of a
 * scanned page. */
static bool is_narrow(const struct line *lines, size_t count)
{
    size_t filled = 0;
    size_t inside = 0;
    size_t blocks = 0;
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && lines[end].text.len > 0) {
            if (lines[end].width >= WRAP_MIN * 2 && end > i && !is_fixed(lines[end].text)) {
                return false;
            }
            end++;
        }
        bool paragraph = end - i >= 2 && ends_sentence(lines[end - 1].text, true);
        for (size_t k = i; k < end && paragraph; k++) {
            paragraph = lines[k].width >= NARROW_MIN || k + 1 == end;
            paragraph = paragraph && lines[k].width <= NARROW_MAX;
        }
        inside += paragraph ? end - i : 0;
        blocks += paragraph;
        filled += end - i;
        i = end + 1;
    }
    return blocks >= 2 && inside * 2 > filled;
}

/* The first empty line at or behind `i`; `count` when there is none. */
static size_t block_end(const struct line *lines, size_t i, size_t count)
{
    while (i < count && lines[i].text.len > 0) {
        i++;
    }
    return i;
}

/* Whether line `i` of a narrow column, in the rest [first, end) of its block, goes on in the next
 * one: in a paragraph, or in a headline in capitals. */
static bool goes_on_narrow(const struct line *lines, size_t first, size_t i, size_t end)
{
    bool paragraph = (end - first >= 3 || lines[i].width >= NARROW_MIN) &&
                     ends_sentence(lines[end - 1].text, true);
    return paragraph || (word_is_caps(lines[i].text) && word_is_caps(lines[i + 1].text) &&
                         !starts_with_any(lines[i + 1].text, (const char *const[]){"by ", NULL}));
}

struct piece *layout_cut(struct arena *arena, struct span text, size_t *count)
{
    size_t line_count;
    struct line *lines = lines_cut(arena, text, &line_count);
    lines_unquote(lines, line_count);
    size_t width = wrap_width(lines, line_count);
    bool flush = width > 0 && is_flush(lines, line_count);
    bool narrow = width <= NARROW_MAX && is_narrow(lines, line_count);
    struct piece *pieces = NULL;
    size_t capacity = 0;
    bool gap = false;
    size_t end = 0; /* of the block that the line stands in */
    *count = 0;
    for (size_t i = 0; i < line_count; i++) {
        if (lines[i].text.len == 0) {
            gap = true;
            continue;
        }
        size_t last = i;
        end = end > i ? end : block_end(lines, i, line_count);
        while (last + 1 < end &&
               ((narrow && goes_on_narrow(lines, i, last, end)) ||
                goes_on(&lines[last], &lines[last + 1], width, flush, last > i))) {
            last++;
        }
        const char *behind = lines[last].text.ptr + lines[last].text.len;
        pieces = arena_grow(arena, pieces, *count, &capacity, sizeof *pieces);
        pieces[(*count)++] = (struct piece){
            {lines[i].text.ptr, (size_t)(behind - lines[i].text.ptr)}, gap, MARK_NONE};
        gap = false;
        i = last;
    }
    return pieces;
}
