/* The words of a noun phrase.
 *
 * The tree gives the modifiers before the head and the "of", "in", "for" phrases and a name in
 * apposition after it; side clauses are left out. Parsers often split a title from its name
 * ("German Chancellor | Angela Merkel"): a run of names and role nouns without a gap is therefore
 * taken as one, and its last name is its head. Articles, prepositions and a final "'s" are cut. */
#include "event_phrase.h"

#include "base/calendar.h"
#include "event_predicate.h"
#include "event_tree.h"

enum { PHRASE_DEPTH = 4 };

bool event_phrase_is_name(const struct event_scene *scene, uint32_t token)
{
    const struct mention *mention = event_scene_mention(scene, token);
    return mention && mention->kind == MENTION_NAME &&
           (mention->type == ENTITY_PERSON || mention->type == ENTITY_ORGANIZATION);
}

/* Those who are sent "to" somebody. */
static bool is_envoy(const struct event_scene *scene, uint32_t noun)
{
    static const char *const words[] = {"ambassador", "envoy",    "representative",
                                        "adviser",    "advisor",  "aide",
                                        "consul",     "delegate", NULL};
    return span_is_one_of(event_scene_lemma(scene, noun), words);
}

/* "killed ten soldiers in Kabul": where people are of whom a verb tells what was done to them is
 * where it was done, whichever of the two the place hangs on. */
static bool is_scene_of_act(const struct event_scene *scene, uint32_t head, uint32_t child)
{
    const uint64_t places = SLOT_BIT(SLOT_IN) | SLOT_BIT(SLOT_AT) | SLOT_BIT(SLOT_NEAR);
    enum event_slot slot = event_tree_preposition(scene, child);
    const char *sector = event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, head));
    bool there = event_scene_is_place(scene, child) ||
                 event_scene_is_of_class(scene, child, EVENT_CLASS_AREA);
    return event_slot_in(slot, places) && there && sector && !span_is(span_of(sector), "GOV") &&
           scene->mention_of[head] == TOKEN_NONE && scene->tokens[head].deprel == DEPREL_OBJ &&
           scene->tokens[head].xpos == XPOS_NNS;
}

static bool has_comma_between(const struct event_scene *scene, uint32_t from, uint32_t to)
{
    for (uint32_t i = from + 1; i < to; i++) {
        if (span_is(scene->tokens[i].norm, ",")) {
            return true;
        }
    }
    return false;
}

/* "Chancellor Olaf Scholz": a title that the parser made the head of a person's name. */
static bool heads_person(const struct event_scene *scene, uint32_t head)
{
    uint32_t part = event_tree_find(scene, head, DEPREL_FLAT);
    const struct mention *name = part == TOKEN_NONE ? NULL : event_scene_mention(scene, part);
    return name && name->type == ENTITY_PERSON;
}

/* Whether a dependent after the head is part of the party's words. */
static bool follows(const struct event_scene *scene, uint32_t head, uint32_t child)
{
    const uint64_t prepositions = SLOT_BIT(SLOT_OF) | SLOT_BIT(SLOT_IN) | SLOT_BIT(SLOT_FOR) |
                                  SLOT_BIT(SLOT_FROM) | SLOT_BIT(SLOT_ON) | SLOT_BIT(SLOT_AT);
    if (scene->date_of[child] != TOKEN_NONE) {
        return false;
    }
    switch ((enum deprel)scene->tokens[child].deprel) {
    case DEPREL_FLAT:
    case DEPREL_COMPOUND:
    case DEPREL_NUMMOD:
    case DEPREL_CASE:
    case DEPREL_NMOD_DESC:
    case DEPREL_FIXED:
        return !span_is(scene->tokens[child].norm, "'s");
    case DEPREL_APPOS:
        return event_phrase_is_name(scene, child);
    case DEPREL_NMOD: {
        enum event_slot slot = event_tree_preposition(scene, child);
        const struct mention *named = event_scene_mention(scene, head);
        if (named && named->type == ENTITY_PERSON && scene->mention_of[child] == TOKEN_NONE) {
            return false;
        }
        if (named && (scene->mention_of[child] == TOKEN_NONE || slot != SLOT_OF)) {
            return false;
        }
        if (is_scene_of_act(scene, head, child)) {
            return false;
        }
        if (slot == SLOT_TO) {
            return is_envoy(scene, head);
        }
        if (slot != SLOT_OF && (!event_scene_is_party(scene, child) || heads_person(scene, head))) {
            return false;
        }
        return event_slot_in(slot, prepositions);
    }
    default:
        return false;
    }
}

