/* One article's mentions become entities in two rounds. The first takes what stands for itself:
 * names of several words and whatever the lexicons know; equal canonical forms are one entity. The
 * second takes the short forms: a person's single name goes to the one introduced with it, an
 * acronym to the name it abbreviates. Two people who share a family name stay two: a bare family
 * name goes to the one of the same title, else to the one who was introduced first. Then forms of
 * one body are joined (entities_merge.c) and places that act as governments marked
 * (entities_metonyms.c). Descriptions and pronouns follow in coreference.c. What it does not do:
 * links across articles, which go by `key`. */
#include "extract/entities.h"

#include <math.h>

#include "coreference.h"
#include "entities_bodies.h"
#include "entities_country.h"
#include "entities_resolver.h"
#include "entities_roles.h"

/* What is no person, place or body. */
static const struct record *resolver_thing(const struct resolver *resolver,
                                           const struct mention *mention)
{
    bool people = mention->subtype == SUBTYPE_NATIONALITY;
    const struct sense *sense = gazetteer_find(resolver->gazetteer, mention->text);
    const struct record *best = NULL;
    int best_weight = -1;
    for (; sense; sense = sense->next) {
        int weight = places_weight(&resolver->places, sense->record->country, mention->text);
        bool fits = people ? sense_is_people(sense) : sense->kind == SENSE_THING;
        if (fits && gazetteer_case_fits(sense, mention->text) && weight > best_weight) {
            best = sense->record;
            best_weight = weight;
        }
    }
    return best;
}

/* What the lexicons know under the name of a place without the word for what it is: "State of
 * Virginia", "Hagia Sophia Museum". */
static const struct record *resolver_headed_place(const struct resolver *resolver,
                                                  const struct mention *mention)
{
    static const struct {
        const char *lead, *head;
        uint32_t kinds;
    } parts[] = {
        {"state of ", "", SENSE_BIT(SENSE_REGION)},
        {"province of ", "", SENSE_BIT(SENSE_REGION)},
        {"commonwealth of ", "", SENSE_BIT(SENSE_REGION) | SENSE_BIT(SENSE_COUNTRY)},
        {"territory of ", "", SENSE_BIT(SENSE_REGION) | SENSE_BIT(SENSE_COUNTRY)},
        {"republic of ", "", SENSE_BIT(SENSE_COUNTRY)},
        {"kingdom of ", "", SENSE_BIT(SENSE_COUNTRY)},
        {"city of ", "", SENSE_BIT(SENSE_CITY)},
        {"", " museum", SENSE_BIT(SENSE_PLACE)},
        {"", " mosque", SENSE_BIT(SENSE_PLACE)},
        {"", " cathedral", SENSE_BIT(SENSE_PLACE)},
        {"", " palace", SENSE_BIT(SENSE_PLACE)},
    };
    const struct record *best = NULL;
    int best_weight = -1;
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        struct span lead = span_of(parts[i].lead);
        struct span head = span_of(parts[i].head);
        struct span text = mention->text;
        if (text.len <= lead.len + head.len ||
            !span_equal_nocase(span_slice(text, 0, lead.len), lead) ||
            !span_equal_nocase(span_slice(text, text.len - head.len, text.len), head)) {
            continue;
        }
        text = span_slice(text, lead.len, text.len - head.len);
        const struct sense *sense = gazetteer_find(resolver->gazetteer, text);
        for (; sense; sense = sense->next) {
            int weight = places_weight(&resolver->places, sense->record->country, text);
            if ((SENSE_BIT(sense->kind) & parts[i].kinds) && weight > best_weight) {
                best = sense->record;
                best_weight = weight;
            }
        }
    }
    return best;
}

/* What the lexicons know under this name for this type. */
static struct meaning resolver_meaning(const struct resolver *resolver,
                                       const struct mention *mention)
{
    const struct record *place = NULL;
    switch (mention->type) {
    case ENTITY_PERSON:
        return meaning_of(NULL);
    case ENTITY_PLACE:
        place = places_resolve(&resolver->places, mention);
        return meaning_of(place ? place : resolver_headed_place(resolver, mention));
    case ENTITY_ORGANIZATION:
        return bodies_find(resolver, mention);
    default:
        return meaning_of(resolver_thing(resolver, mention));
    }
}

