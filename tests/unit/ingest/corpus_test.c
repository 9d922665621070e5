/* Copies of the sample corpus's reports, perturbed as copies in the wild are, are found and nothing
 * else is; undated ones are dated by the others. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "../check.h"

#include "base/buffer.h"
#include "ingest/corpus.h"
#include "ingest/file_reading.h"
#include "ingest/header.h"
#include "ingest/scan.h"

enum { KINDS = 6 };

struct sample {
    struct corpus_article *articles;
    size_t count;
};

static struct corpus_article read_article(struct arena *arena, const char *id, struct span text)
{
    struct article article = article_unknown();
    struct header_input input = {.text = text, .find_title = true};
    header_read(arena, &input, &article);
    struct corpus_article result = {.id = span_of(id),
                                    .published = article.published,
                                    .basis = article.published_basis,
                                    .dateline = article.dateline.text};
    sketch_make(arena, &article, &result.sketch);
    return result;
}

/* The report with another headline, cut, in other punctuation, with text of another one appended or
 * put before it. */
static struct span perturb(struct arena *arena, struct span body, struct span other, int kind)
{
    size_t two_thirds = body.len * 2 / 3;
    size_t third = other.len < body.len * 3 / 10 ? other.len : body.len * 3 / 10;
    switch (kind) {
    case 0:
        return arena_printf(arena, "Another headline for it\n\n%.*s", SPAN_ARG(body));
    case 1:
        return arena_printf(arena, "Cut\n\n%.*s.", (int)two_thirds, body.ptr);
    case 2:
        return arena_printf(arena, "Longer\n\n%.*s\n%.*s.", SPAN_ARG(body), (int)third, other.ptr);
    case 3:
        return arena_printf(arena, "Led\n\n%.*s.\n\n%.*s", (int)third, other.ptr, SPAN_ARG(body));
    case 4:
        return arena_printf(arena, "Both\n\n%.*s.\n%.*s.", (int)two_thirds, body.ptr, (int)third,
                            other.ptr);
    default:
        break;
    }
    char *text = arena_string(arena, body);
    for (char *c = text; *c; c++) {
        *c = strchr(",;'", *c) ? ' ' : *c;
    }
    return arena_printf(arena, "Without commas\n\n%s", text);
}

static struct scan scan_samples(struct arena *arena)
{
    struct scan scan;
    struct failure failure = {0};
    const char *folders[] = {"tests/articles"};
    assert_int_equal(scan_folders(arena, folders, 1, &scan, &failure), STATUS_OK);
    return scan;
}

/* The bodies of the sample corpus, without those that are copies themselves. */
static size_t read_bodies(struct arena *arena, struct span *bodies, size_t limit)
{
    struct scan scan = scan_samples(arena);
    struct reading_options options = {.article_limit = 1 << 20};
    size_t count = 0;
    for (size_t i = 0; i < scan.count && count < limit; i++) {
        struct file_job job = {.entry = &scan.entries[i], .id = scan.entries[i].relative};
        struct file_reading *reading = file_reading_new(&job, &options);
        if (reading->article_count == 1 &&
            !span_starts_with(scan.entries[i].relative, SPAN("clippings/"))) {
            bodies[count++] = arena_copy(arena, reading->articles[0].body);
        }
        file_reading_free(reading);
    }
    return count;
}

static void perturbed_copies_are_found_and_nothing_else(void **state)
{
    struct span bodies[100];
    size_t count = read_bodies(*state, bodies, 100);
    assert_true(count >= 20);
    size_t all = count * (KINDS + 1);
    struct corpus_article *articles = ARENA_ARRAY(*state, struct corpus_article, all);
    for (size_t i = 0; i < count; i++) {
        for (size_t kind = 0; kind <= KINDS; kind++) {
            struct span other = bodies[(i + kind + 1) % count];
            struct span text =
                kind == 0 ? bodies[i] : perturb(*state, bodies[i], other, (int)kind - 1);
            articles[kind * count + i] = read_article(*state, "", text);
        }
    }
    corpus_compare(articles, all);
    size_t found = 0;
    size_t right = 0;
    for (size_t i = 0; i < all; i++) {
        found += articles[i].original != i;
        right += articles[i].original != i && articles[i].original % count == i % count;
    }
    print_message("copies: %zu found, %zu of them right, of %zu\n", found, right, count * KINDS);
    assert_true(right * 100 >= found * 99);
    assert_true(right * 100 >= count * KINDS * 95);
}