/* The last token of the words that start with `head`. */
static uint32_t stretch_end(const struct event_scene *scene, uint32_t head, int depth)
{
    uint32_t end = head;
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE && depth > 0;
         c = event_tree_next(scene, c)) {
        if (c < head) {
            continue;
        }
        bool comma = scene->tokens[c].deprel == DEPREL_PUNCT;
        if (comma && (span_is(scene->tokens[c].norm, ",") || span_is(scene->tokens[c].norm, "-"))) {
            continue;
        }
        bool list = depth < PHRASE_DEPTH && event_tree_is(scene, c, DEPREL_CONJ) &&
                    scene->mention_of[c] != TOKEN_NONE && scene->mention_of[head] != TOKEN_NONE;
        bool apart = scene->tokens[c].deprel == DEPREL_NMOD && has_comma_between(scene, end, c);
        if (!list && (apart || !follows(scene, head, c))) {
            break;
        }
        end = stretch_end(scene, c, depth - 1);
    }
    return end;
}

static bool is_left_part(const struct event_scene *scene, uint32_t child)
{
    switch ((enum deprel)scene->tokens[child].deprel) {
    case DEPREL_COMPOUND:
    case DEPREL_AMOD:
    case DEPREL_NUMMOD:
    case DEPREL_NMOD_POSS:
    case DEPREL_NMOD_DESC:
    case DEPREL_NMOD:
    case DEPREL_FLAT:
    case DEPREL_ADVMOD:
    case DEPREL_DET:
    case DEPREL_CASE:
    case DEPREL_DET_PREDET:
    case DEPREL_OBL:
    case DEPREL_APPOS:
    case DEPREL_NMOD_UNMARKED:
    case DEPREL_PUNCT:
        return true;
    default:
        return false;
    }
}

bool event_phrase_is_joined(const struct event_scene *scene, uint32_t before, uint32_t head)
{
    for (uint32_t i = before + 1; i < head; i++) {
        if (scene->tokens[i].upos == UPOS_CCONJ) {
            return event_scene_is_party(scene, before) && scene->tokens[before].upos != UPOS_ADJ;
        }
    }
    return false;
}

static uint32_t stretch_start(const struct event_scene *scene, uint32_t head, int depth)
{
    uint32_t start = head;
    for (uint32_t c = event_tree_child(scene, head); c != TOKEN_NONE && c < head && depth > 0;
         c = event_tree_next(scene, c)) {
        if (is_left_part(scene, c) && scene->date_of[c] == TOKEN_NONE &&
            !event_phrase_is_joined(scene, c, head)) {
            uint32_t first = stretch_start(scene, c, depth - 1);
            start = first < start ? first : start;
        }
    }
    return start;
}

/* Words that a party does not start with: articles, prepositions, punctuation. */
static bool is_skipped_start(const struct event_scene *scene, uint32_t token)
{
    const struct token *t = &scene->tokens[token];
    bool limit = token + 1 < scene->end && (span_is(scene->tokens[token + 1].norm, "least") ||
                                            span_is(scene->tokens[token + 1].norm, "most"));
    bool range = span_is(t->norm, "between") && token + 1 < scene->end &&
                 scene->tokens[token + 1].upos == UPOS_NUM;
    if ((span_is(t->norm, "at") && limit) || range) {
        return false;
    }
    if (token > scene->first && scene->tokens[token - 1].upos == UPOS_CCONJ &&
        (span_is(t->norm, "injured") || span_is(t->norm, "wounded"))) {
        return true; /* "killed two and injured three" */
    }
    static const char *const articles[] = {"the",   "a",     "an",       "this", "that",
                                           "these", "those", "visiting", NULL};
    if (span_is_one_of(t->norm, articles)) {
        return true;
    }
    return t->xpos == XPOS_VB || t->deprel == DEPREL_CASE || t->deprel == DEPREL_MARK ||
           t->upos == UPOS_ADP || t->upos == UPOS_PUNCT || t->upos == UPOS_CCONJ ||
           t->upos == UPOS_SCONJ || t->xpos == XPOS_WP_POSS;
}

