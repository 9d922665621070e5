#ifndef DATELINED_STORE_TELLING_SENTENCE_H
#define DATELINED_STORE_TELLING_SENTENCE_H

#include "store/counts/telling.h"
#include "store/load/loading.h"

enum { SENTENCE_NAMES_MAX = 400, SENTENCE_NAME_WORDS = 4 };

/* That a sentence names somebody or something. */
struct sentence_name {
    bool in_title;
    uint32_t sentence;
    struct cast_member member;
    uint32_t words[SENTENCE_NAME_WORDS]; /* hashes of its vivid words, as telling.words */
    size_t word_count;
};

/* Whom and what the sentences of one article name, the headline first and then in their order; no
 * more than there is room for. */
struct sentence_names {
    int64_t article_id; /* 0: none is read */
    size_t count;
    struct sentence_name names[SENTENCE_NAMES_MAX];
};

/* What is known of a name, which sentence aside; no text: a pronoun or a description. `arena` is
 * for what is needed meanwhile. */
struct sentence_name sentence_name_of(struct arena *arena, const struct cast_member *member,
                                      enum entity_subtype subtype, struct span text);

/* Reads those of an article, unless they are there. */
MUST_CHECK enum status telling_sentence_read(struct store_load *load, int64_t article_id,
                                             struct sentence_names *names);

/* Those of the telling's own sentence; their number goes to `*count`. */
const struct sentence_name *telling_sentence_names(const struct sentence_names *names,
                                                   const struct telling *telling, size_t *count);

/* Adds whom the telling's own sentence names, and its other vivid words; `arena` is for what is
 * needed meanwhile. */
void telling_sentence_add(struct arena *arena, const struct sentence_name *names, size_t count,
                          struct telling *telling, struct span sentence);

/* Whether a sentence of the telling names an entity. */
bool telling_is_beside(const struct telling *telling, int64_t entity_id);

/* Whether the sentences of both name two nations, the same: "the Thai and Cambodian ministers". */
bool telling_share_nations(const struct telling *a, const struct telling *b);

/* Whether they name one nation, at least. */
bool telling_share_nation(const struct telling *a, const struct telling *b);

/* What it says that the sentences of both name somebody who does not take part in both, in tenths
 * of log odds. */
int telling_beside_score(const struct telling *a, const struct telling *b);

/* How many words the sentences of both have that are of no name and of neither trigger. */
size_t telling_said_words(const struct telling *a, const struct telling *b);

#endif
