/* Tags, lemmas and trees of plain sentences with the trained models, and models that do not fit. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/buffer.h"
#include "base/file.h"
#include "base/hash.h"
#include "text/buckets.h"
#include "text/finite.h"
#include "text/model.h"
#include "text/parser.h"
#include "text/tagger.h"
#include "text/tagset.h"

struct state {
    struct arena *arena;
    struct buffer tagger_bytes;
    struct buffer parser_bytes;
    struct tagger *tagger;
    struct parser *parser;
};

static int set_up(void **out)
{
    static struct state state;
    struct failure failure = {{0}};
    state = (struct state){.arena = arena_new()};
    *out = &state;
    if (file_read("server/model/tagger.model", 1 << 26, &state.tagger_bytes, &failure) ||
        file_read("server/model/parser.model", 1 << 26, &state.parser_bytes, &failure) ||
        tagger_new(state.arena, buffer_span(&state.tagger_bytes), &state.tagger, &failure) ||
        parser_new(state.arena, buffer_span(&state.parser_bytes), &state.parser, &failure)) {
        fail_msg("%s", failure.text);
    }
    return 0;
}

static int tear_down(void **out)
{
    struct state *state = *out;
    buffer_fini(&state->tagger_bytes);
    buffer_fini(&state->parser_bytes);
    arena_free(state->arena);
    return 0;
}

static struct document read(const struct state *state, const char *text)
{
    struct article article = article_unknown();
    struct document document;
    article.body = span_of(text);
    document_read(state->arena, &article, &document);
    tagger_tag(state->tagger, state->arena, &document);
    parser_parse(state->parser, state->arena, &document);
    return document;
}

static void a_plain_sentence_is_read(void **out)
{
    struct document document = read(*out, "The envoys didn't speak in Geneva.");
    static const enum xpos XPOS[] = {XPOS_DT, XPOS_NNS, XPOS_VBD, XPOS_RB,
                                     XPOS_VB, XPOS_IN,  XPOS_NNP, XPOS_STOP};
    static const enum upos UPOS[] = {UPOS_DET,  UPOS_NOUN, UPOS_AUX,   UPOS_PART,
                                     UPOS_VERB, UPOS_ADP,  UPOS_PROPN, UPOS_PUNCT};
    static const char *const LEMMAS[] = {"the", "envoy", "do", "not", "speak", "in", "Geneva", "."};
    static const uint32_t HEADS[] = {2, 5, 5, 5, 0, 7, 5, 5};
    static const enum deprel RELATIONS[] = {DEPREL_DET,  DEPREL_NSUBJ, DEPREL_AUX, DEPREL_ADVMOD,
                                            DEPREL_ROOT, DEPREL_CASE,  DEPREL_OBL, DEPREL_PUNCT};
    assert_int_equal(document.token_count, 8);
    for (size_t i = 0; i < document.token_count; i++) {
        const struct token *token = document.tokens + i;
        assert_int_equal(token->xpos, XPOS[i]);
        assert_int_equal(token->upos, UPOS[i]);
        assert_true(span_is(token->lemma, LEMMAS[i]));
        assert_int_equal(token->head, HEADS[i]);
        assert_int_equal(token->deprel, RELATIONS[i]);
    }
}

/* Sentences are tagged in turns, long ones beside short ones. */
static void turns_change_no_tag(void **out)
{
    const struct state *state = *out;
    struct buffer text = {0};
    for (unsigned i = 0; i < 80; i++) {
        buffer_printf(&text, "the old %u men said that ", i);
    }
    buffer_printf(&text, "they left.\n\nRebels shot at the camp. Talks broke down.\n\nStop!\n\n"
                         "He read the report that the council had set up on Monday.");
    struct document together = read(state, arena_copy(state->arena, buffer_span(&text)).ptr);
    buffer_fini(&text);
    assert_int_equal(together.sentence_count, 5);
    assert_int_equal(together.sentences[0].token_count, 80 * 6 + 3);
    struct document apart = together;
    apart.tokens = ARENA_ARRAY(state->arena, struct token, together.token_count);
    memcpy(apart.tokens, together.tokens, together.token_count * sizeof *apart.tokens);
    for (size_t i = 0; i < together.sentence_count; i++) {
        struct document alone = apart;
        alone.sentences = together.sentences + i;
        alone.sentence_count = 1;
        tagger_tag(state->tagger, state->arena, &alone);
    }
    for (size_t i = 0; i < together.token_count; i++) {
        assert_int_not_equal(together.tokens[i].xpos, XPOS_NONE);
        assert_int_equal(together.tokens[i].xpos, apart.tokens[i].xpos);
        assert_int_equal(together.tokens[i].upos, apart.tokens[i].upos);
        assert_true(span_equal(together.tokens[i].lemma, apart.tokens[i].lemma));
    }
}

