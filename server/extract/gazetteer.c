/* All phrases are in one open-addressing table, keyed by the 64-bit FNV-1a hash of their folded
 * bytes; the beginnings of longer phrases are in it, too, so that a match walks on only while there
 * is something to find. The hash stands for the phrase: among some 10^5 phrases two that collide
 * are not to be expected (10^-9). What it does not do: choose between meanings; it lists them. */
#include "gazetteer.h"

#include <math.h>
#include <stdlib.h>

#include "base/prefetch.h"
#include "base/utf8.h"
#include "extract/lexicon.h"

#define GAZETTEER_SLOTS   ((uint32_t)1 << 19) /* the table is refused above half of it */
#define GAZETTEER_COUNTRY 512
#define FNV_OFFSET        UINT64_C(0xcbf29ce484222325)
#define FNV_PRIME         UINT64_C(0x100000001b3)

/* The lowest bit of a slot's hash is not the hash's: the phrase is the beginning of longer ones. */
#define SLOT_PREFIX UINT64_C(1)

struct slot {
    uint64_t hash;             /* 0: free */
    const struct sense *sense; /* NULL: only the beginning of a longer phrase */
};

struct gazetteer {
    struct slot *slots;
    uint32_t slot_count;
    const struct record *countries[GAZETTEER_COUNTRY];
    uint32_t country_count;
};

/* --- keys ---------------------------------------------------------------------------------- */

static uint64_t gazetteer_step(uint64_t hash, char c)
{
    if (c == '&') {
        return gazetteer_step(gazetteer_step(gazetteer_step(hash, 'a'), 'n'), 'd');
    }
    if (c >= 'A' && c <= 'Z') {
        c = (char)(c - 'A' + 'a');
    }
    if (c == '.' || c == ',') {
        return hash;
    }
    return (hash ^ (unsigned char)(c == '-' ? ' ' : c)) * FNV_PRIME;
}

/* Goes on with `text`; blanks and hyphens in a row count once. */
static uint64_t gazetteer_hash(uint64_t hash, struct span text)
{
    bool blank = false;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') { /* nearly always */
            hash = (hash ^ (unsigned char)text.ptr[i]) * FNV_PRIME;
            blank = false;
            continue;
        }
        bool now = text.ptr[i] == ' ' || text.ptr[i] == '-' || text.ptr[i] == '\n';
        if (!now || !blank) {
            hash = gazetteer_step(hash, now ? ' ' : text.ptr[i]);
        }
        blank = now;
    }
    return hash;
}

static bool span_is_ascii(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if ((unsigned char)text.ptr[i] >= 0x80) {
            return false;
        }
    }
    return true;
}

/* Where the search for a hash starts. */
static inline uint32_t gazetteer_home(uint64_t hash)
{
    return (uint32_t)(hash >> 17) & (GAZETTEER_SLOTS - 1);
}

static const struct slot *gazetteer_slot(const struct gazetteer *gazetteer, uint64_t hash)
{
    uint32_t mask = GAZETTEER_SLOTS - 1;
    for (uint32_t i = gazetteer_home(hash);; i = (i + 1) & mask) {
        const struct slot *slot = &gazetteer->slots[i];
        if ((slot->hash | SLOT_PREFIX) == (hash | SLOT_PREFIX) || slot->hash == 0) {
            return slot;
        }
    }
}

/* --- reading the lexicons -------------------------------------------------------------------- */

struct builder {
    struct arena *arena;
    struct arena *scratch; /* while one lexicon is read */
    struct gazetteer *gazetteer;
    const struct lexicon_table *table;
    size_t row;
    const char *name; /* of the lexicon */
    struct failure *failure;
};

static struct slot *gazetteer_claim(struct builder *builder, uint64_t hash)
{
    struct slot *slot = (struct slot *)gazetteer_slot(builder->gazetteer, hash);
    if (slot->hash == 0) {
        slot->hash = hash & ~SLOT_PREFIX;
        builder->gazetteer->slot_count++;
    }
    return slot;
}

/* Whether a name is an acronym that must be in capitals: no lower-case letter, at most six. */
static bool gazetteer_is_acronym(struct span text)
{
    size_t letters = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') {
            return false;
        }
        letters += text.ptr[i] >= 'A' && text.ptr[i] <= 'Z';
    }
    return letters > 0 && letters <= 6;
}

/* Shorter words may be small in any name: "of", "the", "and". */
#define SMALL_WORD 4

