/* A role is a stretch of words around a title or role word of the lexicon. Before a name it starts
 * after the last article, possessive, punctuation, verb-like small word; after a name it stands
 * between a comma and the next punctuation or relative clause. "The head of the club, Ann Lee, …"
 * is the role of who is named behind it. Honorifics alone ("Mr.") are no roles. It does not look
 * into relative clauses ("who heads …"). */
#include "entities_roles.h"

#include "base/ascii.h"
#include "base/calendar.h"
#include "extract/mentions/mention_tree.h"
#include "text/tagset.h"

#define ROLES_MAX        8
#define ROLE_WORDS_MAX   18
#define ROLE_LEFT_MAX    6
#define OFFICE_WORDS_MAX 4

struct role_finder {
    struct arena *arena;
    const struct gazetteer *gazetteer;
    struct analysis *analysis;
    struct role *roles; /* ROLES_MAX places for every entity */
};

static bool title_is_honorific(struct span text)
{
    static const char *const honorifics[] = {
        "mr",      "mrs",   "ms",   "miss",  "mr.",  "mrs.",   "ms.",    "dr",     "dr.",
        "sir",     "madam", "dame", "lady",  "st.",  "mister", "father", "sister", "mother",
        "brother", "u",     "daw",  "uncle", "aunt", "saint",  NULL};
    return span_is_one_of(text, honorifics);
}

static bool word_is_kin(struct span word)
{
    static const char *const kin[] = {"father", "mother", "brother", "sister", "daughter",
                                      "son",    "uncle",  "aunt",    "wife",   "husband",
                                      "widow",  "cousin", NULL};
    return span_is_one_of(word, kin);
}

/* What somebody is to somebody else: alone it says nothing of him. */
static bool title_is_relation(struct span text)
{
    static const char *const others[] = {"partner",    "successor",    "predecessor", "colleague",
                                         "countryman", "countrywoman", "friend",      NULL};
    return word_is_kin(text) || span_is_one_of(text, others);
}

static void roles_add(struct role_finder *finder, const struct mention *mention, uint32_t first,
                      uint32_t count)
{
    struct entity *entity = &finder->analysis->entities[mention->entity];
    struct role *roles = finder->roles + (size_t)mention->entity * ROLES_MAX;
    struct span title =
        arena_one_line(finder->arena, document_text(&finder->analysis->document, first, count));
    if (count == 1 && title_is_relation(title)) {
        return;
    }
    for (size_t i = 0; i < entity->role_count; i++) {
        if (span_equal_nocase(roles[i].title, title)) {
            return;
        }
    }
    if (entity->role_count < ROLES_MAX) {
        roles[entity->role_count++] = (struct role){title, mention->field, mention->sentence};
        entity->roles = roles;
    }
}

/* Whether a hyphen joins the words around it: "one-time leader". */
static bool role_is_joint(const struct token *token)
{
    return span_is(token->norm, "-") && !(token[0].flags & TOKEN_SPACE_BEFORE) &&
           !(token[1].flags & TOKEN_SPACE_BEFORE);
}

/* Whether a word cannot stand inside a role before a name. */
static bool role_left_ends(const struct token *token)
{
    static const char *const stops[] = {
        "the",     "a",        "an",    "'s",        "'",     "its",    "his",     "her",
        "their",   "our",      "my",    "said",      "says",  "told",   "that",    "and",
        "by",      "with",     "to",    "from",      "when",  "while",  "but",     "as",
        "in",      "on",       "met",   "including", "like",  "warned", "against", "under",
        "between", "or",       "after", "before",    "than",  "is",     "was",     "are",
        "were",    "for",      "where", "who",       "which", "whose",  "if",      "because",
        "since",   "although", "not",   "dead",      NULL};
    bool verb = token->upos == UPOS_VERB || token->upos == UPOS_AUX || token->upos == UPOS_ADP ||
                token->upos == UPOS_PRON || token->upos == UPOS_SCONJ;
    if (role_is_joint(token)) {
        return false;
    }
    bool age = span_is(token->norm, "old") && !(token->flags & TOKEN_SPACE_BEFORE);
    return verb || age || (token->flags & TOKEN_PUNCT) || span_is_one_of(token->norm, stops) ||
           title_is_relation(token->norm);
}

