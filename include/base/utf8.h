#ifndef DATELINED_BASE_UTF8_H
#define DATELINED_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"

/* UTF-8 as defined by RFC 3629: no surrogates, nothing above U+10FFFF, no overlong forms.
 * Case, folding and character classes come from libunistring. */

/* Decodes the character at `offset` (< text.len) into `*code` and returns its length in bytes.
 * An ill-formed byte gives U+FFFD and length 1, so a loop always moves on. */
size_t utf8_decode(struct span text, size_t offset, uint32_t *code);

/* Appends `code` to `out` (room for 4 bytes) and returns how many bytes were written. */
size_t utf8_encode(uint32_t code, char out[4]);

/* Byte offset of the first byte at or after `at` that is not ASCII, text.len when there is none. */
size_t utf8_ascii_end(struct span text, size_t at);

/* Byte offset of the first ill-formed byte, or SIZE_MAX when the whole text is well-formed. */
size_t utf8_invalid_at(struct span text);

/* Number of code points; of UTF-16 code units. */
size_t utf8_count(struct span text);
size_t utf8_count_utf16(struct span text);

/* Byte offset of the `code_points`-th character, text.len when there are fewer. */
size_t utf8_byte_offset(struct span text, size_t code_points);

/* The most bytes, `limit` or fewer, that `text` can be cut to without cutting a character. */
size_t utf8_whole(struct span text, size_t limit);

/* Unicode's classes: upper case (title-case letters too), lower case, letters of any script,
 * decimal digits of any script, white space (U+200B and U+FEFF too). */
bool utf8_is_upper(uint32_t code);
bool utf8_is_lower(uint32_t code);
bool utf8_is_letter(uint32_t code);
bool utf8_is_digit(uint32_t code);
bool utf8_is_space(uint32_t code);

/* Lower case; full case folding; folding with diacritics removed and compatibility forms unified
 * (NFKD, marks dropped): "Müller" and "MULLER" both give "muller". Ill-formed bytes give U+FFFD. */
struct span utf8_lower(struct arena *arena, struct span text);
struct span utf8_fold(struct arena *arena, struct span text);
struct span utf8_fold_plain(struct arena *arena, struct span text);

/* A URL-safe slug: folded plain, runs of other characters than [a-z0-9] as one '-', none at the
 * ends; letters of other scripts are kept percent-free as their code points in hexadecimal
 * ("u4e2d"). Empty input gives an empty slug. */
struct span utf8_slug(struct arena *arena, struct span text);

#endif