/* A token that may stand inside a run of titles and names. */
static bool is_name_like(const struct event_scene *scene, uint32_t token)
{
    const struct token *t = &scene->tokens[token];
    return scene->date_of[token] == TOKEN_NONE &&
           (t->upos == UPOS_PROPN || scene->mention_of[token] != TOKEN_NONE);
}

static bool is_role(const struct event_scene *scene, uint32_t token)
{
    return scene->tokens[token].xpos == XPOS_NN &&
           event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, token)) != NULL;
}

/* "Opposition" in "Opposition candidate Ann Lee". */
static bool is_description(const struct event_scene *scene, uint32_t token)
{
    const struct token *t = &scene->tokens[token];
    return scene->date_of[token] == TOKEN_NONE &&
           (t->xpos == XPOS_NN || t->xpos == XPOS_JJ || t->xpos == XPOS_NNP) &&
           (t->deprel == DEPREL_COMPOUND || t->deprel == DEPREL_AMOD);
}

/* "Foreign" in "Foreign Secretary". */
static bool is_capital_adjective(const struct event_scene *scene, uint32_t token)
{
    const struct token *t = &scene->tokens[token];
    return t->upos == UPOS_ADJ && t->text.ptr[0] >= 'A' && t->text.ptr[0] <= 'Z' &&
           scene->date_of[token] == TOKEN_NONE;
}

static void take_mention(const struct event_scene *scene, struct event_phrase *phrase)
{
    const struct mention *mention = event_scene_mention(scene, phrase->head);
    if (!mention || mention->first_token < scene->first) {
        return;
    }
    uint32_t last = mention->first_token + mention->token_count - 1;
    phrase->first = mention->first_token < phrase->first ? mention->first_token : phrase->first;
    phrase->last = last > phrase->last && last < scene->end ? last : phrase->last;
}

/* Stretches the phrase over titles and names that touch it. */
static void take_run(const struct event_scene *scene, struct event_phrase *phrase)
{
    bool name = is_name_like(scene, phrase->head) || is_role(scene, phrase->head);
    while (name && phrase->last + 1 < scene->end && is_name_like(scene, phrase->last + 1)) {
        phrase->last++;
        phrase->head = phrase->last;
    }
    while (phrase->head != phrase->first && is_name_like(scene, phrase->head) &&
           event_tree_head(scene, phrase->head) == phrase->head - 1 &&
           scene->mention_of[phrase->head] == scene->mention_of[phrase->head - 1] &&
           scene->mention_of[phrase->head] != TOKEN_NONE) {
        phrase->head--;
    }
    if (phrase->first > scene->first + 1 && is_name_like(scene, phrase->first) &&
        span_is(scene->tokens[phrase->first - 1].norm, "-") &&
        is_name_like(scene, phrase->first - 2)) {
        phrase->first -= 2; /* "Secretary-General" */
    }
    bool names = is_name_like(scene, phrase->first) || is_role(scene, phrase->first);
    while (names && phrase->first > scene->first &&
           (is_name_like(scene, phrase->first - 1) ||
            (is_role(scene, phrase->first - 1) && is_name_like(scene, phrase->first)))) {
        phrase->first--;
    }
    while (names && phrase->first > scene->first &&
           is_capital_adjective(scene, phrase->first - 1) &&
           (scene->tokens[phrase->first].upos == UPOS_PROPN ||
            is_capital_adjective(scene, phrase->first))) {
        phrase->first--;
    }
    bool role = is_role(scene, phrase->first);
    while (role && phrase->first > scene->first && is_description(scene, phrase->first - 1)) {
        phrase->first--;
    }
}

/* Whether a clause, and no phrase, reaches over this token. */
static bool is_of_clause(const struct event_scene *scene, uint32_t token)
{
    enum xpos xpos = (enum xpos)scene->tokens[token].xpos;
    return scene->mention_of[token] == TOKEN_NONE &&
           (xpos == XPOS_VBD || xpos == XPOS_VBZ || xpos == XPOS_VBP || xpos == XPOS_MD ||
            xpos == XPOS_WRB) &&
           scene->tokens[token].deprel != DEPREL_AMOD;
}

/* Keeps the phrase to one side of any verb, and a day at its end out of it. */
static void cut_clauses(const struct event_scene *scene, struct event_phrase *phrase)
{
    for (uint32_t i = phrase->head; i > phrase->first; i--) {
        if (is_of_clause(scene, i - 1)) {
            phrase->first = i;
            break;
        }
    }
    for (uint32_t i = phrase->head + 1; i <= phrase->last; i++) {
        if (is_of_clause(scene, i)) {
            phrase->last = i - 1;
            break;
        }
    }
    while (phrase->last > phrase->first && weekday_is_name(scene->tokens[phrase->last].norm)) {
        phrase->last--;
        phrase->head = phrase->head > phrase->last ? phrase->last : phrase->head;
    }
}

