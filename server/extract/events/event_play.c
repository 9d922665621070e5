/* What is told in the words of war and politics and is neither: sport, fables, works of fiction,
 * and "a legal battle" or "an advertising campaign", where a word before the noun says what it
 * means. */
#include "event_play.h"

#include "event_predicate.h"
#include "event_tree.h"

enum { CLIMB_LIMIT = 8 };

/* Whether the tokens from `token` on are a score: "4-0", of small numbers. */
static bool is_score_at(const struct event_scene *scene, uint32_t token)
{
    return token + 2 < scene->end && scene->tokens[token].upos == UPOS_NUM &&
           scene->tokens[token].text.len < 3 && scene->tokens[token + 2].upos == UPOS_NUM &&
           scene->tokens[token + 2].text.len < 3 && scene->date_of[token] == TOKEN_NONE &&
           (span_is(scene->tokens[token + 1].norm, "-") ||
            span_is(scene->tokens[token + 1].norm, "–"));
}

/* "crushed their rivals 4-0", but not "passed the bill 52-48": a score behind a verb for beating
 * somebody. */
static bool has_score(const struct event_scene *scene)
{
    static const char *const beats[] = {"beat",   "crush",  "defeat",   "thrash", "hammer",
                                        "rout",   "edge",   "trounce",  "down",   "demolish",
                                        "stun",   "shock",  "overcome", "sink",   "maul",
                                        "punish", "batter", "overrun",  NULL};
    enum { REACH = 8 };
    for (uint32_t i = scene->first; i < scene->end; i++) {
        if (!event_predicate_is_verb(scene, i) ||
            !span_is_one_of(event_scene_lemma(scene, i), beats)) {
            continue;
        }
        for (uint32_t j = i + 1; j < scene->end && j < i + REACH; j++) {
            if (is_score_at(scene, j)) {
                return true;
            }
        }
    }
    return false;
}

/* How many different words of a class the sentence has, up to two. */
static int count_words(const struct event_scene *scene, enum event_class class)
{
    struct span first = {0};
    for (uint32_t i = scene->first; i < scene->end; i++) {
        struct span lemma = event_scene_lemma(scene, i);
        bool named = i > scene->first && span_is(lemma, "game") &&
                     span_is(scene->tokens[i - 1].norm, "olympic"); /* one word of sport */
        if (named || !event_lexicon_in(scene->lexicon, class, lemma)) {
            continue;
        }
        if (first.ptr && !span_equal(first, lemma)) {
            return 2;
        }
        first = lemma;
    }
    return first.ptr ? 1 : 0;
}

enum event_play event_play_of(const struct event_scene *scene)
{
    if (count_words(scene, EVENT_CLASS_FABLE) > 1) {
        return PLAY_FABLE;
    }
    bool sport = count_words(scene, EVENT_CLASS_GAME) > 0 ||
                 count_words(scene, EVENT_CLASS_SPORT) > 1 || has_score(scene);
    return sport ? PLAY_SPORT : PLAY_NONE;
}

bool event_play_befalls_players(const struct event_scene *scene, const struct event_frame *frame)
{
    enum event_type type = frame->rule->type;
    return type == EVENT_DIE || type == EVENT_ACCIDENT || type == EVENT_DISASTER ||
           event_code_is_under(frame->rule->cameo, "173") ||
           (type == EVENT_LEGAL && event_predicate_is_verb(scene, frame->head));
}

static bool is_work(const struct event_scene *scene, uint32_t noun)
{
    static const char *const works[] = {"film",   "movie",    "novel",   "opera",      "play",
                                        "book",   "ballet",   "musical", "exhibition", "painting",
                                        "series", "thriller", "sitcom",  "comedy",     "drama",
                                        "game",   "episode",  "story",   NULL};
    return span_is_one_of(event_scene_lemma(scene, noun), works);
}

