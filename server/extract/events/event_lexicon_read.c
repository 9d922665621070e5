/* Reads the event lexicons into flat arrays and hash tables: the classes of words, what governing
 * words do, the sectors of roles, modes and combinations of codes. The rules of verbs and nouns are
 * event_lexicon_rules.c's. */
#include "event_lexicon_read.h"

#include <string.h>

#include "text/irregular.h"
#include "text/tagset.h"

const char *event_reading_string(struct arena *arena, struct span text)
{
    return text.len == 0 ? NULL : arena_printf(arena, "%.*s", SPAN_ARG(text)).ptr;
}

enum status event_reading_table(struct event_reading *r, const char *name,
                                struct lexicon_table *out)
{
    return lexicon_load(r->arena, r->arena, r->lexicon_dir, name, out, r->failure);
}

enum status event_reading_failure(struct event_reading *r, const char *name, size_t row,
                                  struct span cell)
{
    return failure_set(r->failure, STATUS_INVALID, "lexicon %s, row %zu: \"%.*s\" is not known",
                       name, row + 1, SPAN_ARG(cell));
}

bool event_reading_is_code(const struct event_reading *r, struct span cameo)
{
    return table_get(r->lexicon->modes, cameo) != TABLE_NONE;
}

void event_reading_words(struct table *set, struct span words)
{
    while (words.ptr) {
        struct span word = span_trim(span_cut(&words, ' '));
        if (word.len > 0) {
            table_set(set, word, 1);
        }
    }
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

static enum status read_named_classes(struct event_reading *r)
{
    static const char *const names[EVENT_CLASS_COUNT] = {[EVENT_CLASS_HARM] = "harm",
                                                         [EVENT_CLASS_CONTAINER] = "container",
                                                         [EVENT_CLASS_ATTRIBUTION] = "attribution",
                                                         [EVENT_CLASS_PROMISE] = "promise",
                                                         [EVENT_CLASS_SELF] = "self",
                                                         [EVENT_CLASS_SPORT] = "sport",
                                                         [EVENT_CLASS_GAME] = "game",
                                                         [EVENT_CLASS_FABLE] = "fable",
                                                         [EVENT_CLASS_FINDING] = "finding",
                                                         [EVENT_CLASS_UNDERGONE] = "undergone",
                                                         [EVENT_CLASS_OPENING] = "opening",
                                                         [EVENT_CLASS_PAPER] = "paper",
                                                         [EVENT_CLASS_VIOLENT] = "violent",
                                                         [EVENT_CLASS_CASE] = "case",
                                                         [EVENT_CLASS_BODY] = "body",
                                                         [EVENT_CLASS_AREA] = "area",
                                                         [EVENT_CLASS_JOINT] = "joint",
                                                         [EVENT_CLASS_TALK] = "talk",
                                                         [EVENT_CLASS_VEHICLE] = "vehicle",
                                                         [EVENT_CLASS_DISEASE] = "disease",
                                                         [EVENT_CLASS_OCCASION] = "occasion",
                                                         [EVENT_CLASS_TELLER] = "teller",
                                                         [EVENT_CLASS_MONEY] = "money",
                                                         [EVENT_CLASS_ABSTRACT] = "abstract"};
    for (int i = 0; i < EVENT_CLASS_COUNT; i++) {
        uint32_t at = table_get(r->classes, span_of(names[i]));
        if (at == TABLE_NONE) {
            return failure_set(r->failure, STATUS_INVALID,
                               "lexicon event_classes: the class \"%s\" is missing", names[i]);
        }
        struct table *set = table_new(r->arena, 32);
        event_reading_words(set, r->class_words[at]);
        r->lexicon->classes[i] = set;
    }
    return STATUS_OK;
}

static enum status read_classes(struct event_reading *r)
{
    struct lexicon_table t;
    enum status status = event_reading_table(r, "event_classes", &t);
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
            return event_reading_failure(r, "event_classes", row, lexicon_cell(&t, row, kinds));
        }
        table_set(r->classes, lexicon_cell(&t, row, name), (uint32_t)row);
    }
    return read_named_classes(r);
}

