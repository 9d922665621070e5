#ifndef DATELINED_SERVER_INGEST_HEADER_WORD_LIST_H
#define DATELINED_SERVER_INGEST_HEADER_WORD_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "base/span.h"

/* A closed list of words or names, long enough to be halved until one is left. */
struct word_list {
    const char *const *words;
    size_t count;
};

/* Defines a list: its words stand in alphabetical order, whatever the case of their ASCII letters
 * (tests/style looks after it). */
#define WORD_LIST(name, ...)                                                                       \
    static const char *const name##_words[] = {__VA_ARGS__};                                       \
    static const struct word_list name = {name##_words, sizeof name##_words / sizeof *name##_words}

/* Whether the text is one of the words, in the same case; in whatever case ASCII letters are. */
bool word_list_has(const struct word_list *list, struct span text);
bool word_list_has_nocase(const struct word_list *list, struct span text);

#endif
