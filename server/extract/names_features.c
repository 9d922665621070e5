/* The features of the name model: the word, its shape, affixes and class, those of its neighbours
 * and of the run of capitalised words it stands in, what the gazetteer says, how the word is
 * usually written, how this document writes it elsewhere, and the
 * tags that the tagger gave it and its neighbours. In a sentence set in capitals or
 * title case shapes say so, and classes are looked up as the word is usually written. */
#include "names_features.h"

#include "base/hash.h"
#include "base/table.h"

/* --- word classes ------------------------------------------------------------------------------
 */

uint32_t names_class_key(struct span word)
{
    uint32_t key = (uint32_t)hash_64(word, 7);
    return key ? key : 1;
}

uint16_t names_class_find(const struct names_classes *classes, uint32_t key)
{
    for (uint32_t i = key % NAMES_CLASS_SLOTS;; i = (i + 1) % NAMES_CLASS_SLOTS) {
        if (classes->keys[i] == key) {
            return classes->values[i];
        }
        if (classes->keys[i] == 0) {
            return 0;
        }
    }
}

/* --- one token ----------------------------------------------------------------------------------
 */

static uint32_t mix(uint32_t a, uint32_t b)
{
    uint64_t x = ((uint64_t)a << 32 | b) * UINT64_C(0x9e3779b97f4a7c15);
    return (uint32_t)(x >> 32) ^ (uint32_t)x;
}

static uint32_t hash_bytes(const char *bytes, size_t len, uint32_t seed)
{
    uint32_t hash = 2166136261u ^ seed;
    for (size_t i = 0; i < len; i++) {
        hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
    }
    return hash;
}

/* The word in lower case with every digit as 0. */
static uint32_t token_word(struct span norm)
{
    uint32_t hash = 2166136261u;
    for (size_t i = 0; i < norm.len; i++) {
        unsigned char c = (unsigned char)norm.ptr[i];
        hash = (hash ^ (c >= '0' && c <= '9' ? '0' : c)) * 16777619u;
    }
    return hash;
}

/* X for capitals, x for small letters, 0 for digits, others as they are; runs count up to two. */
static uint32_t token_shape(struct span text)
{
    uint32_t hash = 2166136261u;
    char last = 0;
    int run = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        c = c >= 'A' && c <= 'Z'   ? 'X'
            : c >= 'a' && c <= 'z' ? 'x'
            : c >= '0' && c <= '9' ? '0'
            : (c & 0x80)           ? 'x'
                                   : c;
        run = c == last ? run + 1 : 0;
        last = c;
        if (run < 2) {
            hash = (hash ^ (unsigned char)c) * 16777619u;
        }
    }
    return hash;
}

static uint32_t token_suffix(struct span norm, size_t len)
{
    size_t take = norm.len < len ? norm.len : len;
    return hash_bytes(norm.ptr + norm.len - take, take, (uint32_t)len);
}

/* The word with its first (ASCII) letter in upper case, in `buffer`. */
static struct span token_capitalised(struct span norm, char buffer[64])
{
    if (norm.len == 0 || norm.len > 64) {
        return norm;
    }
    memcpy(buffer, norm.ptr, norm.len);
    if (buffer[0] >= 'a' && buffer[0] <= 'z') {
        buffer[0] = (char)(buffer[0] - 'a' + 'A');
    }
    return (struct span){buffer, norm.len};
}

static void token_classify(const struct names_classes *classes, const struct token *token,
                           enum names_case mode, struct names_token *out)
{
    char buffer[64];
    uint16_t lower = names_class_find(classes, names_class_key(token->norm));
    uint16_t value = 0;
    bool capital_usual = (lower & NAMES_CLASS_CAPITAL) != 0;
    if (mode == NAMES_CASE_NORMAL) {
        value = names_class_find(classes, names_class_key(token->text));
    }
    uint16_t capital = 0;
    if ((value & 0xfff) == 0 && (capital_usual || (lower & 0xfff) == 0)) {
        capital =
            names_class_find(classes, names_class_key(token_capitalised(token->norm, buffer)));
        value = capital;
    }
    if ((value & 0xfff) == 0) {
        value = lower;
    }
    out->class = value & 0xfff;
    out->usual = lower == 0 ? 0 : capital_usual ? 2 : 1;
}

