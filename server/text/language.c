/* Tells languages apart by their writing and by their function words. A text of mostly one foreign
 * script is in the language (or the greatest language) of that script. Latin text belongs to the
 * language whose most frequent small words make up the largest share of it, if that share is large
 * and clearly above the next one. The words below are common knowledge of each language; they were
 * not counted from a corpus. Mixed texts go to the language with most words. What a page states of
 * its language is often its system's default, so that English that it calls another language, and
 * another that it calls English, is told by the looks; which of two others it is, it knows better.
 */
#include "text/language.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/utf8.h"
#include "text/characters.h"

enum { BYTES_MAX = 3000, WORD_MAX = 16, WORDS_MIN = 25, LANGUAGE_MAX = 32 };
enum { WORD_SLOTS = 1024, DISTINCT_MAX = 768 };
enum { SHARE_MIN = 8, LEAD_NUMERATOR = 5, LEAD_DENOMINATOR = 4 }; /* percent; 5/4 of the next */

struct language {
    const char *tag;
    const char *words; /* between single spaces, with one at both ends, lower case */
};

static const struct language LANGUAGES[] = {
    {"en", " the of and to in that is was for on with as by at from has have it his he an be are "
           "not this but they said will were which who their after been would "},
    {"fr",
     " le la les de des du et en un une est que qui dans pour sur pas plus par au aux avec ce "
     "il elle sont été cette ses son mais ont comme nous "},
    {"de",
     " der die das und in den von zu mit sich des auf für ist im dem nicht ein eine als auch es "
     "an werden aus er hat dass sie nach wird bei einer um am sind noch "},
    {"es",
     " el la los las de del y en que un una se por con para es su al lo como más pero sus le ha "
     "este sobre entre fue ser no también desde "},
    {"it",
     " il la le di che e un una in per con del della dei non si da sono ha al è lo gli nel alla "
     "più anche come ma delle ed questo dal "},
    {"pt",
     " o a os as de do da dos das e em que um uma para com não por se na no mais ao foi como é "
     "são pelo pela seu sua mas também "},
    {"nl",
     " de het een en van in is dat op te zijn met voor niet aan er om door ook als bij nog maar "
     "uit over naar heeft werd dan die wordt "},
    {"sv",
     " och i att det som en på är av för med till den har de inte om ett var men sig från vid "
     "kan så efter eller hade nu "},
    {"da", " og i at det er en til på som af for med den har de ikke et der var om sig fra han ved "
           "men blev efter også være hvor "},
    {"no", " og i det er en på som av for med til at den har de ikke et var om seg fra han ved men "
           "ble etter også være hvor jeg "},
    {"fi", " ja on ei oli että se hän mutta myös kun ovat sen tai joka kuin mukaan ole vuoden niin "
           "jo vain voi jos hänen olisi kanssa "},
    {"pl", " i w na z do że się nie jest o to jak po co za od przez dla był są oraz tym jego który "
           "przed może być ale także została "},
    {"cs", " a v na se je že z s do o i ve to za po jako od by pro ale byl podle také která který "
           "které jeho jsou už být před "},
    {"hu",
     " a az és hogy nem is egy volt meg csak már de van ez mint ha után még lehet el vagy azt "
     "aki ezt szerint ki magyar lesz "},
    {"ro",
     " și în de la a cu pe din că nu o un pentru care este mai au ce fi se sunt al le ale dar "
     "după prin fost lui acest într "},
    {"tr",
     " ve bir bu da de için ile olarak olan daha çok gibi en sonra ne o kadar ancak dedi oldu "
     "var ki yeni göre ise her olduğu "},
    {"id", " yang dan di ini itu dengan untuk dari pada dalam tidak akan ke oleh juga adalah ada "
           "telah sebagai mereka kata tersebut bahwa karena atau lebih dapat "},
    {"hr", " i u je na se da su za od s o kao što ne iz koji bi nije će ili ali nakon koje po biti "
           "koja još samo sve bio "},
    {"vi", " và của là có trong được các cho không với một người những đã khi từ này để ra về theo "
           "vào tại đến năm bị "},
    {"ca", " el la els les de del i en que un una per amb és no es ha al dels com més són seva seu "
           "aquest aquesta també ser fins "},
};
enum { LANGUAGE_COUNT = sizeof LANGUAGES / sizeof *LANGUAGES };
_Static_assert((int)LANGUAGE_COUNT <= (int)LANGUAGE_MAX, "room to count");

