/* Binary search in an order that does not know the case of letters, so that one order serves both
 * questions; words that differ in case alone are neighbours. */
#include "word_list.h"

#include "base/ascii.h"

/* <0, 0, >0 as the word stands before, at or behind the text. */
static int order(const char *word, struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        int a = (unsigned char)ascii_lower(word[i]);
        int b = (unsigned char)ascii_lower(text.ptr[i]);
        if (a != b || a == 0) {
            return a - b;
        }
    }
    return word[text.len] ? 1 : 0;
}

/* The first word that does not stand before the text; list->count when all do. */
static size_t first_at(const struct word_list *list, struct span text)
{
    size_t low = 0;
    size_t high = list->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (order(list->words[middle], text) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

bool word_list_has(const struct word_list *list, struct span text)
{
    for (size_t i = first_at(list, text); i < list->count; i++) {
        if (order(list->words[i], text) != 0) {
            return false;
        }
        if (span_is(text, list->words[i])) {
            return true;
        }
    }
    return false;
}

bool word_list_has_nocase(const struct word_list *list, struct span text)
{
    size_t i = first_at(list, text);
    return i < list->count && order(list->words[i], text) == 0;
}