/* Whether a word after the first is long and not capitalised: "West Nile virus". */
static bool gazetteer_has_small(struct span text)
{
    for (size_t i = 1; i + SMALL_WORD <= text.len; i++) {
        bool letters = text.ptr[i - 1] == ' ';
        for (size_t k = 0; letters && k < SMALL_WORD; k++) {
            letters = text.ptr[i + k] >= 'a' && text.ptr[i + k] <= 'z';
        }
        if (letters) {
            return true;
        }
    }
    return false;
}

static void gazetteer_add(struct builder *builder, struct span phrase, enum sense_kind kind,
                          const struct record *record)
{
    phrase = span_trim(phrase);
    if (phrase.len == 0 || builder->gazetteer->slot_count > GAZETTEER_SLOTS / 2) {
        return;
    }
    bool cased = gazetteer_is_acronym(phrase);
    bool small = gazetteer_has_small(phrase);
    if (!span_is_ascii(phrase)) {
        phrase = utf8_fold_plain(builder->scratch, phrase);
    }
    uint64_t hash = FNV_OFFSET;
    for (size_t i = 0; i < phrase.len; i++) {
        if (i > 0 && (phrase.ptr[i] == ' ' || phrase.ptr[i] == '-' || phrase.ptr[i] == '\'')) {
            gazetteer_claim(builder, hash)->hash |= SLOT_PREFIX;
        }
        hash = gazetteer_step(hash, phrase.ptr[i]);
    }
    struct slot *slot = gazetteer_claim(builder, hash);
    struct sense *sense = (struct sense *)(uintptr_t)slot->sense, *last = NULL;
    for (; sense; last = sense, sense = (struct sense *)(uintptr_t)sense->next) {
        if (sense->record == record && sense->kind == kind) {
            sense->cased = sense->cased && cased; /* listed as "DAX" and as "Dax" */
            return;
        }
    }
    sense = ARENA_NEW(builder->arena, struct sense);
    *sense = (struct sense){record, NULL, kind, cased, small};
    *(last ? &last->next : &slot->sense) = sense;
}

static void gazetteer_add_list(struct builder *builder, struct span list, enum sense_kind kind,
                               const struct record *record)
{
    for (struct span rest = list; rest.ptr && rest.len > 0;) {
        gazetteer_add(builder, span_cut(&rest, '|'), kind, record);
    }
}

static struct span builder_cell(const struct builder *builder, const char *column)
{
    return lexicon_cell(builder->table, builder->row, lexicon_column(builder->table, column));
}

static double builder_number(const struct builder *builder, const char *column)
{
    struct span cell = builder_cell(builder, column);
    char text[32];
    if (cell.len == 0 || cell.len >= sizeof text) {
        return NAN;
    }
    memcpy(text, cell.ptr, cell.len);
    text[cell.len] = '\0';
    return strtod(text, NULL);
}

/* A record of this row, its fields from the columns that the lexicon has. */
static struct record *builder_record(struct builder *builder, enum entity_type type,
                                     enum entity_subtype subtype)
{
    struct record *record = ARENA_NEW(builder->arena, struct record);
    record->name = builder_cell(builder, "name");
    record->type = type;
    record->subtype = subtype;
    struct span code = builder_cell(builder, "country");
    if (code.len == 3) {
        memcpy(record->country, code.ptr, 3);
    }
    struct span wikidata = builder_cell(builder, "wikidata");
    record->wikidata = wikidata.len > 0 ? wikidata : (struct span){0};
    record->coordinates =
        (struct coordinates){builder_number(builder, "lat"), builder_number(builder, "lon")};
    double population = builder_number(builder, "population");
    record->population = population > 0 && population < 4e9 ? (uint32_t)population : 0;
    record->region = builder_cell(builder, "region");
    record->weak = span_is(builder_cell(builder, "weak"), "1");
    record->family_first = span_is(builder_cell(builder, "order"), "first");
    return record;
}

static enum status builder_error(const struct builder *builder, struct span cell)
{
    return failure_set(builder->failure, STATUS_INVALID, "lexicon %s, row %zu: \"%.*s\" is unknown",
                       builder->name, builder->row + 1, SPAN_ARG(cell));
}

/* "Afghan" is an inhabitant, too: "Afghans". */
static bool nationality_takes_s(struct span word)
{
    static const char *const endings[] = {"n", "i", "b", "k", "t", "c",
                                          "e", "z", "o", "r", "p", "d"};
    if (span_ends_with(word, SPAN("ese")) || span_ends_with(word, SPAN("men"))) {
        return false;
    }
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (span_ends_with(word, span_of(endings[i]))) {
            return true;
        }
    }
    return false;
}

