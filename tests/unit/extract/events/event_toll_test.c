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

/* The greatest numbers that the events of a text are told with. */
static void read_toll(const char *text, uint32_t *killed, uint32_t *wounded)
{
    struct arena *arena = arena_new();
    struct article article = article_unknown();
    struct analysis analysis;
    article.body = span_of(text);
    analysis_run(arena, engine, &article, &analysis);
    *killed = 0;
    *wounded = 0;
    for (size_t i = 0; i < analysis.event_count; i++) {
        const struct event *event = &analysis.events[i];
        *killed = event->killed > *killed ? event->killed : *killed;
        *wounded = event->wounded > *wounded ? event->wounded : *wounded;
    }
    arena_free(arena);
}

static void test_casualties_are_counted(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t killed, wounded;
    } rows[] = {
        {"A car bomb killed at least 12 people in Kabul on Monday.", 12, 0},
        {"Gunmen killed 14 soldiers and wounded 40 others in Mali.", 14, 40},
        {"Twelve people were killed when rebels attacked a market in Goma.", 12, 0},
        {"A bomb attack in Karachi left 15 people dead.", 15, 0},
        {"Rebels attacked the town, killing 23 people and injuring 60.", 23, 60},
        {"An earthquake killed 1,200 people in Nepal.", 1200, 0},
        {"Rebels killed 12 soldiers and 3 civilians in Mali.", 15, 0},
        {"A flood in Assam claimed 40 lives.", 40, 0},
        {"Three of those wounded in Sunday's attack on a hotel in Mogadishu have died, bringing "
         "the "
         "toll to 11.",
         11, 0},
        /* What is counted is not people, or nothing has befallen them. */
        {"A car bomb killed the governor in Kabul on 12 May.", 0, 0},
        {"Rebels attacked 12 villages in Mali.", 0, 0},
        {"Police arrested 30 protesters in Cairo.", 0, 0},
        {"The storm destroyed 300 houses in Cuba.", 0, 0},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        uint32_t killed, wounded;
        read_toll(rows[i].text, &killed, &wounded);
        if (killed != rows[i].killed || wounded != rows[i].wounded) {
            print_error("%s: %u killed, %u wounded\n", rows[i].text, killed, wounded);
        }
        assert_int_equal(killed, rows[i].killed);
        assert_int_equal(wounded, rows[i].wounded);
    }
}

static void test_a_count_belongs_to_the_nearest_act(void **state)
{
    (void)state;
    struct arena *arena = arena_new();
    struct article article = article_unknown();
    struct analysis analysis;
    article.body =
        span_of("Gunmen killed 12 soldiers in Gao, and rebels killed 3 policemen in Timbuktu.");
    analysis_run(arena, engine, &article, &analysis);
    assert_int_equal(analysis.event_count, 2);
    assert_int_equal(analysis.events[0].killed, 12);
    assert_int_equal(analysis.events[1].killed, 3);
    arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_casualties_are_counted),
        cmocka_unit_test(test_a_count_belongs_to_the_nearest_act),
    };
    return cmocka_run_group_tests(tests, open_engine, close_engine);
}
