/* Drives the whole reading with the case files of tests/cases/events. A case is a line
 * "PUBLISHED | SENTENCE" and a line for each event that is to be found, in the order of the text:
 *     > type status [trigger] actors -> recipients @ date
 * with "-" for what is not there, parties joined by "; ", "!" after the status of a negated act; a
 * date that stays open is shown by its words in quotes. Where the case is about titles, each event
 * has a line "    = TITLE" below; where it is about places, a line "    in PLACE", "-" for none. A
 * sentence behind "# " is a headline. A case without such lines must give no event. Besides, the
 * fields that the cases do not show. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <dirent.h>
#include <stdio.h>
#include <string.h>

#include "base/buffer.h"
#include "base/file.h"
#include "extract/analysis.h"

#define CASES "tests/cases/events"

struct fixture {
    struct engine *engine;
    struct arena *arena;
};

static int set_up(void **state)
{
    static struct fixture f;
    struct failure failure = {0};
    if (engine_new(&(struct engine_options){.model_dir = "server/model"}, &f.engine, &failure) !=
        STATUS_OK) {
        print_error("%s\n", failure.text);
        return -1;
    }
    f.arena = arena_new();
    *state = &f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    arena_free(f->arena);
    engine_free(f->engine);
    return 0;
}

static void analyse(struct fixture *f, struct span published, struct span text,
                    struct analysis *analysis)
{
    struct article article = article_unknown();
    if (period_parse(published, &article.published) != STATUS_OK) {
        article.published = PERIOD_UNKNOWN;
    }
    if (span_starts_with(text, SPAN("# "))) {
        article.title = span_slice(text, 2, text.len);
        article.body = SPAN("Nothing else is told.");
    } else {
        article.body = text;
    }
    analysis_run(f->arena, f->engine, &article, analysis);
}

static void add_parties(struct buffer *out, const struct event *event, enum party_role role)
{
    const char *between = "";
    for (size_t i = 0; i < event->party_count; i++) {
        if (event->parties[i].role == role) {
            buffer_printf(out, "%s%.*s", between, SPAN_ARG(event->parties[i].text));
            between = "; ";
        }
    }
    if (between[0] == '\0') {
        buffer_add_char(out, '-');
    }
}

/* An event as a case writes it. */
static void add_event(struct buffer *out, struct arena *arena, const struct analysis *analysis,
                      const struct event *event)
{
    struct span date = period_format(arena, event->period);
    if (!date.ptr && event->date != UINT32_MAX) {
        date = arena_printf(arena, "\"%.*s\"", SPAN_ARG(analysis->dates[event->date].text));
    }
    buffer_printf(out, "    > %s %s%s [%.*s] ", event_type_name(event->type),
                  event_status_name(event->status), event->negated ? "!" : "",
                  SPAN_ARG(event->trigger_text));
    add_parties(out, event, PARTY_ACTOR);
    buffer_add_string(out, " -> ");
    add_parties(out, event, PARTY_RECIPIENT);
    buffer_printf(out, " @ %.*s\n", SPAN_ARG(date.ptr ? date : SPAN("-")));
}

/* Runs the case that starts with `line`; its expected lines are cut off `*rest`. */
static bool run_case(struct fixture *f, struct span line, struct span *rest)
{
    struct analysis analysis;
    struct buffer expected = {0}, found = {0};
    bool titles = false, places = false;
    while (rest->ptr && span_starts_with(*rest, SPAN("    "))) {
        titles |= span_starts_with(*rest, SPAN("    ="));
        places |= span_starts_with(*rest, SPAN("    in "));
        buffer_add(&expected, span_cut(rest, '\n'));
        buffer_add_char(&expected, '\n');
    }
    struct span text = line;
    struct span published = span_trim(span_cut(&text, '|'));
    analyse(f, published, span_trim(text), &analysis);
    for (size_t i = 0; i < analysis.event_count; i++) {
        add_event(&found, f->arena, &analysis, &analysis.events[i]);
        if (titles) {
            buffer_printf(&found, "    = %.*s\n", SPAN_ARG(analysis.events[i].title));
        }
        if (places) {
            struct span place = analysis.events[i].place_text;
            buffer_printf(&found, "    in %.*s\n", SPAN_ARG(place.ptr ? place : SPAN("-")));
        }
    }
    bool same = span_equal(buffer_span(&expected), buffer_span(&found));
    if (!same) {
        print_error("%.*s\n  expected\n%.*s  found\n%.*s", SPAN_ARG(line),
                    SPAN_ARG(buffer_span(&expected)), SPAN_ARG(buffer_span(&found)));
    }
    buffer_fini(&expected);
    buffer_fini(&found);
    arena_reset(f->arena);
    return same;
}

static size_t run_file(struct fixture *f, const char *name, size_t *count)
{
    char path[512];
    struct buffer file = {0};
    size_t failed = 0;
    (void)snprintf(path, sizeof(path), "%s/%s", CASES, name);
    assert_int_equal(file_read(path, 1 << 20, &file, NULL), STATUS_OK);
    struct span bytes = buffer_span(&file);
    while (bytes.ptr) {
        struct span line = span_cut(&bytes, '\n');
        if (line.len > 0 && line.ptr[0] != '#') {
            *count += 1;
            failed += !run_case(f, line, &bytes);
        }
    }
    buffer_fini(&file);
    return failed;
}

