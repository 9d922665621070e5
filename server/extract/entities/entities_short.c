/* By which single words a thing may be called in other articles: a person by the family or given
 * name, a body by the acronym that the article gives it. The archive links by them; what the
 * lexicons know needs no such help. Acronyms of two letters say too little. */
#include "entities_resolver.h"

#define ACRONYM_LETTERS 3
#define ALIAS_BYTES     4 /* shorter ones, and those that begin like a part of the name, are none */

/* Which word of a full name is the family name: of two at its end the first where the article calls
 * the person so ("Ortega" for "Ana Ortega Ruiz"). `first`: the person's first mention. */
static size_t family_word(const struct resolver *resolver, const struct form *form, size_t first)
{
    const struct analysis *analysis = resolver->analysis;
    size_t last = form->count - 1;
    if (form_is_family_second(form)) {
        return 1;
    }
    if (form_is_family_first(resolver->gazetteer, form) && last > 0) {
        return 0;
    }
    for (uint32_t i = (uint32_t)first; last > 1 && i != UINT32_MAX; i = resolver->next_of_node[i]) {
        const struct mention *mention = &analysis->mentions[i];
        struct form name;
        if (mention->text.len < form->words[last - 1].len + 3) {
            form_read(resolver->arena, mention->text, true, &name);
            if (name.count == 1 && span_equal(name.words[0], form->words[last - 1])) {
                return last - 1;
            }
        }
    }
    return last;
}

/* A single word by which the article calls the person and that is no part of the full name: "known
 * as Zapata"; absent when there is none. */
static struct span find_alias(const struct resolver *resolver, const struct form *form,
                              size_t first)
{
    const struct analysis *analysis = resolver->analysis;
    for (uint32_t i = (uint32_t)first; i != UINT32_MAX; i = resolver->next_of_node[i]) {
        struct form name;
        form_read(resolver->arena, analysis->mentions[i].text, true, &name);
        bool part = name.count != 1 || name.words[0].len < ALIAS_BYTES;
        for (size_t k = 0; k < form->count && !part; k++) {
            part = span_starts_with(form->words[k], span_slice(name.words[0], 0, ALIAS_BYTES));
        }
        if (!part) {
            return name.words[0];
        }
    }
    return (struct span){0};
}

/* Whether the article has nothing but a family name: a single word, "Norwood-Brandt", "van Halen".
 */
static bool is_only_family(const struct form *form, struct span name)
{
    /* Not "ben", "al", "del", "le" and "abu", with which full names begin as well. */
    static const char *const particles[] = {"van", "von", "de",  "da",  "di",   "dos", "du",
                                            "la",  "den", "ter", "bin", "bint", "ibn", NULL};
    bool particle = form->count < 4 && span_is_one_of(form->words[0], particles);
    bool hyphen = form->count == 2 && span_find(name, SPAN(" "), 0) == SIZE_MAX;
    return form->count == 1 || hyphen || particle;
}

/* Whether the word before the last may be the family name, as in Spanish or for short in
 * Indonesian: "Ortega" in "Ana Ortega Ruiz". */
static bool has_inner_family(const struct form *form, size_t family)
{
    static const char *const particles[] = {"van", "von", "der", "den", "del", "della",
                                            "dos", "bin", "ibn", "ben", "abu", "bint"};
    size_t last = form->count - 1;
    bool inner = last > 1 && family == last && form->words[last - 1].len > 2;
    for (size_t i = 0; inner && i < sizeof particles / sizeof *particles; i++) {
        inner = !span_is(form->words[last - 1], particles[i]);
    }
    return inner;
}

static void set_names_of_person(const struct resolver *resolver, const struct form *form,
                                size_t first, struct entity *entity)
{
    size_t count = form->count;
    struct short_name *names = ARENA_ARRAY(resolver->arena, struct short_name, 4);
    size_t family = family_word(resolver, form, first);
    bool family_first = count > 1 && family == 0;
    entity->partial = is_only_family(form, entity->name);
    names[0] = (struct short_name){.word = form->words[family], .family = true};
    names[1] = (struct short_name){.word = form->words[0]};
    entity->short_names = names;
    entity->short_name_count = entity->partial || family_first ? 1 : 2;
    struct span alias = entity->partial ? (struct span){0} : find_alias(resolver, form, first);
    if (alias.ptr) {
        names[entity->short_name_count++] = (struct short_name){.word = alias};
    }
    if (!entity->partial && has_inner_family(form, family)) {
        names[entity->short_name_count++] =
            (struct short_name){.word = form->words[count - 2], .inner = true};
    }
}

/* A single word in capitals by which the article calls the thing, or the absent span. `first`: its
 * first mention. */
static struct span find_acronym(const struct resolver *resolver, size_t first)
{
    const struct analysis *analysis = resolver->analysis;
    for (uint32_t i = (uint32_t)first; i != UINT32_MAX; i = resolver->next_of_node[i]) {
        const struct mention *mention = &analysis->mentions[i];
        const struct token *token = &analysis->document.tokens[mention->first_token];
        if (mention->token_count == 1 && (token->flags & TOKEN_ALL_CAPS) &&
            mention->text.len >= ACRONYM_LETTERS && mention->field == FIELD_BODY) {
            return mention->text;
        }
    }
    return (struct span){0};
}

/* "organization:aul" of "AUL", so that it meets no person's name. */
static void set_acronym_of_body(const struct resolver *resolver, const struct form *form,
                                size_t first, struct entity *entity)
{
    struct span acronym = find_acronym(resolver, first);
    if (acronym.len == 0) {
        return;
    }
    struct form word;
    form_read(resolver->arena, acronym, false, &word);
    struct short_name *names = ARENA_ARRAY(resolver->arena, struct short_name, 1);
    names[0].word = form_key(resolver->arena, ENTITY_ORGANIZATION, &word);
    entity->short_names = names;
    entity->short_name_count = 1;
    entity->partial = form->count == 1;
}

/* A name of a body, place or other thing that no lexicon knows: its type is what the text made it
 * look like. Acronyms alone say too little. */
static void set_alike(const struct resolver *resolver, const struct node *node,
                      struct entity *entity)
{
    size_t colon = span_find(entity->key, SPAN(":"), 0);
    if (entity->type != ENTITY_PERSON && !node->meaning.record && !node->meaning.country[0] &&
        !node->body.country[0] && !entity->partial && colon != SIZE_MAX) {
        struct span words = span_slice(entity->key, colon + 1, entity->key.len);
        entity->alike = arena_printf(resolver->arena, "=%.*s", SPAN_ARG(words));
    }
}

void resolver_set_short_names(const struct resolver *resolver, uint32_t node, size_t first,
                              struct entity *entity)
{
    const struct form *form = &resolver->nodes[node].form;
    if (form->count == 0) {
        return;
    }
    if (entity->type == ENTITY_PERSON) {
        set_names_of_person(resolver, form, first, entity);
    } else if (entity->type == ENTITY_ORGANIZATION && !resolver->nodes[node].meaning.record) {
        set_acronym_of_body(resolver, form, first, entity);
    }
    set_alike(resolver, &resolver->nodes[node], entity);
}
