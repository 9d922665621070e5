/* Lines on standard error, which is a pipe here. */
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "../check.h"
#include "base/log.h"

/* What `log_write` writes, NUL-terminated in `out`. */
static void capture(enum log_level level, const char *message, char *out, size_t size)
{
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    int saved = dup(STDERR_FILENO);
    assert_true(dup2(ends[1], STDERR_FILENO) >= 0);
    close(ends[1]);
    log_write(level, "%s", message);
    assert_true(dup2(saved, STDERR_FILENO) >= 0);
    close(saved);
    ssize_t got = read(ends[0], out, size - 1);
    close(ends[0]);
    out[got > 0 ? got : 0] = '\0';
}

static void a_line_has_time_level_and_message(void **state)
{
    (void)state;
    char line[4096];
    capture(LOG_WARN, "disk 90 % full", line, sizeof line);
    assert_int_equal(strlen(line), strlen("2014-10-28T09:30:00Z warn disk 90 % full\n"));
    assert_int_equal(line[10], 'T');
    assert_int_equal(line[19], 'Z');
    assert_string_equal(line + 20, " warn disk 90 % full\n");
}

static void a_message_stays_on_its_line(void **state)
{
    (void)state;
    char line[4096];
    capture(LOG_ERROR, "a\nb\x1B[31m\x7F é", line, sizeof line);
    assert_string_equal(line + 20, " error a?b?[31m? é\n");
}

static void a_long_message_is_cut_between_characters(void **state)
{
    (void)state;
    char message[6001];
    for (size_t i = 0; i < 6000; i += 2) {
        memcpy(message + i, "é", 2);
    }
    message[6000] = '\0';
    char line[8192];
    for (const char *start = message; start < message + 2; start++) {
        message[0] = 'x'; /* so that both alignments of the cut are seen */
        message[1] = 'y';
        capture(LOG_ERROR, start, line, sizeof line);
        size_t len = strlen(line);
        assert_true(len > 1900 && len <= 2048);
        assert_int_equal(line[len - 1], '\n');
        assert_memory_equal(line + len - 3, "é", 2);
    }
}

static void the_level_bounds_what_is_written(void **state)
{
    (void)state;
    char line[4096];
    capture(LOG_DEBUG, "quiet", line, sizeof line);
    assert_string_equal(line, "");
    log_set_level(LOG_DEBUG);
    capture(LOG_DEBUG, "loud", line, sizeof line);
    assert_string_equal(line + 20, " debug loud\n");
    log_set_level(LOG_ERROR);
    capture(LOG_WARN, "quiet", line, sizeof line);
    assert_string_equal(line, "");
    log_set_level(LOG_INFO);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_line_has_time_level_and_message),
        cmocka_unit_test(a_message_stays_on_its_line),
        cmocka_unit_test(a_long_message_is_cut_between_characters),
        cmocka_unit_test(the_level_bounds_what_is_written),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