/* --- nodes ------------------------------------------------------------------------------------ */

static uint32_t resolver_add(struct resolver *resolver, uint32_t index,
                             const struct meaning *meaning, const struct form *form)
{
    const struct record *record = meaning->record;
    const struct mention *mention = &resolver->analysis->mentions[index];
    resolver->nodes = arena_grow(resolver->arena, resolver->nodes, resolver->node_count,
                                 &resolver->node_capacity, sizeof *resolver->nodes);
    struct node *node = &resolver->nodes[resolver->node_count];
    *node = (struct node){.meaning = *meaning, .form = *form, .first_mention = index};
    node->entity = (struct entity){.name = record ? record->name
                                                  : arena_one_line(resolver->arena, mention->text),
                                   .type = mention->type,
                                   .subtype = mention->subtype,
                                   .coordinates = {NAN, NAN}};
    if (mention->type == ENTITY_ORGANIZATION || mention->type == ENTITY_OTHER ||
        node->entity.subtype == SUBTYPE_FACILITY) {
        form_read_body(resolver->gazetteer, resolver->arena, form, &node->body);
    }
    if (mention->type == ENTITY_ORGANIZATION) {
        memcpy(node->entity.country, node->body.country, sizeof node->body.country);
    }
    if (record) {
        node->entity.subtype = record->subtype;
        node->entity.wikidata = record->wikidata;
        node->entity.coordinates = record->coordinates;
        node->general = body_is_general(resolver->arena, meaning);
    }
    if (meaning->country[0]) {
        memcpy(node->entity.country, meaning->country, sizeof meaning->country);
        memcpy(node->body.country, meaning->country, sizeof meaning->country);
    }
    name_index_add(resolver->names, (uint32_t)resolver->node_count, &node->form, &node->body.core);
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

/* "Lakeland International Airport" is "Lakeland Airport", too. */
static void form_turn_airport(struct form *form)
{
    static const char *const kinds[] = {"international", "regional", "municipal", NULL};
    size_t at = form->count - 2;
    if (form->count > 2 && span_is(form->words[form->count - 1], "airport") &&
        span_is_one_of(form->words[at], kinds)) {
        form_cut(form, at, at + 1);
    }
}

/* The key of a name, or of what the lexicons know under it. */
static struct span resolver_key(const struct resolver *resolver, enum entity_type type,
                                const struct meaning *meaning, const struct form *form)
{
    if (type == ENTITY_ORGANIZATION) {
        return bodies_key(resolver, meaning, form);
    }
    struct form canonical = *form;
    if (meaning->record) {
        form_read(resolver->arena, meaning->record->name, false, &canonical);
    } else if (type == ENTITY_OTHER && form->count > 2) {
        form_code_countries(resolver->gazetteer, resolver->arena, &canonical);
    }
    if (type == ENTITY_PLACE) {
        form_turn_airport(&canonical);
    }
    struct span key = form_key(resolver->arena, type, &canonical);
    return meaning->record ? places_key(&resolver->places, meaning->record, key) : key;
}

uint32_t resolver_known(struct resolver *resolver, uint32_t index, const struct record *record)
{
    struct form form;
    form_read(resolver->arena, record->name, false, &form);
    struct meaning meaning = meaning_of(record);
    struct span key = resolver_key(resolver, record->type, &meaning, &form);
    uint32_t node = table_get(resolver->by_key, key);
    if (node == TABLE_NONE) {
        node = resolver_add(resolver, index, &meaning, &form);
        table_set(resolver->by_key, key, node);
    }
    return node;
}

/* The person of whom the full name is another form; of doubtful ones only a single one. */
static uint32_t resolver_find_person(const struct resolver *resolver, const struct form *form)
{
    uint32_t doubtful = ENTITY_UNRESOLVED;
    size_t doubtful_count = 0;
    size_t count;
    const uint32_t *like = name_index_find(resolver->names, form, &count);
    for (size_t k = 0; k < count; k++) {
        uint32_t i = like[k];
        const struct node *node = &resolver->nodes[i];
        int same = node->entity.type == ENTITY_PERSON
                       ? form_same_person(resolver->gazetteer, &node->form, form)
                       : 0;
        if (same == 3) {
            return i;
        }
        if (same > 0) {
            doubtful = i;
            doubtful_count++;
        }
    }
    return doubtful_count == 1 ? doubtful : ENTITY_UNRESOLVED;
}

/* Round one: a name that stands for itself. */
static void resolver_take_full(struct resolver *resolver, uint32_t index,
                               const struct meaning *meaning, const struct form *form)
{
    const struct mention *mention = &resolver->analysis->mentions[index];
    struct span key = resolver_key(resolver, mention->type, meaning, form);
    uint32_t node = table_get(resolver->by_key, key);
    if (node != TABLE_NONE && mention->type == ENTITY_PERSON &&
        resolver_title_contradicts(resolver, &resolver->nodes[node], mention)) {
        node = TABLE_NONE;
    }
    if (node == TABLE_NONE && mention->type == ENTITY_PERSON) {
        node = resolver_find_person(resolver, form);
    }
    if (node == TABLE_NONE) {
        node = resolver_add(resolver, index, meaning, form);
    } else if (!meaning->record && form->count > resolver->nodes[node].form.count) {
        resolver->nodes[node].form = *form;
        name_index_add(resolver->names, node, form, &(struct form){.count = 0});
    }
    table_set(resolver->by_key, key, node);
    resolver_assign(resolver, index, node);
}

/* --- short forms ------------------------------------------------------------------------------ */

/* Whether the lexicons mean by the other name what the node is, as far as its words tell: they know
 * nothing but that name, or share half of the words. */
static bool node_may_mean(const struct resolver *resolver, const struct node *node,
                          const struct record *record, const struct form *form)
{
    struct form known;
    form_read(resolver->arena, record->name, false, &known);
    size_t shared = 0;
    for (size_t i = 0; i < known.count; i++) {
        for (size_t k = 0; k < node->form.count; k++) {
            shared += span_equal(known.words[i], node->form.words[k]);
        }
    }
    return !node->meaning.record && (form_equal(&known, form) || 2 * shared >= known.count);
}

/* Gives the node's mentions its type. */
static void resolver_retype(const struct resolver *resolver, uint32_t node)
{
    for (size_t i = 0; i < resolver->analysis->mention_count; i++) {
        struct mention *mention = &resolver->analysis->mentions[i];
        if (mention->entity == node) {
            mention->type = resolver->nodes[node].entity.type;
            mention->subtype = resolver->nodes[node].entity.subtype;
        }
    }
}

/* Lets the name that the article gives a node in brackets mean the node from now on, and what the
 * lexicons know under it be known of the node. */
static void resolver_define(struct resolver *resolver, uint32_t node, const struct meaning *meaning,
                            const struct form *form)
{
    const struct record *record = meaning->record;
    struct node *of = &resolver->nodes[node];
    struct span key = resolver_key(resolver, record->type, meaning, form);
    if (node_may_mean(resolver, of, record, form)) {
        of->meaning = *meaning;
        of->entity.name = record->name;
        of->entity.type = record->type;
        of->entity.subtype = record->subtype;
        of->entity.wikidata = record->wikidata;
        memcpy(of->entity.country, record->country, sizeof record->country);
        resolver_retype(resolver, node);
    }
    uint32_t before = table_get(resolver->by_key, key);
    if (before != TABLE_NONE && before != node) {
        resolver_join(resolver, before, node);
    }
    table_set(resolver->by_key, key, node);
}

/* Gives the mention to a node that goes by another form, whose type it takes; a name of several
 * words that is a body's tells what a strange name before it is. */
static void resolver_take_as(struct resolver *resolver, uint32_t index, uint32_t node,
                             const struct meaning *meaning, const struct form *form)
{
    struct mention *mention = &resolver->analysis->mentions[index];
    struct node *of = &resolver->nodes[node];
    if (meaning->record) {
        resolver_define(resolver, node, meaning, form);
    } else if (!of->meaning.record && of->entity.type != ENTITY_PERSON &&
               mention->type == ENTITY_ORGANIZATION && form->count > 1) {
        of->entity.type = mention->type;
        of->entity.subtype = mention->subtype;
        resolver_retype(resolver, node);
    }
    mention->type = resolver->nodes[node].entity.type;
    mention->subtype = resolver->nodes[node].entity.subtype;
    table_set(resolver->by_key, form_key(resolver->arena, mention->type, form), node);
    resolver_assign(resolver, index, node);
}

/* Round two: a form that may stand for a longer one. */
static void resolver_take_short(struct resolver *resolver, uint32_t index, const struct form *form)
{
    struct mention *mention = &resolver->analysis->mentions[index];
    if (mention->type != ENTITY_PLACE && resolver_is_town(resolver, mention, form)) {
        mention->type = ENTITY_PLACE;
        mention->subtype = SUBTYPE_NONE;
        struct meaning town = resolver_meaning(resolver, mention);
        resolver_take_full(resolver, index, &town, form);
        return;
    }
    uint32_t node = resolver_find_longer(resolver, mention, form);
    if (node == ENTITY_UNRESOLVED) {
        node = resolver_find_opened(resolver, mention, form);
    }
    if (node == ENTITY_UNRESOLVED) {
        resolver_take_full(resolver, index, &(struct meaning){0}, form);
    } else {
        resolver_take_as(resolver, index, node, &(struct meaning){0}, form);
    }
}

/* Whether a name of several words is only a family name: "al-Assad", "Van Halen". */
static bool form_is_family(const struct form *form)
{
    static const char *const particles[] = {"al",  "el",  "bin", "ben", "ibn", "van", "von",
                                            "de",  "da",  "di",  "dos", "du",  "le",  "la",
                                            "der", "abu", "den", "ter", NULL};
    return form->count > 1 && span_is_one_of(form->words[0], particles);
}

static bool form_stands_alone(const struct mention *mention, const struct meaning *meaning,
                              const struct form *form)
{
    if (meaning->record || meaning->country[0]) {
        return true;
    }
    if (mention->type == ENTITY_PERSON) {
        return form->count > 1 && !form_is_family(form);
    }
    return form->count > 1;
}

/* A person's without titles, a body's in English. */
static void resolver_read_form(const struct resolver *resolver, const struct mention *mention,
                               struct form *form)
{
    struct span english = {0};
    if (mention->type == ENTITY_ORGANIZATION) {
        english = body_english_name(resolver->arena, mention->text);
    }
    form_read(resolver->arena, english.len > 0 ? english : mention->text,
              mention->type == ENTITY_PERSON, form);
    if (mention->type == ENTITY_PERSON) {
        form_cut_titles(resolver->gazetteer, form);
        if (form_is_honoured(form) && resolver_has_family(resolver, form->words[1])) {
            form_cut(form, 0, 1);
        }
    }
}

/* Whether an acronym of which the lexicons know a body elsewhere abbreviates a name of this
 * article: "NDC" after "National Defence Commission", where nobody speaks of Ghana; one of which
 * they know no more than the letters does so, too. */
static bool is_other_acronym(const struct resolver *resolver, const struct mention *mention,
                             const struct meaning *meaning, const struct form *form,
                             bool introduced)
{
    const struct token *token = &resolver->analysis->document.tokens[mention->first_token];
    const struct record *record = meaning->record;
    bool elsewhere = record && record->country[0] &&
                     places_weight(&resolver->places, record->country, mention->text) == 0;
    bool bare = record && !introduced && mention->text.len > 3 &&
                span_equal_nocase(record->name, mention->text);
    return mention->type == ENTITY_ORGANIZATION && mention->token_count == 1 &&
           (token->flags & TOKEN_ALL_CAPS) && (elsewhere || bare) &&
           resolver_find_longer(resolver, mention, form) != ENTITY_UNRESOLVED;
}

/* The short name before brackets that hold the full one, "OPH [Office for Ports and Harbours]",
 * goes with mention `index` when it means nothing by itself; `other` is its mention, or UINT32_MAX.
 */
static void resolver_take_introduced(struct resolver *resolver, uint32_t index, uint32_t other)
{
    const struct mention *mentions = resolver->analysis->mentions;
    if (other == UINT32_MAX || mentions[other].entity != ENTITY_UNRESOLVED) {
        return;
    }
    struct form form;
    resolver_read_form(resolver, &mentions[other], &form);
    resolver_take_as(resolver, other, mentions[index].entity, &(struct meaning){0}, &form);
}

static void resolver_round(struct resolver *resolver, bool full)
{
    for (uint32_t i = 0; i < resolver->analysis->mention_count; i++) {
        const struct mention *mention = &resolver->analysis->mentions[i];
        if (mention->entity != ENTITY_UNRESOLVED) {
            continue;
        }
        struct form form;
        resolver_read_form(resolver, mention, &form);
        struct meaning meaning = resolver_meaning(resolver, mention);
        uint32_t other = resolver_introduced(resolver, i);
        if (is_other_acronym(resolver, mention, &meaning, &form, other != UINT32_MAX)) {
            meaning = (struct meaning){0};
        }
        uint32_t node = other == UINT32_MAX ? resolver_find_firm(resolver, mention, &form)
                                            : resolver->analysis->mentions[other].entity;
        bool known = meaning.record && other == UINT32_MAX;
        if (node != ENTITY_UNRESOLVED && !known) {
            resolver_take_as(resolver, i, node, &meaning, &form);
        } else if (full && form_stands_alone(mention, &meaning, &form)) {
            resolver_take_full(resolver, i, &meaning, &form);
            resolver_take_introduced(resolver, i, other);
        } else if (!full) {
            resolver_take_short(resolver, i, &form);
        }
    }
}

/* --- the result ---------------------------------------------------------------------------------
 */

static bool text_is_shouted(struct span text)
{
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= 'a' && text.ptr[i] <= 'z') {
            return false;
        }
    }
    return true;
}

