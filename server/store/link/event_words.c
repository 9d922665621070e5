/* The words by which reports of an event are compared: what a small word is, which forms are one
 * word, and which triggers may stand for each other. The last is a table of groups, each of words
 * that reporters use for one kind of act in place of one another; a word may be in several. It says
 * nothing of what an act is: that its type is the same is known before. English only. */
#include "event_words.h"

#include <string.h>

enum { GROUP_WORDS = 36 }; /* with the NULL behind the last */

static const char *const groups[][GROUP_WORDS] = {
    {"resign", "resignation", "quit", "step", "leave", "departure", "exit", "give", "bow", "stand",
     "depart"},
    {"sack", "sacking", "dismiss", "dismissal", "fire", "firing", "oust", "ouster", "remove",
     "removal", "depose", "topple", "drop", "replace"},
    {"appoint", "appointment", "name", "nominate", "nomination", "choose", "pick", "select", "tap"},
    {"swear", "inaugurate", "inauguration", "oath", "install", "become", "take"},
    {"elect", "election", "vote", "referendum", "poll", "win", "victory", "reelect", "primary",
     "caucus", "runoff", "ballot", "defeat", "beat", "choose", "triumph", "declare"},
    {"rule", "ruling", "verdict", "decision", "decide", "find", "finding", "opinion", "judgment",
     "judgement", "declare", "hold"},
    {"sue", "lawsuit", "suit", "petition", "file", "filing", "bring"},
    {"charge", "indict", "indictment", "accuse", "accusation", "prosecute", "prosecution"},
    {"convict", "conviction", "verdict", "find", "guilty"},
    {"acquit", "acquittal", "clear", "exonerate", "verdict"},
    {"sentence", "sentencing", "jail", "imprison", "imprisonment", "term", "hand", "verdict",
     "give", "send", "condemn"},
    {"arrest", "detain", "detention", "custody", "seize", "capture", "apprehend", "hold",
     "rearrest", "nab", "bundle", "pick", "take", "catch"},
    {"expel", "expulsion", "throw", "order", "kick", "declare", "removal", "oust", "send"},
    {"kidnap", "kidnapping", "abduct", "abduction", "seize", "snatch", "hostage"},
    {"strike", "walkout", "walk", "stoppage", "protest", "lay", "down", "stop"},
    {"free", "release", "liberate", "let", "set", "hand", "freedom", "walk", "liberation",
     "liberty"},
    {"kill",      "killing",  "assassinate", "assassination", "murder",   "death",
     "slay",      "die",      "strike",      "airstrike",     "attack",   "shoot",
     "hit",       "shell",    "shelling",    "bomb",          "bombing",  "gun",
     "firefight", "shootout", "slaughter",   "massacre",      "carnage",  "perish",
     "go",        "explode",  "explosion",   "blast",         "detonate", "raid",
     "fire"},
    {"attack",  "strike",    "raid",     "bomb",     "bombing",   "airstrike", "assault",
     "shell",   "shelling",  "hit",      "blast",    "explosion", "explode",   "target",
     "missile", "slaughter", "massacre", "detonate", "blow",      "land",      "destroy",
     "flatten", "carnage",   "go",       "ambush",   "storm"},
    {"shoot", "shooting", "fire", "gunfire", "open"},
    {"meet", "meeting", "talk", "summit", "discuss", "discussion", "negotiate", "negotiation",
     "consult", "consultation", "conference", "hold", "confer", "sit", "receive"},
    {"visit", "trip", "travel", "arrive", "arrival", "fly", "tour"},
    {"agree", "agreement", "deal", "accord", "pact", "treaty", "sign", "signing"},
    {"protest", "demonstrate", "demonstration", "rally", "march", "gather", "street"},
    {"ask", "request", "urge", "call", "appeal", "petition", "behest"},
    {"demand", "insist", "press", "call", "urge"},
    {"suspend", "suspension", "prorogue", "prorogation", "close", "halt"},
    {"withdraw", "withdrawal", "pull", "retreat", "leave", "evacuate"},
    {"sanction", "embargo", "ban", "restriction", "impose", "blacklist", "adopt", "approve", "slap",
     "freeze"},
    {"pass", "approve", "approval", "ratify", "adopt", "passage", "vote"},
    {"confirm", "confirmation", "approve", "approval", "vote"},
    {"reject", "rejection", "refuse", "refusal", "decline", "deny", "veto", "vote", "fail"},
    {"crash", "collision", "collide", "derail", "derailment", "accident", "plunge", "come"},
    {"sink", "sinking", "capsize", "capsizing", "founder", "overturn", "turn", "go", "wreck",
     "shipwreck", "drown"},
    {"flood", "flooding", "inundate", "inundation", "deluge", "submerge", "swamp", "sweep"},
    {"landslide", "mudslide", "landslip", "avalanche", "bury"},
    {"earthquake", "quake", "tremor", "shake", "hit", "strike"},
    {"storm", "hurricane", "typhoon", "cyclone", "hit", "strike", "landfall"},
    {"die", "death", "pass", "dead", "lose", "lives", "perish", "succumb"},
    {"launch", "fire", "test", "shoot"},
    {"recall", "withdraw", "call"},
    {"cancel", "cancellation", "call", "scrap", "drop", "axe", "ditch", "off"},
    {"promise", "pledge", "vow", "offer", "commit", "commitment"},
    {"condemn", "denounce", "criticize", "criticise", "deplore", "condemnation"},
    {"announce", "announcement", "statement", "say", "declare", "declaration"},
    {"publish", "release", "publication", "issue", "report"},
    {"deploy", "deployment", "send", "dispatch", "mobilize", "mobilise"},
    {"give", "provide", "aid", "assistance", "donate", "donation", "pledge", "send"},
};

