/* The words that the tokenizer must know: one sorted table per question, found by bisection.
 * The prefixes and the split words are those of the treebanks EWT and GUM; the abbreviations are
 * common knowledge of English newspapers. None of this depends on the text around a word. */
#include "text/words.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#define COUNT(table) (sizeof(table) / sizeof *(table))

struct entry {
    const char *word; /* sorted without regard to case */
    uint8_t value;
};

#define I ABBREVIATION_INNER
#define L ABBREVIATION_LAST
#define N ABBREVIATION_COUNT
#define D ABBREVIATION_DATE
static const struct entry ABBREVIATIONS[] = {
    {"Adj", I},    {"Adm", I},   {"al", L},   {"Ala", L},  {"Amb", I},  {"approx", I},
    {"Apr", L},    {"Ariz", L},  {"Ark", L},  {"Art", N},  {"Assn", L}, {"Asst", I},
    {"Attn", I},   {"Atty", I},  {"Aug", L},  {"Ave", L},  {"b", N},    {"Bancorp", L},
    {"Bhd", L},    {"Bldg", L},  {"Blvd", L}, {"Brig", I}, {"Bros", L}, {"c", N},
    {"ca", N},     {"Calif", L}, {"Capt", I}, {"Cdr", I},  {"cf", I},   {"Ch", N},
    {"Cie", L},    {"Cir", L},   {"Cllr", I}, {"Cmdr", I}, {"Co", L},   {"Col", I},
    {"Colo", L},   {"Comdr", I}, {"Conn", L}, {"Corp", L}, {"Cpl", I},  {"d", N},
    {"Dec", L},    {"Del", L},   {"Dept", L}, {"Det", I},  {"Dr", I},   {"Drs", I},
    {"Ed", I},     {"eds", I},   {"eg", I},   {"Ens", I},  {"esp", I},  {"Esq", L},
    {"est", N},    {"etc", L},   {"ext", N},  {"Feb", L},  {"Fig", N},  {"Figs", N},
    {"Fla", L},    {"Fr", I},    {"Fri", D},  {"Ft", I},   {"Ga", L},   {"Gen", I},
    {"Gens", I},   {"Gov", I},   {"Govs", I}, {"Hon", I},  {"ie", I},   {"Ill", L},
    {"Inc", L},    {"Ind", L},   {"Insp", I}, {"Jan", L},  {"Jr", L},   {"Jul", L},
    {"Jun", D},    {"Kan", L},   {"Ky", L},   {"La", L},   {"lb", L},   {"lbs", L},
    {"Lieut", I},  {"Lt", I},    {"Ltd", L},  {"Maj", I},  {"Mar", D},  {"Mass", D},
    {"Messrs", I}, {"Mgr", I},   {"Mich", L}, {"Minn", L}, {"Miss", D}, {"Mlle", I},
    {"Mme", I},    {"Mo", D},    {"Mon", D},  {"Mont", L}, {"Mr", I},   {"Mrs", I},
    {"Ms", I},     {"Msgr", I},  {"Mt", I},   {"Neb", L},  {"Nev", L},  {"No", N},
    {"Nos", N},    {"Nov", L},   {"nr", N},   {"Oct", L},  {"Okla", L}, {"Ont", L},
    {"Op", N},     {"Ore", D},   {"oz", L},   {"p", N},    {"Pa", D},   {"para", N},
    {"Penn", L},   {"Pfc", I},   {"PLC", L},  {"pp", N},   {"Pres", I}, {"Prof", I},
    {"Profs", I},  {"Prop", N},  {"Pte", L},  {"Pty", L},  {"Pvt", I},  {"Que", L},
    {"Rep", I},    {"Reps", I},  {"Res", N},  {"ret", L},  {"Rev", I},  {"Rt", I},
    {"Sask", L},   {"Sat", D},   {"Sec", I},  {"Sen", I},  {"Sens", I}, {"Sept", L},
    {"Sgt", I},    {"Spc", I},   {"Sr", L},   {"Sra", I},  {"St", L},   {"Sta", I},
    {"Ste", I},    {"Sun", D},   {"Supt", I}, {"Tenn", L}, {"Tex", L},  {"Th", I},
    {"Thur", D},   {"Thurs", D}, {"Tue", D},  {"Tues", D}, {"Univ", I}, {"v", I},
    {"Va", L},     {"Vol", N},   {"vs", I},   {"Vt", L},   {"Wash", D}, {"Wed", D},
    {"Wis", L},    {"Wyo", L},   {"yrs", L},
};
#undef I
#undef L
#undef N
#undef D

