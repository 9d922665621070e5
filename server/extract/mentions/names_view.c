/* What the name model sees of each token, read in passes over the document: the word itself, its
 * class and shape; what the gazetteer says of it; the run of capitalised words that it stands in;
 * and, once that is known, how the whole document writes it and what stands beside it there. */
#include "names_view.h"

#include "base/hash.h"
#include "base/prefetch.h"
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

bool names_view_opens(const struct names_view *view, uint32_t index)
{
    const struct token *token = &view->document->tokens[index];
    uint32_t next = index + 1;
    if (view->tokens[index].capital ||
        !(span_is(token->norm, "al") || span_is(token->norm, "el"))) {
        return view->tokens[index].capital;
    }
    next += next < view->document->token_count && span_is(token[1].norm, "-");
    return next < view->document->token_count && view->tokens[next].capital;
}

/* Whether a phrase in small letters may be a name that was written without care: a word of it
 * usually has a capital, and none is an ordinary word that opens it. */
static bool phrase_is_careless(const struct names_view *view, uint32_t first, uint32_t count)
{
    bool usual = false;
    for (uint32_t i = first; i < first + count; i++) {
        usual =
            usual || view->tokens[i].usual == 2 ||
            (count == 1 && view->tokens[i].usual == 0 && view->document->tokens[i].text.len > 3);
    }
    return usual;
}

/* Marks a phrase's tokens; one that lies inside a longer phrase of its group adds nothing. */
static void lexicon_mark(struct names_view *view, uint32_t first, const struct gazetteer_hit *hit)
{
    bool capital =
        names_view_opens(view, first) || phrase_is_careless(view, first, hit->token_count);
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
    uint32_t letters = 0;
    bool small = true;
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        const struct token *token = &document->tokens[sentence->first_token + i];
        letters += (token->flags & TOKEN_WORD) != 0;
        small = small && (token->text.len == 1 || !(token->flags & TOKEN_CAPITAL));
        if ((token->flags & TOKEN_WORD) && token->text.len > 3) {
            words++;
            all_caps += (token->flags & TOKEN_ALL_CAPS) != 0;
            capitals += (token->flags & TOKEN_CAPITAL) != 0;
        }
    }
    if (letters >= 3 && small) {
        return NAMES_CASE_SMALL;
    }
    if (words >= 3 && all_caps * 5 >= words * 4) {
        return NAMES_CASE_CAPITALS;
    }
    return words >= 4 && capitals * 10 >= words * 8 ? NAMES_CASE_TITLE : NAMES_CASE_NORMAL;
}

/* What the words beside a capitalised one say that it is; bits of names_token.seen. */
enum seen_bit {
    SEEN_CAPITAL = 1, /* with a capital inside a sentence */
    SEEN_SMALL = 2,
    SEEN_TITLED = 4,   /* behind a title, role or given name */
    SEEN_SPEAKS = 8,   /* before "said" and the like */
    SEEN_PLACED = 16,  /* behind "in" and the like */
    SEEN_ARTICLE = 32, /* behind "the" */
    SEEN_BODY = 64,    /* before a word that closes the name of a body */
    SEEN_WITHIN = 128, /* before a country or region that a comma sets off */
};

#define BIT_AT(group) (UINT32_C(1) << (2 * (group)))
#define BIT_OF(group) (UINT32_C(1) << (GROUP_WIDE + (group)))

/* What stands beside token `index`, which has a capital, between `first` and `end`. */
static uint32_t token_surroundings(const struct names_view *view, uint32_t first, uint32_t end,
                                   uint32_t index)
{
    static const char *const saying[] = {"said", "says", "told", "added", "wrote", "asked", NULL};
    static const char *const placing[] = {"in", "near", "outside", "across", "around", NULL};
    const struct token *token = &view->document->tokens[index];
    const struct names_token *words = view->tokens;
    uint32_t bits = 0;
    if (index > first) {
        uint32_t before = words[index - 1].lexicon;
        bool given = (before & BIT_OF(GROUP_FIRST)) && words[index - 1].capital;
        bool titled = before & (3 * BIT_AT(GROUP_TITLE) | BIT_OF(GROUP_ROLE));
        bits |= given || titled ? SEEN_TITLED : 0;
        bits |= span_is_one_of(token[-1].norm, placing) ? SEEN_PLACED : 0;
        bits |= span_is(token[-1].norm, "the") ? SEEN_ARTICLE : 0;
    }
    if (index + 1 < end) {
        uint32_t after = words[index + 1].lexicon;
        bits |= span_is_one_of(token[1].norm, saying) ? SEEN_SPEAKS : 0;
        bool body = (after & BIT_OF(GROUP_HEAD_ORGANIZATION)) && words[index + 1].capital;
        bits |= body ? SEEN_BODY : 0;
        bool comma = index + 2 < end && span_is(token[1].norm, ",");
        uint32_t wide = BIT_AT(GROUP_COUNTRY) | BIT_AT(GROUP_REGION);
        bits |= comma && (words[index + 2].lexicon & wide) ? SEEN_WITHIN : 0;
    }
    return bits;
}

