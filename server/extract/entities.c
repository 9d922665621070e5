/* One article's mentions become entities in two rounds. The first takes what stands for itself:
 * names of several words and whatever the lexicons know; equal canonical forms are one entity. The
 * second takes the short forms: a person's single name goes to the one introduced with it, an
 * acronym to the name it abbreviates. Two people who share a family name stay two: a bare family
 * name goes to the one who was introduced first. Descriptions
 * and pronouns follow in coreference.c. What it does not do: links across articles, which go by
 * `key`. */
#include "extract/entities.h"

#include <math.h>

#include "base/utf8.h"
#include "coreference.h"
#include "entities_resolver.h"
#include "entities_roles.h"

/* --- forms ------------------------------------------------------------------------------------ */

/* The folded words of a name, without full stops; returns how many (at most NODE_WORDS_MAX: the
 * last then holds the rest). */
static size_t form_words(const struct resolver *resolver, struct span text, struct span *words)
{
    struct span folded = utf8_fold_plain(resolver->arena, text);
    char *out = arena_alloc(resolver->arena, folded.len + 1);
    size_t len = 0;
    for (size_t i = 0; i < folded.len; i++) {
        if (folded.ptr[i] != '.') {
            out[len++] = folded.ptr[i] == '-' || folded.ptr[i] == '\n' ? ' ' : folded.ptr[i];
        }
    }
    struct span rest = {out, len};
    size_t count = 0;
    while (rest.ptr && count < NODE_WORDS_MAX) {
        struct span word = count + 1 < NODE_WORDS_MAX ? span_cut(&rest, ' ') : span_trim(rest);
        if (count + 1 == NODE_WORDS_MAX) {
            rest = (struct span){0};
        }
        if (word.len > 0) {
            words[count++] = word;
        }
    }
    return count;
}

static struct span form_key(const struct resolver *resolver, enum entity_type type,
                            const struct span *words, size_t count)
{
    struct span key = arena_printf(resolver->arena, "%s:", entity_type_name(type));
    for (size_t i = 0; i < count; i++) {
        key = arena_printf(resolver->arena, "%.*s%s%.*s", SPAN_ARG(key), i > 0 ? " " : "",
                           SPAN_ARG(words[i]));
    }
    return key;
}

/* What the lexicons know under this name for this type, or NULL. */
static const struct record *resolver_record(const struct resolver *resolver,
                                            const struct mention *mention)
{
    if (mention->type == ENTITY_PERSON) {
        return NULL;
    }
    if (mention->type == ENTITY_PLACE) {
        return places_resolve(&resolver->places, mention);
    }
    enum sense_kind wanted = mention->type == ENTITY_ORGANIZATION      ? SENSE_ORGANIZATION
                             : mention->subtype == SUBTYPE_NATIONALITY ? SENSE_NATIONALITY
                                                                       : SENSE_THING;
    const struct sense *sense = gazetteer_find(resolver->gazetteer, mention->text);
    const struct record *best = NULL;
    int best_weight = -1;
    for (; sense; sense = sense->next) {
        int weight = places_weight(&resolver->places, sense->record->country);
        if (sense->kind == wanted && gazetteer_case_fits(sense, mention->text) &&
            weight > best_weight) {
            best = sense->record;
            best_weight = weight;
        }
    }
    return best;
}

/* --- nodes ------------------------------------------------------------------------------------ */

static uint32_t resolver_add(struct resolver *resolver, uint32_t index, const struct record *record,
                             const struct span *words, size_t word_count)
{
    const struct mention *mention = &resolver->analysis->mentions[index];
    resolver->nodes = arena_grow(resolver->arena, resolver->nodes, resolver->node_count,
                                 &resolver->node_capacity, sizeof *resolver->nodes);
    struct node *node = &resolver->nodes[resolver->node_count];
    *node = (struct node){.record = record, .word_count = word_count, .first_mention = index};
    memcpy(node->words, words, word_count * sizeof *words);
    node->entity = (struct entity){.name = record ? record->name : mention->text,
                                   .type = mention->type,
                                   .subtype = mention->subtype,
                                   .coordinates = {NAN, NAN}};
    if (record) {
        node->entity.subtype = record->subtype;
        node->entity.wikidata = record->wikidata;
        node->entity.coordinates = record->coordinates;
        memcpy(node->entity.country, record->country, sizeof record->country);
    }
    return (uint32_t)resolver->node_count++;
}

