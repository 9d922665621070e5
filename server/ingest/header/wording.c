/* Words of headers and the closed lists that tell what they are. The lists hold the words that
 * outlets' names are made of and the agencies that news texts carry; a name that has none of them
 * is not taken for an outlet without other evidence. */
#include "wording.h"

#include <ctype.h>
#include <stdint.h>

#include "base/ascii.h"
#include "base/utf8.h"

enum { OUTLET_BYTES = 60 };

static const char *const agencies[] = {"AAP",
                                       "ABC News",
                                       "AFP",
                                       "AFX",
                                       "AGENCIES",
                                       "Agence France-Presse",
                                       "Al Jazeera",
                                       "ANI",
                                       "ANSA",
                                       "AP",
                                       "APP",
                                       "Associated Press",
                                       "Associated Press of Pakistan",
                                       "BBC",
                                       "BBC News",
                                       "Bernama",
                                       "Bloomberg",
                                       "Bloomberg News",
                                       "CBC",
                                       "CNA",
                                       "CNN",
                                       "CP",
                                       "Canadian Press",
                                       "DPA",
                                       "dpa",
                                       "EFE",
                                       "IANS",
                                       "INA",
                                       "IPS",
                                       "IRIN",
                                       "IRNA",
                                       "ITAR-TASS",
                                       "Inter Press Service",
                                       "Interfax",
                                       "KCNA",
                                       "Kyodo",
                                       "Kyodo News",
                                       "MENA",
                                       "NPR",
                                       "PA",
                                       "PTI",
                                       "Press Association",
                                       "Press Trust of India",
                                       "RFE/RL",
                                       "RIA Novosti",
                                       "Reuters",
                                       "SANA",
                                       "SAPA",
                                       "SPA",
                                       "TASS",
                                       "The Associated Press",
                                       "The Canadian Press",
                                       "TNN",
                                       "UNI",
                                       "UPI",
                                       "United Press International",
                                       "VOA",
                                       "Voice of America",
                                       "WAFA",
                                       "WAM",
                                       "Xinhua",
                                       "Yonhap",
                                       "Yonhap News Agency",
                                       "Xinhua News Agency",
                                       "PRNewswire",
                                       "Business Wire",
                                       "GlobeNewswire",
                                       "Wikinews",
                                       "Agencia EFE",
                                       "Agerpres",
                                       "Agência Brasil",
                                       "AKIpress",
                                       "Anadolu",
                                       "Anadolu Agency",
                                       "Antara",
                                       "ANP",
                                       "Armenpress",
                                       "Azertac",
                                       "Belga",
                                       "BelTA",
                                       "BNS",
                                       "BSS",
                                       "BTA",
                                       "CTK",
                                       "DHA",
                                       "ENA",
                                       "Europa Press",
                                       "Fars",
                                       "FENA",
                                       "HINA",
                                       "IHA",
                                       "ISNA",
                                       "Jiji",
                                       "Jiji Press",
                                       "Kazinform",
                                       "Khaama Press",
                                       "KUNA",
                                       "Lusa",
                                       "Mehr",
                                       "Montsame",
                                       "MTI",
                                       "NAN",
                                       "Notimex",
                                       "NTB",
                                       "Pajhwok",
                                       "Pajhwok Afghan News",
                                       "PAP",
                                       "Philippine News Agency",
                                       "PNA",
                                       "Prensa Latina",
                                       "QNA",
                                       "Ritzau",
                                       "Sputnik",
                                       "STA",
                                       "SUNA",
                                       "Tanjug",
                                       "Tasnim",
                                       "Télam",
                                       "UNB",
                                       "UNIAN",
                                       "VNA",
                                       NULL};

