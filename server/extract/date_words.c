/* Looking words up in the table of date_word_table.c, which is sorted by bytes: by the first byte,
 * then by bisection, so that an ordinary word costs a few comparisons. */
#include "extract/date_words.h"

#include "extract/date_word_table.h"

void date_words_index(struct date_word_index *out)
{
    size_t at = 0;
    for (unsigned byte = 0; byte < 256; byte++) {
        out->first[byte] = (uint16_t)at;
        while (at < date_word_table_count && (unsigned char)date_word_table[at].text[0] == byte) {
            at++;
        }
    }
    out->first[256] = (uint16_t)date_word_table_count;
}

const struct date_word *date_words_find(const struct date_word_index *index, struct span word,
                                        size_t *count)
{
    *count = 0;
    if (word.len == 0) {
        return NULL;
    }
    unsigned byte = (unsigned char)word.ptr[0];
    size_t low = index->first[byte];
    size_t high = index->first[byte + 1];
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (span_compare(span_of(date_word_table[middle].text), word) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    size_t end = low;
    while (end < date_word_table_count && span_is(word, date_word_table[end].text)) {
        end++;
    }
    *count = end - low;
    return end > low ? &date_word_table[low] : NULL;
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
    case C_MOMENT:
    case C_HOLIDAY:
    case C_DECADE_WORD:
    case C_NUMERAL_Q:
    case C_NUMERAL_FY:
        return true;
    default:
        return class >= C_INTEGER && class < C_WORD_COUNT;
    }
}
