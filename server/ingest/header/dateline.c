/* Datelines. The text up to each colon or dash near the start is tried as a head: what is in
 * brackets at its end is the agency, what reads as a date before or after that is the date, the
 * rest must look like a place. Capitals alone are enough for a place before a dash; a colon
 * needs four letters, so that "US: ..." and "Q: ..." stay text. Places are judged by their form,
 * not looked up, so an unusual town is read as well as a capital. */
#include "dateline.h"

#include <ctype.h>
#include <stdint.h>

#include "base/ascii.h"
#include "base/utf8.h"
#include "known_names.h"
#include "place_line.h"
#include "wording.h"

enum { HEAD_BYTES = 140, PLACE_BYTES = 70, PLACE_WORDS = 9, LEAD_WORDS = 12, TIME_BYTES = 16 };

struct separator {
    const char *text;
    bool dash;
};

/* Longer ones first. */
static const struct separator separators[] = {
    {" --- ", true}, {" -- ", true}, {" – ", true}, {" — ", true}, {" ― ", true}, {" - ", true},
    {" _ ", true},   {"-- ", true},  {"--", true},  {"—", true},   {"– ", true},  {"- ", true},
    {": ", false},   {":", false},   {".—", true},  {".--", true},
};

/* First words that capitals or a colon make look like a place. */
static const char *const labels[] = {
    "ADVISORY",  "ALERT",      "ANALYSIS",      "ATTENTION", "BREAKING",  "BRIEF",
    "BY",        "CAPTION",    "CLARIFICATION", "COLUMN",    "COMMENT",   "COMMENTARY",
    "CORRECTED", "CORRECTION", "EDITOR",        "EDITORIAL", "EDITORS",   "EDITOR'S",
    "EXCLUSIVE", "EXPLAINER",  "FACTBOX",       "FEATURE",   "FILE",      "FLASH",
    "FOCUS",     "GRAPHIC",    "IMAGE",         "INSIGHT",   "INTERVIEW", "LIVE",
    "MORE",      "NEWS",       "NOTE",          "OPINION",   "PHOTO",     "PHOTOS",
    "PICTURE",   "PICTURES",   "POLL",          "PREVIEW",   "PROFILE",   "READ",
    "RECAP",     "RELATED",    "REPORT",        "REVIEW",    "SEE",       "SOURCE",
    "SPECIAL",   "SPORTS",     "SUMMARY",       "TIMELINE",  "TOPIC",     "UPDATE",
    "UPDATED",   "URGENT",     "VIDEO",         "WATCH",     "WRAPUP",    "WHO",
    "WHAT",      "WHY",        "HOW",           "WHEN",      NULL};

/* First words of sentences and headers that are no place. */
static const char *const openers[] = {
    "On",    "In",   "At",   "By", "As",        "Since",   "After",  "Before", "Until",
    "From",  "The",  "A",    "An", "Published", "Updated", "Posted", "Date",   "Last",
    "First", "This", "That", "It", "He",        "She",     NULL};

static struct span without_commas(struct span text)
{
    return text_trim_signs(text, ",");
}

/* --- the parts of a head ---------------------------------------------------------------------- */

static bool agency_is_likely(struct span agency)
{
    size_t words = word_count(agency);
    return agency.len > 1 && agency.len < 45 && words <= 6 &&
           (word_is_capital(agency) || is_agency_name(agency)) &&
           !memchr(agency.ptr, '"', agency.len) && weekday_from_name(agency) < 0;
}

/* Takes "(Reuters)" or "/PRNewswire/" off the end of `*head`. */
static void take_agency(struct span *head, struct span *agency)
{
    if (head->len < 3) {
        return;
    }
    struct span round = text_in_bracket(*head, '(', ')');
    struct span bracket = round.ptr ? round : text_in_bracket(*head, '/', '/');
    struct span inside = text_trim(bracket);
    if (bracket.ptr && agency_is_likely(inside)) {
        struct span before =
            without_commas(span_slice(*head, 0, (size_t)(bracket.ptr - head->ptr) - 1));
        /* "(Nairobi) – ": with nothing before it, it is the place. */
        bool place = before.len == 0 && !is_agency_name(inside);
        *agency = place ? *agency : inside;
        *head = place ? inside : before;
    }
}

/* Takes "Kyodo" off the end of "TOKYO, March 5, Kyodo": an agency without brackets, which stands
 * behind a comma. */
