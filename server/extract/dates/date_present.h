#ifndef DATELINED_EXTRACT_DATE_PRESENT_H
#define DATELINED_EXTRACT_DATE_PRESENT_H

#include "text/document.h"

/* The verb that governs the date of the tokens [first, last]; UINT32_MAX when it hangs on a noun
 * or there is no tree. */
uint32_t date_present_governor(const struct document *document, const struct sentence *sentence,
                               uint32_t first, uint32_t last);

/* Whether `verb`, which governs a date, is a plain present that looks ahead. A date that opens its
 * sentence (`opening`) may hang on another verb than the parser says, so then no past form may
 * stand in the sentence. */
bool date_present_is_ahead(const struct document *document, const struct sentence *sentence,
                           uint32_t verb, bool opening);

/* Whether the date that starts at `first` follows what is on a timetable: "The offer expires at 5
 * p.m. Nov. 17", also where the parser hangs it elsewhere or takes the verb for a noun. */
bool date_present_is_scheduled(const struct document *document, const struct sentence *sentence,
                               uint32_t first);

/* Whether the date [first, last] is the day of what a clause says in the present: "says in a
 * statement Monday that he is leaving". */
bool date_present_is_said(const struct document *document, uint32_t start, uint32_t first,
                          uint32_t last);

/* Whether a verb stands on such a timetable: "begin", "expires". */
bool date_present_is_timetable(struct span verb);

/* Whether the clause that the date [first, last] opens goes on in a plain present. */
bool date_present_is_opened(const struct document *document, const struct sentence *sentence,
                            uint32_t first, uint32_t last);

/* Whether `verb` tells a condition still to come: "if no deal is reached by". */
bool date_present_is_condition(const struct document *document, const struct sentence *sentence,
                               uint32_t verb);

/* Whether a date of the tokens [first, last] hangs on a present perfect: "January has begun". */
bool date_present_is_perfect(const struct document *document, const struct sentence *sentence,
                             uint32_t first, uint32_t last);

/* Whether a tag of Penn's set is that of a verb or modal. */
bool date_present_is_verb(uint8_t tag);

/* Whether the sentence tells of the present by its main verb: "Its best known defendant is …".
 * False without a tree. */
bool date_present_is_main(const struct document *document, const struct sentence *sentence);

#endif
