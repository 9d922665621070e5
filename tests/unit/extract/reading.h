#ifndef DATELINED_TESTS_EXTRACT_READING_H
#define DATELINED_TESTS_EXTRACT_READING_H

/* What the tests of whole readings share: an engine for a group of tests, an article made of two
 * strings, and folders of case files. */

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "../check.h"
#include "base/buffer.h"
#include "base/file.h"
#include "extract/analysis.h"

/* The engine of the program's tests, from open_engine to close_engine (a group's set-up and
 * tear-down). */
static struct engine *engine;

static inline int open_engine(void **state)
{
    (void)state;
    struct failure failure = {{0}};
    if (engine_new(NULL, &engine, &failure) != STATUS_OK) {
        print_error("%s\n", failure.text);
        return -1;
    }
    return 0;
}

static inline int close_engine(void **state)
{
    (void)state;
    engine_free(engine);
    return 0;
}

/* Reads an article without a date; an absent title is none. `*out` lives in the arena. */
static inline void read_article(struct arena *arena, struct span title, struct span body,
                                struct analysis *out)
{
    struct article article = article_unknown();
    article.title = title;
    article.body = body;
    analysis_run(arena, engine, &article, out);
}

/* Checks the cases of one file, whose bytes are given; returns how many are wrong, having said
 * which, and adds how many there were to `*cases`. */
typedef int (*cases_check)(struct arena *arena, struct span text, size_t *cases);

/* Checks every file of a folder of cases; fails when one is wrong or there are fewer than `least`.
 */
static inline void check_cases(const char *folder, cases_check check, size_t least)
{
    struct dirent **entries = NULL;
    int count = scandir(folder, &entries, NULL, alphasort);
    size_t cases = 0;
    int wrong = 0;
    for (int i = 0; i < count; i++) {
        struct arena *arena = arena_new();
        struct buffer bytes = {0};
        if (entries[i]->d_name[0] != '.') {
            char path[512];
            (void)snprintf(path, sizeof path, "%s/%s", folder, entries[i]->d_name);
            assert_int_equal(file_read(path, 1 << 20, &bytes, NULL), STATUS_OK);
            int here = check(arena, buffer_span(&bytes), &cases);
            if (here > 0) {
                print_error("%s: %d wrong\n", path, here);
            }
            wrong += here;
        }
        buffer_fini(&bytes);
        arena_free(arena);
        free(entries[i]);
    }
    free(entries);
    assert_int_equal(wrong, 0);
    assert_true(cases >= least);
}

#endif
