/* What two forms can be one thing although neither is short for the other: a body with and without
 * its country or town, a known slip of the pen; and what the text itself says to be another name:
 * "(ICC)" after the full name or before it in brackets, "X, known as Y". What it does not do:
 * persons, whose names entities.c compares. */
#include "entities_resolver.h"

#define SLIP_BYTES_MIN    7 /* of the word in which a slip is forgiven */
#define ACRONYM_BYTES_MAX 8

/* --- names that the text defines -------------------------------------------------------------- */

static bool token_is(const struct document *document, uint32_t token, const char *word)
{
    return token < document->token_count && span_is(document->tokens[token].norm, word);
}

/* An acronym that no lexicon knows, whatever its letters: "(FAMa)" of the Malian Armed Forces. */
static bool is_strange_acronym(const struct resolver *resolver, const struct mention *mention)
{
    size_t capitals = 0;
    for (size_t i = 0; i < mention->text.len; i++) {
        capitals += mention->text.ptr[i] >= 'A' && mention->text.ptr[i] <= 'Z';
    }
    return mention->token_count == 1 && mention->text.len <= ACRONYM_BYTES_MAX &&
           2 * capitals > mention->text.len &&
           gazetteer_find(resolver->gazetteer, mention->text) == NULL;
}

/* Whether the name in brackets, which no lexicon knows, is another name: in square ones behind a
 * strange name, whatever that was taken for, else for a thing of the same kind: "Akhil Bharat Hindu
 * Mahasabha (All India Hindu Union)". Where a place or a short name stands in round brackets, it is
 * more likely said where or of whom. */
static bool is_gloss(const struct resolver *resolver, const struct mention *before,
                     const struct mention *mention)
{
    const struct document *document = &resolver->analysis->document;
    uint32_t gap = before->first_token + before->token_count;
    uint32_t end = mention->first_token + mention->token_count;
    bool square = token_is(document, gap, "[") && token_is(document, end, "]");
    bool round = token_is(document, end, ")") && before->type == ENTITY_ORGANIZATION &&
                 before->token_count > 2 && mention->token_count > 2;
    bool town = before->type == ENTITY_PLACE && before->subtype != SUBTYPE_FACILITY;
    bool campus = before->type == ENTITY_ORGANIZATION && mention->token_count == 2 &&
                  (document->tokens[mention->first_token].flags & TOKEN_ALL_CAPS) &&
                  span_equal(document->tokens[end - 1].norm, document->tokens[gap - 1].norm);
    bool strange = square && gazetteer_find(resolver->gazetteer, before->text) == NULL;
    bool alike = strange || (before->type == mention->type && !town);
    return alike && (square || round || campus) &&
           gazetteer_find(resolver->gazetteer, mention->text) == NULL;
}

/* Whether the mention is in brackets right after the one before it, and short for it or the other
 * way round. */
static bool is_in_brackets(const struct resolver *resolver, const struct mention *before,
                           const struct mention *mention)
{
    const struct document *document = &resolver->analysis->document;
    uint32_t gap = before->first_token + before->token_count;
    uint32_t end = mention->first_token + mention->token_count;
    if (gap + 1 != mention->first_token ||
        !(token_is(document, gap, "(") || token_is(document, gap, "[")) ||
        before->type == ENTITY_PERSON || mention->type == ENTITY_PERSON) {
        return false;
    }
    bool closed = token_is(document, end, ")") || token_is(document, end, "]") ||
                  token_is(document, end, ",") || token_is(document, end, ";") ||
                  token_is(document, end, "or");
    struct form full;
    struct form name;
    form_read(resolver->arena, before->text, false, &full);
    form_read(resolver->arena, mention->text, false, &name);
    bool strange = before->type == ENTITY_ORGANIZATION && full.count > 1 &&
                   is_strange_acronym(resolver, mention);
    const struct token *word = &document->tokens[mention->first_token];
    strange = strange || (before->type == ENTITY_ORGANIZATION && full.count > 2 &&
                          mention->type == ENTITY_ORGANIZATION && mention->token_count == 1 &&
                          (word->flags & TOKEN_ALL_CAPS) && token_is(document, gap, "(") &&
                          token_is(document, end, ")") &&
                          gazetteer_find(resolver->gazetteer, before->text) == NULL);
    bool gloss = is_gloss(resolver, before, mention);
    return closed &&
           (form_can_define(&full, &name) || form_can_define(&name, &full) || strange || gloss);
}

