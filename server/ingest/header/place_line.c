/* A line is cut at its first bar or bullet: before it a town, behind it a whole date. Of one word
 * any may be a town but those that name a part of the paper. Behind a date, or with a comma
 * between, a town is as often that of the page on which the date is that of the visit: such lines
 * are dates only. */
#include "place_line.h"

#include "block_kind.h"
#include "word_list.h"
#include "wording.h"

enum { LINE_BYTES = 90, TOWN_WORDS = 3 };

bool place_begins_town(struct span name)
{
    static const char *const firsts[] = {
        "Abu ",   "Addis ", "Buenos ", "Cape ", "Dar ",    "El ",    "Fort ",    "Hong ",
        "Kota ",  "Kuala ", "Las ",    "Los ",  "Mexico ", "New ",   "Nay ",     "Panama ",
        "Phnom ", "Port ",  "Puerto ", "Rio ",  "Saint ",  "Salt ",  "San ",     "Santa ",
        "Santo ", "Sao ",   "São ",    "Sri ",  "Tel ",    "Ulaan ", "Vatican ", NULL};
    return starts_with_any(name, firsts) > 0;
}

/* "Tourism", "Investigations", "Athletics": as subjects end, and towns do not. */
static bool ends_as_subject(struct span word)
{
    static const char *const ends[] = {"tion", "tions", "sion", "ism", "ics", "logy", "acy"};
    for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
        size_t len = strlen(ends[i]);
        if (word.len > len + 2 &&
            span_equal_nocase(span_slice(word, word.len - len, word.len), span_of(ends[i]))) {
            return true;
        }
    }
    return false;
}

bool place_is_part_of_paper(struct span name)
{
    WORD_LIST(parts, "admin", "agriculture", "anonymous", "archive", "archives", "background",
              "banking", "baseball", "basketball", "blog", "books", "boxing", "breaking", "brexit",
              "climate", "column", "comment", "commentary", "comments", "community", "conflict",
              "council", "courts", "cricket", "crime", "culture", "cycling", "defence", "defense",
              "developing", "e-paper", "edition", "editorial", "elections", "energy", "epaper",
              "essay", "exclusive", "explained", "explainer", "fact-check", "factcheck", "farming",
              "fashion", "feature", "features", "film", "finance", "food", "football", "front",
              "gallery", "global", "golf", "government", "history", "hockey", "housing", "insight",
              "interview", "law", "letters", "lifestyle", "live", "magazine", "markets", "media",
              "motoring", "movies", "music", "newsletter", "newsroom", "obituaries", "obituary",
              "overview", "page", "parliament", "people", "perspective", "photos", "podcast",
              "press", "print", "profile", "property", "religion", "report", "review", "rugby",
              "security", "soccer", "space", "spotlight", "statement", "stories", "story", "tennis",
              "theatre", "transport", "update", "updated", "video", "weather", "webmaster", "women",
              "youth");
    return piece_is_section(name) ||
           (word_is_capital(name) && word_count(name) == 1 &&
            (word_list_has_nocase(&parts, name) || ends_as_subject(name)));
}

/* "Nairobi", "Port Vila", "Honiara, Solomon Islands". */
static bool is_town(struct span place)
{
    struct span country = place;
    struct span town = text_trim(span_cut(&country, ','));
    country = country.ptr ? text_trim(country) : country;
    if (!word_is_capital(town) || town.len < 4 || is_role(place) || place_is_part_of_paper(town) ||
        is_outlet_name(place) || is_outlet_name(town) || is_paper_word(town)) {
        return false;
    }
    if (country.ptr) {
        return word_count(town) <= TOWN_WORDS && word_count(country) <= TOWN_WORDS &&
               word_is_capital(country) && !is_role(country) &&
               (word_is_caps(country) || !place_is_part_of_paper(country)) &&
               (!word_is_caps(country) || word_count(town) == 1 || place_begins_town(town)) &&
               !is_outlet_name(country) && (place_begins_town(town) || !is_person_name(town, true));
    }
    static const char *const given[] = {"Abu ", "El ", NULL}; /* "Abu Sayed" */
    bool given_name = starts_with_any(town, given) > 0 && !span_is(town, "Abu Dhabi");
    return word_count(town) == 1 ||
           (word_count(town) <= TOWN_WORDS && place_begins_town(town) && !given_name);
}

bool place_line_match(struct span line, struct dateline_match *out)
{
    static const char *const signs[] = {"|", "•", "·", NULL};
    line = text_trim(line);
    if (line.len > LINE_BYTES || !printed_date_may_stand(line)) {
        return false;
    }
    size_t at = 0;
    size_t sign = 0;
    for (; at < line.len && sign == 0; at++) {
        bool may = line.ptr[at] == '|' || (line.ptr[at] & 0x80);
        sign = may ? starts_with_any(span_slice(line, at, line.len), signs) : 0;
    }
    struct span place = text_trim(span_slice(line, 0, sign ? at - 1 : 0));
    struct span day = text_trim(span_slice(line, sign ? at - 1 + sign : line.len, line.len));
    struct printed_date date;
    struct dateline_match match;
    if (!is_town(place) || printed_date_parse(day, &date) != day.len || !date.year || !date.day ||
        !dateline_read_label(place, &match) || match.date.month || match.agency.ptr) {
        return false;
    }
    match.date = date;
    match.text = line;
    match.end = line.len;
    *out = match;
    return true;
}

bool place_line_match_below_name(struct span line, struct dateline_match *out)
{
    return line.len <= LINE_BYTES && !ends_sentence(line, true) && is_town(line) &&
           dateline_read_label(line, out) && out->date.month == 0 && !out->agency.ptr;
}

bool place_line_match_alone(struct span line, struct dateline_match *out)
{
    struct span town = line;
    town = text_trim(span_cut(&town, ','));
    return word_is_caps(town) && place_line_match_below_name(line, out);
}
