#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_FORMS_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_FORMS_H

#include "base/arena.h"
#include "extract/gazetteer.h"
#include "gender.h"

#define FORM_WORDS_MAX 12

/* A name as its words, to be compared with others. */
struct form {
    struct span words[FORM_WORDS_MAX]; /* folded, without stops and quotation marks, hyphens cut */
    size_t count;
    bool given_last; /* it ends with a given name of two words: "Ann Wong Mei-ling" */
};

/* The words of a name; the last holds the rest when there are more than FORM_WORDS_MAX. What
 * follows a person's name ("Jr.") is left out when `person`. */
void form_read(struct arena *arena, struct span text, bool person, struct form *out);

/* "person:kim jong un". */
struct span form_key(struct arena *arena, enum entity_type type, const struct form *form);

/* The words with a blank between them. */
struct span form_text(struct arena *arena, const struct form *form);

/* Whether the words are the same. */
bool form_equal(const struct form *a, const struct form *b);

/* Whether the words differ by one slip: a letter added, left out, changed, or two swapped. Both of
 * `min` bytes at least. */
bool word_is_near(struct span a, struct span b, size_t min);

/* Whether the lexicons know the word as one of the kinds in `mask`, of SENSE_BIT. */
bool word_is_kind(const struct gazetteer *gazetteer, struct span word, uint32_t mask);

/* Takes titles away that a person's name opens with: "Mayor de Leon", "NYC Mayor de Leon". */
void form_cut_titles(const struct gazetteer *gazetteer, struct form *form);

/* Takes the word of honour away that a full name opens with: "Haj Qasem Norouzi". */
void form_cut_honour(struct form *form);

/* Whether two words may be one name behind a word of honour: "Shahid Norouzi". */
bool form_is_honoured(const struct form *form);

/* Whether the first word is a family name that comes before the given one, as in Korean. */
bool form_is_family_first(const struct gazetteer *gazetteer, const struct form *form);

/* Whether the second word is the family name, with a given name before and one behind it, as in
 * Hong Kong: "Ann Wong Mei-ling"; of a wife her husband's before her own, "Ann Lam Wong Mei-ling".
 */
bool form_is_family_second(const struct form *form);

/* How surely two full names are one person's: 3 the same words but for a middle name or initial, or
 * family name first; 2 an initial or nickname for the first name, a second family name, "el" for
 * "al", or one slip in a name that is no other name; 0 not. */
int form_same_person(const struct gazetteer *gazetteer, const struct form *a, const struct form *b);

/* How well a short name fits a full one: 3 the family name, 2 one of two family names, 1 the given
 * name or a family name with a slip, 0 not at all. */
int form_fits_person(const struct gazetteer *gazetteer, const struct form *full,
                     const struct form *name);

/* The first bytes of the words, small ones ("of", "the") only with `all`; how many. */
size_t form_initials(const struct form *form, bool all, char out[FORM_WORDS_MAX]);

/* Whether `acronym` is made of the first letters of the name's words, small words left out or not.
 */
bool form_fits_acronym(const struct form *full, struct span acronym);

/* Whether `name` can be short for `full` where the text defines it so: shorter, its letters in the
 * order of the full name's. */
bool form_can_define(const struct form *full, const struct form *name);

/* What a body's name says beside its country and its legal form. */
struct body_form {
    struct form core; /* "supreme court", "general motors" */
    char country[4];  /* of "U.S. Supreme Court", "Parliament of the United Kingdom"; else "" */
    size_t
        place_words; /* how many words of places the core still opens with: "charlotte hornets" */
};

/* The name without the words of its legal form: "Corp.", "Group". One word stays. */
struct form form_cut_legal(const struct form *form);

/* Takes a body's name apart. */
void form_read_body(const struct gazetteer *gazetteer, struct arena *arena, const struct form *form,
                    struct body_form *out);

/* Puts the code of a country in the place of its names and adjectives: "2020 USA presidential
 * election". The whole form is left when it is nothing but a country. */
void form_code_countries(const struct gazetteer *gazetteer, struct arena *arena, struct form *form);

/* Takes words [first, last) away. */
void form_cut(struct form *form, size_t first, size_t last);

/* Takes away small words inside the name, by which spellings of one body differ: "University of
 * Colorado at Boulder". */
void form_drop_small(struct form *form);

#endif