/* Whether the words from `first` to `last` say that another name follows: ", also known as", ", the
 * guerrilla leader known as". */
static bool says_known_as(const struct document *document, uint32_t first, uint32_t last)
{
    static const char *const fillers[] = {
        "also", "better", "widely", "commonly", "popularly", "generally", "formerly",
        "now",  "who",    "is",     "was",      "by",        "his",       "her",
        "its",  "the",    "alias",  "simply",   "previously"};
    static const char *const signs[] = {"as",     "nicknamed", "alias",     "aka",    "a.k.a.",
                                        "guerre", "nickname",  "pseudonym", "acronym"};
    bool known = false;
    bool said = false;
    bool described = span_is(document->tokens[first].norm, ",");
    for (uint32_t i = first; i < last; i++) {
        const struct token *token = &document->tokens[i];
        bool filler = (token->flags & TOKEN_PUNCT) && !span_is(token->norm, ".");
        filler = filler ||
                 (described && !known &&
                  (token->upos == UPOS_NOUN || token->upos == UPOS_ADJ || token->upos == UPOS_DET));
        for (size_t k = 0; k < sizeof fillers / sizeof *fillers; k++) {
            filler = filler || span_is(token->norm, fillers[k]);
        }
        bool sign = false;
        for (size_t k = 0; k < sizeof signs / sizeof *signs; k++) {
            sign = sign || span_is(token->norm, signs[k]);
        }
        bool knows = span_is(token->norm, "known") || span_is(token->norm, "nom") ||
                     span_is(token->norm, "de");
        known = known || span_is(token->norm, "known") || span_is(token->norm, "nom");
        said = said || (sign && (known || !span_is(token->norm, "as")));
        if (!filler && !sign && !knows) {
            return false;
        }
    }
    return said;
}

/* "Ann Holm, Lord Vale, the judge": the name that goes with a title of nobility, between commas and
 * before a description, so that no list is taken for one. */
static bool is_noble_name(const struct document *document, const struct mention *before,
                          const struct mention *mention)
{
    static const char *const titles[] = {"lord",  "lady",     "baron",    "baroness",
                                         "earl",  "viscount", "marquess", "duke",
                                         "count", "duchess",  "countess", NULL};
    uint32_t end = before->first_token + before->token_count;
    uint32_t after = mention->first_token + mention->token_count;
    return before->type == ENTITY_PERSON && mention->type == ENTITY_PERSON &&
           mention->first_token == end + 2 && token_is(document, end, ",") &&
           span_is_one_of(document->tokens[end + 1].norm, titles) &&
           token_is(document, after, ",") &&
           (token_is(document, after + 1, "the") || token_is(document, after + 1, "a"));
}

uint32_t resolver_introduced(const struct resolver *resolver, uint32_t index)
{
    if (index == 0) {
        return UINT32_MAX;
    }
    const struct mention *mention = &resolver->analysis->mentions[index];
    const struct mention *before = mention - 1;
    uint32_t end = before->first_token + before->token_count;
    if (before->field != mention->field || before->sentence != mention->sentence ||
        mention->first_token <= end || mention->first_token > end + 10) {
        return UINT32_MAX;
    }
    bool nickname = before->type == ENTITY_PERSON && mention->type == ENTITY_OTHER &&
                    gazetteer_find(resolver->gazetteer, mention->text) == NULL;
    bool named = (before->type == mention->type || nickname) &&
                 says_known_as(&resolver->analysis->document, end, mention->first_token);
    bool noble = is_noble_name(&resolver->analysis->document, before, mention);
    return named || noble || is_in_brackets(resolver, before, mention) ? index - 1 : UINT32_MAX;
}

/* --- joining ---------------------------------------------------------------------------------- */

