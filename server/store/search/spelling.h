#ifndef DATELINED_STORE_SPELLING_H
#define DATELINED_STORE_SPELLING_H

#include "store/connection.h"

/* What a word may stand for: any word; a name rather than another word; a name only (capitals). */
enum spelling_kind { SPELLING_WORD, SPELLING_NAME, SPELLING_ACRONYM };

/* The known word nearest to `word` (folded, in no article): at most one letter added, left out,
 * changed or swapped with its neighbour in words of up to seven letters, two in longer ones if the
 * first letter is right, which it must be in words of four; in short ones only by a likely slip. Of
 * several one that only writes an umlaut otherwise, then the nearest, then for a name a word of
 * one, then the most frequent, then the first in the alphabet. Words of names are known even when
 * no article has them. The absent span when there is none but stop words, or when the word is too
 * short or a number. */
MUST_CHECK enum status spelling_nearest(struct connection *connection, struct arena *arena,
                                        struct span word, enum spelling_kind kind,
                                        struct span *out);

enum spelling_side { SPELLING_BEFORE, SPELLING_BEHIND };

/* The same among the words that stand right before or behind the word `beside` in a name: "lung" is
 * "luang" behind "tham", whatever else is near. */
MUST_CHECK enum status spelling_nearest_beside(struct connection *connection, struct arena *arena,
                                               struct span word, enum spelling_side side,
                                               struct span beside, struct span *out);

/* The word of a name that is meant by one of `count` (2 or more) known words that are together no
 * name: as many words, all the same but that one, which is one likely slip away and begins alike;
 * both have three letters or more. Its index is put into *index. Absent when there is none. */
MUST_CHECK enum status spelling_nearest_name(struct connection *connection, struct arena *arena,
                                             const struct span *words, size_t count, size_t *index,
                                             struct span *out);

/* Whether one slip is a likely way from `known`, at distance 1, to `word`: a letter left out, two
 * swapped, one added that is doubled, beside its neighbour on the keyboard, a vowel or h, or one
 * changed into one that is heard alike or, but for the first, a key beside it. */
bool spelling_slip_is_likely(struct span word, struct span known);

/* Whether two folded words are one but for how an umlaut is written: "muller" and "mueller". */
bool spelling_is_umlaut(struct span a, struct span b);

/* Optimal string alignment distance (Damerau–Levenshtein without a second edit of a swapped pair)
 * of two words in bytes; `limit` + 1 as soon as it is over `limit`. Words are at most 64 bytes
 * long. */
unsigned spelling_distance(struct span a, struct span b, unsigned limit);

#endif
