#ifndef DATELINED_TEXT_DOCUMENT_H
#define DATELINED_TEXT_DOCUMENT_H

#include <stddef.h>
#include <stdint.h>

#include "article.h"
#include "base/arena.h"

/* A text cut into tokens and sentences, with what the tagger and parser add to them. Tokens of the
 * title come first, then those of the body, in the order of the text. */

enum token_flag {
    TOKEN_SPACE_BEFORE = 1 << 0, /* white space (or nothing) stands before it */
    TOKEN_CAPITAL = 1 << 1,      /* first letter is upper case */
    TOKEN_ALL_CAPS = 1 << 2,     /* two or more letters, none lower case */
    TOKEN_WORD = 1 << 3,         /* has a letter */
    TOKEN_NUMBER = 1 << 4,       /* starts with a digit */
    TOKEN_PUNCT = 1 << 5,        /* has neither letter nor digit */
};

/* Universal part-of-speech tags (https://universaldependencies.org/u/pos/). UPOS_NONE before
 * tagging. */
enum upos {
    UPOS_NONE,
    UPOS_ADJ,
    UPOS_ADP,
    UPOS_ADV,
    UPOS_AUX,
    UPOS_CCONJ,
    UPOS_DET,
    UPOS_INTJ,
    UPOS_NOUN,
    UPOS_NUM,
    UPOS_PART,
    UPOS_PRON,
    UPOS_PROPN,
    UPOS_PUNCT,
    UPOS_SCONJ,
    UPOS_SYM,
    UPOS_VERB,
    UPOS_X,
    UPOS_COUNT
};

const char *upos_name(enum upos upos); /* "ADJ"; "_" for UPOS_NONE */

struct token {
    struct extent at;
    struct span text;  /* the characters themselves, with blanks for line ends */
    struct span norm;  /* lower case, curly quotes and dashes straightened */
    struct span lemma; /* absent before tagging */
    uint8_t flags;     /* enum token_flag */
    uint8_t upos;      /* enum upos */
    uint8_t xpos;      /* Penn Treebank tag, see text/tagset.h; 0 before tagging */
    uint8_t deprel;    /* Universal Dependencies relation, see text/tagset.h; 0 before parsing */
    uint32_t head;     /* 1-based within the sentence, 0 = root; UINT32_MAX before parsing */
};

struct sentence {
    struct extent at;
    enum field field;
    enum block_kind kind; /* of the block it stands in; paragraphs, sub-headings, captions … */
    uint32_t index;       /* within its field */
    uint32_t paragraph;   /* number of its block within the field */
    uint32_t first_token;
    uint32_t token_count;
};

struct document {
    struct span title;
    struct span body;
    bool unwrapped; /* a block has line ends, which its tokens' text has as blanks */
    struct token *tokens;
    size_t token_count;
    struct sentence *sentences;
    size_t sentence_count;
};

/* The `norm` of token `token` (< token_count). */
static inline struct span document_norm(const struct document *document, uint32_t token)
{
    return document->tokens[token].norm;
}

/* The text of a field. */
struct span document_field(const struct document *document, enum field field);

/* The sentence that holds token `token` (< token_count); found by bisection. */
const struct sentence *document_sentence_of(const struct document *document, uint32_t token);

/* The sentence of a field that begins at byte `byte` of it, NULL when none does; found by
 * bisection. */
const struct sentence *document_sentence_at(const struct document *document, enum field field,
                                            uint32_t byte);

/* How many tokens the longest sentence has; 0 without sentences. */
size_t document_longest_sentence(const struct document *document);

/* The extent from the first to the last of `count` >= 1 tokens, and its characters. */
struct extent document_extent(const struct document *document, uint32_t first, uint32_t count);
struct span document_text(const struct document *document, uint32_t first, uint32_t count);

/* Cuts an article into sentences and tokens: the tokenisation of the English UD treebanks EWT and
 * GUM, in words: "don't" = "do" + "n't", "$5m" = "$" "5" "m", "EU-Japan" = "EU" "-" "Japan" but
 * "non-stop" and "713-853-3989" in one piece, "U.S." and "Oct." with their stop, addresses whole.
 * Every block is a unit of its own; bylines, datelines, credits and related links give tokens too,
 * their sentences say so by `kind`. A body without blocks is cut at its blank lines and, unless its
 * lines were wrapped to a width, at its line ends. Allocates in `arena`; always succeeds. */
void document_read(struct arena *arena, const struct article *article, struct document *out);

#endif
