/* What the whole sentence of a telling says beside the act itself. A noun such as "the meeting" has
 * no parties of its own, but those who met are in its sentence; and two reports of one happening
 * share words for what it was about, though one tells it by the way. */
#include "telling_sentence.h"

#include "base/utf8.h"
#include "event_words.h"
#include "store/codes.h"
#include "store/list_rows.h"
#include "telling_acts.h"
#include "telling_parties.h"

struct names_reading {
    struct arena *scratch;
    struct sentence_names *names;
};

struct sentence_name sentence_name_of(struct arena *arena, const struct cast_member *member,
                                      enum entity_subtype subtype, struct span text)
{
    struct sentence_name name = {.member = *member};
    bool place = member->type == ENTITY_PLACE;
    name.member.is_country =
        (place && subtype == SUBTYPE_COUNTRY) || subtype == SUBTYPE_NATIONALITY;
    name.member.is_spot = place && telling_is_spot(subtype);
    struct span rest = utf8_fold_plain(arena, text), word;
    while (event_words_next(&rest, &word) && name.word_count < SENTENCE_NAME_WORDS) {
        if (telling_is_vivid(word)) {
            name.words[name.word_count++] = telling_hash_word(word);
        }
    }
    return name;
}

static void take_name(void *context, struct columns *columns)
{
    struct names_reading *reading = context;
    if (reading->names->count == SENTENCE_NAMES_MAX) {
        return;
    }
    bool in_title = field_from_name(column_borrowed(columns)) == FIELD_TITLE;
    uint32_t sentence = (uint32_t)column_int(columns);
    bool name = span_is(column_borrowed(columns), "name");
    struct span text = column_borrowed(columns);
    struct cast_member member = {.entity_id = column_int(columns)};
    member.type = entity_type_from_name(column_borrowed(columns));
    enum entity_subtype subtype = entity_subtype_from_name(column_borrowed(columns));
    column_code(columns, member.country);
    struct sentence_name *out = &reading->names->names[reading->names->count++];
    *out = sentence_name_of(reading->scratch, &member, subtype, name ? text : (struct span){0});
    out->in_title = in_title;
    out->sentence = sentence;
}

enum status telling_sentence_read(struct store_load *load, int64_t article_id,
                                  struct sentence_names *names)
{
    if (names->article_id == article_id) {
        return STATUS_OK;
    }
    names->article_id = article_id;
    names->count = 0;
    struct names_reading reading = {load->scratch, names};
    return list_children(load->connection, "link.named", article_id, load->scratch, take_name,
                         &reading);
}

const struct sentence_name *telling_sentence_names(const struct sentence_names *names,
                                                   const struct telling *telling, size_t *count)
{
    const struct sentence_name *first = names->names, *end = first + names->count;
    while (first < end &&
           (first->in_title != telling->in_title || first->sentence != telling->sentence)) {
        first++;
    }
    const struct sentence_name *last = first;
    while (last < end && last->in_title == telling->in_title &&
           last->sentence == telling->sentence) {
        last++;
    }
    *count = (size_t)(last - first);
    return first;
}

static bool is_name_word(const struct sentence_name *names, size_t count, uint32_t word)
{
    for (size_t i = 0; i < count; i++) {
        if (telling_has_word(names[i].words, names[i].word_count, word)) {
            return true;
        }
    }
    return false;
}

/* Whether it tells of nothing but who died in a disaster: "the flood, in which ten died". */
static bool lacks_mishap(const struct telling *telling)
{
    return telling->mishap == 0 && telling->type == EVENT_DISASTER && telling_is_toll(telling);
}

void telling_sentence_add(struct arena *arena, const struct sentence_name *names, size_t count,
                          struct telling *telling, struct span sentence)
{
    bool toll = lacks_mishap(telling);
    for (size_t i = 0; i < count; i++) {
        telling_add_beside(telling, &names[i].member);
    }
    struct span rest = utf8_fold_plain(arena, sentence), word;
    while (event_words_next(&rest, &word)) {
        telling->mishap = toll && !telling->mishap ? event_words_mishap(word) : telling->mishap;
        uint32_t hash = telling_is_vivid(word) ? telling_hash_word(word) : 0;
        if (hash != 0 && !is_name_word(names, count, hash)) {
            telling_add_said(telling, hash);
        }
    }
}

bool telling_is_beside(const struct telling *telling, int64_t entity_id)
{
    for (size_t i = 0; i < telling->beside_count; i++) {
        if (telling->beside[i].entity_id == entity_id) {
            return true;
        }
    }
    return false;
}

/* How many nations the sentences of both name, up to two. */
static size_t count_nations(const struct telling *a, const struct telling *b)
{
    const struct cast_member *first = NULL;
    for (size_t i = 0; i < a->beside_count; i++) {
        for (size_t j = 0; j < b->beside_count; j++) {
            const struct cast_member *one = &a->beside[i], *other = &b->beside[j];
            if (!one->is_country || !other->is_country ||
                !telling_same_country(one->country, other->country)) {
                continue;
            }
            if (first && telling_other_country(first->country, one->country)) {
                return 2;
            }
            first = first ? first : one;
        }
    }
    return first != NULL;
}

bool telling_share_nations(const struct telling *a, const struct telling *b)
{
    return count_nations(a, b) > 1;
}

bool telling_share_nation(const struct telling *a, const struct telling *b)
{
    return count_nations(a, b) > 0;
}

int telling_beside_score(const struct telling *a, const struct telling *b)
{
    enum { MOST = 10 };
    int score = 0;
    for (size_t i = 0; i < a->beside_count; i++) {
        const struct cast_member *member = &a->beside[i];
        bool in_both =
            telling_takes_part(a, member->entity_id) && telling_takes_part(b, member->entity_id);
        int says = member->type == ENTITY_PERSON                            ? 6
                   : member->type == ENTITY_ORGANIZATION || member->is_spot ? 3
                                                                            : 0;
        score += !in_both && telling_is_beside(b, member->entity_id) ? says : 0;
    }
    return score < MOST ? score : MOST;
}

static bool is_of_trigger(const struct telling *telling, uint32_t word)
{
    for (size_t i = 0; i < telling->lemma_count; i++) {
        if (telling_hash_word(telling->lemmas[i]) == word) {
            return true;
        }
    }
    return false;
}

size_t telling_said_words(const struct telling *a, const struct telling *b)
{
    size_t shared = 0;
    for (size_t i = 0; i < a->said_count; i++) {
        uint32_t word = a->said[i];
        shared += telling_has_word(b->said, b->said_count, word) && !is_of_trigger(a, word) &&
                  !is_of_trigger(b, word);
    }
    return shared;
}