static enum status read_operators(struct event_reading *r)
{
    static const char *const effects[] = {
        [EFFECT_NONE] = "none",       [EFFECT_ONGOING] = "ongoing",
        [EFFECT_PLANNED] = "planned", [EFFECT_HYPOTHETICAL] = "hypothetical",
        [EFFECT_DENIED] = "denied",   [EFFECT_CANCELLED] = "cancelled",
        [EFFECT_DROP] = "drop"};
    struct lexicon_table t;
    enum status status = event_reading_table(r, "event_operators", &t);
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
            return event_reading_failure(r, "event_operators", row, lexicon_cell(&t, row, effect));
        }
        operators[row].effect = (enum event_effect)e;
        if (side.len > 0 && !span_is(side, "agent") && !span_is(side, "target")) {
            return event_reading_failure(r, "event_operators", row, side);
        }
        operators[row].subject = span_is(side, "agent")    ? SUBJECT_AGENT
                                 : span_is(side, "target") ? SUBJECT_TARGET
                                                           : SUBJECT_NONE;
        table_set(index, lexicon_cell(&t, row, word), (uint32_t)row);
    }
    r->lexicon->operators = operators;
    r->lexicon->verb_operators = index;
    return STATUS_OK;
}

static enum status read_sectors(struct event_reading *r)
{
    struct lexicon_table t;
    enum status status = event_reading_table(r, "event_sectors", &t);
    if (status != STATUS_OK) {
        return status;
    }
    size_t sector = lexicon_column(&t, "sector"), words = lexicon_column(&t, "words");
    char(*names)[4] = arena_alloc(r->arena, (t.row_count + 1) * sizeof *names);
    struct table *index = table_new(r->arena, 1024);
    for (size_t row = 0; row < t.row_count; row++) {
        struct span code = lexicon_cell(&t, row, sector);
        if (code.len != 3 && !span_is(code, "-")) {
            return event_reading_failure(r, "event_sectors", row, code);
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

static enum status read_modes(struct event_reading *r)
{
    struct lexicon_table t;
    enum status status = event_reading_table(r, "event_cameo", &t);
    if (status != STATUS_OK) {
        return status;
    }
    size_t code = lexicon_column(&t, "code"), mode = lexicon_column(&t, "mode");
    const char **names = arena_alloc(r->arena, (t.row_count + 1) * sizeof *names);
    struct table *index = table_new(r->arena, t.row_count);
    for (size_t row = 0; row < t.row_count; row++) {
        names[row] = event_reading_string(r->arena, lexicon_cell(&t, row, mode));
        table_set(index, lexicon_cell(&t, row, code), (uint32_t)row);
    }
    r->lexicon->modes = index;
    r->lexicon->mode_names = names;
    return STATUS_OK;
}

static enum status read_combos(struct event_reading *r)
{
    struct lexicon_table t;
    enum status status = event_reading_table(r, "event_combos", &t);
    if (status != STATUS_OK) {
        return status;
    }
    size_t class = lexicon_column(&t, "class"), inner = lexicon_column(&t, "inner"),
           code = lexicon_column(&t, "cameo");
    const char **codes = arena_alloc(r->arena, (t.row_count + 1) * sizeof *codes);
    struct table *index = table_new(r->arena, t.row_count);
    for (size_t row = 0; row < t.row_count; row++) {
        struct span name = lexicon_cell(&t, row, class), prefix = lexicon_cell(&t, row, inner);
        if (event_combine_from_name(name) == COMBINE_COUNT) {
            return event_reading_failure(r, "event_combos", row, name);
        }
        if (!event_reading_is_code(r, lexicon_cell(&t, row, code))) {
            return event_reading_failure(r, "event_combos", row, lexicon_cell(&t, row, code));
        }
        codes[row] = event_reading_string(r->arena, lexicon_cell(&t, row, code));
        table_set(index, arena_printf(r->arena, "%.*s:%.*s", SPAN_ARG(name), SPAN_ARG(prefix)),
                  (uint32_t)row);
    }
    r->lexicon->combos = index;
    r->lexicon->combo_codes = codes;
    return STATUS_OK;
}

/* Of a form that two verbs share, the first counts. */
static void read_irregular(struct event_reading *r)
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
    struct event_reading r = {
        .arena = arena, .lexicon_dir = lexicon_dir, .failure = failure, .lexicon = lexicon};
    struct table *verbs = NULL, *nouns = NULL;
    enum status status;
    if ((status = read_classes(&r)) != STATUS_OK || (status = read_modes(&r)) != STATUS_OK ||
        (status = event_reading_rules(&r, "event_verbs", true, &verbs)) != STATUS_OK ||
        (status = event_reading_rules(&r, "event_nouns", false, &nouns)) != STATUS_OK ||
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
