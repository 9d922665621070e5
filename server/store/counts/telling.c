/* What an article tells of an event, gathered from the sentences that tell it. Words are kept as
 * hashes of their stems, so that two tellings are compared without their texts; what goes beyond
 * the fixed room is left out, the first being kept. */
#include "telling.h"

#include <string.h>

#include "base/hash.h"
#include "base/utf8.h"
#include "store/link/event_kinds.h"
#include "store/link/event_words.h"

uint32_t telling_hash_word(struct span word)
{
    return (uint32_t)hash_64(event_words_stem(word), 0);
}

static void insert_word(struct telling *telling, uint32_t word)
{
    size_t at = 0;
    while (at < telling->word_count && telling->words[at] < word) {
        at++;
    }
    bool known = at < telling->word_count && telling->words[at] == word;
    if (known || telling->word_count == TELLING_WORDS_MAX) {
        return;
    }
    memmove(&telling->words[at + 1], &telling->words[at],
            (telling->word_count - at) * sizeof *telling->words);
    telling->words[at] = word;
    telling->word_count++;
}

bool telling_is_vivid(struct span word)
{
    bool number = word.len > 0 && word.ptr[0] >= '0' && word.ptr[0] <= '9';
    return !number && event_words_tells(word) && !event_words_is_pale(word);
}

bool telling_has_word(const uint32_t *words, size_t count, uint32_t word)
{
    for (size_t i = 0; i < count; i++) {
        if (words[i] == word) {
            return true;
        }
    }
    return false;
}

bool telling_same_country(const char a[4], const char b[4])
{
    return a[0] && memcmp(a, b, 4) == 0;
}

bool telling_other_country(const char a[4], const char b[4])
{
    return a[0] && b[0] && memcmp(a, b, 4) != 0;
}

bool telling_may_lie_within(const struct telling *a, const struct telling *b)
{
    return telling_same_country(a->place_country, b->place_country) &&
           !(a->place_is_spot && b->place_is_spot);
}

/* Adds a word to a list that has room for `most`, unless it is there. */
static void insert_once(uint32_t *words, size_t *count, size_t most, uint32_t word)
{
    if (*count < most && !telling_has_word(words, *count, word)) {
        words[(*count)++] = word;
    }
}

static void insert_vivid(struct telling *telling, uint32_t word)
{
    insert_once(telling->vivid, &telling->vivid_count, TELLING_VIVID_MAX, word);
}

static void insert_context(struct telling *telling, uint32_t word)
{
    insert_once(telling->context, &telling->context_count, TELLING_CONTEXT_MAX, word);
}

void telling_add_context(struct arena *arena, struct telling *telling, struct span sentence)
{
    struct span rest = utf8_fold_plain(arena, sentence), word;
    while (event_words_next(&rest, &word)) {
        telling->says_another = telling->says_another || event_words_sets_apart(word);
        if (telling_is_vivid(word)) {
            insert_context(telling, telling_hash_word(word));
        }
    }
}

void telling_add_said(struct telling *telling, uint32_t word)
{
    insert_once(telling->said, &telling->said_count, TELLING_SAID_MAX, word);
}

void telling_add_beside(struct telling *telling, const struct cast_member *member)
{
    for (size_t i = 0; i < telling->beside_count; i++) {
        if (telling->beside[i].entity_id == member->entity_id) {
            return;
        }
    }
    if (telling->beside_count < TELLING_BESIDE_MAX) {
        telling->beside[telling->beside_count++] = *member;
    }
}

static bool is_trigger(const struct telling *telling, struct span word)
{
    for (size_t i = 0; i < telling->lemma_count; i++) {
        if (event_words_same(telling->lemmas[i], word)) {
            return true;
        }
    }
    return false;
}

static bool is_party(const struct telling *telling, struct span word)
{
    for (size_t i = 0; i < telling->party_count; i++) {
        if (event_words_holds(telling->parties[i].text, word)) {
            return true;
        }
    }
    return false;
}

static void note_mishap(struct telling *telling, struct span word)
{
    bool harm = telling->type == EVENT_DISASTER || telling->type == EVENT_ACCIDENT;
    int mishap = harm ? event_words_mishap(word) : 0;
    if (mishap == 0) {
        return;
    }
    bool drowned = telling->mishap == event_words_mishap(SPAN("drowned")); /* in a flood, maybe */
    if (telling->mishap == 0 || (drowned && event_words_is_natural(mishap))) {
        telling->mishap = mishap;
    }
}

