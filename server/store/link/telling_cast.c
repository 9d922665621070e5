/* Whom and what the article of a telling names beside those who take part in it. Two papers that
 * tell one happening name the same people, bodies and towns around it. */
#include "telling_cast.h"

#include "base/utf8.h"
#include "event_words.h"
#include "store/codes.h"
#include "store/list_rows.h"
#include "telling_parties.h"

struct cast_reading {
    struct arena *scratch;
    struct telling_cast *cast;
};

static void take_words(struct cast_reading *reading, struct span name)
{
    struct telling_cast *cast = reading->cast;
    struct span rest = utf8_fold_plain(reading->scratch, name), word;
    while (event_words_next(&rest, &word) && cast->word_count < CAST_WORDS_MAX) {
        if (event_words_tells(word)) {
            cast->words[cast->word_count++] = telling_hash_word(word);
        }
    }
}

static void take_member(void *context, struct columns *columns)
{
    struct cast_reading *reading = context;
    struct cast_member member = {.entity_id = column_int(columns)};
    member.type = entity_type_from_name(column_borrowed(columns));
    enum entity_subtype subtype = entity_subtype_from_name(column_borrowed(columns));
    column_code(columns, member.country);
    struct span name = column_borrowed(columns);
    if (subtype == SUBTYPE_NATIONALITY) {
        take_words(reading, name);
        return;
    }
    bool place = member.type == ENTITY_PLACE;
    member.is_country = place && subtype == SUBTYPE_COUNTRY;
    member.is_spot = place && telling_is_spot(subtype);
    if (telling_cast_has(reading->cast, member.entity_id)) {
        return;
    }
    reading->cast->members[reading->cast->count++] = member;
    take_words(reading, name);
}

enum status telling_cast_read(struct store_load *load, struct arena *arena, int64_t article_id,
                              const struct telling_cast **out)
{
    struct telling_cast *cast = ARENA_NEW(arena, struct telling_cast);
    struct cast_reading reading = {load->scratch, cast};
    *out = cast;
    return list_children(load->connection, "link.cast", article_id, load->scratch, take_member,
                         &reading);
}

bool telling_cast_has(const struct telling_cast *cast, int64_t entity_id)
{
    for (size_t i = 0; cast && i < cast->count; i++) {
        if (cast->members[i].entity_id == entity_id) {
            return true;
        }
    }
    return false;
}

int telling_cast_weight(const struct telling *a, const struct telling *b)
{
    int weight = 0;
    for (size_t i = 0; a->cast && i < a->cast->count; i++) {
        const struct cast_member *member = &a->cast->members[i];
        bool person = member->type == ENTITY_PERSON;
        bool telling = person || member->type == ENTITY_ORGANIZATION || member->is_spot;
        if (telling && telling_cast_has(b->cast, member->entity_id) &&
            !telling_takes_part(a, member->entity_id) &&
            !telling_takes_part(b, member->entity_id)) {
            weight += person ? 2 : 1;
        }
    }
    return weight;
}

static bool is_name(const struct telling_cast *cast, uint32_t word)
{
    return cast && telling_has_word(cast->words, cast->word_count, word);
}

enum { WORDS_MAX = 32 };

/* The words of a telling that are of no name, its described parties' among them. */
static size_t list_words(const struct telling *telling, const struct telling *other,
                         uint32_t *words)
{
    size_t count = 0;
    for (size_t i = 0; i < telling->vivid_count; i++) {
        words[count++] = telling->vivid[i];
    }
    for (size_t i = 0; i < telling->party_count; i++) {
        bool described = telling->parties[i].entity_id == 0;
        struct span rest = described ? telling->parties[i].text : (struct span){0}, word;
        while (event_words_next(&rest, &word) && count < WORDS_MAX) {
            uint32_t hash = telling_hash_word(word);
            if (telling_is_vivid(word) && !telling_has_word(words, count, hash)) {
                words[count++] = hash;
            }
        }
    }
    size_t kept = 0;
    for (size_t i = 0; i < count; i++) {
        if (!is_name(telling->cast, words[i]) && !is_name(other->cast, words[i])) {
            words[kept++] = words[i];
        }
    }
    return kept;
}

int telling_cast_words(const struct telling *a, const struct telling *b)
{
    uint32_t of_a[WORDS_MAX], of_b[WORDS_MAX];
    size_t count_a = list_words(a, b, of_a), count_b = list_words(b, a, of_b), shared = 0;
    for (size_t i = 0; i < count_a; i++) {
        shared += telling_has_word(of_b, count_b, of_a[i]);
    }
    size_t fewer = count_a < count_b ? count_a : count_b;
    if (shared == 0) {
        return fewer > 0 ? -8 : 0;
    }
    return (shared > 3 ? 16 : 4 * (int)shared) + (2 * shared >= fewer ? 4 : 0);
}
