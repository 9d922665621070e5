#ifndef DATELINED_SERVER_EXTRACT_ENTITIES_METONYMS_H
#define DATELINED_SERVER_EXTRACT_ENTITIES_METONYMS_H

#include "base/arena.h"
#include "base/status.h"
#include "mention.h"
#include "text/document.h"

/* The contexts of the lexicon metonyms.tsv, in which the name of a place stands for those who
 * govern it. */
struct metonym_contexts;

/* Reads the lexicon; lives in `arena`. STATUS_INVALID for a slot or kind of place that is none. */
MUST_CHECK enum status metonym_contexts_new(struct arena *arena, const char *lexicon_dir,
                                            const struct metonym_contexts **out,
                                            struct failure *failure);

/* What a place is among those that are governed. */
enum metonym_place {
    METONYM_TOWN, /* a region, too */
    METONYM_CAPITAL,
    METONYM_KNOWN_CAPITAL, /* one that the article is known to use for the government */
    METONYM_COUNTRY
};

/* Whether a named place (the tree is there) acts or is dealt with as a government: "Pyongyang
 * said", "ties with Beijing", and what is joined to such a name ("Moscow and Minsk signed"). Not
 * where somebody is or goes: "in Pyongyang", "protests in Beijing", a dateline. */
bool metonym_governs(const struct metonym_contexts *contexts, const struct document *document,
                     const struct mention *mention, enum metonym_place place);

#endif