static void country_add_nationality(struct builder *builder, const struct record *country)
{
    struct span list = builder_cell(builder, "nationality");
    if (list.len == 0) {
        return;
    }
    struct record *record = ARENA_NEW(builder->arena, struct record);
    *record = *country;
    record->type = ENTITY_OTHER;
    record->subtype = SUBTYPE_NATIONALITY;
    record->wikidata = (struct span){0};
    record->coordinates = (struct coordinates){NAN, NAN};
    struct span rest = list;
    record->name = span_cut(&rest, '|');
    for (rest = list; rest.ptr;) {
        struct span word = span_cut(&rest, '|');
        gazetteer_add(builder, word, SENSE_NATIONALITY, record);
        if (nationality_takes_s(word)) {
            gazetteer_add(builder, arena_printf(builder->scratch, "%.*ss", SPAN_ARG(word)),
                          SENSE_NATIONALITY, record);
        }
    }
}

static void country_add_capitals(struct builder *builder, const struct record *country)
{
    struct span list = builder_cell(builder, "capital");
    if (list.len == 0) {
        return;
    }
    struct record *record = ARENA_NEW(builder->arena, struct record);
    *record = *country;
    record->subtype = SUBTYPE_CITY;
    record->wikidata = (struct span){0};
    struct span rest = list;
    record->name = span_cut(&rest, '|');
    gazetteer_add_list(builder, list, SENSE_CAPITAL, record);
}

static enum status gazetteer_read_country(struct builder *builder)
{
    struct record *record = builder_record(builder, ENTITY_PLACE, SUBTYPE_COUNTRY);
    struct span code = builder_cell(builder, "code");
    struct gazetteer *gazetteer = builder->gazetteer;
    if (code.len != 3 || gazetteer->country_count == GAZETTEER_COUNTRY) {
        return builder_error(builder, code);
    }
    memcpy(record->country, code.ptr, 3);
    gazetteer->countries[gazetteer->country_count++] = record;
    gazetteer_add(builder, record->name, SENSE_COUNTRY, record);
    gazetteer_add_list(builder, builder_cell(builder, "aliases"), SENSE_COUNTRY, record);
    country_add_nationality(builder, record);
    country_add_capitals(builder, record);
    return STATUS_OK;
}

/* Whether a town listed by hand is this one; it then learns its region. */
static bool city_is_known(const struct builder *builder, const struct record *city)
{
    const struct sense *sense = gazetteer_find(builder->gazetteer, city->name);
    for (; sense; sense = sense->next) {
        const struct record *known = sense->record;
        if (sense->kind == SENSE_CITY && known->by_hand &&
            strcmp(known->country, city->country) == 0 &&
            fabs(known->coordinates.lat - city->coordinates.lat) < 0.1 &&
            fabs(known->coordinates.lon - city->coordinates.lon) < 0.1) {
            ((struct record *)known)->region = city->region; /* made by this builder */
            return true;
        }
    }
    return false;
}

static enum status gazetteer_read_city(struct builder *builder)
{
    struct record *record = builder_record(builder, ENTITY_PLACE, SUBTYPE_CITY);
    if (city_is_known(builder, record)) {
        return STATUS_OK;
    }
    gazetteer_add(builder, record->name, SENSE_CITY, record);
    gazetteer_add_list(builder, builder_cell(builder, "aliases"), SENSE_CITY, record);
    return STATUS_OK;
}

static enum status gazetteer_read_region(struct builder *builder)
{
    struct record *record = builder_record(builder, ENTITY_PLACE, SUBTYPE_REGION);
    gazetteer_add(builder, record->name, SENSE_REGION, record);
    return STATUS_OK;
}

/* Names of any kind: type and subtype are columns. */
static enum status gazetteer_read_name(struct builder *builder)
{
    struct span type_name = builder_cell(builder, "type");
    struct span subtype_name = builder_cell(builder, "subtype");
    enum entity_type type = entity_type_from_name(type_name);
    enum entity_subtype subtype = entity_subtype_from_name(subtype_name);
    if (type == ENTITY_TYPE_COUNT) {
        return builder_error(builder, type_name);
    }
    if (subtype_name.len > 0 && (subtype == SUBTYPE_NONE || subtype == SUBTYPE_COUNT)) {
        return builder_error(builder, subtype_name);
    }
    enum sense_kind kind = type == ENTITY_ORGANIZATION ? SENSE_ORGANIZATION
                           : type == ENTITY_OTHER      ? SENSE_THING
                           : subtype == SUBTYPE_CITY   ? SENSE_CITY
                           : subtype == SUBTYPE_REGION ? SENSE_REGION
                                                       : SENSE_PLACE;
    struct record *record = builder_record(builder, type, subtype);
    record->by_hand = true;
    gazetteer_add(builder, record->name, kind, record);
    gazetteer_add_list(builder, builder_cell(builder, "aliases"), kind, record);
    return STATUS_OK;
}