struct script {
    uint32_t first;
    uint32_t last;
    const char *tag;
};

/* Kana before Han: Japanese is written with both. */
static const struct script SCRIPTS[] = {
    {0x0370, 0x03ff, "el"}, {0x0400, 0x04ff, "ru"}, {0x0530, 0x058f, "hy"}, {0x0590, 0x05ff, "he"},
    {0x0600, 0x06ff, "ar"}, {0x0900, 0x097f, "hi"}, {0x0980, 0x09ff, "bn"}, {0x0b80, 0x0bff, "ta"},
    {0x0e00, 0x0e7f, "th"}, {0x10a0, 0x10ff, "ka"}, {0x3040, 0x30ff, "ja"}, {0x4e00, 0x9fff, "zh"},
    {0xac00, 0xd7af, "ko"},
};
enum { SCRIPT_COUNT = sizeof SCRIPTS / sizeof *SCRIPTS, KANA = 10, HAN = 11 };

struct word_count {
    uint32_t hash; /* 0: free */
    unsigned count;
};

struct counts {
    struct word_count table[WORD_SLOTS]; /* of the text's words */
    size_t distinct;
    unsigned words;
    unsigned of_language[LANGUAGE_COUNT];
    unsigned letters;
    unsigned of_script[SCRIPT_COUNT];
};

/* --- words ------------------------------------------------------------------------------------ */

/* FNV-1a, a byte at a time, so that a word is hashed while its end is looked for. */
static const uint32_t HASH_START = 0x811c9dc5u;

static uint32_t hash_add(uint32_t hash, unsigned char byte)
{
    return (hash ^ byte) * 0x01000193u;
}

/* The slot of a word; a free one (count 0) when it is new. */
static struct word_count *word_slot(struct counts *counts, uint32_t hash)
{
    hash |= 1; /* 0 marks a free slot */
    struct word_count *slot = &counts->table[(hash >> 16) % WORD_SLOTS];
    while (slot->hash != 0 && slot->hash != hash) {
        slot = slot + 1 < counts->table + WORD_SLOTS ? slot + 1 : counts->table;
    }
    return slot;
}

static void count_word(struct counts *counts, uint32_t hash, size_t len)
{
    counts->words++;
    if (len > WORD_MAX) {
        return; /* longer than all words above */
    }
    struct word_count *slot = word_slot(counts, hash);
    if (slot->hash == 0 && counts->distinct < DISTINCT_MAX) {
        slot->hash = hash | 1;
        counts->distinct++;
    }
    slot->count += slot->hash != 0;
}

/* Looks the words of the languages up among those of the text: there are fewer of them. */
static void count_languages(struct counts *counts)
{
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        uint32_t hash = HASH_START;
        for (const char *at = LANGUAGES[i].words + 1; *at; at++) {
            if (*at != ' ') {
                hash = hash_add(hash, (unsigned char)*at);
                continue;
            }
            counts->of_language[i] += word_slot(counts, hash)->count;
            hash = HASH_START;
        }
    }
}

static void count_letter(struct counts *counts, uint32_t code)
{
    counts->letters++;
    for (size_t i = 0; code >= SCRIPTS[0].first && i < SCRIPT_COUNT; i++) {
        counts->of_script[i] += code >= SCRIPTS[i].first && code <= SCRIPTS[i].last;
    }
}

/* A run of letters that are not all ASCII, in small ones, which may make it several. */
static void count_run(struct counts *counts, struct span lower)
{
    for (size_t at = 0; at < lower.len;) {
        struct character c = character_at(lower, at);
        uint32_t hash = HASH_START;
        size_t end = at;
        for (; c.class == CHARACTER_LETTER; c = character_at(lower, end)) {
            count_letter(counts, c.code);
            for (size_t i = 0; i < c.len; i++) {
                hash = hash_add(hash, (unsigned char)lower.ptr[end + i]);
            }
            end += c.len;
        }
        if (end > at) {
            count_word(counts, hash, end - at);
        }
        at = end > at ? end : end + c.len;
    }
}

