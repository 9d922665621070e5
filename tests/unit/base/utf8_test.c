/* RFC 3629: every way to be ill-formed; case, folding and slugs of real names. */
#include "../check.h"
#include "base/utf8.h"

static void assert_ill_formed(struct span text, size_t at)
{
    assert_int_equal(utf8_invalid_at(text), at);
    uint32_t code = 0;
    assert_int_equal(utf8_decode(text, at, &code), 1);
    assert_int_equal(code, 0xFFFD);
}

static void ill_formed_bytes_are_found(void **state)
{
    (void)state;
    assert_ill_formed(SPAN("\x80"), 0);                 /* a continuation alone */
    assert_ill_formed(SPAN("ab\xFF"), 2);               /* never a lead */
    assert_ill_formed(SPAN("\xC0\xAF"), 0);             /* overlong '/' */
    assert_ill_formed(SPAN("\xC1\xBF"), 0);             /* overlong U+007F */
    assert_ill_formed(SPAN("\xE0\x80\xAF"), 0);         /* overlong in three */
    assert_ill_formed(SPAN("\xE0\x9F\xBF"), 0);         /* overlong U+07FF */
    assert_ill_formed(SPAN("\xF0\x80\x80\xAF"), 0);     /* overlong in four */
    assert_ill_formed(SPAN("\xF0\x8F\xBF\xBF"), 0);     /* overlong U+FFFF */
    assert_ill_formed(SPAN("\xED\xA0\x80"), 0);         /* surrogate U+D800 */
    assert_ill_formed(SPAN("\xED\xBF\xBF"), 0);         /* surrogate U+DFFF */
    assert_ill_formed(SPAN("\xF4\x90\x80\x80"), 0);     /* U+110000 */
    assert_ill_formed(SPAN("\xF5\x80\x80\x80"), 0);     /* above it */
    assert_ill_formed(SPAN("x\xC3"), 1);                /* cut short */
    assert_ill_formed(SPAN("x\xE2\x82"), 1);            /* cut short */
    assert_ill_formed(SPAN("x\xF0\x9F\x98"), 1);        /* cut short */
    assert_ill_formed(SPAN("\xE2\x28\xA1"), 0);         /* a continuation missing */
    assert_ill_formed(SPAN("\xF8\x88\x80\x80\x80"), 0); /* five bytes */
}

/* Long texts are looked at in blocks: what is not ASCII is found and counted wherever it stands. */
static void long_texts_are_read_to_the_byte(void **state)
{
    (void)state;
    char text[200];
    for (size_t at = 0; at + 2 <= sizeof text; at++) {
        memset(text, 'a', sizeof text);
        memcpy(text + at, "\xC3\xA9", 2);
        struct span span = {text, sizeof text};
        assert_int_equal(utf8_ascii_end(span, 0), at);
        assert_int_equal(utf8_ascii_end(span, at + 2), sizeof text);
        assert_int_equal(utf8_count(span), sizeof text - 1);
        assert_int_equal(utf8_invalid_at(span), SIZE_MAX);
        text[at + 1] = 'a';
        assert_int_equal(utf8_invalid_at(span), at);
    }
}

static void the_edges_of_each_length_are_well_formed(void **state)
{
    (void)state;
    static const uint32_t codes[] = {0,      0x7F,   0x80,   0x7FF,   0x800,   0xD7FF,
                                     0xE000, 0xFFFD, 0xFFFF, 0x10000, 0x10FFFF};
    static const size_t lengths[] = {1, 1, 2, 2, 3, 3, 3, 3, 3, 4, 4};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        char bytes[4];
        size_t len = utf8_encode(codes[i], bytes);
        assert_int_equal(len, lengths[i]);
        struct span text = {bytes, len};
        uint32_t code = 1;
        assert_int_equal(utf8_decode(text, 0, &code), len);
        assert_int_equal(code, codes[i]);
        assert_int_equal(utf8_invalid_at(text), SIZE_MAX);
        assert_int_equal(utf8_count(text), 1);
        assert_int_equal(utf8_count_utf16(text), codes[i] > 0xFFFF ? 2 : 1);
    }
    assert_int_equal(utf8_invalid_at(SPAN("")), SIZE_MAX);
    assert_int_equal(utf8_invalid_at((struct span){NULL, 0}), SIZE_MAX);
}

static void offsets_count_characters(void **state)
{
    (void)state;
    struct span text = SPAN("aé€😀z");
    assert_int_equal(utf8_count(text), 5);
    assert_int_equal(utf8_count_utf16(text), 6);
    static const size_t starts[] = {0, 1, 3, 6, 10, 11, 11};
    for (size_t i = 0; i < 7; i++) {
        assert_int_equal(utf8_byte_offset(text, i), starts[i]);
    }
    assert_int_equal(utf8_byte_offset(SPAN(""), 3), 0);
    static const size_t wholes[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 11, 11};
    for (size_t i = 0; i < 13; i++) {
        assert_int_equal(utf8_whole(text, i), wholes[i]);
    }
}

