#ifndef DATELINED_EXTRACT_DATE_WORD_TABLE_H
#define DATELINED_EXTRACT_DATE_WORD_TABLE_H

#include "date_words.h"

/* All words, sorted by bytes; a word that can be several things has several rows in a row. */
extern const struct date_word date_word_table[];
extern const size_t date_word_table_count;

#endif