/* Nouns and verbs for one kind of disaster or accident, and for what else an article tells of once:
 * a truce. Acts of nature first. */
enum { NATURAL_MISHAPS = 5 };
static const char *const mishaps[][GROUP_WORDS] = {
    {"earthquake", "earthquakes", "quake", "quakes", "tremor", "tremors", "temblor"},
    {"hurricane", "typhoon", "cyclone", "storm", "storms"},
    {"flood", "floods", "flooding", "flooded", "floodwater", "floodwaters", "deluge", "inundated",
     "inundation"},
    {"landslide", "landslides", "mudslide", "mudslides", "landslip", "landslips", "rockslide",
     "avalanche", "mud"},
    {"eruption", "erupted", "volcano"},
    {"fire", "fires", "wildfire", "wildfires", "bushfire", "bushfires", "blaze", "burned", "burnt"},
    {"crash", "crashed", "crashes", "collision", "collided", "derailed", "derailment", "plunged"},
    {"explosion", "explosions", "blast", "blasts", "exploded"},
    {"collapse", "collapsed", "collapses", "burst", "bursts"},
    {"sank", "sunk", "sinking", "capsized", "capsizing", "shipwreck", "sinks", "capsizes",
     "drowned", "drown"},
    {"stampede", "crush"},
    {"drought", "famine"},
    {"ceasefire", "truce", "cease", "armistice", "cessation"},
};

/* Sorted. */
static const char *const small_words[] = {
    "about",    "after",    "again",     "against",   "also",     "amid",     "among",
    "april",    "august",   "because",   "been",      "before",   "being",    "between",
    "bomb",     "bombs",    "both",      "central",   "city",     "could",    "days",
    "december", "does",     "down",      "during",    "each",     "early",    "eastern",
    "february", "first",    "following", "former",    "friday",   "from",     "have",
    "having",   "here",     "injured",   "injuring",  "into",     "itself",   "january",
    "july",     "june",     "just",      "killed",    "killing",  "last",     "late",
    "later",    "least",    "many",      "march",     "monday",   "month",    "more",
    "most",     "much",     "next",      "northern",  "november", "october",  "only",
    "other",    "over",     "people",    "province",  "roadside", "said",     "same",
    "saturday", "says",     "second",    "september", "several",  "should",   "since",
    "some",     "southern", "such",      "suicide",   "sunday",   "than",     "that",
    "their",    "them",     "then",      "there",     "these",    "they",     "this",
    "those",    "through",  "thursday",  "time",      "today",    "tomorrow", "toward",
    "towards",  "tuesday",  "under",     "until",     "upon",     "very",     "wednesday",
    "week",     "were",     "western",   "what",      "when",     "where",    "which",
    "while",    "will",     "with",      "within",    "without",  "would",    "wounded",
    "wounding", "year",     "years",     "yesterday",
};

static const char *const pronouns[] = {
    "he",         "him",    "his",    "himself", "she",   "her",    "hers",  "herself", "it",
    "its",        "itself", "they",   "them",    "their", "theirs", "we",    "us",      "our",
    "themselves", "you",    "i",      "me",      "this",  "these",  "those", "that",    "who",
    "whom",       "both",   "others", "one",     "some",  NULL};

static bool is_word_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

bool event_words_next(struct span *rest, struct span *word)
{
    size_t start = 0;
    while (start < rest->len && !is_word_byte(rest->ptr[start])) {
        start++;
    }
    size_t end = start;
    while (end < rest->len && is_word_byte(rest->ptr[end])) {
        end++;
    }
    *word = span_slice(*rest, start, end);
    *rest = span_slice(*rest, end, rest->len);
    return end > start;
}

bool event_words_is_pronoun(struct span text)
{
    return span_is_one_of(text, pronouns);
}

