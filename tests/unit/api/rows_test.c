#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "api/rows.h"

static void check_row(const char *json, const char *columns, const char *expected)
{
    struct buffer out = {0};
    json_t *row = json_loads(json, 0, NULL);
    assert_non_null(row);
    rows_add(&out, row, columns, HTTP_FORMAT_CSV);
    assert_string_equal(out.bytes, expected);
    json_decref(row);
    buffer_fini(&out);
}

static void cells_are_quoted_when_they_must_be(void **state)
{
    (void)state;
    check_row("{\"a\":\"plain\",\"b\":\"x,y\",\"c\":\"say \\\"hi\\\"\",\"d\":\"two\\nlines\"}",
              "a b c d", "plain,\"x,y\",\"say \"\"hi\"\"\",\"two\nlines\"\r\n");
}

static void values_of_every_kind_have_a_form(void **state)
{
    (void)state;
    check_row("{\"n\":3,\"r\":0.5,\"t\":true,\"z\":null,\"l\":[{\"text\":\"A\"},\"B\"]}",
              "n r t z l missing", "3,0.5,true,,A; B,\r\n");
    check_row("{\"place\":{\"lat\":1.25}}", "place.lat place.lon", "1.25,\r\n");
    check_row("{\"place\":{\"lat\":1.25}}", "place", "\"{\"\"lat\"\":1.25}\"\r\n");
    check_row("{\"z\":null}", "z", "\"\"\r\n");
}

static void paths_lead_into_lists(void **state)
{
    (void)state;
    const char *row = "{\"l\":[{\"w\":{\"text\":\"-a\"},\"n\":-1},{\"w\":null,\"n\":2},"
                      "{\"w\":{\"text\":\"b\"}}]}";
    check_row(row, "l.w.text l.w l.n", "'-a; ; b,'-a; ; b,'-1; 2; \r\n");
    check_row("{\"l\":[{\"n\":[1,2]}]}", "l", "\"{\"\"n\"\":[1,2]}\"\r\n");
}

static void formulas_are_defused(void **state)
{
    (void)state;
    check_row("{\"a\":\"=1+1\",\"b\":\"@x\",\"c\":\"-1\",\"d\":\"+x\",\"e\":[\"=x\"]}", "a b c d e",
              "'=1+1,'@x,'-1,'+x,'=x\r\n");
    check_row("{\"n\":-2}", "n", "-2\r\n");
}

static void ndjson_is_one_object_a_line(void **state)
{
    (void)state;
    struct buffer out = {0};
    json_t *row = json_pack("{s:s, s:i}", "a", "x\ny", "b", 2);
    rows_add(&out, row, NULL, HTTP_FORMAT_NDJSON);
    rows_add(&out, row, NULL, HTTP_FORMAT_NDJSON);
    assert_string_equal(out.bytes, "{\"a\":\"x\\ny\",\"b\":2}\n{\"a\":\"x\\ny\",\"b\":2}\n");
    json_decref(row);
    buffer_fini(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cells_are_quoted_when_they_must_be),
        cmocka_unit_test(values_of_every_kind_have_a_form),
        cmocka_unit_test(paths_lead_into_lists),
        cmocka_unit_test(formulas_are_defused),
        cmocka_unit_test(ndjson_is_one_object_a_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
