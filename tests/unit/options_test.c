#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "options.h"

#define PARSE(options, failure, ...)                                                               \
    parse((char *[]){"datelined", __VA_ARGS__, NULL}, options, failure)

static enum status parse(char **argv, struct options *options, struct failure *failure)
{
    int count = 0;
    while (argv[count]) {
        count++;
    }
    failure->text[0] = '\0';
    return options_parse(count, argv, options, failure);
}

static void serve_is_the_default(void **state)
{
    (void)state;
    struct options options;
    struct failure failure;
    assert_int_equal(PARSE(&options, &failure, "clippings"), STATUS_OK);
    assert_int_equal(options.command, COMMAND_SERVE);
    assert_int_equal(options.operand_count, 1);
    assert_string_equal(options.operands[0], "clippings");
    assert_string_equal(options.listen, "127.0.0.1:8080");
    assert_int_equal(options.article_limit, 8 << 20);
    assert_null(options.db);
}

static void flags_take_values_in_both_forms(void **state)
{
    (void)state;
    struct options options;
    struct failure failure;
    assert_int_equal(PARSE(&options, &failure, "serve", "--listen", ":0", "--cache=2k", "--watch"),
                     STATUS_OK);
    assert_string_equal(options.listen, ":0");
    assert_int_equal(options.cache_bytes, 2048);
    assert_true(options.watch);
}

static void the_environment_comes_first_and_the_line_wins(void **state)
{
    (void)state;
    struct options options;
    struct failure failure;
    setenv("DATELINED_QUERY_TIMEOUT", "77", 1);
    assert_int_equal(PARSE(&options, &failure, "serve"), STATUS_OK);
    assert_int_equal(options.query_timeout_ms, 77);
    assert_int_equal(PARSE(&options, &failure, "serve", "--query-timeout=5"), STATUS_OK);
    assert_int_equal(options.query_timeout_ms, 5);
    setenv("DATELINED_QUERY_TIMEOUT", "soon", 1);
    assert_int_equal(PARSE(&options, &failure, "serve"), STATUS_INVALID);
    unsetenv("DATELINED_QUERY_TIMEOUT");
}

static void what_is_empty_is_not_given(void **state)
{
    (void)state;
    struct options options;
    struct failure failure;
    setenv("DATELINED_TOKEN", "", 1);
    setenv("DATELINED_WATCH", "", 1);
    setenv("DATELINED_LISTEN", "", 1);
    assert_int_equal(PARSE(&options, &failure, "serve", "--base-url", ""), STATUS_OK);
    assert_null(options.token);
    assert_null(options.base_url);
    assert_false(options.watch);
    assert_string_equal(options.listen, "127.0.0.1:8080");
    assert_int_equal(PARSE(&options, &failure, "serve", "--token="), STATUS_OK);
    assert_null(options.token);
    unsetenv("DATELINED_TOKEN");
    unsetenv("DATELINED_WATCH");
    unsetenv("DATELINED_LISTEN");
}

static void a_number_too_large_is_not_cut(void **state)
{
    (void)state;
    struct options options;
    struct failure failure;
    assert_int_equal(PARSE(&options, &failure, "serve", "--rate-limit", "4294967295"), STATUS_OK);
    assert_int_equal(options.rate_limit, UINT32_MAX);
    assert_int_equal(PARSE(&options, &failure, "serve", "--rate-limit", "4294967296"),
                     STATUS_INVALID);
    assert_int_equal(PARSE(&options, &failure, "serve", "--cache", "8G"), STATUS_OK);
    assert_int_equal(options.cache_bytes, UINT64_C(8) << 30);
}

static void a_limit_that_lets_nothing_in_is_refused(void **state)
{
    (void)state;
    struct options options;
    struct failure failure;
    assert_int_equal(PARSE(&options, &failure, "load", "x", "--article-limit", "0"),
                     STATUS_INVALID);
    assert_string_equal(
        failure.text, "--article-limit takes a number above 0 (k, M and G may follow), not \"0\"");
    assert_int_equal(PARSE(&options, &failure, "serve", "--cache", "0"), STATUS_OK);
}

static void wrong_words_are_named(void **state)
{
    (void)state;
    struct options options;
    struct failure failure;
    assert_int_equal(PARSE(&options, &failure, "serve", "--lisen", "x"), STATUS_INVALID);
    assert_string_equal(failure.text, "unknown option \"--lisen\"; did you mean \"--listen\"?");
    assert_int_equal(PARSE(&options, &failure, "serve", "--zzzzzzzz"), STATUS_INVALID);
    assert_non_null(strstr(failure.text, "--help"));
    assert_int_equal(PARSE(&options, &failure, "serve", "--listen"), STATUS_INVALID);
    assert_string_equal(failure.text, "\"--listen\" needs a value");
    assert_int_equal(PARSE(&options, &failure, "annotate", "--watch"), STATUS_INVALID);
    assert_string_equal(failure.text, "\"--watch\" is not an option of \"annotate\"");
    assert_int_equal(PARSE(&options, &failure, "serve", "--cache", "lots"), STATUS_INVALID);
    assert_int_equal(PARSE(&options, &failure, "serve", "--cache", "-1"), STATUS_INVALID);
    assert_int_equal(PARSE(&options, &failure, "load"), STATUS_INVALID);
    assert_int_equal(PARSE(&options, &failure, "export"), STATUS_INVALID);
    assert_int_equal(PARSE(&options, &failure, "-x"), STATUS_INVALID);
}

static void help_tells_every_option(void **state)
{
    (void)state;
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    options_print_help(out);
    fclose(out);
    const char *const words[] = {"--listen", "--db", "--token", "annotate", "DATELINED_LOG_LEVEL"};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
        assert_non_null(strstr(text, words[i]));
    }
    free(text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(serve_is_the_default),
        cmocka_unit_test(flags_take_values_in_both_forms),
        cmocka_unit_test(the_environment_comes_first_and_the_line_wins),
        cmocka_unit_test(what_is_empty_is_not_given),
        cmocka_unit_test(a_number_too_large_is_not_cut),
        cmocka_unit_test(a_limit_that_lets_nothing_in_is_refused),
        cmocka_unit_test(wrong_words_are_named),
        cmocka_unit_test(help_tells_every_option),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
