/* What the models see of a token: affixes, shapes, what the lexicon says; and the keys of the
 * tagger's features. */
#include <string.h>

#include "fixture.h"
#include "text/keys.h"
#include "text/lemma.h"
#include "text/lexical.h"
#include "text/shape.h"
#include "text/tagging.h"
#include "text/tagset.h"

enum { SLOTS = 4, SENTENCE = 3 };

static struct token token_of(const char *text)
{
    struct token token = {.text = span_of(text), .flags = 0};
    shape_token(arena, &token);
    token.flags |= TOKEN_SPACE_BEFORE;
    return token;
}

static struct atoms atoms_of(const char *text)
{
    static const struct lexical EMPTY = {0};
    struct token token = token_of(text);
    struct atoms atoms;
    lexical_read(&EMPTY, &token, false, &atoms);
    return atoms;
}

static void figures_look_alike(void **out)
{
    (void)out;
    assert_true(atoms_of("1998").word == atoms_of("2004").word);
    assert_true(atoms_of("1998").word != atoms_of("199").word);
    assert_true(atoms_of("Rebels").word == atoms_of("rebels").word);
    assert_true(atoms_of("rebels").word == lexical_key(SPAN("rebels")));
}

static void honorifics_look_alike(void **out)
{
    (void)out;
    assert_true(atoms_of("Ms").word == atoms_of("Mr.").word);
    assert_int_equal(atoms_of("Mrs").shape, atoms_of("Mr.").shape);
    assert_true(atoms_of("Mrk").word != atoms_of("Mr.").word);
    assert_true(lexical_key(SPAN("mr")) == lexical_key(SPAN("mr.")));
}

static void affixes_are_shared(void **out)
{
    (void)out;
    struct atoms one = atoms_of("marching");
    struct atoms two = atoms_of("hoping");
    for (size_t i = 0; i < 3; i++) {
        assert_true(one.suffix[i] == two.suffix[i] && one.suffix[i] != 0);
    }
    assert_true(one.suffix[3] != two.suffix[3]);
    assert_true(atoms_of("mar").prefix[2] == one.prefix[2]);
    assert_true(atoms_of("ma").prefix[2] == 0);
    assert_true(atoms_of("ma").suffix[1] != 0 && atoms_of("ma").suffix[2] == 0);
    assert_true(atoms_of("ab").suffix[1] != atoms_of("ab").prefix[1]);
}

static void every_part_of_a_shape_tells(void **out)
{
    (void)out;
    static const char *const TEXTS[] = {"envoy",  "Envoy", "ENVOY", "envoy-s", "envoy.",
                                        "envoy'", "5nvoy", "en",    "5",       "--"};
    enum { COUNT = sizeof TEXTS / sizeof *TEXTS };
    for (size_t i = 0; i < COUNT; i++) {
        for (size_t k = 0; k < i; k++) {
            assert_int_not_equal(atoms_of(TEXTS[i]).shape, atoms_of(TEXTS[k]).shape);
        }
    }
    static const struct lexical EMPTY = {0};
    struct token token = token_of("envoy");
    struct atoms atoms;
    lexical_read(&EMPTY, &token, true, &atoms);
    assert_int_not_equal(atoms.shape, atoms_of("envoy").shape);
    token.flags &= (uint8_t)~TOKEN_SPACE_BEFORE;
    uint32_t open = atoms.shape;
    lexical_read(&EMPTY, &token, true, &atoms);
    assert_int_not_equal(atoms.shape, open);
}

/* A lexicon that knows one word, sure of its tag. */
static struct lexical lexicon_of(struct lexical_slot slots[SLOTS], struct span word)
{
    static const struct lexical_sure SURE[] = {{0, 0}, {XPOS_DT, UPOS_DET}};
    uint64_t key = lexical_key(word);
    memset(slots, 0, SLOTS * sizeof *slots);
    slots[keys_index(key, SLOTS)] =
        (struct lexical_slot){.check = keys_check(key), .cluster = 7, .habit = 5, .tags = 1};
    return (struct lexical){slots, SLOTS, SURE, 2};
}

