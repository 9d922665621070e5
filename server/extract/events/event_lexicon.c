/* Answers what words mean to the event coder, from the flat arrays and hash tables that
 * event_lexicon_read.c makes of the lexicons. Rules of one word form a chain in the order of the
 * file. Nothing here looks at a text. */
#include "event_lexicon.h"

#include <string.h>

#include "text/irregular.h"

const char *const event_slot_names[SLOT_COUNT] = {
    [SLOT_SUBJ] = "subj",       [SLOT_OBJ] = "obj",         [SLOT_IOBJ] = "iobj",
    [SLOT_XCOMP] = "xcomp",     [SLOT_CCOMP] = "ccomp",     [SLOT_AGENT] = "agent",
    [SLOT_VICTIM] = "victim",   [SLOT_DUE] = "due",         [SLOT_FACT] = "fact",
    [SLOT_REFUSAL] = "refusal", [SLOT_WITH] = "with",       [SLOT_TO] = "to",
    [SLOT_FOR] = "for",         [SLOT_AGAINST] = "against", [SLOT_ON] = "on",
    [SLOT_FROM] = "from",       [SLOT_IN] = "in",           [SLOT_INTO] = "into",
    [SLOT_OF] = "of",           [SLOT_AS] = "as",           [SLOT_OVER] = "over",
    [SLOT_BY] = "by",           [SLOT_AT] = "at",           [SLOT_BETWEEN] = "between",
    [SLOT_AMONG] = "among",     [SLOT_ABOUT] = "about",     [SLOT_UNDER] = "under",
    [SLOT_OUT] = "out",         [SLOT_OFF] = "off",         [SLOT_THROUGH] = "through",
    [SLOT_UPON] = "upon",       [SLOT_TOWARD] = "toward",   [SLOT_TOWARDS] = "towards",
    [SLOT_BEFORE] = "before",   [SLOT_WITHIN] = "within",   [SLOT_ACROSS] = "across",
    [SLOT_AROUND] = "around",   [SLOT_NEAR] = "near",       [SLOT_ONTO] = "onto",
    [SLOT_AFTER] = "after",     [SLOT_DURING] = "during",   [SLOT_BEHIND] = "behind",
    [SLOT_WITHOUT] = "without"};

enum event_slot event_slot_from_name(struct span name)
{
    for (int slot = 0; slot < SLOT_COUNT; slot++) {
        if (name.len > 0 && name.ptr[0] == event_slot_names[slot][0] &&
            span_is(name, event_slot_names[slot])) {
            return (enum event_slot)slot;
        }
    }
    return SLOT_COUNT;
}

static const char *const combine_names[COMBINE_COUNT] = {
    [COMBINE_NONE] = "",         [COMBINE_AGREE] = "agree",   [COMBINE_THREATEN] = "threaten",
    [COMBINE_APPEAL] = "appeal", [COMBINE_DEMAND] = "demand", [COMBINE_REJECT] = "reject"};

enum event_combine event_combine_from_name(struct span name)
{
    for (int i = 0; i < COMBINE_COUNT; i++) {
        if (span_is(name, combine_names[i])) {
            return (enum event_combine)i;
        }
    }
    return COMBINE_COUNT;
}

uint32_t event_lexicon_kind(enum entity_type type, enum entity_subtype subtype)
{
    return (UINT32_C(1) << type) |
           (subtype == SUBTYPE_NONE ? 0 : UINT32_C(1) << (ENTITY_TYPE_COUNT + subtype));
}

struct span event_lexicon_irregular(const struct event_lexicon *lexicon, struct span form)
{
    uint32_t at = table_get(lexicon->irregular, form);
    return at == TABLE_NONE ? (struct span){0} : irregular_at(at).lemma;
}

static const struct event_rule *rule_at(const struct event_lexicon *lexicon, uint32_t at)
{
    return at == TABLE_NONE ? NULL : &lexicon->rules[at];
}

const struct event_rule *event_lexicon_verb(const struct event_lexicon *lexicon, struct span lemma)
{
    return rule_at(lexicon, table_get(lexicon->verbs, lemma));
}

const struct event_rule *event_lexicon_noun(const struct event_lexicon *lexicon, struct span lemma)
{
    return rule_at(lexicon, table_get(lexicon->nouns, lemma));
}

const struct event_rule *event_lexicon_next(const struct event_lexicon *lexicon,
                                            const struct event_rule *rule)
{
    return rule_at(lexicon, rule->next);
}

const struct event_operator *event_lexicon_operator(const struct event_lexicon *lexicon,
                                                    struct span lemma)
{
    uint32_t at = table_get(lexicon->verb_operators, lemma);
    return at == TABLE_NONE ? NULL : &lexicon->operators[at];
}

const char *event_lexicon_sector(const struct event_lexicon *lexicon, struct span lemma)
{
    uint32_t at = table_get(lexicon->sectors, lemma);
    bool once = span_starts_with(lemma, SPAN("co-")) || span_starts_with(lemma, SPAN("ex-"));
    if (at == TABLE_NONE && once) { /* "co-chairman", "ex-soldier" */
        at = table_get(lexicon->sectors, span_slice(lemma, sizeof "co-" - 1, lemma.len));
    }
    return at == TABLE_NONE ? NULL : lexicon->sector_names[at];
}

bool event_code_is_under(const char *cameo, const char *code)
{
    return cameo && strncmp(cameo, code, strlen(code)) == 0;
}

const char *event_lexicon_mode(const struct event_lexicon *lexicon, const char *cameo)
{
    uint32_t at = table_get(lexicon->modes, span_of(cameo));
    return at == TABLE_NONE ? NULL : lexicon->mode_names[at];
}

bool event_lexicon_has(const struct table *set, struct span lemma)
{
    if (table_get(set, lemma) != TABLE_NONE) {
        return true;
    }
    if (lemma.len < 4 || lemma.ptr[lemma.len - 1] != 's') {
        return false;
    }
    char singular[32];
    if (lemma.len < sizeof singular && span_ends_with(lemma, SPAN("ies"))) {
        memcpy(singular, lemma.ptr, lemma.len);
        singular[lemma.len - 3] = 'y';
        return table_get(set, (struct span){singular, lemma.len - 2}) != TABLE_NONE;
    }
    return table_get(set, span_slice(lemma, 0, lemma.len - 1)) != TABLE_NONE;
}

bool event_lexicon_in(const struct event_lexicon *lexicon, enum event_class class,
                      struct span lemma)
{
    return table_get(lexicon->classes[class], lemma) != TABLE_NONE;
}

const char *event_lexicon_combine(const struct event_lexicon *lexicon, enum event_combine combine,
                                  const char *inner)
{
    char key[32];
    size_t name_len = strlen(combine_names[combine]), inner_len = inner ? strlen(inner) : 0;
    if (name_len + 1 + inner_len > sizeof key) {
        return NULL;
    }
    memcpy(key, combine_names[combine], name_len);
    key[name_len] = ':';
    if (inner) {
        memcpy(key + name_len + 1, inner, inner_len);
    }
    for (size_t len = inner_len + 1; len-- > 0;) {
        uint32_t at = table_get(lexicon->combos, (struct span){key, name_len + 1 + len});
        if (at != TABLE_NONE) {
            return lexicon->combo_codes[at];
        }
    }
    return NULL;
}
