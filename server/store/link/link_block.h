#ifndef DATELINED_SERVER_STORE_LINK_LINK_BLOCK_H
#define DATELINED_SERVER_STORE_LINK_LINK_BLOCK_H

#include "base/table.h"
#include "store/load/loading.h"

/* Inside of the linking of people: a block of names that share a word, and what its parts do with
 * it. Memory is the load's scratch arena. */

enum { NAME_WORDS_MAX = 8 };

/* What else is spoken of in the same articles: keys of entities. */
struct company {
    struct table *set;
    struct span *keys;
    size_t count, capacity;
};

/* A full name of the block. */
struct full_name {
    struct span key;
    struct span words[NAME_WORDS_MAX];
    size_t word_count;
    bool family; /* the block's word is its family name */
    bool inner;  /* it stands before the family name and may be one, too */
    int64_t articles;
    struct span country, other_country; /* least and greatest that articles give; absent: none */
    uint32_t first_row;                 /* of its key, in the block's rows */
    size_t same_as; /* index of the name it is a variant of; its own when of none */
    struct company company;
    struct company roles; /* heads of its roles: "president" */
};

/* A name whose company a key is of, and the next such name. */
struct keeper {
    uint32_t name; /* index into the block's names */
    uint32_t next; /* index into the block's keepers; TABLE_NONE: no more */
};

/* A row of an article that has a full name. */
struct place {
    int64_t article_id, local;
    int32_t published; /* DAY_NONE: not known, or not to the week */
};

/* The places of a full name: `count` from the block's places[first] on. */
struct place_range {
    size_t first, count;
};

/* A row to point at an entity. */
struct member {
    int64_t article_id, local, entity_id;
    struct span country; /* absent: not known */
    struct span key;     /* of its name, such as "person:kim jong un" */
};

struct name_block {
    struct store_load *load;
    struct arena *arena;
    struct span word;
    struct name_row *rows; /* in which full names stand, by article: link_names.c */
    size_t row_count, row_capacity;
    struct table *rows_by_key; /* the first row of a key */
    struct full_name *names;   /* most frequent first */
    size_t name_count, name_capacity;
    struct table *ranges_by_key; /* of a full name: index into ranges; NULL: not read yet */
    struct place_range *ranges;
    size_t range_count, range_capacity;
    struct place *places;
    size_t place_count, place_capacity;
    struct table *first_keepers; /* of a key: index into keepers; made for short names only */
    struct keeper *keepers;
};

/* Whether the block's word is an acronym: "organization:aul". */
static inline bool block_is_of_bodies(const struct name_block *block)
{
    return span_find(block->word, SPAN(":"), 0) != SIZE_MAX;
}

/* A named statement with the block's word bound, ready to be stepped; NULL after a failure. */
sqlite3_stmt *block_start(const struct name_block *block, const char *name);

/* Reads the full names of the block, the most frequent first and not more than 200, and the rows in
 * which they stand. Errors as any statement. */
MUST_CHECK enum status names_read(struct name_block *block);

/* The rows with the key of a full name, by article; `*count` is at least 1. */
const struct member *names_rows(const struct name_block *block, const struct full_name *name,
                                size_t *count);

/* Cuts the key of a name, such as "person:kim jong un", into words. */
void variants_cut_words(struct full_name *name);

/* Whether some names of the block may be slips for each other: their company is needed then. */
bool variants_are_doubtful(const struct name_block *block);

/* Whether both are known to be of one country and these differ. */
bool variants_differ_in_country(const struct full_name *a, const struct full_name *b);

/* Points the names of the block at the most frequent one that each is a variant of, by `same_as`: a
 * middle name more or less, or a given name with a slip of the pen where both keep the same
 * company. One that fits two goes to neither. Full names have their company when some are doubtful.
 */
void variants_join(struct name_block *block);

/* Sets those of `counts`, one for each name of the block, to 0 whose name the short name `key`
 * cannot stand for: it has other words, or is only alike in sound while another is spelt so. Tells
 * whether the names that stay are spelt as it is; of bodies' acronyms all stay. */
bool called_keep_fitting(const struct name_block *block, struct span key, size_t *counts);

/* Counts in `counts`, one for each of `count` companies, how many of the things that an article
 * speaks of are in it, too. */
MUST_CHECK enum status block_count_company(struct name_block *block, int64_t article_id,
                                           const struct company *companies, size_t count,
                                           size_t *counts);

/* Adds the keys that a statement lists for the block's word, a key and, unless absent, a country.
 */
MUST_CHECK enum status block_read_company(struct name_block *block, const char *statement_name,
                                          struct span key, struct span country,
                                          struct company *company);

/* Adds the heads of the roles that an article gives one of its entities. */
MUST_CHECK enum status block_read_roles(struct name_block *block, struct place place,
                                        struct company *roles);

/* Reads the company and the roles of a full name, unless that was done. */
MUST_CHECK enum status block_read_name(struct name_block *block, struct full_name *name);

/* Points the rows of short names at the full name that each stands for, or at entities of their
 * own. */
MUST_CHECK enum status short_names_link(struct name_block *block);

/* The entity row of a key, made when a link had left it without articles. */
MUST_CHECK enum status block_entity_of_key(struct name_block *block, struct span key, int64_t *id);

/* Points a row at an entity and touches both its old and its new one. */
MUST_CHECK enum status block_point(struct name_block *block, const struct member *member,
                                   int64_t entity);

/* Tells people of one full name apart: those to whom articles give different countries and who
 * share neither a person nor an organization they are spoken of with. Points the rows of all of
 * them, the largest group at `entity`, each other one at an entity of its own; rows without a
 * country go where they share most company, in doubt to the largest. */
MUST_CHECK enum status namesakes_point(struct name_block *block, const struct full_name *name,
                                       const struct member *members, size_t count, int64_t entity);

/* Links the rows of a name that no lexicon knows: what articles take for things of different types
 * is one, of the type that most of them give. */
MUST_CHECK enum status types_link(struct name_block *block);

#endif
