/* Words broken at a line's end, joined in the body of an article whose blocks move with them. */
#include <stdlib.h>

#include "../check.h"

#include "base/utf8.h"
#include "ingest/broken_words.h"

struct fixture {
    struct arena *arena;
    struct engine *engine;
};

static int set_up(void **state)
{
    struct fixture *fixture = calloc(1, sizeof *fixture);
    struct failure failure = {0};
    struct engine_options options = {0};
    fixture->arena = arena_new();
    *state = fixture;
    return engine_new(&options, &fixture->engine, &failure) == STATUS_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    struct fixture *fixture = *state;
    engine_free(fixture->engine);
    arena_free(fixture->arena);
    free(fixture);
    return 0;
}

static struct block block_of(struct span body, size_t start, size_t end)
{
    struct extent at = {(uint32_t)start, (uint32_t)end,
                        (uint32_t)utf8_count(span_slice(body, 0, start)),
                        (uint32_t)utf8_count(span_slice(body, 0, end))};
    return (struct block){BLOCK_PARAGRAPH, at};
}

/* The body of an article of one block after its words were joined. */
static struct span joined(const struct fixture *fixture, const char *text)
{
    struct article article = article_unknown();
    struct block block = block_of(span_of(text), 0, strlen(text));
    article.body = span_of(text);
    article.blocks = &block;
    article.block_count = 1;
    broken_words_join(fixture->arena, fixture->engine, &article);
    assert_int_equal(article.blocks[0].at.byte_end, article.body.len);
    assert_int_equal(article.blocks[0].at.end, utf8_count(article.body));
    return article.body;
}

static void known_words_are_whole(void **state)
{
    const struct fixture *fixture = *state;
    assert_text(joined(fixture, "The govern-\nment fell."), "The government\nfell.");
    assert_text(joined(fixture, "The GOVERN-\nMENT FELL"), "The GOVERNMENT\nFELL");
    assert_text(joined(fixture, "the (deli- \n  veries), paid"), "the (deliveries),\npaid");
    assert_text(joined(fixture, "the medi-\nators."), "the mediators.");
    assert_text(joined(fixture, "a re-\nport, a re-\nquest"), "a report,\na request");
}

static void names_and_marks_are_whole(void **state)
{
    const struct fixture *fixture = *state;
    assert_text(joined(fixture, "Cornelia Ab-\negglen said"), "Cornelia Abegglen\nsaid");
    assert_text(joined(fixture, "in Kyr\u00ac\ngyzstan, Peo\u00ad\nple"), "in Kyrgyzstan,\nPeople");
    assert_text(joined(fixture, "Sikor-\nsky left. Sikorsky won."),
                "Sikorsky\nleft. Sikorsky won.");
}

static void own_hyphens_stay(void **state)
{
    static const char *const texts[] = {
        "The North-\nSouth line", "the Accra-\nbased group",   "well-\nknown men",
        "pre-\nand post-war",     "Ousmane Diallo-\nKeita",    "an e-\nmail",
        "a 30-\nyear-old",        "self-\nemployed",           "an anti-\nmonarchist",
        "Roh Moo-\nhyun",         "sharp-\ntongued",           "a full stop -\nand a dash",
        "a word-\n\nment apart",  "the re-\nport, no re-port", "al-\nShabaab and Al-Jazeera"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        assert_text(joined(*state, texts[i]), texts[i]);
    }
}

static void blocks_move_with_the_text(void **state)
{
    const struct fixture *fixture = *state;
    struct span body = SPAN("Té rebels\n\nThe govern-\nment of Té left.\n\nNo dele-\ngate came.");
    struct article article = article_unknown();
    struct block blocks[] = {block_of(body, 0, 10), block_of(body, 12, 41),
                             block_of(body, 43, body.len)};
    article.body = body;
    article.blocks = blocks;
    article.block_count = 3;
    broken_words_join(fixture->arena, fixture->engine, &article);
    static const char *const expected[] = {"Té rebels", "The government\nof Té left.",
                                           "No delegate\ncame."};
    for (size_t i = 0; i < 3; i++) {
        const struct extent *at = &article.blocks[i].at;
        assert_text(span_slice(article.body, at->byte_start, at->byte_end), expected[i]);
        assert_int_equal(at->start, utf8_count(span_slice(article.body, 0, at->byte_start)));
        assert_int_equal(at->end, utf8_count(span_slice(article.body, 0, at->byte_end)));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_words_are_whole), cmocka_unit_test(names_and_marks_are_whole),
        cmocka_unit_test(own_hyphens_stay), cmocka_unit_test(blocks_move_with_the_text)};
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
