/* What an event is, from all sentences that tell it:
 *   title, type, mode, code   of the most confident one that names somebody; on a tie of one that
 *                             says who did it to whom, then of one whose article says the day, then
 *                             of the one published first
 *   status, negation          of the last report that says happened, ongoing or denied; when none
 *                             does, of the last one
 *   date                      the most precise; on a tie the better founded (explicit, relative,
 *                             dateline, inherited, published), then the more often given, then the
 *                             one published first
 *   place                     a resolved one; a town rather than its country; then the one most
 *                             often given, on a tie the one published first
 *   actors, recipients        of the best sentence, one described there by the name that another
 *                             sentence of its article has, then the resolved ones that others add;
 *                             where nobody is, whom the best other one of its type describes
 *   confidence                of the best sentence
 *   source_count              different outlets; a copy counts as its original, and an article
 *                             without an outlet as one of its own
 * Dates that do not overlap, different places of the same kind, and different numbers of killed or
 * wounded are noted as conflicts. Rows come in the order of publication, article id and position,
 * so that nothing depends on the order of loading. The sentences are those that the connection
 * shows: the archive's, or those of articles that were published by a day (as_of.c). */

#include "event_merge.h"

#include <string.h>

#include "base/table.h"
#include "base/utf8.h"
#include "event_conflicts.h"
#include "event_words.h"
#include "store/codes.h"
#include "store/ids.h"
#include "store/list_rows.h"

static struct told read_told(sqlite3_stmt *statement, struct arena *arena)
{
    struct columns columns = columns_start(statement, arena);
    struct told told = {.evidence_id = column_int(&columns)};
    told.article = column_text(&columns);
    told.root = column_text(&columns);
    told.source = column_text(&columns);
    told.first_day = column_day(&columns);
    told.last_day = column_day(&columns);
    told.title = column_text(&columns);
    told.type = column_text(&columns);
    told.mode = column_text(&columns);
    told.cameo = column_text(&columns);
    told.status = event_status_from_name(column_borrowed(&columns));
    told.negated = column_bool(&columns);
    told.period = column_period(&columns);
    told.date_basis = date_basis_from_name(column_borrowed(&columns));
    told.date_text = column_text(&columns);
    told.place = column_int(&columns);
    told.place_text = column_text(&columns);
    told.place_subtype = entity_subtype_from_name(column_borrowed(&columns));
    column_code(&columns, told.place_country);
    told.confidence = column_real(&columns);
    told.tolls[TOLL_KILLED] = column_int(&columns);
    told.tolls[TOLL_WOUNDED] = column_int(&columns);
    int64_t parties = column_int(&columns);
    told.names = (parties & 1) != 0;
    told.sides = (parties & 2) != 0;
    return told;
}

static struct binder start_put(struct event_merge *merge, const char *name)
{
    return bind_start(connection_named(merge->connection, name));
}

static enum status read_evidence(struct event_merge *merge)
{
    sqlite3_stmt *statement = connection_named(merge->connection, "derive.event_evidence");
    if (statement == NULL) {
        return connection_failed(merge->connection);
    }
    sqlite3_bind_int64(statement, 1, merge->event_id);
    size_t capacity = 0;
    bool row = true;
    while (row) {
        enum status status = statement_step(merge->connection, statement, &row);
        if (status != STATUS_OK) {
            return status;
        }
        if (row) {
            merge->told =
                arena_grow(merge->arena, merge->told, merge->count, &capacity, sizeof *merge->told);
            merge->told[merge->count++] = read_told(statement, merge->arena);
        }
    }
    return STATUS_OK;
}

static bool is_firm(enum event_status status)
{
    return status == EVENT_HAPPENED || status == EVENT_ONGOING || status == EVENT_DENIED;
}

static bool is_later(const struct told *a, const struct told *b)
{
    return a->first_day != DAY_NONE && b->first_day != DAY_NONE && a->first_day > b->first_day;
}