/* What is told has the tree it would have alone; who tells it hangs beside it, in either order, and
 * a quotation's marks change nothing. */
static void a_teller_changes_no_tree(void **out)
{
    static const char *const TOLD[] = {
        "On Tuesday, a building collapsed, killing at least 25 people",
        "The army shelled the town, and rebels burned two mosques",
        "Israeli tanks fired shells, killing seven men, six of whom were brothers",
    };
    static const struct {
        const char *format;
        uint32_t before;  /* tokens before what is told */
        uint32_t subject; /* tokens from its end to the teller and his verb */
        uint32_t verb;
    } FORMS[] = {
        {"%s, police said on Monday.", 0, 1, 2}, {"\"%s,\" police said on Monday.", 1, 2, 3},
        {"'%s', police said.", 1, 2, 3},         {"%s, said police on Monday.", 0, 2, 1},
        {"\"%s,\" warned police.", 1, 3, 2},
    };
    for (size_t i = 0; i < 3 * sizeof FORMS / sizeof *FORMS; i++) {
        const struct state *state = *out;
        struct buffer text = {0};
        buffer_printf(&text, "%s.", TOLD[i % 3]);
        struct document alone = read(state, arena_copy(state->arena, buffer_span(&text)).ptr);
        buffer_clear(&text);
        buffer_printf(&text, FORMS[i / 3].format, TOLD[i % 3]);
        struct document told = read(state, arena_copy(state->arena, buffer_span(&text)).ptr);
        buffer_fini(&text);
        uint32_t count = (uint32_t)alone.token_count - 1, before = FORMS[i / 3].before;
        uint32_t end = before + count, said = end + FORMS[i / 3].verb + 1;
        for (uint32_t t = 0; t < count; t++) {
            const struct token *token = told.tokens + before + t;
            bool root = alone.tokens[t].head == 0;
            assert_int_equal(token->head, root ? said : alone.tokens[t].head + before);
            assert_int_equal(token->deprel, root ? DEPREL_CCOMP : alone.tokens[t].deprel);
        }
        assert_int_equal(told.tokens[end + FORMS[i / 3].subject].head, said);
        assert_int_equal(told.tokens[end + FORMS[i / 3].subject].deprel, DEPREL_NSUBJ);
        assert_int_equal(told.tokens[said - 1].head, 0);
    }
}

/* Nor does it need the comma behind the time that opens it. */
static void a_missing_comma_changes_no_tree(void **out)
{
    static const char *const TEXTS[][2] = {
        {"On Wednesday, Israel's Cabinet authorized the army to push north.",
         "On Wednesday Israel's Cabinet authorized the army to push north."},
        {"In 2003, more than 120 people died of the disease in the area.",
         "In 2003 more than 120 people died of the disease in the area."},
        {"Last week, Mr. Abbas condemned both attacks.",
         "Last week Mr. Abbas condemned both attacks."},
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct document whole = read(*out, TEXTS[i][0]), cut = read(*out, TEXTS[i][1]);
        assert_int_equal(cut.token_count + 1, whole.token_count);
        for (uint32_t t = 0; t < cut.token_count; t++) {
            const struct token *same = whole.tokens + t + (t >= 2);
            assert_int_equal(cut.tokens[t].head, same->head - (same->head > 3));
            assert_int_equal(cut.tokens[t].deprel, same->deprel);
        }
    }
}

