/* The word on which a place's name hangs in the tree, and how, is looked up in a lexicon of
 * contexts. A name joined to another ("Moscow and Minsk signed") is judged by the first of them.
 * What it does not do: look at more than that one word, or beyond the sentence. */
#include "metonyms.h"

#include <stdio.h>

#include "base/table.h"
#include "extract/lexicon.h"
#include "extract/mentions/mention_tree.h"
#include "text/tagset.h"

#define JOINED_MAX 12 /* steps along a chain of joined names */
#define KEY_MAX    96

struct metonym_contexts {
    struct table *masks; /* "slot:lemma" -> bits of enum metonym_place */
};

static const char *const slots[] = {"subj",    "pass", "obj", "agent", "poss", "with", "between",
                                    "against", "on",   "to",  "from",  "by",   "of",   NULL};

#define BIT(place) (1u << METONYM_##place)

static const struct {
    const char *name;
    uint32_t mask;
} kinds[] = {
    {"any", BIT(TOWN) | BIT(CAPITAL) | BIT(KNOWN_CAPITAL) | BIT(COUNTRY)},
    {"state", BIT(CAPITAL) | BIT(KNOWN_CAPITAL) | BIT(COUNTRY)},
    {"capital", BIT(CAPITAL) | BIT(KNOWN_CAPITAL)},
    {"again", BIT(KNOWN_CAPITAL)},
    {"none", 0},
};

/* --- the lexicon ------------------------------------------------------------------------------ */

static bool is_slot(struct span name)
{
    return span_is_one_of(name, slots);
}

static bool find_mask(struct span name, uint32_t *mask)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (span_is(name, kinds[i].name)) {
            *mask = kinds[i].mask;
            return true;
        }
    }
    return false;
}

static void contexts_add(struct arena *arena, struct table *masks, struct span slot, uint32_t mask,
                         struct span words)
{
    while (words.ptr) {
        struct span word = span_trim(span_cut(&words, '|'));
        struct span key = arena_printf(arena, "%.*s:%.*s", SPAN_ARG(slot), SPAN_ARG(word));
        uint32_t known = table_get(masks, key);
        table_set(masks, key, known == TABLE_NONE ? mask : known | mask);
    }
}

enum status metonym_contexts_new(struct arena *arena, const char *lexicon_dir,
                                 const struct metonym_contexts **out, struct failure *failure)
{
    struct lexicon_table table;
    enum status status = lexicon_load(arena, arena, lexicon_dir, "metonyms", &table, failure);
    if (status != STATUS_OK) {
        return status;
    }
    size_t slot = lexicon_column(&table, "slot");
    size_t who = lexicon_column(&table, "who");
    size_t words = lexicon_column(&table, "words");
    struct metonym_contexts *contexts = ARENA_NEW(arena, struct metonym_contexts);
    contexts->masks = table_new(arena, 1024);
    for (size_t row = 0; row < table.row_count; row++) {
        struct span name = lexicon_cell(&table, row, slot);
        uint32_t mask = 0;
        if (!is_slot(name) || !find_mask(lexicon_cell(&table, row, who), &mask)) {
            return failure_set(failure, STATUS_INVALID, "metonyms: row %zu: no such slot or place",
                               row + 1);
        }
        contexts_add(arena, contexts->masks, name, mask, lexicon_cell(&table, row, words));
    }
    *out = contexts;
    return STATUS_OK;
}

/* --- the tree --------------------------------------------------------------------------------- */

/* The preposition of the phrase that `head` closes, absent when it has none. */
static struct span preposition_of(const struct document *document, uint32_t head)
{
    const struct sentence *sentence = document_sentence_of(document, head);
    struct span found = {0};
    for (uint32_t i = sentence->first_token; i < head; i++) {
        const struct token *token = &document->tokens[i];
        if (token->deprel == DEPREL_CASE && mention_governor(document, i) == head) {
            found = token->norm;
        }
    }
    return found;
}

/* How `head` hangs on its governor, as a slot of the lexicon; absent for all other ways. */
static struct span slot_of(const struct document *document, uint32_t head)
{
    switch (document->tokens[head].deprel) {
    case DEPREL_NSUBJ:
    case DEPREL_NSUBJ_OUTER:
        return SPAN("subj");
    case DEPREL_NSUBJ_PASS:
        return SPAN("pass");
    case DEPREL_OBJ:
    case DEPREL_IOBJ:
        return SPAN("obj");
    case DEPREL_OBL_AGENT:
        return SPAN("agent");
    case DEPREL_NMOD_POSS:
        return SPAN("poss");
    case DEPREL_OBL:
    case DEPREL_NMOD:
        return preposition_of(document, head);
    default:
        return (struct span){0};
    }
}

/* The first of the names that `head` is joined to: "Minsk" in "Moscow and Minsk" gives "Moscow". */
static uint32_t first_joined(const struct document *document, uint32_t head)
{
    for (int i = 0; i < JOINED_MAX && document->tokens[head].deprel == DEPREL_CONJ; i++) {
        uint32_t governor = mention_governor(document, head);
        if (governor == UINT32_MAX || document->tokens[governor].upos != UPOS_PROPN) {
            break;
        }
        head = governor;
    }
    return head;
}

/* The mask of a slot with this word, or TABLE_NONE. */
static uint32_t contexts_find(const struct metonym_contexts *contexts, struct span slot,
                              struct span word)
{
    char key[KEY_MAX];
    int len = snprintf(key, sizeof key, "%.*s:%.*s", SPAN_ARG(slot), SPAN_ARG(word));
    return len < 0 || (size_t)len >= sizeof key
               ? TABLE_NONE
               : table_get(contexts->masks, (struct span){key, (size_t)len});
}

static uint32_t context_mask(const struct metonym_contexts *contexts,
                             const struct document *document, uint32_t head)
{
    uint32_t governor = mention_governor(document, head);
    struct span slot = slot_of(document, head);
    if (governor == UINT32_MAX || !slot.ptr) {
        return 0;
    }
    const struct token *word = &document->tokens[governor];
    if (span_is(slot, "by") && word->upos == UPOS_VERB) {
        slot = SPAN("agent");
    }
    uint32_t mask = contexts_find(contexts, slot, word->lemma.ptr ? word->lemma : word->norm);
    if (mask == TABLE_NONE && (word->upos == UPOS_VERB || !span_is(slot, "subj"))) {
        mask = contexts_find(contexts, slot, SPAN("*"));
    }
    return mask == TABLE_NONE ? 0 : mask;
}

/* "THE HAGUE, Sept. 15": a dateline that stands in the text. */
static bool opens_as_dateline(const struct document *document, const struct mention *mention)
{
    const struct sentence *sentence = document_sentence_of(document, mention->first_token);
    uint32_t last = mention->first_token + mention->token_count - 1;
    return sentence->first_token == mention->first_token &&
           (document->tokens[last].flags & TOKEN_ALL_CAPS) && document->tokens[last].text.len > 3 &&
           last + 1 < document->token_count && (document->tokens[last + 1].flags & TOKEN_PUNCT);
}

bool metonym_governs(const struct metonym_contexts *contexts, const struct document *document,
                     const struct mention *mention, enum metonym_place place)
{
    if (document_sentence_of(document, mention->first_token)->kind == BLOCK_DATELINE ||
        opens_as_dateline(document, mention)) {
        return false;
    }
    uint32_t head = first_joined(document, mention_head(document, mention));
    return (context_mask(contexts, document, head) >> place & 1) != 0;
}