static const struct told *choose_status(const struct event_merge *merge)
{
    const struct told *chosen = &merge->told[0];
    for (size_t i = 1; i < merge->count; i++) {
        const struct told *told = &merge->told[i];
        bool firmer = is_firm(told->status) && !is_firm(chosen->status);
        bool as_firm = is_firm(told->status) == is_firm(chosen->status);
        if (firmer || (as_firm && is_later(told, chosen))) {
            chosen = told;
        }
    }
    return chosen;
}

/* Whether a report says by words of its own on which day. */
static bool says_day(const struct told *told)
{
    bool own = told->date_basis == DATE_EXPLICIT || told->date_basis == DATE_RELATIVE;
    return own && told->period.precision == PRECISION_DAY;
}

/* Whether its article does, whose reports stand together: a headline has the day of its lead. */
static bool article_says_day(const struct event_merge *merge, const struct told *told)
{
    const struct told *first = told, *end = merge->told + merge->count;
    while (first > merge->told && span_equal(first[-1].article, told->article)) {
        first--;
    }
    for (; first < end && span_equal(first->article, told->article); first++) {
        if (says_day(first)) {
            return true;
        }
    }
    return false;
}

/* Whether `a` is the better report: it names somebody ("Minister resigns" does not), is surer, says
 * who did it to whom, or on which day. */
static bool is_better(const struct event_merge *merge, const struct told *a, const struct told *b)
{
    if (a->names != b->names) {
        return a->names;
    }
    if (a->confidence > b->confidence || a->confidence < b->confidence) {
        return a->confidence > b->confidence;
    }
    if (a->sides != b->sides) {
        return a->sides;
    }
    return article_says_day(merge, a) && !article_says_day(merge, b);
}

/* The best of the reports that tell the status which was chosen, the first of equal ones. */
static const struct told *choose_best(const struct event_merge *merge)
{
    const struct told *best = NULL;
    for (size_t i = 0; i < merge->count; i++) {
        const struct told *told = &merge->told[i];
        if (told->status == merge->status->status && (!best || is_better(merge, told, best))) {
            best = told;
        }
    }
    return best;
}

/* How well founded a date is, the best first. */
static int basis_rank(enum date_basis basis)
{
    static const int ranks[DATE_BASIS_COUNT] = {
        [DATE_CORRECTION] = 0, [DATE_EXPLICIT] = 1,  [DATE_RELATIVE] = 2,  [DATE_DATELINE] = 3,
        [DATE_INHERITED] = 4,  [DATE_PUBLISHED] = 5, [DATE_UNRESOLVED] = 6};
    return ranks[basis];
}

static bool period_equal(struct period a, struct period b)
{
    return a.earliest == b.earliest && a.latest == b.latest && a.precision == b.precision;
}

static size_t count_date(const struct event_merge *merge, struct period period)
{
    size_t count = 0;
    for (size_t i = 0; i < merge->count; i++) {
        count += period_equal(merge->told[i].period, period);
    }
    return count;
}

/* Whether `a` has the better date. */
static bool date_is_better(const struct event_merge *merge, const struct told *a,
                           const struct told *b)
{
    bool user_a = a->date_basis == DATE_CORRECTION, user_b = b->date_basis == DATE_CORRECTION;
    if (user_a != user_b) {
        return user_a;
    }
    if (a->period.precision != b->period.precision) {
        return a->period.precision < b->period.precision;
    }
    if (basis_rank(a->date_basis) != basis_rank(b->date_basis)) {
        return basis_rank(a->date_basis) < basis_rank(b->date_basis);
    }
    return count_date(merge, a->period) > count_date(merge, b->period);
}

/* NULL when no sentence gives a date. */
static const struct told *choose_date(const struct event_merge *merge)
{
    const struct told *chosen = NULL;
    for (size_t i = 0; i < merge->count; i++) {
        const struct told *told = &merge->told[i];
        if (period_is_known(told->period) &&
            (chosen == NULL || date_is_better(merge, told, chosen))) {
            chosen = told;
        }
    }
    return chosen;
}