/* Whether an adjective behind the word shows that it tells no more of the role: a plural before one
 * is the verb of a headline, "Court jails former minister Ann Lee". */
static bool role_is_parted(const struct token *token)
{
    return token[0].xpos == XPOS_NNS && token[1].upos == UPOS_ADJ;
}

/* The title that ends right before `name`, or 0: its first token goes to `*first`. */
static uint32_t role_title_before(const struct role_finder *finder, uint32_t begin, uint32_t name,
                                  uint32_t *first)
{
    const struct document *document = &finder->analysis->document;
    const uint32_t mask = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    for (uint32_t count = 4; count >= 1; count--) {
        const struct sense *sense = NULL;
        if (name >= begin + count && gazetteer_match(finder->gazetteer, document, name - count,
                                                     name, mask, &sense) == count) {
            *first = name - count;
            return count;
        }
    }
    return 0;
}

/* The start of the name that token `start` lies in, else `start`. */
static uint32_t role_whole_name(const struct role_finder *finder, uint32_t start)
{
    const struct analysis *analysis = finder->analysis;
    size_t index = mentions_from(analysis->mentions, analysis->mention_count, start);
    bool inside = index < analysis->mention_count && analysis->mentions[index].first_token < start;
    return inside ? analysis->mentions[index].first_token : start;
}

static bool word_is_month(struct span word)
{
    static const char *const short_names[] = {"jan.",  "feb.", "mar.", "apr.", "aug.", "sep.",
                                              "sept.", "oct.", "nov.", "dec.", NULL};
    return month_is_name(word) || span_is_one_of(word, short_names);
}

/* A word that tells a time by itself or behind "last": "yesterday", "Monday", "week". */
static bool word_is_time(struct span word)
{
    static const char *const words[] = {"week", "month", "year", "yesterday", "today", NULL};
    return weekday_is_name(word) || span_is_one_of(word, words);
}

/* Behind what tells the time of the clause and not whom the role belongs to: "last week", "in May
 * 2019", "Monday morning", "recently", "both", the clock's time before a line of a live report. */
static uint32_t role_behind_time(const struct token *tokens, uint32_t begin, uint32_t first,
                                 uint32_t end)
{
    static const char *const nears[] = {"last", "this", "next", "late", "early", "earlier", NULL};
    static const char *const parts[] = {"morning", "afternoon", "evening", "night", NULL};
    static const char *const fillers[] = {"both", "only", "even", "meanwhile", "also", NULL};
    bool of_phrase = first > begin && tokens[first - 1].upos == UPOS_ADP;
    bool told = false; /* else it may be "the night editor" */
    while (first < end) {
        struct span word = tokens[first].norm;
        bool near =
            span_is_one_of(word, nears) && first + 1 < end && word_is_time(tokens[first + 1].norm);
        bool date = (of_phrase && (tokens[first].upos == UPOS_NUM || word_is_month(word))) ||
                    (ascii_is_digit(word.ptr[0]) && memchr(word.ptr, ':', word.len));
        bool time = near || date || word_is_time(word) || (told && span_is_one_of(word, parts));
        bool adverb = tokens[first].upos == UPOS_ADV && span_ends_with(word, SPAN("ly"));
        if (!time && !adverb && !span_is_one_of(word, fillers)) {
            break;
        }
        told = time;
        first += near ? 2 : 1;
    }
    return first;
}

