#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/arena.h"
#include "ingest/header/dateline.h"

struct dateline_case {
    const char *paragraph;
    const char *text; /* NULL: no dateline */
    const char *place;
    const char *agency;
    int month, day;
};

static const struct dateline_case cases[] = {
    {"UNITED NATIONS, Oct 30: A UN envoy met", "UNITED NATIONS, Oct 30:", "UNITED NATIONS", "", 10,
     30},
    {"UNITED NATIONS (Reuters) - North Korea is", "UNITED NATIONS (Reuters) -", "UNITED NATIONS",
     "Reuters", 0, 0},
    {"THE HAGUE, July 8 (MPA) — The court", "THE HAGUE, July 8 (MPA) —", "THE HAGUE", "MPA", 7, 8},
    {"BEIJING, Oct. 30 (Xinhua) -- China", "BEIJING, Oct. 30 (Xinhua) --", "BEIJING", "Xinhua", 10,
     30},
    {"PORT-AU-PRINCE, Haiti (AP) — Aid", "PORT-AU-PRINCE, Haiti (AP) —", "PORT-AU-PRINCE, Haiti",
     "AP", 0, 0},
    {"MAE SAI, Thailand — Divers", "MAE SAI, Thailand —", "MAE SAI, Thailand", "", 0, 0},
    {"ISLAMABAD: The prime minister", "ISLAMABAD:", "ISLAMABAD", "", 0, 0},
    {"GENEVA, 20 March 2019 – The", "GENEVA, 20 March 2019 –", "GENEVA", "", 3, 20},
    {"New Delhi, Oct 30 (IANS) The", "New Delhi, Oct 30 (IANS)", "New Delhi", "IANS", 10, 30},
    {"New Delhi, Oct 30 (IANS): The", "New Delhi, Oct 30 (IANS):", "New Delhi", "IANS", 10, 30},
    {"Seoul (CNN) -- North Korea", "Seoul (CNN) --", "Seoul", "CNN", 0, 0},
    {"(CNN)North Korea has", "(CNN)", "", "CNN", 0, 0},
    {"(Reuters) - Oil fell", "(Reuters) -", "", "Reuters", 0, 0},
    {"Oct 28 (Reuters) - Acme Corp said", "Oct 28 (Reuters) -", "", "Reuters", 10, 28},
    {"WASHINGTON/BEIJING (Reuters) - \"We", "WASHINGTON/BEIJING (Reuters) -", "WASHINGTON/BEIJING",
     "Reuters", 0, 0},
    {"PARIS and LONDON — The", "PARIS and LONDON —", "PARIS and LONDON", "", 0, 0},
    {"NEW YORK, Oct. 28, 2014 /PRNewswire/ -- Acme", "NEW YORK, Oct. 28, 2014 /PRNewswire/ --",
     "NEW YORK", "PRNewswire", 10, 28},
    {"LONDON, Oct 28 (Reuters)", "LONDON, Oct 28 (Reuters)", "LONDON", "Reuters", 10, 28},
    {"Port Vila | 9 June 2015", "Port Vila | 9 June 2015", "Port Vila", "", 6, 9},
    {"Honiara, Solomon Islands • Jan 14, 2019", "Honiara, Solomon Islands • Jan 14, 2019",
     "Honiara, Solomon Islands", "", 1, 14},
    {"Baku, March 7, AZERTAC", "Baku, March 7, AZERTAC", "Baku", "AZERTAC", 3, 7},
    {"ASTANA. KAZINFORM – A fire", "ASTANA. KAZINFORM –", "ASTANA", "KAZINFORM", 0, 0},
    {"Ulaanbaatar /MONTSAME/ Four hundred herders of the south have radios now that warn of storms "
     "at night.",
     "Ulaanbaatar /MONTSAME/", "Ulaanbaatar", "MONTSAME", 0, 0},
    {"Morag Fairlie | 9 June 2015", NULL, "", "", 0, 0},
    {"Abu Sayed | 9 June 2015", NULL, "", "", 0, 0},
    {"Opinion | 9 June 2015", NULL, "", "", 0, 0},
    {"Features | 9 June 2015", NULL, "", "", 0, 0},
    {"Cricket | 9 June 2015", NULL, "", "", 0, 0},
    {"Migration | 9 June 2015", NULL, "", "", 0, 0},
    {"KAMPALA, Opinion | 9 June 2015", NULL, "", "", 0, 0},
    {"9 June 2015 | Port Vila", NULL, "", "", 0, 0},
    /* What only looks like one. */
    {"Palestinian Authority (PA) Minister Lena Sabri told envoys on Sunday that no vote would be "
     "held in the spring.",
     NULL, "", "", 0, 0},
    {"UPDATE 1-Oil falls: Prices", NULL, "", "", 0, 0},
    {"EXCLUSIVE: The minister", NULL, "", "", 0, 0},
    {"US: The minister", NULL, "", "", 0, 0},
    {"Q: What did he say?", NULL, "", "", 0, 0},
    {"He came home — The end", NULL, "", "", 0, 0},
    {"On Monday, Oct 30: The", NULL, "", "", 0, 0},
    {"The talks (which began in May) - The", NULL, "", "", 0, 0},
    {"The United Nations said: \"We", NULL, "", "", 0, 0},
    {"Kim - the leader", NULL, "", "", 0, 0},
    {"ISLAMABAD: the rest is lower case", NULL, "", "", 0, 0},
};

static void test_datelines(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct dateline_match match;
        bool found = dateline_match(span_of(cases[i].paragraph), false, &match);
        if (found != (cases[i].text != NULL)) {
            fail_msg("%s: found %d", cases[i].paragraph, found);
        }
        if (!found) {
            continue;
        }
        assert_string_equal(arena_string(arena, match.text), cases[i].text);
        assert_true(span_is(match.place, cases[i].place));
        assert_true(span_is(match.agency, cases[i].agency));
        assert_int_equal(match.date.month, cases[i].month);
        assert_int_equal(match.date.day, cases[i].day);
    }
    arena_free(arena);
}

static void test_report_begins_behind_it(void **state)
{
    (void)state;
    const char *text = "KABUL, Oct 30:  A bomb went off.";
    struct dateline_match match;
    assert_true(dateline_match(span_of(text), false, &match));
    assert_string_equal(text + match.end, "A bomb went off.");
}

static void test_strict_wants_capitals(void **state)
{
    (void)state;
    struct dateline_match match;
    assert_false(dateline_match(SPAN("Seoul (CNN) -- North"), true, &match));
    assert_false(dateline_match(SPAN("(CNN) -- North"), true, &match));
    assert_true(dateline_match(SPAN("SEOUL (CNN) -- North"), true, &match));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_datelines),
                                       cmocka_unit_test(test_report_begins_behind_it),
                                       cmocka_unit_test(test_strict_wants_capitals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