/* A name has the place in the tree that its abbreviation has, outside of lists. */
static void united_states_are_the_us(void **out)
{
    static const char *const TEXTS[][2] = {
        {"The attacks by Afghan insurgents targeted U.S. forces.",
         "The attacks by Afghan insurgents targeted United States forces."},
        {"The talks will not resume until the U.S. lifts its sanctions on Chad.",
         "The talks will not resume until the United States lifts its sanctions on Chad."},
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct document brief = read(*out, TEXTS[i][0]), whole = read(*out, TEXTS[i][1]);
        uint32_t places[32] = {0}, count = (uint32_t)brief.token_count;
        for (uint32_t t = 0, at = 0; t < count; t++, at++) {
            at += span_is(whole.tokens[at].text, "United");
            places[t + 1] = at + 1;
        }
        for (uint32_t t = 0; t < count; t++) {
            const struct token *same = whole.tokens + places[t + 1] - 1;
            assert_int_equal(same->head, places[brief.tokens[t].head]);
            assert_int_equal(same->deprel, brief.tokens[t].deprel);
            if (span_is(same->text, "States")) {
                assert_int_equal(same[-1].head, places[t + 1]);
            }
        }
    }
}

/* A sentence has the tree that it has with its stop. */
static void a_missing_stop_changes_no_tree(void **out)
{
    static const char *const TEXTS[][2] = {
        {"Police say the militants hurled grenades and fired as they stormed the camp.",
         "Police say the militants hurled grenades and fired as they stormed the camp"},
        {"Turkish media say police have thwarted an attack by arresting a man.",
         "Turkish media say police have thwarted an attack by arresting a man"},
        {"Separatist rebels have been fighting for Kurdish rule for a quarter-century.",
         "Separatist rebels have been fighting for Kurdish rule for a quarter-century"},
    };
    for (size_t i = 0; i < sizeof TEXTS / sizeof *TEXTS; i++) {
        struct document whole = read(*out, TEXTS[i][0]), cut = read(*out, TEXTS[i][1]);
        assert_int_equal(cut.token_count + 1, whole.token_count);
        for (uint32_t t = 0; t < cut.token_count; t++) {
            assert_int_equal(cut.tokens[t].head, whole.tokens[t].head);
            assert_int_equal(cut.tokens[t].deprel, whole.tokens[t].deprel);
        }
    }
}

/* Nor does an aside, wherever its commas belong. */
static void an_aside_changes_no_tree(void **out)
{
    static const char *const TOLD[][3] = {
        {"Rebels attacked the village in Oro.", "Rebels, police said, attacked the village in Oro.",
         "Rebels"},
        {"On Monday, rebels burned a bus.", "On Monday, police said, rebels burned a bus.", ","},
        {"Rebels shot at a bus, killing two men.",
         "Rebels shot at a bus, police said, killing two men.", ","},
        {"Rebels attacked the village in Oro.",
         "Rebels,\" police said, \"attacked the village in Oro.", "Rebels"},
    };
    for (size_t i = 0; i < sizeof TOLD / sizeof *TOLD; i++) {
        struct document alone = read(*out, TOLD[i][0]), told = read(*out, TOLD[i][1]);
        uint32_t aside = (uint32_t)(told.token_count - alone.token_count), before = 0;
        while (!span_is(alone.tokens[before].text, TOLD[i][2])) {
            before++;
        }
        before++;
        for (uint32_t t = 0; t < alone.token_count; t++) {
            const struct token *same = &told.tokens[t < before ? t : t + aside];
            uint32_t head = alone.tokens[t].head;
            assert_true(span_equal(same->text, alone.tokens[t].text));
            assert_int_equal(same->head, head <= before ? head : head + aside);
            assert_int_equal(same->deprel, alone.tokens[t].deprel);
        }
    }
}

static void forms_are_traced_to_their_lemmas(void **out)
{
    static const char *const SENTENCES[][3] = {
        {"The court annulled the vote.", "annulled", "annul"},
        {"They were quarrelling over land.", "quarrelling", "quarrel"},
        {"She was hoping for peace.", "hoping", "hope"},
        {"The case was deferred again.", "deferred", "defer"},
        {"Smugglers trafficked weapons.", "trafficked", "traffic"},
        {"The army fled the town.", "fled", "flee"},
        {"The men were freed on Friday.", "freed", "free"},
        {"The pope implored them to stop.", "implored", "implore"},
        {"Rebels sniped at the camp.", "sniped", "snipe"},
        {"They maimed two men.", "maimed", "maim"},
        {"Three aides have resigned.", "aides", "aide"},
        {"The bodies were buried at dawn.", "buried", "bury"},
        {"He led the children away.", "children", "child"},
        {"The french army arrived.", "french", "French"},
        {"Police arrested Pedro Ramírez.", "Ramírez", "Ramírez"},
    };
    for (size_t i = 0; i < sizeof SENTENCES / sizeof *SENTENCES; i++) {
        struct document document = read(*out, SENTENCES[i][0]);
        size_t k = 0;
        while (!span_is(document.tokens[k].text, SENTENCES[i][1])) {
            k++;
        }
        assert_true(span_is(document.tokens[k].lemma, SENTENCES[i][2]));
    }
}