/* The form by which a thing without a record is called. */
struct best_name {
    struct span text;
    size_t words;
    uint32_t uses;
    bool whole;   /* no short form, though of several words */
    bool first;   /* what the text calls it first */
    bool shouted; /* all in capitals */
};

/* The fullest form; one used again before one used once, so that a slip or a name given in full
 * once is not taken, unless the text begins with it; capitals only when there is nothing else. */
static bool name_is_better(const struct best_name *a, const struct best_name *b)
{
    if (a->shouted != b->shouted) {
        return b->shouted;
    }
    bool a_full = a->whole && (a->uses > 1 || (a->first && a->words > b->words));
    bool b_full = b->whole && (b->uses > 1 || (b->first && b->words > a->words));
    if (a_full != b_full && a->whole && b->whole) {
        return a_full;
    }
    return a->words != b->words ? a->words > b->words : a->uses > b->uses;
}

/* Whether the name is no short form of several words: the family name "La Riva", "NU Norwood" of a
 * university. */
static bool name_is_whole(const struct analysis *analysis, const struct mention *mention,
                          const struct form *form)
{
    const struct token *first = &analysis->document.tokens[mention->first_token];
    if (mention->type == ENTITY_PERSON) {
        return form->count > 1 && !form_is_family(form) && !form_is_honoured(form);
    }
    return form->count > 1 && !(first->flags & TOKEN_ALL_CAPS);
}

