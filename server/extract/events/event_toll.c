/* A number counts casualties by the word that governs what it counts, or by the word behind it:
 *   kill, die, shoot … with the counted as object, passive subject or, of "die", subject
 *   "12 dead", "left 12 people dead", "12 people killed in the blast", "12 deaths", "claimed 12
 *   lives", "a death toll of 12", "the toll rose to 12", "bringing the toll to 12"
 * Those joined by "and" are added: "12 soldiers and 3 civilians". What it does not do: vague
 * numbers ("dozens"), numbers that only part of the counted make up ("including 3 children"), and
 * deciding which of two counts of one event is right; the archive keeps both. */
#include "event_toll.h"

#include "event_predicate.h"
#include "event_sufferer.h"
#include "event_tree.h"

#define PATH_MAX_LENGTH 6 /* steps in the tree between a count and the act it belongs to */
#define TOLL_MAX        1000000

enum harm { HARM_NONE, HARM_KILLED, HARM_WOUNDED, HARM_COUNT };

struct word_harm {
    const char *lemma;
    enum harm harm;
};

static enum harm harm_in(const struct word_harm *words, struct span lemma)
{
    for (; words->lemma; words++) {
        if (span_is(lemma, words->lemma)) {
            return words->harm;
        }
    }
    return HARM_NONE;
}

/* What is done to the object of the verb, or to the subject of its passive. */
static enum harm harm_done(struct span lemma)
{
    static const struct word_harm verbs[] = {
        {"kill", HARM_KILLED},         {"slay", HARM_KILLED},    {"murder", HARM_KILLED},
        {"massacre", HARM_KILLED},     {"behead", HARM_KILLED},  {"execute", HARM_KILLED},
        {"wound", HARM_WOUNDED},       {"injure", HARM_WOUNDED}, {"hurt", HARM_WOUNDED},
        {"hospitalize", HARM_WOUNDED}, {NULL, HARM_NONE}};
    return harm_in(verbs, lemma);
}

/* What happens to the subject of the verb. */
static enum harm harm_met(struct span lemma)
{
    static const struct word_harm verbs[] = {
        {"die", HARM_KILLED}, {"perish", HARM_KILLED}, {"drown", HARM_KILLED}, {NULL, HARM_NONE}};
    return harm_in(verbs, lemma);
}

/* What the counted are, or are said to be right after the number: "12 dead", "12 deaths". */
static enum harm harm_named(struct span word)
{
    static const struct word_harm words[] = {
        {"dead", HARM_KILLED},      {"killed", HARM_KILLED},   {"death", HARM_KILLED},
        {"deaths", HARM_KILLED},    {"fatality", HARM_KILLED}, {"fatalities", HARM_KILLED},
        {"injured", HARM_WOUNDED},  {"wounded", HARM_WOUNDED}, {"hurt", HARM_WOUNDED},
        {"injuries", HARM_WOUNDED}, {"injury", HARM_WOUNDED},  {NULL, HARM_NONE}};
    return harm_in(words, word);
}

/* "1,200" or "twelve"; 0 when it is no whole number. */
static uint32_t read_number(const struct token *token)
{
    static const char *const words[] = {
        "one",     "two",     "three",     "four",     "five",     "six",      "seven",
        "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",   NULL};
    for (uint32_t i = 0; words[i]; i++) {
        if (span_is(token->norm, words[i])) {
            return i + 1;
        }
    }
    uint32_t number = 0;
    for (size_t i = 0; i < token->norm.len; i++) {
        char c = token->norm.ptr[i];
        if (c == ',' && i > 0) {
            continue;
        }
        if (c < '0' || c > '9' || number > TOLL_MAX) {
            return 0;
        }
        number = 10 * number + (uint32_t)(c - '0');
    }
    return number <= TOLL_MAX ? number : 0;
}

