#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "ingest/scan.h"

static void write_file(const char *folder, const char *name)
{
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("A line.\n", file);
    fclose(file);
}

static void make_folder(const char *folder, const char *name)
{
    char path[600];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(mkdir(path, 0700), 0);
}

static const struct scan_entry *entry_of(const struct scan *scan, const char *relative)
{
    for (size_t i = 0; i < scan->count; i++) {
        if (span_is(scan->entries[i].relative, relative)) {
            return &scan->entries[i];
        }
    }
    fail_msg("%s is not listed", relative);
    return NULL;
}

static void test_walk(void **state)
{
    (void)state;
    char folder[] = "/tmp/scan_test_XXXXXX";
    assert_non_null(mkdtemp(folder));
    make_folder(folder, "2014");
    make_folder(folder, ".git");
    write_file(folder, "b.txt");
    write_file(folder, "2014/a.TXT");
    write_file(folder, "photo.jpg");
    write_file(folder, "page.webarchive");
    write_file(folder, "pages.tar.gz");
    write_file(folder, "Pier.html");
    make_folder(folder, "Pier_files");
    write_file(folder, "Pier_files/frame.html");
    make_folder(folder, "old_files"); /* beside no page */
    write_file(folder, "old_files/c.html");
    write_file(folder, ".hidden.txt");
    write_file(folder, ".git/c.txt");
    write_file(folder, "old.txt~");
    write_file(folder, "#draft.txt#");
    write_file(folder, "#MeToo march.txt");
    write_file(folder, "corrections.tsv");
    write_file(folder, "caf\xE9.txt");
    char link[600];
    snprintf(link, sizeof link, "%s/2014/loop", folder);
    assert_int_equal(symlink("..", link), 0);
    snprintf(link, sizeof link, "%s/gone.txt", folder);
    assert_int_equal(symlink("/nowhere/at/all", link), 0);

    struct arena *arena = arena_new();
    struct scan scan;
    struct failure failure = {0};
    const char *folders[] = {folder};
    assert_int_equal(scan_folders(arena, folders, 1, &scan, &failure), STATUS_OK);
    assert_int_equal(scan.count, 17);
    assert_null(entry_of(&scan, "b.txt")->skipped);
    assert_int_equal(entry_of(&scan, "b.txt")->size, 8);
    assert_null(entry_of(&scan, "2014/a.TXT")->skipped);
    assert_true(entry_of(&scan, "corrections.tsv")->corrections);
    assert_null(entry_of(&scan, "corrections.tsv")->skipped);
    assert_false(entry_of(&scan, "b.txt")->corrections);
    assert_string_equal(entry_of(&scan, "photo.jpg")->skipped, "not a known form of article");
    assert_string_equal(entry_of(&scan, "page.webarchive")->skipped,
                        "is a web archive, which is not read: save the page as HTML");
    assert_string_equal(entry_of(&scan, "pages.tar.gz")->skipped,
                        "is an archive, which is not read: unpack it");
    assert_null(entry_of(&scan, "Pier.html")->skipped);
    assert_string_equal(entry_of(&scan, "Pier_files")->skipped,
                        "belongs to the saved page beside it");
    assert_null(entry_of(&scan, "old_files/c.html")->skipped);
    assert_string_equal(entry_of(&scan, ".hidden.txt")->skipped, "hidden");
    assert_string_equal(entry_of(&scan, "#draft.txt#")->skipped, "backup copy");
    assert_null(entry_of(&scan, "#MeToo march.txt")->skipped);
    assert_string_equal(entry_of(&scan, ".git")->skipped, "hidden folder");
    assert_string_equal(entry_of(&scan, "2014/loop")->skipped,
                        "folder already read under another name");
    assert_string_equal(entry_of(&scan, "gone.txt")->failed, "No such file or directory");
    assert_null(entry_of(&scan, "caf\\xE9.txt")->skipped);
    for (size_t i = 1; i < scan.count; i++) {
        assert_true(span_compare(scan.entries[i - 1].path, scan.entries[i].path) < 0);
    }

    char inner[600];
    snprintf(inner, sizeof inner, "%s/2014/", folder);
    const char *nested[] = {inner, folder};
    assert_int_equal(scan_folders(arena, nested, 2, &scan, &failure), STATUS_OK);
    assert_int_equal(entry_of(&scan, "2014/a.TXT")->folder.len, strlen(folder));

    arena_free(arena);
    char command[700];
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

static void test_unreadable_folder(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct scan scan;
    struct failure failure = {0};
    const char *folders[] = {"/no/such/folder"};
    assert_int_equal(scan_folders(arena, folders, 1, &scan, &failure), STATUS_IO);
    assert_string_equal(failure.text,
                        "cannot read the folder /no/such/folder: No such file or directory");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_walk),
                                       cmocka_unit_test(test_unreadable_folder)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