static void take_bare_agency(struct span *head, struct span *agency)
{
    size_t comma = text_behind_last(*head, ',');
    size_t stop = comma ? SIZE_MAX : span_find(*head, SPAN(". "), 0); /* "ASTANA. KAZINFORM" */
    comma = stop == SIZE_MAX ? comma : stop + 1;
    struct span last = text_trim(span_slice(*head, comma, head->len));
    if (comma > 0 && (is_agency_name(last) || is_outlet_name(last))) { /* "JAKARTA, KOMPAS.com" */
        *agency = last;
        *head = without_commas(span_slice(*head, 0, comma - 1));
        return;
    }
    struct span place = *head; /* "TEMPO.CO, Banyuwangi" */
    struct span first = text_trim(span_cut(&place, ','));
    if (place.ptr && (is_agency_name(first) || is_outlet_name(first))) {
        *agency = first;
        *head = text_trim(place);
    }
}

/* Takes a date off the end of `*head`: the longest tail that reads as one. */
static void take_date(struct span *head, struct printed_date *date)
{
    char last = head->len ? head->ptr[head->len - 1] : ' ';
    size_t digits_end = isalnum((unsigned char)last) || last == '.' ? head->len : 0;
    while (digits_end > 0 && !ascii_is_digit(head->ptr[digits_end - 1])) {
        digits_end--; /* no date begins behind the last digit */
    }
    for (size_t at = 0; at < digits_end; at++) {
        bool word_start = at == 0 || head->ptr[at - 1] == ' ' || head->ptr[at - 1] == ',';
        if (!word_start) {
            continue;
        }
        struct span tail = span_slice(*head, at, head->len);
        struct printed_date found;
        if (printed_date_parse(tail, &found) == tail.len) {
            *date = found;
            *head = without_commas(span_slice(*head, 0, at));
            return;
        }
    }
}

/* Takes "(12 April 2018)" off the end of `*head`. */
static void take_bracketed_date(struct span *head, struct printed_date *date)
{
    struct span bracket = text_in_bracket(*head, '(', ')');
    struct span inside = text_trim(bracket);
    struct printed_date found;
    if (inside.len && printed_date_parse(inside, &found) == inside.len) {
        *date = found;
        *head = without_commas(span_slice(*head, 0, (size_t)(bracket.ptr - head->ptr) - 1));
    }
}

/* Takes "(Colombia)" off the end of `*head`, which is no agency; whether it stood there. */
static bool take_country(struct span *head)
{
    struct span bracket = text_in_bracket(*head, '(', ')');
    struct span inside = text_trim(bracket);
    size_t before = bracket.ptr ? (size_t)(bracket.ptr - head->ptr) - 1 : 0;
    bool country = before > 0 && inside.len > 3 && !is_agency_name(inside) && known_country(inside);
    *head = country ? without_commas(span_slice(*head, 0, before)) : *head;
    return country;
}

/* --- places ----------------------------------------------------------------------------------- */

static bool is_place_word(struct span word, bool caps)
{
    static const char *const small[] = {"and", "of",   "the",    "de",  "la", "le", "el", "al",
                                        "on",  "near", "upon",   "off", "du", "da", "do", "dos",
                                        "sur", "am",   "aboard", "in",  "&",  NULL};
    for (size_t i = 0; i < word.len; i++) {
        if (strchr("\"!?;:()[]<>|=_*#@$%+", word.ptr[i]) || isdigit((unsigned char)word.ptr[i])) {
            return false;
        }
    }
    if (span_is_one_of(word, small)) {
        return true;
    }
    if (!caps) {
        return word_is_capital(word);
    }
    bool half = span_starts_with(word, SPAN("al-")) || span_starts_with(word, SPAN("el-")) ||
                span_starts_with(word, SPAN("Mc"));
    return word_is_caps(half ? span_slice(word, 2, word.len) : word);
}