void resolver_assign(struct resolver *resolver, uint32_t index, uint32_t node)
{
    uint32_t before = resolver->analysis->mentions[index].entity;
    if (before != ENTITY_UNRESOLVED) {
        resolver->nodes[before].entity.mention_count--;
    }
    resolver->analysis->mentions[index].entity = node;
    resolver->nodes[node].entity.mention_count++;
    if (index < resolver->nodes[node].first_mention) {
        resolver->nodes[node].first_mention = index;
    }
}

uint32_t resolver_known(struct resolver *resolver, uint32_t index, const struct record *record)
{
    struct span words[NODE_WORDS_MAX];
    size_t count = form_words(resolver, record->name, words);
    struct span key = form_key(resolver, record->type, words, count);
    if (record->country[0]) {
        key = arena_printf(resolver->arena, "%.*s, %s", SPAN_ARG(key), record->country);
    }
    uint32_t node = table_get(resolver->by_key, key);
    if (node == TABLE_NONE) {
        node = resolver_add(resolver, index, record, words, count);
        table_set(resolver->by_key, key, node);
    }
    return node;
}

/* Whether `a` is `b` or its initial. */
static bool word_abbreviates(struct span a, struct span b)
{
    return span_equal(a, b) || (a.len == 1 && b.len > 1 && a.ptr[0] == b.ptr[0]) ||
           (b.len == 1 && a.len > 1 && a.ptr[0] == b.ptr[0]);
}

/* Whether two full names are one person's: the same family name and first name, a middle name or
 * initial on one side only. */
static bool names_agree(const struct node *node, const struct span *words, size_t count)
{
    if (node->word_count < 2 || count < 2 || node->word_count == count) {
        return false;
    }
    size_t shorter = node->word_count < count ? node->word_count : count;
    return shorter == 2 && span_equal(node->words[node->word_count - 1], words[count - 1]) &&
           node->words[0].len > 1 && word_abbreviates(node->words[0], words[0]);
}

static uint32_t resolver_find_person(const struct resolver *resolver, const struct span *words,
                                     size_t count)
{
    for (uint32_t i = 0; i < resolver->node_count; i++) {
        const struct node *node = &resolver->nodes[i];
        if (node->entity.type == ENTITY_PERSON && names_agree(node, words, count)) {
            return i;
        }
    }
    return ENTITY_UNRESOLVED;
}

/* Whether the first word of a name is a family name that comes first, as in Korean. */
static bool node_is_family_first(const struct resolver *resolver, const struct node *node)
{
    const struct sense *sense = gazetteer_find(resolver->gazetteer, node->words[0]);
    for (; sense; sense = sense->next) {
        if (sense->kind == SENSE_SURNAME && sense->record->family_first) {
            return true;
        }
    }
    return false;
}

/* Whether the title before the mention says that it is a woman and the full name's given name that
 * it is a man, or the other way round: "Mrs Mugabe" is not Robert Mugabe. */
static bool title_contradicts(const struct resolver *resolver, const struct node *node,
                              const struct mention *mention)
{
    if (mention->first_token == 0 || node->word_count < 2 || node_is_family_first(resolver, node)) {
        return false;
    }
    const struct token *before = &resolver->analysis->document.tokens[mention->first_token - 1];
    enum gender title = gender_of_word(before->norm);
    enum gender given = gender_of_given_name(resolver->given_names, node->words[0]);
    return title != GENDER_UNKNOWN && given != GENDER_UNKNOWN && title != given;
}

/* Round one: a name that stands for itself. */
static void resolver_take_full(struct resolver *resolver, uint32_t index,
                               const struct record *record, const struct span *words, size_t count)
{
    const struct mention *mention = &resolver->analysis->mentions[index];
    struct span canonical[NODE_WORDS_MAX];
    size_t canonical_count = record ? form_words(resolver, record->name, canonical) : count;
    struct span key =
        form_key(resolver, mention->type, record ? canonical : words, canonical_count);
    if (record && record->country[0]) {
        key = arena_printf(resolver->arena, "%.*s, %s", SPAN_ARG(key), record->country);
    }
    uint32_t node = table_get(resolver->by_key, key);
    if (node != TABLE_NONE && mention->type == ENTITY_PERSON &&
        title_contradicts(resolver, &resolver->nodes[node], mention)) {
        node = TABLE_NONE;
    }
    if (node == TABLE_NONE && mention->type == ENTITY_PERSON) {
        node = resolver_find_person(resolver, words, count);
    }
    if (node == TABLE_NONE) {
        node = resolver_add(resolver, index, record, words, count);
    } else if (!record && count > resolver->nodes[node].word_count) {
        resolver->nodes[node].entity.name = mention->text;
        memcpy(resolver->nodes[node].words, words, count * sizeof *words);
        resolver->nodes[node].word_count = count;
    }
    table_set(resolver->by_key, key, node);
    resolver_assign(resolver, index, node);
}

