/* The event lexicons as shipped: they can be read, and their codes, types and modes agree with the
 * tables of the code books. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "extract/events/event_lexicon.h"
#include "extract/lexicon.h"
#include "extract/models.h"
#include "text/lemma.h"

struct fixture {
    struct arena *arena;
    const struct event_lexicon *lexicon;
};

static int set_up(void **state)
{
    static struct fixture f;
    struct failure failure = {0};
    f.arena = arena_new();
    enum status status = event_lexicon_new(f.arena, NULL, &f.lexicon, &failure);
    if (status != STATUS_OK) {
        print_error("%s\n", failure.text);
    }
    *state = &f;
    return status == STATUS_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    arena_free(((struct fixture *)*state)->arena);
    return 0;
}

static struct lexicon_table load(struct fixture *f, const char *name)
{
    struct lexicon_table table;
    struct failure failure;
    assert_int_equal(lexicon_load(f->arena, f->arena, NULL, name, &table, &failure), STATUS_OK);
    return table;
}

static struct span cell(const struct lexicon_table *table, size_t row, const char *column)
{
    return lexicon_cell(table, row, lexicon_column(table, column));
}

/* The row of a CAMEO code in the table of facts. */
static size_t cameo_row(const struct lexicon_table *cameo, struct span code)
{
    size_t row = 0;
    while (row < cameo->row_count && !span_equal(cell(cameo, row, "code"), code)) {
        row++;
    }
    return row;
}

/* The only places where the coding guidelines leave the table that maps CAMEO to PLOVER: imposed
 * sanctions are sanction, promised concessions concede, repressive policing coerce, and lifted
 * states of emergency may be retreat. Civil types have no PLOVER event. */
static bool may_differ(struct span code, struct span type)
{
    struct span root = span_slice(code, 0, code.len < 2 ? code.len : 2);
    return span_is(code, "163") || span_starts_with(code, SPAN("035")) ||
           span_starts_with(code, SPAN("175")) || span_is(root, "01") || span_is(root, "02") ||
           span_is(type, "resign");
}

static void check_codes(struct fixture *f, const char *name)
{
    struct lexicon_table rules = load(f, name), cameo = load(f, "event_cameo");
    for (size_t row = 0; row < rules.row_count; row++) {
        struct span code = cell(&rules, row, "cameo"), type = cell(&rules, row, "type");
        if (code.len == 0) {
            continue;
        }
        size_t at = cameo_row(&cameo, code);
        if (at == cameo.row_count) {
            fail_msg("%s: %.*s has the unknown code %.*s", name,
                     SPAN_ARG(cell(&rules, row, "word")), SPAN_ARG(code));
        }
        struct span plover = cell(&cameo, at, "plover");
        if (plover.len > 0 && !may_differ(code, type) && !span_equal(plover, type)) {
            fail_msg("%s: %.*s is %.*s but has code %.*s", name,
                     SPAN_ARG(cell(&rules, row, "word")), SPAN_ARG(type), SPAN_ARG(code));
        }
    }
}

static void test_codes_exist_and_agree_with_types(void **state)
{
    check_codes(*state, "event_verbs");
    check_codes(*state, "event_nouns");
}

/* The same word with the same needs must not be told to be two things. */
static void test_no_entry_contradicts_another(void **state)
{
    const char *const names[] = {"event_verbs", "event_nouns"};
    struct fixture *f = *state;
    for (size_t n = 0; n < 2; n++) {
        struct lexicon_table rules = load(f, names[n]);
        struct table *seen = table_new(f->arena, rules.row_count);
        for (size_t row = 0; row < rules.row_count; row++) {
            struct span key =
                arena_printf(f->arena, "%.*s\t%.*s", SPAN_ARG(cell(&rules, row, "word")),
                             SPAN_ARG(cell(&rules, row, "needs")));
            if (table_intern(seen, key, (uint32_t)row) != row) {
                fail_msg("%s: two rows for %.*s", names[n], SPAN_ARG(key));
            }
        }
    }
}