/* Whether the noun counts what has no life: hours, dollars. */
static bool is_measure(const struct event_scene *scene, uint32_t noun)
{
    static const char *const measures[] = {
        "hour",     "minute",  "day",  "week",   "month",     "year",      "percent", "%",
        "dollar",   "$",       "euro", "mile",   "kilometer", "kilometre", "house",   "home",
        "building", "vehicle", "car",  "attack", "time",      "shot",      "bullet",  NULL};
    return span_is_one_of(event_scene_lemma(scene, noun), measures);
}

/* "claimed 12 lives", "a death toll of 12", "the toll rose to 12". */
static bool is_of_toll(const struct event_scene *scene, uint32_t counted, uint32_t above)
{
    static const char *const takers[] = {"claim", "take", "cost", NULL};
    static const char *const tolls[] = {"toll", NULL};
    static const char *const lifters[] = {"bring", "raise", "take", "push", "lift", NULL};
    struct span lemma = event_scene_lemma(scene, above);
    if (span_is(event_scene_lemma(scene, counted), "life")) {
        return span_is_one_of(lemma, takers);
    }
    bool lifted = span_is_one_of(lemma, lifters);
    uint32_t subject = event_tree_find(scene, above, lifted ? DEPREL_OBJ : DEPREL_NSUBJ);
    uint32_t toll = span_is_one_of(lemma, tolls) ? above : subject;
    if (toll == TOKEN_NONE || !span_is_one_of(event_scene_lemma(scene, toll), tolls)) {
        return false;
    }
    uint32_t kind = event_tree_find(scene, toll, DEPREL_COMPOUND);
    return kind == TOKEN_NONE || span_is(event_scene_lemma(scene, kind), "death");
}

/* "Three of those wounded", "two of the injured": so many of them that were counted before. */
static bool is_of_casualties(const struct event_scene *scene, uint32_t number)
{
    static const char *const victims[] = {"wounded", "injured", "dead", "victims", NULL};
    if (number + 2 >= scene->end || !span_is(scene->tokens[number + 1].norm, "of")) {
        return false;
    }
    uint32_t last = number + 3;
    return span_is_one_of(scene->tokens[number + 2].norm, victims) ||
           (last < scene->end && span_is_one_of(scene->tokens[last].norm, victims));
}

/* What has befallen those whom token `counted` stands for; the word that says so in `*said`. */
static enum harm find_harm(const struct event_scene *scene, uint32_t counted, uint32_t *said)
{
    const struct token *tokens = scene->tokens;
    *said = counted;
    enum harm harm = harm_named(event_scene_lemma(scene, counted));
    if (harm == HARM_NONE && counted + 1 < scene->end) {
        harm = harm_named(tokens[counted + 1].norm);
        *said = harm == HARM_NONE ? counted : counted + 1;
    }
    uint32_t above = event_tree_head(scene, counted);
    if (harm != HARM_NONE || above == TOKEN_NONE) {
        return harm;
    }
    struct span lemma = event_scene_lemma(scene, above);
    bool object = event_tree_is(scene, counted, DEPREL_OBJ) ||
                  event_tree_is(scene, counted, DEPREL_NSUBJ_PASS);
    bool subject = event_tree_is(scene, counted, DEPREL_NSUBJ);
    *said = above;
    if (object) {
        harm = harm_done(lemma);
    } else if (subject) {
        harm = harm_met(lemma);
        harm = harm == HARM_NONE ? harm_named(tokens[above].norm) : harm;
    }
    return harm == HARM_NONE && is_of_toll(scene, counted, above) ? HARM_KILLED : harm;
}

uint32_t event_toll_verb(const struct event_scene *scene, uint32_t noun)
{
    uint32_t toll =
        event_tree_is(scene, noun, DEPREL_NMOD) ? event_tree_head(scene, noun) : TOKEN_NONE;
    uint32_t verb = toll == TOKEN_NONE ? toll : event_tree_head(scene, toll);
    bool is_toll = verb != TOKEN_NONE && span_is(event_scene_lemma(scene, toll), "toll") &&
                   event_tree_is(scene, toll, DEPREL_NSUBJ) && event_predicate_is_verb(scene, verb);
    return is_toll ? verb : TOKEN_NONE;
}