/* The part before the first comma in capitals (when `caps`), what follows capitalised. */
static bool is_place(struct span place, bool caps)
{
    if (place.len < 2 || place.len > PLACE_BYTES || word_count(place) > PLACE_WORDS) {
        return false;
    }
    size_t at = 0;
    struct span word = word_next(place, &at);
    struct span first = {word.ptr, word.len};
    if (first.ptr[first.len - 1] == ',') {
        first.len--;
    }
    bool done = first.len > 5 && first.len == place.len &&
                span_ends_with(first, SPAN("ED")); /* "RESCUED: A family …" */
    if (done || span_is_one_of(first, labels) || span_is_one_of(first, openers) ||
        !word_is_capital(word) || weekday_from_name(first) >= 0) {
        return false;
    }
    for (; word.len; word = word_next(place, &at)) {
        bool comma = word.ptr[word.len - 1] == ',';
        struct span bare = {word.ptr, word.len - comma};
        if (!is_place_word(bare, caps)) {
            return false;
        }
        caps = caps && !comma;
    }
    return !is_outlet_name(place) && !is_role(place);
}

/* --- the whole -------------------------------------------------------------------------------- */

/* What may begin a report: a capital, a digit, a quotation mark. */
static bool begins_report(struct span text)
{
    static const char *const quotes[] = {"\"", "'", "“", "‘", "«", "$", "€", "£", "(", "[", NULL};
    uint32_t code;
    if (text.len == 0 || starts_with_any(text, quotes)) {
        return true;
    }
    utf8_decode(text, 0, &code);
    return utf8_is_upper(code) || utf8_is_digit(code) || !utf8_is_lower(code);
}

/* Without the stop or dashes that stand behind a place ("MOSCOW. March 5", "LONDON--(AGENCY)") or
 * date; a stop after more than one word may belong to it ("Salem, Ore."). */
static struct span without_stop(struct span text)
{
    while (text.len > 1 && text.ptr[text.len - 1] == '-') {
        text.len--;
    }
    bool digit = text.len > 2 && isdigit((unsigned char)text.ptr[text.len - 2]);
    bool alone =
        text.len > 4 && !memchr(text.ptr, ' ', text.len) && !memchr(text.ptr, '.', text.len - 1);
    if (text.len > 1 && text.ptr[text.len - 1] == '.' && (digit || alone)) {
        text.len--;
    }
    return text;
}

/* "VARNHOLM 12/03", which may be two days, without them. */
static struct span without_numbers(struct span text)
{
    struct span last = word_last(text);
    bool numbers = last.len >= 3 && last.len < text.len && memchr(last.ptr, '/', last.len) &&
                   ascii_is_digit(last.ptr[0]) && ascii_is_digit(last.ptr[last.len - 1]);
    return numbers ? text_trim(span_slice(text, 0, text.len - last.len)) : text;
}

/* Takes ", Monday" off the end of `*head`; whether there was one. */
static bool take_weekday(struct span *head)
{
    size_t comma = text_behind_last(*head, ',');
    struct span day = without_stop(text_trim(span_slice(*head, comma, head->len)));
    bool weekday = comma > 1 && weekday_from_name(day) >= 0;
    *head = weekday ? without_commas(span_slice(*head, 0, comma - 1)) : *head;
    return weekday;
}

/* "Thimphu [Bhutan]" as "Thimphu". */
static struct span without_country(struct span place)
{
    bool closed = place.len > 2 && place.ptr[place.len - 1] == ']';
    size_t open = closed ? span_find(place, SPAN(" ["), 0) : SIZE_MAX;
    bool country = open != SIZE_MAX && word_is_capital(span_slice(place, open + 2, place.len - 1));
    return country ? span_slice(place, 0, open) : place;
}

/* The parts of what stands before a colon or a dash, or alone; with `strict` as dateline_match. */
static bool read_head(struct span head, bool dash, bool strict, struct dateline_match *out)
{
    *out = (struct dateline_match){.date = PRINTED_DATE_NONE};
    struct span rest = without_commas(head);
    size_t first = head.len && head.ptr[head.len - 1] == ')' && printed_date_may_stand(head)
                       ? printed_date_parse(head, &out->date)
                       : 0; /* "October 28, 2014 (JUBA)" */
    struct span behind = text_trim(span_slice(head, first, head.len));
    if (first && out->date.year && behind.len > 2 && behind.ptr[0] == '(' && dash) {
        out->place = span_slice(behind, 1, behind.len - 1);
        return is_place(out->place, false);
    }
    out->date = PRINTED_DATE_NONE;
    take_date(&rest, &out->date);
    take_bracketed_date(&rest, &out->date);
    bool located = take_country(&rest);
    take_agency(&rest, &out->agency);
    if (!out->agency.ptr && out->date.month == 0) {
        take_bare_agency(&rest, &out->agency);
    }
    rest = without_stop(rest);
    if (out->date.month == 0) {
        take_date(&rest, &out->date);
    }
    rest = without_stop(out->agency.ptr ? without_numbers(rest) : rest);
    located = take_country(&rest) || located;
    bool weekday = out->date.month == 0 && take_weekday(&rest);
    rest = without_country(rest);
    /* "(Nairobi) – " */
    bool bracketed = head.len && head.ptr[0] == '(' && !out->agency.ptr && dash;
    bool evidence = out->agency.ptr || out->date.month || bracketed || weekday || located;
    if (rest.len == 0) {
        return !strict && out->agency.ptr != NULL;
    }
    if (!is_place(rest, (strict && !bracketed) || !evidence)) {
        return false;
    }
    if (!evidence && ((!dash && utf8_count(rest) < 4) || utf8_count(rest) < 3)) {
        return false;
    }
    out->place = rest;
    return true;
}

