/* Which longer name of the article a short form stands for: a family name for a person's full one,
 * an acronym for what it abbreviates, the word that opens the name of a body or building ("Dow",
 * "Fath" for "Fath Airport"), a storm's own name. What it does not do: look beyond the article. */
#include "base/name_sound.h"
#include "entities_resolver.h"
#include "person_gender.h"

bool resolver_title_contradicts(const struct resolver *resolver, const struct node *node,
                                const struct mention *mention)
{
    if (node->form.count < 2) {
        return false;
    }
    enum gender title = person_gender_of_title(&resolver->analysis->document, mention);
    if (title == GENDER_UNKNOWN || form_is_family_first(resolver->gazetteer, &node->form)) {
        return false;
    }
    enum gender given = gender_of_given_name(resolver->given_names, node->form.words[0]);
    return given != GENDER_UNKNOWN && title != given;
}

#define GREAT_TOWN 150000 /* people */

/* Whether a word closes or opens many names: "Bank", "Ministry". */
static bool word_is_head(const struct resolver *resolver, struct span word)
{
    const struct sense *sense = gazetteer_find(resolver->gazetteer, word);
    while (sense && sense->kind != SENSE_HEAD && sense->kind != SENSE_LEAD) {
        sense = sense->next;
    }
    return sense != NULL;
}

static bool mention_is_capitals(const struct resolver *resolver, const struct mention *mention)
{
    const struct token *token = &resolver->analysis->document.tokens[mention->first_token];
    return mention->token_count == 1 && (token->flags & TOKEN_ALL_CAPS);
}

/* Whether the body is one of a town or county, whose name alone is not the body's: "Ashby Town
 * Council", "Ashby Police Department". */
static bool node_is_municipal(const struct node *node)
{
    static const char *const heads[] = {"council",  "police",     "court",        "board",
                                        "assembly", "government", "municipality", NULL};
    static const char *const offices[] = {"department", "office", NULL};
    static const char *const forces[] = {"police", "fire", "sheriff's", NULL};
    size_t last = node->form.count - 1;
    return node->entity.type == ENTITY_ORGANIZATION && node->form.count > 1 &&
           (span_is_one_of(node->form.words[last], heads) ||
            (last > 1 && span_is_one_of(node->form.words[last], offices) &&
             span_is_one_of(node->form.words[last - 1], forces)));
}

/* Whether the body is named after its place, so that one word means that: one of a town and, of a
 * mention read as a place's, "Marlow University". */
static bool node_is_local(const struct node *node, const struct mention *mention)
{
    enum entity_subtype subtype = node->entity.subtype;
    bool housed =
        subtype == SUBTYPE_EDUCATION || subtype == SUBTYPE_TEAM || subtype == SUBTYPE_MEDIA;
    return node_is_municipal(node) ||
           (node->entity.type == ENTITY_ORGANIZATION && housed && mention->type == ENTITY_PLACE);
}

/* Whether a single word is the beginning of a longer name, by which alone the thing goes: "Dow",
 * "Ebola", "House". */
static bool form_opens(const struct resolver *resolver, const struct node *node, struct span word)
{
    static const char *const closing[] = {"index", "average", "composite", "100",      "500",
                                          "225",   "disease", "virus",     "epidemic", NULL};
    if (node->form.count < 2 || !span_equal(node->form.words[0], word)) {
        return false;
    }
    if (node->entity.type == ENTITY_ORGANIZATION) {
        bool head = word_is_head(resolver, word);
        return head ? span_is(node->form.words[1], "of") && node->form.count > 2
                    : !gazetteer_is_great_place(resolver->gazetteer, word, GREAT_TOWN);
    }
    struct span last = node->form.words[node->form.count - 1];
    return span_is_one_of(last, closing);
}

/* Whether a storm goes by its name alone: "Dorian" for "Hurricane Dorian". */
static bool form_is_storm(const struct node *node, struct span word)
{
    static const char *const storms[] = {"hurricane", "typhoon", "cyclone", "storm", "tropical"};
    for (size_t i = 0; i < sizeof storms / sizeof *storms; i++) {
        if (node->form.count > 1 && span_is(node->form.words[0], storms[i]) &&
            span_equal(node->form.words[node->form.count - 1], word)) {
            return true;
        }
    }
    return false;
}

/* How well a name fits a short one: surely, or so much less that another one may be as good. To
 * the fit of who was introduced before, FIT_INTRODUCED is added. */
enum { FIT_SURE = 3, FIT_INTRODUCED = 4 };

static bool is_sure(int fit)
{
    return fit == FIT_SURE || fit == FIT_SURE + FIT_INTRODUCED;
}