static void copies_are_grouped_under_the_earliest(void **state)
{
    static const char report[] =
        "The mill in Ndola burned down on Monday night, the fire service said on Tuesday, and "
        "nobody was hurt. It had been closed since May, when its owners went bankrupt.";
    struct corpus_article articles[] = {
        read_article(*state, "undated", SPAN(report)),
        read_article(*state, "later", SPAN(report)),
        read_article(*state, "first", SPAN(report)),
    };
    articles[1].published = period_of_day(18052);
    articles[2].published = period_of_day(18051);
    corpus_compare(articles, 3);
    assert_int_equal(articles[0].original, 2);
    assert_int_equal(articles[1].original, 2);
    assert_int_equal(articles[2].original, 2);
    assert_int_equal(articles[0].inferred_basis, PUBLISHED_CORPUS);
    assert_text(period_format(*state, articles[0].inferred), "2019-06-04"); /* the earliest's */
}

/* Of several that it copies as much of, the earliest is the original, in whichever order they
 * stand: dated ones come before undated ones, whatever their places. */
static void the_earliest_of_several_is_copied(void **state)
{
    enum { PARTS = 3, HASHES = 30 };
    static const int orders[6][PARTS] = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2},
                                         {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    (void)state;
    for (size_t o = 0; o < 6; o++) {
        struct corpus_article articles[PARTS + 1] = {0};
        struct corpus_article *whole = &articles[PARTS];
        for (size_t i = 0; i < PARTS; i++) {
            size_t place = (size_t)orders[o][i];
            struct corpus_article *article = &articles[place];
            for (uint32_t k = 0; k < HASHES; k++) {
                uint32_t hash = 1 + k * PARTS + (uint32_t)place;
                article->sketch.hashes[k] = hash;
                whole->sketch.hashes[hash - 1] = hash;
            }
            article->sketch.hash_count = HASHES;
            article->published = i == 2 ? PERIOD_UNKNOWN : period_of_week(2019, 23 + (int)i);
        }
        whole->sketch.hash_count = PARTS * HASHES;
        corpus_compare(articles, PARTS + 1);
        assert_int_equal(whole->original, orders[o][0]);
    }
}

static void a_dateline_takes_the_year_of_the_same_story(void **state)
{
    struct corpus_article articles[] = {
        read_article(
            *state, "dated",
            SPAN("Mill burns\n\nNDOLA, June 4, 2019: A mill of Acme Grain burned in Ndola, "
                 "said Marta Quill of the Copperbelt Fire Service and Jonas Weld of Acme "
                 "Grain.")),
        read_article(*state, "day",
                     SPAN("Fire\n\nNDOLA, June 6: The owners, Acme Grain, and the Copperbelt Fire "
                          "Service, led by Marta Quill, disagree; Jonas Weld left Ndola.")),
        read_article(*state, "far",
                     SPAN("Fire\n\nNDOLA, Dec 6: The owners, Acme Grain, and the Copperbelt Fire "
                          "Service, led by Marta Quill, disagree; Jonas Weld left Ndola.")),
        read_article(*state, "other", SPAN("Rain\n\nROME, June 5: It rained in Lazio and Umbria.")),
    };
    corpus_compare(articles, 4);
    assert_text(period_format(*state, articles[1].inferred), "2019-06-06");
    assert_int_equal(articles[1].inferred_basis, PUBLISHED_DATELINE);
    assert_false(period_is_known(articles[3].inferred));
    assert_int_equal(articles[3].original, 3);
}

