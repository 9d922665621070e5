#ifndef DATELINED_STORE_SEARCH_PARSE_H
#define DATELINED_STORE_SEARCH_PARSE_H

#include "store/query.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "base/span.h"
#include "base/status.h"

/* The search language of API.md as a tree.
 *
 *   query   := all ("OR" all)*          all := unary (["AND"] ["NOT"] unary)*
 *   unary   := ["-"] primary
 *   primary := "(" query ")" | '"' words '"' | "NEAR(" words ["," number] ")"
 *            | field ":" primary | word ["*"]
 */
enum node_kind {
    NODE_WORD,   /* one word, stemmed */
    NODE_PHRASE, /* words in this order; exact when it was quoted */
    NODE_PREFIX, /* the last word is a beginning */
    NODE_NEAR,
    NODE_FIELD, /* `field` : its child; or its value when `value` is set */
    NODE_AND,
    NODE_OR,
    NODE_NOT
};

enum search_field {
    SEARCH_TITLE,
    SEARCH_BODY,
    SEARCH_PERSON, /* from here on the value is no matter of the text index */
    SEARCH_ORG,
    SEARCH_PLACE,
    SEARCH_SOURCE,
    SEARCH_AUTHOR,
    SEARCH_TYPE,
    SEARCH_DATE,
    SEARCH_FIELD_COUNT
};

struct node {
    enum node_kind kind;
    enum search_field field;
    struct span typed;  /* as it stands in the query */
    struct span *words; /* folded; of words, phrases, prefixes, NEAR */
    size_t word_count;
    bool exact;         /* quoted: words as written, not stemmed */
    bool capitals;      /* typed in capitals: "US" is no pronoun */
    unsigned distance;  /* of NEAR, in words */
    struct span value;  /* of a field beyond the text */
    const char *column; /* of a field of the text: its column in the text index */
    struct span *names; /* other names for the words: folded; found later */
    size_t name_count;
    struct node *first; /* children */
    struct node *next;  /* sibling */
};

enum { SEARCH_DEPTH_MAX = 20, SEARCH_TERMS_MAX = 64 };
enum { SEARCH_ABBREVIATION_MAX = 5 }; /* letters of a word that is one when in capitals */

/* Reads `text`. NULL in *out when nothing in it can be searched. Nothing is an error but an
 * unbalanced quote or bracket: STATUS_INVALID, its code point offset in *position. Brackets deeper
 * than SEARCH_DEPTH_MAX are passed over, and so are words beyond SEARCH_TERMS_MAX. */
MUST_CHECK enum status search_parse(struct arena *arena, struct span text, struct node **out,
                                    uint32_t *position);

/* Reads the value of `date:`: "2014-10", "2014..2015-03", "2014..", "..2014-10-31"; false when it
 * is none, or ends before it begins. An open end is DAY_NONE. */
bool search_parse_dates(struct span value, struct period *out);

/* "title", "person" …; never NULL. */
const char *search_field_name(enum search_field field);

/* Whether a folded word carries too little meaning to be required ("the", "of", "will"). */
bool search_is_stop_word(struct span word);

/* Makes a field with a value (NODE_FIELD) the plain words of that value, all of which are asked
 * for: what it is when no such thing exists. */
void search_spread_words(struct arena *arena, struct node *node);

#endif
