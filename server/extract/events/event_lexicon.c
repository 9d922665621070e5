/* Reads the event lexicons into flat arrays and hash tables.
 *
 * A rule's conditions are written as "obj=talks|@talks,with,!xcomp": places joined by commas, each
 * with the head lemmas it may have; "@name" is a class of event_classes.tsv, "@party" anything that
 * can act, "!place" an empty place. Roles are written "subj+with>against|on": before '>' the
 * actors' places (joined by '+'), after it the recipients' places in the order of trying.
 *
 * Rules of one word form a chain in the order of the file; which one counts is decided by `weight`,
 * the number of things it asks for. Nothing here looks at a text. */
#include "event_lexicon.h"

#include <string.h>

#include "extract/lexicon.h"
#include "text/irregular.h"
#include "text/tagset.h"

const char *const event_slot_names[SLOT_COUNT] = {
    [SLOT_SUBJ] = "subj",       [SLOT_OBJ] = "obj",         [SLOT_IOBJ] = "iobj",
    [SLOT_XCOMP] = "xcomp",     [SLOT_CCOMP] = "ccomp",     [SLOT_AGENT] = "agent",
    [SLOT_VICTIM] = "victim",   [SLOT_DUE] = "due",         [SLOT_FACT] = "fact",
    [SLOT_WITH] = "with",       [SLOT_TO] = "to",           [SLOT_FOR] = "for",
    [SLOT_AGAINST] = "against", [SLOT_ON] = "on",           [SLOT_FROM] = "from",
    [SLOT_IN] = "in",           [SLOT_INTO] = "into",       [SLOT_OF] = "of",
    [SLOT_AS] = "as",           [SLOT_OVER] = "over",       [SLOT_BY] = "by",
    [SLOT_AT] = "at",           [SLOT_BETWEEN] = "between", [SLOT_AMONG] = "among",
    [SLOT_ABOUT] = "about",     [SLOT_UNDER] = "under",     [SLOT_OUT] = "out",
    [SLOT_OFF] = "off",         [SLOT_THROUGH] = "through", [SLOT_UPON] = "upon",
    [SLOT_TOWARD] = "toward",   [SLOT_TOWARDS] = "towards", [SLOT_BEFORE] = "before",
    [SLOT_WITHIN] = "within",   [SLOT_ACROSS] = "across",   [SLOT_AROUND] = "around",
    [SLOT_NEAR] = "near",       [SLOT_ONTO] = "onto",       [SLOT_AFTER] = "after",
    [SLOT_DURING] = "during",   [SLOT_BEHIND] = "behind",   [SLOT_WITHOUT] = "without"};

/* What the reading needs at hand. */
struct reading {
    struct arena *arena;
    const char *lexicon_dir;
    struct failure *failure;
    struct event_lexicon *lexicon;
    struct table *classes; /* class name -> index into class_words */
    struct span *class_words;
    uint32_t *class_kinds;
    struct table *read_texts; /* alternatives that were read before -> index into read_conditions */
    struct event_condition *read_conditions;
    size_t read_count, read_capacity;
    struct event_rule *rules;
    size_t rule_count;
    size_t rule_capacity;
};

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

static const char *const combine_names[COMBINE_COUNT] = {"",       "agree",  "threaten",
                                                         "appeal", "demand", "reject"};

static enum event_combine combine_from_name(struct span name)
{
    for (int i = 0; i < COMBINE_COUNT; i++) {
        if (span_is(name, combine_names[i])) {
            return (enum event_combine)i;
        }
    }
    return COMBINE_COUNT;
}

static const char *string_of(struct arena *arena, struct span text)
{
    return text.len == 0 ? NULL : arena_printf(arena, "%.*s", SPAN_ARG(text)).ptr;
}

static enum status read_table(struct reading *r, const char *name, struct lexicon_table *out)
{
    return lexicon_load(r->arena, r->arena, r->lexicon_dir, name, out, r->failure);
}