/* "the film was shot in Oslo", "shot the video": with a camera. */
static bool is_shot_with_camera(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const shown[] = {"video",   "scene",      "documentary", "footage",
                                        "picture", "photograph", "clip",        "advert",
                                        "photo",   "tape",       "videotape",   NULL};
    uint32_t object = frame->slots[SLOT_OBJ];
    return object != TOKEN_NONE && span_is(frame->lemma, "shoot") &&
           (is_work(scene, object) || span_is_one_of(event_scene_lemma(scene, object), shown));
}

bool event_play_is_of_athlete(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const acts[] = {"sign", "ban", "suspend", "fine", "drop", "release", NULL};
    static const char *const roles[] = {
        "striker",  "sprinter", "player",  "footballer", "boxer",       "midfielder", "cricketer",
        "defender", "swimmer",  "cyclist", "coach",      "quarterback", NULL};
    uint32_t who = frame->slots[span_is(frame->lemma, "sign") ? SLOT_SUBJ : SLOT_OBJ];
    return who != TOKEN_NONE && span_is_one_of(frame->lemma, acts) &&
           span_is_one_of(event_scene_lemma(scene, who), roles);
}

bool event_play_is_fiction(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const tells[] = {"tell",    "follow",  "depict",  "recall",  "portray",
                                        "recount", "feature", "end",     "open",    "begin",
                                        "explore", "revolve", "imagine", "picture", NULL};
    uint32_t verb = frame->head;
    if (is_shot_with_camera(scene, frame)) {
        return true;
    }
    for (int i = 0; i < CLIMB_LIMIT && verb != TOKEN_NONE; i++) {
        uint32_t subject = event_predicate_is_verb(scene, verb)
                               ? event_predicate_own_subject(scene, verb)
                               : TOKEN_NONE;
        if (subject != TOKEN_NONE && verb != frame->head && is_work(scene, subject) &&
            span_is_one_of(event_scene_lemma(scene, verb), tells)) {
            return true;
        }
        verb = event_tree_head(scene, verb);
    }
    return false;
}

/* "gathered for the funeral and [chanted] slogans", "to mark the day and [demand] their release":
 * whether a verb or one that it is joined with says that a crowd is against something. */
static bool tells_protest(const struct event_scene *scene, uint32_t verb)
{
    static const char *const verbs[] = {"protest", "demonstrate", "demand", "denounce", "condemn",
                                        "oppose",  "chant",       "call",   "urge",     NULL};
    uint32_t joined = verb == TOKEN_NONE ? verb : event_tree_find(scene, verb, DEPREL_CONJ);
    return (verb != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, verb), verbs)) ||
           (joined != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, joined), verbs));
}

bool event_play_is_observance(const struct event_scene *scene, const struct event_frame *frame)
{
    static const char *const verbs[] = {"gather", "assemble", "converge", NULL};
    static const char *const occasions[] = {
        "funeral", "mass",  "prayer", "service",  "ceremony",    "burial",     "concert",
        "match",   "game",  "event",  "festival", "celebration", "pilgrimage", "mark",
        "mourn",   "pray",  "honor",  "honour",   "celebrate",   "remember",   "commemorate",
        "welcome", "greet", "watch",  "attend",   "training",    "meeting",    NULL};
    static const enum event_slot places[] = {SLOT_FOR, SLOT_AT, SLOT_XCOMP};
    bool found = false;
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        uint32_t token = frame->slots[places[i]];
        found |= token != TOKEN_NONE && span_is_one_of(event_scene_lemma(scene, token), occasions);
    }
    return found && frame->rule->type == EVENT_PROTEST && span_is_one_of(frame->lemma, verbs) &&
           !tells_protest(scene, frame->head) && !tells_protest(scene, frame->slots[SLOT_XCOMP]);
}

/* A noun for an act, and the words before it behind which it is none. */
struct figure {
    const char *noun;
    const char *const *words;
};