void telling_set_party_text(struct arena *arena, struct telling_party *party, struct span text)
{
    struct span words = utf8_fold_plain(arena, text);
    bool unnamed = party->entity_id == 0 && event_words_is_pronoun(words);
    party->number = event_words_number(words);
    party->text = party->meant || unnamed ? (struct span){0} : words;
}

bool telling_is_spot(enum entity_subtype subtype)
{
    return subtype == SUBTYPE_CITY || subtype == SUBTYPE_FACILITY || subtype == SUBTYPE_NONE;
}

void telling_set_place(struct telling *telling, int64_t place, enum entity_subtype subtype,
                       const char country[4])
{
    telling->place = place;
    memcpy(telling->place_country, country, sizeof telling->place_country);
    telling->place_is_site = place != 0 && subtype == SUBTYPE_FACILITY;
    telling->place_is_spot = place != 0 && telling_is_spot(subtype);
}

void telling_add_trigger(struct arena *arena, struct telling *telling, struct span lemma,
                         struct span text)
{
    struct span rest = utf8_fold_plain(arena, text);
    struct span word, last = {0};
    size_t count = 0;
    while (event_words_next(&rest, &word)) {
        count++;
        note_mishap(telling, word);
        last = event_words_tells(word) ? word : last;
    }
    telling->lemmas[0] = lemma.ptr ? utf8_fold_plain(arena, lemma) : last;
    telling->lemma_count = 1;
    if (lemma.ptr && count > 1 && last.len > 0 && !event_words_same(last, telling->lemmas[0])) {
        telling->lemmas[telling->lemma_count++] = last;
    }
}

/* Whether it is done to people: "seized" is also what is done to a town. */
static bool befalls_somebody(const struct telling *telling)
{
    for (size_t i = 0; i < telling->party_count; i++) {
        const struct telling_party *party = &telling->parties[i];
        bool people = party->entity_id == 0 || party->is_people || party->type == ENTITY_PERSON;
        if (party->role == PARTY_RECIPIENT && people) {
            return true;
        }
    }
    return false;
}

void telling_add_words(struct arena *arena, struct telling *telling, struct span text)
{
    struct span rest = utf8_fold_plain(arena, text), word;
    if (event_kind_is_truce(telling->type, telling->lemmas[0], rest)) {
        telling->mishap = event_words_mishap(SPAN("truce"));
    }
    enum event_type kind = event_kind(telling->type, telling->lemmas[0], rest);
    bool thing =
        telling->type == EVENT_ASSAULT && kind == EVENT_COERCE && !befalls_somebody(telling);
    telling->type = thing ? telling->type : kind;
    bool fresh = false; /* "a new flood" */
    while (event_words_next(&rest, &word)) {
        telling->another = telling->another || (fresh && event_words_mishap(word) != 0);
        fresh = telling->type == EVENT_DISASTER && span_is(word, "new");
        bool round = telling->type == EVENT_ELECT && /* "won in the second round" */
                     (span_is(word, "second") || span_is(word, "third"));
        telling->another = telling->another || (!round && event_words_sets_apart(word));
        note_mishap(telling, word);
        if (event_words_tells(word) && !is_trigger(telling, word) && !is_party(telling, word)) {
            insert_word(telling, telling_hash_word(word));
            if (telling_is_vivid(word)) {
                insert_vivid(telling, telling_hash_word(word));
            }
        }
    }
    if (event_words_is_natural(telling->mishap)) {
        telling->type = EVENT_DISASTER;
    }
}

static bool has_word(const struct telling *telling, uint32_t word)
{
    return telling_has_word(telling->words, telling->word_count, word);
}

size_t telling_party_words(const struct telling *of, const struct telling *in)
{
    size_t count = 0;
    for (size_t i = 0; i < of->party_count; i++) {
        struct span rest = of->parties[i].entity_id == 0 ? of->parties[i].text : (struct span){0};
        struct span word;
        while (event_words_next(&rest, &word)) {
            count += event_words_tells(word) && has_word(in, telling_hash_word(word));
        }
    }
    return count;
}