/* --- the gazetteer ------------------------------------------------------------------------------
 */

enum lexicon_group {
    GROUP_COUNTRY,
    GROUP_CITY,
    GROUP_SMALL_CITY,
    GROUP_REGION,
    GROUP_PLACE,
    GROUP_ORGANIZATION,
    GROUP_THING,
    GROUP_TITLE,
    GROUP_LEAD,
    GROUP_WIDE, /* the groups above mark begin and inside apart, those below do not */
    GROUP_NATIONALITY = GROUP_WIDE,
    GROUP_FIRST,
    GROUP_FAMILY,
    GROUP_WEAK_NAME,
    GROUP_ROLE,
    GROUP_HEAD_ORGANIZATION,
    GROUP_HEAD_PLACE,
    GROUP_HEAD_OTHER,
    GROUP_ACRONYM,  /* of an organization */
    GROUP_BUSINESS, /* a company, medium or team: its name is often a word or a surname */
};

#define CITY_LARGE 150000u

static enum lexicon_group sense_group(const struct sense *sense)
{
    const struct record *record = sense->record;
    switch (sense->kind) {
    case SENSE_COUNTRY:
        return GROUP_COUNTRY;
    case SENSE_NATIONALITY:
        return GROUP_NATIONALITY;
    case SENSE_CAPITAL:
        return GROUP_CITY;
    case SENSE_CITY:
        return record->by_hand || (!record->weak && record->population > CITY_LARGE)
                   ? GROUP_CITY
                   : GROUP_SMALL_CITY;
    case SENSE_REGION:
        return record->weak ? GROUP_SMALL_CITY : GROUP_REGION;
    case SENSE_PLACE:
        return GROUP_PLACE;
    case SENSE_ORGANIZATION:
        return GROUP_ORGANIZATION;
    case SENSE_THING:
        return GROUP_THING;
    case SENSE_FIRST_NAME:
        return record->weak ? GROUP_WEAK_NAME : GROUP_FIRST;
    case SENSE_SURNAME:
        return record->weak ? GROUP_WEAK_NAME : GROUP_FAMILY;
    case SENSE_TITLE:
        return GROUP_TITLE;
    case SENSE_ROLE:
        return GROUP_ROLE;
    case SENSE_LEAD:
        return GROUP_LEAD;
    case SENSE_HEAD:
    case SENSE_KIND_COUNT:
        break;
    }
    return record->type == ENTITY_ORGANIZATION ? GROUP_HEAD_ORGANIZATION
           : record->type == ENTITY_PLACE      ? GROUP_HEAD_PLACE
                                               : GROUP_HEAD_OTHER;
}

static uint32_t group_bit(enum lexicon_group group, bool inside)
{
    return group < GROUP_WIDE ? 1u << (2 * (unsigned)group + inside)
                              : 1u << (GROUP_WIDE + (unsigned)group);
}

/* Finer marks of an organization. */
static uint32_t sense_extra(const struct sense *sense)
{
    if (sense->kind != SENSE_ORGANIZATION) {
        return 0;
    }
    enum entity_subtype subtype = sense->record->subtype;
    bool business =
        subtype == SUBTYPE_COMPANY || subtype == SUBTYPE_MEDIA || subtype == SUBTYPE_TEAM;
    return (sense->cased ? group_bit(GROUP_ACRONYM, false) : 0) |
           (business ? group_bit(GROUP_BUSINESS, false) : 0);
}

/* Marks a phrase's tokens; one that lies inside a longer phrase of its group adds nothing. */
static void lexicon_mark(struct names_view *view, uint32_t first, const struct gazetteer_hit *hit)
{
    bool capital = view->tokens[first].capital;
    for (const struct sense *sense = hit->sense; sense; sense = sense->next) {
        if (!gazetteer_hit_fits(hit, sense, capital)) {
            continue;
        }
        enum lexicon_group group = sense_group(sense);
        if (view->tokens[first].lexicon & group_bit(group, true) && group < GROUP_WIDE) {
            continue;
        }
        view->tokens[first].lexicon |= group_bit(group, false) | sense_extra(sense);
        for (uint32_t i = 1; i < hit->token_count; i++) {
            view->tokens[first + i].lexicon |= group_bit(group, true);
        }
    }
}

