/* Loads of a real folder into a real archive: what is new, changed, renamed and gone, in any number
 * of threads. */
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../check.h"

#include "base/buffer.h"
#include "base/log.h"
#include "ingest/file_change.h"
#include "ingest/loader.h"
#include "store/records.h"

static const char mill[] = "Mill burns down in Ndola\n\nNDOLA, June 4, 2019 (MPA) — A mill of Acme "
                           "Grain burned down in Ndola on Monday night, the fire service said. "
                           "Nobody was hurt when the roof fell in.\n";
static const char rain[] = "Rain returns to Harare\n\nHARARE, June 5, 2019 (MPA) — The first rain "
                           "since March fell on Harare on Wednesday. Farmers said that it had "
                           "come too late for the maize.\n";

struct fixture {
    struct arena *arena;
    struct engine *engine;
    char folder[40];
    const char *folders[1];
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct failure failure = {0};
    struct engine_options options = {0};
    log_set_level(LOG_ERROR);
    fixture->arena = arena_new();
    snprintf(fixture->folder, sizeof fixture->folder, "/tmp/loader_test_XXXXXX");
    fixture->folders[0] = mkdtemp(fixture->folder);
    *state = fixture;
    return engine_new(&options, &fixture->engine, &failure) == STATUS_OK ? 0 : -1;
}

