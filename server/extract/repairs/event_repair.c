/* Mends what the parser gets wrong in news sentences, by the table of event_mends.h: each of its
 * rows looks at each word of the kind it is for, in the order of the table; the rows of one pass
 * look at one word after the other before the next word's turn. */
#include "event_mends.h"

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

void event_repair_make_noun(struct repair *r, uint32_t word)
{
    r->tokens[word].upos = UPOS_NOUN;
    r->tokens[word].xpos = XPOS_NN;
    r->tokens[word].lemma = r->tokens[word].norm;
}

bool event_repair_tells_harm(const struct repair *r, uint32_t participle)
{
    static const char *const harms[] = {"killing", "wounding", "injuring", NULL};
    return span_is_one_of(r->tokens[participle].norm, harms);
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

void event_repair_replace(struct repair *r, uint32_t token, uint32_t other)
{
    r->tokens[token].head = r->tokens[other].head;
    r->tokens[token].deprel = r->tokens[other].deprel;
    r->moved = true;
}

uint32_t event_repair_find(const struct repair *r, uint32_t head, enum deprel relation,
                           uint32_t from, uint32_t to)
{
    uint32_t number = head == TOKEN_NONE ? 0 : head - r->scene->first + 1;
    const struct token *end = r->tokens + to;
    for (const struct token *token = r->tokens + from; token < end; token++) {
        if (token->head == number && token->deprel == relation) {
            return (uint32_t)(token - r->tokens);
        }
    }
    return TOKEN_NONE;
}

bool event_repair_has(const struct repair *r, uint32_t head, enum deprel relation)
{
    return event_repair_find(r, head, relation, r->scene->first, r->scene->end) != TOKEN_NONE;
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
    SCOPE_INNER,    /* every word but the last */
    SCOPE_KEYWORD,  /* one of `keywords`, but no last word */
    SCOPE_HYPHENED, /* behind a hyphen */
    SCOPE_DAY,      /* event_repair_is_day */
    SCOPE_DATE,     /* every word of a date */
    SCOPE_ADJECTIVE,
    SCOPE_NOUN,
    SCOPE_NUMBER,
    SCOPE_THING, /* a noun or a part of a name */
    SCOPE_VERB,
    SCOPE_GERUND,
    SCOPE_APPOS, /* by its relation */
    SCOPE_CONJ,
    SCOPE_COP,
    SCOPE_NMOD,
    SCOPE_NSUBJ,
    SCOPE_OBL,
    SCOPE_COUNT
};

/* The words, in their order, that some repair asks for before anything else. */
static const char *const keywords[] = {
    "after",   "before", "between",  "bringing",     "but",       "carrying",
    "each",    "east",   "ferrying", "following",    "free",      "hauling",
    "holding", "like",   "north",    "northeast",    "northwest", "off",
    "once",    "ruling", "shot",     "south",        "southeast", "southwest",
    "that",    "to",     "towing",   "transporting", "warning",   "west"};

struct mend {
    enum mend_pass pass;
    enum mend_scope scope;
    void (*mend)(struct repair *r, uint32_t token);
};

#define ROW(pass, scope, name, sentence) {PASS_##pass, SCOPE_##scope, event_mend_##name},

static const struct mend mends[] = {EVENT_MENDS(ROW)};

enum { MEND_COUNT = sizeof mends / sizeof *mends, MEND_WORDS = (MEND_COUNT + 63) / 64 };

/* Rows of the table, a bit each. */
struct rows {
    uint64_t bits[MEND_WORDS];
};

/* The rows that look at a word: most are looked at by a tenth of them, and those are found without
 * asking the others. */
struct word_rows {
    struct rows rows;
    uint32_t kind; /* kind_of the word when they were found; KIND_NONE: they are not */
};

enum { KIND_NONE };

/* All of a word that mends change and scopes ask for, in one number: its bytes stand together, and
 * so are read in one step. A tagged word's is not 0. */
static inline uint32_t kind_of(const struct token *token)
{
    return (uint32_t)token->deprel << 24 | (uint32_t)token->xpos << 16 |
           (uint32_t)token->upos << 8 | token->flags;
}

/* A sentence and its rows. */
struct mending {
    struct repair repair;
    struct rows by_scope[SCOPE_COUNT];
    struct word_rows *words; /* of each token */
};

static void mending_begin(struct mending *m)
{
    const struct event_scene *scene = m->repair.scene;
    for (size_t i = 0; i < MEND_COUNT; i++) {
        m->by_scope[mends[i].scope].bits[i / 64] |= (uint64_t)1 << i % 64;
    }
    m->words = ARENA_ARRAY(scene->arena, struct word_rows, scene->end - scene->first);
    event_repair_guard_begin(&m->repair);
}

static bool is_keyword(struct span word)
{
    return word.len > 1 && span_in_sorted(word, keywords, sizeof keywords / sizeof *keywords);
}

/* Out of line: it is seldom called, and where rows are asked for should stay short. */
__attribute__((noinline)) static struct rows rows_find(const struct mending *m, uint32_t token)
{
    const struct event_scene *scene = m->repair.scene;
    const struct token *word = &m->repair.tokens[token];
    enum upos upos = (enum upos)word->upos;
    enum deprel deprel = (enum deprel)word->deprel;
    bool inner = token + 1 < scene->end;
    const bool looks[SCOPE_COUNT] = {
        [SCOPE_SENTENCE] = token == scene->first,
        [SCOPE_WORD] = true,
        [SCOPE_INNER] = inner,
        [SCOPE_KEYWORD] = inner && is_keyword(word->norm),
        [SCOPE_HYPHENED] = token > scene->first && span_is(word[-1].norm, "-"),
        [SCOPE_DAY] = event_repair_is_day(word),
        [SCOPE_DATE] = scene->date_of[token] != TOKEN_NONE,
        [SCOPE_ADJECTIVE] = upos == UPOS_ADJ,
        [SCOPE_NOUN] = upos == UPOS_NOUN,
        [SCOPE_NUMBER] = upos == UPOS_NUM,
        [SCOPE_THING] = upos == UPOS_NOUN || upos == UPOS_PROPN,
        [SCOPE_VERB] = upos == UPOS_VERB,
        [SCOPE_GERUND] = word->xpos == XPOS_VBG,
        [SCOPE_APPOS] = deprel == DEPREL_APPOS,
        [SCOPE_CONJ] = deprel == DEPREL_CONJ,
        [SCOPE_COP] = deprel == DEPREL_COP,
        [SCOPE_NMOD] = deprel == DEPREL_NMOD,
        [SCOPE_NSUBJ] = deprel == DEPREL_NSUBJ,
        [SCOPE_OBL] = deprel == DEPREL_OBL,
    };
    struct rows rows = {0};
    for (size_t scope = 0; scope < SCOPE_COUNT; scope++) {
        for (size_t i = 0; i < MEND_WORDS && looks[scope]; i++) {
            rows.bits[i] |= m->by_scope[scope].bits[i];
        }
    }
    return rows;
}

/* The rows that look at a word as it is now: mends change what words are taken for. */
static inline const struct rows *rows_of(const struct mending *m, uint32_t token)
{
    struct word_rows *word = &m->words[token - m->repair.scene->first];
    uint32_t kind = kind_of(&m->repair.tokens[token]);
    if (word->kind != kind) {
        word->kind = kind;
        word->rows = rows_find(m, token);
    }
    return &word->rows;
}

/* What those of the rows 64 `at` to 64 `at` + 63 that are in `pass` mend at one word. */
static void mend_word(struct mending *m, uint32_t token, size_t at, uint64_t pass)
{
    struct repair *r = &m->repair;
    const struct token *word = &r->tokens[token];
    uint64_t left = rows_of(m, token)->bits[at] & pass;
    while (left != 0) {
        size_t bit = (size_t)__builtin_ctzll(left);
        uint32_t before = kind_of(word);
        left &= left - 1;
        mends[at * 64 + bit].mend(r, token);
        if (r->moved) {
            event_repair_guard_step(r);
        }
        if (kind_of(word) != before) {
            left = rows_of(m, token)->bits[at] & pass & (~(uint64_t)1 << bit);
        }
    }
}

void event_repair_tree(const struct event_scene *scene, struct token *tokens)
{
    struct mending m = {.repair = {.scene = scene, .tokens = tokens}};
    if (scene->first == scene->end || tokens[scene->first].head == UINT32_MAX) {
        return;
    }
    mending_begin(&m);
    for (size_t row = 0; row < MEND_COUNT;) {
        struct rows pass = {0};
        size_t first = row / 64;
        for (enum mend_pass now = mends[row].pass; row < MEND_COUNT && mends[row].pass == now;
             row++) {
            pass.bits[row / 64] |= (uint64_t)1 << row % 64;
        }
        for (uint32_t token = scene->first; token < scene->end; token++) {
            for (size_t at = first; at <= (row - 1) / 64; at++) {
                mend_word(&m, token, at, pass.bits[at]);
            }
        }
    }
}