bool dateline_read_label(struct span value, struct dateline_match *out)
{
    struct dateline_match match;
    if (value.len > HEAD_BYTES || !read_head(value, true, false, &match)) {
        struct span place = without_stop(without_commas(value));
        match = (struct dateline_match){.date = PRINTED_DATE_NONE, .place = place};
        if (value.len > HEAD_BYTES || !is_place(place, false)) {
            return false;
        }
    }
    match.text = value;
    match.end = value.len;
    *out = match;
    return true;
}

/* "Karlova, 9 May 2007. The bishop …"; in capitals any day: "RIGA, 4 November. The …". */
static bool match_stopped_head(struct span text, size_t at, struct dateline_match *out)
{
    struct dateline_match match;
    struct span rest = text_trim(span_slice(text, at + 1, text.len));
    if (!begins_report(rest) || rest.len == 0 || rest.ptr == text.ptr + at + 1 ||
        !read_head(span_slice(text, 0, at), false, false, &match) || !match.place.ptr ||
        !match.date.day || word_count(match.place) > 3 ||
        !(match.date.year || (word_is_caps(match.place) && word_is_capital(rest)))) {
        return false;
    }
    match.text = span_slice(text, 0, at + 1);
    match.end = (size_t)(rest.ptr - text.ptr);
    *out = match;
    return true;
}

/* "(CNN)North Korea ...", "(AP) The ...": the agency without a separator. */
static bool match_bare_agency(struct span text, struct dateline_match *out)
{
    if (text.len == 0 || text.ptr[0] != '(') {
        return false;
    }
    size_t close = span_find(text, SPAN(")"), 0);
    if (close == SIZE_MAX || !is_agency_name(span_slice(text, 1, close))) {
        return false;
    }
    struct span rest = text_trim(span_slice(text, close + 1, text.len));
    if (!begins_report(rest) || rest.len == 0) {
        return false;
    }
    *out = (struct dateline_match){.date = PRINTED_DATE_NONE};
    out->text = span_slice(text, 0, close + 1);
    out->agency = span_slice(text, 1, close);
    out->end = (size_t)(rest.ptr - text.ptr);
    return true;
}

/* "Palestinian Authority (PA)": what would be an agency is the place's own short form. */
static bool is_short_form(struct span agency, struct span place)
{
    size_t letters = 0;
    size_t at = 0;
    for (struct span word = word_next(place, &at); word.len; word = word_next(place, &at)) {
        if (letters == agency.len || word.ptr[0] != agency.ptr[letters]) {
            return false;
        }
        letters++;
    }
    return letters == agency.len;
}

/* Whether a head without a date is one by its agency, its short place and the report behind it. */
static bool stands_undated(const struct dateline_match *match, struct span report)
{
    struct printed_date behind;
    return is_agency_name(match->agency) && word_count(match->place) <= 3 &&
           !is_short_form(match->agency, match->place) && word_count(report) >= LEAD_WORDS &&
           printed_date_parse(report, &behind) == 0;
}

/* "Guwahati, June 21 (IANS) A rail link", "Ulaanbaatar /MONTSAME/ Herders": place, date and agency
 * need nothing between them and the report, and those of a known agency no date. `at` is the
 * closing bracket. */
