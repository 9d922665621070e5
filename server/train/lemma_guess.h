#ifndef DATELINED_TRAIN_LEMMA_GUESS_H
#define DATELINED_TRAIN_LEMMA_GUESS_H

#include "base/arena.h"
#include "text/document.h"

/* Finds the lemmas of regular forms in a corpus that has tags but no lemmas. */
struct lemma_guess;

/* Knows no word yet; lives in `arena`. */
struct lemma_guess *lemma_guess_new(struct arena *arena);

/* Counts the base forms (VB, VBP, NN) of a tagged document, whose words must outlive `guess`. */
void lemma_guess_read(struct lemma_guess *guess, const struct document *document);

/* Counts a word that is known to be a verb and must outlive `guess`. */
void lemma_guess_add_verb(struct lemma_guess *guess, struct span verb);

/* The lemma of a normal form with this tag (VBD, VBN, VBG, VBZ, NNS), made in `arena`; empty when
 * the form is not regular or no lemma, or more than one, was seen. */
struct span lemma_guess_of(const struct lemma_guess *guess, struct arena *arena, struct span norm,
                           uint8_t xpos);

/* Regular forms of base form number `i` as a verb (VBD, VBN, VBG, VBZ), right or not: "quarrel":
 * "quarreled", "quarrelled", "quarreling", "quarrelling", "quarrels". Made in `arena`; returns how
 * many. */
enum { LEMMA_GUESS_FORMS = 5 };
size_t lemma_guess_forms(const struct lemma_guess *guess, struct arena *arena, size_t i,
                         struct span forms[LEMMA_GUESS_FORMS]);

/* How many base forms were seen. */
size_t lemma_guess_size(const struct lemma_guess *guess);

#endif