static const char *const PREFIXES[] = {
    "anti",  "arch",  "bi",    "co",    "counter", "cross", "e",     "ex",    "extra",  "hyper",
    "infra", "inter", "intra", "macro", "mega",    "meta",  "micro", "mid",   "mini",   "mono",
    "multi", "neo",   "non",   "over",  "post",    "pre",   "pro",   "proto", "pseudo", "psycho",
    "quasi", "re",    "semi",  "socio", "sub",     "super", "supra", "trans", "ultra",  "under",
};

static const struct entry SPLITS[] = {
    {"aint", 2},  {"arent", 3},    {"cannot", 3}, {"cant", 2},    {"couldnt", 5},
    {"didnt", 3}, {"doesnt", 4},   {"dont", 2},   {"gimme", 3},   {"gonna", 3},
    {"gotta", 3}, {"hadnt", 3},    {"hasnt", 3},  {"havent", 4},  {"isnt", 2},
    {"lemme", 3}, {"shouldnt", 6}, {"thats", 4},  {"theyre", 4},  {"wanna", 3},
    {"wasnt", 3}, {"werent", 4},   {"wont", 2},   {"wouldnt", 5}, {"youre", 3},
};

static const char *const LETTERED[] = {
    "annex",      "appendix", "block", "category",  "class",     "division", "exhibit", "formula",
    "generation", "grade",    "group", "hepatitis", "influenza", "league",   "level",   "option",
    "part",       "phase",    "plan",  "point",     "schedule",  "section",  "serie",   "series",
    "terminal",   "tier",     "type",  "vitamin",   "war",       "zone",
};

static const char *const DOMAINS[] = {
    "au",   "biz", "ca",  "ch",  "cn",  "com",  "de",  "dk",  "doc",  "docx", "edu", "es",  "eu",
    "exe",  "fr",  "gif", "gov", "htm", "html", "ie",  "il",  "info", "int",  "io",  "ir",  "jp",
    "jpeg", "jpg", "kr",  "mil", "mp3", "mx",   "net", "nl",  "nz",   "org",  "pdf", "php", "png",
    "ppt",  "ru",  "se",  "ttf", "tv",  "txt",  "uk",  "xls", "xlsx", "za",   "zip",
};

static const char *const SPEECH[] = {
    "added",     "adds",      "answered", "asked",   "asks",     "chanted", "cried",
    "demanded",  "exclaimed", "joked",    "quipped", "recalled", "replied", "retorted",
    "said",      "says",      "screamed", "shouted", "tells",    "told",    "tweeted",
    "whispered", "wondered",  "wrote",    "yelled",
};

static int compare(struct span word, const char *entry)
{
    size_t len = strlen(entry);
    int order = strncasecmp(word.ptr, entry, word.len < len ? word.len : len);
    return order ? order : (word.len > len) - (word.len < len);
}

static const struct entry *find_entry(const struct entry *table, size_t count, struct span word)
{
    size_t low = 0;
    while (low < count) {
        size_t middle = (low + count) / 2;
        int order = compare(word, table[middle].word);
        if (order == 0) {
            return table + middle;
        }
        *(order < 0 ? &count : &low) = order < 0 ? middle : middle + 1;
    }
    return NULL;
}

static bool has_word(const char *const *table, size_t count, struct span word)
{
    for (size_t low = 0; low < count;) {
        size_t middle = (low + count) / 2;
        int order = compare(word, table[middle]);
        if (order == 0) {
            return true;
        }
        *(order < 0 ? &count : &low) = order < 0 ? middle : middle + 1;
    }
    return false;
}

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

enum abbreviation words_abbreviation(struct span word)
{
    const struct entry *entry = find_entry(ABBREVIATIONS, COUNT(ABBREVIATIONS), word);
    if (!entry || (is_capital(entry->word[0]) && !is_capital(word.ptr[0]))) {
        return ABBREVIATION_NONE;
    }
    return (enum abbreviation)entry->value;
}

bool words_is_prefix(struct span word)
{
    return has_word(PREFIXES, COUNT(PREFIXES), word);
}

size_t words_split(struct span word)
{
    const struct entry *entry = find_entry(SPLITS, COUNT(SPLITS), word);
    return entry ? entry->value : 0;
}

bool words_takes_letter(struct span word)
{
    return has_word(LETTERED, COUNT(LETTERED), word);
}

bool words_is_domain(struct span label)
{
    return has_word(DOMAINS, COUNT(DOMAINS), label);
}

bool words_is_speech(struct span word)
{
    return has_word(SPEECH, COUNT(SPEECH), word);
}