static void passives_and_agents_are_told(void **out)
{
    struct document document = read(*out, "Three men were arrested by the police on Monday.");
    assert_int_equal(document.tokens[1].deprel, DEPREL_NSUBJ_PASS);
    assert_int_equal(document.tokens[2].deprel, DEPREL_AUX_PASS);
    assert_int_equal(document.tokens[6].deprel, DEPREL_OBL_AGENT);
    assert_true(span_is(document.tokens[3].lemma, "arrest"));
    assert_true(span_is(document.tokens[1].lemma, "man"));
}

static void every_tree_has_one_root_and_no_circle(void **out)
{
    static const char *const TEXTS[] = {"x",
                                        "...",
                                        "a b c d e f g",
                                        "( ( ( , , , . . .",
                                        "He , she said , \" went \" - - 1 2 3",
                                        "is was were be been being",
                                        "\xff \xfe of of of of the the the"};
    for (size_t t = 0; t < sizeof TEXTS / sizeof *TEXTS; t++) {
        struct document document = read(*out, TEXTS[t]);
        for (size_t s = 0; s < document.sentence_count; s++) {
            const struct sentence *sentence = document.sentences + s;
            const struct token *tokens = document.tokens + sentence->first_token;
            unsigned roots = 0;
            for (uint32_t i = 0; i < sentence->token_count; i++) {
                uint32_t steps = 0;
                roots += tokens[i].head == 0;
                assert_true(tokens[i].head <= sentence->token_count);
                assert_int_equal(tokens[i].head == 0, tokens[i].deprel == DEPREL_ROOT);
                for (uint32_t at = i + 1; at != 0; at = tokens[at - 1].head) {
                    assert_true(steps++ <= sentence->token_count);
                }
            }
            assert_int_equal(roots, 1);
        }
    }
}

static void a_sentence_gets_its_finite_verb(void **out)
{
    struct document document = read(*out, "Rebels freed two men. Two men freed by rebels");
    document.tokens[1].xpos = XPOS_VBN;
    document.tokens[7].xpos = XPOS_VBN;
    finite_mend(&document);
    assert_int_equal(document.tokens[1].xpos, XPOS_VBD);
    assert_int_equal(document.tokens[7].xpos, XPOS_VBN);
}

static void a_verb_without_an_object_is_no_participle(void **out)
{
    struct document document = read(*out, "Men protested here. Men arrested here.");
    for (uint32_t i = 0; i < document.token_count; i++) {
        bool past = span_ends_with(document.tokens[i].text, SPAN("ed"));
        bool men = span_is(document.tokens[i].text, "Men");
        document.tokens[i].xpos = past ? XPOS_VBN : men ? XPOS_NNS : XPOS_RB;
    }
    finite_mend(&document);
    assert_int_equal(document.tokens[1].xpos, XPOS_VBD);
    assert_int_equal(document.tokens[5].xpos, XPOS_VBN);
}

static void what_somebody_said_gets_its_finite_verb(void **out)
{
    struct document document = read(*out, "Rebels freed two men, police said on Friday.");
    document.tokens[1].xpos = XPOS_VBN;
    document.tokens[6].xpos = XPOS_VBD;
    finite_mend(&document);
    assert_int_equal(document.tokens[1].xpos, XPOS_VBD);

    document = read(*out, "Police, who held two men freed by rebels, left.");
    for (uint32_t i = 0; i < document.token_count; i++) {
        bool finite = span_is(document.tokens[i].text, "held");
        document.tokens[i].xpos = finite                                      ? XPOS_VBD
                                  : span_is(document.tokens[i].text, "freed") ? XPOS_VBN
                                                                              : XPOS_NNS;
    }
    finite_mend(&document);
    assert_int_equal(document.tokens[6].xpos, XPOS_VBN);
}

