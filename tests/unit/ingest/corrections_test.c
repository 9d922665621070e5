/* The corrections file's parser: every verb, every fault, the bounds, and what it says of articles.
 */
#include "../check.h"

#include "../../../server/ingest/corrections.h"
#include "base/buffer.h"
#include "base/utf8.h"

static struct arena *arena;

static int set_up(void **state)
{
    (void)state;
    arena = arena_new();
    return 0;
}

static int tear_down(void **state)
{
    (void)state;
    arena_free(arena);
    return 0;
}

static const struct correction *parse(const char *text, size_t *count)
{
    const struct correction *lines = NULL;
    struct failure failure = {0};
    assert_int_equal(corrections_parse(arena, span_of(text), &lines, count, &failure), STATUS_OK);
    return lines;
}

static const struct correction *parse_one(const char *text)
{
    size_t count;
    const struct correction *lines = parse(text, &count);
    assert_int_equal(count, 1);
    return lines;
}

static void is_text(struct span span, const char *expected)
{
    if (!expected ? span.ptr != NULL : !span_is(span, expected)) {
        fail_msg("\"%.*s\" is not \"%s\"", SPAN_ARG(span), expected ? expected : "(absent)");
    }
}

static void test_verbs(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum correction_verb verb;
        const char *subject, *object, *name, *date;
    } cases[] = {
        {"merge\tann-lee\tAnn B. Lee", CORRECT_MERGE, "ann-lee", "Ann B. Lee", NULL, NULL},
        {"split\tann-lee\t2014~a", CORRECT_SPLIT, "ann-lee", "2014~a", NULL, NULL},
        {"split\tann-lee\ta\tAnn Lee (poet)", CORRECT_SPLIT, "ann-lee", "a", "Ann Lee (poet)",
         NULL},
        {"rename\tann-lee\t Ann B. Lee \t", CORRECT_RENAME, "ann-lee", NULL, "Ann B. Lee", NULL},
        {"retype\tacme\torganization", CORRECT_RETYPE, "acme", "organization", NULL, NULL},
        {"retype\tacme\torganization\tcompany", CORRECT_RETYPE, "acme", "organization", "company",
         NULL},
        {"hide\tphoto", CORRECT_HIDE, "photo", NULL, NULL, NULL},
        {"article-date\ta\t2014-10", CORRECT_ARTICLE_DATE, "a", NULL, NULL, "2014-10"},
        {"article-source\ta\tNorthgate Courier", CORRECT_ARTICLE_SOURCE, "a", NULL,
         "Northgate Courier", NULL},
        {"veto\tundated-die-she-died", CORRECT_VETO, "undated-die-she-died", NULL, NULL, NULL},
        {"pin\te", CORRECT_PIN, "e", NULL, NULL, NULL},
        {"pin\te\ttitle=A = B\tdate=2014-W43\tstatus=denied", CORRECT_PIN, "e", "denied", "A = B",
         "2014-W43"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const struct correction *line = parse_one(cases[i].text);
        is_text(line->fault, NULL);
        is_text(line->text,
                line->verb == CORRECT_RENAME ? "rename\tann-lee\t Ann B. Lee" : cases[i].text);
        assert_int_equal(line->verb, cases[i].verb);
        is_text(line->subject, cases[i].subject);
        is_text(line->object, cases[i].object);
        is_text(line->name, cases[i].name);
        is_text(period_format(arena, line->period), cases[i].date);
    }
}

