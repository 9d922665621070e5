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

/* What papers call their parts, besides the sections' names. */
static bool is_part_of_paper(struct span word)
{
    WORD_LIST(parts, "agriculture", "archive", "archives", "blog", "breaking", "column", "comment",
              "commentary", "community", "council", "courts", "crime", "e-paper", "edition",
              "editorial", "elections", "energy", "epaper", "exclusive", "explainer", "feature",
              "features", "finance", "front", "gallery", "government", "interview", "investigation",
              "law", "letters", "lifestyle", "live", "magazine", "markets", "media", "newsletter",
              "obituaries", "page", "parliament", "people", "photos", "podcast", "press", "profile",
              "religion", "report", "review", "security", "statement", "stories", "story",
              "transport", "update", "updated", "video", "weather");
    return word_list_has_nocase(&parts, word);
}

/* "Nairobi", "Port Vila", "Honiara, Solomon Islands". */
static bool is_town(struct span place)
{
    struct span country = place;
    struct span town = text_trim(span_cut(&country, ','));
    country = country.ptr ? text_trim(country) : country;
    if (!word_is_capital(town) || town.len < 4 || piece_is_section(town) || is_role(place) ||
        is_part_of_paper(town) || is_outlet_name(place) || is_outlet_name(town)) {
        return false;
    }
    if (country.ptr) {
        return word_count(town) <= TOWN_WORDS && word_count(country) <= TOWN_WORDS &&
               word_is_capital(country) && !is_role(country) &&
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

bool place_line_match_alone(struct span line, struct dateline_match *out)
{
    struct span town = line;
    town = text_trim(span_cut(&town, ','));
    return line.len <= LINE_BYTES && word_is_caps(town) && !ends_sentence(line, true) &&
           is_town(line) && dateline_read_label(line, out) && out->date.month == 0 &&
           !out->agency.ptr;
}