/* --- short forms --------------------------------------------------------------------------------
 */

/* How well a person's single name fits a full one: 3 family name, 1 given name, 0 not at all. */
static int node_fit_person(const struct resolver *resolver, const struct node *node,
                           const struct span *words, size_t count)
{
    if (node->word_count <= count) {
        return 0;
    }
    size_t tail = node->word_count - count;
    bool is_tail = true;
    bool is_head = true;
    for (size_t i = 0; i < count; i++) {
        is_tail = is_tail && span_equal(node->words[tail + i], words[i]);
        is_head = is_head && span_equal(node->words[i], words[i]);
    }
    if (is_tail || (is_head && count == 1 && node_is_family_first(resolver, node))) {
        return 3;
    }
    return is_head ? 1 : 0;
}

/* Whether `acronym` is made of the first letters of the name's words, small words left out or not.
 */
static bool node_fits_acronym(const struct node *node, struct span acronym)
{
    size_t all = 0;
    size_t long_only = 0;
    bool all_fit = true;
    bool long_fit = true;
    for (size_t i = 0; i < node->word_count; i++) {
        struct span word = node->words[i];
        all_fit = all_fit && all < acronym.len && acronym.ptr[all] == word.ptr[0];
        all++;
        if (word.len > 3 || !(span_is(word, "of") || span_is(word, "the") || span_is(word, "and") ||
                              span_is(word, "for") || span_is(word, "on") || span_is(word, "in"))) {
            long_fit = long_fit && long_only < acronym.len && acronym.ptr[long_only] == word.ptr[0];
            long_only++;
        }
    }
    return acronym.len >= 2 &&
           ((all_fit && all == acronym.len) || (long_fit && long_only == acronym.len));
}

/* Whether a word closes or opens many names: "Bank", "Ministry". */
static bool word_is_head(const struct resolver *resolver, struct span word)
{
    const struct sense *sense = gazetteer_find(resolver->gazetteer, word);
    while (sense && sense->kind != SENSE_HEAD && sense->kind != SENSE_LEAD) {
        sense = sense->next;
    }
    return sense != NULL;
}

static int node_fit(const struct resolver *resolver, const struct node *node,
                    const struct mention *mention, const struct span *words, size_t count)
{
    if (node->entity.type != mention->type) {
        return 0;
    }
    if (mention->type == ENTITY_PERSON) {
        return title_contradicts(resolver, node, mention)
                   ? 0
                   : node_fit_person(resolver, node, words, count);
    }
    if (mention->type == ENTITY_ORGANIZATION && count == 1) {
        if (node->word_count > 1 && node_fits_acronym(node, words[0])) {
            return 3;
        }
        bool opens = node->word_count > 1 && span_equal(node->words[0], words[0]);
        return opens && !word_is_head(resolver, words[0]) ? 1 : 0;
    }
    return 0;
}

/* The entity in whose definition the mention stands, as "(ICC)" after a full name. */
static uint32_t resolver_defined(const struct resolver *resolver, uint32_t index)
{
    if (index == 0) {
        return ENTITY_UNRESOLVED;
    }
    const struct mention *mention = &resolver->analysis->mentions[index];
    const struct mention *before = mention - 1;
    const struct document *document = &resolver->analysis->document;
    uint32_t gap = before->first_token + before->token_count;
    if (before->field != mention->field || mention->token_count != 1 || before->token_count < 2 ||
        gap + 1 != mention->first_token || !span_is(document->tokens[gap].text, "(") ||
        before->entity == ENTITY_UNRESOLVED ||
        !(document->tokens[mention->first_token].flags & TOKEN_ALL_CAPS)) {
        return ENTITY_UNRESOLVED;
    }
    return before->entity;
}

/* The entity that a short form stands for. A family name or acronym goes to the first it fits; a
 * weaker likeness counts only when there is one such entity. */
static uint32_t resolver_find_longer(const struct resolver *resolver, const struct mention *mention,
                                     const struct span *words, size_t count)
{
    uint32_t weak = ENTITY_UNRESOLVED;
    size_t weak_count = 0;
    for (uint32_t i = 0; i < resolver->node_count; i++) {
        int fit = node_fit(resolver, &resolver->nodes[i], mention, words, count);
        if (fit >= 3) {
            return i;
        }
        if (fit > 0) {
            weak = i;
            weak_count++;
        }
    }
    return weak_count == 1 ? weak : ENTITY_UNRESOLVED;
}

