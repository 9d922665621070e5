#ifndef DATELINED_SERVER_INGEST_HEADER_WORDING_H
#define DATELINED_SERVER_INGEST_HEADER_WORDING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"

/* What headers are made of: words, names, and the word lists that tell an outlet from a role. */

/* The signs that pages set at the end of a button, a heading, a trail. */
#define LINE_ENDS ".:>"

/* Whether the text has so many words at least; reads no further than them. */
bool has_words(struct span text, size_t least);

/* The next run of non-space bytes at or after `*at` in `text`, which moves behind it; an empty span
 * at the end. How many there are. */
struct span word_next(struct span text, size_t *at);
size_t word_count(struct span text);

/* The last run of non-space bytes; empty when there is none. */
struct span word_last(struct span text);

/* Cuts white space (ASCII, no-break, ideographic and zero-width spaces) from both ends. */
struct span text_trim(struct span text);

/* Without white space at both ends, and without the bytes of `signs` at its end. */
struct span text_trim_signs(struct span text, const char *signs);

/* Behind the ASCII digits at `at`, which may be none. */
size_t text_digits_end(struct span text, size_t at);

/* Where the text goes on behind the last byte `sign`; 0: it has none. */
size_t text_behind_last(struct span text, char sign);

/* What stands between the last `open` and the `close` that ends the text; absent when it does not
 * end so. */
struct span text_in_bracket(struct span text, char open, char close);

/* Cuts `*rest` at the first `word` (with its spaces): what stands before it goes to `*before`, what
 * stands behind it stays. False when it is not there: then nothing changes. */
bool text_cut_at(struct span *rest, const char *word, struct span *before);

/* Whether the word begins with an upper-case letter; whether it has at least one letter and no
 * lower-case one. */
bool word_is_capital(struct span word);
bool word_is_caps(struct span word);

/* The length of the first word of a NULL-terminated list with which the text begins, ASCII letters
 * in either case; 0: with none. Where one word begins like another the longer one stands first. */
size_t starts_with_any(struct span text, const char *const *list);

/* Whether one of the words of a NULL-terminated list is in the text, in the same case. */
bool holds_any(struct span text, const char *const *list);

/* Whether the text begins with a sign that is nothing but a bullet; others set hyphens, stars and
 * dashes. */
bool begins_with_bullet(struct span text);

/* Whether the text is one of the words of a NULL-terminated list, ASCII letters in either case. */
bool is_one_of(struct span text, const char *const *list);

/* A person's name: one to five capitalised words (or two to five when `full`), particles such as
 * "van" or "bin" between them, initials; no digits, no role, no outlet. */
bool is_person_name(struct span text, bool full);

/* The name of a paper, broadcaster or agency, as far as its words tell: "Lakeside Herald",
 * "Associated Press", "AFP". */
bool is_outlet_name(struct span text);

/* Whether it is a word that outlets' names are made of ("Guardian", "Times"). */
bool is_outlet_word(struct span word);

/* Whether such a word names a paper by itself ("Guardian", "Herald"), as "News" and "Today" do not.
 */
bool is_paper_word(struct span word);

/* A well-known outlet's or agency's name, in capitals, too. */
bool is_known_outlet(struct span text);

/* A news agency's well-known name or initials, or "Agencies". */
bool is_agency_name(struct span text);

/* What a writer is, not who: "Staff Writer", "Foreign Correspondent". */
bool is_role(struct span text);

/* Whether the text ends as a sentence does: ".", "!", "?" or "…" with what closes after it, and not
 * an abbreviation that ends headlines ("U.S.", "Inc."). Questions and exclamations count only with
 * `marks`. */
bool ends_sentence(struct span text, bool marks);

/* Whether a sentence ends with a full stop before the end of the text. */
bool holds_sentence_end(struct span text);

#endif