static void test_faults(void **state)
{
    (void)state;
    static const struct {
        const char *text, *fault;
    } cases[] = {
        {"merg\ta\tb", "unknown verb \"merg\": merge, split, rename, retype, hide, article-date, "
                       "article-source, veto or pin, and a tab after it"},
        {"merge\ta", "it is written merge ENTITY ENTITY, with tabs between"},
        {"merge\ta\t\tb", "it is written merge ENTITY ENTITY, with tabs between"},
        {"hide", "it is written hide ENTITY, with tabs between"},
        {"hide\ta\tb", "it is written hide ENTITY, with tabs between"},
        {"retype\ta\tthing", "unknown type \"thing\": person, organization, place or other"},
        {"retype\ta\tplace\thamlet-ish", "unknown subtype \"hamlet-ish\""},
        {"article-date\ta\t2014-02-30",
         "\"2014-02-30\" is no date: 2014, 2014-10, 2014-10-21 or 2014-W43"},
        {"pin\te\tstatus=done",
         "unknown status \"done\": happened, ongoing, planned, hypothetical or denied"},
        {"pin\te\tcolour=red", "unknown key \"colour\": date, status or title"},
        {"pin\te\ttitle=a\ttitle=b", "\"title\" is given twice"},
        {"pin\te\ttitle", "\"title\" is not date=, status= or title= with a value"},
        {"hide\ta\x01", "a character that cannot be printed"},
        {"a\tb\tc\td\te\tf\tg\th\ti", "more than eight fields"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        is_text(parse_one(cases[i].text)->fault, cases[i].fault);
    }
}

static void test_lines(void **state)
{
    (void)state;
    size_t count;
    const struct correction *lines =
        parse("\xEF\xBB\xBF# ours\r\n\r\nhide\ta\r\n \t\n#hide\tb\nnonsense\nhide\tc", &count);
    assert_int_equal(count, 3);
    assert_int_equal(lines[0].line, 3);
    is_text(lines[0].subject, "a");
    assert_int_equal(lines[1].line, 6);
    assert_true(lines[1].fault.ptr != NULL);
    assert_int_equal(lines[2].line, 7);
    is_text(lines[2].subject, "c");
    parse("", &count);
    assert_int_equal(count, 0);
}

static void test_bounds(void **state)
{
    (void)state;
    struct buffer text = {0};
    struct failure failure = {0};
    const struct correction *lines;
    size_t count;
    for (int i = 0; i <= CORRECTIONS_LINES_MAX; i++) {
        buffer_printf(&text, "hide\te-%d\n", i);
    }
    assert_int_equal(corrections_parse(arena, buffer_span(&text), &lines, &count, &failure),
                     STATUS_INVALID);
    assert_string_equal(failure.text, "more than 10000 corrections");
    buffer_fini(&text);
    for (int i = 0; i < 101; i++) {
        buffer_add_string(&text, i == 0 ? "hide\t" : "\xC3\xA4\xC3\xB6\xC3\xBC");
    }
    assert_int_equal(corrections_parse(arena, buffer_span(&text), &lines, &count, &failure),
                     STATUS_OK);
    is_text(lines[0].fault, "a field is longer than 300 bytes");
    assert_int_equal(lines[0].text.len, 299); /* not in the middle of a letter */
    assert_int_equal(utf8_invalid_at(lines[0].text), SIZE_MAX);
    buffer_fini(&text);
    assert_int_equal(corrections_parse(arena, SPAN("hide\t\xFF"), &lines, &count, &failure),
                     STATUS_INVALID);
    assert_int_equal(corrections_parse(arena, SPAN("hide\ta\0b"), &lines, &count, &failure),
                     STATUS_INVALID);
}

static void test_articles(void **state)
{
    (void)state;
    size_t count, differ;
    const struct correction *lines = parse("article-date\ta\t2014-10-21\narticle-date\ta\t2015\n"
                                           "article-source\tb\tCourier\narticle-date\tc\tsoon\n",
                                           &count);
    struct article_corrections *some = article_corrections_new(arena, lines, count);
    struct article a = article_unknown(), b = article_unknown(), c = article_unknown();
    a.id = SPAN("a");
    a.published_at = 1400000000;
    b.id = SPAN("b");
    c.id = SPAN("c");
    article_corrections_apply(some, &a);
    article_corrections_apply(some, &b);
    article_corrections_apply(some, &c);
    article_corrections_apply(NULL, &c);
    is_text(period_format(arena, a.published), "2014-10-21");
    assert_int_equal(a.published_basis, PUBLISHED_CORRECTION);
    assert_true(a.published_at == INT64_MIN);
    is_text(a.source, NULL);
    is_text(b.source, "Courier");
    assert_false(period_is_known(b.published));
    assert_false(period_is_known(c.published));

    lines = parse("article-source\tb\tCourier\narticle-date\ta\t2014-10-22\n", &count);
    struct article_corrections *others = article_corrections_new(arena, lines, count);
    const struct span *ids = article_corrections_differ(arena, some, others, &differ);
    assert_int_equal(differ, 1);
    is_text(ids[0], "a");
    struct article_corrections *none = article_corrections_new(arena, NULL, 0);
    ids = article_corrections_differ(arena, none, some, &differ);
    assert_int_equal(differ, 2);
    is_text(ids[0], "a");
    is_text(ids[1], "b");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_verbs, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_faults, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_lines, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_bounds, set_up, tear_down),
        cmocka_unit_test_setup_teardown(test_articles, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