/* Whether the word is made from what somebody does: "sociologist", "driver". */
static bool role_is_agent(const struct token *token)
{
    static const char *const endings[] = {"ist", "er", "or", "ian", "woman", "eer", NULL};
    static const char *const things[] = {
        "matter",     "number",    "factor",    "letter",   "order",     "offer",     "power",
        "paper",      "river",     "error",     "tower",    "answer",    "chapter",   "corner",
        "border",     "disorder",  "danger",    "dinner",   "honor",     "quarter",   "shelter",
        "tender",     "transfer",  "murder",    "disaster", "center",    "computer",  "newspaper",
        "helicopter", "career",    "cancer",    "fever",    "summer",    "winter",    "weather",
        "water",      "theater",   "character", "register", "color",     "labor",     "rumor",
        "sector",     "mirror",    "reactor",   "terror",   "horror",    "harbor",    "motor",
        "tanker",     "freighter", "destroyer", "trawler",  "container", "september", NULL};
    if (token->upos != UPOS_NOUN || token->norm.len < 5 || span_is_one_of(token->norm, things) ||
        word_is_kin(token->norm)) {
        return false;
    }
    for (size_t i = 0; endings[i]; i++) {
        if (span_ends_with(token->norm, span_of(endings[i]))) {
            return true;
        }
    }
    return false;
}

/* The title of "mayor of Rome" right before `name`, or 0: its first token goes to `*first`. */
static uint32_t role_office_before(const struct role_finder *finder, uint32_t begin, uint32_t name,
                                   uint32_t *first)
{
    static const char *const links[] = {"of", "from", "for", NULL};
    const struct token *tokens = finder->analysis->document.tokens;
    uint32_t place = name;
    while (place > begin && place + OFFICE_WORDS_MAX > name &&
           (tokens[place - 1].flags & TOKEN_CAPITAL) && tokens[place - 1].upos != UPOS_ADP) {
        place--;
    }
    uint32_t link = place;
    link -= link > begin && span_is(tokens[link - 1].norm, "the");
    bool linked = place < name && link > begin && span_is_one_of(tokens[link - 1].norm, links);
    return linked ? role_title_before(finder, begin, link - 1, first) : 0;
}

static void roles_read_before(struct role_finder *finder, const struct sentence *sentence,
                              const struct mention *mention)
{
    const struct token *tokens = finder->analysis->document.tokens;
    uint32_t begin = sentence->first_token;
    uint32_t first = 0;
    uint32_t count = role_title_before(finder, begin, mention->first_token, &first);
    if (count == 0 && mention->first_token > begin + 1 &&
        role_is_agent(&tokens[mention->first_token - 1])) {
        first = mention->first_token - 1; /* "the hurdler Ann Lee" */
        count = 1;
    }
    if (count == 0 && mention->token_count > 1) {
        count = role_office_before(finder, begin, mention->first_token, &first);
    }
    if (count == 0 || (count == 1 && title_is_honorific(tokens[first].norm))) {
        return;
    }
    uint32_t limit = first > begin + ROLE_LEFT_MAX ? first - ROLE_LEFT_MAX : begin;
    uint32_t start = first;
    while (start > limit && !role_left_ends(&tokens[start - 1]) &&
           !role_is_parted(&tokens[start - 1])) {
        start--;
    }
    if (start == limit && start > begin && !role_left_ends(&tokens[start - 1])) {
        start = first;
    }
    start = role_behind_time(tokens, begin, start, first);
    start = role_whole_name(finder, start);
    roles_add(finder, mention, start, mention->first_token - start);
}

/* Whether there is a role word among the tokens [first, end). */
static bool role_has_word(const struct role_finder *finder, uint32_t first, uint32_t end)
{
    const uint32_t mask = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    const struct sense *sense = NULL;
    for (uint32_t i = first; i < end; i++) {
        if (gazetteer_match(finder->gazetteer, &finder->analysis->document, i, end, mask, &sense) >
            0) {
            return true;
        }
    }
    return false;
}

/* Whether a stretch can open a description: with a noun, its adjective or a possessive; with a
 * participle only that of a noun ("retired general", but not "wanted to be the chairman"). */
