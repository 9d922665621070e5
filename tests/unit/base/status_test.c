/* The table of statuses, and failures as one line. */
#include "../check.h"
#include "base/status.h"

static void names_and_texts_are_complete_and_distinct(void **state)
{
    (void)state;
    for (int i = 0; i < STATUS_COUNT; i++) {
        assert_non_null(status_name((enum status)i));
        assert_true(strlen(status_text((enum status)i)) > 0);
        for (int k = 0; k < i; k++) {
            assert_string_not_equal(status_name((enum status)i), status_name((enum status)k));
        }
    }
    assert_string_equal(status_name(STATUS_NOT_FOUND), "not_found");
    assert_string_equal(status_text(STATUS_NOT_FOUND), "not found");
}

static void a_number_outside_the_table_has_a_name(void **state)
{
    (void)state;
    assert_string_equal(status_name(STATUS_COUNT), "unknown");
    assert_string_equal(status_name((enum status)1000), "unknown");
    assert_string_equal(status_text(STATUS_COUNT), "unknown status");
}

static void failure_keeps_the_line_and_returns_the_status(void **state)
{
    (void)state;
    struct failure failure = {0};
    assert_int_equal(failure_set(&failure, STATUS_IO, "cannot read %s: %d", "a.txt", 5), STATUS_IO);
    assert_string_equal(failure.text, "cannot read a.txt: 5");
    assert_int_equal(failure_set(NULL, STATUS_BUSY, "%s", "lost"), STATUS_BUSY);
}

static void failure_cuts_what_does_not_fit(void **state)
{
    (void)state;
    struct failure failure;
    char path[2 * sizeof failure.text];
    memset(path, 'x', sizeof path - 1);
    path[sizeof path - 1] = '\0';
    assert_int_equal(failure_set(&failure, STATUS_IO, "%s", path), STATUS_IO);
    assert_int_equal(strlen(failure.text), sizeof failure.text - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_and_texts_are_complete_and_distinct),
        cmocka_unit_test(a_number_outside_the_table_has_a_name),
        cmocka_unit_test(failure_keeps_the_line_and_returns_the_status),
        cmocka_unit_test(failure_cuts_what_does_not_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
