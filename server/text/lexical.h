#ifndef DATELINED_TEXT_LEXICAL_H
#define DATELINED_TEXT_LEXICAL_H

#include <stdbool.h>
#include <stdint.h>

#include "base/status.h"
#include "text/document.h"
#include "text/model.h"

/* What the models know of a word apart from its weights. */
struct lexical_slot {
    uint32_t check; /* of the word's key; 0: free */
    uint16_t cluster : 12;
    uint16_t habit : 4; /* how often it has a capital within sentences, in steps; 0: unknown */
    uint16_t tags;      /* number of the set of tags it was seen with, 0: unknown */
};

/* What a tag set leaves no choice about: enum xpos and enum upos, or 0. */
struct lexical_sure {
    uint8_t xpos;
    uint8_t upos;
};

/* Words and their classes, read from the sections "words" and "tag_sets". */
struct lexical {
    const struct lexical_slot *slots;
    size_t slot_count;
    const struct lexical_sure *sure; /* by tag set */
    size_t set_count;
};

/* A token as the models see it. */
struct atoms {
    uint64_t word;      /* key of the normal form with figures as '0' */
    uint64_t suffix[5]; /* keys of its last 1 … 5 bytes; 0 when it is shorter */
    uint64_t prefix[3]; /* of its first 1 … 3 bytes */
    uint32_t cluster;
    uint32_t tags;
    uint32_t habit; /* of the word, see struct lexical_slot */
    uint32_t style; /* of how its sentence is written; see tagging.c. 0 when read alone */
    uint32_t shape; /* case, figures, hyphens; see lexical.c */
    uint8_t sure;   /* enum xpos, or 0 */
    uint8_t sure_upos;
};

/* STATUS_CORRUPT with the reason in `failure` when a section is missing or has no meaning. */
MUST_CHECK enum status lexical_open(const struct model *model, struct lexical *out,
                                    struct failure *failure);

/* The key of a word from its normal form; "mr", "mrs" and "ms" have that of "mr.". */
uint64_t lexical_key(struct span norm);

/* How a word is usually written within sentences. */
enum lexical_habit { HABIT_UNKNOWN, HABIT_SMALL, HABIT_CAPITAL };

/* The habit of the word with this key: HABIT_CAPITAL when it has one seven times in ten or more. */
enum lexical_habit lexical_habit_of(const struct lexical *lexical, uint64_t key);

/* Whether the word with this key is in the table. */
bool lexical_has(const struct lexical *lexical, uint64_t key);

/* The class of the word with this key, which is among a token's atoms, too; to be called some time
 * after lexical_ask, which asks for it to be brought near. */
uint32_t lexical_cluster(const struct lexical *lexical, uint64_t key);
void lexical_ask(const struct lexical *lexical, uint64_t key);

/* Fills the atoms of a token. `opens` tells that it starts its sentence. */
void lexical_read(const struct lexical *lexical, const struct token *token, bool opens,
                  struct atoms *out);

#endif
