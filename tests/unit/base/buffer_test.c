/* Bytes that grow at the end. */
#include "../check.h"
#include "base/buffer.h"

static void an_unused_buffer_is_an_empty_text(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    assert_text(buffer_span(&buffer), "");
    buffer_clear(&buffer);
    buffer_fini(&buffer);
    assert_null(buffer.bytes);
}

static void what_is_added_stands_in_order(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    buffer_add(&buffer, SPAN("a\0b"));
    buffer_add(&buffer, (struct span){NULL, 0});
    buffer_add_char(&buffer, '-');
    buffer_add_string(&buffer, "cd");
    buffer_printf(&buffer, "%d|%s", 42, "");
    assert_int_equal(buffer.len, 9);
    assert_memory_equal(buffer.bytes, "a\0b-cd42|", 10);
    buffer_clear(&buffer);
    assert_text(buffer_span(&buffer), "");
    buffer_add_string(&buffer, "again");
    assert_string_equal(buffer.bytes, "again");
    buffer_fini(&buffer);
}

static void growth_keeps_everything(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    for (int i = 0; i < 100000; i++) {
        buffer_printf(&buffer, "%05d", i);
    }
    assert_int_equal(buffer.len, 500000);
    assert_memory_equal(buffer.bytes, "0000000001", 10);
    assert_memory_equal(buffer.bytes + 499995, "99999", 6);
    buffer_fini(&buffer);
}

static void reserved_room_becomes_content(void **state)
{
    (void)state;
    struct buffer buffer = {0};
    buffer_add_string(&buffer, "x");
    char *room = buffer_reserve(&buffer, 1000);
    memset(room, 'y', 1000);
    buffer.len += 1000;
    buffer_add_char(&buffer, 'z');
    assert_int_equal(buffer.len, 1002);
    assert_int_equal(buffer.bytes[1000], 'y');
    assert_int_equal(buffer.bytes[1001], 'z');
    assert_int_equal(buffer.bytes[1002], '\0');
    buffer_fini(&buffer);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_unused_buffer_is_an_empty_text),
        cmocka_unit_test(what_is_added_stands_in_order),
        cmocka_unit_test(growth_keeps_everything),
        cmocka_unit_test(reserved_room_becomes_content),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