/* How well the node's name fits a short one: FIT_SURE, 1 when it is the only one, 0 not. */
static int node_fit(const struct resolver *resolver, const struct node *node,
                    const struct mention *mention, const struct form *form)
{
    bool same_type = node->entity.type == mention->type;
    if (mention->type == ENTITY_PERSON) {
        return !same_type || resolver_title_contradicts(resolver, node, mention)
                   ? 0
                   : form_fits_person(resolver->gazetteer, &node->form, form);
    }
    if (form->count != 1 || node->form.count < 2 || node->entity.type == ENTITY_PLACE) {
        return 0;
    }
    size_t letters = same_type ? 2 : 3; /* "AMLO" is a person, too */
    if (mention_is_capitals(resolver, mention) && form->words[0].len >= letters &&
        form_fits_acronym(&node->form, form->words[0])) {
        return FIT_SURE;
    }
    if (node->entity.type == ENTITY_PERSON) {
        return 0;
    }
    if (form_is_storm(node, form->words[0])) {
        return 1;
    }
    return same_type && !node_is_local(node, mention) && form_opens(resolver, node, form->words[0])
               ? 1
               : 0;
}

/* Whether some mention of the node so far has the same word before it: "President Kim". */
static bool node_has_title(const struct resolver *resolver, uint32_t node,
                           const struct mention *mention)
{
    const struct analysis *analysis = resolver->analysis;
    if (mention->first_token == 0) {
        return false;
    }
    struct span title = analysis->document.tokens[mention->first_token - 1].norm;
    const uint32_t kinds = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    const struct sense *sense = gazetteer_find(resolver->gazetteer, title);
    while (sense && !(SENSE_BIT(sense->kind) & kinds)) {
        sense = sense->next;
    }
    for (size_t i = 0; sense && i < analysis->mention_count; i++) {
        const struct mention *other = &analysis->mentions[i];
        if (other->entity == node && other->first_token > 0 &&
            span_equal(analysis->document.tokens[other->first_token - 1].norm, title)) {
            return true;
        }
    }
    return false;
}

static bool node_is_before(const struct resolver *resolver, uint32_t index,
                           const struct mention *mention)
{
    const struct mention *first =
        &resolver->analysis->mentions[resolver->nodes[index].first_mention];
    return first->field != mention->field || first->first_token < mention->first_token;
}

/* "Her father, Jacob", "his wife Mary". */
static bool is_relative(const struct resolver *resolver, const struct mention *mention)
{
    static const char *const kin[] = {"father",  "mother", "brother",  "sister", "wife",
                                      "husband", "son",    "daughter", NULL};
    const struct token *tokens = resolver->analysis->document.tokens;
    uint32_t at = mention->first_token;
    at -= at > 0 && span_is(tokens[at - 1].text, ",");
    return at > 0 && span_is_one_of(tokens[at - 1].norm, kin);
}

/* Whether somebody of the same family is introduced before the mention: "Bellamy … her sister,
 * Donna", who is Donna Bellamy later. */
static bool has_kin_before(const struct resolver *resolver, uint32_t index,
                           const struct mention *mention)
{
    const struct form *form = &resolver->nodes[index].form;
    for (uint32_t i = 0; i < resolver->node_count && form->count > 1; i++) {
        const struct node *node = &resolver->nodes[i];
        if (i != index && node->entity.type == ENTITY_PERSON && node->form.count > 1 &&
            node->entity.mention_count > 0 && node_is_before(resolver, i, mention) &&
            span_equal(node->form.words[node->form.count - 1], form->words[form->count - 1])) {
            return true;
        }
    }
    return false;
}

/* The fit of a person's node when it is told where it stands: who was introduced before comes
 * before all who are named only later, though the family name were but the first of two ("Fino" for
 * "Gabriel Fino Noriega", before his brother Hermes Fino is named); a relative's given name
 * means nobody of another family who is named only later. */
static int fit_by_place(const struct resolver *resolver, uint32_t index,
                        const struct mention *mention, int fit)
{
    bool before = node_is_before(resolver, index, mention);
    if (mention->type != ENTITY_PERSON || mention->field == FIELD_TITLE || fit == 0) {
        return fit;
    }
    if (before) {
        return fit > 1 ? fit + FIT_INTRODUCED : fit;
    }
    bool strange = is_relative(resolver, mention) && !has_kin_before(resolver, index, mention);
    return fit == 1 && strange ? 0 : fit;
}

uint32_t resolver_find_longer(const struct resolver *resolver, const struct mention *mention,
                              const struct form *form)
{
    uint32_t found = ENTITY_UNRESOLVED;
    int best = 0;
    size_t best_count = 0;
    size_t count;
    const uint32_t *like = name_index_find(resolver->names, form, &count);
    for (size_t k = 0; k < count; k++) {
        uint32_t i = like[k];
        int fit = node_fit(resolver, &resolver->nodes[i], mention, form);
        fit = fit_by_place(resolver, i, mention, fit);
        if (fit < best || fit == 0) {
            continue;
        }
        best_count = fit > best ? 1 : best_count + 1;
        if (fit > best || (is_sure(fit) && !node_has_title(resolver, found, mention) &&
                           node_has_title(resolver, i, mention))) {
            found = i;
        }
        best = fit;
    }
    return is_sure(best) || best_count == 1 ? found : ENTITY_UNRESOLVED;
}

