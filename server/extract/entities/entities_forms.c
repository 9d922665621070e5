/* Names as word lists, and the ways in which two of them can be one thing's. Bodies: their country
 * before or after the name, their legal form behind it may be missing. One slip of the pen is
 * forgiven in long words. What it does not do: compare persons (entities_persons.c), look at the
 * article; entities.c decides. */
#include "entities_forms.h"

#include <stdlib.h>

#include "base/utf8.h"

/* --- words ------------------------------------------------------------------------------------ */

/* Folded, stops and quotation marks left out, hyphens and line ends as blanks. */
static struct span form_plain(struct arena *arena, struct span text)
{
    struct span folded = utf8_fold_plain(arena, text);
    char *out = arena_alloc(arena, folded.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < folded.len; i++) {
        char c = folded.ptr[i];
        if (c != '.' && c != '"' && c != ',' && c != '(' && c != ')') {
            out[len++] = c == '-' || c == '\n' ? ' ' : c;
        }
    }
    return (struct span){out, len};
}

void form_cut(struct form *form, size_t first, size_t last)
{
    for (size_t i = last; i < form->count; i++) {
        form->words[first + i - last] = form->words[i];
    }
    form->count -= last - first;
}

/* Ways to write one name in Latin letters, each group's first for all. */
static const char *const SPELLINGS[][7] = {
    {"mohammed", "mohamed", "mohammad", "muhammad", "mohamad", "muhammed", NULL},
    {"ahmed", "ahmad", "ahmet", NULL},
    {"hussein", "hussain", "husayn", "hossein", NULL},
    {"abdel", "abdul", "abdal", NULL},
    {"osama", "usama", NULL},
    {"omar", "umar", NULL},
    {"khaled", "khalid", NULL},
    {"mustafa", "mostafa", "moustafa", NULL},
    {"yousef", "youssef", "yusuf", "yousuf", "yusef", NULL},
    {"ibrahim", "ebrahim", NULL},
    {"saeed", "saied", "sayeed", NULL},
    {"sergei", "sergey", "serhiy", "serhii", NULL},
    {"andrei", "andrey", "andriy", "andrii", NULL},
    {"alexei", "aleksei", "alexey", "aleksey", "oleksiy", "oleksii", NULL},
    {"dmitry", "dmitri", "dmitriy", "dmitrii", "dmytro", NULL},
    {"nikolai", "nikolay", "mykola", NULL},
    {"vladimir", "volodymyr", NULL},
    {"alexander", "oleksandr", "aleksandr", "alexandr", "aliaksandr", NULL},
    {"oleg", "oleh", NULL},
    {"igor", "ihor", NULL},
    {"yuri", "yury", "yuriy", "iurii", NULL},
    {"gaddafi", "qaddafi", "gadhafi", "kadhafi", "khadafy", NULL},
};

static struct span person_word(struct arena *arena, struct span word)
{
    static const char *const endings[] = {"skyy", "skiy", "skyi", "skii"};
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        if (span_ends_with(word, span_of(endings[i]))) {
            return arena_printf(arena, "%.*ssky", (int)word.len - 4, word.ptr);
        }
    }
    for (size_t i = 0; i < sizeof SPELLINGS / sizeof *SPELLINGS; i++) {
        if (span_is_one_of(word, SPELLINGS[i])) {
            return span_of(SPELLINGS[i][0]);
        }
    }
    return word;
}

/* Leaves out the Arabic article, which some papers write and others do not: "Bashar al-Assad". At
 * the start only with a hyphen: Al Lee is called so. */
