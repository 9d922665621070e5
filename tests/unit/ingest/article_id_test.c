#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest/article_id.h"

static void assert_span(struct span span, const char *expected)
{
    struct arena *arena = arena_new();
    assert_string_equal(arena_string(arena, span), expected);
    arena_free(arena);
}

static void test_stem(void **state)
{
    (void)state;
    assert_span(article_id_stem(SPAN("2014/10/28-un.txt")), "2014/10/28-un");
    assert_span(article_id_stem(SPAN("a.b/c")), "a.b/c");
    assert_span(article_id_stem(SPAN("un.html.gz")), "un");
    assert_span(article_id_stem(SPAN("un.gz")), "un");
    assert_span(article_id_stem(SPAN("v1.2.txt")), "v1.2");
}

static void test_encode(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_span(article_id_encode(arena, SPAN("2014/10/28-un")), "2014~10~28-un");
    assert_span(article_id_encode(arena, SPAN("a b~c,é")), "a%20b%7Ec%2C%C3%A9");
    assert_span(article_id_nth(arena, SPAN("feed"), 3), "feed~3");
    arena_free(arena);
}

static void test_accept(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    assert_span(article_id_accept(arena, SPAN("2014~10~28-un")), "2014~10~28-un");
    assert_span(article_id_accept(arena, SPAN("a%20b%7Ec")), "a%20b%7Ec");
    assert_span(article_id_accept(arena, SPAN("a/b c,é")), "a~b%20c%2C%C3%A9");
    assert_span(article_id_accept(arena, SPAN("100%")), "100%25");
    assert_span(article_id_accept(arena, SPAN("%2")), "%252");
    assert_span(article_id_accept(arena, SPAN("%zz")), "%25zz");
    arena_free(arena);
}

static void test_collisions(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct id_file files[] = {
        {SPAN("/a/news"), SPAN("un.txt"), {0}},  {SPAN("/a/news"), SPAN("un.html"), {0}},
        {SPAN("/b/more/"), SPAN("un.txt"), {0}}, {SPAN("/b/more/"), SPAN("alone.txt"), {0}},
        {SPAN("/c/news"), SPAN("un.html"), {0}}, {SPAN("/a/news"), SPAN("x/y.txt"), {0}},
    };
    article_ids_assign(arena, files, sizeof files / sizeof *files, NULL);
    assert_span(files[0].id, "news~un.txt");
    assert_span(files[1].id, "news~un.html~1");
    assert_span(files[2].id, "more~un.txt");
    assert_span(files[3].id, "alone");
    assert_span(files[4].id, "news~un.html~3");
    assert_span(files[5].id, "x~y");
    arena_free(arena);
}

static void test_extension_first(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct id_file files[] = {{SPAN("/a"), SPAN("un.txt"), {0}}, {SPAN("/a"), SPAN("un.md"), {0}}};
    article_ids_assign(arena, files, 2, NULL);
    assert_span(files[0].id, "un.txt");
    assert_span(files[1].id, "un.md");
    arena_free(arena);
}

static void test_taken(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct id_file files[] = {{SPAN("/a"), SPAN("un.txt"), {0}}, {SPAN("/a"), SPAN("eu.md"), {0}}};
    struct span posted[] = {SPAN("un"), SPAN("eu.txt")};
    const struct taken_ids taken = {posted, 2};
    article_ids_assign(arena, files, 2, &taken);
    assert_span(files[0].id, "un.txt");
    assert_span(files[1].id, "eu");
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_stem),
                                       cmocka_unit_test(test_encode),
                                       cmocka_unit_test(test_accept),
                                       cmocka_unit_test(test_collisions),
                                       cmocka_unit_test(test_extension_first),
                                       cmocka_unit_test(test_taken)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
