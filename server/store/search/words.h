#ifndef DATELINED_STORE_WORDS_H
#define DATELINED_STORE_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/span.h"

/* Text as search sees it: words, folded (base/utf8.h, utf8_fold_plain). A word is a run of letters
 * and digits. Apostrophes inside it vanish ("O'Brien" is "obrien"), a possessive "'s" is left out,
 * dotted initials are one word ("U.N." is "un"), so is a number with thousands marks; hyphens and
 * everything else separate. */
struct word {
    size_t start, end;  /* bytes in the text, with a possessive left out */
    struct span folded; /* at most WORD_MAX bytes; valid until the next word is read */
};

enum { WORD_MAX = 64 };

struct word_reader {
    struct span text;
    size_t at;
    struct arena *arena; /* for words beyond ASCII */
    char folded[WORD_MAX];
};

/* Starts before the first word of `text`, which must live as long as it is read. */
struct word_reader word_reader_start(struct span text, struct arena *arena);

/* The next word; false at the end of the text. */
bool words_next(struct word_reader *reader, struct word *word);

/* All words of a text joined by single spaces: the form in which aliases are kept and compared. */
struct span words_fold(struct arena *arena, struct span text);

#endif
