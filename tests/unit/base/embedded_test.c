/* The files inside the program: sorted, found by name, the same bytes as in the tree. */
#include "../check.h"
#include "base/buffer.h"
#include "base/embedded.h"
#include "base/file.h"

static void files_are_sorted_and_found(void **state)
{
    (void)state;
    size_t count = 0;
    const struct embedded_file *files = embedded_files(&count);
    for (size_t i = 0; i < count; i++) {
        assert_true(i == 0 || strcmp(files[i - 1].name, files[i].name) < 0);
        struct span bytes = {NULL, 0};
        assert_true(embedded_find(files[i].name, &bytes));
        assert_ptr_equal(bytes.ptr, files[i].bytes.ptr);
        assert_int_equal(bytes.len, files[i].bytes.len);
        assert_int_equal(bytes.ptr[bytes.len], '\0');
    }
    assert_null(files[count].name);
}

static void bytes_are_those_of_the_tree(void **state)
{
    (void)state;
    size_t count = 0;
    const struct embedded_file *files = embedded_files(&count);
    for (size_t i = 0; i < count; i++) {
        struct buffer buffer = {0};
        assert_int_equal(file_read(files[i].name, (size_t)64 << 20, &buffer, NULL), STATUS_OK);
        assert_true(span_equal(buffer_span(&buffer), files[i].bytes));
        buffer_fini(&buffer);
    }
}

static void unknown_names_are_not_found(void **state)
{
    (void)state;
    struct span bytes = SPAN("untouched");
    assert_false(embedded_find("sql/none.sql", &bytes));
    assert_false(embedded_find("", &bytes));
    assert_text(bytes, "untouched");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(files_are_sorted_and_found),
        cmocka_unit_test(bytes_are_those_of_the_tree),
        cmocka_unit_test(unknown_names_are_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