/* Whether `b` is the body of `a` with its country or town said: "U.S. Supreme Court" for "Supreme
 * Court", "Charlotte Hornets" for "Hornets". */
static bool is_same_body(const struct node *a, const struct node *b)
{
    if (a->entity.type != b->entity.type || a->body.core.count == 0 ||
        (a->meaning.record && !(a->general && b->body.country[0]))) {
        return false;
    }
    if (form_equal(&a->body.core, &b->body.core)) {
        return strcmp(a->body.country, b->body.country) == 0 || a->body.country[0] == '\0';
    }
    size_t places = b->body.place_words;
    size_t count = b->body.core.count - places;
    if (places == 0 || a->body.country[0] || a->body.core.count != count) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        if (!span_equal(a->body.core.words[i], b->body.core.words[places + i])) {
            return false;
        }
    }
    return true;
}

/* Whether the words of `a` are those of `b` from `first` on. */
static bool form_stands_in(const struct form *a, const struct form *b, size_t first)
{
    for (size_t i = 0; i < a->count; i++) {
        if (first + i >= b->count || !span_equal(a->words[i], b->words[first + i])) {
            return false;
        }
    }
    return true;
}

/* Whether `a` is the unknown name of which `b` says more: "Saint Francis" of "Saint Francis
 * Hospital", "Oversight Committee" of "House Oversight
 * Committee", "The Late Show" of "The Late Show with Ann Lee". */
static bool is_part_of(const struct node *a, const struct node *b)
{
    static const char *const before[] = {"national", "federal", "royal", "state",   "house",
                                         "senate",   "joint",   "the",   "islamic", NULL};
    static const char *const after[] = {"of", "for", "with", "on", NULL};
    static const char *const heads[] = {
        "hospital",    "airport",   "museum",      "stadium",     "hotel",     "college",
        "foundation",  "institute", "tribe",       "prison",      "cathedral", "mosque",
        "corporation", "society",   "observatory", "association", "railway",   NULL};
    size_t more = b->form.count - a->form.count;
    bool persons = a->entity.type == ENTITY_PERSON || b->entity.type == ENTITY_PERSON;
    if (a->meaning.record || persons || a->form.count < 2 || b->form.count <= a->form.count ||
        a->body.country[0] || a->body.place_words > 0) {
        return false;
    }
    bool head = more == 1 && form_stands_in(&a->form, &b->form, 0) &&
                span_is_one_of(b->form.words[b->form.count - 1], heads);
    static const char *const where[] = {"international", "worldwide", "global", "europe", "eurasia",
                                        "africa",        "asia",      "force",  NULL};
    head = head || (more == 1 && form_stands_in(&a->form, &b->form, 0) &&
                    a->entity.type == ENTITY_ORGANIZATION &&
                    span_is_one_of(b->form.words[b->form.count - 1], where));
    bool tail = more <= 2 && form_stands_in(&a->form, &b->form, more);
    for (size_t i = 0; i < more && tail; i++) {
        tail = span_is_one_of(b->form.words[i], before);
    }
    return head || tail ||
           (form_stands_in(&a->form, &b->form, 0) &&
            span_is_one_of(b->form.words[a->form.count], after));
}

/* Whether the words of `a` stand in `b` in their order and close it: "Oversight Committee" of
 * "House Oversight and Reform Committee", which no lexicon knows. */
static bool is_short_committee(const struct node *a, const struct node *b)
{
    static const char *const heads[] = {"committee", "subcommittee", "commission", "council",
                                        "board",     "panel",        "caucus",     NULL};
    size_t next = 0;
    if (a->meaning.record || a->form.count < 2 || b->form.count <= a->form.count ||
        a->entity.type != ENTITY_ORGANIZATION || b->entity.type != ENTITY_ORGANIZATION ||
        a->body.country[0] || !span_is_one_of(a->form.words[a->form.count - 1], heads) ||
        !span_equal(a->form.words[a->form.count - 1], b->form.words[b->form.count - 1])) {
        return false;
    }
    for (size_t i = 0; i < b->form.count && next < a->form.count; i++) {
        next += span_equal(a->form.words[next], b->form.words[i]);
    }
    return next == a->form.count;
}

