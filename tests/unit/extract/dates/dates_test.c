/* Drives dates_find with the case files of tests/cases/dates, those of its folder `tagged` with
 * tags and trees, and checks what they cannot show: offsets, tokens, odd input. A case is a line
 * "PUBLISHED | TEXT" ("-" for an unknown day) and a line "    > EXPRESSION = type value
 * [earliest..latest]; …" with all that is to be found. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "extract/analysis.h"
#include "extract/dates.h"
#include "extract/dates/date_holidays.h"
#include "extract/dates/date_place.h"
#include "extract/dates/date_rules.h"
#include "extract/dates/date_words.h"
#include "extract/engine.h"

#define CASES  "tests/cases/dates"
#define TAGGED CASES "/tagged"

/* With an engine the text is tagged and parsed first. */
static void analyse_with(struct arena *arena, const struct engine *engine, struct span published,
                         struct span text, struct analysis *analysis)
{
    struct article article = article_unknown();
    memset(analysis, 0, sizeof(*analysis));
    if (period_parse(published, &article.published) != STATUS_OK) {
        article.published = PERIOD_UNKNOWN;
    }
    article.body = text;
    if (engine) {
        analysis_run(arena, engine, &article, analysis);
        return;
    }
    document_read(arena, &article, &analysis->document);
    dates_find(arena, NULL, article.published, analysis);
}

static void analyse(struct arena *arena, struct span published, struct span text,
                    struct analysis *analysis)
{
    analyse_with(arena, NULL, published, text, analysis);
}

static void add_bounds(struct buffer *out, struct arena *arena, struct period period)
{
    struct span low = day_format(arena, period.earliest);
    struct span high = day_format(arena, period.latest);
    if (!low.ptr) {
        return;
    }
    buffer_printf(out, " [%.*s", SPAN_ARG(low));
    if (!span_equal(low, high)) {
        buffer_printf(out, "..%.*s", SPAN_ARG(high));
    }
    buffer_add_char(out, ']');
}

/* What was found, written as in a case. */
static struct span told(struct arena *arena, const struct analysis *analysis)
{
    struct buffer out = {0};
    for (size_t i = 0; i < analysis->date_count; i++) {
        const struct date *date = &analysis->dates[i];
        struct span value = date->value.ptr ? date->value : SPAN("-");
        buffer_printf(&out, "%s%.*s = %s %.*s", i ? "; " : "", SPAN_ARG(date->text),
                      date_type_name(date->type), SPAN_ARG(value));
        add_bounds(&out, arena, date->period);
    }
    struct span result = out.bytes ? arena_copy(arena, buffer_span(&out)) : SPAN("");
    buffer_fini(&out);
    return result;
}

/* Runs the case at the head of `*rest`; false when it fails. */
static bool run_case(struct arena *arena, const struct engine *engine, const char *file,
                     struct span line, struct span expected)
{
    struct analysis analysis;
    struct span text = line;
    struct span published = span_trim(span_cut(&text, '|'));
    analyse_with(arena, engine, published, span_trim(text), &analysis);
    struct span found = told(arena, &analysis);
    expected = span_trim(expected);
    expected = span_trim(span_slice(expected, 1, expected.len));
    if (span_equal(found, expected)) {
        return true;
    }
    print_error("%s: %.*s\n  expected %.*s\n  found    %.*s\n", file, SPAN_ARG(line),
                SPAN_ARG(expected), SPAN_ARG(found));
    return false;
}

static void run_file(const char *folder, const char *name, const struct engine *engine,
                     size_t *count, size_t *failed)
{
    char path[512];
    struct arena *arena = arena_new();
    struct buffer file = {0};
    (void)snprintf(path, sizeof(path), "%s/%s", folder, name);
    assert_int_equal(file_read(path, 1 << 20, &file, NULL), STATUS_OK);
    struct span bytes = buffer_span(&file);
    while (bytes.ptr) {
        struct span line = span_cut(&bytes, '\n');
        if (line.len == 0 || line.ptr[0] == '#') {
            continue;
        }
        struct span expected = span_cut(&bytes, '\n');
        assert_true(span_starts_with(span_trim(expected), SPAN(">")));
        *count += 1;
        *failed += !run_case(arena, engine, name, line, expected);
    }
    buffer_fini(&file);
    arena_free(arena);
}

static void run_folder(const char *path, const struct engine *engine, size_t least)
{
    size_t count = 0;
    size_t failed = 0;
    DIR *folder = opendir(path);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (strstr(entry->d_name, ".txt")) {
            run_file(path, entry->d_name, engine, &count, &failed);
        }
    }
    (void)closedir(folder);
    assert_true(count >= least);
    assert_int_equal(failed, 0);
}

