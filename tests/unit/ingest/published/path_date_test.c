/* The date in an article's address, and which of several in a path counts. */
#include "../../check.h"

#include "ingest/published/path_date.h"

struct path_case {
    const char *path;
    const char *date; /* "": none */
};

static struct span date_text(struct arena *arena, bool found, const struct printed_date *date)
{
    return found ? period_format(arena, printed_date_period(date)) : SPAN("");
}

static void an_address_has_its_articles_date(void **state)
{
    static const struct path_case cases[] = {
        {"https://example.com/world/2014/oct/28/port-strike-ends", "2014-10-28"},
        {"https://example.com/world/2014/october/28/port-strike-ends", "2014-10-28"},
        {"https://example.com/2014/10/28/port-strike-ends.html", "2014-10-28"},
        {"https://example.com/news/20141028-port-strike-ends", "2014-10-28"},
        {"https://example.com/world/port-strike-ends-2014-10-28/", "2014-10-28"},
        {"https://example.com/2014/10/port-strike-ends/", "2014-10"},
        {"https://example.com/2014/10/28/looking-back-2001-09-11-attacks", "2014-10-28"},
        /* A year alone may be what it is about, and a host or a query has no date of it. */
        {"https://example.com/olympics/2014/port-strike-ends", ""},
        {"https://2014-10-28.example.com/port-strike-ends", ""},
        {"https://example.com/port-strike-ends?seen=2014-10-28", ""},
        {"https://example.com/port-strike-ends#2014/10/28", ""},
        {"https://example.com/article/id20141028x", ""},
        {"https://example.com/2014/ten/28/port-strike", ""},
        {"https://example.com", ""},
        {"2014/10/28/port-strike", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct printed_date date = {.weekday = -1, .second = -1};
        bool found = address_date_read(span_of(cases[i].path), &date);
        assert_text(date_text(*state, found, &date), cases[i].date);
    }
    struct printed_date date;
    assert_false(address_date_read((struct span){0}, &date));
}

static void folders_come_before_names(void **state)
{
    static const struct path_case cases[] = {
        {"2014/10/28/after-2001-09-11.txt", "2014-10-28"},
        {"2014/after-2001-09-11.txt", "2001-09-11"},
        {"2013/un-2014-10.txt", "2014-10"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct printed_date date = {.weekday = -1, .second = -1};
        bool found = path_date_read(span_of(cases[i].path), &date);
        assert_text(date_text(*state, found, &date), cases[i].date);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(an_address_has_its_articles_date),
        ARENA_TEST(folders_come_before_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
