/* The acts of two tellings, compared: their words, and how often the same parties do such a thing.
 */
#include "telling_acts.h"

#include "event_words.h"
#include "telling_dates.h"
#include "telling_sentence.h"

enum party_role telling_victim_role(const struct telling *telling)
{
    return telling->type == EVENT_DIE ? PARTY_ACTOR : PARTY_RECIPIENT;
}

bool telling_is_killing(const struct telling *telling)
{
    bool killing = telling->type == EVENT_DIE;
    for (size_t i = 0; i < telling->lemma_count; i++) {
        killing = killing || event_words_kills(telling->lemmas[i]);
    }
    enum party_role victim = telling_victim_role(telling);
    for (size_t i = 0; killing && i < telling->party_count; i++) {
        const struct telling_party *party = &telling->parties[i];
        if (party->role == victim && party->entity_id != 0 && party->type == ENTITY_PERSON) {
            return true;
        }
    }
    return false;
}

/* Whether a person is named as taking part in both. */
static bool share_person(const struct telling *a, const struct telling *b)
{
    for (size_t i = 0; i < a->party_count; i++) {
        const struct telling_party *one = &a->parties[i];
        bool person = one->entity_id != 0 && one->type == ENTITY_PERSON && !one->meant;
        for (size_t j = 0; person && j < b->party_count; j++) {
            if (b->parties[j].entity_id == one->entity_id && !b->parties[j].meant) {
                return true;
            }
        }
    }
    return false;
}

/* Whether what befalls a person seldom was in one week: "another court jailed him two weeks ago".
 */
static bool is_fate_of_week(const struct telling *a, const struct telling *b)
{
    return telling_is_fate(a, b) && telling_both_dated(a, b) && !telling_is_vague(a->period) &&
           !telling_is_vague(b->period) && period_overlaps(a->period, b->period);
}

bool telling_is_another(const struct telling *a, const struct telling *b)
{
    bool day = a->own_date && b->own_date && (telling_on_one_day(a, b) || is_fate_of_week(a, b));
    return a->another != b->another && !(a->says_another && b->says_another) &&
           !(day && share_person(a, b));
}

bool telling_same_mishap(const struct telling *a, const struct telling *b)
{
    return a->mishap != 0 && a->mishap == b->mishap;
}

bool telling_same_trigger(const struct telling *a, const struct telling *b)
{
    if (telling_same_mishap(a, b)) {
        return true;
    }
    for (size_t i = 0; i < a->lemma_count; i++) {
        for (size_t j = 0; j < b->lemma_count; j++) {
            if (event_words_same(a->lemmas[i], b->lemmas[j])) {
                return true;
            }
        }
    }
    return false;
}

bool telling_type_harms(enum event_type type)
{
    return type == EVENT_ASSAULT || type == EVENT_ACCIDENT || type == EVENT_DISASTER ||
           type == EVENT_DIE;
}

bool telling_is_harm(const struct telling *telling)
{
    return telling_type_harms(telling->type);
}

bool telling_is_toll(const struct telling *telling)
{
    bool harms = telling->type == EVENT_DIE;
    for (size_t i = 0; i < telling->lemma_count; i++) {
        harms = harms || span_is(telling->lemmas[i], "kill") || span_is(telling->lemmas[i], "die");
    }
    return harms;
}

bool telling_tells_fate(const struct telling *telling)
{
    bool type = telling->type == EVENT_COERCE || telling->type == EVENT_RETREAT ||
                telling->type == EVENT_LEGAL || telling->type == EVENT_ACCUSE;
    for (size_t i = 0; type && i < telling->lemma_count; i++) {
        if (event_words_befalls(telling->lemmas[i])) {
            return true;
        }
    }
    return false;
}

bool telling_related_trigger(const struct telling *a, const struct telling *b)
{
    for (size_t i = 0; i < a->lemma_count; i++) {
        for (size_t j = 0; j < b->lemma_count; j++) {
            if (event_words_related(a->lemmas[i], b->lemmas[j])) {
                return true;
            }
        }
    }
    return a->cameo.len >= 3 && span_equal(a->cameo, b->cameo) &&
           a->cameo.ptr[a->cameo.len - 1] != '0' &&
           !(telling_tells_fate(a) && telling_tells_fate(b));
}

