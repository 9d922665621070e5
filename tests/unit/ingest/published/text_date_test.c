/* Articles without a dated header: what their sentences support, and what they do not. */
#include "../../check.h"

#include "ingest/header.h"

struct text_case {
    const char *text;
    const char *published; /* NULL: unknown */
    enum published_basis basis;
};

static const struct text_case cases[] = {
    /* An agency's caption with a date and the weekday of its report. */
    {"Mill reopens in Ndola\n\nPhoto: The mill in Ndola on June 1, 2019.\n\n"
     "NDOLA (Reuters) - The mill in Ndola reopened on Tuesday.\n\nIt grinds maize.\n",
     "2019-06-04", PUBLISHED_TEXT},
    /* Another outlet's photograph may be of any age. */
    {"Mill reopens in Ndola\n\nPhoto: The mill in Ndola on June 1, 2019.\n\n"
     "The mill in Ndola reopened on Tuesday.\n\nIt grinds maize.\n",
     NULL, PUBLISHED_UNKNOWN},
    /* The same with a later year in the text: the photograph is old. */
    {"Mill reopens in Ndola\n\nPhoto: The mill in Ndola on June 1, 2019.\n\n"
     "NDOLA (Reuters) - The mill in Ndola reopened on Tuesday.\n\nIt was closed in 2021.\n",
     NULL, PUBLISHED_UNKNOWN},
    /* A full date with its weekday in the first paragraph: a weekly prints it days later. */
    {"Mill reopens in Ndola\n\nThe mill in Ndola reopened on Tuesday, June 4, 2019.\n\nIt "
     "grinds.\n",
     "2019-06", PUBLISHED_TEXT},
    {"Mill reopens in Ndola\n\nThe mill in Ndola reopened on Saturday, June 22, 2019.\n\nIt "
     "grinds.\n",
     "2019", PUBLISHED_TEXT},
    {"Mill reopens in Ndola\n\nThe mill in Ndola reopened on Sunday, June 30, 2019.\n\nIt "
     "grinds.\n",
     "2019", PUBLISHED_TEXT},
    {"Mill to reopen in Ndola\n\nThe mill in Ndola will reopen on Tuesday, June 4, 2019.\n\nYes.\n",
     NULL, PUBLISHED_UNKNOWN},
    {"Mill reopens in Ndola\n\nThe mill reopened on Tuesday. It was built on June 4, "
     "1965.\n\nYes.\n",
     NULL, PUBLISHED_UNKNOWN},
    /* A dateline's day takes the year of a date shortly before it when the weekday fits. */
    {"Mill reopens\n\nNDOLA, July 8: The mill reopened on Monday. It closed in May 2019.\n\nYes.\n",
     "2019-07-08", PUBLISHED_DATELINE},
    {"Mill reopens\n\nNDOLA, July 8: The mill reopened on Monday. It closed in May 2015.\n\nYes.\n",
     NULL, PUBLISHED_UNKNOWN},
    {"Mill reopens\n\nNDOLA, Jan 7: The mill reopened on Monday. It closed in May 2018.\n\nYes.\n",
     "2019-01-07", PUBLISHED_DATELINE},
    /* A date line's weekday is that of its day in one year of those near the text's dates. */
    {"Mill reopens\n\nTuesday, 4 June\n\nThe mill in Ndola reopened. It closed in May "
     "2019.\n\nYes.\n",
     "2019-06-04", PUBLISHED_DATELINE},
    {"Mill reopens\n\nWednesday, 5 February\n\nThe mill in Ndola reopened. It closed in May "
     "2019.\n\nYes.\n",
     "2020-02-05", PUBLISHED_DATELINE},
    {"Mill reopens\n\nWednesday, 4 June\n\nThe mill in Ndola reopened. It closed in May "
     "2019.\n\nYes.\n",
     NULL, PUBLISHED_UNKNOWN},
    {"Mill reopens\n\nTuesday, 4 June\n\nThe mill in Ndola reopened. It opened in "
     "1992.\n\nYes.\n",
     NULL, PUBLISHED_UNKNOWN},
    {"Mill reopens\n\nTuesday, 4 June\n\nThe mill in Ndola reopened.\n\nIt grinds maize.\n\n"
     "© 2019 Ndola Post\n",
     "2019-06-04", PUBLISHED_DATELINE},
    {"Mill reopens\n\nTuesday, 4 June\n\nThe mill in Ndola reopened.\n\nIt grinds maize.\n\n"
     "© 2022 Ndola Post\n",
     NULL, PUBLISHED_UNKNOWN},
    /* The text says itself what day it calls today. */
    {"Mill reopens\n\nMira Mills said today (4 June 2019) that its mill reopened.\n\nIt grinds.\n",
     "2019-06-04", PUBLISHED_TEXT},
    {"Mill reopens\n\nThe mill reopened yesterday, Monday, June 3, 2019, its owner said.\n\nIt "
     "grinds.\n",
     "2019-06-04", PUBLISHED_TEXT},
    {"Mill reopens\n\nThe mill reopened today, Tuesday 4 June. It closed in May 2019.\n\nIt "
     "grinds.\n",
     "2019-06-04", PUBLISHED_TEXT},
    {"Mill reopens\n\nThe mill reopened today (4 June 2015). It closed in May 2019.\n\nIt "
     "grinds.\n",
     NULL, PUBLISHED_UNKNOWN},
    {"Mill reopens\n\n\"The mill reopens today, June 4, 2019,\" the sign said.\n\nIt grinds.\n",
     NULL, PUBLISHED_UNKNOWN},
    {"Mill reopens\n\nNDOLA, July 8: The mill reopened. It will close in May 2020.\n\nYes.\n", NULL,
     PUBLISHED_UNKNOWN},
};

static void sentences_date_what_they_support(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct article article = article_unknown();
        struct header_input input = {.text = span_of(cases[i].text), .find_title = true};
        header_read(*state, &input, &article);
        struct span published = period_format(*state, article.published);
        if (!span_is(published, cases[i].published ? cases[i].published : "")) {
            fail_msg("case %zu: %.*s", i, SPAN_ARG(published));
        }
        assert_int_equal(article.published_basis, cases[i].basis);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {ARENA_TEST(sentences_date_what_they_support)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
