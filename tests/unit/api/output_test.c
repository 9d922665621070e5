/* What is written is what jansson writes, byte for byte. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "api/output.h"

static void check(json_t *value)
{
    struct buffer out = {0};
    char *expected = json_dumps(value, JSON_COMPACT | JSON_ENCODE_ANY | JSON_REAL_PRECISION(10));
    assert_non_null(expected);
    output_json(&out, value);
    assert_string_equal(out.bytes, expected);
    assert_int_equal(out.len, strlen(expected));
    buffer_fini(&out);
    free(expected);
    json_decref(value);
}

static void texts_are_escaped(void **state)
{
    (void)state;
    check(json_string(""));
    check(json_string("plain"));
    check(json_string("say \"no\" \\ / \x7f \xc3\xa9 \xe2\x80\xa8 \xf0\x9f\x98\x80"));
    check(json_string("\x01\x02\b\t\n\v\f\r\x0e\x1f"));
    check(json_string("\n"));
}

static void numbers_keep_their_kind(void **state)
{
    static const double reals[] = {
        0,     -0.0,           1,     -1,      0.5,    0.125, 1.25,        1e6,     1e9,
        1e10,  123456789012.0, 1e15,  1e16,    1e-4,   1e-5,  1e-9,        -2.5e-7, 1.0 / 3,
        2e300, 5e-300,         -7.25, 38.8951, -77.03, 0.999, 99999999999, 1e100};
    (void)state;
    for (size_t i = 0; i < sizeof reals / sizeof *reals; i++) {
        check(json_real(reals[i]));
    }
    static const json_int_t integers[] = {0, 7, -1, 1234567890123, INT64_MAX, INT64_MIN};
    for (size_t i = 0; i < sizeof integers / sizeof *integers; i++) {
        check(json_integer(integers[i]));
    }
    uint64_t drawn = 1;
    for (int i = 0; i < 20000; i++) {
        drawn = drawn * 6364136223846793005u + 1442695040888963407u;
        check(json_real((double)(int64_t)drawn / (double)(1ull << (drawn >> 58))));
        check(json_real((double)(drawn >> 40) / 1000));
    }
}

static void everything_has_a_form(void **state)
{
    (void)state;
    check(json_null());
    check(json_true());
    check(json_false());
    check(json_array());
    check(json_object());
    check(json_pack("{s:[i,s,n,{}],s:{s:b},s:[]}", "a", 1, "x", "say \"b\"", "c", 1, "z"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_are_escaped),
        cmocka_unit_test(numbers_keep_their_kind),
        cmocka_unit_test(everything_has_a_form),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
