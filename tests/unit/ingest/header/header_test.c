/* What a header's reading guarantees about body and blocks, and when a headline is one. What
 * single layouts give is told by tests/cases/readers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/utf8.h"
#include "ingest/header.h"

static struct article read_text(struct arena *arena, const char *text, const char *path)
{
    struct article article = article_unknown();
    struct header_input input = {
        .text = span_of(text), .find_title = true, .relative = span_of(path)};
    header_read(arena, &input, &article);
    return article;
}

static void assert_span(struct span span, const char *expected)
{
    struct arena *arena = arena_new();
    assert_string_equal(span.ptr ? arena_string(arena, span) : "(absent)", expected);
    arena_free(arena);
}

/* Blocks follow each other and leave only white space between them; both units agree. */
static void assert_blocks_cover(const struct article *article)
{
    size_t at = 0;
    for (size_t i = 0; i <= article->block_count; i++) {
        const struct extent *block = &article->blocks[i].at;
        size_t next = i < article->block_count ? block->byte_start : article->body.len;
        assert_true(next >= at);
        assert_int_equal(span_trim(span_slice(article->body, at, next)).len, 0);
        if (i < article->block_count) {
            assert_true(block->byte_end > block->byte_start);
            assert_int_equal(utf8_byte_offset(article->body, block->start), block->byte_start);
            assert_int_equal(utf8_byte_offset(article->body, block->end), block->byte_end);
            at = block->byte_end;
        }
    }
}

static void test_body_is_all_after_the_headline(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct article article = read_text(
        arena, "Rain returns to Harare\n\nBy Ann Lee\n\nHARARE, Oct 30: “Rain” fell. (AGENCIES)\n",
        NULL);
    assert_span(article.title, "Rain returns to Harare");
    assert_span(article.body, "By Ann Lee\n\nHARARE, Oct 30: “Rain” fell. (AGENCIES)");
    assert_int_equal(article.block_count, 4);
    assert_int_equal(article.blocks[0].kind, BLOCK_BYLINE);
    assert_int_equal(article.blocks[1].kind, BLOCK_DATELINE);
    assert_int_equal(article.blocks[2].kind, BLOCK_PARAGRAPH);
    assert_int_equal(article.blocks[2].at.start, 28);
    assert_int_equal(article.blocks[2].at.end, 40);
    assert_int_equal(article.blocks[2].at.byte_end, 44);
    assert_int_equal(article.blocks[3].kind, BLOCK_CREDIT);
    assert_blocks_cover(&article);
    assert_span(article.source, "AGENCIES");
    assert_int_equal(article.published_basis, PUBLISHED_UNKNOWN);
    assert_int_equal(article.dateline.date.precision, PRECISION_NONE);
    arena_free(arena);
}

static void test_a_paragraph_is_no_headline(void **state)
{
    static const char *const texts[] = {
        "The minister met his colleague on Monday.\nThey talked for an hour.\n",
        "\"We will not leave,\" the minister said, adding \"never.\"\nHe left.\n",
        "Only one line that might be a headline",
        "LONDON, Oct 30: A fire broke out.\nIt was put out.\n",
        "The talks were long. They ended at noon without a deal on the border\nThey go on.\n",
        "The minister named three things:\n-- peace;\n-- bread.\n",
        "(Reuters) - Oil prices fell on Monday\nThey rose on Tuesday.\n",
    };
    (void)state;
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct arena *arena = arena_new();
        struct article article = read_text(arena, texts[i], NULL);
        assert_span(article.title, "(absent)");
        assert_blocks_cover(&article);
        assert_int_equal(article.body.len, span_trim(span_of(texts[i])).len);
        arena_free(arena);
    }
}

static void test_known_facts_stay(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct article article = article_unknown();
    article.title = SPAN("From the page's own data");
    article.source = SPAN("Courier");
    article.published = period_of_day(16000);
    article.published_basis = PUBLISHED_METADATA;
    struct header_input input = {.text = SPAN("Not a title\n\nROME, Oct 30 (AP) — It rained.")};
    header_read(arena, &input, &article);
    assert_span(article.title, "From the page's own data");
    assert_span(article.source, "Courier");
    assert_int_equal(article.published.earliest, 16000);
    assert_int_equal(article.published_basis, PUBLISHED_METADATA);
    assert_span(article.dateline.place, "ROME");
    assert_int_equal(article.dateline.date.earliest, 16008); /* takes the year of the metadata */
    arena_free(arena);
}

static void test_year_of_a_dateline(void **state)
{
    static const struct {
        const char *path;
        const char *published;
    } cases[] = {{"2015/01/un.txt", "2014-12-31"},
                 {"2014/12/un.txt", "2014-12-31"},
                 {"2014/un.txt", "2014-12-31"},
                 {"un-20150101.txt", "2014-12-31"},
                 {"un.txt", NULL},
                 {"000_b8021cbc68ebc2a4.txt", NULL}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct article article =
            read_text(arena, "Rain in Rome\n\nROME, Dec 31: It rained.\n", cases[i].path);
        struct span published = period_format(arena, article.published);
        assert_span(published, cases[i].published ? cases[i].published : "(absent)");
        assert_int_equal(article.published_basis,
                         cases[i].published ? PUBLISHED_DATELINE : PUBLISHED_UNKNOWN);
        arena_free(arena);
    }
}