static bool has_place(const struct told *told)
{
    return told->place != 0 || told->place_text.ptr != NULL;
}

bool told_same_place(const struct told *a, const struct told *b)
{
    if (a->place != 0 || b->place != 0) {
        return a->place == b->place;
    }
    return span_equal(a->place_text, b->place_text);
}

static size_t count_place(const struct event_merge *merge, const struct told *told)
{
    size_t count = 0;
    for (size_t i = 0; i < merge->count; i++) {
        count += has_place(&merge->told[i]) && told_same_place(&merge->told[i], told);
    }
    return count;
}

/* How closely a place says where: a country 0, a region or river 1, a town or what is in one 2, and
 * so what no lexicon knows. */
static int closeness(const struct told *told)
{
    return told->place_subtype == SUBTYPE_COUNTRY                                            ? 0
           : told->place_subtype == SUBTYPE_REGION || told->place_subtype == SUBTYPE_NATURAL ? 1
                                                                                             : 2;
}

/* Whether the place of `a` may lie within that of `b`: "Kabul" and "Afghanistan". */
static bool is_closer(const struct told *a, const struct told *b)
{
    bool elsewhere = a->place_country[0] && memcmp(a->place_country, b->place_country, 4) != 0;
    return closeness(a) > closeness(b) && !elsewhere;
}

/* NULL when no sentence gives a place; a resolved one is preferred, then one that lies within the
 * others, then the one most often given. */
static const struct told *choose_place(const struct event_merge *merge)
{
    const struct told *chosen = NULL;
    for (size_t i = 0; i < merge->count; i++) {
        const struct told *told = &merge->told[i];
        if (!has_place(told)) {
            continue;
        }
        bool resolved = chosen && told->place != 0 && chosen->place == 0;
        bool as_good = chosen && (told->place != 0) == (chosen->place != 0);
        bool closer = as_good && is_closer(told, chosen);
        if (chosen == NULL || resolved || closer ||
            (as_good && !is_closer(chosen, told) &&
             count_place(merge, told) > count_place(merge, chosen))) {
            chosen = told;
        }
    }
    return chosen;
}

struct counts {
    size_t articles, sources;
    int32_t first_reported, last_reported;
    struct span first_article;
};

static struct counts count_reports(const struct event_merge *merge)
{
    struct counts counts = {.first_reported = DAY_NONE,
                            .last_reported = DAY_NONE,
                            .first_article = merge->told[0].article};
    struct table *articles = table_new(merge->arena, merge->count);
    struct table *sources = table_new(merge->arena, merge->count);
    for (size_t i = 0; i < merge->count; i++) {
        const struct told *told = &merge->told[i];
        table_set(articles, told->article, 1);
        table_set(sources,
                  told->source.ptr ? arena_printf(merge->arena, "s%.*s", SPAN_ARG(told->source))
                                   : arena_printf(merge->arena, "a%.*s", SPAN_ARG(told->root)),
                  1);
        if (told->first_day != DAY_NONE &&
            (counts.first_reported == DAY_NONE || told->first_day < counts.first_reported)) {
            counts.first_reported = told->first_day;
        }
        if (told->last_day != DAY_NONE && told->last_day > counts.last_reported) {
            counts.last_reported = told->last_day;
        }
        if (span_compare(told->article, counts.first_article) < 0) {
            counts.first_article = told->article;
        }
    }
    counts.articles = table_count(articles);
    counts.sources = table_count(sources);
    return counts;
}

static void bind_kind(struct binder *binder, const struct told *best)
{
    enum event_type type = event_type_from_name(best->type);
    bool known = type != EVENT_TYPE_COUNT;
    bind_text(binder, best->type);
    bind_text(binder, span_of(known ? event_type_scheme(type) : "civil"));
    bind_name(binder, known ? event_type_quad_class(type) : NULL);
    bind_text(binder, best->mode);
    bind_text(binder, best->cameo);
}

