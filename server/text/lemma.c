/* Lemmas by learned rules: the longest known ending of a form under its tag says how to change it;
 * irregular forms are whole words among the endings. A form without any rule is its own lemma. */
#include "text/lemma.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "text/keys.h"

enum status lemma_open(const struct model *model, struct lemma_rules *out, struct failure *failure)
{
    const void *slots = NULL;
    const void *scripts = NULL;
    struct lemma_rules rules = {0};
    enum status status = model_items(model, "lemma.slots", sizeof(struct lemma_slot), &slots,
                                     &rules.slot_count, failure);
    if (status == STATUS_OK) {
        status = model_items(model, "lemma.scripts", sizeof(struct lemma_script), &scripts,
                             &rules.script_count, failure);
    }
    if (status != STATUS_OK) {
        return status;
    }
    rules.slots = slots;
    rules.scripts = scripts;
    size_t used = 0;
    for (size_t i = 0; i < rules.slot_count; i++) {
        used += rules.slots[i].check != 0;
        if (rules.slots[i].script >= rules.script_count) {
            return failure_set(failure, STATUS_CORRUPT, "an unknown lemma rule");
        }
    }
    for (size_t i = 0; i < rules.script_count; i++) {
        if (rules.scripts[i].add_len > LEMMA_ADD_MAX || rules.scripts[i].form >= LEMMA_FORM_COUNT) {
            return failure_set(failure, STATUS_CORRUPT, "a lemma rule without meaning");
        }
    }
    if (used >= rules.slot_count) {
        return failure_set(failure, STATUS_CORRUPT, "a table of lemma rules without free slots");
    }
    *out = rules;
    return STATUS_OK;
}

uint64_t lemma_key(struct span norm, size_t len, uint8_t xpos, uint8_t upos, bool whole)
{
    /* Not as the hash's seed: of up to three bytes XXH3 adds it to them, so that one tag's "l"
     * would be another's "m". */
    uint64_t tag = (uint64_t)whole << 16 | (uint64_t)xpos << 8 | upos;
    return keys_mix(hash_64(span_slice(norm, norm.len - len, norm.len), 0), tag);
}

static const struct lemma_slot *find(const struct lemma_rules *rules, uint64_t key)
{
    uint64_t at = keys_index(key, rules->slot_count);
    while (rules->slots[at].check != 0 && rules->slots[at].check != keys_check(key)) {
        at = at + 1 < rules->slot_count ? at + 1 : 0;
    }
    return rules->slots[at].check ? rules->slots + at : NULL;
}

struct span lemma_form(struct arena *arena, enum lemma_form form, const struct token *token)
{
    struct span text = form == LEMMA_NORM ? token->norm : token->text;
    if (form != LEMMA_CAPITAL || text.len == 0 || text.ptr[0] < 'a' || text.ptr[0] > 'z') {
        return text;
    }
    char *copy = arena_alloc(arena, text.len);
    memcpy(copy, text.ptr, text.len);
    copy[0] = (char)(copy[0] - 'a' + 'A');
    return (struct span){copy, text.len};
}

bool lemma_apply(struct arena *arena, const struct lemma_script *script, const struct token *token,
                 struct span *out)
{
    struct span form = lemma_form(arena, (enum lemma_form)script->form, token);
    if (script->take > form.len || form.len - script->take + script->add_len == 0) {
        return false;
    }
    size_t kept = form.len - script->take;
    if (utf8_whole(form, kept) != kept) {
        return false;
    }
    if (script->add_len == 0) {
        *out = span_slice(form, 0, kept);
        return true;
    }
    char *lemma = arena_alloc(arena, kept + script->add_len);
    memcpy(lemma, form.ptr, kept);
    memcpy(lemma + kept, script->add, script->add_len);
    *out = (struct span){lemma, kept + script->add_len};
    return true;
}

struct span lemma_of(const struct lemma_rules *rules, struct arena *arena,
                     const struct token *token)
{
    struct span norm = token->norm;
    struct span lemma = norm;
    const struct lemma_slot *slot =
        find(rules, lemma_key(norm, norm.len, token->xpos, token->upos, true));
    size_t len = norm.len < LEMMA_SUFFIX_MAX ? norm.len : LEMMA_SUFFIX_MAX;
    for (size_t left = len + 1; !slot && left-- > 0;) {
        slot = find(rules, lemma_key(norm, left, token->xpos, token->upos, false));
    }
    if (slot) {
        const struct lemma_script *script = rules->scripts + slot->script;
        lemma = lemma_form(arena, (enum lemma_form)script->form, token);
        lemma_apply(arena, script, token, &lemma);
    }
    return lemma;
}
