/* Looking words up in the table of date_word_table.c by a hash table with open addressing, so that
 * an ordinary word costs little more than its hash (FNV-1a). */
#include "date_words.h"

#include <string.h>

#include "date_word_table.h"

static uint32_t hash_word(struct span word)
{
    uint32_t hash = 2166136261U;
    for (size_t i = 0; i < word.len; i++) {
        hash = (hash ^ (unsigned char)word.ptr[i]) * 16777619U;
    }
    return hash ^ (hash >> 15);
}

void date_words_index(struct date_word_index *out)
{
    memset(out, 0, sizeof(*out));
    for (size_t row = 0; row < date_word_table_count;) {
        struct span word = span_of(date_word_table[row].text);
        size_t end = row + 1;
        while (end < date_word_table_count && span_is(word, date_word_table[end].text)) {
            end++;
        }
        size_t slot = hash_word(word) % WORD_SLOTS;
        while (out->slots[slot]) {
            slot = (slot + 1) % WORD_SLOTS;
        }
        out->slots[slot] = (uint16_t)(row + 1);
        out->lengths[slot] = (uint8_t)word.len;
        out->counts[slot] = (uint8_t)(end - row);
        row = end;
    }
}

const struct date_word *date_words_find(const struct date_word_index *index, struct span word,
                                        size_t *count)
{
    *count = 0;
    if (word.len == 0 || word.len > DATE_WORD_MAX) {
        return NULL;
    }
    for (size_t slot = hash_word(word) % WORD_SLOTS; index->slots[slot];
         slot = (slot + 1) % WORD_SLOTS) {
        const struct date_word *row = &date_word_table[index->slots[slot] - 1];
        if (index->lengths[slot] == word.len && memcmp(row->text, word.ptr, word.len) == 0) {
            *count = index->counts[slot];
            return row;
        }
    }
    return NULL;
}

bool date_words_is_telling(uint8_t class)
{
    switch (class) {
    case C_MONTH:
    case C_WEEKDAY:
    case C_WEEKDAYS:
    case C_UNIT:
    case C_UNITS:
    case C_LASTING:
    case C_HALF:
    case C_MIDST:
    case C_QUARTER:
    case C_PART:
    case C_PARTS:
    case C_SEASON:
    case C_RELDAY:
    case C_TONIGHT:
    case C_CLOCKWORD:
    case C_FREQUENCY:
    case C_REF_PAST:
    case C_REF_PRESENT:
    case C_REF_FUTURE:
    case C_RECENT:
    case C_CURRENT:
    case C_NOW:
    case C_AGO:
    case C_PAST:
    case C_FUTURE:
    case C_TERM:
    case C_MOMENT:
    case C_TIME:
    case C_TODATE:
    case C_MORROW:
    case C_HOLIDAY:
    case C_DECADE_WORD:
    case C_NUMERAL_Q:
    case C_NUMERAL_FY:
        return true;
    default:
        return class >= C_INTEGER && class < C_WORD_COUNT;
    }
}