static const char *path_of(const struct fixture *fixture, const char *name)
{
    return arena_printf(fixture->arena, "%s/%s", fixture->folder, name).ptr;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    DIR *folder = opendir(fixture->folder);
    for (struct dirent *entry = readdir(folder); entry; entry = readdir(folder)) {
        unlink(path_of(fixture, entry->d_name));
    }
    closedir(folder);
    rmdir(fixture->folder);
    engine_free(fixture->engine);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static void put_file(const struct fixture *fixture, const char *name, const char *text)
{
    FILE *file = fopen(path_of(fixture, name), "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static struct store *open_store(void)
{
    struct store *store = NULL;
    struct failure failure = {0};
    struct store_options options = {":memory:", "1", "1"};
    if (store_open(&options, &store, &failure) != STATUS_OK) {
        fail_msg("%s", failure.text);
    }
    return store;
}

static struct loader *open_loader(const struct fixture *fixture, struct store *store,
                                  unsigned threads)
{
    struct loader_options options = {
        .folders = fixture->folders, .folder_count = 1, .threads = threads};
    return loader_new(&options, store, fixture->engine);
}

static void run(struct loader *loader)
{
    struct failure failure = {0};
    if (loader_run(loader, &failure) != STATUS_OK) {
        fail_msg("%s", failure.text);
    }
}

/* The articles, a line each: id, day, basis, what it is a copy of, mentions. */
static struct span list_articles(const struct fixture *fixture, struct store *store)
{
    struct store_reader *reader = NULL;
    struct failure failure = {0};
    struct article_page page;
    struct query query = query_default();
    struct buffer out = {0};
    query.sort = SORT_OLDEST;
    query.duplicates = DUPLICATES_KEEP;
    assert_int_equal(store_reader_new(store, &reader, &failure), STATUS_OK);
    assert_int_equal(store_read_begin(reader, 0), STATUS_OK);
    assert_int_equal(articles_list(reader, fixture->arena, &query, &page, NULL), STATUS_OK);
    for (size_t i = 0; i < page.count; i++) {
        const struct article_record *row = &page.rows[i];
        struct span day = period_format(fixture->arena, row->article.published);
        buffer_printf(&out, "%.*s %.*s %.*s\n", SPAN_ARG(row->article.id), SPAN_ARG(day),
                      SPAN_ARG(row->duplicate_of));
    }
    store_read_end(reader);
    store_reader_free(reader);
    struct span list = out.len ? arena_copy(fixture->arena, buffer_span(&out)) : SPAN("");
    buffer_fini(&out);
    return list;
}

static void files_that_change_move_or_go_are_followed(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = open_store();
    struct loader *loader = open_loader(fixture, store, 2);
    put_file(fixture, "a.txt", mill);
    put_file(fixture, "b.txt", rain);
    put_file(fixture, "empty.txt", "");
    put_file(fixture, "photo.jpg", "x");
    run(loader);
    assert_text(list_articles(fixture, store), "a 2019-06-04 \nb 2019-06-05 \n");
    assert_int_equal(loader_progress(loader).files_found, 4);
    assert_int_equal(loader_progress(loader).files_failed, 1);
    uint64_t generation = store_generation(store);

    run(loader); /* nothing has changed */
    assert_int_equal(store_generation(store), generation);
    assert_int_equal(loader_progress(loader).articles_done, 0);

    assert_int_equal(rename(path_of(fixture, "a.txt"), path_of(fixture, "c.txt")), 0);
    put_file(fixture, "b.txt", "Rain\n\nHARARE, June 6, 2019 (MPA) — It rained again in Harare.\n");
    run(loader);
    assert_text(list_articles(fixture, store), "c 2019-06-04 \nb 2019-06-06 \n");
    assert_true(store_generation(store) > generation);

    unlink(path_of(fixture, "b.txt"));
    run(loader);
    assert_text(list_articles(fixture, store), "c 2019-06-04 \n");
    loader_free(loader);
    store_close(store);
}

static void words_broken_at_a_line_are_whole(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = open_store();
    struct loader *loader = open_loader(fixture, store, 1);
    struct store_reader *reader = NULL;
    struct article_record record;
    struct failure failure = {0};
    put_file(fixture, "a.txt",
             "Mill burns down in Ndola\n\nNDOLA, June 4, 2019 (MPA) - The mill of Acme Grain in "
             "Ndola\nburned down on Monday night after it had stood for sixty years, the govern-\n"
             "ment said on Tuesday. The northern fire service came too late with its dele-\n"
             "gation, and nobody was hurt in the town when the roof of the mill fell in.\n");
    run(loader);
    assert_int_equal(store_reader_new(store, &reader, &failure), STATUS_OK);
    assert_int_equal(store_read_begin(reader, 0), STATUS_OK);
    assert_int_equal(article_get(reader, fixture->arena, SPAN("a"), &record), STATUS_OK);
    assert_true(span_find(record.article.body, SPAN(", the government\nsaid on"), 0) != SIZE_MAX);
    assert_true(span_find(record.article.body, SPAN("delegation,\nand"), 0) != SIZE_MAX);
    store_read_end(reader);
    store_reader_free(reader);
    loader_free(loader);
    store_close(store);
}

static void copies_are_marked_and_freed(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = open_store();
    struct loader *loader = open_loader(fixture, store, 2);
    put_file(fixture, "first.txt", mill);
    run(loader);
    put_file(fixture, "second.txt", arena_printf(fixture->arena, "Fire\n\n%s", mill + 26).ptr);
    put_file(fixture, "anew.txt", strstr(mill, "A mill")); /* undated */
    run(loader);
    assert_text(list_articles(fixture, store), "anew 2019-06-04 first\nfirst 2019-06-04 \n"
                                               "second 2019-06-04 first\n");
    unlink(path_of(fixture, "first.txt"));
    put_file(fixture, "b.txt", rain);
    run(loader);
    assert_text(list_articles(fixture, store),
                "anew 2019-06-04 second\nsecond 2019-06-04 \nb 2019-06-05 \n");
    loader_free(loader);
    store_close(store);
}

/* What is inferred from others follows them: when they come, and when they go. */
static void inferred_dates_are_told_anew(void **state)
{
    static const char *const reports[] = {
        "The Copperbelt Fire Service of Marta Quill met Jonas Weld of Acme Grain",
        "In Ndola, Jonas Weld told Marta Quill that Acme Grain owed the Copperbelt Fire Service",
        "Neither Acme Grain nor Jonas Weld have paid Ndola, said Marta Quill for her Copperbelt "
        "Fire Service",
        "A court of Ndola heard Jonas Weld for Acme Grain, then Marta Quill, who runs Copperbelt's "
        "Fire Service",
    };
    struct fixture *fixture = *state;
    struct store *store = open_store();
    struct loader *loader = open_loader(fixture, store, 2);
    put_file(fixture, "undated.txt",
             "Mill talks fail\n\nThey failed since Acme Grain sent Jonas Weld to Ndola, where "
             "Marta Quill speaks for the Copperbelt Fire Service. The mill burned on June 3, and "
             "on June 5 it was closed.\n");
    run(loader);
    assert_text(list_articles(fixture, store), "undated  \n");
    for (int i = 0; i < 4; i++) {
        put_file(fixture, arena_printf(fixture->arena, "%d.txt", i).ptr,
                 arena_printf(fixture->arena, "Day %d\n\nNDOLA, June %d, 2019 (MPA) — %s.\n", i + 4,
                              i + 4, reports[i])
                     .ptr);
    }
    run(loader);
    assert_text(list_articles(fixture, store), "undated 2019-W23 \n0 2019-06-04 \n1 2019-06-05 \n"
                                               "2 2019-06-06 \n3 2019-06-07 \n");
    loader_free(loader);
    loader = open_loader(fixture, store, 2); /* one that remembers nothing */
    for (int i = 0; i < 4; i++) {
        unlink(path_of(fixture, arena_printf(fixture->arena, "%d.txt", i).ptr));
    }
    run(loader);
    assert_text(list_articles(fixture, store), "undated  \n");
    loader_free(loader);
    store_close(store);
}

/* Two files may number their articles alike, and a file may be called as another's article. */
static void articles_of_one_id_in_two_files_are_both_kept(void **state)
{
    static const char form[] = "{\"id\": \"1\", \"title\": \"One\", \"body\": \"%s\"}\n"
                               "{\"id\": \"2\", \"title\": \"Two\", \"body\": \"%s\"}\n";
    struct fixture *fixture = *state;
    struct store *store = open_store();
    struct loader *loader = open_loader(fixture, store, 2);
    put_file(fixture, "p.ndjson",
             arena_printf(fixture->arena, form, "Ada Mill spoke in Ndola.", "Rain fell.").ptr);
    run(loader);
    assert_text(list_articles(fixture, store), "1  \n2  \n");
    put_file(fixture, "o.ndjson",
             arena_printf(fixture->arena, form, "Jan Weld fell ill.", "Two mills burned.").ptr);
    put_file(fixture, "2.txt", mill);
    run(loader); /* the files' own ids first, then in the order of the files */
    assert_text(list_articles(fixture, store), "2 2019-06-04 \n1  \no~2  \np~1  \np~2  \n");
    loader_free(loader);
    loader = open_loader(fixture, store, 2); /* one that remembers nothing */
    put_file(fixture, "q.txt", rain);
    run(loader);
    assert_int_equal(loader_progress(loader).articles_done, 1);
    unlink(path_of(fixture, "o.ndjson"));
    unlink(path_of(fixture, "2.txt"));
    run(loader);
    assert_text(list_articles(fixture, store), "q 2019-06-05 \n1  \n2  \n");
    loader_free(loader);
    store_close(store);
}

/* A file that was only written again has the dates that the others tell now. */
static void a_touched_file_is_dated_anew(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = open_store();
    struct loader *loader = open_loader(fixture, store, 2);
    put_file(fixture, "first.txt", mill);
    put_file(fixture, "undated.txt", strstr(mill, "A mill"));
    run(loader);
    assert_text(list_articles(fixture, store), "first 2019-06-04 \nundated 2019-06-04 first\n");
    unlink(path_of(fixture, "first.txt"));
    const struct timespec times[2] = {{.tv_sec = 1000}, {.tv_sec = 1000}};
    assert_int_equal(utimensat(AT_FDCWD, path_of(fixture, "undated.txt"), times, 0), 0);
    run(loader);
    assert_text(list_articles(fixture, store), "undated  \n");
    loader_free(loader);
    store_close(store);
}

/* What is known of a file, in the archive. */
static struct file_record find_file(const struct fixture *fixture, struct store *store,
                                    const char *name)
{
    struct store_load *load;
    struct failure failure = {0};
    struct file_record record = {0};
    assert_int_equal(store_load_begin(store, &load, &failure), STATUS_OK);
    assert_int_equal(
        store_load_find_file(load, fixture->arena, span_of(path_of(fixture, name)), &record),
        STATUS_OK);
    store_load_abandon(load);
    return record;
}

/* An unchanged file of copies says of what as long as that is there. */
static void what_a_file_is_a_copy_of_is_told_anew(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = open_store();
    struct loader *loader = open_loader(fixture, store, 2);
    put_file(fixture, "b.txt", mill);
    run(loader);
    assert_int_equal(find_file(fixture, store, "b.txt").status, FILE_LOADED);
    put_file(fixture, "a.txt", mill);
    run(loader);
    struct file_record record = find_file(fixture, store, "b.txt");
    assert_int_equal(record.status, FILE_DUPLICATE);
    assert_text(record.reason, "a copy of a");
    unlink(path_of(fixture, "a.txt"));
    run(loader);
    record = find_file(fixture, store, "b.txt");
    assert_int_equal(record.status, FILE_LOADED);
    assert_int_equal(record.reason.len, 0);
    assert_int_equal(loader_progress(loader).articles_done, 0);
    loader_free(loader);
    store_close(store);
}

/* Rights are no part of a file's time. */
static void a_file_that_could_not_be_opened_is_tried_again(void **state)
{
    struct fixture *fixture = *state;
    put_file(fixture, "a.txt", mill);
    struct scan_entry entry = {.file = path_of(fixture, "a.txt"), .size = 5, .modified_ns = 7};
    struct file_record known = {
        .status = FILE_FAILED, .size = 5, .modified_ns = 7, .reason = span_of(strerror(EACCES))};
    assert_false(file_change_is_known(&known, &entry));
    entry.file = path_of(fixture, "gone.txt"); /* it still cannot */
    assert_true(file_change_is_known(&known, &entry));
    known.reason = SPAN("holds no article");
    known.hash = SPAN("0123");
    entry.file = path_of(fixture, "a.txt");
    assert_true(file_change_is_known(&known, &entry));
}

static void the_number_of_threads_changes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct span lists[2];
    for (int i = 0; i < 40; i++) {
        put_file(fixture, arena_printf(fixture->arena, "%02d.txt", i).ptr,
                 arena_printf(fixture->arena,
                              "Report %d\n\nROME, June %d, 2019: It is report %d of "
                              "the mill in town %d.\n",
                              i, i % 28 + 1, i * 7, i * 13)
                     .ptr);
    }
    for (unsigned i = 0; i < 2; i++) {
        struct store *store = open_store();
        struct loader *loader = open_loader(fixture, store, i * 4 + 1);
        run(loader);
        assert_int_equal(loader_progress(loader).articles_done, 40);
        lists[i] = list_articles(fixture, store);
        loader_free(loader);
        store_close(store);
    }
    assert_true(lists[0].len > 0);
    assert_true(span_equal(lists[0], lists[1]));
}

static struct loader *open_loader_of_times(const struct fixture *fixture, struct store *store)
{
    struct loader_options options = {
        .folders = fixture->folders, .folder_count = 1, .threads = 2, .file_time = true};
    return loader_new(&options, store, fixture->engine);
}

static void set_time(const struct fixture *fixture, const char *name, time_t seconds)
{
    const struct timespec times[2] = {{.tv_sec = seconds}, {.tv_sec = seconds}};
    assert_int_equal(utimensat(AT_FDCWD, path_of(fixture, name), times, 0), 0);
}

/* The file's time dates what nothing else does, as it is now, and no longer when something does. */
static void the_time_of_a_file_is_told_anew(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = open_store();
    struct loader *loader = open_loader_of_times(fixture, store);
    put_file(fixture, "undated.txt", strstr(mill, "A mill"));
    set_time(fixture, "undated.txt", 1000);
    run(loader);
    assert_text(list_articles(fixture, store), "undated 1970-01-01 \n");
    run(loader);
    assert_int_equal(loader_progress(loader).articles_done, 0);
    set_time(fixture, "undated.txt", 90000);
    run(loader);
    assert_text(list_articles(fixture, store), "undated 1970-01-02 \n");
    put_file(fixture, "first.txt", mill);
    run(loader);
    assert_text(list_articles(fixture, store), "first 2019-06-04 \nundated 2019-06-04 first\n");
    loader_free(loader);
    store_close(store);
}

/* Dates need not change for an id to. */
static void a_file_is_called_anew_whatever_dates_it(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = open_store();
    struct loader *loader = open_loader_of_times(fixture, store);
    put_file(fixture, "a.txt", mill);
    run(loader);
    assert_text(list_articles(fixture, store), "a 2019-06-04 \n");
    put_file(fixture, "a.md", rain);
    run(loader);
    assert_text(list_articles(fixture, store), "a.txt 2019-06-04 \na.md 2019-06-05 \n");
    loader_free(loader);
    store_close(store);
}

static void a_cancelled_load_publishes_nothing(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = open_store();
    struct loader *loader = open_loader(fixture, store, 2);
    struct failure failure = {0};
    put_file(fixture, "a.txt", mill);
    loader_cancel(loader);
    assert_int_equal(loader_run(loader, &failure), STATUS_CANCELLED);
    assert_int_equal(store_generation(store), 0);
    loader_free(loader);
    store_close(store);
}

struct steps {
    struct arena *arena;
    struct span told; /* joined by commas */
};

static void take_step(void *context, const char *name)
{
    struct steps *steps = context;
    steps->told = arena_printf(steps->arena, "%.*s%s,", SPAN_ARG(steps->told), name);
}

static void the_parts_of_a_load_are_told_as_they_begin(void **state)
{
    struct fixture *fixture = *state;
    struct steps steps = {fixture->arena, SPAN("")};
    struct store *store = open_store();
    struct loader_options options = {.folders = fixture->folders,
                                     .folder_count = 1,
                                     .threads = 1,
                                     .step = take_step,
                                     .step_context = &steps};
    struct loader *loader = loader_new(&options, store, fixture->engine);
    put_file(fixture, "a.txt", mill);
    run(loader);
    assert_text(steps.told, "looking for files,comparing articles,storing,grouping copies,"
                            "word counts,linking people,linking events,derived events,"
                            "derived entities,commit,");
    steps.told = SPAN("");
    run(loader);
    assert_text(steps.told, "looking for files,grouping copies,commit,");
    loader_free(loader);
    store_close(store);
}

static void a_missing_folder_is_an_error(void **state)
{
    struct fixture *fixture = *state;
    struct store *store = open_store();
    const char *folders[] = {"/no/such/folder"};
    struct loader_options options = {.folders = folders, .folder_count = 1, .threads = 1};
    struct loader *loader = loader_new(&options, store, fixture->engine);
    struct failure failure = {0};
    assert_int_equal(loader_run(loader, &failure), STATUS_IO);
    assert_string_equal(failure.text,
                        "cannot read the folder /no/such/folder: No such file or directory");
    loader_free(loader);
    store_close(store);
}

#define FOLDER_TEST(function) cmocka_unit_test_setup_teardown(function, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        FOLDER_TEST(files_that_change_move_or_go_are_followed),
        FOLDER_TEST(words_broken_at_a_line_are_whole),
        FOLDER_TEST(copies_are_marked_and_freed),
        FOLDER_TEST(inferred_dates_are_told_anew),
        FOLDER_TEST(articles_of_one_id_in_two_files_are_both_kept),
        FOLDER_TEST(a_touched_file_is_dated_anew),
        FOLDER_TEST(what_a_file_is_a_copy_of_is_told_anew),
        FOLDER_TEST(a_file_that_could_not_be_opened_is_tried_again),
        FOLDER_TEST(the_number_of_threads_changes_nothing),
        FOLDER_TEST(the_time_of_a_file_is_told_anew),
        FOLDER_TEST(a_file_is_called_anew_whatever_dates_it),
        FOLDER_TEST(a_cancelled_load_publishes_nothing),
        FOLDER_TEST(the_parts_of_a_load_are_told_as_they_begin),
        FOLDER_TEST(a_missing_folder_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