/* Outlets whose names none of the words below tells. */
static const char *const outlets[] = {"ABS-CBN",
                                      "AllAfrica",
                                      "Al Ahram",
                                      "Al Arabiya",
                                      "Al-Monitor",
                                      "Amnesty International",
                                      "Ars Technica",
                                      "Asharq Al-Awsat",
                                      "Axios",
                                      "Balkan Insight",
                                      "BIRN",
                                      "BuzzFeed",
                                      "Channel NewsAsia",
                                      "Daily Maverick",
                                      "Daily NK",
                                      "Dawn",
                                      "Der Spiegel",
                                      "Deutsche Welle",
                                      "DW",
                                      "El País",
                                      "Euractiv",
                                      "Eurasianet",
                                      "Euronews",
                                      "Folha de S.Paulo",
                                      "Forbes",
                                      "Foreign Affairs",
                                      "Foreign Policy",
                                      "France 24",
                                      "GlobalPost",
                                      "Haaretz",
                                      "HuffPost",
                                      "Human Rights Watch",
                                      "Iran International",
                                      "Kyiv Independent",
                                      "La Nación",
                                      "La Repubblica",
                                      "Le Figaro",
                                      "Le Monde",
                                      "Malaysiakini",
                                      "MailOnline",
                                      "Meduza",
                                      "Mediapart",
                                      "Middle East Eye",
                                      "Newsday",
                                      "Newsweek",
                                      "NK News",
                                      "NHK",
                                      "OCHA",
                                      "Politico",
                                      "ProPublica",
                                      "Quartz",
                                      "Radio Free Asia",
                                      "Radio Free Europe/Radio Liberty",
                                      "Rappler",
                                      "ICRC",
                                      "IFRC",
                                      "ReliefWeb",
                                      "WHO",
                                      "RFA",
                                      "RNZ",
                                      "RTÉ",
                                      "RTHK",
                                      "SBS",
                                      "Semafor",
                                      "Slate",
                                      "Sky News",
                                      "Scroll.in",
                                      "Swissinfo",
                                      "The Age",
                                      "The Atlantic",
                                      "The Australian",
                                      "The Baltimore Sun",
                                      "The Charlotte Observer",
                                      "The Citizen",
                                      "The Conversation",
                                      "The Diplomat",
                                      "The East African",
                                      "The Economist",
                                      "The Globe and Mail",
                                      "The Hill",
                                      "The Hindu",
                                      "The Intercept",
                                      "The Irrawaddy",
                                      "The Kansas City Star",
                                      "The Nation",
                                      "The National",
                                      "The New Yorker",
                                      "The Oregonian",
                                      "The Plain Dealer",
                                      "The Punch",
                                      "The Sacramento Bee",
                                      "The Scotsman",
                                      "The Sun",
                                      "The Tennessean",
                                      "The Wire",
                                      "TIME",
                                      "UN News",
                                      "UNHCR",
                                      "UNICEF",
                                      "Ukrinform",
                                      "Vox",
                                      "Ynet",
                                      "Ynetnews",
                                      NULL};

static const char *const outlet_words[] = {
    "Agency",    "Broadcaster", "Broadcasting", "Bulletin",   "Chronicle", "Courier",  "Daily",
    "Dispatch",  "Echo",        "Examiner",     "Express",    "Gazette",   "Globe",    "Guardian",
    "Herald",    "Independent", "Inquirer",     "Journal",    "Ledger",    "Magazine", "Mail",
    "Media",     "Mercury",     "Messenger",    "Mirror",     "Monitor",   "Network",  "News",
    "Newspaper", "Newspapers",  "Newswire",     "Observer",   "Online",    "Post",     "Press",
    "Radio",     "Record",      "Register",     "Review",     "Sentinel",  "Service",  "Standard",
    "Shimbun",   "Star",        "Telegraph",    "Television", "Times",     "Today",    "Tribune",
    "TV",        "Weekly",      "Wire",         NULL};

static const char *const role_words[] = {
    "analyst",       "bureau",         "chief",      "columnist",    "contributor",
    "correspondent", "correspondents", "critic",     "desk",         "editor",
    "editors",       "intern",         "journalist", "photographer", "producer",
    "reporter",      "reporters",      "researcher", "envoy",        "anchor",
    "presenter",     "staff",          "writer",     "writers",      NULL};

static const char *const particles[] = {
    "al", "ap", "ben", "bin", "da", "das", "de",  "del", "della", "den", "der", "di", "dos",
    "du", "el", "ibn", "la",  "le", "ten", "ter", "van", "von",   "y",   "zu",  NULL};

/* The length of a no-break, ideographic or zero-width space at one end of the text; 0: none. */
static size_t wide_space(struct span text, bool at_end)
{
    static const char *const spaces[] = {"\xC2\xA0", "\xE3\x80\x80", "\xE2\x80\x8B"};
    for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++) {
        struct span space = span_of(spaces[i]);
        if (at_end ? span_ends_with(text, space) : span_starts_with(text, space)) {
            return space.len;
        }
    }
    return 0;
}

