/* Vetoes and pins. An id names the event that has it before any of them acts, else the one to which
 * a pin gives it, else the only one with a sentence that alone would give the event this id, else,
 * the date apart, the only one with such a sentence: an event goes on to be found when other
 * articles have given it another first sentence or a better date. A vetoed event's sentences are
 * put aside until the next load. A pinned event has the title, the date and the status that the
 * line says, the title of the sentence by which it was found when the line says none, and full
 * confidence. */
#include "base/table.h"
#include "correct.h"
#include "store/codes.h"
#include "store/ids.h"
#include "store/list.h"

#define NO_LINE SIZE_MAX

/* An event that a line names. */
struct target {
    int64_t row;
    size_t pin, veto;        /* the lines that say so */
    struct span found_title; /* of the sentence by which it was found; absent: by its id */
    struct span title, type;
    struct span id, slug;
    struct span new_id, new_slug; /* absent: they stay */
    enum event_status status;
    bool negated;
    struct period period;
    struct span date_text, date_basis;
};

/* What a sentence alone would call its event. */
struct wording {
    int64_t row;
    struct span title, slug, undated; /* undated: the slug without its date */
};

struct choice {
    struct corrections *corrections;
    struct store_load *load;
    struct arena *arena;
    struct target *targets;
    size_t count, capacity;
    struct table *by_row;
    struct table *by_new_id;
    struct wording *sentences; /* read when they are needed first */
    size_t sentence_count, sentence_capacity;
    bool sentences_read;
};

static struct correction_line *line_at(const struct choice *choice, size_t line)
{
    return &choice->corrections->lines[line];
}

/* --- finding ---------------------------------------------------------------------------------- */

static enum status read_target(struct choice *choice, struct target *target)
{
    struct connection *connection = choice->load->connection;
    struct binder binder = bind_start(connection_named(connection, "correct.event"));
    bind_int(&binder, target->row);
    bool found;
    enum status status = statement_step(connection, binder.statement, &found);
    if (status != STATUS_OK || !found) {
        return status == STATUS_OK ? STATUS_INTERNAL : status;
    }
    struct columns columns = columns_start(binder.statement, choice->arena);
    target->id = column_text(&columns);
    target->slug = column_text(&columns);
    target->title = column_text(&columns);
    target->type = column_text(&columns);
    target->status = event_status_from_name(column_borrowed(&columns));
    target->negated = column_bool(&columns);
    target->period = column_period(&columns);
    target->date_text = column_text(&columns);
    target->date_basis = column_text(&columns);
    sqlite3_reset(binder.statement);
    return STATUS_OK;
}

static enum status target_of(struct choice *choice, int64_t row, struct span found_title,
                             size_t *out)
{
    struct span key = {(const char *)&row, sizeof row};
    uint32_t known = table_get(choice->by_row, key);
    if (known != TABLE_NONE) {
        *out = known;
        return STATUS_OK;
    }
    choice->targets = arena_grow(choice->arena, choice->targets, choice->count, &choice->capacity,
                                 sizeof *choice->targets);
    struct target *target = &choice->targets[choice->count];
    *target =
        (struct target){.row = row, .pin = NO_LINE, .veto = NO_LINE, .found_title = found_title};
    enum status status = read_target(choice, target);
    if (status == STATUS_OK) {
        table_set(choice->by_row, arena_copy(choice->arena, key), (uint32_t)choice->count);
        *out = choice->count++;
    }
    return status;
}

static void take_sentence(void *context, struct columns *columns)
{
    struct choice *choice = context;
    choice->sentences = arena_grow(choice->arena, choice->sentences, choice->sentence_count,
                                   &choice->sentence_capacity, sizeof *choice->sentences);
    struct wording *sentence = &choice->sentences[choice->sentence_count++];
    sentence->row = column_int(columns);
    sentence->title = column_text(columns);
    struct span type = column_text(columns);
    struct period period = column_period(columns);
    sentence->slug = ids_event_slug(choice->arena, period, type, sentence->title);
    sentence->undated = ids_event_slug(choice->arena, PERIOD_UNKNOWN, type, sentence->title);
}

