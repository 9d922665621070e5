#ifndef DATELINED_STORE_PREFIX_WORDS_H
#define DATELINED_STORE_PREFIX_WORDS_H

#include "base/arena.h"
#include "base/span.h"

/* An FTS5 expression (search_compile_text) that matches one text at the same words as `match`, but
 * names the words of the text instead of asking for all that begin alike: FTS5 gathers those of the
 * whole archive before it looks at the one row. `match` itself when it asks for no prefix. */
struct span prefix_words_name(struct arena *arena, struct span match, const struct span *texts,
                              size_t text_count);

#endif
