/* Fills a frame from the order of words, for a sentence without a tree.
 *
 * A verb counts only in a form that can be nothing else (-ed, or a listed irregular past): "visit"
 * or "strike" may be a noun. The subject is the nearest party before it, the object the nearest
 * one after it and before the next preposition, a preposition's place the party within a few words
 * of it. After a form of "be" the nearest party before is the object, and "by" brings the subject.
 * Nouns are not read: without a tree it cannot be told whose they are. */
#include "event_surface.h"

#include <string.h>

enum { REACH_LEFT = 12, REACH_OBJECT = 6, REACH_PREPOSITION = 12, REACH_PARTY = 6 };

/* Past forms that are not -ed, and their lemmas. */
static const char *const irregular_pasts[][2] = {
    {"held", "hold"},  {"met", "meet"},      {"shot", "shoot"},        {"fought", "fight"},
    {"sent", "send"},  {"struck", "strike"}, {"withdrew", "withdraw"}, {"quit", "quit"},
    {"freed", "free"}, {"hit", "hit"},       {"sued", "sue"},          {"fled", "flee"},
    {"won", "win"},    {"swore", "swear"},   {"blew", "blow"},         {"took", "take"},
};

static bool ends_with(struct span word, const char *suffix)
{
    return span_ends_with(word, span_of(suffix));
}

/* The rules for a past form: "killed" -> kill, "accused" -> accuse, "banned" -> ban, "denied". */
static const struct event_rule *past_rules(const struct event_scene *scene, struct span word,
                                           struct span *lemma)
{
    for (size_t i = 0; i < sizeof irregular_pasts / sizeof *irregular_pasts; i++) {
        if (span_is(word, irregular_pasts[i][0])) {
            *lemma = span_of(irregular_pasts[i][1]);
            return event_lexicon_verb(scene->lexicon, *lemma);
        }
    }
    if (word.len < 5 || !ends_with(word, "ed")) {
        return NULL;
    }
    const struct event_rule *rule = NULL;
    size_t stem = word.len - 2;
    struct span tries[] = {span_slice(word, 0, stem), span_slice(word, 0, stem + 1),
                           span_slice(word, 0, stem - 1),
                           arena_printf(scene->arena, "%.*sy", (int)(stem - 1), word.ptr)};
    for (size_t i = 0; i < sizeof tries / sizeof *tries && !rule; i++) {
        rule = event_lexicon_verb(scene->lexicon, tries[i]);
        *lemma = tries[i];
    }
    return rule;
}

static bool is_be(struct span word)
{
    static const char *const forms[] = {"was", "were", "been", "be", "being", "is", "are"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        if (span_is(word, forms[i])) {
            return true;
        }
    }
    return false;
}

static bool is_preposition(struct span word)
{
    return event_slot_from_name(word) >= SLOT_PREPOSITION &&
           event_slot_from_name(word) != SLOT_COUNT;
}

static uint32_t party_before(const struct event_scene *scene, uint32_t at)
{
    for (uint32_t i = at; i > scene->first && at - i < REACH_LEFT; i--) {
        if (event_scene_is_party(scene, i - 1)) {
            return i - 1;
        }
    }
    return TOKEN_NONE;
}

/* The first party in [from, from + reach) before another preposition or a sign. */
static uint32_t party_after(const struct event_scene *scene, uint32_t from, uint32_t reach)
{
    for (uint32_t i = from; i < scene->end && i < from + reach; i++) {
        if (event_scene_is_party(scene, i)) {
            return i;
        }
        if ((scene->tokens[i].flags & TOKEN_PUNCT) || is_preposition(scene->tokens[i].norm)) {
            break;
        }
    }
    return TOKEN_NONE;
}

static void fill_prepositions(const struct event_scene *scene, struct event_frame *frame)
{
    for (uint32_t i = frame->head + 1; i < scene->end && i < frame->head + REACH_PREPOSITION; i++) {
        struct span word = scene->tokens[i].norm;
        if (span_is(word, ";") || span_is(word, "that")) {
            return;
        }
        enum event_slot slot = event_slot_from_name(word);
        if (slot >= SLOT_PREPOSITION && slot != SLOT_COUNT && frame->slots[slot] == TOKEN_NONE) {
            frame->slots[slot] = party_after(scene, i + 1, REACH_PARTY);
        }
    }
}

bool event_surface_fill(const struct event_scene *scene, uint32_t token, struct event_frame *out)
{
    struct span lemma;
    const struct event_rule *rules = past_rules(scene, scene->tokens[token].norm, &lemma);
    if (!rules || token == scene->first) {
        return false;
    }
    *out = (struct event_frame){.head = token, .first = token, .count = 1, .lemma = lemma};
    for (int slot = 0; slot < SLOT_COUNT; slot++) {
        out->slots[slot] = TOKEN_NONE;
    }
    fill_prepositions(scene, out);
    uint32_t before = party_before(scene, token);
    out->passive = is_be(scene->tokens[token - 1].norm) ||
                   (token > scene->first + 1 && is_be(scene->tokens[token - 2].norm));
    uint32_t by = out->slots[event_slot_from_name(SPAN("by"))];
    out->slots[SLOT_SUBJ] = out->passive ? by : before;
    out->slots[SLOT_OBJ] = out->passive ? before : party_after(scene, token + 1, REACH_OBJECT);
    out->rule = event_frame_match(scene, out, rules);
    return out->rule != NULL;
}