static enum status read_sentences(struct choice *choice)
{
    struct connection *connection = choice->load->connection;
    choice->sentences_read = true;
    return list_each(connection, connection_named(connection, "correct.sentences"), choice->arena,
                     take_sentence, choice);
}

/* Whether `reference` is the slug behind the date of an event id: "-agree-two-sides-agreed". */
static bool is_undated(struct span reference, struct span undated)
{
    struct span rest = span_slice(undated, sizeof "undated" - 1, undated.len);
    return span_ends_with(reference, rest);
}

/* The only event with a sentence that fits; `fits` is 0 when there is none, 2 when there are more.
 */
static const struct wording *find_sentence(const struct choice *choice, struct span reference,
                                           bool dated, int *fits)
{
    const struct wording *found = NULL;
    *fits = 0;
    for (size_t i = 0; i < choice->sentence_count; i++) {
        const struct wording *sentence = &choice->sentences[i];
        bool fit = dated ? span_equal(sentence->slug, reference)
                         : is_undated(reference, sentence->undated);
        if (fit && (found == NULL || found->row != sentence->row)) {
            found = found ? found : sentence;
            ++*fits;
        }
    }
    return found;
}

static enum status resolve(struct choice *choice, struct correction_line *line, size_t *out)
{
    struct span reference = line->said.subject;
    int64_t row;
    enum status status = load_look_up(choice->load, "correct.event_by_id", reference, &row);
    if (status != STATUS_NOT_FOUND) {
        return status == STATUS_OK ? target_of(choice, row, (struct span){0}, out) : status;
    }
    uint32_t made = table_get(choice->by_new_id, reference);
    if (made != TABLE_NONE) {
        *out = made;
        return STATUS_OK;
    }
    status = choice->sentences_read ? STATUS_OK : read_sentences(choice);
    int fits = 0;
    const struct wording *found = find_sentence(choice, reference, true, &fits);
    if (fits == 0) {
        found = find_sentence(choice, reference, false, &fits);
    }
    if (status == STATUS_OK && fits == 1) {
        return target_of(choice, found->row, found->title, out);
    }
    corrections_refuse(choice->corrections, line,
                       fits ? "more than one event may be \"%.*s\""
                            : "no event has the id \"%.*s\"",
                       SPAN_ARG(reference));
    return status;
}

/* --- pins ------------------------------------------------------------------------------------- */

/* A free id, as for entities. */
static enum status free_id(struct choice *choice, struct span slug, struct span *out)
{
    struct span id = slug;
    for (unsigned number = 2;; number++) {
        int64_t row;
        enum status status = load_look_up(choice->load, "correct.event_by_id", id, &row);
        if (status != STATUS_OK && status != STATUS_NOT_FOUND) {
            return status;
        }
        if (status == STATUS_NOT_FOUND && table_get(choice->by_new_id, id) == TABLE_NONE) {
            *out = id;
            return STATUS_OK;
        }
        id = arena_printf(choice->arena, "%.*s-%u", SPAN_ARG(slug), number);
    }
}

static void set_facts(struct target *target, const struct correction *said)
{
    if (said->name.ptr) {
        target->title = said->name;
    } else if (target->found_title.ptr) {
        target->title = target->found_title;
    }
    if (said->object.ptr) {
        target->status = event_status_from_name(said->object);
        target->negated = target->status == EVENT_DENIED;
    }
    if (period_is_known(said->period)) {
        target->period = said->period;
        target->date_text = (struct span){0};
        target->date_basis = span_of(date_basis_name(DATE_CORRECTION));
    }
}

/* The event that line `at` names, NULL when the line is refused: it names none, or one that an
 * earlier line pins; `already` is the last word of that refusal. */
static enum status find_unpinned(struct choice *choice, size_t at, const char *already,
                                 struct target **out)
{
    struct correction_line *line = line_at(choice, at);
    size_t place = 0;
    enum status status = resolve(choice, line, &place);
    if (status != STATUS_OK || line->outcome.ptr) {
        *out = NULL;
        return status;
    }
    struct target *target = &choice->targets[place];
    if (target->pin != NO_LINE) {
        corrections_refuse(
            choice->corrections, line, "%s pins this event%s",
            corrections_place(choice->corrections, line, line_at(choice, target->pin)), already);
    }
    *out = target->pin == NO_LINE ? target : NULL;
    return STATUS_OK;
}

