/* The forms of persons' names: which word is the family name, and when two forms can be one
 * person's: the family name and the first name agree, what stands between may be missing or an
 * initial. What it does not do: look at the article; entities.c decides. */
#include "base/name_sound.h"
#include "base/nicknames.h"
#include "entities_forms.h"

bool form_is_family_second(const struct form *form)
{
    return form->given_last && (form->count == 4 || form->count == 5);
}

bool form_is_family_first(const struct gazetteer *gazetteer, const struct form *form)
{
    if (form->given_last && form->count == 3) {
        return true;
    }
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

/* Whether the words of `name` stand in `full` in this order, the last word last. The initial of a
 * middle name is that of the next one: "George W. Bush" is not "George H. W. Bush". */
static bool form_is_within(const struct form *full, const struct form *name)
{
    size_t next = 0;
    size_t behind = 0; /* of the full name's words, the one behind the last that was found */
    for (size_t i = 0; i < full->count && next < name->count; i++) {
        bool last = next + 1 == name->count;
        if (last ? i + 1 < full->count || !span_equal(full->words[i], name->words[next])
                 : !word_abbreviates(full->words[i], name->words[next])) {
            continue;
        }
        if (!last && next > 0 && i > behind && is_initial(name->words[next])) {
            return false;
        }
        next++;
        behind = i + 1;
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
    bool second = form_is_family_second(full) && name->count == 2 &&
                  span_equal(full->words[0], name->words[0]) &&
                  span_equal(full->words[1], name->words[1]);
    if (form_equal(a, b) || form_is_turned(a, b) || second) {
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

/* Words of honour that are given names, too. */
static const char *const HONORIFICS[] = {"haj",    "hajj",   "shahid", "shaheed", "seyyed", "seyed",
                                         "sayyed", "sayyid", "syed",   "ustad",   "sardar", NULL};

/* Whether the word is a title and nobody's name. */
static bool word_is_title(const struct gazetteer *gazetteer, struct span word)
{
    return word_is_kind(gazetteer, word, SENSE_BIT(SENSE_TITLE)) &&
           !word_is_kind(gazetteer, word, SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME));
}

void form_cut_honour(struct form *form)
{
    if (form->count > 2 && span_is_one_of(form->words[0], HONORIFICS)) {
        form_cut(form, 0, 1);
    }
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
    form_cut_honour(form);
}

bool form_is_honoured(const struct form *form)
{
    return form->count == 2 && span_is_one_of(form->words[0], HONORIFICS);
}

/* Whether the word at `at` says that the father's name follows: "Salman bin Abdulaziz" is called by
 * his own name. */
static bool form_is_son_of(const struct form *form, size_t at)
{
    static const char *const words[] = {"bin", "ibn", "bint", NULL};
    return at > 0 && at < form->count && span_is_one_of(form->words[at], words);
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

/* Whether the word is a slip for a family name and no known name, or another spelling of a long
 * one. */
static bool word_is_misspelt(const struct gazetteer *gazetteer, struct span word,
                             struct span family)
{
    const uint32_t names = SENSE_BIT(SENSE_FIRST_NAME) | SENSE_BIT(SENSE_SURNAME);
    return word_is_near(family, word, 5) && (!word_is_kind(gazetteer, word, names) ||
                                             (word.len > 7 && names_sound_alike(family, word)));
}

int form_fits_person(const struct gazetteer *gazetteer, const struct form *full,
                     const struct form *name)
{
    struct form bare = *name;
    if (name->count == 2 && word_is_article(name->words[0])) { /* of "Nadia El Amrani" */
        form_cut(&bare, 0, 1);
        name = full->count > 1 && !span_equal(full->words[0], name->words[0]) ? &bare : name;
    }
    if (full->count <= name->count) {
        return 0;
    }
    if (form_is_family_second(full) && name->count == 1) {
        bool maiden = full->count == 5 && span_equal(full->words[2], name->words[0]);
        return span_equal(full->words[1], name->words[0])   ? 3
               : maiden                                     ? 2
               : span_equal(full->words[0], name->words[0]) ? 1
                                                            : 0;
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
                (word_is_misspelt(gazetteer, name->words[0], family) ||
                 (full->count > 2 && word_is_misspelt(gazetteer, name->words[0], other)));
    return is_head || slip || inner ? 1 : 0;
}
