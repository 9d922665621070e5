/* Reads the rules of verbs and nouns.
 *
 * A rule's conditions are written as "obj=talks|@talks,with,!xcomp": places joined by commas, each
 * with the head lemmas it may have; "@name" is a class of event_classes.tsv, "@party" anything that
 * can act, "!place" an empty place. Roles are written "subj+with>against|on": before '>' the
 * actors' places (joined by '+'), after it the recipients' places in the order of trying.
 *
 * Rules of one word form a chain in the order of the file; which one counts is decided by `weight`:
 * words beside it weigh 4, certain words in a place 3, any other condition 2. */
#include "event_lexicon_read.h"

/* "talks|@deal" into a set of lemmas. "@party" only sets the flag. */
static bool read_new_alternatives(struct event_reading *r, struct span text,
                                  struct event_condition *out)
{
    struct table *set = table_new(r->arena, 8);
    while (text.ptr) {
        struct span part = span_cut(&text, '|');
        if (span_is(part, "@party")) {
            out->party = true;
        } else if (span_is(part, "@self")) {
            out->self = true;
        } else if (part.len > 0 && part.ptr[0] == '@') {
            uint32_t class = table_get(r->classes, span_slice(part, 1, part.len));
            if (class == TABLE_NONE) {
                return false;
            }
            out->person |= span_is(part, "@person");
            event_reading_words(set, r->class_words[class]);
            out->kinds |= r->class_kinds[class];
        } else {
            table_set(set, part, 1);
        }
    }
    out->set = table_count(set) > 0 ? set : NULL;
    return true;
}

/* Many rules want the same: the set of a class of hundreds of words is kept once. */
static bool read_alternatives(struct event_reading *r, struct span text,
                              struct event_condition *out)
{
    uint32_t at = table_get(r->read_texts, text);
    if (at == TABLE_NONE) {
        struct event_condition fresh = {0};
        if (!read_new_alternatives(r, text, &fresh)) {
            return false;
        }
        r->read_conditions = arena_grow(r->arena, r->read_conditions, r->read_count,
                                        &r->read_capacity, sizeof fresh);
        at = (uint32_t)r->read_count++;
        r->read_conditions[at] = fresh;
        table_set(r->read_texts, text, at);
    }
    struct event_condition read = r->read_conditions[at];
    read.slot = out->slot;
    read.absent = out->absent;
    *out = read;
    return true;
}

static bool read_condition(struct event_reading *r, struct span text, struct event_condition *out)
{
    struct span alternatives = text;
    struct span name = span_cut(&alternatives, '=');
    *out = (struct event_condition){0};
    if (name.len > 0 && name.ptr[0] == '!') {
        out->absent = true;
        name = span_slice(name, 1, name.len);
    }
    enum event_slot slot = event_slot_from_name(name);
    out->slot = (uint8_t)slot;
    return slot != SLOT_COUNT && (!alternatives.ptr || read_alternatives(r, alternatives, out));
}

static bool read_needs(struct event_reading *r, struct span text, struct event_rule *rule)
{
    while (text.ptr && text.len > 0) {
        struct span part = span_trim(span_cut(&text, ','));
        if (rule->need_count == EVENT_RULE_NEEDS ||
            !read_condition(r, part, &rule->needs[rule->need_count])) {
            return false;
        }
        const struct event_condition *need = &rule->needs[rule->need_count++];
        bool words = need->set && !need->person && !need->absent;
        rule->weight = (uint8_t)(rule->weight + (words ? 3 : 2));
    }
    return true;
}

static bool read_slots(struct span text, char separator, uint8_t *slots, uint8_t *count)
{
    while (text.ptr && text.len > 0) {
        enum event_slot slot = event_slot_from_name(span_cut(&text, separator));
        if (slot == SLOT_COUNT || *count == EVENT_RULE_ROLES) {
            return false;
        }
        slots[(*count)++] = (uint8_t)slot;
    }
    return true;
}