static void test_cases(void **state)
{
    (void)state;
    run_folder(CASES, NULL, 700);
}

static void test_tagged_cases(void **state)
{
    (void)state;
    struct engine *engine = NULL;
    struct failure failure;
    assert_int_equal(engine_new(NULL, &engine, &failure), STATUS_OK);
    run_folder(TAGGED, engine, 10);
    engine_free(engine);
}

static void test_offsets(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    analyse(arena, SPAN("2014-10-30"),
            SPAN("Caf\u00e9 \u201cM\u00fcller\u201d shut Oct. 27\u201329."), &analysis);
    assert_int_equal(analysis.date_count, 1);
    const struct date *date = &analysis.dates[0];
    assert_int_equal(date->at.start, 19);
    assert_int_equal(date->at.end, 29);
    assert_true(span_equal(date->text, SPAN("Oct. 27\u201329")));
    assert_true(span_equal(
        date->text, span_slice(analysis.document.body, date->at.byte_start, date->at.byte_end)));
    assert_int_equal(date->period.precision, PRECISION_RANGE);
    assert_int_equal(date->basis, DATE_RELATIVE);
    assert_true(date->first_token + date->token_count <= analysis.document.token_count);
    arena_free(arena);
}

static void test_basis_and_precision(void **state)
{
    static const struct {
        const char *text;
        enum date_basis basis;
        enum precision precision;
    } rows[] = {
        {"It shut on May 3, 1999.", DATE_EXPLICIT, PRECISION_DAY},
        {"It shut in 1999.", DATE_EXPLICIT, PRECISION_YEAR},
        {"It shut in the 1990s.", DATE_EXPLICIT, PRECISION_DECADE},
        {"It shut on Tuesday.", DATE_RELATIVE, PRECISION_DAY},
        {"It shut last week.", DATE_RELATIVE, PRECISION_WEEK},
        {"It shut last month.", DATE_RELATIVE, PRECISION_MONTH},
        {"It shut last summer.", DATE_RELATIVE, PRECISION_SEASON},
        {"It shut last quarter.", DATE_RELATIVE, PRECISION_QUARTER},
        {"It shut the day before the strike.", DATE_UNRESOLVED, PRECISION_NONE},
        {"It shut for three days.", DATE_UNRESOLVED, PRECISION_NONE},
    };
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct analysis analysis;
        analyse(arena, SPAN("2014-10-30"), span_of(rows[i].text), &analysis);
        assert_int_equal(analysis.date_count, 1);
        assert_int_equal(analysis.dates[0].basis, rows[i].basis);
        assert_int_equal(analysis.dates[0].period.precision, rows[i].precision);
    }
    arena_free(arena);
}

/* "today" in a report dated the day before the paper is that of the report. */
static void test_dateline(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct article article = article_unknown();
    struct analysis analysis = {0};
    article.body = SPAN("LIMA, Feb. 20 - Miners struck today. They had voted yesterday.");
    struct block blocks[] = {{BLOCK_DATELINE, {0, 13, 0, 13}}, {BLOCK_PARAGRAPH, {14, 62, 14, 62}}};
    article.blocks = blocks;
    article.block_count = 2;
    assert_int_equal(period_parse(SPAN("2000-02-21"), &article.published), STATUS_OK);
    document_read(arena, &article, &analysis.document);
    dates_find(arena, NULL, article.published, &analysis);
    assert_true(span_is(told(arena, &analysis), "Feb. 20 = date 2000-02-20 [2000-02-20]; "
                                                "today = date 2000-02-20 [2000-02-20]; "
                                                "yesterday = date 2000-02-19 [2000-02-19]"));
    arena_free(arena);
}

/* "that time" is the day told in the paragraph before. */
static void test_next_paragraph(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct analysis analysis;
    analyse(arena, SPAN("1998-02-06"),
            SPAN("The firms will seal a deal by June 10.\n\nIf they are not one by that time, a "
                 "judge will help."),
            &analysis);
    assert_true(span_is(told(arena, &analysis), "June 10 = date 1998-06-10 [1998-06-10]; "
                                                "that time = date 1998-06-10 [1998-06-10]"));
    arena_free(arena);
}

static void test_odd_input(void **state)
{
    static const char *const texts[] = {
        "",
        "99999999999999999999999 years ago",
        "0 days ago, 000 weeks later, 9999 9999 9999",
        "in the 99th century, the 0th of May, 31 February 2011",
        "Oct. Oct. Oct. 30 30 30 2014 2014 - - - / / 10/10/10/10/10",
        "5000 decades from now on the first Monday of the last week of next year",
        "It is on 9/22 2014 5, on 9/22, 2014 5",
        "from from between 1999 and and 2001 to to Monday",
        "2 1/2 1/2 and a half and a half hours of the day before the day before",
        "in the year 9999 and 100 centuries later, 12,345,678 millennia ago",
    };
    (void)state;
    struct arena *arena = arena_new();
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        struct analysis analysis;
        analyse(arena, SPAN("2014-10-30"), span_of(texts[i]), &analysis);
        for (size_t j = 0; j < analysis.date_count; j++) {
            struct period period = analysis.dates[j].period;
            assert_true(period.earliest == DAY_NONE || period.earliest <= period.latest);
        }
    }
    arena_free(arena);
}