static void person_drop_articles(struct span text, struct form *form)
{
    bool hyphen = text.len > 3 && text.ptr[2] == '-';
    for (size_t i = form->count; i-- > 0 && form->count > 1;) {
        bool article = span_is(form->words[i], "al") || span_is(form->words[i], "el");
        if (article && i + 1 < form->count && (i > 0 || hyphen)) {
            form_cut(form, i, i + 1);
        }
    }
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Whether the last word is a given name of Chinese or Korean kind in two parts, of which the second
 * begins small: "Wong Mei-ling", not "Abdul-aziz". */
static bool ends_with_given(struct span text)
{
    size_t start = text.len;
    while (start > 0 && text.ptr[start - 1] != ' ') {
        start--;
    }
    struct span word = span_slice(text, start, text.len);
    size_t at = span_find(word, SPAN("-"), 0);
    bool parts = at != SIZE_MAX && at > 1 && at < 6 && word.len - at > 2 && word.len - at < 8;
    return parts && !is_small(word.ptr[0]) && is_small(word.ptr[at + 1]) &&
           !span_starts_with(word, SPAN("Ab"));
}

void form_read(struct arena *arena, struct span text, bool person, struct form *out)
{
    static const char *const followers[] = {"jr", "sr", "ii", "iii", "iv", NULL};
    struct span rest = form_plain(arena, text);
    out->count = 0;
    out->given_last = false;
    while (rest.ptr && out->count < FORM_WORDS_MAX) {
        bool last = out->count + 1 == FORM_WORDS_MAX;
        struct span word = last ? span_trim(rest) : span_cut(&rest, ' ');
        rest = last ? (struct span){0} : rest;
        if (word.len > 0) {
            out->words[out->count++] = person ? person_word(arena, word) : word;
        }
    }
    if (person) {
        person_drop_articles(text, out);
        out->given_last = ends_with_given(text);
    }
    while (person && out->count > 2 && span_is_one_of(out->words[out->count - 1], followers)) {
        out->count--;
    }
}

struct span form_text(struct arena *arena, const struct form *form)
{
    struct span parts[2 * FORM_WORDS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++) {
        if (i > 0) {
            parts[count++] = SPAN(" ");
        }
        parts[count++] = form->words[i];
    }
    return arena_join(arena, parts, count);
}

struct span form_key(struct arena *arena, enum entity_type type, const struct form *form)
{
    struct span text = form_text(arena, form);
    return ARENA_JOIN(arena, span_of(entity_type_name(type)), SPAN(":"), text);
}

bool form_equal(const struct form *a, const struct form *b)
{
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        if (!span_equal(a->words[i], b->words[i])) {
            return false;
        }
    }
    return a->count == b->count;
}

/* Whether `b` is `a` without its byte `at`, or with two swapped there. */
static bool word_is_near_at(struct span a, struct span b, size_t at)
{
    struct span tail = span_slice(a, at + 1, a.len);
    if (a.len == b.len + 1) {
        return span_equal(tail, span_slice(b, at, b.len));
    }
    if (span_equal(tail, span_slice(b, at + 1, b.len))) {
        return true;
    }
    return at + 1 < a.len && a.ptr[at] == b.ptr[at + 1] && a.ptr[at + 1] == b.ptr[at] &&
           span_equal(span_slice(a, at + 2, a.len), span_slice(b, at + 2, b.len));
}

bool word_is_near(struct span a, struct span b, size_t min)
{
    if (a.len < b.len) {
        struct span longer = b;
        b = a;
        a = longer;
    }
    if (b.len < min || a.len > b.len + 1 || span_equal(a, b)) {
        return false;
    }
    size_t at = 0;
    while (at < b.len && a.ptr[at] == b.ptr[at]) {
        at++;
    }
    return word_is_near_at(a, b, at);
}

bool word_is_kind(const struct gazetteer *gazetteer, struct span word, uint32_t mask)
{
    const struct sense *sense = gazetteer_find(gazetteer, word);
    while (sense && !(SENSE_BIT(sense->kind) & mask)) {
        sense = sense->next;
    }
    return sense != NULL;
}

/* --- acronyms --------------------------------------------------------------------------------- */

size_t form_initials(const struct form *form, bool all, char out[FORM_WORDS_MAX])
{
    static const char *const small[] = {"of", "the", "and", "for", "on", "in", "de", "&", NULL};
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++) {
        if (all || !span_is_one_of(form->words[i], small)) {
            out[count++] = form->words[i].ptr[0];
        }
    }
    return count;
}

bool form_fits_acronym(const struct form *full, struct span acronym)
{
    bool fits = false;
    for (int all = 0; all <= 1; all++) {
        char letters[FORM_WORDS_MAX];
        size_t count = form_initials(full, all == 1, letters);
        fits = fits || span_equal(acronym, (struct span){letters, count});
    }
    return fits && acronym.len >= 2;
}

/* Goes on in `full` from byte `*at` of word `*word` to behind the next `letter`; false when there
 * is none. */
static bool form_seek(const struct form *full, char letter, size_t *word, size_t *at)
{
    for (; *word < full->count; (*word)++, *at = 0) {
        for (; *at < full->words[*word].len; (*at)++) {
            if (full->words[*word].ptr[*at] == letter) {
                (*at)++;
                return true;
            }
        }
    }
    return false;
}

