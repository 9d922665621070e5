#ifndef DATELINED_STORE_EVENT_WORDS_H
#define DATELINED_STORE_EVENT_WORDS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/span.h"

/* Words by which two reports of an event are compared. All texts are folded (utf8_fold_plain). */

/* Cuts the next word (letters and digits) off `*rest`; false at the end. */
bool event_words_next(struct span *rest, struct span *word);

/* Whether a word says something of its own: no small word, no weekday or month, and four letters or
 * a number of two digits or more. */
bool event_words_tells(struct span word);

/* Whether a telling word is in so many reports that it says little of one: a number, an official,
 * the dead. */
bool event_words_is_pale(struct span word);

/* Whether a word says that an act is not the one told before: "another", "second", "separate". */
bool event_words_sets_apart(struct span word);

/* The part of a word that its forms share: "ruling" and "rulings", "talks" and "talk". */
struct span event_words_stem(struct span word);

/* "meet" and "meeting", "ask" and "asked": equal, or both begin with the same four letters, or one
 * is a form of a word of three. */
bool event_words_same(struct span a, struct span b);

/* Triggers that may tell the same act: "resign" and "quit", "ruling" and "verdict". */
bool event_words_related(struct span a, struct span b);

/* The first whole number of a phrase, in digits or as a word up to ninety: "at least 12 people",
 * "forty of its officials"; 0: none. */
uint32_t event_words_number(struct span text);

/* Whether a phrase is nothing but a personal, possessive or demonstrative pronoun. */
bool event_words_is_pronoun(struct span text);

/* What kind of disaster or accident a word names, from 1: "quake" and "tremor" one, "flood"
 * another; a truce, of which an article also tells once, is one more. 0: none. */
int event_words_mishap(struct span word);

/* Whether a mishap of that number is an act of nature: who drowned in a flood is told as an
 * accident, and the flood as a disaster. */
bool event_words_is_natural(int mishap);

/* Whether a trigger says that somebody was killed: what befalls one only once. */
bool event_words_kills(struct span word);

/* Whether a trigger says that somebody was abducted: hardly ever twice. */
bool event_words_abducts(struct span word);

/* Whether a trigger says what befalls a person seldom: that he is arrested, charged, freed. */
bool event_words_befalls(struct span word);

/* Whether a trigger says that something planned is not to be: "cancel", "call off". */
bool event_words_calls_off(struct span word);

/* Whether a trigger says how a trial ends: that he is found guilty, sentenced, sent to jail. */
bool event_words_ends_trial(struct span word);

/* Whether a phrase speaks of several: "protesters", "hundreds of people". */
bool event_words_is_group(struct span text);

/* Whether `word` is one of the words of `text`. */
bool event_words_holds(struct span text, struct span word);

/* Whether one of two phrases may be short for the other: they turn on the same word, and each word
 * of the shorter one stands in the longer: "the court" and "Supreme Court of India". */
bool event_words_same_head(struct span a, struct span b);

/* Whether all words of one of two names stand in the other: "Lee" and "Ann Lee". */
bool event_words_same_name(struct span a, struct span b);

/* Whether `name` is nothing but the family name of the full one: "Lee" and "Ann Lee". */
bool event_words_is_family_name(struct span name, struct span full);

#endif