/* First names, family names, titles, roles, heads, leads: a list of words and what they are. */
static enum status gazetteer_read_word(struct builder *builder)
{
    static const struct {
        const char *name;
        enum sense_kind kind;
    } kinds[] = {{"first", SENSE_FIRST_NAME}, {"family", SENSE_SURNAME}, {"title", SENSE_TITLE},
                 {"role", SENSE_ROLE},        {"head", SENSE_HEAD},      {"lead", SENSE_LEAD}};
    struct span kind_name = builder_cell(builder, "kind");
    enum entity_type type = entity_type_from_name(builder_cell(builder, "type"));
    enum entity_subtype subtype = entity_subtype_from_name(builder_cell(builder, "subtype"));
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (span_is(kind_name, kinds[i].name)) {
            struct record *record =
                builder_record(builder, type == ENTITY_TYPE_COUNT ? ENTITY_PERSON : type,
                               subtype == SUBTYPE_COUNT ? SUBTYPE_NONE : subtype);
            gazetteer_add_list(builder, record->name, kinds[i].kind, record);
            return STATUS_OK;
        }
    }
    return builder_error(builder, kind_name);
}

/* In the order in which a phrase's meanings are tried. */
static const struct {
    const char *name;
    enum status (*read_row)(struct builder *builder);
} gazetteer_sources[] = {
    {"countries", gazetteer_read_country},   {"names", gazetteer_read_name},
    {"words", gazetteer_read_word},          {"people", gazetteer_read_word},
    {"subdivisions", gazetteer_read_region}, {"cities", gazetteer_read_city},
};

static enum status gazetteer_read(struct builder *builder, const char *lexicon_dir, size_t source)
{
    struct lexicon_table table = {0};
    struct arena *scratch = arena_new();
    builder->name = gazetteer_sources[source].name;
    builder->scratch = scratch;
    enum status status =
        lexicon_load(builder->arena, scratch, lexicon_dir, builder->name, &table, builder->failure);
    builder->table = &table;
    for (size_t row = 0; status == STATUS_OK && row < table.row_count; row++) {
        builder->row = row;
        status = gazetteer_sources[source].read_row(builder);
    }
    arena_free(scratch);
    return status;
}

enum status gazetteer_new(struct arena *arena, const char *lexicon_dir,
                          const struct gazetteer **out, struct failure *failure)
{
    struct gazetteer *gazetteer = ARENA_NEW(arena, struct gazetteer);
    gazetteer->slots = ARENA_ARRAY(arena, struct slot, GAZETTEER_SLOTS);
    struct builder builder = {.arena = arena, .gazetteer = gazetteer, .failure = failure};
    for (size_t i = 0; i < sizeof gazetteer_sources / sizeof *gazetteer_sources; i++) {
        enum status status = gazetteer_read(&builder, lexicon_dir, i);
        if (status != STATUS_OK) {
            return status;
        }
    }
    if (gazetteer->slot_count > GAZETTEER_SLOTS / 2) {
        return failure_set(failure, STATUS_INVALID, "the lexicons have over %u phrases",
                           GAZETTEER_SLOTS / 2);
    }
    *out = gazetteer;
    return STATUS_OK;
}

/* --- looking up ------------------------------------------------------------------------------- */

const struct sense *gazetteer_find(const struct gazetteer *gazetteer, struct span text)
{
    if (span_is_ascii(text)) {
        return gazetteer_slot(gazetteer, gazetteer_hash(FNV_OFFSET, text))->sense;
    }
    struct arena *scratch = arena_new();
    struct span folded = utf8_fold_plain(scratch, text);
    const struct sense *sense =
        gazetteer_slot(gazetteer, gazetteer_hash(FNV_OFFSET, folded))->sense;
    arena_free(scratch);
    return sense;
}

static uint64_t gazetteer_hash_token(uint64_t hash, const struct token *token)
{
    if (span_is_ascii(token->norm)) {
        return gazetteer_hash(hash, token->norm);
    }
    struct arena *scratch = arena_new();
    hash = gazetteer_hash(hash, utf8_fold_plain(scratch, token->norm));
    arena_free(scratch);
    return hash;
}

