/* Mends what the parser gets wrong in news sentences, by the table of event_mends.h: each of its
 * rows looks at each word of the kind it is for, in the order of the table; the rows of one pass
 * look at one word after the other before the next word's turn. */
#include "event_mends.h"

uint32_t event_repair_head(const struct repair *r, uint32_t token)
{
    uint32_t head = r->tokens[token].head;
    return head == 0 || head > r->scene->end - r->scene->first ? TOKEN_NONE
                                                               : r->scene->first + head - 1;
}

void event_repair_attach(struct repair *r, uint32_t token, uint32_t head, enum deprel relation)
{
    r->tokens[token].head = head - r->scene->first + 1;
    r->tokens[token].deprel = (uint8_t)relation;
    r->moved = true;
}

void event_repair_move(struct repair *r, uint32_t from, uint32_t to, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++) {
        if (i != to && event_repair_head(r, i) == from) {
            event_repair_attach(r, i, to, (enum deprel)r->tokens[i].deprel);
        }
    }
}

void event_repair_make_attribute(struct repair *r, uint32_t word, uint32_t noun)
{
    event_repair_attach(r, word, noun, DEPREL_AMOD);
    r->tokens[word].upos = UPOS_ADJ;
    r->tokens[word].xpos = XPOS_JJ;
}

bool event_repair_has_comma(const struct repair *r, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++) {
        if (span_is(r->tokens[i].norm, ",")) {
            return true;
        }
    }
    return false;
}

bool event_repair_is(const struct repair *r, uint32_t token, enum deprel relation)
{
    return r->tokens[token].deprel == relation;
}

void event_repair_replace(struct repair *r, uint32_t token, uint32_t other)
{
    r->tokens[token].head = r->tokens[other].head;
    r->tokens[token].deprel = r->tokens[other].deprel;
    r->moved = true;
}

uint32_t event_repair_find(const struct repair *r, uint32_t head, enum deprel relation,
                           uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++) {
        if (event_repair_is(r, i, relation) && event_repair_head(r, i) == head) {
            return i;
        }
    }
    return TOKEN_NONE;
}

bool event_repair_has(const struct repair *r, uint32_t head, enum deprel relation)
{
    return event_repair_find(r, head, relation, r->scene->first, r->scene->end) != TOKEN_NONE;
}

bool event_repair_is_word(const struct repair *r, uint32_t token, const char *word)
{
    return token < r->scene->end && span_is(r->tokens[token].norm, word);
}

bool event_repair_is_noun(const struct repair *r, uint32_t token)
{
    return r->tokens[token].upos == UPOS_NOUN || r->tokens[token].upos == UPOS_PROPN;
}

bool event_repair_is_past(const struct repair *r, uint32_t token)
{
    enum xpos xpos = (enum xpos)r->tokens[token].xpos;
    return r->tokens[token].upos == UPOS_VERB && (xpos == XPOS_VBD || xpos == XPOS_VBN);
}

bool event_repair_has_subject(const struct repair *r, uint32_t verb)
{
    return event_repair_has(r, verb, DEPREL_NSUBJ) ||
           event_repair_has(r, verb, DEPREL_NSUBJ_PASS) || event_repair_has(r, verb, DEPREL_CSUBJ);
}

enum deprel event_repair_subject_relation(const struct repair *r, uint32_t verb)
{
    return event_repair_has(r, verb, DEPREL_AUX_PASS) ? DEPREL_NSUBJ_PASS : DEPREL_NSUBJ;
}

bool event_repair_is_finite(const struct repair *r, uint32_t verb)
{
    enum xpos xpos = (enum xpos)r->tokens[verb].xpos;
    return r->tokens[verb].upos == UPOS_VERB &&
           (xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP ||
            event_repair_has(r, verb, DEPREL_AUX) || event_repair_has(r, verb, DEPREL_AUX_PASS));
}

uint32_t event_repair_first_finite(const struct repair *r, uint32_t end)
{
    for (uint32_t i = r->scene->first; i < end; i++) {
        if (event_repair_is_finite(r, i) && !event_repair_is(r, i, DEPREL_ACL_RELCL)) {
            return i;
        }
    }
    return TOKEN_NONE;
}

/* What a repair looks at. */
enum mend_scope {
    SCOPE_SENTENCE, /* once, at the sentence's first word */
    SCOPE_WORD,
    SCOPE_INNER, /* every word but the last */
    SCOPE_NOUN,
    SCOPE_VERB
};

struct mend {
    enum mend_pass pass;
    enum mend_scope scope;
    void (*mend)(struct repair *r, uint32_t token);
};

#define ROW(pass, scope, name, sentence) {PASS_##pass, SCOPE_##scope, event_mend_##name},

static const struct mend mends[] = {EVENT_MENDS(ROW)};

enum { MEND_COUNT = sizeof mends / sizeof *mends };

static bool looks_at(const struct repair *r, enum mend_scope scope, uint32_t token)
{
    switch (scope) {
    case SCOPE_SENTENCE:
        return token == r->scene->first;
    case SCOPE_INNER:
        return token + 1 < r->scene->end;
    case SCOPE_NOUN:
        return r->tokens[token].upos == UPOS_NOUN;
    case SCOPE_VERB:
        return r->tokens[token].upos == UPOS_VERB;
    case SCOPE_WORD:
        break;
    }
    return true;
}

void event_repair_tree(const struct event_scene *scene, struct token *tokens)
{
    struct repair r = {.scene = scene, .tokens = tokens};
    if (scene->first == scene->end || tokens[scene->first].head == UINT32_MAX) {
        return;
    }
    event_repair_guard_begin(&r);
    for (size_t row = 0, end = 0; row < MEND_COUNT; row = end) {
        while (end < MEND_COUNT && mends[end].pass == mends[row].pass) {
            end++;
        }
        for (uint32_t token = scene->first; token < scene->end; token++) {
            for (size_t i = row; i < end; i++) {
                if (looks_at(&r, mends[i].scope, token)) {
                    mends[i].mend(&r, token);
                    event_repair_guard_step(&r);
                }
            }
        }
    }
}
