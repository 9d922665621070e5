/* What the survey keeps of the files that it reads. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "ingest/survey.h"

/* A folder with one file, and its job. */
struct fixture {
    struct arena *arena;
    char folder[64];
    const char *path;
    struct scan scan;
    struct file_job job;
    struct survey *survey;
};

static int set_up(void **state)
{
    static struct fixture fixture;
    struct failure failure;
    fixture = (struct fixture){.arena = arena_new(), .folder = "/tmp/survey_test_XXXXXX"};
    const char *folder = mkdtemp(fixture.folder);
    if (!folder) {
        return -1;
    }
    fixture.path = arena_printf(fixture.arena, "%s/a.txt", folder).ptr;
    FILE *file = fopen(fixture.path, "w");
    if (!file || fputs("Ada Mill speaks\n\nAda Mill spoke in Lusaka on Monday.\n", file) < 0 ||
        fclose(file) != 0 ||
        scan_folders(fixture.arena, &folder, 1, &fixture.scan, &failure) != STATUS_OK) {
        return -1;
    }
    fixture.job =
        (struct file_job){.entry = &fixture.scan.entries[0], .id = SPAN("a"), .changed = true};
    fixture.survey = survey_new();
    *state = &fixture;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    survey_free(fixture->survey);
    unlink(fixture->path);
    rmdir(fixture->folder);
    arena_free(fixture->arena);
    return 0;
}

static void run(const struct fixture *fixture)
{
    struct reading_options options = {.article_limit = 1 << 20};
    atomic_bool cancelled = false;
    survey_run(fixture->survey, &fixture->job, 1, &options, NULL, &cancelled);
}

static void a_file_to_be_put_is_read_once(void **state)
{
    const struct fixture *fixture = *state;
    struct reading_options options = {.article_limit = 1 << 20, .survey = fixture->survey};
    run(fixture);
    unlink(fixture->path);
    struct file_reading *reading = file_reading_new(&fixture->job, &options);
    assert_int_equal(reading->record.status, FILE_LOADED);
    assert_int_equal(reading->article_count, 1);
    assert_true(span_is(reading->articles[0].title, "Ada Mill speaks"));
    assert_int_equal(survey_sketch(fixture->survey, SPAN("a"))->hash_count, 3);
    file_reading_free(reading);
    assert_null(survey_take(fixture->survey, &fixture->job));
}

static void a_file_that_did_not_change_is_not_kept(void **state)
{
    struct fixture *fixture = *state;
    fixture->job.changed = false;
    run(fixture);
    assert_null(survey_take(fixture->survey, &fixture->job));
}

static void a_file_of_known_bytes_is_not_taken(void **state)
{
    struct fixture *fixture = *state;
    run(fixture);
    struct file_job job = fixture->job;
    struct file_reading *reading = survey_take(fixture->survey, &job);
    assert_non_null(reading);
    job.known_hash = arena_copy(fixture->arena, reading->record.hash);
    file_reading_free(reading);
    survey_free(fixture->survey);
    fixture->survey = survey_new();
    run(fixture);
    struct reading_options options = {.article_limit = 1 << 20, .survey = fixture->survey};
    reading = file_reading_new(&job, &options);
    assert_int_equal(reading->record.status, FILE_UNCHANGED);
    assert_int_equal(reading->article_count, 0);
    file_reading_free(reading);
    survey_drop_readings(fixture->survey);
    job.known_hash = (struct span){0};
    assert_null(survey_take(fixture->survey, &job));
}

int main(void)
{
#define ONE(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        ONE(a_file_to_be_put_is_read_once),
        ONE(a_file_that_did_not_change_is_not_kept),
        ONE(a_file_of_known_bytes_is_not_taken),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
