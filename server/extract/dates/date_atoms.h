#ifndef DATELINED_EXTRACT_DATE_ATOMS_H
#define DATELINED_EXTRACT_DATE_ATOMS_H

#include "base/arena.h"
#include "date_reading.h"
#include "date_words.h"
#include "text/document.h"

enum date_node_flag {
    NODE_SPELLED = 1 << 0, /* a number in words */
    NODE_CAPITAL = 1 << 1,
    NODE_SPACE = 1 << 2,   /* white space before it */
    NODE_GROUPED = 1 << 3, /* digits with a thousands separator: 2,000 */
    NODE_CAPS = 1 << 4,    /* all capitals */
    NODE_PLURAL = 1 << 5   /* looks like a plural noun */
};

/* A set of what a node can be, or a rule needs: a bit for each element of enum date_class. */
#define ROLE_WORDS ((E_COUNT + 63) / 64)

struct date_roles {
    uint64_t bits[ROLE_WORDS];
};

/* The smallest thing the grammar sees: a word, a number, a sign (a piece of a token where the
 * token is "mid-2011" or "27-29"), and later a reading put together from several. */
struct date_node {
    uint32_t first_token;
    uint32_t last_token;
    uint32_t start; /* bytes in the field */
    uint32_t end;
    const struct date_word *words; /* what the word can be, NULL for nothing */
    uint8_t word_count;
    uint8_t class;       /* C_INTEGER … of a number, K_… of a reading, else C_NONE */
    uint8_t digits;      /* of an integer in digits */
    uint8_t flags;       /* enum date_node_flag */
    int32_t value;       /* of a number */
    int32_t thousandths; /* the fraction of a decimal */
    struct date_reading *reading;
    struct date_roles roles; /* kept by date_match.c */
};

struct date_nodes {
    const struct date_word_index *index; /* of the word table, the owner's */
    struct date_node *items;
    size_t count;
    size_t capacity;
};

/* Cuts the tokens of a sentence into atoms and adds up numbers in words ("twenty-one", "nineteen
 * ninety-six", "two and a half"). `nodes` is emptied first; its memory comes from `arena`. Returns
 * whether anything in it can be part of a date. */
bool date_atoms_read(struct arena *arena, const struct document *document,
                     const struct sentence *sentence, struct date_nodes *nodes);

#endif