static void classes_follow_unicode(void **state)
{
    (void)state;
    assert_true(utf8_is_upper('A') && utf8_is_upper(0xC9) && utf8_is_upper(0x416));
    assert_true(utf8_is_upper(0x1C5)); /* ǅ, a title-case letter */
    assert_false(utf8_is_upper('a') || utf8_is_upper('[') || utf8_is_upper(0x4E2D));
    assert_true(utf8_is_lower('z') && utf8_is_lower(0xDF) && utf8_is_lower(0x436));
    assert_false(utf8_is_lower('Z') || utf8_is_lower('1'));
    assert_true(utf8_is_letter('q') && utf8_is_letter(0x4E2D) && utf8_is_letter(0x5D0));
    assert_false(utf8_is_letter('@') || utf8_is_letter('[') || utf8_is_letter(0x2019));
    assert_true(utf8_is_digit('7') && utf8_is_digit(0x663));
    assert_false(utf8_is_digit(0xBD) || utf8_is_digit('x'));
    assert_true(utf8_is_space(' ') && utf8_is_space('\n') && utf8_is_space(0xA0));
    assert_true(utf8_is_space(0x2009) && utf8_is_space(0x3000) && utf8_is_space(0xFEFF));
    assert_false(utf8_is_space('_') || utf8_is_space(0));
}

static void lower_case_and_folding(void **state)
{
    assert_text(utf8_lower(*state, SPAN("BOGOTÁ, Oct. 2")), "bogotá, oct. 2");
    assert_text(utf8_lower(*state, SPAN("UN")), "un");
    assert_text(utf8_lower(*state, SPAN("")), "");
    assert_text(utf8_fold(*state, SPAN("STRASSE")), "strasse");
    assert_text(utf8_fold(*state, SPAN("Straße")), "strasse");
    assert_text(utf8_fold(*state, SPAN("e\xCC\x81")), "é"); /* composed */
}

static void plain_folding_drops_marks(void **state)
{
    assert_text(utf8_fold_plain(*state, SPAN("Müller")), "muller");
    assert_text(utf8_fold_plain(*state, SPAN("MULLER")), "muller");
    assert_text(utf8_fold_plain(*state, SPAN("Đoković Łódź Ærø")), "dokovic lodz æro");
    assert_text(utf8_fold_plain(*state, SPAN("Nguyễn Phú Trọng")), "nguyen phu trong");
    assert_text(utf8_fold_plain(*state, SPAN("ﬁnance")), "finance");
    assert_text(utf8_fold_plain(*state, SPAN("O’Brien")), "o'brien");
    assert_text(utf8_fold_plain(*state, SPAN("中国")), "中国");
}

static void ill_formed_bytes_become_replacement_characters(void **state)
{
    assert_text(utf8_lower(*state, SPAN("A\xFFZ")), "a\xEF\xBF\xBDz");
    assert_text(utf8_fold(*state, SPAN("A\xFFZ")), "a\xEF\xBF\xBDz");
    assert_text(utf8_fold_plain(*state, SPAN("A\xFFZ")), "a\xEF\xBF\xBDz");
    static const char *const texts[] = {"\xED\xA0\x80", "\xC0\xAF", "x\xF0\x9F", "\xE2\x28\xA1",
                                        "\x80"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct span text = span_of(texts[i]);
        assert_int_equal(utf8_invalid_at(utf8_lower(*state, text)), SIZE_MAX);
        assert_int_equal(utf8_invalid_at(utf8_fold(*state, text)), SIZE_MAX);
        assert_int_equal(utf8_invalid_at(utf8_fold_plain(*state, text)), SIZE_MAX);
    }
}

static void slugs_are_safe_in_urls(void **state)
{
    assert_text(utf8_slug(*state, SPAN("Marzuki Darusman")), "marzuki-darusman");
    assert_text(utf8_slug(*state, SPAN("  U.N. -- General  Assembly! ")), "u-n-general-assembly");
    assert_text(utf8_slug(*state, SPAN("Côte d’Ivoire")), "cote-divoire");
    assert_text(utf8_slug(*state, SPAN("MH17")), "mh17");
    assert_text(utf8_slug(*state, SPAN("中 国")), "u4e2d-u56fd");
    assert_text(utf8_slug(*state, SPAN("?!")), "");
    assert_text(utf8_slug(*state, SPAN("")), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ill_formed_bytes_are_found),
        cmocka_unit_test(long_texts_are_read_to_the_byte),
        cmocka_unit_test(the_edges_of_each_length_are_well_formed),
        cmocka_unit_test(offsets_count_characters),
        cmocka_unit_test(classes_follow_unicode),
        ARENA_TEST(lower_case_and_folding),
        ARENA_TEST(plain_folding_drops_marks),
        ARENA_TEST(ill_formed_bytes_become_replacement_characters),
        ARENA_TEST(slugs_are_safe_in_urls),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