/* A bracket is closed or left out: "the Court (ICC)". */
static void close_bracket(const struct event_scene *scene, struct event_phrase *phrase)
{
    uint32_t open = TOKEN_NONE;
    for (uint32_t i = phrase->first; i <= phrase->last; i++) {
        open = span_is(scene->tokens[i].norm, "(") ? i : open;
        open = span_is(scene->tokens[i].norm, ")") ? TOKEN_NONE : open;
    }
    if (open == TOKEN_NONE) {
        return;
    }
    uint32_t after = phrase->last + 1;
    bool closes = after < scene->end && span_is(scene->tokens[after].norm, ")");
    phrase->last = closes || open == phrase->first ? after - !closes : open - 1;
    phrase->head = phrase->head > phrase->last ? phrase->last : phrase->head;
}

/* "[NATO-]led troops": a phrase does not begin within a word. */
static void take_whole_word(const struct event_scene *scene, struct event_phrase *phrase)
{
    while (phrase->first > scene->first + 1) {
        const struct token *first = &scene->tokens[phrase->first];
        bool within = span_is(first[-1].norm, "-") && first[-1].at.end == first->at.start &&
                      first[-2].at.end == first[-1].at.start;
        if (!within) {
            return;
        }
        phrase->first -= 2;
    }
}

/* "one civilian", "two of the men", "up to 20 rebels": a number does not stand without what it
 * counts, nor without the words before it that make it a limit. */
static void take_counted(const struct event_scene *scene, struct event_phrase *phrase)
{
    static const char *const limits[][2] = {{"up", "to"},      {"more", "than"}, {"less", "than"},
                                            {"fewer", "than"}, {"close", "to"},  {"at", "least"},
                                            {"at", "most"},    {"all", "but"}};
    uint32_t after = phrase->last + 1;
    if (scene->tokens[phrase->last].upos == UPOS_NUM && after < scene->end &&
        (scene->tokens[after].upos == UPOS_NOUN || scene->tokens[after].upos == UPOS_ADJ) &&
        event_lexicon_sector(scene->lexicon, event_scene_lemma(scene, after)) != NULL) {
        phrase->last = phrase->head = after;
    }
    uint32_t number = event_tree_head(scene, phrase->head);
    if (number != TOKEN_NONE && number < phrase->first && phrase->first - number < 4 &&
        scene->tokens[number].upos == UPOS_NUM &&
        scene->tokens[phrase->head].deprel == DEPREL_NMOD &&
        event_tree_word(scene, phrase->head, "of") != TOKEN_NONE) {
        phrase->first = number;
    }
    bool others =
        phrase->first > scene->first && span_is(scene->tokens[phrase->first].norm, "others");
    phrase->first -= others && scene->tokens[phrase->first - 1].upos == UPOS_NUM;
    if (scene->tokens[phrase->first].upos != UPOS_NUM || phrase->first < scene->first + 2) {
        return;
    }
    for (size_t i = 0; i < sizeof limits / sizeof *limits; i++) {
        if (span_is(scene->tokens[phrase->first - 2].norm, limits[i][0]) &&
            span_is(scene->tokens[phrase->first - 1].norm, limits[i][1])) {
            phrase->first -= 2;
            return;
        }
    }
}

struct event_phrase event_phrase_of(const struct event_scene *scene, uint32_t head)
{
    struct event_phrase phrase = {stretch_start(scene, head, PHRASE_DEPTH),
                                  stretch_end(scene, head, PHRASE_DEPTH), head};
    take_mention(scene, &phrase);
    if (phrase.last == head || scene->mention_of[phrase.last] != TOKEN_NONE) {
        take_run(scene, &phrase);
    }
    cut_clauses(scene, &phrase);
    while (phrase.first < phrase.head && is_skipped_start(scene, phrase.first)) {
        phrase.first++;
    }
    while (phrase.last > phrase.head && scene->tokens[phrase.last].xpos == XPOS_POS) {
        phrase.last--;
    }
    take_counted(scene, &phrase);
    take_whole_word(scene, &phrase);
    close_bracket(scene, &phrase);
    return phrase;
}