static bool text_has_lower(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') {
            return true;
        }
    }
    return false;
}

bool gazetteer_is_great_place(const struct gazetteer *gazetteer, struct span text, uint32_t people)
{
    const struct sense *sense = gazetteer_find(gazetteer, text);
    for (; sense; sense = sense->next) {
        bool town = sense->kind == SENSE_CITY &&
                    (sense->record->by_hand || sense->record->population > people);
        if (town || sense->kind == SENSE_COUNTRY || sense->kind == SENSE_CAPITAL ||
            sense->kind == SENSE_REGION) {
            return true;
        }
    }
    return false;
}

bool gazetteer_case_fits(const struct sense *sense, struct span text)
{
    return !sense->cased || !text_has_lower(text);
}

/* A comma before a capital: "Washington, D.C.". */
static bool token_is_inner_comma(const struct token *token, bool more)
{
    return more && span_is(token->norm, ",") && (token[1].flags & TOKEN_CAPITAL);
}

void gazetteer_ask(const struct gazetteer *gazetteer, struct span word)
{
    prefetch_line(gazetteer->slots + gazetteer_home(gazetteer_hash(FNV_OFFSET, word)));
}

size_t gazetteer_scan(const struct gazetteer *gazetteer, const struct document *document,
                      uint32_t first, uint32_t end, struct gazetteer_hit *hits)
{
    uint64_t hash = FNV_OFFSET;
    size_t count = 0;
    bool all_caps = true;
    bool small = false;
    for (uint32_t i = first; i < end && count < GAZETTEER_HITS_MAX; i++) {
        const struct token *token = &document->tokens[i];
        if (i > first && (span_is(token->norm, "-") || token_is_inner_comma(token, i + 1 < end))) {
            continue;
        }
        if (i > first && !span_is(token->norm, "'s") && !span_is(token->norm, "'")) {
            hash = gazetteer_step(hash, ' ');
        }
        hash = gazetteer_hash_token(hash, token);
        all_caps = all_caps && !text_has_lower(token->text);
        small = small || (i > first && token->text.len >= SMALL_WORD &&
                          !(token->flags & TOKEN_CAPITAL) && token->text.ptr[0] >= 'a' &&
                          token->text.ptr[0] <= 'z' && token->norm.ptr[1] != '\''); /* "d'Ivoire" */
        const struct slot *slot = gazetteer_slot(gazetteer, hash);
        if (slot->sense) {
            bool doubtful = small && document_sentence_of(document, first)->first_token == first;
            hits[count++] = (struct gazetteer_hit){slot->sense, i - first + 1, all_caps, doubtful};
        }
        if (!(slot->hash & SLOT_PREFIX)) {
            break;
        }
    }
    return count;
}

bool gazetteer_hit_fits(const struct gazetteer_hit *hit, const struct sense *sense, bool capital)
{
    if (sense->kind == SENSE_TITLE || sense->kind == SENSE_ROLE) {
        return true;
    }
    return sense->cased ? hit->all_caps : capital && (!hit->small || sense->small);
}

/* The first meaning that `mask` and the case of the tokens allow. */
static const struct sense *gazetteer_allowed(const struct gazetteer_hit *hit, uint32_t mask,
                                             bool capital)
{
    for (const struct sense *sense = hit->sense; sense; sense = sense->next) {
        if ((SENSE_BIT(sense->kind) & mask) && gazetteer_hit_fits(hit, sense, capital)) {
            return sense;
        }
    }
    return NULL;
}

uint32_t gazetteer_match(const struct gazetteer *gazetteer, const struct document *document,
                         uint32_t first, uint32_t end, uint32_t mask, const struct sense **sense)
{
    struct gazetteer_hit hits[GAZETTEER_HITS_MAX];
    size_t count = gazetteer_scan(gazetteer, document, first, end, hits);
    bool capital = (document->tokens[first].flags & TOKEN_CAPITAL) != 0;
    while (count > 0) {
        count--;
        const struct sense *found = gazetteer_allowed(&hits[count], mask, capital);
        if (found) {
            *sense = found;
            return hits[count].token_count;
        }
    }
    return 0;
}

const struct record *gazetteer_country(const struct gazetteer *gazetteer, const char *code)
{
    for (uint32_t i = 0; i < gazetteer->country_count; i++) {
        if (strncmp(gazetteer->countries[i]->country, code, 3) == 0) {
            return gazetteer->countries[i];
        }
    }
    return NULL;
}