static void test_words_are_found(void **state)
{
    (void)state;
    size_t count = 0;
    struct date_word_index index;
    date_words_index(&index);
    const struct date_word *word = date_words_find(&index, SPAN("second"), &count);
    assert_non_null(word);
    assert_int_equal(count, 2);
    assert_null(date_words_find(&index, SPAN("seconded"), &count));
    assert_int_equal(date_words_find(&index, SPAN("oct."), &count)->value, 10);
    assert_int_equal(date_words_find(&index, SPAN("zero"), &count)->value, 0);
    assert_non_null(date_words_find(&index, SPAN("yesterday"), &count));
}

static void test_rules_are_sound(void **state)
{
    (void)state;
    for (int pass = 0; pass < PASS_COUNT; pass++) {
        size_t count = 0;
        const struct date_rule *rules = date_rules_of((enum date_pass)pass, &count);
        for (size_t i = 0; i < count; i++) {
            assert_int_equal(rules[i].pattern[PATTERN_MAX - 1], 0);
            assert_true(rules[i].kind >= K_FIRST && rules[i].kind < G_FIRST);
            size_t needed = 0;
            for (size_t j = 0; rules[i].pattern[j]; j++) {
                needed += !(rules[i].pattern[j] & OPT);
            }
            assert_true(needed >= (pass == PASS_WORDS ? 1 : 2));
        }
    }
}

static void assert_holiday(const char *name, int year, int month, int day)
{
    size_t length = 0;
    uint8_t holiday = date_holidays_match(span_of(name), &length);
    assert_int_equal(length, strlen(name));
    struct civil found = day_to_civil(date_holidays_day(holiday, year));
    assert_int_equal(found.month, month);
    assert_int_equal(found.day, day);
}

static void test_moving_holidays(void **state)
{
    (void)state;
    assert_holiday("Easter", 2000, 4, 23);
    assert_holiday("Easter", 2008, 3, 23);
    assert_holiday("Easter", 2011, 4, 24);
    assert_holiday("Orthodox Easter", 2014, 4, 20);
    assert_holiday("Orthodox Easter", 2021, 5, 2);
    assert_holiday("Ash Wednesday", 2014, 3, 5);
    assert_holiday("Pentecost", 2014, 6, 8);
    assert_holiday("Thanksgiving", 2012, 11, 22);
    assert_holiday("Memorial Day", 2021, 5, 31);
    assert_holiday("Election Day", 2016, 11, 8);
    assert_holiday("Cyber Monday", 2019, 12, 2);
    assert_holiday("Lunar New Year", 2019, 2, 5);
    assert_int_equal(date_holidays_day(0, 2014), DAY_NONE);
}

static void test_places(void **state)
{
    (void)state;
    char text[16];
    int32_t day = day_from_civil((struct civil){2014, 10, 30});
    date_place_format(date_place_shift(day, UNIT_WEEK, -43), text);
    assert_string_equal(text, "2014-W01");
    date_place_format(date_place_shift(day, UNIT_QUARTER, 1), text);
    assert_string_equal(text, "2015-Q1");
    date_place_format(date_place_of_season(2014, 4), text);
    assert_string_equal(text, "2014-WI");
    assert_int_equal(date_place_of_season(2015, 4).latest,
                     day_from_civil((struct civil){2016, 2, 29}));
    date_place_format(date_place_of(UNIT_CENTURY, day_from_civil((struct civil){1800, 12, 31})),
                      text);
    assert_string_equal(text, "17");
    assert_false(date_place_is_known(date_place_shift(day, UNIT_CENTURY, 100)));
    assert_false(date_place_is_known(date_place_shift(day, UNIT_DAY, INT32_MIN)));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),           cmocka_unit_test(test_tagged_cases),
        cmocka_unit_test(test_offsets),         cmocka_unit_test(test_basis_and_precision),
        cmocka_unit_test(test_odd_input),       cmocka_unit_test(test_words_are_found),
        cmocka_unit_test(test_rules_are_sound), cmocka_unit_test(test_moving_holidays),
        cmocka_unit_test(test_places),          cmocka_unit_test(test_dateline),
        cmocka_unit_test(test_next_paragraph),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
