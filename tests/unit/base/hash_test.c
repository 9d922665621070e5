/* XXH3's published values, so that ids and ETags are the same on every machine and version. */
#include "../check.h"
#include "base/hash.h"

static void known_values_of_xxh3(void **state)
{
    (void)state;
    assert_true(hash_64(SPAN(""), 0) == UINT64_C(0x2D06800538D394C2));
    assert_true(hash_64((struct span){NULL, 0}, 0) == hash_64(SPAN(""), 0));
    assert_true(hash_64(SPAN("a"), 0) == UINT64_C(0xE6C632B61E964E1F));
    assert_true(hash_64(SPAN("a"), 1) != hash_64(SPAN("a"), 0));
    char hex[33];
    hash_hex(SPAN(""), hex);
    assert_string_equal(hex, "99aa06d3014798d86001c324468d497f");
    hash_hex((struct span){NULL, 0}, hex);
    assert_string_equal(hex, "99aa06d3014798d86001c324468d497f");
}

static void every_byte_counts(void **state)
{
    (void)state;
    char one[33];
    char two[33];
    hash_hex(SPAN("North Korea\n"), one);
    hash_hex(SPAN("North Korea"), two);
    assert_string_not_equal(one, two);
    assert_int_equal(strlen(one), 32);
    assert_int_equal(strspn(one, "0123456789abcdef"), 32);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_values_of_xxh3),
        cmocka_unit_test(every_byte_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