static bool read_roles(struct span text, struct event_rule *rule)
{
    struct span recipients = text;
    struct span actors = span_cut(&recipients, '>');
    return recipients.ptr && read_slots(actors, '+', rule->actors, &rule->actor_count) &&
           read_slots(recipients, '|', rule->recipients, &rule->recipient_count);
}

/* The columns of event_verbs.tsv and event_nouns.tsv. */
struct rule_columns {
    size_t needs, roles, type, mode, cameo, combine;
};

static bool read_codes(struct event_reading *r, const struct lexicon_table *t, size_t row,
                       const struct rule_columns *c, struct event_rule *rule)
{
    struct span code = lexicon_cell(t, row, c->cameo);
    rule->no_act = span_is(lexicon_cell(t, row, c->type), "none");
    rule->type = event_type_from_name(lexicon_cell(t, row, c->type));
    rule->mode = event_reading_string(r->arena, lexicon_cell(t, row, c->mode));
    rule->cameo = event_reading_string(r->arena, code);
    rule->combine = event_combine_from_name(lexicon_cell(t, row, c->combine));
    if (!rule->mode && rule->cameo) {
        rule->mode = event_lexicon_mode(r->lexicon, rule->cameo);
    }
    return (rule->no_act || rule->type != EVENT_TYPE_COUNT) && rule->combine != COMBINE_COUNT &&
           (code.len == 0 || event_reading_is_code(r, code));
}

static void chain_rule(struct event_reading *r, struct table *index, struct span word)
{
    uint32_t added = (uint32_t)(r->rule_count - 1);
    uint32_t at = table_intern(index, word, added);
    if (at == added) {
        return;
    }
    while (r->rules[at].next != TABLE_NONE) {
        at = r->rules[at].next;
    }
    r->rules[at].next = added;
}

/* Splits a cell into the word that is looked up and what stands around it: a verb's particle
 * follows its first word, a noun's first words precede its last. */
static struct span split_words(struct span words, bool verb, struct event_rule *rule)
{
    struct span rest = words;
    if (verb) {
        struct span word = span_cut(&rest, ' ');
        rule->after = rest;
        rule->weight = (uint8_t)(rest.ptr ? 4 : 0);
        return word;
    }
    for (size_t i = words.len; i > 0; i--) {
        if (words.ptr[i - 1] == ' ') {
            rule->before = span_slice(words, 0, i - 1);
            rule->weight = 4;
            return span_slice(words, i, words.len);
        }
    }
    return words;
}

enum status event_reading_rules(struct event_reading *r, const char *name, bool verb,
                                struct table **index_out)
{
    struct lexicon_table t;
    enum status status = event_reading_table(r, name, &t);
    if (status != STATUS_OK) {
        return status;
    }
    struct table *index = table_new(r->arena, t.row_count);
    size_t words = lexicon_column(&t, "word");
    struct rule_columns c = {lexicon_column(&t, "needs"), lexicon_column(&t, "roles"),
                             lexicon_column(&t, "type"),  lexicon_column(&t, "mode"),
                             lexicon_column(&t, "cameo"), lexicon_column(&t, "combine")};
    for (size_t row = 0; row < t.row_count; row++) {
        r->rules =
            arena_grow(r->arena, r->rules, r->rule_count, &r->rule_capacity, sizeof *r->rules);
        struct event_rule *rule = &r->rules[r->rule_count++];
        *rule = (struct event_rule){.next = TABLE_NONE};
        struct span cell = lexicon_cell(&t, row, words);
        struct span word = split_words(cell, verb, rule);
        if (!read_needs(r, lexicon_cell(&t, row, c.needs), rule) ||
            !read_roles(lexicon_cell(&t, row, c.roles), rule) ||
            !read_codes(r, &t, row, &c, rule)) {
            return failure_set(r->failure, STATUS_INVALID,
                               "lexicon %s, row %zu (%.*s): a place, class, type or code is not "
                               "known",
                               name, row + 1, SPAN_ARG(cell));
        }
        chain_rule(r, index, word);
    }
    *index_out = index;
    return STATUS_OK;
}