static void test_path_dates(void **state)
{
    static const struct {
        const char *path;
        const char *published;
    } cases[] = {{"2014/10/28-un.txt", "2014-10-28"},
                 {"2014/10/28/un.txt", "2014-10-28"},
                 {"un_2014-10-28_x.txt", "2014-10-28"},
                 {"20141028-un.txt", "2014-10-28"},
                 {"2014/10/un.txt", "2014-10"},
                 {"un-2014-10.txt", "2014-10"},
                 {"un-2014-1.txt", NULL},
                 {"2014/un.txt", "2014"},
                 {"2014/2015-03-02.txt", "2015-03-02"},
                 {"room 2014.txt", NULL},
                 {"a20141028b.txt", NULL},
                 {"2014/13/un.txt", "2014"}};
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct arena *arena = arena_new();
        struct article article = read_text(arena, "Rain in Rome\n\nIt rained.\n", cases[i].path);
        assert_span(period_format(arena, article.published),
                    cases[i].published ? cases[i].published : "(absent)");
        arena_free(arena);
    }
}

static void test_hard_wrapped_text(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct article article = read_text(arena,
                                       "Rain returns to the north after a\n"
                                       "summer that nobody will forget\n"
                                       "\n"
                                       "The first rain since June fell on the\n"
                                       "north on Monday. Farmers said that it\n"
                                       "had come too late for the maize.\n"
                                       "\n"
                                       "More of it is expected on Wednesday,\n"
                                       "the weather service said in Harare.\n",
                                       NULL);
    /* Lines of less than 40 characters are joined where their blocks end as paragraphs do. */
    assert_int_equal(article.block_count, 3);
    assert_int_equal(article.blocks[1].kind, BLOCK_PARAGRAPH);
    assert_int_equal(article.blocks[2].kind, BLOCK_PARAGRAPH);
    article = read_text(arena,
                        "Rain returns to the north after a summer\n"
                        "that nobody will forget\n"
                        "\n"
                        "The first rain since June fell on the north\n"
                        "on Monday. Farmers said that it had come too\n"
                        "late for the maize.\n"
                        "\n"
                        "More of it is expected on Wednesday, the\n"
                        "weather service said in Harare.\n",
                        NULL);
    assert_span(article.title, "Rain returns to the north after a summer that nobody will forget");
    assert_int_equal(article.block_count, 2);
    assert_blocks_cover(&article);
    arena_free(arena);
}

/* One block of very many short lines: each is looked at as often as those of a short one. */
static void test_long_narrow_block(void **state)
{
    enum { LINES = 200000 };
    (void)state;
    struct arena *arena = arena_new();
    struct buffer text = {0};
    buffer_add_string(&text, "A ferry was laid\nup in Karsk today\nby its owner.\n\n");
    for (size_t i = 0; i < LINES; i++) {
        buffer_add_string(&text, "The ferry is laid up in\n");
    }
    buffer_add_string(&text, "Karsk.\n");
    struct article article = read_text(arena, text.bytes, NULL);
    assert_int_equal(article.block_count, 2);
    assert_int_equal(article.blocks[1].at.byte_end, article.body.len);
    buffer_fini(&text);
    arena_free(arena);
}

static void test_language(void **state)
{
    static const char french[] = "Le ministre a rencontré lundi son homologue dans la capitale, où "
                                 "les deux hommes ont parlé "
                                 "pendant une heure de la frontière. Ils se reverront au mois de "
                                 "mai, a dit le ministre, qui "
                                 "n'a pas voulu répondre aux questions des journalistes.\n";
    (void)state;
    struct arena *arena = arena_new();
    struct article article = read_text(arena, french, NULL);
    assert_span(article.language, "fr");
    article = article_unknown();
    article.language = SPAN("fr-CA");
    header_read_body(arena, span_of(french), &article);
    assert_span(article.language, "fr-CA");
    article = read_text(arena, "Rain\n\nIt rained on Monday.\n", NULL);
    assert_span(article.language, "(absent)"); /* too short to tell */
    arena_free(arena);
}

static void test_posted_body(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct article article = article_unknown();
    header_read_body(arena, SPAN("  Rain\n\nROME (AP) — It rained.\n"), &article);
    assert_span(article.title, "(absent)");
    assert_span(article.body, "  Rain\n\nROME (AP) — It rained.\n");
    assert_int_equal(article.blocks[0].at.start, 2);
    assert_int_equal(article.block_count, 3);
    header_read_body(arena, SPAN(""), &article);
    assert_int_equal(article.body.len, 0);
    assert_int_equal(article.block_count, 0);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_body_is_all_after_the_headline),
        cmocka_unit_test(test_a_paragraph_is_no_headline),
        cmocka_unit_test(test_known_facts_stay),
        cmocka_unit_test(test_year_of_a_dateline),
        cmocka_unit_test(test_path_dates),
        cmocka_unit_test(test_hard_wrapped_text),
        cmocka_unit_test(test_long_narrow_block),
        cmocka_unit_test(test_language),
        cmocka_unit_test(test_posted_body),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
