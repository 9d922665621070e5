/* What the tree settles about tags, on sentences tagged and parsed by hand. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "text/agreement.h"
#include "text/tagset.h"

struct word {
    const char *lemma;
    uint32_t head;
    uint8_t deprel;
    uint8_t upos;
    uint8_t xpos;
    uint8_t new_upos;
    uint8_t new_xpos;
};

enum { WORDS_MAX = 8 };

static void expect(const struct word *words, uint32_t count)
{
    struct token tokens[WORDS_MAX] = {{.head = 0}};
    struct sentence sentence = {.token_count = count};
    struct document document = {
        .tokens = tokens, .token_count = count, .sentences = &sentence, .sentence_count = 1};
    for (uint32_t i = 0; i < count; i++) {
        tokens[i].lemma = span_of(words[i].lemma);
        tokens[i].head = words[i].head;
        tokens[i].deprel = words[i].deprel;
        tokens[i].upos = words[i].upos;
        tokens[i].xpos = words[i].xpos;
    }
    agreement_mend(&document);
    for (uint32_t i = 0; i < count; i++) {
        assert_int_equal(tokens[i].upos, words[i].new_upos);
        assert_int_equal(tokens[i].xpos, words[i].new_xpos);
    }
}

static void words_of_structure_follow_their_relation(void **state)
{
    (void)state;
    /* "after losing to Spain" */
    static const struct word LOSING[] = {
        {"after", 2, DEPREL_MARK, UPOS_ADP, XPOS_IN, UPOS_SCONJ, XPOS_IN},
        {"lose", 0, DEPREL_ROOT, UPOS_VERB, XPOS_VBG, UPOS_VERB, XPOS_VBG},
        {"to", 4, DEPREL_CASE, UPOS_PART, XPOS_TO, UPOS_ADP, XPOS_IN},
        {"Spain", 2, DEPREL_OBL, UPOS_PROPN, XPOS_NNP, UPOS_PROPN, XPOS_NNP},
    };
    /* "that town" */
    static const struct word TOWN[] = {
        {"that", 2, DEPREL_DET, UPOS_SCONJ, XPOS_IN, UPOS_DET, XPOS_DT},
        {"town", 0, DEPREL_ROOT, UPOS_NOUN, XPOS_NN, UPOS_NOUN, XPOS_NN},
    };
    expect(LOSING, 4);
    expect(TOWN, 2);
}

static void a_participle_with_a_subject_of_its_own_is_a_past_tense(void **state)
{
    (void)state;
    /* "Troops entered and looted", "she has gone", "men held" */
    static const struct word ENTERED[] = {
        {"troops", 2, DEPREL_NSUBJ, UPOS_NOUN, XPOS_NNS, UPOS_NOUN, XPOS_NNS},
        {"enter", 0, DEPREL_ROOT, UPOS_VERB, XPOS_VBN, UPOS_VERB, XPOS_VBD},
        {"and", 4, DEPREL_CC, UPOS_CCONJ, XPOS_CC, UPOS_CCONJ, XPOS_CC},
        {"loot", 2, DEPREL_CONJ, UPOS_VERB, XPOS_VBN, UPOS_VERB, XPOS_VBD},
    };
    static const struct word GONE[] = {
        {"she", 3, DEPREL_NSUBJ, UPOS_PRON, XPOS_PRP, UPOS_PRON, XPOS_PRP},
        {"have", 3, DEPREL_AUX, UPOS_AUX, XPOS_VBZ, UPOS_AUX, XPOS_VBZ},
        {"go", 0, DEPREL_ROOT, UPOS_VERB, XPOS_VBD, UPOS_VERB, XPOS_VBN},
    };
    static const struct word HELD[] = {
        {"man", 0, DEPREL_ROOT, UPOS_NOUN, XPOS_NNS, UPOS_NOUN, XPOS_NNS},
        {"hold", 1, DEPREL_ACL, UPOS_VERB, XPOS_VBN, UPOS_VERB, XPOS_VBN},
    };
    expect(ENTERED, 4);
    expect(GONE, 3);
    expect(HELD, 2);
}

static void the_plain_form_follows_a_modal_verb(void **state)
{
    (void)state;
    /* "They may leave", "they leave" */
    static const struct word MAY_LEAVE[] = {
        {"they", 3, DEPREL_NSUBJ, UPOS_PRON, XPOS_PRP, UPOS_PRON, XPOS_PRP},
        {"may", 3, DEPREL_AUX, UPOS_AUX, XPOS_MD, UPOS_AUX, XPOS_MD},
        {"leave", 0, DEPREL_ROOT, UPOS_VERB, XPOS_VBP, UPOS_VERB, XPOS_VB},
    };
    static const struct word LEAVE[] = {
        {"they", 2, DEPREL_NSUBJ, UPOS_PRON, XPOS_PRP, UPOS_PRON, XPOS_PRP},
        {"leave", 0, DEPREL_ROOT, UPOS_VERB, XPOS_VBP, UPOS_VERB, XPOS_VBP},
    };
    expect(MAY_LEAVE, 3);
    expect(LEAVE, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_structure_follow_their_relation),
        cmocka_unit_test(a_participle_with_a_subject_of_its_own_is_a_past_tense),
        cmocka_unit_test(the_plain_form_follows_a_modal_verb),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
