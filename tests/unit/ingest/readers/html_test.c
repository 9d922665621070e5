/* Pages at the edge of what is read: elements that claim to be one line and hold the page. */
#include "../../check.h"

#include "base/buffer.h"
#include "base/utf8.h"
#include "ingest/header/metadata.h"
#include "ingest/readers/html.h"

enum { TITLE_MOST = 4096, PARAGRAPHS = 400 };

/* A page in which <h1> was never closed. */
static void a_headline_that_holds_the_page_is_cut(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct buffer page = {0};
    buffer_add_string(&page, "<html><body><h1>Le d\xc3\xa9pute a d\xc3\xa9missionn\xc3\xa9 ");
    for (int i = 0; i < PARAGRAPHS; i++) {
        buffer_add_string(&page, "\xc3\xa9t\xc3\xa9 \xc3\xa9t\xc3\xa9 \xc3\xa9t\xc3\xa9, ");
    }
    buffer_add_string(&page, "<p>The council agreed to repair the bridge.</p></body></html>");
    struct metadata metadata = {0};
    struct marked_text text;
    html_read_page(arena, buffer_span(&page), &metadata, &text);
    struct span title = metadata.values[META_TITLE];
    assert_true(title.len > TITLE_MOST / 2 && title.len <= TITLE_MOST);
    assert_int_equal(utf8_invalid_at(title), SIZE_MAX);
    buffer_fini(&page);
    arena_free(arena);
}

/* No title is the title of nobody: an empty element does not begin the report, above which a time
 * in the page's head, the reader's own clock, is none of it. */
static void what_has_no_words_is_no_title(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct span page =
        SPAN("<html><body><b> </b><p class=\"time\">28 October 2014</p>"
             "<p>The council agreed on Tuesday to repair the bridge.</p></body></html>");
    struct metadata metadata = {0};
    struct marked_text text;
    html_read_page(arena, page, &metadata, &text);
    assert_null(metadata.values[META_PUBLISHED].ptr);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_headline_that_holds_the_page_is_cut),
        cmocka_unit_test(what_has_no_words_is_no_title),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
