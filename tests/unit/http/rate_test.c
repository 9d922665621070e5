/* The limit of requests of one address. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <string.h>

#include "http/rate.h"

static bool take4(struct rate *rate, const char *address, int64_t now_ms)
{
    struct sockaddr_in in = {.sin_family = AF_INET};
    assert_int_equal(inet_pton(AF_INET, address, &in.sin_addr), 1);
    return rate_take(rate, (const struct sockaddr *)&in, now_ms);
}

static bool take6(struct rate *rate, const char *address, int64_t now_ms)
{
    struct sockaddr_in6 in = {.sin6_family = AF_INET6};
    assert_int_equal(inet_pton(AF_INET6, address, &in.sin6_addr), 1);
    return rate_take(rate, (const struct sockaddr *)&in, now_ms);
}

static void test_limits_and_refills(void **state)
{
    (void)state;
    struct rate *rate = rate_new(3);
    for (int i = 0; i < 3; i++) {
        assert_true(take4(rate, "192.0.2.1", 1000));
    }
    assert_false(take4(rate, "192.0.2.1", 1000));
    assert_true(take4(rate, "192.0.2.2", 1000));
    assert_false(take4(rate, "192.0.2.1", 1333));
    assert_true(take4(rate, "192.0.2.1", 1334));
    assert_false(take4(rate, "192.0.2.1", 1335));
    for (int i = 0; i < 3; i++) {
        assert_true(take4(rate, "192.0.2.1", 1000000));
    }
    assert_false(take4(rate, "192.0.2.1", 1000000));
    assert_false(take4(rate, "192.0.2.1", 999999));
    rate_free(rate);
}

static void test_ipv6_networks_count_together(void **state)
{
    (void)state;
    struct rate *rate = rate_new(1);
    assert_true(take6(rate, "2001:db8::1", 5));
    assert_false(take6(rate, "2001:db8::2", 5));
    assert_true(take6(rate, "2001:db8:0:1::1", 5));
    assert_true(take6(rate, "::ffff:192.0.2.1", 5));
    assert_true(take6(rate, "::ffff:192.0.2.2", 5));
    rate_free(rate);
}

/* Far more addresses than there is room for: everyone is still served. */
static void test_crowds(void **state)
{
    (void)state;
    struct rate *rate = rate_new(1);
    for (uint32_t i = 1; i < 100000; i++) {
        struct sockaddr_in in = {.sin_family = AF_INET, .sin_addr.s_addr = htonl(i)};
        assert_true(rate_take(rate, (const struct sockaddr *)&in, 1000 + i));
    }
    rate_free(rate);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_limits_and_refills),
        cmocka_unit_test(test_ipv6_networks_count_together),
        cmocka_unit_test(test_crowds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