bool telling_is_fate(const struct telling *a, const struct telling *b)
{
    return telling_tells_fate(a) && telling_tells_fate(b) &&
           (telling_same_trigger(a, b) || telling_related_trigger(a, b));
}

bool telling_ends_trial(const struct telling *telling)
{
    for (size_t i = 0; telling->type == EVENT_LEGAL && i < telling->lemma_count; i++) {
        if (event_words_ends_trial(telling->lemmas[i])) {
            return true;
        }
    }
    return false;
}

bool telling_is_step(const struct telling *telling)
{
    for (size_t i = 0; i < telling->lemma_count; i++) {
        if (event_words_same(telling->lemmas[i], SPAN("nominate")) ||
            event_words_same(telling->lemmas[i], SPAN("confirm"))) {
            return true;
        }
    }
    return false;
}

int telling_type_doubt(const struct telling *a, const struct telling *b)
{
    static const int doubts[EVENT_TYPE_COUNT] = {
        [EVENT_DIE] = -8,     [EVENT_RESIGN] = -5,   [EVENT_STATEMENT] = 20, [EVENT_REQUEST] = 4,
        [EVENT_ACCUSE] = 4,   [EVENT_REJECT] = 5,    [EVENT_THREATEN] = 5,   [EVENT_SUPPORT] = 4,
        [EVENT_ASSAULT] = 5,  [EVENT_PROTEST] = 5,   [EVENT_LEGAL] = 3,      [EVENT_LEGISLATE] = 3,
        [EVENT_CONSULT] = 4,  [EVENT_TRAVEL] = 4,    [EVENT_COERCE] = 3,     [EVENT_AID] = 3,
        [EVENT_PUBLISH] = 6,  [EVENT_AGREE] = 4,     [EVENT_APPOINT] = 3,    [EVENT_MOBILIZE] = 4,
        [EVENT_SANCTION] = 3, [EVENT_COOPERATE] = 4, [EVENT_CONCEDE] = 2,    [EVENT_RETREAT] = 3,
    };
    bool abducted = event_words_abducts(a->lemmas[0]) && event_words_abducts(b->lemmas[0]);
    bool fate = telling_is_fate(a, b);
    return telling_is_killing(a) && telling_is_killing(b) ? doubts[EVENT_DIE]
           : abducted || fate                             ? 0
                                                          : doubts[a->type];
}

size_t telling_shared_words(const struct telling *a, const struct telling *b)
{
    size_t shared = 0;
    for (size_t i = 0, j = 0; i < a->word_count && j < b->word_count;) {
        shared += a->words[i] == b->words[j];
        bool step_a = a->words[i] <= b->words[j], step_b = b->words[j] <= a->words[i];
        i += step_a;
        j += step_b;
    }
    return shared + telling_trigger_words(a, b) + telling_trigger_words(b, a);
}

int telling_word_score(const struct telling *a, const struct telling *b)
{
    size_t shared = telling_shared_words(a, b);
    size_t fewer = a->word_count < b->word_count ? a->word_count : b->word_count;
    if (shared == 0) {
        bool dated = period_is_known(a->period) || period_is_known(b->period);
        bool once = telling_type_doubt(a, b) < 0 || telling_is_fate(a, b) ||
                    (a->type == EVENT_ELECT && dated) ||
                    (telling_same_mishap(a, b) && event_words_is_natural(a->mishap));
        bool across = a->article.len > 0; /* neighbours of one sentence share its words */
        return across && telling_said_words(a, b) > 1               ? 2
               : fewer < 2 || once                                  ? 0
               : telling_on_one_day(a, b) || telling_is_fresh(a, b) ? -4
                                                                    : -8;
    }
    int score = 4 * (int)shared;
    return (score > 16 ? 16 : score) + (2 * shared >= fewer ? 4 : 0);
}
