/* Drives who is who within an article through the case files of tests/cases/entities: a line of
 * text, then what some of its mentions must mean. "    > Kim#2 = Kim Yong Nam" says of the second
 * mention "Kim" which entity it is, " (metonym)" after it that it stands for a government or body
 * (without it: that it does not), "-" that nothing is meant. " / " in the text ends a paragraph. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "../check.h"
#include "base/buffer.h"
#include "base/file.h"
#include "extract/analysis.h"

#define CASES "tests/cases/entities"

static struct engine *engine;

static int open_engine(void **state)
{
    (void)state;
    struct failure failure = {{0}};
    return engine_new(NULL, &engine, &failure) == STATUS_OK ? 0 : -1;
}

static int close_engine(void **state)
{
    (void)state;
    engine_free(engine);
    return 0;
}

static void read_text(struct arena *arena, struct span line, struct analysis *out)
{
    char *body = arena_string(arena, line);
    for (char *at = strstr(body, " / "); at; at = strstr(at, " / ")) {
        memcpy(at, "\n\n\n", 3);
    }
    struct article article = article_unknown();
    article.body = span_of(body);
    analysis_run(arena, engine, &article, out);
}

/* The mention that "Kim#2" names, or NULL. */
static const struct mention *find(const struct analysis *analysis, struct span name)
{
    size_t wanted = 1;
    size_t mark = span_find(name, SPAN("#"), 0);
    if (mark != SIZE_MAX) {
        wanted = (size_t)(name.ptr[mark + 1] - '0');
        name = span_slice(name, 0, mark);
    }
    for (size_t i = 0; i < analysis->mention_count; i++) {
        if (span_equal(analysis->mentions[i].text, name) && --wanted == 0) {
            return &analysis->mentions[i];
        }
    }
    return NULL;
}

static int check_line(struct arena *arena, const struct analysis *analysis, struct span line)
{
    size_t equals = span_find(line, SPAN(" = "), 0);
    assert_true(equals != SIZE_MAX);
    struct span expected = span_slice(line, equals + 3, line.len);
    const struct mention *mention = find(analysis, span_slice(line, 0, equals));
    struct span found = SPAN("-");
    if (mention && mention->entity != ENTITY_UNRESOLVED) {
        found = arena_printf(arena, "%.*s%s", SPAN_ARG(analysis->entities[mention->entity].name),
                             mention->metonym ? " (metonym)" : "");
    }
    if (!span_equal(found, expected)) {
        print_error("    %.*s; found %.*s\n", SPAN_ARG(line), SPAN_ARG(found));
        return 1;
    }
    return 0;
}

/* Runs the cases of one file; returns how many lines failed. */
static int check_file(const char *file)
{
    struct arena *arena = arena_new();
    struct buffer bytes = {0};
    struct analysis analysis;
    int failed = 0;
    assert_int_equal(file_read(file, 1 << 20, &bytes, NULL), STATUS_OK);
    for (struct span rest = buffer_span(&bytes); rest.ptr;) {
        struct span line = span_cut(&rest, '\n');
        if (span_starts_with(line, SPAN("    > "))) {
            int wrong = check_line(arena, &analysis, span_slice(line, 6, line.len));
            failed += wrong;
        } else if (line.len > 0 && line.ptr[0] != '#') {
            read_text(arena, line, &analysis);
        }
    }
    if (failed > 0) {
        print_error("%s: %d wrong\n", file, failed);
    }
    buffer_fini(&bytes);
    arena_free(arena);
    return failed;
}

static void test_cases(void **state)
{
    (void)state;
    struct dirent **entries = NULL;
    int count = scandir(CASES, &entries, NULL, alphasort);
    int failed = 0;
    assert_true(count > 2);
    for (int i = 0; i < count; i++) {
        char path[512];
        snprintf(path, sizeof path, CASES "/%s", entries[i]->d_name);
        failed += entries[i]->d_name[0] != '.' ? check_file(path) : 0;
        free(entries[i]);
    }
    free(entries);
    assert_int_equal(failed, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_cases)};
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
