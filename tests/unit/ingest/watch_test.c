#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/eventfd.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check.h"

#include "ingest/watch.h"

enum { PATIENCE_MS = 10000 };

static void signal_change(void *context)
{
    uint64_t one = 1;
    assert_int_equal(write(*(int *)context, &one, sizeof one), sizeof one);
}

/* Waits for the callback. */
static void assert_change(int counter)
{
    uint64_t count;
    struct pollfd descriptor = {counter, POLLIN, 0};
    assert_int_equal(poll(&descriptor, 1, PATIENCE_MS), 1);
    assert_int_equal(read(counter, &count, sizeof count), sizeof count);
}

static void write_line(const char *path)
{
    FILE *file = fopen(path, "a");
    assert_non_null(file);
    fputs("A line.\n", file);
    fclose(file);
}

static void changes_are_told(void **state)
{
    char folder[] = "/tmp/watch_test_XXXXXX";
    assert_non_null(mkdtemp(folder));
    int counter = eventfd(0, 0);
    const char *folders[] = {folder};
    struct watch *watch = NULL;
    struct failure failure = {0};
    assert_int_equal(watch_start(folders, 1, signal_change, &counter, &watch, &failure), STATUS_OK);

    const char *file = arena_printf(*state, "%s/a.txt", folder).ptr;
    write_line(file);
    assert_change(counter);
    const char *below = arena_printf(*state, "%s/new", folder).ptr;
    assert_int_equal(mkdir(below, 0700), 0);
    assert_change(counter);
    const char *deeper = arena_printf(*state, "%s/b.txt", below).ptr;
    write_line(deeper);
    assert_change(counter);
    assert_int_equal(unlink(deeper), 0);
    assert_change(counter);

    watch_stop(watch);
    close(counter);
    unlink(file);
    rmdir(below);
    rmdir(folder);
}

static void links_to_folders_are_followed(void **state)
{
    char folder[] = "/tmp/watch_test_XXXXXX";
    char other[] = "/tmp/watch_other_XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_non_null(mkdtemp(other));
    const char *link = arena_printf(*state, "%s/linked", folder).ptr;
    const char *loop = arena_printf(*state, "%s/loop", other).ptr;
    assert_int_equal(symlink(other, link), 0);
    assert_int_equal(symlink(folder, loop), 0);
    int counter = eventfd(0, 0);
    const char *folders[] = {folder};
    struct watch *watch = NULL;
    struct failure failure = {0};
    assert_int_equal(watch_start(folders, 1, signal_change, &counter, &watch, &failure), STATUS_OK);

    const char *file = arena_printf(*state, "%s/a.txt", other).ptr;
    write_line(file);
    assert_change(counter);

    watch_stop(watch);
    close(counter);
    unlink(file);
    unlink(loop);
    unlink(link);
    rmdir(other);
    rmdir(folder);
}

/* Also when it is made anew long after it has gone. */
static void a_folder_that_comes_back_is_watched_again(void **state)
{
    char folder[] = "/tmp/watch_test_XXXXXX";
    assert_non_null(mkdtemp(folder));
    int counter = eventfd(0, 0);
    const char *folders[] = {folder};
    struct watch *watch = NULL;
    struct failure failure = {0};
    assert_int_equal(watch_start(folders, 1, signal_change, &counter, &watch, &failure), STATUS_OK);

    assert_int_equal(rmdir(folder), 0);
    assert_change(counter);
    assert_int_equal(mkdir(folder, 0700), 0);
    assert_change(counter);
    const char *file = arena_printf(*state, "%s/a.txt", folder).ptr;
    write_line(file);
    assert_change(counter);
    assert_int_equal(chmod(file, 0), 0);
    assert_change(counter);

    watch_stop(watch);
    close(counter);
    unlink(file);
    rmdir(folder);
}

static void a_missing_folder_is_an_error(void **state)
{
    (void)state;
    const char *folders[] = {"/no/such/folder"};
    struct watch *watch = NULL;
    struct failure failure = {0};
    assert_int_equal(watch_start(folders, 1, signal_change, NULL, &watch, &failure), STATUS_IO);
    assert_string_equal(failure.text, "cannot watch the folders: No such file or directory");
}

int main(void)
{
    const struct CMUnitTest tests[] = {ARENA_TEST(changes_are_told),
                                       ARENA_TEST(links_to_folders_are_followed),
                                       ARENA_TEST(a_folder_that_comes_back_is_watched_again),
                                       ARENA_TEST(a_missing_folder_is_an_error)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