/* The best name of every node that the lexicons don't name; absent for the others. */
static struct best_name *resolver_best_names(const struct resolver *resolver)
{
    const struct analysis *analysis = resolver->analysis;
    struct best_name *best = ARENA_ARRAY(resolver->arena, struct best_name, resolver->node_count);
    struct table *uses = table_new(resolver->arena, analysis->mention_count);
    for (int round = 0; round < 2; round++) {
        for (size_t i = 0; i < analysis->mention_count; i++) {
            const struct mention *mention = &analysis->mentions[i];
            struct span entity = {(const char *)&mention->entity, sizeof mention->entity};
            struct span text = arena_one_line(resolver->arena, mention->text);
            struct span key = ARENA_JOIN(resolver->arena, entity, text);
            uint32_t known = table_get(uses, key);
            if (round == 0) {
                table_set(uses, key, known == TABLE_NONE ? 1 : known + 1);
                continue;
            }
            struct form form;
            form_read(resolver->arena, mention->text, mention->type == ENTITY_PERSON, &form);
            form_cut_honour(&form);
            bool shouted = form.count > 1 && text_is_shouted(mention->text);
            struct best_name name = {text,
                                     form.count - form_is_honoured(&form),
                                     known,
                                     name_is_whole(analysis, mention, &form),
                                     !best[mention->entity].text.ptr,
                                     shouted};
            struct best_name *held = &best[mention->entity];
            const struct node *node = &resolver->nodes[mention->entity];
            bool named = node->meaning.record && !(node->general && node->meaning.country[0]);
            if (!named && !mention->metonym && (!held->text.ptr || name_is_better(&name, held))) {
                *held = name;
            }
        }
    }
    return best;
}