/* --- to which event it belongs ---------------------------------------------------------------- */

bool event_toll_fits(enum event_type type)
{
    return event_sufferer_harms(type) || type == EVENT_DIE || type == EVENT_PROTEST;
}

static uint32_t depth_of(const struct event_scene *scene, uint32_t token)
{
    uint32_t depth = 0;
    while (depth < scene->end - scene->first &&
           (token = event_tree_head(scene, token)) != TOKEN_NONE) {
        depth++;
    }
    return depth;
}

/* How many steps lie between two tokens in the tree. */
static uint32_t path_length(const struct event_scene *scene, uint32_t a, uint32_t b)
{
    uint32_t depth_a = depth_of(scene, a), depth_b = depth_of(scene, b), steps = 0;
    while (a != b && a != TOKEN_NONE && b != TOKEN_NONE) {
        bool up_a = depth_a >= depth_b, up_b = depth_b >= depth_a;
        a = up_a ? event_tree_head(scene, a) : a;
        b = up_b ? event_tree_head(scene, b) : b;
        steps += (uint32_t)up_a + (uint32_t)up_b;
        depth_a -= up_a && depth_a > 0;
        depth_b -= up_b && depth_b > 0;
    }
    return a == b ? steps : UINT32_MAX;
}

static uint32_t trigger_token(const struct event_scene *scene, const struct event *event)
{
    for (uint32_t i = scene->first; i < scene->end; i++) {
        if (scene->tokens[i].at.start == event->trigger.start) {
            return i;
        }
    }
    return TOKEN_NONE;
}

static struct event *nearest_event(const struct event_scene *scene, uint32_t said,
                                   struct event *events, size_t count)
{
    struct event *best = NULL;
    uint32_t least = PATH_MAX_LENGTH + 1;
    for (size_t i = 0; i < count; i++) {
        uint32_t trigger =
            event_toll_fits(events[i].type) ? trigger_token(scene, &events[i]) : TOKEN_NONE;
        uint32_t length = trigger == TOKEN_NONE ? UINT32_MAX : path_length(scene, said, trigger);
        if (length < least) {
            best = &events[i];
            least = length;
        }
    }
    return best;
}

/* Those who are counted by a number: what it stands with, or itself where it stands alone. */
static uint32_t counted_of(const struct event_scene *scene, uint32_t number)
{
    uint32_t noun = event_tree_head(scene, number);
    return noun != TOKEN_NONE && event_tree_is(scene, number, DEPREL_NUMMOD) ? noun : number;
}

void event_toll_set(const struct event_scene *scene, struct event *events, size_t count)
{
    for (uint32_t i = scene->first; i < scene->end && count > 0; i++) {
        uint32_t number = read_number(&scene->tokens[i]);
        if (number == 0 || scene->tokens[i].upos != UPOS_NUM || scene->date_of[i] != TOKEN_NONE) {
            continue;
        }
        uint32_t counted = counted_of(scene, i), said;
        if (is_measure(scene, counted) || is_of_casualties(scene, i)) {
            continue;
        }
        bool joined = event_tree_is(scene, counted, DEPREL_CONJ);
        uint32_t first = joined ? event_tree_head(scene, counted) : counted;
        enum harm harm = find_harm(scene, counted, &said);
        if (harm == HARM_NONE && joined && first != TOKEN_NONE) {
            harm = find_harm(scene, first, &said);
        } else {
            joined = false;
        }
        struct event *event = harm == HARM_NONE ? NULL : nearest_event(scene, said, events, count);
        uint32_t *toll = !event ? NULL : harm == HARM_KILLED ? &event->killed : &event->wounded;
        if (toll && (*toll == 0 || joined)) {
            *toll += number;
        }
    }
}