uint32_t resolver_find_firm(const struct resolver *resolver, const struct mention *mention,
                            const struct form *form)
{
    if (mention->type != ENTITY_PERSON) {
        return ENTITY_UNRESOLVED;
    }
    size_t count;
    const uint32_t *like = form->count == 1 ? name_index_find(resolver->names, form, &count)
                                            : name_index_find_core(resolver->names, form, &count);
    for (size_t k = 0; k < count; k++) {
        uint32_t i = like[k];
        const struct node *node = &resolver->nodes[i];
        bool storm = node->entity.type == ENTITY_OTHER && form->count == 1 &&
                     form_is_storm(node, form->words[0]);
        bool firm = node->entity.type == ENTITY_ORGANIZATION && form->count > 1 &&
                    node->form.count > form->count && node->body.country[0] == '\0' &&
                    form_equal(&node->body.core, form);
        if (storm || firm) {
            return i;
        }
    }
    return ENTITY_UNRESOLVED;
}

static bool word_is_place(const struct resolver *resolver, struct span word)
{
    const uint32_t places = SENSE_BIT(SENSE_CITY) | SENSE_BIT(SENSE_CAPITAL) |
                            SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_REGION);
    const struct sense *sense = gazetteer_find(resolver->gazetteer, word);
    while (sense && !(SENSE_BIT(sense->kind) & places)) {
        sense = sense->next;
    }
    return sense != NULL;
}

/* Whether the word before the mention is a title: "Mr Saha" is no company. */
static bool has_title_before(const struct resolver *resolver, const struct mention *mention)
{
    const struct sense *sense = NULL;
    const uint32_t titles = SENSE_BIT(SENSE_TITLE);
    uint32_t first = mention->first_token;
    return first > 0 && gazetteer_match(resolver->gazetteer, &resolver->analysis->document,
                                        first - 1, first, titles, &sense) > 0;
}

/* Whether the word opens the name of a company, building or the like that may go by it alone. */
static bool node_opens_with(const struct resolver *resolver, const struct node *node,
                            struct span word)
{
    bool body =
        node->entity.type == ENTITY_ORGANIZATION ||
        (node->entity.type == ENTITY_OTHER && form_cut_legal(&node->form).count < node->form.count);
    bool building = node->entity.type == ENTITY_PLACE && node->entity.subtype == SUBTYPE_FACILITY;
    return (body || building) && node->form.count > 1 && !node->general &&
           node->body.country[0] == '\0' && span_equal(node->form.words[0], word) &&
           !word_is_head(resolver, word);
}

uint32_t resolver_find_opened(const struct resolver *resolver, const struct mention *mention,
                              const struct form *form)
{
    uint32_t found = ENTITY_UNRESOLVED;
    if (form->count != 1 || mention_is_capitals(resolver, mention) ||
        word_is_place(resolver, form->words[0]) || has_title_before(resolver, mention)) {
        return found;
    }
    size_t count;
    const uint32_t *like = name_index_find(resolver->names, form, &count);
    for (size_t k = 0; k < count; k++) {
        uint32_t i = like[k];
        const struct node *node = &resolver->nodes[i];
        if (node->entity.type == ENTITY_PERSON && node->form.count > 1 &&
            form_fits_person(resolver->gazetteer, &node->form, form) > 0) {
            return ENTITY_UNRESOLVED;
        }
        if (node_opens_with(resolver, node, form->words[0]) && !node_is_local(node, mention)) {
            if (found != ENTITY_UNRESOLVED) {
                return ENTITY_UNRESOLVED;
            }
            found = i;
        }
    }
    return found;
}

bool resolver_is_town(const struct resolver *resolver, const struct mention *mention,
                      const struct form *form)
{
    bool town = false;
    if (form->count != 1 || mention_is_capitals(resolver, mention) ||
        has_title_before(resolver, mention)) {
        return false;
    }
    size_t count;
    const uint32_t *like = name_index_find(resolver->names, form, &count);
    for (size_t k = 0; k < count; k++) {
        const struct node *node = &resolver->nodes[like[k]];
        if (node->entity.type == ENTITY_PERSON &&
            form_fits_person(resolver->gazetteer, &node->form, form) > 0) {
            return false;
        }
        town =
            town || (node_is_municipal(node) && span_equal(node->form.words[0], form->words[0]) &&
                     !node->meaning.record && !word_is_head(resolver, form->words[0]));
    }
    return town;
}

/* The sound of every last word of a person's longer name, and the empty word, so that the table is
 * not filled again. */
static void fill_families(const struct resolver *resolver)
{
    const struct analysis *analysis = resolver->analysis;
    table_set(resolver->families, SPAN(""), 0);
    for (size_t i = 0; i < analysis->mention_count; i++) {
        if (analysis->mentions[i].type != ENTITY_PERSON) {
            continue;
        }
        struct form form;
        form_read(resolver->arena, analysis->mentions[i].text, true, &form);
        if (form.count > 1 && !form_is_honoured(&form)) {
            table_set(resolver->families, name_sound(resolver->arena, form.words[form.count - 1]),
                      0);
        }
    }
}

bool resolver_has_family(const struct resolver *resolver, struct span family)
{
    if (table_count(resolver->families) == 0) {
        fill_families(resolver);
    }
    return table_get(resolver->families, name_sound(resolver->arena, family)) != TABLE_NONE;
}
