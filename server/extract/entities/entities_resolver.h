#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_RESOLVER_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_ENTITIES_RESOLVER_H

#include "base/table.h"
#include "entities_forms.h"
#include "entities_index.h"
#include "entities_places.h"
#include "extract/engine_parts.h"
#include "gender.h"

/* What the files of the resolver share: the entities of one article in the making. */

/* A mention's words, read as the name of a body. */
struct body_name {
    struct form form;
    struct body_form body;
};

/* What a name means to the lexicons. */
struct meaning {
    const struct record *record; /* NULL: not in the lexicons */
    char country[4]; /* the record's, or of which country a body of that name is meant */
};

/* An entity in the making. */
struct node {
    struct entity entity;
    struct meaning meaning;
    bool general;          /* a body of a name that many have, see body_is_general */
    struct form form;      /* its fullest one */
    struct body_form body; /* of what is no person; the country is the record's when known */
    uint32_t first_mention;
};

struct resolver {
    struct arena *arena;
    const struct engine *engine;
    const struct gazetteer *gazetteer;
    const struct given_names *given_names;
    struct analysis *analysis;
    struct places places;
    const struct body_name **body_names; /* by mention, see body_name_of; NULL: not read yet */
    struct table *by_key;                /* "person:kim jong un" -> node */
    struct name_index *names;
    struct table *other_names; /* "name|country|text" -> whether the article has another name */
    struct table *families;    /* see resolver_has_family; empty until that is asked */
    struct node *nodes;
    size_t node_count;
    size_t node_capacity;
    uint32_t *next_of_node; /* by mention, the next one of its node; UINT32_MAX: the last one */
};

/* The node of a thing that the lexicons know, made for mention `index` when there is none; its
 * number. */
uint32_t resolver_known(struct resolver *resolver, uint32_t index, const struct record *record);

/* What a record means by itself; `record` may be NULL. */
struct meaning meaning_of(const struct record *record);

/* Whether the record's name is one that many countries' bodies have: "Parliament", "Green Party".
 */
bool body_is_general(struct arena *arena, const struct meaning *meaning);

/* The body that an organization's name means. Its record is NULL when the lexicons know none; a
 * country may be known all the same: "Kenyan Supreme Court". */
struct meaning bodies_find(const struct resolver *resolver, const struct mention *mention);

/* The body that the lexicons know under just this name, of several the one that the article calls
 * by another name, too, else the one whose country it speaks of most; NULL for none. */
const struct record *bodies_find_known(const struct resolver *resolver, struct span text);

/* The body that the lexicons know under a name near to this one, whose words are `form`: "UBS AG",
 * "U.N. Human Rights Council", "CNN Television"; NULL for none. */
const struct record *bodies_find_variant(const struct resolver *resolver, struct span text,
                                         const struct form *form);

/* The key of an organization of that meaning or, without a record, of the name `form`:
 * "organization:supreme court, KEN". */
struct span bodies_key(const struct resolver *resolver, const struct meaning *meaning,
                       const struct form *form);

/* The words of mention `index`, read when they are first asked for: what names of bodies are
 * compared with is asked again and again. */
const struct body_name *body_name_of(const struct resolver *resolver, size_t index);

/* The country of the bodies that the article has called by the mention's words and a country's
 * before: "Iraqi Parliament", "Parliament of Iraq" before a bare "Parliament"; "" when there are
 * none, or others that end like it: "Oslo Parliament". */
void body_read_namesake(const struct resolver *resolver, const struct mention *bare,
                        char country[4]);

/* Gives mention `index` to a node, taking it away from the one that it had. */
void resolver_assign(struct resolver *resolver, uint32_t index, uint32_t node);

/* Whether the title before the mention says that it is a woman and the full name's given name that
 * it is a man, or the other way round: "Mrs Mugabe" is not Robert Mugabe. */
bool resolver_title_contradicts(const struct resolver *resolver, const struct node *node,
                                const struct mention *mention);

/* The entity that a short form stands for, ENTITY_UNRESOLVED when there is none. A family name or
 * acronym goes to the first it fits, of several to the one with the same title; a weaker likeness
 * counts only when there is one such entity. */
uint32_t resolver_find_longer(const struct resolver *resolver, const struct mention *mention,
                              const struct form *form);

/* The storm or company that a name read as a person's stands for when the article has given it in
 * full: "Norwood Steel" after "Norwood Steel Corp."; ENTITY_UNRESOLVED when there is none. */
uint32_t resolver_find_firm(const struct resolver *resolver, const struct mention *mention,
                            const struct form *form);

/* Whether a person's name of two words or more in the article ends with the word, in whatever
 * spelling: "Qasem Norouzi" beside "Shahid Norouzi" or "Shahid Noroozi". */
bool resolver_has_family(const struct resolver *resolver, struct span family);

/* Whether a single word read as another kind of name is the town whose body the article names:
 * "Ashby" beside "Ashby Town Council". */
bool resolver_is_town(const struct resolver *resolver, const struct mention *mention,
                      const struct form *form);

/* The company, building or the like that the article names in full and that a single word read as
 * another kind of name opens: "Halvard" after "Halvard Brothers", "Fath" after "Fath Airport".
 * ENTITY_UNRESOLVED when there is none, or two, or a person may be meant. */
uint32_t resolver_find_opened(const struct resolver *resolver, const struct mention *mention,
                              const struct form *form);

/* Gives all mentions of node `from` to node `to`, and what the lexicons know of it when they know
 * nothing of `to`. */
void resolver_join(struct resolver *resolver, uint32_t from, uint32_t to);

/* Joins what is one thing in two forms: "the Supreme Court" and "U.S. Supreme Court", "Charlotte
 * Hornets" and "Hornets", a name and the same with a slip of the pen. All mentions have their
 * node. */
void resolver_merge(struct resolver *resolver);

/* The earlier mention whose other name mention `index` is said to be, in brackets or by "known
 * as", as the number of that mention; UINT32_MAX for none. */
uint32_t resolver_introduced(const struct resolver *resolver, uint32_t index);

/* Sets the words by which the thing of a node may be called in other articles; `first`: its first
 * mention. Needs `next_of_node`. */
void resolver_set_short_names(const struct resolver *resolver, uint32_t node, size_t first,
                              struct entity *entity);

/* Marks the places that act as governments or as the bodies that sit there; a capital goes to its
 * country, a seat to the body when the article names it. All mentions have their node. */
void resolver_mark_metonyms(struct resolver *resolver);

#endif