uint32_t event_phrase_partner(const struct event_scene *scene, uint32_t head)
{
    uint32_t i = event_phrase_of(scene, head).first;
    while (i > scene->first && scene->tokens[i - 1].upos == UPOS_DET) {
        i--;
    }
    if (i < scene->first + 2 || scene->tokens[i - 1].upos != UPOS_CCONJ) {
        return TOKEN_NONE;
    }
    uint32_t before = i - 2;
    bool beside = event_tree_head(scene, before) == event_tree_head(scene, head) &&
                  !event_predicate_is_verb(scene, before) && event_scene_is_party(scene, before);
    return beside && before != head ? before : TOKEN_NONE;
}

/* The number that counts the noun; 0: none, or it is beyond EVENT_LISTED_LIMIT. */
static size_t count_of(const struct event_scene *scene, uint32_t noun)
{
    static const char *const numbers[][2] = {{"two", "2"},   {"three", "3"}, {"four", "4"},
                                             {"five", "5"},  {"six", "6"},   {"seven", "7"},
                                             {"eight", "8"}, {"nine", "9"}};
    uint32_t number = event_tree_find(scene, noun, DEPREL_NUMMOD);
    for (size_t i = 0; number != TOKEN_NONE && i < sizeof numbers / sizeof *numbers; i++) {
        if (span_is(scene->tokens[number].norm, numbers[i][0]) ||
            span_is(scene->tokens[number].norm, numbers[i][1])) {
            return i + 2;
        }
    }
    return 0;
}

size_t event_phrase_listed(const struct event_scene *scene, uint32_t head,
                           uint32_t names[static EVENT_LISTED_LIMIT])
{
    size_t wanted = count_of(scene, head);
    uint32_t i = head + 1;
    while (wanted && i < scene->end && !span_is(scene->tokens[i].norm, ":")) {
        i++;
    }
    size_t count = 0;
    for (i++; wanted && i < scene->end && count < wanted; i++) {
        const struct mention *mention = event_scene_mention(scene, i);
        if (mention && mention->kind == MENTION_NAME && mention->type == ENTITY_PERSON) {
            names[count++] = i;
            i = mention->first_token + mention->token_count - 1;
        } else if (!span_is(scene->tokens[i].norm, ",") && !span_is(scene->tokens[i].norm, "and")) {
            return 0;
        }
    }
    bool more = i < scene->end && event_scene_mention(scene, i) && event_phrase_is_name(scene, i);
    return count == wanted && !more ? count : 0;
}

/* Whether "not" or "hardly" before the phrase leaves nobody of it: "not one soldier". */
static bool is_none_of(const struct event_scene *scene, uint32_t token)
{
    static const char *const nots[] = {"barely", "hardly", "not", "scarcely", NULL};
    static const char *const least[] = {"a", "any", "one", NULL};
    for (uint32_t i = scene->first; i < token; i++) {
        if (span_is_one_of(scene->tokens[i].norm, nots) &&
            span_is_one_of(scene->tokens[i + 1].norm, least) &&
            (event_tree_head(scene, i + 1) == token || i + 1 == token)) {
            return true;
        }
    }
    return false;
}

bool event_phrase_is_nobody(const struct event_scene *scene, uint32_t token)
{
    static const char *const pronouns[] = {"neither", "nobody", "none", NULL};
    static const char *const words[] = {"neither", "no", "nor", NULL};
    uint32_t above = event_tree_head(scene, token);
    uint32_t verb = above == TOKEN_NONE ? above : event_tree_head(scene, above);
    if (verb != TOKEN_NONE && span_is(event_scene_lemma(scene, verb), "survive")) {
        return false; /* "none of the 20 people on board survived" */
    }
    bool joined = event_tree_is(scene, token, DEPREL_CONJ) && above != TOKEN_NONE;
    bool part = event_tree_is(scene, token, DEPREL_NMOD) && above != TOKEN_NONE &&
                event_tree_word(scene, token, "of") != TOKEN_NONE;
    return span_is_one_of(scene->tokens[token].norm, pronouns) ||
           (!event_predicate_is_verb(scene, token) && event_tree_has_one_of(scene, token, words)) ||
           (part && span_is_one_of(scene->tokens[above].norm, pronouns)) ||
           (joined && event_tree_word(scene, above, "neither") != TOKEN_NONE) ||
           is_none_of(scene, token);
}