/* The words of a date that no report resolves: the best report's, else the first one's that has
 * any. */
static struct span open_date_text(const struct event_merge *merge)
{
    struct span text = merge->best->date_text;
    for (size_t i = 0; !text.ptr && i < merge->count; i++) {
        text = merge->told[i].date_text;
    }
    return text;
}

static void bind_when_and_where(struct binder *binder, const struct event_merge *merge)
{
    const struct told *date = merge->date, *place = merge->place;
    bind_period(binder, date ? date->period : PERIOD_UNKNOWN);
    bind_text(binder, arena_one_line(merge->arena, date ? date->date_text : open_date_text(merge)));
    bind_name(binder, date ? date_basis_name(date->date_basis) : NULL);
    if (place && place->place != 0) {
        bind_int(binder, place->place);
    } else {
        bind_null(binder);
    }
    bind_text(binder, place ? arena_one_line(merge->arena, place->place_text) : (struct span){0});
}

static enum status write_event(struct event_merge *merge, struct span slug)
{
    struct counts counts = count_reports(merge);
    struct binder binder = start_put(merge, merge->into->event);
    bind_text(&binder, slug);
    bind_text(&binder, merge->best->title);
    bind_kind(&binder, merge->best);
    bind_name(&binder, event_status_name(merge->status->status));
    bind_int(&binder, merge->status->negated);
    bind_when_and_where(&binder, merge);
    bind_real(&binder, merge->best->confidence);
    bind_int(&binder, (int64_t)counts.articles);
    bind_int(&binder, (int64_t)counts.sources);
    bind_day(&binder, counts.first_reported);
    bind_day(&binder, counts.last_reported);
    bind_text(&binder, counts.first_article);
    bind_int(&binder, merge->event_id);
    return statement_run(merge->connection, binder.statement);
}

static enum status write_party(struct event_merge *merge, const struct event_party *party,
                               int64_t position)
{
    struct binder binder = start_put(merge, merge->into->party);
    bind_int(&binder, merge->event_id);
    bind_name(&binder, party_role_name(party->role));
    bind_int(&binder, position);
    if (party->entity != 0) {
        bind_int(&binder, party->entity);
    } else {
        bind_null(&binder);
    }
    bind_text(&binder, arena_one_line(merge->arena, party->text));
    bind_text(&binder, party->country[0] ? span_of(party->country) : (struct span){0});
    bind_text(&binder, party->sector);
    return statement_run(merge->connection, binder.statement);
}

/* Whom the best of the other reports of the event's type only describe in a role. */
enum { DESCRIBED_MAX = 4 };

struct described {
    const struct told *told; /* NULL: none does */
    struct event_party parties[DESCRIBED_MAX];
    size_t count;
};

struct gathering {
    const struct event_merge *merge;
    const struct told *told; /* whose parties are read */
    struct event_parties parties;
    enum party_report report;
    struct described described[PARTY_ROLE_COUNT];
};

/* Whether the words for a party say more than how many they are: neither "he" nor "four". */
static bool says_who(struct arena *arena, struct span text)
{
    struct span rest = utf8_fold_plain(arena, text), word;
    if (event_words_is_pronoun(rest)) {
        return false;
    }
    while (event_words_next(&rest, &word)) {
        if (event_words_number(word) == 0) {
            return true;
        }
    }
    return false;
}