static const struct figure *find_figure(struct span noun)
{
    static const char *const fights[] = {"legal",    "court", "uphill",  "bidding", "custody",
                                         "takeover", "price", "ratings", NULL};
    static const char *const drives[] = {"election",      "electoral",   "presidential",
                                         "political",     "re-election", "public",
                                         "publicity",     "advertising", "awareness",
                                         "information",   "vaccination", "immunization",
                                         "advertisement", "media",       "education",
                                         "health",        "marketing",   "cleanup",
                                         "rescue",        "relief",      "recovery",
                                         "salvage",       "search",      "humanitarian",
                                         "fundraising",   "charm",       "diplomatic",
                                         "reform",        NULL};
    static const char *const needs[] = {"strong", "increased", "consumer", "domestic",
                                        "weak",   "growing",   "global",   "oil",
                                        "energy", "rising",    "high",     NULL};
    static const char *const outings[] = {"campaign", "election", "pep", "market", "stock", NULL};
    static const char *const papers[] = {"false", "financial", "bank", "misleading", NULL};
    static const char *const exercises[] = {"practice", "trading", "training", NULL};
    static const char *const slumps[] = {"economic", "global", "market", NULL};
    static const char *const studies[] = {"clinical", "medical", "drug", "human", "field", NULL};
    static const struct figure figures[] = {
        {"battle", fights},    {"fight", fights},      {"war", fights},      {"campaign", drives},
        {"operation", drives}, {"offensive", drives},  {"demand", needs},    {"rally", outings},
        {"statement", papers}, {"session", exercises}, {"slowdown", slumps}, {"trial", studies}};
    for (size_t i = 0; i < sizeof figures / sizeof *figures; i++) {
        if (span_is(noun, figures[i].noun)) {
            return &figures[i];
        }
    }
    return NULL;
}

/* "growing demands that he resign": what is asked for stands in a clause, and nothing is bought. */
static bool is_asked_for(const struct event_scene *scene, uint32_t noun)
{
    uint32_t clause = noun == TOKEN_NONE ? TOKEN_NONE : event_tree_find(scene, noun, DEPREL_ACL);
    return clause != TOKEN_NONE && clause > noun &&
           span_is(event_scene_lemma(scene, noun), "demand") &&
           event_tree_word(scene, clause, "that") != TOKEN_NONE;
}

bool event_play_is_figure(const struct event_scene *scene, const struct event_frame *frame)
{
    bool verb = event_predicate_is_verb(scene, frame->head);
    uint32_t noun = verb ? frame->slots[SLOT_OBJ] : frame->head;
    bool hard = frame->rule->type == EVENT_ASSAULT || !verb;
    hard = hard && !is_asked_for(scene, noun);
    const struct figure *figure = noun == TOKEN_NONE || !hard || noun == scene->first
                                      ? NULL
                                      : find_figure(event_scene_lemma(scene, noun));
    return figure && span_is_one_of(scene->tokens[noun - 1].norm, figure->words);
}

/* "Ann Lee beat Mary Hill in three sets": one who is named wins against another; a body that beats
 * somebody hits him. */
bool event_play_is_win(const struct event_scene *scene, const struct event_frame *frame)
{
    uint32_t winner = frame->slots[SLOT_SUBJ], loser = frame->slots[SLOT_OBJ];
    if (frame->rule->type != EVENT_ASSAULT || frame->passive || !span_is(frame->lemma, "beat") ||
        winner == TOKEN_NONE || loser == TOKEN_NONE || frame->slots[SLOT_WITH] != TOKEN_NONE) {
        return false;
    }
    const struct mention *one = event_scene_mention(scene, winner);
    const struct mention *other = event_scene_mention(scene, loser);
    return one && other && one->kind == MENTION_NAME && other->kind == MENTION_NAME &&
           one->type != ENTITY_ORGANIZATION && other->type == ENTITY_PERSON;
}