bool form_can_define(const struct form *full, const struct form *name)
{
    size_t word = 0;
    size_t at = 0;
    size_t full_bytes = 0;
    size_t name_bytes = 0;
    for (size_t i = 0; i < full->count; i++) {
        full_bytes += full->words[i].len;
    }
    for (size_t i = 0; i < name->count; i++) {
        name_bytes += name->words[i].len;
        for (size_t k = 0; k < name->words[i].len; k++) {
            char letter = name->words[i].ptr[k];
            if (letter != '&' && !form_seek(full, letter, &word, &at)) {
                return false;
            }
        }
    }
    return name_bytes > 1 && name_bytes < full_bytes;
}

/* --- bodies ----------------------------------------------------------------------------------- */

/* The country of which words [first, last) are the name or adjective, or NULL; NULL, too, for
 * those that two countries share ("Congolese"). */
static const struct record *form_country(const struct gazetteer *gazetteer, struct arena *arena,
                                         const struct form *form, size_t first, size_t last)
{
    struct form part = {.count = 0};
    for (size_t i = first; i < last; i++) {
        part.words[part.count++] = form->words[i];
    }
    struct span text = form_text(arena, &part);
    const struct record *found = NULL;
    for (const struct sense *sense = gazetteer_find(gazetteer, text); sense; sense = sense->next) {
        const struct record *record = sense->record;
        if ((sense->kind != SENSE_COUNTRY && sense->kind != SENSE_NATIONALITY) ||
            record->country[0] == '\0' || (sense->cased && text.len > 3)) {
            continue;
        }
        if (found && strcmp(found->country, record->country) != 0) {
            return NULL;
        }
        found = record;
    }
    return found;
}

void form_code_countries(const struct gazetteer *gazetteer, struct arena *arena, struct form *form)
{
    for (size_t i = 0; i < form->count; i++) {
        size_t most = form->count - i < 4 ? form->count - i : 4;
        for (size_t n = most; n > 0; n--) {
            const struct record *country = form_country(gazetteer, arena, form, i, i + n);
            if (country && n < form->count) {
                form->words[i] = span_of(country->country);
                form_cut(form, i + 1, i + n);
                break;
            }
        }
    }
}

void form_drop_small(struct form *form)
{
    static const char *const small[] = {"the", "at", "and", "&", NULL};
    for (size_t i = form->count; i-- > 1 && form->count > 2;) {
        if (span_is_one_of(form->words[i], small)) {
            form_cut(form, i, i + 1);
        }
    }
}

static void body_cut_country(const struct gazetteer *gazetteer, struct arena *arena,
                             struct body_form *body)
{
    struct form *core = &body->core;
    for (size_t n = core->count < 4 ? core->count : 4; n-- > 1;) {
        const struct record *country = form_country(gazetteer, arena, core, 0, n);
        if (country && core->count > n) {
            memcpy(body->country, country->country, sizeof body->country);
            form_cut(core, 0, n);
            return;
        }
    }
    for (size_t i = 1; i + 1 < core->count; i++) {
        size_t first = i + 1;
        first += first + 1 < core->count && span_is(core->words[first], "the");
        const struct record *country =
            span_is(core->words[i], "of") ? form_country(gazetteer, arena, core, first, core->count)
                                          : NULL;
        if (country) {
            memcpy(body->country, country->country, sizeof body->country);
            core->count = i;
            return;
        }
    }
}

static size_t body_place_words(const struct gazetteer *gazetteer, struct arena *arena,
                               const struct form *core)
{
    const uint32_t places = SENSE_BIT(SENSE_CITY) | SENSE_BIT(SENSE_CAPITAL) |
                            SENSE_BIT(SENSE_REGION) | SENSE_BIT(SENSE_COUNTRY);
    for (size_t n = core->count < 4 ? core->count : 4; n-- > 1;) {
        struct form part = *core;
        part.count = n;
        if (word_is_kind(gazetteer, form_text(arena, &part), places)) {
            return n;
        }
    }
    return 0;
}

struct form form_cut_legal(const struct form *form)
{
    static const char *const legal[] = {
        "inc",     "corp", "corporation", "ltd", "limited", "llc", "llp", "plc",   "co",
        "company", "ag",   "gmbh",        "sa",  "spa",     "nv",  "bv",  "group", "holdings",
        "pty",     "oyj",  "ab",          "asa", "se",      "bhd", NULL};
    struct form core = *form;
    while (core.count > 1 && (span_is_one_of(core.words[core.count - 1], legal) ||
                              span_is(core.words[core.count - 1], "&"))) {
        core.count--;
    }
    return core;
}

void form_read_body(const struct gazetteer *gazetteer, struct arena *arena, const struct form *form,
                    struct body_form *out)
{
    *out = (struct body_form){.core = form_cut_legal(form)};
    body_cut_country(gazetteer, arena, out);
    out->place_words = body_place_words(gazetteer, arena, &out->core);
}