static void view_read_lexicon(const struct gazetteer *gazetteer, const struct sentence *sentence,
                              struct names_view *view)
{
    struct gazetteer_hit hits[GAZETTEER_HITS_MAX];
    uint32_t end = sentence->first_token + sentence->token_count;
    for (uint32_t i = sentence->first_token; i < end; i++) {
        if (!(view->document->tokens[i].flags & TOKEN_WORD)) {
            continue;
        }
        size_t count = gazetteer_scan(gazetteer, view->document, i, end, hits);
        for (size_t k = count; k > 0; k--) {
            lexicon_mark(view, i, &hits[k - 1]);
        }
    }
}

/* --- the document -------------------------------------------------------------------------------
 */

static enum names_case sentence_read_case(const struct document *document,
                                          const struct sentence *sentence)
{
    uint32_t words = 0;
    uint32_t all_caps = 0;
    uint32_t capitals = 0;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const struct token *token = &document->tokens[sentence->first_token + i];
        if ((token->flags & TOKEN_WORD) && token->text.len > 3) {
            words++;
            all_caps += (token->flags & TOKEN_ALL_CAPS) != 0;
            capitals += (token->flags & TOKEN_CAPITAL) != 0;
        }
    }
    if (words >= 3 && all_caps * 5 >= words * 4) {
        return NAMES_CASE_CAPITALS;
    }
    return words >= 4 && capitals * 10 >= words * 8 ? NAMES_CASE_TITLE : NAMES_CASE_NORMAL;
}

static void view_collect_forms(const struct names_view *view, struct table *forms)
{
    const struct document *document = view->document;
    for (size_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        if (view->sentence_case[s] != NAMES_CASE_NORMAL) {
            continue;
        }
        for (uint32_t i = 0; i < sentence->token_count; i++) {
            const struct token *token = &document->tokens[sentence->first_token + i];
            bool opens = i == 0 || (token[-1].flags & TOKEN_PUNCT);
            if (!(token->flags & TOKEN_WORD) || (opens && (token->flags & TOKEN_CAPITAL))) {
                continue;
            }
            uint32_t bit = token->flags & TOKEN_CAPITAL ? 1 : 2;
            uint32_t old = table_get(forms, token->norm);
            if (old == TABLE_NONE || !(old & bit)) {
                table_set(forms, token->norm, (old == TABLE_NONE ? 0 : old) | bit);
            }
        }
    }
}

static void view_read_token(const struct names_classes *classes, const struct token *token,
                            const struct table *forms, enum names_case mode,
                            struct names_token *out)
{
    out->word = token_word(token->norm);
    out->shape = mix(token_shape(token->text), mode);
    out->prefix3 = hash_bytes(token->norm.ptr, token->norm.len < 3 ? token->norm.len : 3, 11);
    out->suffix2 = token_suffix(token->norm, 2);
    out->suffix3 = token_suffix(token->norm, 3);
    out->suffix4 = token_suffix(token->norm, 4);
    out->capital = (token->flags & TOKEN_CAPITAL) != 0;
    out->xpos = token->xpos;
    token_classify(classes, token, mode, out);
    if (token->flags & TOKEN_WORD) {
        uint32_t seen = table_get(forms, token->norm);
        out->seen = seen == TABLE_NONE ? 0 : (uint8_t)seen;
    }
}

/* Whether a small word joins two capitalised ones into one run. */
static bool token_joins(const struct token *token)
{
    static const char *const joints[] = {"of",  "the", "and", "for", "de", "al", "-",  "&", "bin",
                                         "von", "van", "la",  "del", "da", "du", "on", "'s"};
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++) {
        if (span_is(token->norm, joints[i])) {
            return true;
        }
    }
    return false;
}