static void the_lexicon_is_asked(void **out)
{
    (void)out;
    struct lexical_slot slots[SLOTS];
    struct lexical lexical = lexicon_of(slots, SPAN("the"));
    struct token known = token_of("The");
    struct token unknown = token_of("envoy");
    struct atoms atoms;
    lexical_read(&lexical, &known, false, &atoms);
    assert_int_equal(atoms.cluster, 7);
    assert_int_equal(atoms.habit, 5);
    assert_int_equal(atoms.tags, 1);
    assert_int_equal(atoms.sure, XPOS_DT);
    assert_int_equal(atoms.sure_upos, UPOS_DET);
    lexical_read(&lexical, &unknown, false, &atoms);
    assert_int_equal(atoms.cluster, 0);
    assert_int_equal(atoms.habit, 0);
    assert_int_equal(atoms.tags, 0);
    assert_int_equal(atoms.sure, XPOS_NONE);
    assert_int_equal(atoms.sure_upos, UPOS_NONE);
}

struct sentence_view {
    struct atoms atoms[SENTENCE + 2 * TAGGING_PAD];
    uint8_t tags[SENTENCE + 2 * TAGGING_PAD];
};

static struct sentence_view view_of_three(void)
{
    struct sentence_view view = {0};
    static const struct lexical EMPTY = {0};
    struct token tokens[SENTENCE] = {token_of("the"), token_of("envoys"), token_of("met")};
    tagging_read(&EMPTY, tokens, SENTENCE, view.atoms + TAGGING_PAD);
    return view;
}

static size_t xpos_keys(const struct sentence_view *view, size_t at, uint64_t *keys)
{
    size_t count = 0;
    for (unsigned stage = 0; stage < TAGGING_XPOS_STAGES; stage++) {
        count += tagging_xpos_stage(view->atoms + TAGGING_PAD + at, view->tags + TAGGING_PAD + at,
                                    stage, keys + count);
    }
    return count;
}

static void only_tags_to_the_left_count(void **out)
{
    (void)out;
    struct sentence_view view = view_of_three();
    uint64_t before[TAGGING_XPOS_FEATURES];
    uint64_t after[TAGGING_XPOS_FEATURES];
    size_t count = xpos_keys(&view, 1, before);
    assert_true(count > 0 && count <= TAGGING_XPOS_FEATURES);
    view.tags[TAGGING_PAD + 1] = XPOS_NN;
    view.tags[TAGGING_PAD + 2] = XPOS_VBD;
    assert_int_equal(xpos_keys(&view, 1, after), count);
    assert_memory_equal(before, after, count * sizeof *before);
    view.tags[TAGGING_PAD] = XPOS_DT;
    xpos_keys(&view, 1, after);
    assert_memory_not_equal(before, after, count * sizeof *before);
}

static void features_are_told_apart(void **out)
{
    (void)out;
    struct sentence_view view = view_of_three();
    for (size_t at = 0; at < SENTENCE; at++) {
        uint64_t keys[TAGGING_XPOS_FEATURES];
        size_t count = xpos_keys(&view, at, keys);
        for (size_t i = 0; i < count; i++) {
            for (size_t k = 0; k < i; k++) {
                assert_true(keys[i] != keys[k]);
            }
        }
    }
}

static uint32_t style_of(const char *first, const char *second, const char *third)
{
    static const struct lexical EMPTY = {0};
    struct token tokens[SENTENCE] = {token_of(first), token_of(second), token_of(third)};
    struct atoms atoms[SENTENCE + TAGGING_PAD];
    tagging_read(&EMPTY, tokens, SENTENCE, atoms);
    for (size_t i = 1; i < SENTENCE; i++) {
        assert_int_equal(atoms[i].style, atoms[0].style);
    }
    return atoms[0].style;
}

/* The first word of a sentence has a capital in any case. */
static void a_sentence_has_a_style(void **out)
{
    (void)out;
    uint32_t plain = style_of("envoys", "met", "there");
    assert_int_equal(style_of("Envoys", "met", "there"), plain);
    assert_int_not_equal(style_of("Envoys", "Met", "There"), plain);
    assert_int_not_equal(style_of("ENVOYS", "MET", "THERE"), style_of("Envoys", "Met", "There"));
    assert_int_not_equal(style_of("envoys", "met", "."), style_of("envoys", "met", "?"));
}