static bool role_opens(const struct token *token)
{
    bool noun = token[1].upos == UPOS_NOUN || token[1].upos == UPOS_PROPN;
    return token->upos == UPOS_NONE || token->upos == UPOS_NOUN || token->upos == UPOS_PROPN ||
           token->upos == UPOS_ADJ || token->upos == UPOS_PRON || token->upos == UPOS_NUM ||
           (token->xpos == XPOS_VBN && span_ends_with(token->norm, SPAN("ed")) && noun);
}

static bool span_is_possessive_pronoun(struct span word)
{
    static const char *const pronouns[] = {"its", "his", "her", "their", "our", "my", NULL};
    return span_is_one_of(word, pronouns);
}

/* Whether the tokens begin with a common noun's possessive: "the territory's" chief executive. */
static bool role_owner_is_common(const struct token *tokens)
{
    return tokens[0].upos == UPOS_NOUN && !(tokens[0].flags & TOKEN_CAPITAL) &&
           span_is(tokens[1].norm, "'s");
}

/* Whether a description after a name ends before this token: at punctuation other than a hyphen or
 * apostrophe, where the sentence goes on with its verb, where a clause tells more ("who owns it"),
 * or where another name is told ("known as"). */
static bool role_right_ends(const struct token *token)
{
    static const char *const words[] = {"who",  "whose", "whom",      "which",  "since", "where",
                                        "when", "known", "nicknamed", "dubbed", NULL};
    bool inner = span_is(token->norm, "-") || span_is(token->norm, "'");
    return ((token->flags & TOKEN_PUNCT) && !inner) || token->upos == UPOS_AUX ||
           (token->upos == UPOS_PART && span_is(token->norm, "to")) ||
           span_is_one_of(token->text, words);
}

/* Whether a noun's participle begins at `at`, which tells what was done to him or her: "a commander
 * [accused] of torture". */
static bool role_is_undergone(const struct token *tokens, uint32_t first, uint32_t at)
{
    return at > first && tokens[at].upos == UPOS_VERB && tokens[at].xpos == XPOS_VBN &&
           (tokens[at - 1].upos == UPOS_NOUN || tokens[at - 1].upos == UPOS_PROPN) &&
           tokens[at + 1].upos == UPOS_ADP;
}

/* Whether the stretch tells what its noun did: "With Ann Lee, the mayor left for Lima." */
static bool role_has_finite(const struct token *tokens, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last; i++) {
        enum xpos xpos = (enum xpos)tokens[i].xpos;
        if (xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP) {
            return true;
        }
    }
    return false;
}

/* Whether "a" or "an" opens what somebody does: one of the next words up to a preposition says so.
 */
static bool role_has_agent(const struct token *tokens, uint32_t first, uint32_t last)
{
    for (uint32_t i = first; i < last && tokens[i].upos != UPOS_ADP; i++) {
        bool ends = i + 1 == last || tokens[i + 1].upos == UPOS_ADP;
        if (ends && role_is_agent(&tokens[i])) {
            return true;
        }
    }
    return false;
}

/* Behind "61-year-old ", else `first`. */
static uint32_t role_behind_age(const struct token *tokens, uint32_t first, uint32_t end)
{
    bool age = first + 5 < end && tokens[first].upos == UPOS_NUM &&
               span_is(tokens[first + 2].norm, "year") && span_is(tokens[first + 4].norm, "old");
    return age ? first + 5 : first;
}

/* Whether [first, last) is the next person of a list: "Russian Foreign Minister Ann Lee". */
static bool role_is_next_person(const struct role_finder *finder, uint32_t first, uint32_t last)
{
    const struct analysis *analysis = finder->analysis;
    for (size_t i = mentions_from(analysis->mentions, analysis->mention_count, first);
         i < analysis->mention_count && analysis->mentions[i].first_token < last; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (mention->type != ENTITY_PERSON || mention->first_token < first ||
            mention->first_token + mention->token_count > last) {
            continue;
        }
        for (uint32_t k = first; k < mention->first_token; k++) {
            if (analysis->document.tokens[k].upos == UPOS_ADP) {
                return false;
            }
        }
        return true;
    }
    return false;
}

