#ifndef DATELINED_SERVER_INGEST_PUBLISHED_TEXT_DATE_H
#define DATELINED_SERVER_INGEST_PUBLISHED_TEXT_DATE_H

#include <stdbool.h>

#include "article.h"
#include "ingest/header/printed_date.h"

/* What a report's own sentences tell about the day of its publication, for articles whose header
 * does not. Cautious: of the dates in news texts few are near the publication (measured on 415
 * Wikinews articles: the latest full date in the past is within a week of it in 4 of 28), so a date
 * counts only where the text ties it to its present. */

/* The year of a dateline's day ("July 20"): the text must name a date with year and month in the
 * twelve months before that day, and its weekday, else the one on which the first paragraph
 * reports, must fit; without such a weekday the date must lie in the three months before. 0: the
 * text supports none.
 */
int text_date_year(const struct article *article, const struct printed_date *dateline);

/* When it was published: on the day that the text calls its own ("today, October 28, 2014",
 * "yesterday (27 October)" when the text supports the year, outside quotations), else around a full
 * date with its weekday in the first paragraph, that is in the month or year that holds it and the
 * nine days after it, in which weeklies print it, too; in an agency's report, which appears on the
 * day that it speaks of, on the first weekday of the first paragraph on or after the date of a
 * caption ("… on October 26, 2014": "said on Tuesday" is the 28th). None counts when the text names
 * a later year in the past. PERIOD_UNKNOWN: the text supports none. */
struct period text_date_published(const struct article *article);

#endif