size_t telling_trigger_words(const struct telling *of, const struct telling *in)
{
    size_t count = 0;
    for (size_t i = 1; i < of->lemma_count; i++) {
        count += event_words_tells(of->lemmas[i]) && has_word(in, telling_hash_word(of->lemmas[i]));
    }
    return count;
}

struct period telling_likely_days(const struct telling *telling)
{
    bool told = period_is_known(telling->period) || telling->published == DAY_NONE ||
                telling->published_more >= TELLING_NEWS_DAYS;
    return told ? telling->period
                : (struct period){telling->published - TELLING_NEWS_DAYS, telling->published,
                                  PRECISION_RANGE};
}

/* The same party of the telling; NULL. */
static struct telling_party *find_party(const struct telling *telling,
                                        const struct telling_party *party)
{
    for (size_t i = 0; i < telling->party_count; i++) {
        struct telling_party *other = &telling->parties[i];
        if (other->role == party->role && other->entity_id == party->entity_id &&
            (party->entity_id != 0 || span_equal(other->text, party->text))) {
            return other;
        }
    }
    return NULL;
}

static void join_party(struct telling *telling, const struct telling_party *party)
{
    struct telling_party *known = find_party(telling, party);
    if (known) {
        known->meant = known->meant && party->meant;
    } else if (telling->party_count < TELLING_PARTIES_MAX) {
        telling->parties[telling->party_count++] = *party;
    }
}

static int firmness(enum event_status status)
{
    static const int ranks[EVENT_STATUS_COUNT] = {[EVENT_HAPPENED] = 3,
                                                  [EVENT_ONGOING] = 2,
                                                  [EVENT_DENIED] = 2,
                                                  [EVENT_PLANNED] = 1,
                                                  [EVENT_HYPOTHETICAL] = 0};
    return ranks[status];
}

static void join_date(struct telling *telling, const struct telling *other)
{
    if (!period_is_known(other->period)) {
        return;
    }
    bool finer = other->period.precision < telling->period.precision;
    bool better = other->period.precision == telling->period.precision && other->own_date &&
                  !telling->own_date;
    if (!period_is_known(telling->period) || finer || better) {
        telling->period = other->period;
        telling->own_date = other->own_date;
    }
}

void telling_join(struct telling *telling, const struct telling *other)
{
    for (size_t i = 0; i < other->party_count; i++) {
        join_party(telling, &other->parties[i]);
    }
    for (size_t i = 0; i < other->lemma_count && telling->lemma_count < TELLING_LEMMAS_MAX; i++) {
        telling->lemmas[telling->lemma_count++] = other->lemmas[i];
    }
    for (size_t i = 0; i < other->wording_count && telling->wording_count < TELLING_WORDINGS_MAX;
         i++) {
        telling->wordings[telling->wording_count++] = other->wordings[i];
    }
    for (size_t i = 0; i < other->word_count; i++) {
        insert_word(telling, other->words[i]);
    }
    for (size_t i = 0; i < other->vivid_count; i++) {
        insert_vivid(telling, other->vivid[i]);
    }
    for (size_t i = 0; i < other->context_count; i++) {
        insert_context(telling, other->context[i]);
    }
    for (size_t i = 0; i < other->said_count; i++) {
        telling_add_said(telling, other->said[i]);
    }
    for (size_t i = 0; i < other->beside_count; i++) {
        telling_add_beside(telling, &other->beside[i]);
    }
    if (firmness(other->status) > firmness(telling->status)) {
        telling->status = other->status;
        telling->negated = other->negated;
    }
    if (telling->place == 0 || (other->place_is_spot && !telling->place_is_spot)) {
        telling->place = other->place;
        telling->place_is_spot = other->place_is_spot;
        telling->place_is_site = other->place_is_site;
        memcpy(telling->place_country, other->place_country, sizeof telling->place_country);
    }
    telling->mishap = telling->mishap ? telling->mishap : other->mishap;
    for (int kind = 0; kind < TELLING_TOLLS; kind++) {
        telling->tolls[kind] = telling->tolls[kind] ? telling->tolls[kind] : other->tolls[kind];
    }
    telling->in_title = telling->in_title || other->in_title;
    telling->another = telling->another && other->another;
    telling->says_another = telling->says_another || other->says_another;
    join_date(telling, other);
}
