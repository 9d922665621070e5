/* What clauses tell of the day of a happening, and which day that is. */
#include <stdio.h>

#include "../../check.h"

#include "ingest/header.h"
#include "ingest/published/telling.h"

struct telling_case {
    const char *text;
    const char *published; /* Tuesday 18 June 2019 unless said */
    const char *days;      /* of its first telling, from and to */
};

static const struct telling_case cases[] = {
    {"The Karsk mill reopened on Tuesday.", "2019-06-18", "2019-06-18..2019-06-18"},
    {"The Karsk mill reopened on Wednesday.", "2019-06-18", "2019-06-12..2019-06-12"},
    {"The Karsk mill will reopen on Wednesday.", "2019-06-18", "2019-06-19..2019-06-19"},
    {"The Karsk mill reopened on Friday last week.", "2019-06-18", "2019-06-14..2019-06-14"},
    {"The Karsk mill reopened on Monday of this week.", "2019-06-18", "2019-06-17..2019-06-17"},
    {"The Karsk mill reopened this morning.", "2019-06-18", "2019-06-18..2019-06-18"},
    {"The Karsk mill burned last night.", "2019-06-18", "2019-06-17..2019-06-17"},
    {"The Karsk mill reopened yesterday.", "2019-06-18", "2019-06-17..2019-06-17"},
    {"Tomorrow the Karsk mill closes.", "2019-06-18", "2019-06-19..2019-06-19"},
    {"The Karsk mill reopened last week.", "2019-06-18", "2019-06-10..2019-06-16"},
    {"The Karsk mill reopened this week.", "2019-06-18", "2019-06-17..2019-06-23"},
    {"The Karsk mill reopened three days ago.", "2019-06-18", "2019-06-15..2019-06-15"},
    {"The Karsk mill reopened two weeks ago.", "2019-06-18", "2019-06-01..2019-06-07"},
    {"The Karsk mill reopened on May 28.", "2019-06-18", "2019-05-28..2019-05-28"},
    {"The Karsk mill reopened on Dec. 28.", "2019-01-03", "2018-12-28..2018-12-28"},
    {"The Karsk mill will reopen on January 4.", "2019-12-28", "2020-01-04..2020-01-04"},
    {"The Karsk mill reopened on May 28, 2016.", "2019-06-18", "2016-05-28..2016-05-28"},
    {"The Karsk mill reopened last month.", "2019-06-18", "2019-05-01..2019-05-31"},
    {"The Karsk mill reopened earlier this month.", "2019-06-18", "2019-06-01..2019-06-30"},
    {"The Karsk mill reopened two months ago.", "2019-06-18", "2019-04-04..2019-05-04"},
    {"The Karsk mill reopened last Tuesday.", "2019-06-18", "2019-06-11..2019-06-11"},
    {"The Karsk mill's reopening comes three days after Weld left Ndola.", "2019-06-18",
     "2019-06-14..2019-06-15"},
    {"Mr. Weld of Karsk said on Monday the mill was safe.", "2019-06-18", "2019-06-17..2019-06-17"},
};

static size_t read_tellings(struct arena *arena, const char *text,
                            struct telling tellings[TELLINGS_MAX])
{
    struct article article = article_unknown();
    header_read_body(arena, span_of(text), &article);
    return tellings_read(&article, tellings);
}

static int32_t day_of(const char *text)
{
    struct period period;
    assert_int_equal(period_parse(span_of(text), &period), STATUS_OK);
    return period.earliest;
}

static void expressions_mean_days(void **state)
{
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct telling tellings[TELLINGS_MAX];
        size_t count = read_tellings(*state, cases[i].text, tellings);
        if (count != 1) {
            fail_msg("%s: %zu tellings", cases[i].text, count);
        }
        struct period days = telling_days(&tellings[0], day_of(cases[i].published));
        struct span from = day_format(*state, days.earliest);
        struct span to = day_format(*state, days.latest);
        struct span have = arena_printf(*state, "%.*s..%.*s", SPAN_ARG(from), SPAN_ARG(to));
        if (!span_is(have, cases[i].days)) {
            fail_msg("%s: %.*s", cases[i].text, SPAN_ARG(have));
        }
    }
}

static bool shares_word(const struct telling *a, const struct telling *b)
{
    for (size_t i = 0; i < a->word_count; i++) {
        for (size_t k = 0; k < b->word_count; k++) {
            if (a->words[i] >> 1 == b->words[k] >> 1) {
                return true;
            }
        }
    }
    return false;
}

static void what_names_no_day_tells_nothing(void **state)
{
    static const char *const texts[] = {"The Karsk mill reopened.",
                                        "The Karsk mill may reopen.",
                                        "Karsk has had a mill since 1990.",
                                        "It was long ago.",
                                        "Karsk would sell flour at today's price.",
                                        "Last year the Karsk mill closed.",
                                        "The Black Friday sale filled the Karsk mill.",
                                        "He told the Sunday Times that Karsk lay idle.",
                                        "It had burned down two days after the Karsk flood.",
                                        ""};
    struct telling tellings[TELLINGS_MAX];
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        const char *text = arena_printf(*state, "Mills close on Sunday. %s", texts[i]).ptr;
        assert_int_equal(read_tellings(*state, text, tellings), 1);
    }
}

/* A first sentence that names no day tells the news, which is of the day of publication or shortly
 * before; those after it do not. */