struct span text_trim(struct span text)
{
    for (;;) {
        text = span_trim(text);
        bool starts = text.len > 0 && (text.ptr[0] & 0x80);
        bool ends = text.len > 0 && (text.ptr[text.len - 1] & 0x80);
        size_t start = starts ? wide_space(text, false) : 0;
        text = span_slice(text, start, text.len);
        size_t end = ends ? wide_space(text, true) : 0;
        text = span_slice(text, 0, text.len - end);
        if (start + end == 0) {
            return text;
        }
    }
}

struct span word_next(struct span text, size_t *at)
{
    size_t start = *at;
    while (start < text.len && ascii_is_space(text.ptr[start])) {
        start++;
    }
    size_t end = start;
    while (end < text.len && !ascii_is_space(text.ptr[end])) {
        end++;
    }
    *at = end;
    return span_slice(text, start, end);
}

bool has_words(struct span text, size_t least)
{
    size_t at = 0;
    while (least > 0 && word_next(text, &at).len > 0) {
        least--;
    }
    return least == 0;
}

size_t word_count(struct span text)
{
    size_t count = 0;
    bool inside = false;
    for (size_t i = 0; i < text.len; i++) {
        bool space = ascii_is_space(text.ptr[i]);
        count += !space && !inside;
        inside = !space;
    }
    return count;
}

bool word_is_capital(struct span word)
{
    uint32_t code;
    return word.len > 0 && utf8_decode(word, 0, &code) > 0 && utf8_is_upper(code);
}

bool word_is_caps(struct span word)
{
    bool letter = false;
    for (size_t at = 0; at < word.len;) {
        uint32_t code;
        at += utf8_decode(word, at, &code);
        if (utf8_is_lower(code)) {
            return false;
        }
        letter = letter || utf8_is_letter(code);
    }
    return letter;
}

static bool is_listed(struct span text, const char *const *list, bool nocase)
{
    char first = text.len > 0 ? ascii_lower(text.ptr[0]) : '\0';
    for (; *list; list++) {
        if (ascii_lower(**list) != first) {
            continue;
        }
        struct span word = span_of(*list);
        if (nocase ? span_equal_nocase(text, word) : span_equal(text, word)) {
            return true;
        }
    }
    return false;
}

size_t starts_with_any(struct span text, const char *const *list)
{
    char first = text.len > 0 ? ascii_lower(text.ptr[0]) : '\0';
    for (; *list; list++) {
        if (ascii_lower(**list) != first) {
            continue;
        }
        struct span word = span_of(*list);
        if (text.len >= word.len && span_equal_nocase(span_slice(text, 0, word.len), word)) {
            return word.len;
        }
    }
    return 0;
}

bool holds_any(struct span text, const char *const *list)
{
    for (; *list; list++) {
        if (span_find(text, span_of(*list), 0) != SIZE_MAX) {
            return true;
        }
    }
    return false;
}

/* A word without what punctuation hangs on it. */
static struct span word_bare(struct span word)
{
    while (word.len && ispunct((unsigned char)word.ptr[0])) {
        word = span_slice(word, 1, word.len);
    }
    while (word.len && ispunct((unsigned char)word.ptr[word.len - 1])) {
        word = span_slice(word, 0, word.len - 1);
    }
    return word;
}

static bool has_listed_word(struct span text, const char *const *list, bool nocase)
{
    size_t at = 0;
    for (struct span word = word_next(text, &at); word.len; word = word_next(text, &at)) {
        if (is_listed(word_bare(word), list, nocase)) {
            return true;
        }
    }
    return false;
}

bool is_agency_name(struct span text)
{
    return is_listed(text, agencies, false) || span_equal_nocase(text, SPAN("agencies"));
}

bool is_role(struct span text)
{
    return has_listed_word(text, role_words, true);
}

/* Whether every word is capitalised but for the small ones of names. */
static bool is_title_case(struct span text)
{
    static const char *const small[] = {"of", "the", "and", "for", "de",  "la",  "le",
                                        "&",  "in",  "on",  "du",  "der", "die", NULL};
    size_t at = 0;
    size_t count = 0;
    for (struct span word = word_next(text, &at); word.len; word = word_next(text, &at)) {
        if (!word_is_capital(word) && !is_listed(word, small, false)) {
            return false;
        }
        count++;
    }
    return count > 0;
}

bool is_outlet_word(struct span word)
{
    return word_is_capital(word) && is_listed(word, outlet_words, false);
}

bool is_known_outlet(struct span text)
{
    static const char *const domains[] = {".com", ".org", ".net"};
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++) {
        bool ends = span_ends_with(text, span_of(domains[i]));
        text = ends ? span_slice(text, 0, text.len - strlen(domains[i])) : text;
    }
    bool caps = word_is_caps(text) && text.len > 4;
    return is_agency_name(text) || is_listed(text, outlets, caps) ||
           (caps && is_listed(text, agencies, true));
}