static void test_combination_codes_exist(void **state)
{
    struct lexicon_table combos = load(*state, "event_combos"), cameo = load(*state, "event_cameo");
    for (size_t row = 0; row < combos.row_count; row++) {
        assert_int_not_equal(cameo_row(&cameo, cell(&combos, row, "cameo")), cameo.row_count);
    }
}

static void test_rule_is_read(void **state)
{
    const struct event_lexicon *lexicon = ((struct fixture *)*state)->lexicon;
    const struct event_rule *rule = event_lexicon_verb(lexicon, SPAN("kidnap"));
    assert_non_null(rule);
    assert_int_equal(rule->type, EVENT_ASSAULT);
    assert_string_equal(rule->cameo, "181");
    assert_string_equal(rule->mode, "abduct");
    assert_int_equal(rule->actor_count, 1);
    assert_int_equal(rule->actors[0], SLOT_SUBJ);
    assert_int_equal(rule->recipients[0], SLOT_OBJ);
    assert_null(event_lexicon_verb(lexicon, SPAN("sleep")));
}

static void test_combinations(void **state)
{
    const struct event_lexicon *lexicon = ((struct fixture *)*state)->lexicon;
    assert_string_equal(event_lexicon_combine(lexicon, COMBINE_THREATEN, "163"), "1312");
    assert_string_equal(event_lexicon_combine(lexicon, COMBINE_AGREE, "046"), "036");
    assert_string_equal(event_lexicon_combine(lexicon, COMBINE_REJECT, "0874"), "1246");
    assert_string_equal(event_lexicon_combine(lexicon, COMBINE_APPEAL, NULL), "020");
}

static void test_sectors(void **state)
{
    const struct event_lexicon *lexicon = ((struct fixture *)*state)->lexicon;
    assert_string_equal(event_lexicon_sector(lexicon, SPAN("minister")), "GOV");
    assert_string_equal(event_lexicon_sector(lexicon, SPAN("rebel")), "REB");
    assert_string_equal(event_lexicon_sector(lexicon, SPAN("he")), "");
    assert_null(event_lexicon_sector(lexicon, SPAN("table")));
}

static void assert_irregular(void **state, const char *form, const char *lemma)
{
    const struct event_lexicon *lexicon = ((struct fixture *)*state)->lexicon;
    struct span found = event_lexicon_irregular(lexicon, span_of(form));
    assert_true(lemma ? span_is(found, lemma) : !found.ptr);
}

static void test_irregular_pasts(void **state)
{
    assert_irregular(state, "withdrew", "withdraw");
    assert_irregular(state, "stricken", NULL);
    assert_irregular(state, "struck", "strike");
    assert_irregular(state, "shown", "show");
    assert_irregular(state, "wound", "wind");
    assert_irregular(state, "crises", NULL); /* a plural */
}

/* Reads the lexicons with one row of the user's in the file of this name, and tells the failure. */
static struct failure read_with(const char *name, const char *columns, const char *row)
{
    char folder[] = "/tmp/event_lexicon_test_XXXXXX", path[100];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/%s.tsv", folder, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file, "%s\n%s\n", columns, row);
    assert_int_equal(fclose(file), 0);
    struct arena *arena = arena_new();
    const struct event_lexicon *lexicon = NULL;
    struct failure failure = {0};
    enum status status = event_lexicon_new(arena, folder, &lexicon, &failure);
    assert_int_equal(status, failure.text[0] ? STATUS_INVALID : STATUS_OK);
    arena_free(arena);
    assert_int_equal(unlink(path), 0);
    assert_int_equal(rmdir(folder), 0);
    return failure;
}

static void assert_refused(struct failure failure, const char *why)
{
    assert_non_null(strstr(failure.text, why));
}

