/* Learns how endings become lemmas. Every form votes for its script under all its endings; an
 * ending is written when its majority differs from what the next shorter one would say, so only
 * the exceptions of exceptions are kept. */
#include "train/lemma_train.h"

#include <string.h>

#include "base/table.h"
#include "text/lemma.h"
#include "text/weights.h"

enum { VOTES_MAX = 6, RARE = 2 };

struct ending {
    uint64_t key;
    uint64_t parent; /* index of the next shorter ending */
    uint32_t scripts[VOTES_MAX];
    uint32_t votes[VOTES_MAX];
    bool whole;
};

struct learner {
    struct arena *arena;
    struct table *script_index;
    struct lemma_script *scripts;
    size_t script_count;
    size_t script_capacity;
    struct table *ending_index;
    struct ending *endings;
    size_t ending_count;
    size_t ending_capacity;
};

static size_t common_prefix(struct span a, struct span b)
{
    size_t len = 0;
    while (len < a.len && len < b.len && a.ptr[len] == b.ptr[len]) {
        len++;
    }
    return len;
}

static bool make_script(const struct token *token, bool keeps_case, struct lemma_script *script)
{
    struct span form = keeps_case ? token->text : token->norm;
    size_t common = common_prefix(form, token->lemma);
    *script = (struct lemma_script){.keeps_case = keeps_case};
    if (token->lemma.len - common > LEMMA_ADD_MAX || form.len - common > UINT8_MAX) {
        return false;
    }
    script->take = (uint8_t)(form.len - common);
    script->add_len = (uint8_t)(token->lemma.len - common);
    memcpy(script->add, token->lemma.ptr + common, script->add_len);
    return true;
}

static uint32_t script_of(struct learner *learner, const struct token *token)
{
    bool name = token->xpos == XPOS_NNP || token->xpos == XPOS_NNPS;
    struct lemma_script first;
    struct lemma_script second;
    bool one = make_script(token, name, &first);
    bool two = make_script(token, !name, &second);
    if (two && token->norm.len > 1 &&
        (!one || first.take + first.add_len > second.take + second.add_len)) {
        first = second;
    } else if (!one) {
        return UINT32_MAX;
    }
    struct span key = arena_copy(learner->arena, (struct span){(char *)&first, sizeof first});
    uint32_t id = table_intern(learner->script_index, key, (uint32_t)learner->script_count);
    if (id == learner->script_count) {
        learner->scripts = arena_grow(learner->arena, learner->scripts, learner->script_count,
                                      &learner->script_capacity, sizeof *learner->scripts);
        learner->scripts[learner->script_count++] = first;
    }
    return id;
}

static size_t vote(struct learner *learner, uint64_t key, size_t parent, bool whole,
                   uint32_t script)
{
    struct span name = arena_copy(learner->arena, (struct span){(char *)&key, sizeof key});
    uint32_t at = table_intern(learner->ending_index, name, (uint32_t)learner->ending_count);
    if (at == learner->ending_count) {
        learner->endings = arena_grow(learner->arena, learner->endings, learner->ending_count,
                                      &learner->ending_capacity, sizeof *learner->endings);
        learner->endings[learner->ending_count++] =
            (struct ending){.key = key, .parent = parent, .whole = whole};
    }
    struct ending *ending = learner->endings + at;
    for (size_t i = 0; i < VOTES_MAX; i++) {
        if (ending->votes[i] == 0 || ending->scripts[i] == script) {
            ending->scripts[i] = script;
            ending->votes[i]++;
            break;
        }
    }
    return at;
}

static void learn(struct learner *learner, const struct token *token)
{
    uint32_t script = script_of(learner, token);
    if (script == UINT32_MAX || span_is(token->lemma, "_")) {
        return;
    }
    struct span norm = token->norm;
    size_t parent = SIZE_MAX;
    for (size_t len = 0; len <= LEMMA_SUFFIX_MAX && len <= norm.len; len++) {
        uint64_t key = lemma_key(norm, len, token->xpos, token->upos, false);
        parent = vote(learner, key, parent, false, script);
    }
    vote(learner, lemma_key(norm, norm.len, token->xpos, token->upos, true), parent, true, script);
}

static size_t majority(const struct ending *ending)
{
    size_t best = 0;
    for (size_t i = 1; i < VOTES_MAX; i++) {
        best = ending->votes[i] > ending->votes[best] ? i : best;
    }
    return best;
}

/* The rules that are kept: `said[i]` is what ending i answers, itself or by a shorter one. An
 * ending is made after its parent, so one pass in order suffices. */
static size_t choose(const struct learner *learner, uint32_t *said, bool *kept)
{
    size_t count = 0;
    for (size_t i = 0; i < learner->ending_count; i++) {
        const struct ending *ending = learner->endings + i;
        size_t best = majority(ending);
        bool heavy = ending->whole || ending->votes[best] >= RARE;
        bool root = ending->parent == SIZE_MAX;
        said[i] = root ? UINT32_MAX : said[ending->parent];
        if (root || (heavy && said[i] != ending->scripts[best])) {
            said[i] = ending->scripts[best];
            kept[i] = true;
            count++;
        }
    }
    return count;
}

static void write_rules(const struct learner *learner, struct model_writer *writer)
{
    uint32_t *said = ARENA_ARRAY(learner->arena, uint32_t, learner->ending_count);
    bool *kept = ARENA_ARRAY(learner->arena, bool, learner->ending_count);
    size_t count = choose(learner, said, kept);
    size_t slot_count = count + count / 4 + 16;
    struct lemma_slot *slots = ARENA_ARRAY(learner->arena, struct lemma_slot, slot_count);
    for (size_t i = 0; i < learner->ending_count; i++) {
        uint64_t key = learner->endings[i].key;
        uint64_t at = weights_index(key, slot_count);
        while (kept[i] && slots[at].check != 0) {
            at = at + 1 < slot_count ? at + 1 : 0;
        }
        if (kept[i]) {
            slots[at] = (struct lemma_slot){weights_check(key), said[i]};
        }
    }
    model_writer_add(writer, "lemma.slots", slots, slot_count * sizeof *slots);
    model_writer_add(writer, "lemma.scripts", learner->scripts,
                     learner->script_count * sizeof *learner->scripts);
}

void lemma_train(const struct document *document, struct model_writer *writer)
{
    struct learner learner = {.arena = arena_new()};
    learner.script_index = table_new(learner.arena, 1 << 10);
    learner.ending_index = table_new(learner.arena, 1 << 18);
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = document->sentences + i;
        for (uint32_t k = 0; k < sentence->token_count; k++) {
            learn(&learner, document->tokens + sentence->first_token + k);
        }
    }
    write_rules(&learner, writer);
    arena_free(learner.arena);
}
