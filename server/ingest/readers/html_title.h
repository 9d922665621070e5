#ifndef DATELINED_SERVER_INGEST_READERS_HTML_TITLE_H
#define DATELINED_SERVER_INGEST_READERS_HTML_TITLE_H

#include "html_tree.h"

/* The rank in metadata of what only the page's <title> says: below all else. */
enum { RANK_TITLE_ELEMENT = 99 };

/* Puts the page's headline and, where <title> names it, its outlet into `metadata`; notes in
 * `*text` when the headline is doubtful. `main` is the element of the article, `element_title` what
 * <title> holds. */
void title_decide(struct arena *arena, xmlNode *root, xmlNode *main, struct marked_text *text,
                  struct span element_title, struct metadata *metadata);

/* "Headline | Outlet", "Headline - Outlet" without the outlet, when `source` or an outlet's name is
 * what follows. */
struct span title_alone(struct span title, struct span source);

/* Whether the two have the same words, in either case; false when they have none. */
bool title_has_words(struct span a, struct span b);

/* Puts the subtitle that the page prints below its headline, in what it calls a subtitle,
 * standfirst or the like, into `metadata`. */
void title_read_subtitle(struct arena *arena, xmlNode *root, struct metadata *metadata);

#endif
