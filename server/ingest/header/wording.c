/* Words of headers and the closed lists that tell what they are. The lists hold the words that
 * outlets' names are made of and the agencies that news texts carry; a name that has none of them
 * is not taken for an outlet without other evidence. */
#include "wording.h"

#include <ctype.h>
#include <stdint.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "word_list.h"

enum { OUTLET_BYTES = 60 };

WORD_LIST(agencies, "AAP", "ABC News", "AFP", "AFX", "Agence France-Presse", "Agencia EFE",
          "AGENCIES", "Agenzia Fides", "Agerpres", "Agência Brasil", "AKIpress", "Al Jazeera",
          "Anadolu", "Anadolu Agency", "ANI", "ANP", "ANSA", "Antara", "AP", "APP", "Armenpress",
          "Associated Press", "Associated Press of Pakistan", "Azertac", "BBC", "BBC News", "Belga",
          "BelTA", "Bernama", "BGNES", "Bloomberg", "Bloomberg News", "BNS", "BSS", "BTA",
          "Business Wire", "Canadian Press", "CBC", "Civil Georgia", "CNA", "CNN", "CP", "CTK",
          "DHA", "DPA", "dpa", "EFE", "ENA", "Europa Press", "Fars", "FENA", "Focus News Agency",
          "GlobeNewswire", "GNA", "HINA", "IANS", "IHA", "INA", "Inter Press Service", "Interfax",
          "IPS", "IRIN", "IRNA", "ISNA", "ITAR-TASS", "Jiji", "Jiji Press", "Kabar", "Kazinform",
          "KCNA", "Khaama Press", "KNA", "KPL", "KUNA", "Kyodo", "Kyodo News", "LETA", "Lusa",
          "Mehr", "MENA", "MIA", "Montsame", "MTI", "NAN", "Notimex", "NPR", "NTB", "PA", "Pajhwok",
          "Pajhwok Afghan News", "PANA", "PAP", "Petra", "Philippine News Agency", "PNA",
          "Prensa Latina", "Press Association", "Press Trust of India", "PRNewswire", "PTI", "QNA",
          "Reuters", "RFE/RL", "RIA Novosti", "Ritzau", "SABA", "Saba", "SANA", "SAPA", "SPA",
          "Sputnik", "STA", "SUNA", "Tanjug", "Tasnim", "TASR", "TASS", "The Associated Press",
          "The Canadian Press", "TNN", "Télam", "UNB", "UNI", "UNIAN", "United Press International",
          "UPI", "VNA", "VOA", "Voice of America", "WAFA", "WAM", "Wikinews", "Xinhua",
          "Xinhua News Agency", "Yonhap", "Yonhap News Agency");

/* Outlets whose names none of the words below tells. */
WORD_LIST(outlets, "ABS-CBN", "Aftenposten", "Al Ahram", "Al Arabiya", "Al-Monitor", "AllAfrica",
          "Amnesty International", "Ars Technica", "Arutz Sheva", "Asharq Al-Awsat", "AsiaNews",
          "Axios", "Balkan Insight", "bdnews24", "Bellingcat", "Bianet", "BIRN", "BuzzFeed",
          "Caixin", "CBS", "Channel NewsAsia", "Clarín", "CNBC", "Corriere della Sera",
          "Cumhuriyet", "Daily Maverick", "Daily NK", "Dawn", "Delfi", "Democracy Now!",
          "Der Spiegel", "Der Standard", "Deutsche Welle", "Die Welt", "Die Zeit", "Downing Street",
          "DW", "ekathimerini", "El Mundo", "El País", "El Universal", "Euractiv", "Eurasianet",
          "Euronews", "European Commission", "European Council", "Firstpost", "Folha de S.Paulo",
          "Forbes", "Foreign Affairs", "Foreign Policy", "France 24", "Frontier Myanmar",
          "GlobalPost", "Granma", "Haaretz", "Helsingin Sanomat", "HuffPost", "Human Rights Watch",
          "Hürriyet", "ICRC", "IFRC", "Iran International", "Izvestia", "Jeune Afrique",
          "Kathimerini", "Kommersant", "Kompas", "Kuensel", "Kurdistan 24", "Kyiv Independent",
          "L'Orient Today", "L'Orient-Le Jour", "La Nación", "La Repubblica", "La Stampa",
          "Le Figaro", "Le Monde", "Le Soir", "LiveMint", "Mada Masr", "MailOnline", "Malaysiakini",
          "MarketWatch", "Mediapart", "Meduza", "MercoPress", "Middle East Eye", "Milliyet",
          "MindaNews", "Mizzima", "Mother Jones", "Naharnet", "NATO", "New Statesman", "New Vision",
          "Newsday", "Newsweek", "NHK", "Nikkei Asia", "NK News", "Novaya Gazeta", "O Globo",
          "OCHA", "openDemocracy", "PBS", "PBS NewsHour", "Politico", "Postimees", "Pravda",
          "ProPublica", "Prothom Alo", "Quartz", "Radio Free Asia",
          "Radio Free Europe/Radio Liberty", "Rappler", "ReliefWeb", "Republica", "RFA", "RNZ",
          "RTHK", "RTÉ", "Rudaw", "SBS", "Scroll.in", "Semafor", "Sixth Tone", "Sky News", "Slate",
          "Stratfor", "Swissinfo", "Tempo", "The Advertiser", "The Advocate", "The Age",
          "The Argus", "The Atlantic", "The Australian", "The Baltimore Sun",
          "The Charlotte Observer", "The Citizen", "The Conversation", "The Daily Beast",
          "The Diplomat", "The East African", "The Economist", "The Gleaner", "The Globe and Mail",
          "The Hill", "The Hindu", "The Intercept", "The Irrawaddy", "The Kansas City Star",
          "The Local", "The Mainichi", "The Namibian", "The Nation", "The National",
          "The New Humanitarian", "The New Yorker", "The Oregonian", "The Plain Dealer",
          "The Punch", "The Quint", "The Sacramento Bee", "The Scotsman", "The Spectator",
          "The Sun", "The Tennessean", "The Verge", "The White House", "The Wire", "The World Bank",
          "ThePrint", "ThisDay", "TIME", "TOLOnews", "Ukrinform", "UN News", "UNHCR", "UNICEF",
          "Vedomosti", "VnExpress", "Vox", "WHO", "World Bank", "Ynet", "Ynetnews");

