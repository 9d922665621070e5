#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "ingest/header/word_list.h"

WORD_LIST(papers, "Courier", "DAWN", "Dawn", "The Age", "Wire");

static void every_word_is_found_in_its_own_case(void **state)
{
    (void)state;
    for (size_t i = 0; i < papers.count; i++) {
        assert_true(word_list_has(&papers, span_of(papers.words[i])));
    }
    assert_false(word_list_has(&papers, SPAN("dawn")));
    assert_false(word_list_has(&papers, SPAN("THE AGE")));
}

static void case_may_be_left_out(void **state)
{
    (void)state;
    assert_true(word_list_has_nocase(&papers, SPAN("dawn")));
    assert_true(word_list_has_nocase(&papers, SPAN("COURIER")));
    assert_true(word_list_has_nocase(&papers, SPAN("wire")));
}

static void parts_and_strangers_are_not_found(void **state)
{
    (void)state;
    static const char *const others[] = {"", "Couri", "Couriers", "A", "Zebra", "The", NULL};
    for (size_t i = 0; others[i]; i++) {
        assert_false(word_list_has(&papers, span_of(others[i])));
        assert_false(word_list_has_nocase(&papers, span_of(others[i])));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_word_is_found_in_its_own_case),
                                       cmocka_unit_test(case_may_be_left_out),
                                       cmocka_unit_test(parts_and_strangers_are_not_found)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