/* The first word of a description that follows a name and its age, if one is told: behind "Ann Lee,
 * 41, a ". `end` when there is none. */
static uint32_t role_right_begins(const struct token *tokens, uint32_t first, uint32_t end,
                                  bool *article)
{
    static const char *const articles[] = {"a", "an", NULL};
    if (first + 1 >= end || !span_is(tokens[first].text, ",")) {
        return end;
    }
    bool age = first + 3 < end && tokens[first + 1].upos == UPOS_NUM &&
               span_is(tokens[first + 2].text, ",");
    first += age ? 3 : 1;
    *article = span_is_one_of(tokens[first].norm, articles);
    first += *article || span_is(tokens[first].norm, "the");
    first += first < end && span_is_possessive_pronoun(tokens[first].norm);
    first += first + 2 < end && role_owner_is_common(tokens + first) ? 2 : 0;
    return role_behind_age(tokens, first, end);
}

static void roles_read_after(struct role_finder *finder, const struct sentence *sentence,
                             const struct mention *mention)
{
    static const char *const openers[] = {
        "who",       "which",    "whose",  "whom",     "and",    "said",   "that",   "when",
        "where",     "but",      "told",   "with",     "in",     "at",     "on",     "by",
        "while",     "after",    "as",     "for",      "if",     "though", "monday", "tuesday",
        "wednesday", "thursday", "friday", "saturday", "sunday", NULL};
    const struct token *tokens = finder->analysis->document.tokens;
    uint32_t end = sentence->first_token + sentence->token_count;
    bool article = false;
    uint32_t first =
        role_right_begins(tokens, mention->first_token + mention->token_count, end, &article);
    uint32_t last = first;
    while (last < end && last - first < ROLE_WORDS_MAX && !role_right_ends(&tokens[last]) &&
           !(last + 1 < end && role_is_undergone(tokens, first, last))) {
        last++;
    }
    bool closed =
        last < end && last - first < ROLE_WORDS_MAX && !role_has_finite(tokens, first, last);
    if (closed && last > first && !span_is_one_of(tokens[first].norm, openers) &&
        role_opens(&tokens[first]) && !role_is_next_person(finder, first, last) &&
        (role_has_word(finder, first, last < first + 8 ? last : first + 8) ||
         (article && role_has_agent(tokens, first, last)))) {
        roles_add(finder, mention, first, last - first);
    }
}

/* Where the name of `mention` begins with the rank or honorific before it: "General Ann Lee". */
static uint32_t role_name_begins(const struct token *tokens, uint32_t begin, uint32_t name)
{
    static const char *const ranks[] = {
        "general", "gen.", "colonel", "col.",   "captain",   "capt.",     "major", "maj.",
        "admiral", "adm.", "prof.",   "sheikh", "professor", "brigadier", "chief", NULL};
    bool rank = name > begin && (title_is_honorific(tokens[name - 1].norm) ||
                                 span_is_one_of(tokens[name - 1].norm, ranks));
    return rank ? name - 1 : name;
}

/* Whether the token can stand inside "acting head of the club's board". A common noun right before
 * a name ("in its first session Japan's envoy, …") belongs to what comes before. */
static bool role_goes_on(const struct token *token)
{
    static const char *const words[] = {"of", "for", "in", "at", "to",
                                        "on", "and", "'s", "-",  NULL};
    bool apart =
        token->upos == UPOS_NOUN && token[1].upos == UPOS_PROPN && (token[1].flags & TOKEN_CAPITAL);
    return (token->upos == UPOS_NOUN && !apart) || token->upos == UPOS_PROPN ||
           token->upos == UPOS_ADJ || token->upos == UPOS_NUM || token->upos == UPOS_DET ||
           span_is_one_of(token->norm, words) || span_is_possessive_pronoun(token->norm) ||
           (token->upos == UPOS_VERB &&
            (span_ends_with(token->norm, SPAN("ing")) || span_ends_with(token->norm, SPAN("ed"))));
}

