#ifndef DATELINED_TEXT_HEADINGS_H
#define DATELINED_TEXT_HEADINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "text/document.h"
#include "text/lexical.h"

/* Whether the `count` tokens of a sentence are a heading in title case or in capitals: of four
 * words or more, without a full stop, and all of them but articles, prepositions and the like have
 * capitals. A line of names is one, too. */
bool headings_is_title_case(const struct token *tokens, size_t count);

/* The `count` tokens of a sentence as the tagger is to see them: those of a heading in title case
 * or in capitals ("Mayor Denies Affair With Lobbyist") as a copy from `arena` in which words that
 * are usually written small have no flags of capitals; `tokens` itself when it is none. What is a
 * name and a usual word, too, is read as the word: which it is the names model tells. */
const struct token *headings_as_sentence(struct arena *arena, const struct lexical *lexical,
                                         const struct token *tokens, size_t count);

#endif