/* "guardian.co.uk", "www.thestar.example": a site's name. */
static bool is_site_name(struct span text)
{
    size_t dots = 0;
    size_t last = 0; /* letters behind the last dot */
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        bool dot = c == '.';
        if (!(isalnum((unsigned char)c) || dot || c == '-') || (dot && dots == 0 && i < 3)) {
            return false;
        }
        last = dot ? 0 : last + (isalpha((unsigned char)c) != 0);
        dots += dot;
    }
    bool plain = text.len && islower((unsigned char)text.ptr[text.len - 1]);
    return dots > 0 && dots < 4 && text.len > 6 && last >= 2 && last <= (plain ? 7 : 3);
}

bool is_outlet_name(struct span text)
{
    text = text_trim(text);
    if (text.len >= OUTLET_BYTES) {
        return false;
    }
    if (is_known_outlet(text) || is_site_name(text)) {
        return true;
    }
    size_t words = word_count(text);
    size_t at = 0;
    static const char *const no_firsts[] = {"news", "in",   "on",   "at",   "by",    "from",
                                            "for",  "more", "read", "send", "about", NULL};
    if (is_listed(word_next(text, &at), no_firsts, true)) { /* "News Analysis", "In News" */
        return false;
    }
    return words > 1 && words < 7 && is_title_case(text) && word_is_capital(text) &&
           has_listed_word(text, outlet_words, true) && !is_role(text) &&
           !memchr(text.ptr, '.', text.len) && !memchr(text.ptr, ':', text.len);
}

static bool is_name_word(struct span word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (isdigit((unsigned char)word.ptr[i]) || strchr("@/:;!?()[]\"<>|=_*#", word.ptr[i])) {
            return false;
        }
    }
    return word_is_capital(word);
}

bool is_person_name(struct span text, bool full)
{
    size_t at = 0;
    size_t count = 0;
    struct span last = {0};
    for (struct span word = word_next(text, &at); word.len; word = word_next(text, &at)) {
        bool particle = is_listed(word, particles, false);
        if (!particle && !is_name_word(word)) {
            return false;
        }
        count += !particle;
        last = word;
    }
    if (starts_with_any(text, (const char *const[]){"the ", NULL})) {
        return false;
    }
    if (count < (full ? 2u : 1u) || count > 5 || text.len > 60 || !word_is_capital(last)) {
        return false;
    }
    return !is_agency_name(text) && !is_outlet_name(text) && !is_role(text);
}

/* Whether the last word is an abbreviation whose dot does not end a sentence. */
static bool ends_abbreviation(struct span text)
{
    static const char *const known[] = {"Inc.", "Corp.", "Co.",  "Ltd.",  "Jr.",
                                        "Sr.",  "St.",   "No.",  "Mt.",   "Gov.",
                                        "Sen.", "Rep.",  "Gen.", "Dept.", NULL};
    size_t start = text.len;
    while (start > 0 && !isspace((unsigned char)text.ptr[start - 1])) {
        start--;
    }
    struct span word = span_slice(text, start, text.len);
    bool initials = word.len >= 4 && word.ptr[word.len - 3] == '.' && !span_is(word, "a.m.") &&
                    !span_is(word, "p.m.");
    return initials || is_listed(word, known, false);
}

/* The length of the quotation mark or bracket that closes the text; 0: none does. */
static size_t closing_mark(struct span text)
{
    static const char *const wide[] = {"”", "’", "»"};
    char last = text.len ? text.ptr[text.len - 1] : 'x';
    if ((unsigned char)last < 0x80) {
        return last == '"' || last == '\'' || last == ')' || last == ']';
    }
    for (size_t i = 0; i < sizeof wide / sizeof *wide; i++) {
        if (span_ends_with(text, span_of(wide[i]))) {
            return strlen(wide[i]);
        }
    }
    return 0;
}

bool ends_sentence(struct span text, bool marks)
{
    for (size_t mark = closing_mark(text); mark; mark = closing_mark(text)) {
        text.len -= mark;
    }
    char last = text.len ? text.ptr[text.len - 1] : 'x';
    if (last == '!' || last == '?' || span_ends_with(text, SPAN("...")) ||
        span_ends_with(text, SPAN("…"))) {
        return marks;
    }
    return last == '.' && !ends_abbreviation(text);
}