/* "12" or "twelve"; 0 for another word. */
static uint32_t number_of(struct span word)
{
    static const char *const words[] = {
        "one",     "two",     "three",     "four",     "five",     "six",      "seven",
        "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",   "thirty",
        "forty",   "fifty",   "sixty",     "seventy",  "eighty",   "ninety"};
    enum { TEENS = 20, DIGITS_MAX = 7, DOZEN = 12 };
    uint32_t number = span_is(word, "dozen")    ? DOZEN
                      : span_is(word, "couple") ? 2
                      : span_is(word, "trio")   ? 3
                                                : 0;
    if (number > 0) {
        return number;
    }
    for (uint32_t i = 0; i < sizeof words / sizeof *words; i++) {
        if (span_is(word, words[i])) {
            return i < TEENS ? i + 1 : 10 * (i - TEENS + 3);
        }
    }
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] < '0' || word.ptr[i] > '9' || i == DIGITS_MAX) {
            return 0;
        }
        number = number * 10 + (uint32_t)(word.ptr[i] - '0');
    }
    return number;
}

/* "15,000": takes the groups of three digits behind the first ones, `number`, off `*rest`; the
 * whole number. */
static uint32_t take_thousands(struct span *rest, uint32_t number)
{
    enum { GROUP = 3, THOUSAND = 1000, MOST = 1000000 };
    struct span word, behind = *rest;
    while (number < MOST && rest->len > GROUP && rest->ptr[0] == ',' &&
           event_words_next(&behind, &word) && word.ptr == rest->ptr + 1 && word.len == GROUP &&
           word.ptr[0] >= '0' && word.ptr[0] <= '9') {
        number = number * THOUSAND + number_of(word);
        *rest = behind;
    }
    return number;
}

uint32_t event_words_number(struct span text)
{
    uint32_t number = 0;
    struct span word;
    while (number == 0 && event_words_next(&text, &word)) {
        number = number_of(word);
        bool digits = number > 0 && word.ptr[0] <= '9';
        number = digits ? take_thousands(&text, number) : number;
    }
    return number > 0 && event_words_next(&text, &word) && span_is(word, "dozen")
               ? number * number_of(word)
               : number;
}

bool event_words_tells(struct span word)
{
    if (word.len >= 2 && word.ptr[0] >= '0' && word.ptr[0] <= '9') {
        return true;
    }
    if (word.len < 4) {
        return false;
    }
    return !span_in_sorted(word, small_words, sizeof small_words / sizeof *small_words);
}

bool event_words_is_pale(struct span word)
{
    /* sorted */
    static const char *const words[] = {
        "activists",  "afternoon",   "area",          "armed",       "army",      "attack",
        "attacked",   "authorities", "blast",         "bomber",      "capital",   "citizens",
        "city",       "country",     "court",         "crowd",       "crowds",    "dead",
        "death",      "deaths",      "demonstrators", "died",        "dozens",    "eight",
        "eleven",     "evening",     "explosion",     "families",    "family",    "fifteen",
        "fighters",   "five",        "forces",        "forty",       "four",      "government",
        "group",      "gunman",      "gunmen",        "hospital",    "hundreds",  "inhabitants",
        "leader",     "left",        "local",         "locals",      "members",   "men",
        "militants",  "minister",    "morning",       "national",    "near",      "night",
        "nine",       "official",    "officials",     "police",      "president", "prison",
        "protesters", "rebels",      "relatives",     "residents",   "security",  "seven",
        "shot",       "soldiers",    "spokesman",     "spokeswoman", "state",     "station",
        "supporters", "suspected",   "suspicion",     "taken",       "ten",       "third",
        "thirty",     "thousands",   "three",         "town",        "troops",    "twelve",
        "twenty",     "victims",     "village",       "women"};
    return span_in_sorted(word, words, sizeof words / sizeof *words);
}

bool event_words_sets_apart(struct span word)
{
    static const char *const words[] = {"another", "again", "second",   "third",
                                        "fourth",  "both",  "fifth",    "separate",
                                        "further", "fresh", "previous", NULL};
    return span_is_one_of(word, words);
}

struct span event_words_stem(struct span word)
{
    return word.len > 6                                    ? span_slice(word, 0, 6)
           : word.len > 3 && word.ptr[word.len - 1] == 's' ? span_slice(word, 0, word.len - 1)
                                                           : word;
}

/* "ask" and "asked": too short to be told by how they begin. */
static bool is_form_of(struct span form, struct span word)
{
    static const char *const endings[] = {"s", "es", "ed", "ing", NULL};
    return word.len == 3 && form.len > 3 && span_equal(span_slice(form, 0, 3), word) &&
           span_is_one_of(span_slice(form, 3, form.len), endings);
}

