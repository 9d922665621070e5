#ifndef DATELINED_TEXT_WORDS_H
#define DATELINED_TEXT_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

/* What a word with a full stop behind it is when the stop belongs to the word. */
enum abbreviation {
    ABBREVIATION_NONE,
    ABBREVIATION_INNER, /* never the last word of a sentence: Mr., Gen., vs., e.g. */
    ABBREVIATION_LAST,  /* may end a sentence when a capital follows: Inc., etc., a.m. */
    ABBREVIATION_COUNT, /* only before a figure: No., p., Fig. */
    ABBREVIATION_DATE /* a word of its own, too: Sun., Mar.; only before a figure or small letter */
};

/* The kind of `word`, which is given without its last full stop. An entry of the table that is
 * written with a capital needs one in the text. */
enum abbreviation words_abbreviation(struct span word);

/* Whether `word` ("non", "Anti") is a prefix that keeps its hyphen in the treebanks. */
bool words_is_prefix(struct span word);

/* Bytes of the first of the two words that `word` is made of without an apostrophe ("can|not",
 * "gon|na", "do|nt"), or 0. */
size_t words_split(struct span word);

/* Whether `word` takes a letter as its number, so that "Vitamin C." ends a sentence. */
bool words_takes_letter(struct span word);

/* Whether `label` is the last part of internet addresses and file names: "com", "uk", "pdf". */
bool words_is_domain(struct span label);

/* Whether `word` reports speech: "said", "asks". */
bool words_is_speech(struct span word);

#endif