static bool match_complete_head(struct span text, size_t at, struct dateline_match *out)
{
    struct dateline_match match;
    static const char *const stops[] = {".- ", ".– ", ". ", NULL};
    size_t stop = starts_with_any(span_slice(text, at + 1, text.len), stops);
    size_t end = at + (stop ? stop : 1);
    struct span rest = text_trim(span_slice(text, end, text.len));
    if (rest.len == 0 || !begins_report(rest) || rest.ptr == text.ptr + end ||
        !read_head(span_slice(text, 0, at + 1), false, false, &match) || !match.place.ptr ||
        !match.agency.ptr || (match.date.month == 0 && !stands_undated(&match, rest))) {
        return false;
    }
    match.text = span_slice(text, 0, end);
    match.end = (size_t)(rest.ptr - text.ptr);
    *out = match;
    return true;
}

/* "LUSAKA, Zambia" before "--", as Dow Jones has it: a town of one word in capitals. */
static bool is_caps_town(struct span head)
{
    struct span rest = head;
    struct span town = span_cut(&rest, ',');
    return town.len > 3 && word_count(town) == 1 && word_is_caps(town) && word_count(head) <= 3;
}

static bool match_at(struct span text, size_t at, bool strict, struct dateline_match *out)
{
    for (size_t i = 0; i < sizeof separators / sizeof *separators; i++) {
        struct span mark = span_of(separators[i].text);
        struct span from = span_slice(text, at, text.len);
        /* A dash or colon may end the line: then the space after it is not there. */
        struct span sign =
            span_ends_with(mark, SPAN(" ")) ? span_slice(mark, 0, mark.len - 1) : mark;
        bool ends_line = span_equal(from, sign) && mark.len > 1;
        /* Only "(AGENCY)--", and "March 5.--" as old papers have it. */
        bool tight = span_is(mark, "--") && !strchr(").", text.ptr[at - 1]) &&
                     !isdigit((unsigned char)text.ptr[at - 1]) &&
                     !(at + 2 < text.len && isupper((unsigned char)text.ptr[at + 2]) &&
                       is_caps_town(span_slice(text, 0, at)));
        if (tight || (!span_starts_with(from, mark) && !ends_line)) {
            continue;
        }
        struct dateline_match match;
        if (!read_head(span_slice(text, 0, at), separators[i].dash, strict, &match)) {
            return false;
        }
        size_t after = at + (ends_line ? sign.len : mark.len);
        match.text = text_trim(span_slice(text, 0, after));
        while (after < text.len && isspace((unsigned char)text.ptr[after])) {
            after++;
        }
        if (!begins_report(span_slice(text, after, text.len))) {
            return false;
        }
        match.end = after;
        struct span report = span_slice(text, after, text.len);
        bool bare = !separators[i].dash && !match.agency.ptr && match.date.month == 0;
        bool shouted = word_is_caps(report) && !ends_sentence(report, true);
        if (bare && (shouted || is_person_name(report, true))) { /* "WRITER: Hien Tran" */
            return false;
        }
        if (!match.agency.ptr && is_agency_name(report)) { /* "BEIRUT - Agencies" */
            match.agency = report;
            match.text = text;
            match.end = text.len;
        }
        *out = match;
        return true;
    }
    return false;
}

/* A line of its own without a separator: "LONDON, Oct 28 (Reuters)", "DELHI, MARCH 05, 2012". */
static bool match_line(struct span text, bool strict, struct dateline_match *out)
{
    struct dateline_match match;
    if (strict || text.len > HEAD_BYTES || !read_head(text, false, false, &match) ||
        !(match.agency.ptr || match.date.year) || !match.place.ptr ||
        !is_place(match.place, !(match.agency.ptr && match.date.month))) {
        return false;
    }
    match.text = text;
    match.end = text.len;
    *out = match;
    return true;
}

static bool match_once(struct span paragraph, bool strict, struct dateline_match *out)
{
    struct span text = text_trim(paragraph);
    size_t shift = (size_t)(text.ptr - paragraph.ptr);
    size_t limit = text.len < HEAD_BYTES ? text.len : HEAD_BYTES;
    bool found = false;
    bool headed = false; /* a head without colon or dash: taken when there is no other */
    struct dateline_match complete;
    for (size_t at = 1; at < limit && !found; at++) {
        unsigned char next = at + 1 < text.len ? (unsigned char)text.ptr[at + 1] : 0;
        bool dash = text.ptr[at] == ' ' && (next == '-' || next == '_' || next >= 0x80);
        if (dash || strchr(":-", text.ptr[at]) || (text.ptr[at] & 0xC0) == 0xC0) {
            found = match_at(text, at, strict, out);
        } else if ((text.ptr[at] == ')' || text.ptr[at] == '/') && !strict) {
            headed = headed || match_complete_head(text, at, &complete);
        } else if (text.ptr[at] == '.' && !strict &&
                   printed_date_may_stand(span_slice(text, 0, at))) {
            headed = headed || match_stopped_head(text, at, &complete);
        }
    }
    if (!found && headed) {
        *out = complete;
        found = true;
    }
    found = found || (!strict && match_bare_agency(text, out)) || match_line(text, strict, out) ||
            (!strict && place_line_match(text, out));
    if (found) {
        out->end += shift;
    }
    return found;
}

