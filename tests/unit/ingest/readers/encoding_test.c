#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest/readers/encoding.h"

struct encoding_case {
    const char *bytes;
    size_t len;
    const char *declared;
    const char *text;
    const char *encoding;
};

#define BYTES(literal) (literal), sizeof(literal) - 1

static const struct encoding_case cases[] = {
    {BYTES("plain\nlines"), NULL, "plain\nlines", "utf-8"},
    {BYTES("\xEF\xBB\xBFwith a mark"), NULL, "with a mark", "utf-8"},
    {BYTES("a\r\nb\rc\n"), NULL, "a\nb\nc\n", "utf-8"},
    {BYTES("caf\xC3\xA9"), NULL, "café", "utf-8"},
    {BYTES("caf\xE9"), NULL, "café", "iso-8859-1"},
    {BYTES("\x93quoted\x94 \x96 caf\xE9 \x80"), NULL, "“quoted” – café €", "windows-1252"},
    {BYTES("\xFF\xFEh\0i\0"), NULL, "hi", "utf-16le"},
    {BYTES("\xFE\xFF\0h\0i"), NULL, "hi", "utf-16be"},
    {BYTES("H\0e\0l\0l\0o\0 \0t\0h\0e\0r\0e\0"), NULL, "Hello there", "utf-16le"},
    {BYTES("\xFF\xFE\x3D\xD8\x00\xDE!\0"), NULL, "😀!", "utf-16le"},
    {BYTES("\xCF\xF0\xE8\xE2\xE5\xF2"), "windows-1251", "Привет", "windows-1251"},
    {BYTES("caf\xE9 \x93x\x94"), "ISO-8859-1", "café “x”", "windows-1252"},
    {BYTES("Hokuto (\x1b$BKLEM\x1b(B) shook"), NULL, "Hokuto (北斗) shook", "iso-2022-jp"},
    {BYTES("five \x1b\x1b\x1b"), NULL, "five \x1b\x1b\x1b", "utf-8"},
    {BYTES("caf\xE9"), "no such set", "café", "iso-8859-1"},
    {BYTES("é é é é é é \xE9"), NULL, "é é é é é é é", "utf-8"},
};

static void test_conversions(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct decoded out;
        struct failure failure = {0};
        struct span bytes = {cases[i].bytes, cases[i].len};
        enum status status =
            encoding_decode(arena, bytes, span_of(cases[i].declared), &out, &failure);
        assert_int_equal(status, STATUS_OK);
        assert_string_equal(arena_string(arena, out.text), cases[i].text);
        assert_string_equal(out.encoding, cases[i].encoding);
        arena_free(arena);
    }
}

static void assert_refused(const char *bytes, size_t len, enum status expected, const char *reason)
{
    struct arena *arena = arena_new();
    struct decoded out;
    struct failure failure = {0};
    struct span none = {0};
    assert_int_equal(encoding_decode(arena, (struct span){bytes, len}, none, &out, &failure),
                     expected);
    assert_string_equal(failure.text, reason);
    arena_free(arena);
}

static void test_refusals(void **state)
{
    (void)state;
    assert_refused(BYTES(""), STATUS_EMPTY, "has no text");
    assert_refused(BYTES(" \r\n\t\n"), STATUS_EMPTY, "has no text");
    assert_refused(BYTES("\xC2\xA0\n\xC2\xA0"), STATUS_EMPTY, "has no text");
    assert_refused(BYTES("\xEF\xBB\xBF"), STATUS_EMPTY, "has no text");
    assert_refused(BYTES("\xFF\xFE"), STATUS_EMPTY, "has no text");
    assert_refused(BYTES("\xFF\xFE"
                         "A"),
                   STATUS_EMPTY, "has no text");
    assert_refused(BYTES("\xFE\xFF\0 \0\n"), STATUS_EMPTY, "has no text");
    assert_refused(BYTES("text with\0zero"), STATUS_UNSUPPORTED,
                   "is not a text: zero byte at offset 9");
    assert_refused(BYTES("\1\2\3\4\5\6\7"), STATUS_UNSUPPORTED,
                   "is not a text: 7 control characters");
    assert_refused(BYTES("\xFF\xFE\0\0h\0\0\0"), STATUS_UNSUPPORTED,
                   "is UTF-32, which is not read");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_conversions),
                                       cmocka_unit_test(test_refusals)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