/* Measures the runs of capitalised words, joined over one or two small ones. */
static void view_read_runs(struct names_view *view, const struct sentence *sentence)
{
    const struct token *tokens = view->document->tokens;
    uint32_t end = sentence->first_token + sentence->token_count;
    for (uint32_t i = sentence->first_token; i < end;) {
        if (!view->tokens[i].capital) {
            i++;
            continue;
        }
        uint32_t last = i;
        for (uint32_t k = i + 1; k < end && k - last <= 3 && k - i < 200; k++) {
            if (view->tokens[k].capital) {
                last = k;
            } else if (!token_joins(&tokens[k])) {
                break;
            }
        }
        for (uint32_t k = i; k <= last; k++) {
            view->tokens[k].run_first = (uint8_t)(k - i);
            view->tokens[k].run_last = (uint8_t)(last - k);
        }
        i = last + 1;
    }
}

void names_view_read(struct arena *arena, const struct gazetteer *gazetteer,
                     const struct names_classes *classes, const struct document *document,
                     struct names_view *out)
{
    out->document = document;
    out->tokens = ARENA_ARRAY(arena, struct names_token, document->token_count);
    out->sentence_case = ARENA_ARRAY(arena, uint8_t, document->sentence_count);
    for (size_t s = 0; s < document->sentence_count; s++) {
        out->sentence_case[s] = (uint8_t)sentence_read_case(document, &document->sentences[s]);
    }
    struct table *forms = table_new(arena, document->token_count / 4);
    view_collect_forms(out, forms);
    for (size_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        for (uint32_t i = 0; i < sentence->token_count; i++) {
            uint32_t index = sentence->first_token + i;
            view_read_token(classes, &document->tokens[index], forms,
                            (enum names_case)out->sentence_case[s], &out->tokens[index]);
        }
        view_read_lexicon(gazetteer, sentence, out);
        view_read_runs(out, sentence);
    }
}

/* --- features -----------------------------------------------------------------------------------
 */

struct feature_list {
    uint32_t *out;
    size_t count;
};

static void add(struct feature_list *list, uint32_t template, uint32_t a, uint32_t b)
{
    list->out[list->count++] = mix(mix(template * 0x9e3779b1u, a), b);
}

/* What stands before the first and after the last token of a sentence. */
static const struct names_token outside = {.word = 1, .shape = 2, .class = 0xfff};

static void add_words(struct feature_list *list, const struct names_token *const *t)
{
    for (uint32_t i = 0; i < 5; i++) {
        add(list, 1 + i, t[i]->word, 0);
        add(list, 6 + i, t[i]->class, 0);
    }
    add(list, 11, t[1]->word, t[2]->word);
    add(list, 12, t[2]->word, t[3]->word);
    add(list, 13, t[1]->class, t[2]->class);
    add(list, 14, t[2]->class, t[3]->class);
    add(list, 15, t[1]->class, t[3]->class);
    add(list, 16, mix(t[0]->class, t[1]->class), t[2]->shape);
    add(list, 17, mix(t[3]->class, t[4]->class), t[2]->shape);
    add(list, 18, t[2]->class, t[2]->shape);
    add(list, 19, t[1]->class, t[2]->shape);
    add(list, 20, t[3]->class, t[2]->shape);
    add(list, 21, t[2]->shape, 0);
    add(list, 22, t[1]->shape, t[2]->shape);
    add(list, 23, t[2]->shape, t[3]->shape);
    add(list, 24, mix(t[1]->shape, t[2]->shape), t[3]->shape);
    add(list, 25, t[2]->prefix3, t[2]->capital);
    add(list, 26, t[2]->suffix2, t[2]->capital);
    add(list, 27, t[2]->suffix3, t[2]->capital);
    add(list, 28, t[2]->suffix4, t[2]->capital);
    add(list, 29, t[1]->word, t[2]->shape);
    add(list, 30, t[3]->word, t[2]->shape);
}

static void add_bits(struct feature_list *list, uint32_t template, uint32_t bits)
{
    for (int most = 5; bits && most > 0; most--) {
        add(list, template, (uint32_t)__builtin_ctz(bits), 0);
        bits &= bits - 1;
    }
}

static void add_lexicon(struct feature_list *list, const struct names_token *const *t)
{
    add_bits(list, 31, t[2]->lexicon);
    add_bits(list, 32, t[1]->lexicon);
    add_bits(list, 33, t[3]->lexicon);
    add(list, 34, t[2]->lexicon, t[2]->shape);
    add(list, 35, t[1]->lexicon, t[2]->lexicon);
    add(list, 36, t[2]->lexicon, t[3]->lexicon);
    add(list, 37, t[2]->lexicon, t[3]->class);
    add(list, 38, t[1]->class, t[2]->lexicon);
    add(list, 39, mix(t[1]->lexicon, t[2]->lexicon), t[3]->lexicon);
}