static enum status row_failure(struct reading *r, const char *name, size_t row, struct span cell)
{
    return failure_set(r->failure, STATUS_INVALID, "lexicon %s, row %zu: \"%.*s\" is not known",
                       name, row + 1, SPAN_ARG(cell));
}

static void add_words(struct table *set, struct span words)
{
    while (words.ptr) {
        struct span word = span_trim(span_cut(&words, ' '));
        if (word.len > 0) {
            table_set(set, word, 1);
        }
    }
}

uint32_t event_lexicon_kind(enum entity_type type, enum entity_subtype subtype)
{
    return (UINT32_C(1) << type) |
           (subtype == SUBTYPE_NONE ? 0 : UINT32_C(1) << (ENTITY_TYPE_COUNT + subtype));
}

/* The bits of the entity types and subtypes that a cell names, separated by spaces. */
static bool read_kinds(struct span names, uint32_t *out)
{
    while (names.ptr) {
        struct span name = span_cut(&names, ' ');
        enum entity_type type = entity_type_from_name(name);
        enum entity_subtype subtype = entity_subtype_from_name(name);
        if (name.len == 0) {
            continue;
        }
        if (type == ENTITY_TYPE_COUNT && subtype == SUBTYPE_COUNT) {
            return false;
        }
        *out |= type != ENTITY_TYPE_COUNT ? UINT32_C(1) << type
                                          : UINT32_C(1) << (ENTITY_TYPE_COUNT + subtype);
    }
    return true;
}

static enum status read_named_classes(struct reading *r)
{
    static const char *const names[EVENT_CLASS_COUNT] = {
        "harm",    "container", "attribution", "promise",   "self",    "sport",
        "game",    "fable",     "finding",     "undergone", "opening", "paper",
        "violent", "case",      "body",        "area",      "joint",   "talk",
        "vehicle", "disease",   "occasion",    "teller",    "money",   "abstract"};
    for (int i = 0; i < EVENT_CLASS_COUNT; i++) {
        uint32_t at = table_get(r->classes, span_of(names[i]));
        if (at == TABLE_NONE) {
            return row_failure(r, "event_classes", 0, span_of(names[i]));
        }
        struct table *set = table_new(r->arena, 32);
        add_words(set, r->class_words[at]);
        r->lexicon->classes[i] = set;
    }
    return STATUS_OK;
}

static enum status read_classes(struct reading *r)
{
    struct lexicon_table t;
    enum status status = read_table(r, "event_classes", &t);
    if (status != STATUS_OK) {
        return status;
    }
    size_t name = lexicon_column(&t, "class"), words = lexicon_column(&t, "words"),
           kinds = lexicon_column(&t, "kinds");
    r->classes = table_new(r->arena, t.row_count);
    r->read_texts = table_new(r->arena, t.row_count);
    r->class_words = arena_alloc(r->arena, (t.row_count + 1) * sizeof *r->class_words);
    r->class_kinds = ARENA_ARRAY(r->arena, uint32_t, t.row_count + 1);
    for (size_t row = 0; row < t.row_count; row++) {
        r->class_words[row] = lexicon_cell(&t, row, words);
        if (!read_kinds(lexicon_cell(&t, row, kinds), &r->class_kinds[row])) {
            return row_failure(r, "event_classes", row, lexicon_cell(&t, row, kinds));
        }
        table_set(r->classes, lexicon_cell(&t, row, name), (uint32_t)row);
    }
    return read_named_classes(r);
}

/* "talks|@deal" into a set of lemmas. "@party" only sets the flag. */
static bool read_new_alternatives(struct reading *r, struct span text, struct event_condition *out)
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
            add_words(set, r->class_words[class]);
            out->kinds |= r->class_kinds[class];
        } else {
            table_set(set, part, 1);
        }
    }
    out->set = table_count(set) > 0 ? set : NULL;
    return true;
}

/* Many rules want the same: the set of a class of hundreds of words is kept once. */
static bool read_alternatives(struct reading *r, struct span text, struct event_condition *out)
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

static bool read_condition(struct reading *r, struct span text, struct event_condition *out)
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

