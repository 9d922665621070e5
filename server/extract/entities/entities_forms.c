/* Names as word lists, and the ways in which two of them can be one thing's. Persons: the family
 * name and the first name agree, what stands between may be missing or an initial. Bodies: their
 * country before or after the name, their legal form behind it may be missing. One slip of the pen
 * is forgiven in long words. What it does not do: look at the article; entities.c decides. */
#include "entities_forms.h"

#include <stdlib.h>

#include "base/nicknames.h"
#include "base/utf8.h"

/* --- words ------------------------------------------------------------------------------------ */

static bool word_in(struct span word, const char *const *list)
{
    for (; *list; list++) {
        if (span_is(word, *list)) {
            return true;
        }
    }
    return false;
}

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
    {"sergei", "sergey", NULL},
    {"andrei", "andrey", NULL},
    {"alexei", "aleksei", "alexey", "aleksey", NULL},
    {"dmitry", "dmitri", "dmitriy", "dmitrii", NULL},
    {"nikolai", "nikolay", NULL},
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
        if (word_in(word, SPELLINGS[i])) {
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

void form_read(struct arena *arena, struct span text, bool person, struct form *out)
{
    static const char *const followers[] = {"jr", "sr", "ii", "iii", "iv", NULL};
    struct span rest = form_plain(arena, text);
    out->count = 0;
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
    }
    while (person && out->count > 2 && word_in(out->words[out->count - 1], followers)) {
        out->count--;
    }
}

struct span form_text(struct arena *arena, const struct form *form)
{
    struct span text = {"", 0};
    for (size_t i = 0; i < form->count; i++) {
        text = arena_printf(arena, "%.*s%s%.*s", SPAN_ARG(text), i > 0 ? " " : "",
                            SPAN_ARG(form->words[i]));
    }
    return text;
}

struct span form_key(struct arena *arena, enum entity_type type, const struct form *form)
{
    struct span text = form_text(arena, form);
    return arena_printf(arena, "%s:%.*s", entity_type_name(type), SPAN_ARG(text));
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

/* --- persons ---------------------------------------------------------------------------------- */

static bool word_is_kind(const struct gazetteer *gazetteer, struct span word, uint32_t mask)
{
    const struct sense *sense = gazetteer_find(gazetteer, word);
    while (sense && !(SENSE_BIT(sense->kind) & mask)) {
        sense = sense->next;
    }
    return sense != NULL;
}

bool form_is_family_first(const struct gazetteer *gazetteer, const struct form *form)
{
    const struct sense *sense = form->count ? gazetteer_find(gazetteer, form->words[0]) : NULL;
    for (; sense; sense = sense->next) {
        if (sense->kind == SENSE_SURNAME && sense->record->family_first) {
            return true;
        }
    }
    return false;
}

static bool is_initial(struct span word)
{
    return word.len == 1;
}

/* Whether one is the other or its initial. */
static bool word_abbreviates(struct span a, struct span b)
{
    return span_equal(a, b) || (is_initial(a) && b.len > 1 && a.ptr[0] == b.ptr[0]) ||
           (is_initial(b) && a.len > 1 && a.ptr[0] == b.ptr[0]);
}

/* Two ways to write the Arabic article: "al-Sisi", "el-Sisi". */
static bool word_is_article(struct span word)
{
    return span_is(word, "al") || span_is(word, "el");
}

/* Whether one of the words is a slip or another form for the other, and not another name of its
 * own. */
static bool word_is_slip(const struct gazetteer *gazetteer, struct span a, struct span b)
{
    if ((word_is_article(a) && word_is_article(b)) || nickname_of(a, b)) {
        return true;
    }
    const uint32_t names = SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME);
    return word_is_near(a, b, 5) &&
           !(word_is_kind(gazetteer, a, names) && word_is_kind(gazetteer, b, names));
}

/* Whether the words of `name` stand in `full` in this order, the last word last. */
static bool form_is_within(const struct form *full, const struct form *name)
{
    size_t next = 0;
    for (size_t i = 0; i < full->count && next < name->count; i++) {
        bool last = next + 1 == name->count;
        if (last ? i + 1 == full->count && span_equal(full->words[i], name->words[next])
                 : word_abbreviates(full->words[i], name->words[next])) {
            next++;
        }
    }
    return next == name->count;
}

/* "Orban Viktor" for "Viktor Orban". */
static bool form_is_turned(const struct form *a, const struct form *b)
{
    bool front = a->count == b->count && a->count > 1;
    bool back = front;
    for (size_t i = 0; front && i < a->count; i++) {
        front = span_equal(a->words[i], b->words[(i + 1) % b->count]);
    }
    for (size_t i = 0; back && i < a->count; i++) {
        back = span_equal(b->words[i], a->words[(i + 1) % a->count]);
    }
    return front || back;
}

/* Names of equally many words, of which one differs: by an initial or a slip. */
static bool form_is_slip(const struct gazetteer *gazetteer, const struct form *a,
                         const struct form *b)
{
    size_t slips = 0;
    for (size_t i = 0; i < a->count; i++) {
        bool initial = i + 1 < a->count && word_abbreviates(a->words[i], b->words[i]);
        if (initial) {
            continue;
        }
        slips += !span_equal(a->words[i], b->words[i]);
        if (!span_equal(a->words[i], b->words[i]) &&
            !word_is_slip(gazetteer, a->words[i], b->words[i])) {
            return false;
        }
    }
    return slips <= (a->count > 2 ? 2 : 1);
}