static void add_case(struct feature_list *list, const struct names_token *const *t, bool opens,
                     uint32_t mode)
{
    uint32_t state = t[2]->seen | (uint32_t)t[2]->usual << 2 | (uint32_t)opens << 4 |
                     (uint32_t)t[2]->capital << 5 | mode << 6;
    add(list, 40, state, 0);
    add(list, 41, state, t[2]->shape);
    add(list, 42, state, t[3]->usual | (uint32_t)t[3]->capital << 2);
    add(list, 43, state, t[2]->class);
    add(list, 44, state, t[2]->lexicon);
}

static void add_tags(struct feature_list *list, const struct names_token *const *t)
{
    add(list, 60, t[2]->xpos, t[2]->shape);
    add(list, 61, t[1]->xpos, t[2]->xpos);
    add(list, 62, t[2]->xpos, t[3]->xpos);
    add(list, 63, mix(t[1]->xpos, t[2]->xpos), t[3]->xpos);
    add(list, 64, t[2]->xpos, t[2]->lexicon);
    add(list, 65, mix(t[3]->xpos, t[4]->xpos), t[2]->capital);
    add(list, 66, mix(t[0]->xpos, t[1]->xpos), t[2]->capital);
}

/* The run of capitals that the token is in: its ends, and what stands around it. */
static void add_run(struct feature_list *list, const struct names_view *view,
                    const struct sentence *sentence, uint32_t index)
{
    const struct names_token *token = &view->tokens[index];
    if (token->run_first == 0 && token->run_last == 0 && !token->capital) {
        return;
    }
    uint32_t first = index - token->run_first;
    uint32_t last = index + token->run_last;
    const struct names_token *head = &view->tokens[last];
    const struct names_token *lead = &view->tokens[first];
    const struct names_token *left =
        first > sentence->first_token ? &view->tokens[first - 1] : &outside;
    const struct names_token *right = last + 1 < sentence->first_token + sentence->token_count
                                          ? &view->tokens[last + 1]
                                          : &outside;
    uint32_t place = (token->run_first ? 1u : 0u) | (token->run_last ? 2u : 0u);
    add(list, 45, head->class, place);
    add(list, 46, head->lexicon, place);
    add(list, 47, head->suffix3, place);
    add(list, 48, lead->class, place);
    add(list, 49, lead->lexicon, place);
    add(list, 50, left->class, place);
    add(list, 51, right->class, place);
    add(list, 52, mix(left->class, right->class), place);
    add(list, 53, right->word, place);
    add(list, 54, left->word, place);
    add(list, 55, (uint32_t)token->run_first + token->run_last, place);
}

size_t names_features(const struct names_view *view, uint32_t sentence_index, uint32_t index,
                      uint32_t *out)
{
    const struct sentence *sentence = &view->document->sentences[sentence_index];
    uint32_t end = sentence->first_token + sentence->token_count;
    const struct names_token *t[5];
    for (uint32_t i = 0; i < 5; i++) {
        bool inside = index + i >= sentence->first_token + 2 && index + i < end + 2;
        t[i] = inside ? &view->tokens[index + i - 2] : &outside;
    }
    struct feature_list list = {out, 0};
    add(&list, 0, 0, 0);
    add_words(&list, t);
    add_lexicon(&list, t);
    add_case(&list, t, index == sentence->first_token, view->sentence_case[sentence_index]);
    add_tags(&list, t);
    add_run(&list, view, sentence, index);
    return list.count;
}

bool names_token_is_family_first(const struct gazetteer *gazetteer, const struct document *document,
                                 uint32_t index)
{
    const struct token *token = &document->tokens[index];
    const struct sense *sense = gazetteer_find(gazetteer, token->norm);
    for (; sense && (token->flags & TOKEN_CAPITAL); sense = sense->next) {
        if (sense->kind == SENSE_SURNAME && sense->record->family_first) {
            return true;
        }
    }
    return false;
}