static void test_unknown_words_of_the_user_are_refused(void **state)
{
    (void)state;
    const char *const verbs = "word\tneeds\troles\ttype\tmode\tcameo\tcombine";
    const char *const operators = "word\teffect\tsubject";
    const char *const combos = "class\tinner\tcameo";
    const char *const zap = "(zap): a place, class, type or code is not known";
    assert_string_equal(read_with("event_verbs", verbs, "zap\tobj\tsubj>obj\tassault\t\t190").text,
                        "");
    assert_refused(read_with("event_verbs", verbs, "zap\tobj\tsubj>obj\tassault\t\t999"), zap);
    assert_refused(read_with("event_verbs", verbs, "zap\tobj\tsubj>obj\tassalt\t\t190"), zap);
    assert_refused(read_with("event_verbs", verbs, "zap\tobj\tsubj>obi\tassault\t\t190"), zap);
    assert_refused(read_with("event_verbs", verbs, "zap\tobj=@zap\tsubj>obj\tassault"), zap);
    assert_refused(read_with("event_operators", operators, "zap\tplaned"), "\"planed\"");
    assert_refused(read_with("event_operators", operators, "zap\tplanned\tagnet"), "\"agnet\"");
    assert_refused(read_with("event_combos", combos, "agree\t999\t0999"), "\"0999\"");
}

/* Prints each first word of a table that is another word's form to the tagger; returns how many. */
static size_t strange_lemmas(struct arena *arena, const struct lemma_rules *rules, const char *name,
                             struct token token)
{
    struct lexicon_table table;
    struct failure failure = {0};
    assert_int_equal(lexicon_load(arena, arena, NULL, name, &table, &failure), STATUS_OK);
    size_t column = lexicon_column(&table, "word");
    size_t strange = 0;
    for (size_t row = 0; row < table.row_count; row++) {
        struct span words = lexicon_cell(&table, row, column);
        token.norm = span_cut(&words, ' ');
        token.text = token.norm;
        struct span lemma = lemma_of(rules, arena, &token);
        if (words.len == 0 && !span_equal(lemma, token.norm)) {
            print_error("%s: \"%.*s\" is of \"%.*s\" (make train-lemmas)\n", name,
                        SPAN_ARG(token.norm), SPAN_ARG(lemma));
            strange++;
        }
    }
    return strange;
}

/* "To free" is of "free", or no row of it is ever looked up. */
static void test_words_are_their_own_lemmas(void **state)
{
    struct arena *arena = ((struct fixture *)*state)->arena;
    struct models models = {0};
    struct failure failure = {0};
    struct span bytes = {0};
    struct model model;
    struct lemma_rules rules;
    assert_int_equal(models_map(&models, arena, NULL, "tagger.model", &bytes, &failure), STATUS_OK);
    assert_int_equal(model_open(bytes, "tagger", &model, &failure), STATUS_OK);
    assert_int_equal(lemma_open(&model, &rules, &failure), STATUS_OK);
    struct token verb = {.xpos = XPOS_VB, .upos = UPOS_VERB}, present = verb;
    struct token noun = {.xpos = XPOS_NN, .upos = UPOS_NOUN};
    present.xpos = XPOS_VBP;
    assert_int_equal(strange_lemmas(arena, &rules, "event_verbs", verb), 0);
    assert_int_equal(strange_lemmas(arena, &rules, "event_verbs", present), 0);
    assert_int_equal(strange_lemmas(arena, &rules, "event_nouns", noun), 0);
    models_close(&models);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_codes_exist_and_agree_with_types),
        cmocka_unit_test(test_no_entry_contradicts_another),
        cmocka_unit_test(test_combination_codes_exist),
        cmocka_unit_test(test_rule_is_read),
        cmocka_unit_test(test_combinations),
        cmocka_unit_test(test_sectors),
        cmocka_unit_test(test_irregular_pasts),
        cmocka_unit_test(test_words_are_their_own_lemmas),
        cmocka_unit_test(test_unknown_words_of_the_user_are_refused),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