static bool is_ascii_letter(unsigned char byte)
{
    return (byte | 0x20) >= 'a' && (byte | 0x20) <= 'z';
}

static void count_text(struct arena *arena, struct counts *counts, struct span text)
{
    for (size_t at = 0; at < text.len;) {
        uint32_t hash = HASH_START;
        size_t end = at;
        while (end < text.len && is_ascii_letter((unsigned char)text.ptr[end])) {
            hash = hash_add(hash, (unsigned char)text.ptr[end] | 0x20);
            end++;
        }
        if (end < text.len && (unsigned char)text.ptr[end] >= 0x80) {
            end = character_run(text, end, CHARACTER_LETTER);
            count_run(counts, utf8_lower(arena, span_slice(text, at, end)));
            at = end > at ? end : at + character_at(text, at).len;
            continue;
        }
        if (end > at) {
            count_word(counts, hash, end - at);
            counts->letters += (unsigned)(end - at);
        }
        at = end + 1;
    }
}

static struct span script_language(const struct counts *counts)
{
    unsigned asian = counts->of_script[KANA] + counts->of_script[HAN];
    if (counts->of_script[KANA] * 10 > asian && asian * 2 > counts->letters) {
        return span_of(SCRIPTS[KANA].tag);
    }
    for (size_t i = 0; i < SCRIPT_COUNT; i++) {
        if (counts->of_script[i] * 2 > counts->letters) {
            return span_of(SCRIPTS[i].tag);
        }
    }
    return (struct span){0};
}

static struct span word_language(const struct counts *counts)
{
    size_t best = 0;
    unsigned second = 0;
    for (size_t i = 1; i < LANGUAGE_COUNT; i++) {
        best = counts->of_language[i] > counts->of_language[best] ? i : best;
    }
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        bool next = i != best && counts->of_language[i] > second;
        second = next ? counts->of_language[i] : second;
    }
    unsigned most = counts->of_language[best];
    if (counts->words < WORDS_MIN || most * 100 < counts->words * SHARE_MIN ||
        most * LEAD_DENOMINATOR < second * LEAD_NUMERATOR) {
        return (struct span){0};
    }
    return span_of(LANGUAGES[best].tag);
}

struct span language_detect(struct span text)
{
    struct counts counts = {0};
    size_t len = text.len;
    if (utf8_byte_offset(text, LANGUAGE_TEXT_MIN) >= text.len) {
        return (struct span){0};
    }
    if (len > BYTES_MAX) {
        for (len = BYTES_MAX; ((unsigned char)text.ptr[len] & 0xc0) == 0x80; len--) {
        }
    }
    struct arena *arena = arena_new();
    count_text(arena, &counts, span_slice(text, 0, len));
    count_languages(&counts);
    arena_free(arena);
    struct span language = script_language(&counts);
    return language.ptr ? language : word_language(&counts);
}

static struct span primary_tag(struct span tag)
{
    return span_cut(&tag, '-');
}

/* Whether texts of the language are told by their looks. */
static bool is_told(struct span tag)
{
    for (size_t i = 0; i < LANGUAGE_COUNT; i++) {
        if (span_equal_nocase(tag, span_of(LANGUAGES[i].tag))) {
            return true;
        }
    }
    for (size_t i = 0; i < SCRIPT_COUNT; i++) {
        if (span_equal_nocase(tag, span_of(SCRIPTS[i].tag))) {
            return true;
        }
    }
    return false;
}

struct span language_decide(struct span stated, struct span text)
{
    struct span seen = language_detect(text);
    struct span primary = stated.ptr ? primary_tag(stated) : stated;
    bool wrong = seen.ptr && stated.ptr && is_told(primary) &&
                 span_equal_nocase(primary, SPAN("en")) != span_is(seen, "en");
    return stated.ptr && !wrong ? stated : seen;
}