static enum status plan_pin(struct choice *choice, size_t at)
{
    struct target *target = NULL;
    enum status status = find_unpinned(choice, at, " already", &target);
    if (!target) {
        return status;
    }
    target->pin = at;
    set_facts(target, &line_at(choice, at)->said);
    struct span slug = ids_event_slug(choice->arena, target->period, target->type, target->title);
    if (span_equal(slug, target->slug)) {
        return STATUS_OK;
    }
    target->new_slug = slug;
    status = free_id(choice, slug, &target->new_id);
    if (status == STATUS_OK) {
        table_set(choice->by_new_id, target->new_id, (uint32_t)(target - choice->targets));
    }
    return status;
}

static enum status plan_veto(struct choice *choice, size_t at)
{
    struct target *target = NULL;
    enum status status = find_unpinned(choice, at, "", &target);
    if (target) {
        target->veto = at;
    }
    return status;
}

static enum status apply_id(struct choice *choice, const struct target *target)
{
    struct connection *connection = choice->load->connection;
    enum status status =
        corrections_run_text(choice->load, "correct.event_former_put", target->id, target->row);
    struct binder binder = bind_start(connection_named(connection, "correct.event_name"));
    bind_text(&binder, target->new_id);
    bind_text(&binder, target->new_slug);
    bind_int(&binder, target->row);
    if (status == STATUS_OK) {
        status = statement_run(connection, binder.statement);
    }
    binder = bind_start(connection_named(connection, "correct.event_not_former"));
    bind_text(&binder, target->new_id);
    return status == STATUS_OK ? statement_run(connection, binder.statement) : status;
}

static enum status apply_pin(struct choice *choice, const struct target *target)
{
    struct connection *connection = choice->load->connection;
    struct binder binder = bind_start(connection_named(connection, "correct.event_pin"));
    bind_text(&binder, target->title);
    bind_name(&binder, event_status_name(target->status));
    bind_int(&binder, target->negated);
    bind_period(&binder, target->period);
    bind_text(&binder, target->date_text);
    bind_text(&binder, target->date_basis);
    bind_int(&binder, target->row);
    enum status status = statement_run(connection, binder.statement);
    return status == STATUS_OK && target->new_id.ptr ? apply_id(choice, target) : status;
}

static enum status apply_veto(struct choice *choice, int64_t row)
{
    static const char *const steps[] = {"derive.event_entities_touch", "correct.veto",
                                        "correct.veto_parties",        "correct.veto_unindex",
                                        "correct.veto_rows",           "derive.event_delete"};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < sizeof steps / sizeof *steps && status == STATUS_OK; i++) {
        status = load_run_id(choice->load, steps[i], row);
    }
    return status;
}

static enum status apply_all(struct choice *choice)
{
    enum status status = STATUS_OK;
    for (size_t i = 0; i < choice->count && status == STATUS_OK; i++) {
        const struct target *target = &choice->targets[i];
        if (target->veto != NO_LINE) {
            status = apply_veto(choice, target->row);
        } else if (target->pin != NO_LINE) {
            status = apply_pin(choice, target);
        }
    }
    return status == STATUS_OK
               ? statement_run(choice->load->connection,
                               connection_named(choice->load->connection, "correct.veto_counts"))
               : status;
}

enum status corrections_events(struct corrections *corrections)
{
    struct choice choice = {.corrections = corrections,
                            .load = corrections->load,
                            .arena = corrections->arena,
                            .by_row = table_new(corrections->arena, corrections->count),
                            .by_new_id = table_new(corrections->arena, corrections->count)};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < corrections->count && status == STATUS_OK; i++) {
        if (corrections_wants(line_at(&choice, i), CORRECT_PIN)) {
            status = plan_pin(&choice, i);
        }
    }
    for (size_t i = 0; i < corrections->count && status == STATUS_OK; i++) {
        if (corrections_wants(line_at(&choice, i), CORRECT_VETO)) {
            status = plan_veto(&choice, i);
        }
    }
    return status == STATUS_OK ? apply_all(&choice) : status;
}
