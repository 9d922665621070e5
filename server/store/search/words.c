/* ASCII is folded in place, byte by byte; a word with anything else goes through the Unicode
 * tables. What folding leaves out (a stray mark alone) is no word. */

#include "words.h"

#include "base/utf8.h"

enum { COMBINING_FIRST = 0x300, COMBINING_LAST = 0x36F, CURLY_APOSTROPHE = 0x2019 };

static bool is_ascii_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_word(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_ascii_digit(c);
}

/* Length of the word character at `at`, 0 when there is none. */
static size_t word_char(struct span text, size_t at)
{
    if (at >= text.len) {
        return 0;
    }
    if ((unsigned char)text.ptr[at] < 0x80) {
        return is_ascii_word(text.ptr[at]) ? 1 : 0;
    }
    uint32_t code;
    size_t len = utf8_decode(text, at, &code);
    bool word = utf8_is_letter(code) || utf8_is_digit(code) ||
                (code >= COMBINING_FIRST && code <= COMBINING_LAST);
    return word ? len : 0;
}

/* Length of the apostrophe at `at`, straight or curly, 0 when there is none. */
static size_t apostrophe(struct span text, size_t at)
{
    if (at >= text.len) {
        return 0;
    }
    if (text.ptr[at] == '\'') {
        return 1;
    }
    uint32_t code = 0;
    size_t len = (unsigned char)text.ptr[at] < 0x80 ? 1 : utf8_decode(text, at, &code);
    return code == CURLY_APOSTROPHE ? len : 0;
}

/* Whether a possessive s stands at `at` and ends the word. */
static bool is_possessive(struct span text, size_t at)
{
    return at < text.len && (text.ptr[at] == 's' || text.ptr[at] == 'S') &&
           word_char(text, at + 1) == 0;
}

/* Where the word that begins at `start` ends; what its apostrophes and dots leave is put into
 * `letters`, cut at its size. */
struct scan {
    char letters[WORD_MAX * 2];
    size_t len;
    bool ascii;
    size_t count; /* characters */
    size_t end;   /* of the word's last character */
    size_t next;  /* where reading goes on */
};

static void scan_add(struct scan *scan, struct span text, size_t at, size_t len)
{
    if (scan->len + len <= sizeof scan->letters) {
        memcpy(scan->letters + scan->len, text.ptr + at, len);
        scan->len += len;
    }
    scan->ascii = scan->ascii && len == 1;
    scan->count++;
    scan->end = scan->next = at + len;
}

/* Goes on behind the mark at scan->end if the word does; false when it ends there. */
static bool scan_joint(struct scan *scan, struct span text)
{
    size_t at = scan->end;
    size_t mark = apostrophe(text, at);
    if (mark > 0 && is_possessive(text, at + mark)) {
        scan->next = at + mark + 1;
        return false;
    }
    if (mark > 0 && word_char(text, at + mark) > 0) {
        scan->next = at + mark;
        return true;
    }
    bool thousands = at + 3 < text.len && text.ptr[at] == ',' && is_ascii_digit(text.ptr[at - 1]) &&
                     is_ascii_digit(text.ptr[at + 1]) && is_ascii_digit(text.ptr[at + 2]) &&
                     is_ascii_digit(text.ptr[at + 3]);
    scan->next = thousands ? at + 1 : at;
    return thousands;
}

/* Reads dotted initials, "U.N.", from `start`; false when there are none. */
static bool scan_initials(struct scan *scan, struct span text, size_t start)
{
    size_t at = start;
    size_t letters = 0;
    while (at + 1 < text.len && is_ascii_word(text.ptr[at]) && !is_ascii_digit(text.ptr[at]) &&
           text.ptr[at + 1] == '.') {
        scan_add(scan, text, at, 1);
        letters++;
        at += 2;
    }
    bool last_letter =
        letters > 0 && at < text.len && is_ascii_word(text.ptr[at]) && word_char(text, at + 1) == 0;
    if (last_letter) {
        scan_add(scan, text, at, 1);
        letters++;
    } else if (word_char(text, at) > 0) {
        letters = 0;
    }
    return letters > 1;
}

static void scan_word(struct scan *scan, struct span text, size_t start)
{
    *scan = (struct scan){.ascii = true};
    if (scan_initials(scan, text, start)) {
        size_t mark = apostrophe(text, scan->end);
        scan->next =
            mark > 0 && is_possessive(text, scan->end + mark) ? scan->end + mark + 1 : scan->end;
        return;
    }
    *scan = (struct scan){.ascii = true, .end = start, .next = start};
    do {
        size_t len;
        while ((len = word_char(text, scan->next)) > 0) {
            scan_add(scan, text, scan->next, len);
        }
    } while (scan_joint(scan, text));
}

/* Folds the letters into the reader's buffer, cut at a character's border. */
static struct span fold(struct word_reader *reader, const struct scan *scan)
{
    struct span letters = {scan->letters, scan->len};
    struct span folded = letters;
    if (!scan->ascii) {
        folded = utf8_fold_plain(reader->arena, letters);
    }
    size_t len = utf8_whole(folded, WORD_MAX);
    for (size_t i = 0; i < len; i++) {
        char c = folded.ptr[i];
        reader->folded[i] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    return (struct span){reader->folded, len};
}

/* Reads a word of ASCII that nothing joins to what follows, which most words are; false for
 * another, of which nothing is read. */
static bool read_plain(struct word_reader *reader, struct word *word)
{
    struct span text = reader->text;
    size_t start = reader->at, len = 0;
    while (len < WORD_MAX && start + len < text.len && is_ascii_word(text.ptr[start + len])) {
        char c = text.ptr[start + len];
        reader->folded[len++] = c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
    }
    char next = start + len < text.len ? text.ptr[start + len] : ' ';
    bool joins = (unsigned char)next >= 0x80 || is_ascii_word(next) || next == '\'' ||
                 (next == '.' && len == 1) ||
                 (next == ',' && len > 0 && is_ascii_digit(text.ptr[start + len - 1]));
    if (len == 0 || joins) {
        return false;
    }
    reader->at = start + len;
    *word = (struct word){start, start + len, {reader->folded, len}};
    return true;
}

struct word_reader word_reader_start(struct span text, struct arena *arena)
{
    return (struct word_reader){.text = text, .arena = arena};
}

bool words_next(struct word_reader *reader, struct word *word)
{
    while (reader->at < reader->text.len) {
        if (read_plain(reader, word)) {
            return true;
        }
        if (word_char(reader->text, reader->at) == 0) {
            uint32_t code;
            reader->at += (unsigned char)reader->text.ptr[reader->at] < 0x80
                              ? 1
                              : utf8_decode(reader->text, reader->at, &code);
            continue;
        }
        struct scan scan;
        size_t start = reader->at;
        scan_word(&scan, reader->text, start);
        reader->at = scan.next;
        *word = (struct word){start, scan.end, fold(reader, &scan)};
        if (word->folded.len > 0) {
            return true;
        }
    }
    return false;
}

struct span words_fold(struct arena *arena, struct span text)
{
    size_t capacity = text.len * 3 + 1;
    char *out = arena_alloc(arena, capacity);
    size_t len = 0;
    struct word_reader reader = word_reader_start(text, arena);
    struct word word;
    while (words_next(&reader, &word) && len + word.folded.len + 1 <= capacity) {
        if (len > 0) {
            out[len++] = ' ';
        }
        memcpy(out + len, word.folded.ptr, word.folded.len);
        len += word.folded.len;
    }
    return (struct span){out, len};
}