/* Whether `a` is `b` without words for what it is between its first and its last one: "Scripps
 * Oceanography" of "Scripps Institution of Oceanography". */
static bool is_short_institution(const struct node *a, const struct node *b)
{
    static const char *const left_out[] = {"institution", "institute", "university", "college",
                                           "school",      "center",    "centre",     "department",
                                           "faculty",     "of",        "for",        "at",
                                           "the",         "and",       NULL};
    size_t next = 0;
    if (a->meaning.record || a->form.count < 2 || b->form.count <= a->form.count ||
        a->entity.type != ENTITY_ORGANIZATION || b->entity.type != ENTITY_ORGANIZATION ||
        !span_equal(a->form.words[0], b->form.words[0])) {
        return false;
    }
    for (size_t i = 0; i < b->form.count; i++) {
        bool same = next < a->form.count && span_equal(a->form.words[next], b->form.words[i]);
        if (!same && !span_is_one_of(b->form.words[i], left_out)) {
            return false;
        }
        next += same;
    }
    return next == a->form.count &&
           span_equal(a->form.words[next - 1], b->form.words[b->form.count - 1]);
}

/* Whether `a` is the name of a species with its first word cut to a letter: "E. coli". */
static bool is_short_species(const struct node *a, const struct node *b)
{
    bool fits = a->entity.type == ENTITY_OTHER && b->entity.type == ENTITY_OTHER &&
                a->form.count > 1 && a->form.count == b->form.count && a->form.words[0].len == 1 &&
                b->form.words[0].len > 1 && a->form.words[0].ptr[0] == b->form.words[0].ptr[0];
    for (size_t i = 1; i < a->form.count && fits; i++) {
        fits = span_equal(a->form.words[i], b->form.words[i]);
    }
    return fits;
}

/* The word without the "s" of its plural. */
static struct span singular(struct span word)
{
    word.len -= word.len > 3 && word.ptr[word.len - 1] == 's';
    return word;
}

/* Whether the text takes one name for things of two types, of which no lexicon knows: `b` is what
 * it is taken for more often. A place may be called like a body that sits there. */
static bool is_same_name(const struct node *a, const struct node *b)
{
    enum entity_type one = a->entity.type, other = b->entity.type;
    bool persons = one == ENTITY_PERSON || other == ENTITY_PERSON;
    return one != other && !(persons && a->form.count < 2) && !a->meaning.record &&
           !b->meaning.record && form_equal(&a->form, &b->form) &&
           (a->entity.mention_count < b->entity.mention_count ||
            (a->entity.mention_count == b->entity.mention_count &&
             a->first_mention > b->first_mention));
}

/* Whether the one word `a` is what the body `b` is called by for short: "the Guards" of
 * "Revolutionary Guard Corps", "the Falcons" of "Norwood Falcons". */
static bool is_called_by_head(const struct node *a, const struct node *b)
{
    static const char *const heads[] = {"guards",   "guard",    "brotherhood", "brigades",
                                        "front",    "alliance", "coalition",   "federation",
                                        "movement", "league",   NULL};
    if (a->meaning.record || a->form.count != 1 || b->form.count < 2 ||
        a->entity.type != ENTITY_ORGANIZATION || b->entity.type != ENTITY_ORGANIZATION) {
        return false;
    }
    struct span name = a->form.words[0];
    struct span word = singular(name);
    bool head = span_is_one_of(name, heads);
    bool plural = name.len > 4 && word.len < name.len;
    for (size_t i = 0; i < b->form.count; i++) {
        bool last = i + 1 == b->form.count;
        if ((head || (plural && last)) && span_equal(word, singular(b->form.words[i]))) {
            return true;
        }
    }
    return false;
}