static void view_collect_forms(const struct names_view *view, struct table *forms)
{
    const struct document *document = view->document;
    for (size_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        if (view->sentence_case[s] != NAMES_CASE_NORMAL) {
            continue;
        }
        uint32_t end = sentence->first_token + sentence->token_count;
        for (uint32_t i = sentence->first_token; i < end; i++) {
            const struct token *token = &document->tokens[i];
            bool capital = (token->flags & TOKEN_CAPITAL) != 0;
            bool opens = i == sentence->first_token || (token[-1].flags & TOKEN_PUNCT);
            if (!(token->flags & TOKEN_WORD)) {
                continue;
            }
            uint32_t bits = !capital ? SEEN_SMALL : opens ? 0 : SEEN_CAPITAL;
            bits |= capital ? token_surroundings(view, sentence->first_token, end, i) : 0;
            uint32_t old = table_get(forms, token->norm);
            uint32_t all = (old == TABLE_NONE ? 0 : old) | bits;
            if (all != 0 && all != old) {
                table_set(forms, token->norm, all);
            }
        }
    }
}

static void view_read_token(const struct names_classes *classes, const struct token *token,
                            enum names_case mode, struct names_token *out)
{
    out->word = token_word(token->norm);
    out->shape = names_mix(token_shape(token->text), mode);
    out->prefix3 = hash_bytes(token->norm.ptr, token->norm.len < 3 ? token->norm.len : 3, 11);
    out->suffix2 = token_suffix(token->norm, 2);
    out->suffix3 = token_suffix(token->norm, 3);
    out->suffix4 = token_suffix(token->norm, 4);
    out->capital = (token->flags & TOKEN_CAPITAL) != 0;
    out->xpos = token->xpos;
    token_classify(classes, token, mode, out);
}

static void view_read_seen(struct arena *arena, struct names_view *view)
{
    const struct document *document = view->document;
    struct table *forms = table_new(arena, document->token_count / 4);
    view_collect_forms(view, forms);
    for (size_t i = 0; i < document->token_count; i++) {
        if (document->tokens[i].flags & TOKEN_WORD) {
            uint32_t seen = table_get(forms, document->tokens[i].norm);
            view->tokens[i].seen = seen == TABLE_NONE ? 0 : (uint8_t)(seen & 3);
            view->tokens[i].beside = seen == TABLE_NONE ? 0 : (uint8_t)(seen >> 2);
        }
    }
}

/* Whether a small word joins two capitalised ones into one run. */
static bool token_joins(const struct token *token)
{
    static const char *const joints[] = {"of",  "the", "and", "for", "de", "al", "-",  "&",  "bin",
                                         "von", "van", "la",  "del", "da", "du", "on", "'s", NULL};
    return span_is_one_of(token->norm, joints);
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

/* Asks for what is known of the words of a sentence: classes and lexicons are larger than the near
 * caches, and each word would wait for them. */
static void view_ask(const struct gazetteer *gazetteer, const struct names_classes *classes,
                     const struct document *document, size_t sentence)
{
    if (sentence >= document->sentence_count) {
        return;
    }
    const struct token *token = document->tokens + document->sentences[sentence].first_token;
    const struct token *end = token + document->sentences[sentence].token_count;
    for (; token < end; token++) {
        uint32_t slot = names_class_key(token->norm) % NAMES_CLASS_SLOTS;
        prefetch_line(classes->keys + slot);
        prefetch_line(classes->values + slot);
        if (token->flags & TOKEN_WORD) {
            gazetteer_ask(gazetteer, token->norm);
        }
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
    view_ask(gazetteer, classes, document, 0);
    for (size_t s = 0; s < document->sentence_count; s++) {
        const struct sentence *sentence = &document->sentences[s];
        view_ask(gazetteer, classes, document, s + 1);
        for (uint32_t i = 0; i < sentence->token_count; i++) {
            uint32_t index = sentence->first_token + i;
            view_read_token(classes, &document->tokens[index],
                            (enum names_case)out->sentence_case[s], &out->tokens[index]);
        }
        view_read_lexicon(gazetteer, sentence, out);
        view_read_runs(out, sentence);
    }
    view_read_seen(arena, out);
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