static void test_cases(void **state)
{
    size_t count = 0, failed = 0;
    DIR *folder = opendir(CASES);
    assert_non_null(folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        if (strstr(entry->d_name, ".txt")) {
            failed += run_file(*state, entry->d_name, &count);
        }
    }
    (void)closedir(folder);
    assert_true(count >= 40);
    assert_int_equal(failed, 0);
}

static void test_fields(void **state)
{
    struct fixture *f = *state;
    struct analysis analysis;
    analyse(f, SPAN("2016-05-12"),
            SPAN("North Korean officials met with a U.N. investigator in Geneva on Monday."),
            &analysis);
    assert_int_equal(analysis.event_count, 1);
    const struct event *event = &analysis.events[0];
    assert_string_equal(event->cameo, "040");
    assert_null(event->mode);
    assert_int_equal(event->party_count, 2);
    assert_string_equal(event->parties[0].country, "PRK");
    assert_string_equal(event->parties[0].sector, "GOV");
    assert_int_equal(event->parties[0].at.start, 0);
    assert_int_equal(event->parties[0].at.end, 22);
    assert_true(span_is(event->place_text, "Geneva"));
    assert_int_equal(event->trigger.start, 23);
    assert_int_equal(event->date_basis, DATE_RELATIVE);
    assert_true(span_is(event->title,
                        "North Korean officials met with a U.N. investigator in Geneva on Monday"));
    arena_reset(f->arena);
}

/* Which day a time of no day is on, nothing but the publication says. */
static void test_a_bare_time_has_the_day_of_the_publication(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *text;
        enum date_basis basis;
    } rows[] = {
        {"Gunmen raided the camp at dawn.", DATE_PUBLISHED},
        {"Gunmen raided the camp at two in the morning.", DATE_PUBLISHED},
        {"Gunmen raided the camp at dawn on Tuesday.", DATE_RELATIVE},
        {"Gunmen raided the camp this morning.", DATE_RELATIVE},
        {"Gunmen raided the camp on Thursday.", DATE_RELATIVE},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct analysis analysis;
        analyse(f, SPAN("2016-05-12"), span_of(rows[i].text), &analysis);
        assert_int_equal(analysis.event_count, 1);
        assert_int_equal(analysis.events[0].date_basis, rows[i].basis);
        arena_reset(f->arena);
    }
}

/* Whom the parties of an event are, joined by "; ": what is meant, else the words. */
static void name_parties(const struct analysis *analysis, const struct event *event, char *out,
                         size_t size)
{
    out[0] = '\0';
    for (size_t i = 0; i < event->party_count; i++) {
        const struct party *party = &event->parties[i];
        struct span name = party->entity == ENTITY_UNRESOLVED
                               ? party->text
                               : analysis->entities[party->entity].name;
        size_t len = strlen(out);
        (void)snprintf(out + len, size - len, "%s%.*s", i ? "; " : "", SPAN_ARG(name));
    }
}

static void test_plurals_that_mean_two(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *text;
        const char *parties; /* of the last event */
    } rows[] = {
        {"Ann Lee met Bob Ray in Oslo on Friday. They met again on Sunday.", "Ann Lee; Bob Ray"},
        {"Greece and Turkey agreed to meet. The two countries signed a deal on Monday.",
         "Greece; Turkey"},
        {"Ann Lee met Bob Ray on Friday. It rained. Both leaders signed a deal.",
         "Ann Lee; Bob Ray"},
        {"Ann Lee and Bob Ray met on Friday. Protesters came. They attacked Bob Ray.",
         "They; Bob Ray"},
        {"Greece and Turkey met on Monday. The two men signed a deal.", "two men"},
        {"Ann Lee met North Korean officials on Monday. The two sides signed a deal.",
         "Ann Lee; two sides"},
        {"The two countries signed a deal on Monday.", "two countries"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct analysis analysis;
        char names[200];
        analyse(f, SPAN("2016-05-12"), span_of(rows[i].text), &analysis);
        assert_true(analysis.event_count > 0);
        name_parties(&analysis, &analysis.events[analysis.event_count - 1], names, sizeof names);
        assert_string_equal(names, rows[i].parties);
        arena_reset(f->arena);
    }
}

static void test_odd_input(void **state)
{
    struct fixture *f = *state;
    static const char *const texts[] = {"",
                                        ".",
                                        "?!",
                                        "attacked",
                                        "of of of by by the the",
                                        "killed killed killed killed",
                                        "\xe2\x80\x94"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct analysis analysis;
        analyse(f, SPAN("-"), span_of(texts[i]), &analysis);
        for (size_t e = 0; e < analysis.event_count; e++) {
            assert_true(analysis.events[e].party_count > 0);
        }
        arena_reset(f->arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cases),
        cmocka_unit_test(test_fields),
        cmocka_unit_test(test_a_bare_time_has_the_day_of_the_publication),
        cmocka_unit_test(test_plurals_that_mean_two),
        cmocka_unit_test(test_odd_input),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
