/* What the sentence of an act says of it beside others, read from whole sentences. */
#include "../../check.h"
#include "extract/analysis.h"

static struct engine *engine;

static int open_engine(void **state)
{
    (void)state;
    struct failure failure = {{0}};
    return engine_new(NULL, &engine, &failure) == STATUS_OK ? 0 : -1;
}

static int close_engine(void **state)
{
    (void)state;
    engine_free(engine);
    return 0;
}

/* Reads a text and finds the act that its word `trigger` tells. */
static struct event read_act(const char *text, const char *trigger)
{
    struct arena *arena = arena_new();
    struct article article = article_unknown();
    struct analysis analysis;
    struct event found = {.type = EVENT_TYPE_COUNT};
    article.body = span_of(text);
    analysis_run(arena, engine, &article, &analysis);
    for (size_t i = 0; i < analysis.event_count; i++) {
        if (span_is(analysis.events[i].trigger_text, trigger)) {
            found = analysis.events[i];
        }
    }
    arena_free(arena);
    if (found.type == EVENT_TYPE_COUNT) {
        fail_msg("%s: no act is told by \"%s\"", text, trigger);
    }
    return found;
}

static void test_an_act_may_say_when_another_was(void **state)
{
    (void)state;
    static const char *const text = "Police shot two men after an attack on a bank in Lima.";
    assert_true(read_act(text, "attack").dates_another);
    assert_false(read_act(text, "shot").dates_another);
}

static void test_a_verb_may_order_two_acts(void **state)
{
    (void)state;
    static const char *const text = "The raid followed the killing of a judge in Lima.";
    uint32_t verb = read_act(text, "raid").ordered_by;
    assert_int_equal(verb, 3); /* "followed" */
    assert_int_equal(read_act(text, "killing").ordered_by, verb);
    assert_int_equal(read_act("Troops raided a village in Mali.", "raided").ordered_by, 0);
}

static void test_a_noun_may_point_back(void **state)
{
    (void)state;
    assert_true(read_act("The raid left twelve people dead in Lima.", "raid").points_back);
    assert_false(read_act("A raid left twelve people dead in Lima.", "raid").points_back);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_an_act_may_say_when_another_was),
        cmocka_unit_test(test_a_verb_may_order_two_acts),
        cmocka_unit_test(test_a_noun_may_point_back),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