bool event_words_same(struct span a, struct span b)
{
    bool begin = a.len >= 4 && b.len >= 4 && span_equal(span_slice(a, 0, 4), span_slice(b, 0, 4));
    return begin || span_equal(a, b) || is_form_of(a, b) || is_form_of(b, a);
}

bool event_words_related(struct span a, struct span b)
{
    for (size_t i = 0; i < sizeof groups / sizeof *groups; i++) {
        if (span_is_one_of(a, groups[i]) && span_is_one_of(b, groups[i])) {
            return true;
        }
    }
    return false;
}

int event_words_mishap(struct span word)
{
    for (size_t i = 0; i < sizeof mishaps / sizeof *mishaps; i++) {
        if (span_is_one_of(word, mishaps[i])) {
            return (int)i + 1;
        }
    }
    return 0;
}

bool event_words_is_natural(int mishap)
{
    return mishap > 0 && mishap <= NATURAL_MISHAPS;
}

bool event_words_holds(struct span text, struct span word)
{
    struct span other;
    while (event_words_next(&text, &other)) {
        if (span_equal(word, other)) {
            return true;
        }
    }
    return false;
}

static bool leads_on(struct span word)
{
    static const char *const leading[] = {"of", "for", "in", "to", "on", "at", "from", "and", NULL};
    return span_is_one_of(word, leading);
}

bool event_words_abducts(struct span word)
{
    static const char *const words[] = {"kidnap", "kidnapping", "abduct", "abduction",
                                        "snatch", "seize",      NULL};
    return span_is_one_of(word, words);
}

bool event_words_kills(struct span word)
{
    static const char *const words[] = {
        "kill",    "killing",       "murder",   "assassinate", "slay",         "death",
        "execute", "assassination", "behead",   "die",         "manslaughter", "gun",
        "dead",    "lives",         "strangle", "slaughter",   "massacre",     NULL};
    return span_is_one_of(word, words);
}

bool event_words_befalls(struct span word)
{
    /* sorted */
    static const char *const words[] = {
        "abduct",  "abduction",  "acquit",      "apprehend",  "arraign",    "arrest",
        "bundle",  "capture",    "charge",      "clear",      "convict",    "conviction",
        "custody", "deport",     "deportation", "detain",     "detention",  "extradite",
        "find",    "free",       "freedom",     "get",        "give",       "guilty",
        "hand",    "imprison",   "indict",      "indictment", "jail",       "jailing",
        "kidnap",  "kidnapping", "let",         "liberate",   "liberation", "liberty",
        "nab",     "pardon",     "put",         "rearrest",   "release",    "seize",
        "send",    "sentence",   "sentencing",  "set",        "term",       "walk"};
    return span_in_sorted(word, words, sizeof words / sizeof *words);
}

bool event_words_calls_off(struct span word)
{
    static const char *const words[] = {"cancel",   "cancellation", "call",         "off", "scrap",
                                        "postpone", "axe",          "postponement", NULL};
    return span_is_one_of(word, words);
}

bool event_words_ends_trial(struct span word)
{
    static const char *const words[] = {"convict",  "conviction", "sentence", "sentencing", "jail",
                                        "imprison", "guilty",     "send",     "give",       "hand",
                                        "get",      "term",       NULL};
    return span_is_one_of(word, words);
}

/* The word that a phrase turns on: the last one before the first that leads on to others. */
static struct span head_of(struct span text)
{
    struct span word, head = {0};
    while (event_words_next(&text, &word) && !(head.len > 0 && leads_on(word))) {
        head = word;
    }
    return head;
}

bool event_words_is_group(struct span text)
{
    static const char *const words[] = {"people", "men",    "women", "children",
                                        "police", "others", NULL};
    struct span head = head_of(text);
    bool ends = head.len > 3 && head.ptr[head.len - 1] == 's' && head.ptr[head.len - 2] != 's' &&
                head.ptr[head.len - 2] != 'u';
    return ends || span_is_one_of(head, words);
}

static bool stands_in(struct span text, struct span in)
{
    struct span word;
    while (event_words_next(&text, &word)) {
        bool article = span_is(word, "the") || span_is(word, "a") || span_is(word, "an");
        if (!article && !event_words_holds(in, word)) {
            return false;
        }
    }
    return true;
}

bool event_words_same_head(struct span a, struct span b)
{
    struct span head = head_of(a);
    return head.len >= 4 && span_equal(head, head_of(b)) && (stands_in(a, b) || stands_in(b, a));
}

bool event_words_same_name(struct span a, struct span b)
{
    return a.len >= 4 && b.len >= 4 && (stands_in(a, b) || stands_in(b, a));
}

bool event_words_is_family_name(struct span name, struct span full)
{
    return name.len > 2 && full.len > name.len + 1 && span_ends_with(full, name) &&
           full.ptr[full.len - name.len - 1] == ' ' && span_find(name, SPAN(" "), 0) == SIZE_MAX;
}