static void expect_refusal(struct state *state, enum status status, const char *text)
{
    struct failure failure = {{0}};
    struct tagger *tagger = NULL;
    assert_int_equal(tagger_new(state->arena, buffer_span(&state->tagger_bytes), &tagger, &failure),
                     status);
    assert_null(tagger);
    assert_string_equal(failure.text, text);
}

static void models_that_do_not_fit_are_refused(void **out)
{
    struct state *state = *out;
    struct failure failure = {{0}};
    struct parser *parser = NULL;
    char *bytes = state->tagger_bytes.bytes;
    size_t len = state->tagger_bytes.len;
    assert_int_equal(parser_new(state->arena, buffer_span(&state->tagger_bytes), &parser, &failure),
                     STATUS_UNSUPPORTED);
    assert_string_equal(failure.text, "a model of another kind than \"parser\"");
    bytes[len / 2] ^= 1;
    expect_refusal(state, STATUS_CORRUPT, "the model's checksum does not agree");
    bytes[len / 2] ^= 1;
    bytes[8] ^= 2;
    expect_refusal(state, STATUS_NEWER_VERSION, "model version 3, this program reads version 1");
    bytes[8] ^= 2;
    bytes[0] = 'X';
    expect_refusal(state, STATUS_CORRUPT, "not a model file");
    state->tagger_bytes.len = 10;
    expect_refusal(state, STATUS_CORRUPT, "too short for a model");
}

/* Puts a row into the last bucket of the tags' weights, whose pairs are the last ones, and opens
 * the model with the checksum that it has then. */
static void expect_row_refused(struct state *state, uint16_t row)
{
    struct failure failure = {{0}};
    struct model model;
    const void *slots = NULL;
    size_t count = 0;
    char *bytes = state->tagger_bytes.bytes;
    struct span rest = {bytes + sizeof(struct model_header),
                        state->tagger_bytes.len - sizeof(struct model_header)};
    assert_int_equal(model_open(buffer_span(&state->tagger_bytes), "tagger", &model, &failure),
                     STATUS_OK);
    assert_int_equal(
        model_items(&model, "xpos.slots", sizeof(struct bucket), &slots, &count, &failure),
        STATUS_OK);
    struct bucket *last = (struct bucket *)(bytes + ((const char *)slots - bytes)) + count - 1;
    uint16_t before = last->rows[0];
    struct model_header *header = (struct model_header *)(void *)bytes;
    last->rows[0] = row;
    header->checksum = hash_64(rest, 0);
    expect_refusal(state, STATUS_CORRUPT, "a row of weights lies outside the model");
    last->rows[0] = before;
    header->checksum = hash_64(rest, 0);
}

/* Far behind the last pair, of no pairs at all, and of more than a row has. */
static void rows_outside_a_model_are_refused(void **out)
{
    expect_row_refused(*out, 1 | PAIR_PLACE_MAX << 6);
    expect_row_refused(*out, 0 | PAIR_PLACE_MAX << 6);
    expect_row_refused(*out, PAIR_COUNT_MAX + 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_plain_sentence_is_read, set_up, tear_down),
        cmocka_unit_test_setup_teardown(turns_change_no_tag, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_teller_changes_no_tree, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_missing_stop_changes_no_tree, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_missing_comma_changes_no_tree, set_up, tear_down),
        cmocka_unit_test_setup_teardown(united_states_are_the_us, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_aside_changes_no_tree, set_up, tear_down),
        cmocka_unit_test_setup_teardown(forms_are_traced_to_their_lemmas, set_up, tear_down),
        cmocka_unit_test_setup_teardown(passives_and_agents_are_told, set_up, tear_down),
        cmocka_unit_test_setup_teardown(every_tree_has_one_root_and_no_circle, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_sentence_gets_its_finite_verb, set_up, tear_down),
        cmocka_unit_test_setup_teardown(what_somebody_said_gets_its_finite_verb, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_verb_without_an_object_is_no_participle, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(models_that_do_not_fit_are_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(rows_outside_a_model_are_refused, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