WORD_LIST(outlet_words, "Advertiser", "Agence", "Agencia", "Agency", "Agenzia", "Argus",
          "Broadcaster", "Broadcasting", "Bulletin", "Chronicle", "Clarion", "Courier", "Daily",
          "Diario", "Dispatch", "Echo", "Examiner", "Express", "Gazete", "Gazette", "Globe",
          "Guardian", "Herald", "Independent", "Informer", "Inquirer", "Intelligencer", "Journal",
          "Ledger", "Magazine", "Mail", "Media", "Mercury", "Messenger", "Mirror", "Monitor",
          "Network", "News", "Newspaper", "Newspapers", "Newswire", "Noticias", "Nouvelles",
          "Observer", "Online", "Post", "Prensa", "Press", "Presse", "Radio", "Record", "Register",
          "Review", "Sentinel", "Service", "Shimbun", "Spectator", "Standard", "Star", "Statesman",
          "Telegraph", "Television", "Times", "Today", "Tribune", "TV", "Weekly", "Wire",
          "Zeitung");

WORD_LIST(role_words, "analyst", "anchor", "bureau", "chief", "columnist", "contributor",
          "correspondent", "correspondents", "critic", "desk", "editor", "editors", "envoy",
          "intern", "journalist", "photographer", "presenter", "producer", "reporter", "reporters",
          "researcher", "staff", "writer", "writers");

WORD_LIST(particles, "al", "ap", "ben", "bin", "da", "das", "de", "del", "della", "den", "der",
          "di", "dos", "du", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "y", "zu");

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

struct span text_trim_signs(struct span text, const char *signs)
{
    text = text_trim(text);
    while (text.len && strchr(signs, text.ptr[text.len - 1])) {
        text = text_trim(span_slice(text, 0, text.len - 1));
    }
    return text;
}

size_t text_digits_end(struct span text, size_t at)
{
    while (at < text.len && ascii_is_digit(text.ptr[at])) {
        at++;
    }
    return at;
}

size_t text_behind_last(struct span text, char sign)
{
    size_t at = text.len;
    while (at > 0 && text.ptr[at - 1] != sign) {
        at--;
    }
    return at;
}

struct span text_in_bracket(struct span text, char open, char close)
{
    bool closed = text.len > 0 && text.ptr[text.len - 1] == close;
    struct span before = span_slice(text, 0, text.len - closed);
    size_t start = closed ? text_behind_last(before, open) : 0;
    return start ? span_slice(before, start, before.len) : (struct span){0};
}