/* With what its text tells about its day. */
static struct corpus_article read_undated(struct arena *arena, const char *id, struct span text)
{
    struct article article = article_unknown();
    struct corpus_article result = read_article(arena, id, text);
    struct date_clues *clues = ARENA_NEW(arena, struct date_clues);
    struct telling *tellings = ARENA_ARRAY(arena, struct telling, TELLINGS_MAX);
    header_read_body(arena, text, &article);
    date_clues_read(&article, clues);
    result.clues = clues;
    result.telling_count = tellings_read(&article, tellings);
    result.tellings = tellings;
    return result;
}

/* Three reports of one story, the last undated; `day_told` is what the undated one tells. */
static void read_resignation(struct arena *arena, const char *day_told,
                             struct corpus_article articles[3])
{
    articles[0] = read_undated(
        arena, "friday",
        SPAN("The transport minister of Lowland, Ilse Brandt, resigned on Wednesday after "
             "engineers found cracks in the Karsk dam. Prime Minister Otto Veld accepted the "
             "resignation in Sarnow and named Petra Lang as her successor. Villagers below the "
             "Karsk dam were brought to Hollen on June 11. \"The dam was never inspected,\" said "
             "Jonas Weld of the Lowland Institute of Engineering. Parliament debated the report of "
             "the Weld commission on Thursday."));
    articles[0].published = period_of_day(18061); /* 2019-06-14 */
    articles[0].clues = NULL;
    articles[1] = read_undated(
        arena, "tuesday",
        SPAN(
            "Villagers whom soldiers had brought from below the Karsk dam to Hollen came home on "
            "Monday, the Lowland Institute of Engineering said in Sarnow. Petra Lang, transport "
            "minister of Lowland since Ilse Brandt resigned last week over the cracks, promised "
            "repairs. Prime Minister Otto Veld visited Hollen on Sunday. In Sarnow Jonas Weld said "
            "the Karsk dam was safe for now."));
    articles[1].published = period_of_day(18065); /* 2019-06-18 */
    articles[1].clues = NULL;
    articles[2] = read_undated(
        arena, "undated",
        arena_printf(arena,
                     "When Ilse Brandt, the transport minister of Lowland, resigned %s over the "
                     "cracks in the Karsk dam, few in Sarnow were surprised. Soldiers brought "
                     "villagers from below the Karsk dam to Hollen %s. Parliament in Sarnow "
                     "debated the Weld commission's report %s, and Prime Minister Otto Veld named "
                     "Petra Lang as successor. Jonas Weld of the Lowland Institute of Engineering "
                     "told parliament that the dam had never been inspected.",
                     *day_told ? "on Wednesday" : "", *day_told ? "on Tuesday" : "",
                     *day_told ? day_told : ""));
}

static void happenings_told_again_tell_the_week(void **state)
{
    struct corpus_article articles[3];
    read_resignation(*state, "on Thursday", articles);
    corpus_compare(articles, 3);
    assert_text(period_format(*state, articles[2].inferred), "2019-W24");
    assert_int_equal(articles[2].inferred_basis, PUBLISHED_CORPUS);
    read_resignation(*state, "", articles);
    corpus_compare(articles, 3);
    assert_true(articles[2].inferred.precision != PRECISION_WEEK);
    assert_true(articles[2].inferred.precision != PRECISION_DAY);
}

static void the_order_of_the_corpus_changes_no_date(void **state)
{
    struct corpus_article articles[3];
    read_resignation(*state, "on Thursday", articles);
    for (size_t shift = 0; shift < 3; shift++) {
        struct corpus_article turned[3];
        for (size_t i = 0; i < 3; i++) {
            turned[(i + shift) % 3] = articles[i];
        }
        corpus_compare(turned, 3);
        assert_text(period_format(*state, turned[(2 + shift) % 3].inferred), "2019-W24");
        assert_false(period_is_known(turned[shift].inferred));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        ARENA_TEST(perturbed_copies_are_found_and_nothing_else),
        ARENA_TEST(copies_are_grouped_under_the_earliest),
        ARENA_TEST(the_earliest_of_several_is_copied),
        ARENA_TEST(a_dateline_takes_the_year_of_the_same_story),
        ARENA_TEST(happenings_told_again_tell_the_week),
        ARENA_TEST(the_order_of_the_corpus_changes_no_date),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