/* Keeps a description for the case that no report names or describes anybody better. */
static void take_described(struct gathering *gathering, const struct event_party *party)
{
    struct described *described = &gathering->described[party->role];
    const struct told *told = gathering->told;
    if (party->entity != 0 || told == gathering->merge->best ||
        !span_equal(told->type, gathering->merge->best->type) ||
        told->status != gathering->merge->best->status ||
        !says_who(gathering->parties.arena, party->text)) {
        return;
    }
    if (!described->told ||
        (described->told != told && is_better(gathering->merge, told, described->told))) {
        *described = (struct described){.told = told};
    }
    if (described->told == told && described->count < DESCRIBED_MAX) {
        described->parties[described->count++] = *party;
    }
}

static void take_party(void *context, struct columns *columns)
{
    struct gathering *gathering = context;
    struct event_party party = {.role = party_role_from_name(column_borrowed(columns))};
    party.entity = column_int(columns);
    party.text = column_text(columns);
    column_code(columns, party.country);
    party.sector = column_text(columns);
    party.name = utf8_fold_plain(gathering->parties.arena, column_borrowed(columns));
    enum entity_subtype subtype = entity_subtype_from_name(column_borrowed(columns));
    party.is_town = subtype == SUBTYPE_CITY;
    party.is_country = subtype == SUBTYPE_COUNTRY;
    event_parties_add(&gathering->parties, &party, gathering->report);
    take_described(gathering, &party);
}

static enum party_report report_of(const struct event_merge *merge, const struct told *told)
{
    return told == merge->best                               ? REPORT_BEST
           : span_equal(told->article, merge->best->article) ? REPORT_BESIDE_BEST
                                                             : REPORT_ELSEWHERE;
}

static enum status gather_parties(struct event_merge *merge, struct gathering *gathering,
                                  const struct told *told)
{
    gathering->told = told;
    gathering->report = report_of(merge, told);
    return list_children(merge->connection, "derive.evidence_parties", told->evidence_id,
                         merge->arena, take_party, gathering);
}

/* Who takes part in a role, or else who is described there. */
static enum status write_role(struct event_merge *merge, const struct gathering *gathering,
                              enum party_role role)
{
    int64_t position = 0;
    enum status status = STATUS_OK;
    for (size_t i = 0; i < gathering->parties.count && status == STATUS_OK; i++) {
        if (gathering->parties.items[i].role == role) {
            status = write_party(merge, &gathering->parties.items[i], position++);
        }
    }
    const struct described *described = &gathering->described[role];
    for (size_t i = 0; position == (int64_t)i && i < described->count && status == STATUS_OK; i++) {
        status = write_party(merge, &described->parties[i], position++);
    }
    return status;
}

static enum status write_parties(struct event_merge *merge)
{
    struct gathering gathering = {.merge = merge, .parties = {.arena = merge->arena}};
    enum status status = gather_parties(merge, &gathering, merge->best);
    for (size_t i = 0; i < merge->count && status == STATUS_OK; i++) {
        if (&merge->told[i] != merge->best) {
            status = gather_parties(merge, &gathering, &merge->told[i]);
        }
    }
    for (int role = 0; role < PARTY_ROLE_COUNT && status == STATUS_OK; role++) {
        status = write_role(merge, &gathering, (enum party_role)role);
    }
    return status;
}

void event_merge_choose(struct event_merge *merge)
{
    merge->status = choose_status(merge);
    merge->best = choose_best(merge);
    merge->date = choose_date(merge);
    merge->place = choose_place(merge);
}

enum status event_merge_read(struct event_merge *merge)
{
    enum status status = read_evidence(merge);
    if (status == STATUS_OK && merge->count > 0) {
        event_merge_choose(merge);
    }
    return status;
}

struct span event_merge_slug(const struct event_merge *merge)
{
    return ids_event_slug(merge->arena, merge->date ? merge->date->period : PERIOD_UNKNOWN,
                          merge->best->type, merge->best->title);
}

enum status event_merge_write(struct event_merge *merge)
{
    enum status status = write_event(merge, event_merge_slug(merge));
    if (status == STATUS_OK) {
        status = write_parties(merge);
    }
    return status == STATUS_OK ? event_conflicts_write(merge) : status;
}