bool text_cut_at(struct span *rest, const char *word, struct span *before)
{
    size_t at = span_find(*rest, span_of(word), 0);
    if (at == SIZE_MAX) {
        return false;
    }
    *before = span_slice(*rest, 0, at);
    *rest = span_slice(*rest, at + strlen(word), rest->len);
    return true;
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

struct span word_last(struct span text)
{
    size_t end = text.len;
    while (end > 0 && ascii_is_space(text.ptr[end - 1])) {
        end--;
    }
    size_t start = end;
    while (start > 0 && !ascii_is_space(text.ptr[start - 1])) {
        start--;
    }
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

/* Whether the word may begin with the byte, the case of letters left out. */
static bool may_begin(const char *word, char first)
{
    return ((*word ^ first) & ~0x20) == 0;
}

size_t starts_with_any(struct span text, const char *const *list)
{
    char first = text.len > 0 ? text.ptr[0] : '\0';
    for (; *list; list++) {
        if (!may_begin(*list, first)) {
            continue;
        }
        struct span word = span_of(*list);
        if (text.len >= word.len && span_equal_nocase(span_slice(text, 0, word.len), word)) {
            return word.len;
        }
    }
    return 0;
}

bool begins_with_bullet(struct span text)
{
    static const char *const bullets[] = {"• ", "· ", "▪ ", "● ", NULL};
    return starts_with_any(text, bullets) > 0;
}

bool is_one_of(struct span text, const char *const *list)
{
    char first = text.len > 0 ? text.ptr[0] : '\0';
    for (; *list; list++) {
        if (may_begin(*list, first) && span_equal_nocase(text, span_of(*list))) {
            return true;
        }
    }
    return false;
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

static bool has_listed_word(struct span text, const struct word_list *list)
{
    size_t at = 0;
    for (struct span word = word_next(text, &at); word.len; word = word_next(text, &at)) {
        word = word_bare(word);
        struct span part = span_slice(word, text_behind_last(word, '-'), word.len);
        if (word_list_has_nocase(list, word) ||
            (part.len < word.len && word_list_has_nocase(list, part))) { /* "Post-Gazette" */
            return true;
        }
    }
    return false;
}

bool is_agency_name(struct span text)
{
    if (text.len >= 5 && word_is_caps(text) && word_list_has_nocase(&agencies, text)) {
        return true; /* "AZERTAC" */
    }
    return word_list_has(&agencies, text) || span_equal_nocase(text, SPAN("agencies"));
}

bool is_role(struct span text)
{
    return has_listed_word(text, &role_words);
}

/* Whether every word is capitalised but for the small ones of names. */
static bool is_title_case(struct span text)
{
    WORD_LIST(small, "&", "and", "de", "der", "die", "du", "for", "in", "la", "le", "of", "on",
              "the");
    size_t at = 0;
    size_t count = 0;
    for (struct span word = word_next(text, &at); word.len; word = word_next(text, &at)) {
        if (!word_is_capital(word) && !word_list_has(&small, word)) {
            return false;
        }
        count++;
    }
    return count > 0;
}

bool is_outlet_word(struct span word)
{
    return word_is_capital(word) && word_list_has(&outlet_words, word);
}

bool is_paper_word(struct span word)
{
    WORD_LIST(vague, "Agence", "Agencia", "Agency", "Agenzia", "Broadcaster", "Broadcasting",
              "Bulletin", "Daily", "Dispatch", "Magazine", "Media", "Network", "News", "Newspaper",
              "Newspapers", "Newswire", "Noticias", "Nouvelles", "Online", "Prensa", "Press",
              "Presse", "Radio", "Record", "Register", "Review", "Service", "Television", "Today",
              "TV", "Weekly", "Wire");
    return is_outlet_word(word) && !word_list_has(&vague, word);
}

bool is_known_outlet(struct span text)
{
    static const char *const domains[] = {".com", ".org", ".net"};
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++) {
        bool ends = span_ends_with(text, span_of(domains[i]));
        text = ends ? span_slice(text, 0, text.len - strlen(domains[i])) : text;
    }
    if (word_is_caps(text) && text.len > 4) {
        return word_list_has_nocase(&agencies, text) || word_list_has_nocase(&outlets, text);
    }
    return is_agency_name(text) || word_list_has(&outlets, text);
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

/* "Karsk Evening Sun", "The Morning Sun": alone the word is a weekday or a name. */
static bool is_sun(struct span text)
{
    return word_is_capital(text) &&
           (span_ends_with(text, SPAN("Evening Sun")) || span_ends_with(text, SPAN("Morning Sun")));
}

bool is_outlet_name(struct span text)
{
    text = text_trim(text);
    if (text.len >= OUTLET_BYTES) {
        return false;
    }
    if (is_known_outlet(text) || is_site_name(text) || is_sun(text)) {
        return true;
    }
    size_t words = word_count(text);
    size_t at = 0;
    WORD_LIST(no_firsts, "about", "all", "also", "at", "breaking", "by", "email", "follow", "for",
              "from", "get", "icon", "image", "in", "join", "latest", "logo", "more", "news",
              "next", "on", "other", "our", "photo", "popular", "print", "read", "recent",
              "related", "see", "send", "share", "sign", "source", "subscribe", "this", "today's",
              "top", "trending", "video", "view", "watch", "with", "your");
    if (word_list_has_nocase(&no_firsts, word_next(text, &at))) { /* "News Analysis", "In News" */
        return false;
    }
    static const char *const no_lasts[] = {
        " Department", " Office",  " Division", " Release", " Secretary", " Statement",
        " Conference", " Unit",    " Releases", " Section", " Shows",     " Exclusives",
        " Headlines",  " Archive", " Archives", " Topics",  " Stories",   " Updates",
        " Alerts",     " Videos",  NULL};
    for (size_t i = 0; no_lasts[i]; i++) { /* "Press Office" */
        if (span_ends_with(text, span_of(no_lasts[i]))) {
            return false;
        }
    }
    return words > 1 && words < 7 && is_title_case(text) && word_is_capital(text) &&
           has_listed_word(text, &outlet_words) && !is_role(text) &&
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

/* Whether one of its words names a body or a matter, not a person: "University of Karsen", "Rescue
 * Effort". */
static bool has_body_word(struct span text)
{
    WORD_LIST(bodies, "Admin", "Administrator", "Agency", "Alert", "Association", "Attack",
              "Authority", "Bank", "Bureau", "Campaign", "Center", "Centre", "Club", "College",
              "Commission", "Committee", "Company", "Council", "Court", "Coverage", "Crash",
              "Crisis", "Department", "Dispute", "Effort", "Election", "Elections", "Embassy",
              "Emergency", "Exclusive", "Explosion", "Federation", "Foundation", "Gallery",
              "Government", "Headlines", "Hospital", "Inquiry", "Institute", "Investigation",
              "Latest", "Ministry", "Mission", "News", "Newsdesk", "Newsroom", "Office",
              "Operation", "Organisation", "Organization", "Outbreak", "Outlook", "Parliament",
              "Police", "Probe", "Project", "Protest", "Protests", "Report", "Rescue", "Roundup",
              "Secretariat", "Society", "Special", "Strike", "Summit", "Talks", "Tragedy", "Union",
              "University", "Update", "Updates", "Verdict", "Violence", "Weather", "Webdesk",
              "Webmaster");
    size_t at = 0;
    for (struct span word = word_next(text, &at); word.len; word = word_next(text, &at)) {
        if (word_list_has_nocase(&bodies, word)) {
            return true;
        }
    }
    return false;
}

bool is_person_name(struct span text, bool full)
{
    size_t at = 0;
    size_t count = 0;
    struct span last = {0};
    for (struct span word = word_next(text, &at); word.len; word = word_next(text, &at)) {
        bool particle = word_list_has(&particles, word);
        if (!particle && !is_name_word(word)) {
            return false;
        }
        count += !particle;
        last = word;
    }
    static const char *const no_names[] = {"the ",  "at ",    "in ",   "on ",    "for ",
                                           "from ", "of ",    "with ", "after ", "amid ",
                                           "over ", "under ", NULL};
    if (starts_with_any(text, no_names) || has_body_word(text)) {
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
    WORD_LIST(known, "Co.", "Corp.", "Dept.", "Gen.", "Gov.", "Inc.", "Jr.", "Ltd.", "Mt.", "No.",
              "Rep.", "Sen.", "Sr.", "St.");
    struct span word = word_last(text);
    bool initials = word.len >= 4 && word.ptr[word.len - 3] == '.' && !span_is(word, "a.m.") &&
                    !span_is(word, "p.m.");
    return initials || word_list_has(&known, word);
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

bool holds_sentence_end(struct span text)
{
    for (size_t at = 1; at + 2 < text.len; at++) {
        if (text.ptr[at] != '.' || text.ptr[at + 1] != ' ') {
            continue;
        }
        struct span before = span_slice(text, 0, at + 1);
        size_t start = text_behind_last(before, ' ');
        bool capital = word_is_capital(span_slice(text, at + 2, text.len));
        if (capital && at - start > 3 && ends_sentence(before, false)) {
            return true;
        }
    }
    return false;
}