/* Whether `full` goes on behind the family name of `name` with a second one, as in Spanish: "Pedro
 * R. Ortega Ruiz" for "Pedro Ortega". */
static bool form_has_second_family(const struct form *full, const struct form *name)
{
    struct form shorter = *full;
    shorter.count--;
    return full->count > 2 && full->words[full->count - 1].len > 2 && !is_initial(name->words[0]) &&
           span_equal(full->words[0], name->words[0]) && form_is_within(&shorter, name);
}

int form_same_person(const struct gazetteer *gazetteer, const struct form *a, const struct form *b)
{
    const struct form *full = a->count >= b->count ? a : b;
    const struct form *name = full == a ? b : a;
    if (name->count < 2) {
        return 0;
    }
    if (form_equal(a, b) || form_is_turned(a, b)) {
        return 3;
    }
    if (form_is_within(full, name)) {
        bool first = span_equal(full->words[0], name->words[0]) && name->words[0].len > 1;
        return first || (!is_initial(name->words[0]) && !is_initial(full->words[0])) ? 3 : 2;
    }
    if (form_has_second_family(full, name)) {
        return 2;
    }
    return full->count == name->count && form_is_slip(gazetteer, a, b) ? 2 : 0;
}

/* Whether the word is a title and nobody's name. */
static bool word_is_title(const struct gazetteer *gazetteer, struct span word)
{
    return word_is_kind(gazetteer, word, SENSE_BIT(SENSE_TITLE)) &&
           !word_is_kind(gazetteer, word, SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME));
}

void form_cut_titles(const struct gazetteer *gazetteer, struct form *form)
{
    const uint32_t owners = SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_NATIONALITY) |
                            SENSE_BIT(SENSE_CITY) | SENSE_BIT(SENSE_ORGANIZATION);
    if (form->count > 2 && word_is_kind(gazetteer, form->words[0], owners) &&
        word_is_kind(gazetteer, form->words[1], SENSE_BIT(SENSE_TITLE))) {
        form_cut(form, 0, 2);
    }
    while (form->count > 1 && word_is_title(gazetteer, form->words[0])) {
        form_cut(form, 0, 1);
    }
}

/* Whether the word at `at` says that the father's name follows: "Salman bin Abdulaziz" is called by
 * his own name. */
static bool form_is_son_of(const struct form *form, size_t at)
{
    static const char *const words[] = {"bin", "ibn", "bint", NULL};
    return at > 0 && at < form->count && word_in(form->words[at], words);
}

/* Whether the word stands inside the name, neither first nor last: "Lula" in "Luiz Inácio Lula da
 * Silva". */
static bool form_has_inside(const struct form *full, struct span word)
{
    for (size_t i = 1; i + 1 < full->count && word.len > 3; i++) {
        if (span_equal(full->words[i], word)) {
            return true;
        }
    }
    return false;
}

int form_fits_person(const struct gazetteer *gazetteer, const struct form *full,
                     const struct form *name)
{
    if (full->count <= name->count) {
        return 0;
    }
    size_t tail = full->count - name->count;
    bool is_tail = true;
    bool is_head = true;
    for (size_t i = 0; i < name->count; i++) {
        is_tail = is_tail && span_equal(full->words[tail + i], name->words[i]);
        is_head = is_head && span_equal(full->words[i], name->words[i]);
    }
    bool family_first = form_is_family_first(gazetteer, full) || form_is_son_of(full, 1);
    if (is_tail && name->count == 1 && form_is_son_of(full, tail - 1)) {
        return 1;
    }
    if (is_tail || (is_head && name->count == 1 && family_first)) {
        return 3;
    }
    bool middle = name->count == 1 && full->count > 2 && !family_first &&
                  span_equal(full->words[full->count - 2], name->words[0]) &&
                  name->words[0].len > 2;
    if (middle) {
        return 2;
    }
    bool inner = name->count == 1 && full->count > 3 && !family_first &&
                 form_has_inside(full, name->words[0]);
    struct span family = full->words[family_first ? 0 : full->count - 1];
    struct span other = full->words[full->count > 2 && !family_first ? full->count - 2 : 0];
    bool slip = name->count == 1 && name->words[0].len > 5 &&
                !word_is_kind(gazetteer, name->words[0],
                              SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME)) &&
                (word_is_near(family, name->words[0], 5) ||
                 (full->count > 2 && word_is_near(other, name->words[0], 5)));
    return is_head || slip || inner ? 1 : 0;
}

/* --- acronyms --------------------------------------------------------------------------------- */

size_t form_initials(const struct form *form, bool all, char out[FORM_WORDS_MAX])
{
    static const char *const small[] = {"of", "the", "and", "for", "on", "in", "de", "&", NULL};
    size_t count = 0;
    for (size_t i = 0; i < form->count; i++) {
        if (all || !word_in(form->words[i], small)) {
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
        if (word_in(form->words[i], small)) {
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
    while (core.count > 1 && (word_in(core.words[core.count - 1], legal) ||
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