/* Whether the noun of [first, last), before its preposition, is a role: "head of the club". */
static bool role_is_head(const struct role_finder *finder, uint32_t first, uint32_t last)
{
    const struct document *document = &finder->analysis->document;
    const struct token *tokens = document->tokens;
    uint32_t end = first;
    while (end < last && tokens[end].upos != UPOS_ADP && !span_is(tokens[end].norm, "and")) {
        end++;
    }
    if (end == first || word_is_kin(tokens[end - 1].norm)) {
        return false;
    }
    const uint32_t mask = SENSE_BIT(SENSE_TITLE) | SENSE_BIT(SENSE_ROLE);
    const struct sense *sense = NULL;
    for (uint32_t i = first; i < end; i++) {
        if (gazetteer_match(finder->gazetteer, document, i, end, mask, &sense) == end - i) {
            return true;
        }
    }
    return role_is_agent(&tokens[end - 1]);
}

/* "The head of the club, Ann Lee, …": from the first article or possessive before the comma whose
 * noun is a role. What is named must be closed by punctuation: "the minister, Ann Lee and Bo Ek"
 * are three. "His deputy" alone says nothing of an office. */
static void roles_read_apposed(struct role_finder *finder, const struct sentence *sentence,
                               const struct mention *mention)
{
    static const char *const openers[] = {"the", "a", "an", "'s", NULL};
    const struct token *tokens = finder->analysis->document.tokens;
    uint32_t begin = sentence->first_token;
    uint32_t end = begin + sentence->token_count;
    uint32_t behind = mention->first_token + mention->token_count;
    uint32_t comma = role_name_begins(tokens, begin, mention->first_token) - 1;
    bool closed = behind >= end || (tokens[behind].flags & TOKEN_PUNCT);
    if (!closed || comma < begin + 2 || comma >= end || !span_is(tokens[comma].text, ",")) {
        return;
    }
    uint32_t limit = comma > begin + ROLE_WORDS_MAX ? comma - ROLE_WORDS_MAX : begin;
    uint32_t first = 0;
    for (uint32_t i = comma; i-- > limit && role_goes_on(&tokens[i]);) {
        bool opener =
            span_is_one_of(tokens[i].norm, openers) || span_is_possessive_pronoun(tokens[i].norm);
        bool deputy = i + 2 == comma && span_is(tokens[i + 1].norm, "deputy");
        if (opener && !deputy && role_is_head(finder, i + 1, comma)) {
            first = i + 1;
        }
    }
    first += first && first + 2 < comma && role_owner_is_common(tokens + first) ? 2 : 0;
    if (first > begin) {
        roles_add(finder, mention, first, comma - first);
    }
}

void roles_find(struct arena *arena, const struct gazetteer *gazetteer, struct analysis *analysis)
{
    struct role_finder finder = {
        arena, gazetteer, analysis,
        ARENA_ARRAY(arena, struct role, analysis->entity_count * ROLES_MAX)};
    for (size_t i = 0; i < analysis->mention_count; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (mention->type != ENTITY_PERSON || mention->kind != MENTION_NAME) {
            continue;
        }
        const struct sentence *sentence =
            document_sentence_of(&analysis->document, mention->first_token);
        roles_read_before(&finder, sentence, mention);
        roles_read_apposed(&finder, sentence, mention);
        roles_read_after(&finder, sentence, mention);
    }
}

struct span role_head(struct span role)
{
    static const char stops[] = "of on for in to at with from and who that ";
    struct span head = {NULL, 0};
    while (role.ptr) {
        struct span word = span_cut(&role, ' ');
        size_t at = span_find(span_of(stops), word, 0);
        bool stop = word.len && at != SIZE_MAX && (at == 0 || stops[at - 1] == ' ') &&
                    stops[at + word.len] == ' ';
        if (stop) {
            break;
        }
        head = word.len ? word : head;
    }
    return head;
}