/* "(ANSA) - Rome, March 5 - The": the agency comes first, place and date follow. */
static void match_behind_agency(struct span paragraph, struct dateline_match *out)
{
    struct dateline_match more;
    struct span rest = span_slice(paragraph, out->end, paragraph.len);
    if (out->place.ptr || out->date.month || !match_once(rest, false, &more) || !more.place.ptr ||
        more.date.month == 0 || more.agency.ptr) {
        return;
    }
    more.agency = out->agency;
    more.text =
        (struct span){out->text.ptr, (size_t)(more.text.ptr + more.text.len - out->text.ptr)};
    more.end += out->end;
    *out = more;
}

/* "Málaga - AUG 22, 2022 - 13:12 CEST": nothing but the time stands behind the dateline. */
static void take_time(struct span paragraph, struct dateline_match *out)
{
    struct span rest = span_slice(paragraph, out->end, paragraph.len);
    bool may = rest.len > 3 && rest.len < TIME_BYTES && isdigit((unsigned char)rest.ptr[0]);
    size_t start = may && out->date.year && out->place.ptr
                       ? (size_t)(out->place.ptr + out->place.len - paragraph.ptr)
                       : paragraph.len;
    for (size_t at = start; at < out->end; at++) {
        struct printed_date timed;
        struct span tail = span_slice(paragraph, at, paragraph.len);
        if (paragraph.ptr[at - 1] == ' ' && printed_date_parse(tail, &timed) == tail.len) {
            out->date = timed;
            out->text = text_trim(paragraph);
            out->end = paragraph.len;
            return;
        }
    }
}

bool dateline_match(struct span paragraph, bool strict, struct dateline_match *out)
{
    if (!match_once(paragraph, strict, out)) {
        return false;
    }
    take_time(paragraph, out);
    match_behind_agency(paragraph, out);
    return true;
}

/* Whether four digits stand beside each other. */
static bool holds_year(struct span line)
{
    size_t run = 0;
    for (size_t i = 0; i < line.len && run < 4; i++) {
        run = line.ptr[i] >= '0' && line.ptr[i] <= '9' ? run + 1 : 0;
    }
    return run == 4;
}

bool dateline_is_line(struct span line)
{
    struct dateline_match match;
    return line.len < PLACE_BYTES && holds_year(line) && dateline_match(line, false, &match) &&
           match.end == line.len && match.place.ptr && match.date.year && match.date.day;
}

/* One or two capitalised words, with a country behind a comma. */
static bool is_town(struct span place)
{
    struct span town = place;
    town = text_trim(span_cut(&town, ','));
    return is_place(place, false) && word_count(town) <= 2 && !word_is_caps(town) && town.len > 3 &&
           !is_role(town);
}

bool dateline_match_lead(struct span paragraph, struct dateline_match *out)
{
    static const char *const signs[] = {" — ", " – ", " -- ", ": ", NULL};
    for (size_t at = 1; at < paragraph.len && at < PLACE_BYTES; at++) {
        struct span rest = span_slice(paragraph, at, paragraph.len);
        size_t sign = starts_with_any(rest, signs);
        if (sign == 0) {
            continue;
        }
        struct span report = span_slice(rest, sign, rest.len);
        struct span place = span_slice(paragraph, 0, at);
        bool colon = rest.ptr[0] == ':';
        bool two = colon && word_count(place) > 1 && !place_begins_town(place);
        if (!is_town(place) || two || report.len == 0 || !word_is_capital(report) ||
            word_count(report) < LEAD_WORDS) {
            return false;
        }
        *out = (struct dateline_match){.text = text_trim(span_slice(paragraph, 0, at + sign)),
                                       .place = place,
                                       .date = PRINTED_DATE_NONE,
                                       .end = at + sign};
        return true;
    }
    return false;
}