static bool read_needs(struct reading *r, struct span text, struct event_rule *rule)
{
    while (text.ptr && text.len > 0) {
        struct span part = span_trim(span_cut(&text, ','));
        if (rule->need_count == EVENT_RULE_NEEDS ||
            !read_condition(r, part, &rule->needs[rule->need_count])) {
            return false;
        }
        const struct event_condition *need = &rule->needs[rule->need_count++];
        rule->weight = (uint8_t)(rule->weight + (need->person || need->absent ? 2
                                                 : need->set                  ? 3
                                                                              : 2));
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

static bool read_codes(struct reading *r, const struct lexicon_table *t, size_t row,
                       const struct rule_columns *c, struct event_rule *rule)
{
    rule->no_act = span_is(lexicon_cell(t, row, c->type), "none");
    rule->type = event_type_from_name(lexicon_cell(t, row, c->type));
    rule->mode = string_of(r->arena, lexicon_cell(t, row, c->mode));
    rule->cameo = string_of(r->arena, lexicon_cell(t, row, c->cameo));
    rule->combine = combine_from_name(lexicon_cell(t, row, c->combine));
    if (!rule->mode && rule->cameo) {
        rule->mode = event_lexicon_mode(r->lexicon, rule->cameo);
    }
    return (rule->no_act || rule->type != EVENT_TYPE_COUNT) && rule->combine != COMBINE_COUNT;
}

static void chain_rule(struct reading *r, struct table *index, struct span word)
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

static enum status read_rules(struct reading *r, const char *name, bool verb,
                              struct table **index_out)
{
    struct lexicon_table t;
    enum status status = read_table(r, name, &t);
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
            return row_failure(r, name, row, cell);
        }
        chain_rule(r, index, word);
    }
    *index_out = index;
    return STATUS_OK;
}

static enum status read_operators(struct reading *r)
{
    static const char *const effects[] = {"none",   "ongoing",   "planned", "hypothetical",
                                          "denied", "cancelled", "drop"};
    struct lexicon_table t;
    enum status status = read_table(r, "event_operators", &t);
    if (status != STATUS_OK) {
        return status;
    }
    size_t word = lexicon_column(&t, "word"), effect = lexicon_column(&t, "effect"),
           subject = lexicon_column(&t, "subject");
    struct event_operator *operators = arena_alloc(r->arena, (t.row_count + 1) * sizeof *operators);
    struct table *index = table_new(r->arena, t.row_count);
    for (size_t row = 0; row < t.row_count; row++) {
        struct span side = lexicon_cell(&t, row, subject);
        size_t e = 0;
        while (e <= EFFECT_DROP && !span_is(lexicon_cell(&t, row, effect), effects[e])) {
            e++;
        }
        if (e > EFFECT_DROP) {
            return row_failure(r, "event_operators", row, lexicon_cell(&t, row, effect));
        }
        operators[row].effect = (enum event_effect)e;
        operators[row].subject = span_is(side, "agent")    ? SUBJECT_AGENT
                                 : span_is(side, "target") ? SUBJECT_TARGET
                                                           : SUBJECT_NONE;
        table_set(index, lexicon_cell(&t, row, word), (uint32_t)row);
    }
    r->lexicon->operators = operators;
    r->lexicon->verb_operators = index;
    return STATUS_OK;
}

static enum status read_sectors(struct reading *r)
{
    struct lexicon_table t;
    enum status status = read_table(r, "event_sectors", &t);
    if (status != STATUS_OK) {
        return status;
    }
    size_t sector = lexicon_column(&t, "sector"), words = lexicon_column(&t, "words");
    char(*names)[4] = arena_alloc(r->arena, (t.row_count + 1) * sizeof *names);
    struct table *index = table_new(r->arena, 1024);
    for (size_t row = 0; row < t.row_count; row++) {
        struct span code = lexicon_cell(&t, row, sector);
        if (code.len != 3 && !span_is(code, "-")) {
            return row_failure(r, "event_sectors", row, code);
        }
        memset(names[row], 0, sizeof names[row]);
        memcpy(names[row], code.ptr, code.len == 3 ? 3 : 0);
        struct span rest = lexicon_cell(&t, row, words);
        while (rest.ptr) {
            struct span word = span_cut(&rest, ' ');
            if (word.len > 0) {
                table_set(index, word, (uint32_t)row);
            }
        }
    }
    r->lexicon->sectors = index;
    r->lexicon->sector_names = (const char(*)[4])names;
    return STATUS_OK;
}