/* Round two: a form that may stand for a longer one. */
static void resolver_take_short(struct resolver *resolver, uint32_t index, const struct span *words,
                                size_t count)
{
    struct mention *mention = &resolver->analysis->mentions[index];
    uint32_t node = resolver_defined(resolver, index);
    if (node != ENTITY_UNRESOLVED) {
        mention->type = resolver->nodes[node].entity.type;
        mention->subtype = resolver->nodes[node].entity.subtype;
    } else {
        node = resolver_find_longer(resolver, mention, words, count);
    }
    if (node == ENTITY_UNRESOLVED) {
        resolver_take_full(resolver, index, NULL, words, count);
        return;
    }
    table_set(resolver->by_key, form_key(resolver, mention->type, words, count), node);
    resolver_assign(resolver, index, node);
}

static void resolver_round(struct resolver *resolver, bool full)
{
    for (uint32_t i = 0; i < resolver->analysis->mention_count; i++) {
        const struct mention *mention = &resolver->analysis->mentions[i];
        if (mention->entity != ENTITY_UNRESOLVED) {
            continue;
        }
        struct span words[NODE_WORDS_MAX];
        size_t count = form_words(resolver, mention->text, words);
        const struct record *record = resolver_record(resolver, mention);
        bool stands_alone =
            record != NULL || count > 1 ||
            (mention->type != ENTITY_PERSON && mention->type != ENTITY_ORGANIZATION);
        if (full && stands_alone) {
            resolver_take_full(resolver, i, record, words, count);
        } else if (!full) {
            resolver_take_short(resolver, i, words, count);
        }
    }
}

/* --- the result ---------------------------------------------------------------------------------
 */

/* By which single words a person may be called elsewhere. */
static void set_short_names(const struct resolver *resolver, const struct node *node,
                            struct entity *entity)
{
    size_t count = node->word_count;
    if (entity->type != ENTITY_PERSON || count == 0) {
        return;
    }
    struct short_name *names = ARENA_ARRAY(resolver->arena, struct short_name, 2);
    bool family_first = count > 1 && node_is_family_first(resolver, node);
    names[0] = (struct short_name){node->words[family_first ? 0 : count - 1], true};
    names[1] = (struct short_name){node->words[0], false};
    entity->short_names = names;
    entity->short_name_count = count > 1 && !family_first ? 2 : 1;
    entity->partial = count == 1;
}

/* Entities in the order of their first mention. */
static void resolver_finish(struct resolver *resolver)
{
    struct analysis *analysis = resolver->analysis;
    uint32_t *place = ARENA_ARRAY(resolver->arena, uint32_t, resolver->node_count);
    for (size_t i = 0; i < resolver->node_count; i++) {
        place[i] = ENTITY_UNRESOLVED;
    }
    analysis->entities = ARENA_ARRAY(resolver->arena, struct entity, resolver->node_count);
    analysis->entity_count = 0;
    for (size_t i = 0; i < analysis->mention_count; i++) {
        uint32_t node = analysis->mentions[i].entity;
        if (place[node] == ENTITY_UNRESOLVED) {
            place[node] = (uint32_t)analysis->entity_count;
            struct entity *entity = &analysis->entities[analysis->entity_count++];
            *entity = resolver->nodes[node].entity;
            set_short_names(resolver, &resolver->nodes[node], entity);
        }
        analysis->mentions[i].entity = place[node];
    }
    for (size_t i = 0; i < analysis->entity_count; i++) {
        struct entity *entity = &analysis->entities[i];
        struct span words[NODE_WORDS_MAX];
        size_t count = form_words(resolver, entity->name, words);
        entity->key = form_key(resolver, entity->type, words, count);
        if (entity->type == ENTITY_PLACE && entity->country[0]) {
            entity->key =
                arena_printf(resolver->arena, "%.*s, %s", SPAN_ARG(entity->key), entity->country);
        }
    }
}

void entities_resolve(struct arena *arena, const struct engine *engine, struct analysis *analysis)
{
    struct resolver resolver = {.arena = arena,
                                .engine = engine,
                                .gazetteer = engine->gazetteer,
                                .given_names = engine->given_names,
                                .analysis = analysis,
                                .by_key = table_new(arena, analysis->mention_count)};
    places_init(&resolver.places, engine->gazetteer, analysis);
    resolver_round(&resolver, true);
    resolver_round(&resolver, false);
    resolver_mark_metonyms(&resolver);
    resolver_finish(&resolver);
    roles_find(arena, engine->gazetteer, analysis);
    coreference_resolve(arena, engine, analysis);
}