/* Chains the mentions of each node. */
static void resolver_chain(struct resolver *resolver)
{
    const struct analysis *analysis = resolver->analysis;
    uint32_t *next = ARENA_ARRAY(resolver->arena, uint32_t, analysis->mention_count);
    uint32_t *after = ARENA_ARRAY(resolver->arena, uint32_t, resolver->node_count);
    for (size_t i = 0; i < resolver->node_count; i++) {
        after[i] = UINT32_MAX;
    }
    for (size_t i = analysis->mention_count; i-- > 0;) {
        next[i] = after[analysis->mentions[i].entity];
        after[analysis->mentions[i].entity] = (uint32_t)i;
    }
    resolver->next_of_node = next;
}

/* Entities in the order of their first mention. */
static void resolver_finish(struct resolver *resolver)
{
    struct analysis *analysis = resolver->analysis;
    const struct best_name *best_names = resolver_best_names(resolver);
    resolver_chain(resolver);
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
            entity->name = best_names[node].text.ptr ? best_names[node].text : entity->name;
            struct form form;
            struct span english = entity->type == ENTITY_ORGANIZATION
                                      ? body_english_name(resolver->arena, entity->name)
                                      : (struct span){0};
            form_read(resolver->arena, english.len > 0 ? english : entity->name,
                      entity->type == ENTITY_PERSON, &form);
            form_cut_honour(&form);
            entity->key =
                resolver_key(resolver, entity->type, &resolver->nodes[node].meaning, &form);
            resolver_set_short_names(resolver, node, i, entity);
        }
        struct mention *mention = &analysis->mentions[i];
        mention->entity = place[node];
        if (resolver->nodes[node].meaning.record && !mention->metonym) {
            mention->subtype = resolver->nodes[node].entity.subtype;
        }
    }
}

void entities_resolve(struct arena *arena, const struct engine *engine, struct analysis *analysis)
{
    struct resolver resolver = {
        .arena = arena,
        .engine = engine,
        .gazetteer = engine->gazetteer,
        .given_names = engine->given_names,
        .analysis = analysis,
        .body_names = ARENA_ARRAY(arena, const struct body_name *, analysis->mention_count),
        .by_key = table_new(arena, analysis->mention_count),
        .names = name_index_new(arena),
        .other_names = table_new(arena, 16),
        .families = table_new(arena, 16)};
    places_init(&resolver.places, arena, engine->gazetteer, analysis);
    resolver_round(&resolver, true);
    resolver_round(&resolver, false);
    resolver_merge(&resolver);
    resolver_mark_metonyms(&resolver);
    resolver_finish(&resolver);
    country_find(analysis);
    roles_find(arena, engine->gazetteer, analysis);
    coreference_resolve(arena, engine, analysis);
}