static enum status read_modes(struct reading *r)
{
    struct lexicon_table t;
    enum status status = read_table(r, "event_cameo", &t);
    if (status != STATUS_OK) {
        return status;
    }
    size_t code = lexicon_column(&t, "code"), mode = lexicon_column(&t, "mode");
    const char **names = arena_alloc(r->arena, (t.row_count + 1) * sizeof *names);
    struct table *index = table_new(r->arena, t.row_count);
    for (size_t row = 0; row < t.row_count; row++) {
        names[row] = string_of(r->arena, lexicon_cell(&t, row, mode));
        table_set(index, lexicon_cell(&t, row, code), (uint32_t)row);
    }
    r->lexicon->modes = index;
    r->lexicon->mode_names = names;
    return STATUS_OK;
}

static enum status read_combos(struct reading *r)
{
    struct lexicon_table t;
    enum status status = read_table(r, "event_combos", &t);
    if (status != STATUS_OK) {
        return status;
    }
    size_t class = lexicon_column(&t, "class"), inner = lexicon_column(&t, "inner"),
           code = lexicon_column(&t, "cameo");
    const char **codes = arena_alloc(r->arena, (t.row_count + 1) * sizeof *codes);
    struct table *index = table_new(r->arena, t.row_count);
    for (size_t row = 0; row < t.row_count; row++) {
        struct span name = lexicon_cell(&t, row, class), prefix = lexicon_cell(&t, row, inner);
        if (combine_from_name(name) == COMBINE_COUNT) {
            return row_failure(r, "event_combos", row, name);
        }
        codes[row] = string_of(r->arena, lexicon_cell(&t, row, code));
        table_set(index, arena_printf(r->arena, "%.*s:%.*s", SPAN_ARG(name), SPAN_ARG(prefix)),
                  (uint32_t)row);
    }
    r->lexicon->combos = index;
    r->lexicon->combo_codes = codes;
    return STATUS_OK;
}

/* Of a form that two verbs share, the first counts. */
static void read_irregular(struct reading *r)
{
    struct table *forms = table_new(r->arena, 512);
    for (uint32_t i = 0; irregular_at(i).form.ptr; i++) {
        if (irregular_at(i).xpos != XPOS_NNS) {
            table_intern(forms, irregular_at(i).form, i);
        }
    }
    r->lexicon->irregular = forms;
}

enum status event_lexicon_new(struct arena *arena, const char *lexicon_dir,
                              const struct event_lexicon **out, struct failure *failure)
{
    struct event_lexicon *lexicon = arena_alloc(arena, sizeof *lexicon);
    struct reading r = {
        .arena = arena, .lexicon_dir = lexicon_dir, .failure = failure, .lexicon = lexicon};
    struct table *verbs = NULL, *nouns = NULL;
    enum status status;
    if ((status = read_classes(&r)) != STATUS_OK || (status = read_modes(&r)) != STATUS_OK ||
        (status = read_rules(&r, "event_verbs", true, &verbs)) != STATUS_OK ||
        (status = read_rules(&r, "event_nouns", false, &nouns)) != STATUS_OK ||
        (status = read_operators(&r)) != STATUS_OK || (status = read_sectors(&r)) != STATUS_OK ||
        (status = read_combos(&r)) != STATUS_OK) {
        return status;
    }
    read_irregular(&r);
    lexicon->rules = r.rules;
    lexicon->verbs = verbs;
    lexicon->nouns = nouns;
    *out = lexicon;
    return STATUS_OK;
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