static void the_part_of_speech_sees_all_tags(void **out)
{
    (void)out;
    struct sentence_view view = view_of_three();
    uint64_t before[TAGGING_UPOS_FEATURES];
    uint64_t after[TAGGING_UPOS_FEATURES];
    const struct atoms *atoms = view.atoms + TAGGING_PAD + 1;
    const uint8_t *tags = view.tags + TAGGING_PAD + 1;
    for (size_t changed = TAGGING_PAD; changed < TAGGING_PAD + SENTENCE; changed++) {
        size_t count = tagging_upos_features(atoms, tags, before);
        assert_true(count > 0 && count <= TAGGING_UPOS_FEATURES);
        view.tags[changed] = XPOS_RB;
        tagging_upos_features(atoms, tags, after);
        assert_memory_not_equal(before, after, count * sizeof *before);
    }
}

static void a_lemma_is_made_from_its_form(void **out)
{
    (void)out;
    struct token token = token_of("frenchmen");
    struct span lemma = SPAN("");
    const struct lemma_script capital = {2, 2, LEMMA_CAPITAL, "an"};
    const struct lemma_script longer = {20, 0, LEMMA_NORM, ""};
    const struct lemma_script all = {9, 0, LEMMA_NORM, ""};
    assert_true(lemma_apply(arena, &capital, &token, &lemma));
    assert_true(span_is(lemma, "Frenchman"));
    assert_false(lemma_apply(arena, &longer, &token, &lemma));
    assert_false(lemma_apply(arena, &all, &token, &lemma));
    assert_true(span_is(lemma, "Frenchman"));
    const struct lemma_script within = {4, 3, LEMMA_TEXT, "ere"};
    token = token_of("Juárez");
    assert_false(lemma_apply(arena, &within, &token, &lemma));
    token = token_of("EU");
    assert_true(span_is(lemma_form(arena, LEMMA_NORM, &token), "eu"));
    assert_true(span_is(lemma_form(arena, LEMMA_TEXT, &token), "EU"));
    assert_true(span_is(lemma_form(arena, LEMMA_CAPITAL, &token), "EU"));
}

static void the_longest_ending_rules(void **out)
{
    (void)out;
    static const struct lemma_script SCRIPTS[] = {
        {2, 0, LEMMA_NORM, ""}, {3, 0, LEMMA_NORM, ""}, {1, 1, LEMMA_NORM, "e"}};
    static const struct {
        const char *ending;
        bool whole;
    } RULES[] = {{"ed", false}, {"lled", false}, {"fled", true}};
    struct lemma_slot slots[16] = {{0}};
    for (uint32_t i = 0; i < 3; i++) {
        struct span ending = span_of(RULES[i].ending);
        uint64_t key = lemma_key(ending, ending.len, XPOS_VBD, UPOS_VERB, RULES[i].whole);
        size_t at = keys_index(key, 16);
        while (slots[at].check != 0) {
            at = (at + 1) % 16;
        }
        slots[at] = (struct lemma_slot){keys_check(key), i};
    }
    const struct lemma_rules rules = {slots, 16, SCRIPTS, 3};
    static const char *const PAIRS[][2] = {
        {"Halted", "halt"}, {"annulled", "annul"}, {"fled", "flee"}, {"went", "went"}};
    for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++) {
        struct token token = token_of(PAIRS[i][0]);
        token.xpos = XPOS_VBD;
        token.upos = UPOS_VERB;
        assert_true(span_is(lemma_of(&rules, arena, &token), PAIRS[i][1]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(figures_look_alike, set_up, tear_down),
        cmocka_unit_test_setup_teardown(honorifics_look_alike, set_up, tear_down),
        cmocka_unit_test_setup_teardown(affixes_are_shared, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_part_of_a_shape_tells, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_lexicon_is_asked, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_tags_to_the_left_count, set_up, tear_down),
        cmocka_unit_test_setup_teardown(features_are_told_apart, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_sentence_has_a_style, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_part_of_speech_sees_all_tags, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_lemma_is_made_from_its_form, set_up, tear_down),
        cmocka_unit_test_setup_teardown(the_longest_ending_rules, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