/* Whether two names of a storm differ in what they call it: "Hurricane" and "Storm Lorenzo". */
static bool is_same_storm(const struct node *a, const struct node *b)
{
    static const char *const kinds[] = {"hurricane", "typhoon", "cyclone", "storm", NULL};
    size_t last = a->form.count - 1;
    return a->form.count > 1 && b->form.count > 1 && a->entity.type == ENTITY_OTHER &&
           b->entity.type == ENTITY_OTHER && span_is_one_of(a->form.words[last - 1], kinds) &&
           span_is_one_of(b->form.words[b->form.count - 2], kinds) &&
           span_equal(a->form.words[last], b->form.words[b->form.count - 1]);
}

/* Whether the unknown name `a` is `b` with one slip in a long word, or its plural. */
static bool is_slip_of(const struct node *a, const struct node *b)
{
    if (a->meaning.record || a->entity.type != b->entity.type || a->entity.type == ENTITY_PERSON ||
        a->form.count != b->form.count ||
        (!b->meaning.record && b->entity.mention_count < a->entity.mention_count)) {
        return false;
    }
    size_t slips = 0;
    for (size_t i = 0; i < a->form.count; i++) {
        struct span word = a->form.words[i];
        struct span other = b->form.words[i];
        if (span_equal(word, other)) {
            continue;
        }
        bool plural = i + 1 == a->form.count &&
                      (a->entity.type == ENTITY_OTHER || a->form.count > 3) &&
                      word.len == other.len + 1 && span_starts_with(word, other) &&
                      word.ptr[other.len] == 's';
        if (!plural && !word_is_near(word, other, SLIP_BYTES_MIN)) {
            return false;
        }
        slips++;
    }
    return slips == 1;
}

void resolver_join(struct resolver *resolver, uint32_t from, uint32_t to)
{
    for (uint32_t i = 0; i < resolver->analysis->mention_count; i++) {
        if (resolver->analysis->mentions[i].entity == from) {
            resolver_assign(resolver, i, to);
        }
    }
    struct node *node = &resolver->nodes[to];
    const struct record *record = resolver->nodes[from].meaning.record;
    if (!node->meaning.record && record && !resolver->nodes[from].general) {
        struct entity known = resolver->nodes[from].entity;
        known.mention_count = node->entity.mention_count;
        node->entity = known;
        node->meaning = resolver->nodes[from].meaning;
    }
}

/* The only node that `same` finds for node `index`, or ENTITY_UNRESOLVED. Whatever the rule, the
 * first word of one stands in the other, but for a slip; only species and storms may have but their
 * last in common. */
static uint32_t find_only(const struct resolver *resolver, uint32_t index,
                          bool (*same)(const struct node *, const struct node *))
{
    const struct node *node = &resolver->nodes[index];
    uint32_t found = ENTITY_UNRESOLVED;
    unsigned more = (node->entity.type == ENTITY_OTHER ? ALIKE_LAST : 0) |
                    (same == is_slip_of ? ALIKE_SLIPS : 0);
    size_t count;
    const uint32_t *like =
        name_index_find_alike(resolver->names, &node->form, &node->body.core, more, &count);
    for (size_t k = 0; k < count; k++) {
        uint32_t i = like[k];
        const struct node *other = &resolver->nodes[i];
        if (i == index || other->entity.mention_count == 0 || !same(node, other)) {
            continue;
        }
        if (found != ENTITY_UNRESOLVED) {
            return ENTITY_UNRESOLVED;
        }
        found = i;
    }
    return found;
}

void resolver_merge(struct resolver *resolver)
{
    bool (*rules[])(const struct node *, const struct node *) = {
        is_same_name,         is_same_body,     is_slip_of,        is_part_of,   is_short_committee,
        is_short_institution, is_short_species, is_called_by_head, is_same_storm};
    for (size_t rule = 0; rule < sizeof rules / sizeof *rules; rule++) {
        for (uint32_t i = 0; i < resolver->node_count; i++) {
            bool person = resolver->nodes[i].entity.type == ENTITY_PERSON;
            if ((person && rules[rule] != is_same_name) ||
                resolver->nodes[i].entity.mention_count == 0) {
                continue;
            }
            uint32_t to = find_only(resolver, i, rules[rule]);
            if (to != ENTITY_UNRESOLVED) {
                resolver_join(resolver, i, to);
            }
        }
    }
}