static void a_first_sentence_tells_its_news(void **state)
{
    struct telling tellings[TELLINGS_MAX];
    assert_int_equal(
        read_tellings(*state, "The Karsk mill reopened. Otto Veld left Hollen.", tellings), 1);
    assert_int_equal(tellings[0].kind, TELLING_NEWS);
    struct period days = telling_days(&tellings[0], day_of("2019-06-18"));
    assert_int_equal(days.earliest, day_of("2019-06-16"));
    assert_int_equal(days.latest, day_of("2019-06-18"));
}

/* A clause without a name is about those of the sentence before it. */
static void a_clause_takes_the_names_before_it(void **state)
{
    struct telling tellings[TELLINGS_MAX];
    struct telling other[TELLINGS_MAX];
    read_tellings(*state, "Police went to see Otto Veld. He was arrested this morning.", tellings);
    read_tellings(*state, "They let Otto Veld go on Friday.", other);
    assert_int_equal(tellings[1].kind, TELLING_DAYS);
    assert_true(shares_word(&tellings[1], &other[0]));
}

/* The first word of a sentence has a capital anyway; behind a small one stands a name. */
static void a_name_behind_the_first_word_is_remembered(void **state)
{
    struct telling tellings[TELLINGS_MAX];
    struct telling other[TELLINGS_MAX];
    read_tellings(*state, "In Karsk a mill was burning. It was saved this morning.", tellings);
    read_tellings(*state, "Karsk was quiet on Friday.", other);
    assert_int_equal(tellings[1].kind, TELLING_DAYS);
    assert_true(shares_word(&tellings[1], &other[0]));
}

/* The words between two expressions without a comma belong to the second. */
static void words_before_an_expression_are_its_own(void **state)
{
    struct telling tellings[TELLINGS_MAX];
    struct telling other[TELLINGS_MAX];
    size_t count = read_tellings(
        *state, "Men whom the Karsk mudslide buried on Sunday were rescued at dawn on Tuesday.",
        tellings);
    assert_int_equal(count, 2);
    read_tellings(*state, "Four were being RESCUED on Friday.", other);
    assert_false(shares_word(&tellings[0], &other[0]));
    assert_true(shares_word(&tellings[1], &other[0]));
}

static void forms_of_a_word_are_one(void **state)
{
    static const char *const texts[] = {"Marches in Karsk ended Friday.",
                                        "Karsk villagers marched Friday.",
                                        "Villagers marching in Karsk met Friday."};
    struct telling tellings[TELLINGS_MAX];
    struct telling other[TELLINGS_MAX];
    read_tellings(*state, "The march in Hollen was on Friday.", tellings);
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        read_tellings(*state, texts[i], other);
        assert_true(shares_word(&tellings[0], &other[0]));
    }
}

static void each_expression_has_its_own_clause(void **state)
{
    struct telling tellings[TELLINGS_MAX];
    struct telling other[TELLINGS_MAX];
    size_t count = read_tellings(
        *state, "Brandt resigned on Wednesday in Sarnow, and Veld visited Hollen on Sunday.",
        tellings);
    assert_int_equal(count, 2);
    assert_int_equal(read_tellings(*state, "VISITS to Hollen ended on Friday.", other), 1);
    assert_false(shares_word(&tellings[0], &other[0]));
    assert_true(shares_word(&tellings[1], &other[0]));
}

/* What is counted from another expression: the day of the second telling. */
static void an_expression_counts_from_the_one_before(void **state)
{
    static const char *const texts[][2] = {
        {"Brandt was sworn in at Sarnow on Friday, three days after Veld had left Hollen.",
         "2019-06-11"},
        {"Brandt resigned in Sarnow on June 3. Two days later Veld left Hollen.", "2019-06-05"},
        {"Brandt resigned in Sarnow on Sunday. The next day Veld left Hollen.", "2019-06-17"},
        {"Brandt resigned in Sarnow on Friday, a week earlier than Veld in Hollen.", "2019-06-07"},
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct telling tellings[TELLINGS_MAX];
        if (read_tellings(*state, texts[i][0], tellings) != 2) {
            fail_msg("%s", texts[i][0]);
        }
        struct period days = telling_days(&tellings[1], day_of("2019-06-18"));
        assert_text(period_format(*state, days), texts[i][1]);
    }
}

static void no_more_are_read_than_there_is_room_for(void **state)
{
    struct telling tellings[TELLINGS_MAX];
    char text[8192] = "";
    for (size_t i = 0, at = 0; i < 100; i++) {
        at += (size_t)snprintf(text + at, sizeof text - at, "Mill %zu of Karsk burned Monday. ", i);
    }
    assert_int_equal(read_tellings(*state, text, tellings), TELLINGS_MAX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(expressions_mean_days),
        ARENA_TEST(what_names_no_day_tells_nothing),
        ARENA_TEST(a_first_sentence_tells_its_news),
        ARENA_TEST(a_clause_takes_the_names_before_it),
        ARENA_TEST(a_name_behind_the_first_word_is_remembered),
        ARENA_TEST(words_before_an_expression_are_its_own),
        ARENA_TEST(forms_of_a_word_are_one),
        ARENA_TEST(each_expression_has_its_own_clause),
        ARENA_TEST(an_expression_counts_from_the_one_before),
        ARENA_TEST(no_more_are_read_than_there_is_room_for),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
