/* Whole files, real ones in a temporary folder. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "../check.h"
#include "base/file.h"

struct folder {
    char path[64];
    char file[96];
};

static int folder_set_up(void **state)
{
    struct folder *folder = calloc(1, sizeof *folder);
    assert_non_null(folder);
    snprintf(folder->path, sizeof folder->path, "/tmp/datelined-file-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    snprintf(folder->file, sizeof folder->file, "%s/a.txt", folder->path);
    *state = folder;
    return 0;
}

static int folder_tear_down(void **state)
{
    struct folder *folder = *state;
    unlink(folder->file);
    rmdir(folder->path);
    free(folder);
    return 0;
}

static void write_file(const char *path, struct span bytes)
{
    FILE *file = fopen(path, "wb");
    assert_non_null(file);
    assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
    assert_int_equal(fclose(file), 0);
}

static void a_file_is_appended_whole(void **state)
{
    struct folder *folder = *state;
    write_file(folder->file, SPAN("a\0b\n"));
    struct buffer buffer = {0};
    buffer_add_string(&buffer, "before ");
    assert_int_equal(file_read(folder->file, 100, &buffer, NULL), STATUS_OK);
    assert_int_equal(buffer.len, 11);
    assert_memory_equal(buffer.bytes, "before a\0b\n", 12);
    buffer_fini(&buffer);
}

static void the_limit_is_inclusive_and_leaves_the_buffer(void **state)
{
    struct folder *folder = *state;
    write_file(folder->file, SPAN("12345"));
    struct buffer buffer = {0};
    struct failure failure = {0};
    assert_int_equal(file_read(folder->file, 5, &buffer, &failure), STATUS_OK);
    assert_text(buffer_span(&buffer), "12345");
    assert_int_equal(file_read(folder->file, 4, &buffer, &failure), STATUS_TOO_LARGE);
    assert_text(buffer_span(&buffer), "12345");
    assert_string_equal(failure.text, "larger than the limit of 4 bytes");
    buffer_fini(&buffer);
}

static void large_files_come_in_pieces(void **state)
{
    struct folder *folder = *state;
    struct buffer content = {0};
    for (int i = 0; i < 50000; i++) {
        buffer_printf(&content, "%05d", i);
    }
    write_file(folder->file, buffer_span(&content));
    struct buffer buffer = {0};
    assert_int_equal(file_read(folder->file, 1 << 20, &buffer, NULL), STATUS_OK);
    assert_true(span_equal(buffer_span(&buffer), buffer_span(&content)));
    struct file_map map;
    assert_int_equal(file_map(folder->file, &map, NULL), STATUS_OK);
    const char *at = map.bytes.ptr;
    assert_true(span_equal(map.bytes, buffer_span(&content)));
    file_map_wake(&map);
    assert_true(map.bytes.ptr == at && span_equal(map.bytes, buffer_span(&content)));
    file_map_rest(&map);
    assert_true(map.bytes.ptr == at && span_equal(map.bytes, buffer_span(&content)));
    file_unmap(&map);
    assert_absent(map.bytes);
    buffer_fini(&buffer);
    buffer_fini(&content);
}

static void an_empty_file_is_empty(void **state)
{
    struct folder *folder = *state;
    write_file(folder->file, SPAN(""));
    struct buffer buffer = {0};
    assert_int_equal(file_read(folder->file, 0, &buffer, NULL), STATUS_OK);
    assert_text(buffer_span(&buffer), "");
    struct file_map map;
    assert_int_equal(file_map(folder->file, &map, NULL), STATUS_OK);
    assert_int_equal(map.bytes.len, 0);
    file_map_wake(&map);
    file_map_rest(&map);
    assert_int_equal(map.bytes.len, 0);
    file_unmap(&map);
    buffer_fini(&buffer);
}

static void what_is_no_regular_file_is_refused(void **state)
{
    struct folder *folder = *state;
    struct buffer buffer = {0};
    struct failure failure = {0};
    struct file_map map = {.bytes = SPAN("untouched")};
    assert_int_equal(file_read(folder->file, 100, &buffer, &failure), STATUS_NOT_FOUND);
    assert_string_equal(failure.text, "No such file or directory");
    assert_int_equal(file_map(folder->file, &map, &failure), STATUS_NOT_FOUND);
    assert_int_equal(file_read(folder->path, 100, &buffer, &failure), STATUS_IO);
    assert_string_equal(failure.text, "not a regular file");
    assert_int_equal(mkfifo(folder->file, 0600), 0);
    assert_int_equal(file_read(folder->file, 100, &buffer, &failure), STATUS_IO);
    assert_int_equal(file_map(folder->file, &map, &failure), STATUS_IO);
    assert_text(map.bytes, "untouched");
    assert_int_equal(buffer.len, 0);
    buffer_fini(&buffer);
}

static void a_forbidden_file_gives_its_reason(void **state)
{
    struct folder *folder = *state;
    if (geteuid() == 0) {
        print_message("skipped: root may read every file\n");
        skip();
    }
    write_file(folder->file, SPAN("secret"));
    assert_int_equal(chmod(folder->file, 0), 0);
    struct buffer buffer = {0};
    struct failure failure = {0};
    assert_int_equal(file_read(folder->file, 100, &buffer, &failure), STATUS_IO);
    assert_string_equal(failure.text, strerror(EACCES));
    buffer_fini(&buffer);
}

#define FOLDER_TEST(function)                                                                      \
    cmocka_unit_test_setup_teardown(function, folder_set_up, folder_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(a_file_is_appended_whole),
        FOLDER_TEST(the_limit_is_inclusive_and_leaves_the_buffer),
        FOLDER_TEST(large_files_come_in_pieces),
        FOLDER_TEST(an_empty_file_is_empty),
        FOLDER_TEST(what_is_no_regular_file_is_refused),
        FOLDER_TEST(a_forbidden_file_gives_its_reason),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
