/* The headline. The first line is one only when its form and its neighbours say so: a first
 * paragraph never is. A line that has no word in common with the report (a slogan, a row of a menu,
 * another report's teaser) gives way to one further down that has. */
#include "header_parts.h"

#include "header_line.h"
#include "headline.h"
#include "headline_words.h"
#include "trail.h"
#include "wording.h"

enum {
    TOP_LINES = 40,
    SHARED_MIN = 2,
    SHARED_CLEARLY = 3,
    MASTHEAD_BYTES = 120,
    SUBJECT_LINES = 10
};

/* "April 13, 2018 Friday", as Nexis prints it, with the outlet above and the headline below. */
static bool is_nexis_date(struct span piece)
{
    struct printed_date date;
    size_t end = printed_date_parse(piece, &date);
    bool comma = end && end < piece.len && piece.ptr[end] == ','; /* "June 22, 2005, Wednesday" */
    struct span rest = end ? text_trim(span_slice(piece, end + comma, piece.len)) : SPAN("");
    size_t at = 0;
    return end && date.year && date.weekday < 0 && weekday_from_name(word_next(rest, &at)) >= 0;
}

/* "Agence France Presse -- English": the outlet alone. */
static struct span nexis_outlet(struct span piece)
{
    static const char *const signs[] = {" -- ", " - "};
    piece = text_trim(span_cut(&piece, '\n'));
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        size_t at = span_find(piece, span_of(signs[i]), 0);
        piece = at == SIZE_MAX ? piece : text_trim(span_slice(piece, 0, at));
    }
    return piece;
}

/* "MercoPress. South Atlantic News Agency": a known outlet before what it says of itself; empty
 * when it is none. */
static struct span outlet_before_slogan(struct span line)
{
    static const char *const signs[] = {". ", " | ", " - ", " – ", " — ", ": ", NULL};
    for (size_t at = 2; at < line.len && at < MASTHEAD_BYTES / 2; at++) {
        size_t sign = starts_with_any(span_slice(line, at, line.len), signs);
        if (sign) {
            struct span slogan = span_slice(line, at + sign, line.len);
            bool fits = is_known_outlet(span_slice(line, 0, at)) && word_count(slogan) > 1 &&
                        word_count(slogan) < 9 && headline_is_label(slogan);
            return fits ? span_slice(line, 0, at) : SPAN("");
        }
    }
    return SPAN("");
}

/* The outlet's name above everything: other parts of a header follow, and then a headline. */
static bool read_masthead(struct header *header, size_t i, size_t top)
{
    struct credit credit;
    struct span piece = header->pieces[i].text;
    if (piece_is_credit(header->arena, piece, &credit) && credit.year) {
        facts_keep_credit(header, &credit, piece);
        return true;
    }
    if (i + 2 < top && view_words(&header->view, i) < 16 && !header->article->source.ptr &&
        is_nexis_date(header->pieces[i + 1].text) && headline_fits(&header->view, i + 2)) {
        facts_set_source(header, nexis_outlet(piece), SOURCE_BYLINE);
        return true;
    }
    if (i == 0 && i + 2 < top && is_known_outlet(piece)) {
        facts_set_source(header, piece, SOURCE_BYLINE);
        return true;
    }
    struct span bare = piece; /* "New York Times (NY)" above "Copyright 2014 …" */
    bare = text_trim(span_cut(&bare, '('));
    if (i + 2 < top && bare.len < piece.len && is_outlet_name(bare) &&
        piece_is_credit(header->arena, header->pieces[i + 1].text, &credit) && credit.year) {
        facts_set_source(header, bare, SOURCE_BYLINE);
        return true;
    }
    struct span known = outlet_before_slogan(piece);
    if (i < 3 && i + 2 < top && known.len) {
        facts_set_source(header, known, SOURCE_BYLINE);
        return true;
    }
    struct printed_date date;
    struct header_line line;
    struct span outlet = {0};
    size_t word = 0; /* "VOA News" is no country's */
    bool country = span_ends_with(piece, SPAN(" News")) &&
                   view_words(&header->view, i) == 2; /* "India News" */
    bool followed =
        i + 2 < top && is_outlet_name(piece) && !piece_is_section(piece) &&
        (!country || is_known_outlet(piece) || is_agency_name(word_next(piece, &word))) &&
        (view_read_date(&header->view, i + 1, &date, &outlet) ||
         view_read_line(&header->view, i + 1, &line) || headline_follows_above(&header->view, i));
    bool between = i > 0 && i + 2 < top && is_outlet_name(piece) && /* a date and the headline */
                   view_read_date(&header->view, i - 1, &date, &outlet) &&
                   headline_fits(&header->view, i + 1);
    if (followed || between) {
        facts_set_source(header, piece, SOURCE_BYLINE);
    }
    return followed || between;
}

/* The date in a line above the headline that was not understood as a whole: "Vol. 127, No. 31
 * Thursday, Aug. 2, 2018  75 cents". */
static void keep_masthead_date(struct header *header, struct span line)
{
    if (line.len > MASTHEAD_BYTES || header->clues.masthead.month) {
        return;
    }
    for (size_t at = 0; at < line.len; at++) {
        struct printed_date date;
        bool starts = at == 0 || strchr(" |(,", line.ptr[at - 1]);
        if (starts && printed_date_parse(span_slice(line, at, line.len), &date) && date.year &&
            date.day) {
            header->clues.masthead = date;
            return;
        }
    }
}

/* A line above the headline: keeps what it states. False when it states nothing. */
static bool read_above(struct header *header, size_t i, size_t top)
{
    enum block_kind kind;
    return facts_read_line(header, i, NULL, &kind) || read_masthead(header, i, top);
}

/* Reads lines of facts up to the first one that is a headline: its place, or `top`. */
static size_t read_first_headline(struct header *header, size_t top)
{
    for (size_t i = 0; i < top; i++) {
        struct span piece = header->pieces[i].text;
        if (read_above(header, i, top)) {
            continue;
        }
        bool menu = (i + 1 < top && word_count(header->pieces[i + 1].text) < 3) || /* an entry */
                    (i > 0 && !header->pieces[i].gap_before &&
                     piece_is_section(header->pieces[i - 1].text));
        if (i + 1 < top && !menu && piece_is_section(piece) &&
            (header->article->title.ptr || headline_fits(&header->view, i + 1))) {
            header->article->section =
                header->article->section.ptr ? header->article->section : piece;
            continue;
        }
        bool titled = header->article->title.ptr != NULL;
        if (!titled && headline_follows_above(&header->view, i)) {
            keep_masthead_date(header, piece);
            continue;
        }
        if (titled && headline_is_of(header->article->title, piece)) {
            header->article->title = facts_one_line(header->arena, piece);
            continue; /* a mail's subject, once more above the report */
        }
        return titled || headline_fits(&header->view, i) ? i : top;
    }
    return top;
}

/* Whether the line at `i` is a headline by what it shares with the report; more is asked of it
 * when another line shares a word, too (`own`), less when a byline or a date follows. */
static bool shares_enough(const struct header *header, size_t i, size_t report, size_t own)
{
    size_t shared = headline_words_shared(&header->view, i, report, SHARED_CLEARLY);
    size_t follows = shared > 0 && headline_header_follows(&header->view, i + 1);
    return shared + (own ? 0 : follows) >= (own ? SHARED_CLEARLY : SHARED_MIN);
}

/* Whether all its longer words are capitalised: a name, or a headline in the manner of some. */
static bool is_title_case(struct span line)
{
    size_t at = 0;
    for (struct span word = word_next(line, &at); word.len; word = word_next(line, &at)) {
        if (word.len > 3 && !word_is_capital(word)) {
            return false;
        }
    }
    return true;
}

/* Whether a report's first paragraphs hold the line as it is: the name of who issued it. */
static bool is_named_in(const struct header *header, struct span line, size_t report)
{
    for (size_t i = report; i < header->count && i < report + 3; i++) {
        if (span_find(header->pieces[i].text, line, 0) != SIZE_MAX) {
            return word_count(line) <= 6 && is_title_case(line);
        }
    }
    return false;
}

static bool holds_outlet(struct span line)
{
    size_t at = 0;
    for (struct span word = word_next(line, &at); word.len; word = word_next(line, &at)) {
        if (is_known_outlet(word)) {
            return true;
        }
    }
    return false;
}

/* A line that shares words with the report, and stands before it, when the line at `found` (`top`:
 * none) does not; `found` when there is none. What stands right below a headline may be its deck.
 */
static size_t find_shared(const struct header *header, size_t found, size_t top)
{
    bool none = found == top;
    struct span title = none ? SPAN("") : header->pieces[found].text;
    bool row = !none && headline_is_row(title);
    size_t from = none ? 0 : found + 1;
    size_t report = headline_words_report(&header->view, from);
    bool label = headline_is_label(title);
    bool title_case = is_title_case(title);
    bool named = report != SIZE_MAX && title_case;
    size_t own =
        none || row || report == SIZE_MAX
            ? 0
            : headline_words_shared(&header->view, found, report, named ? SIZE_MAX : SHARED_MIN);
    bool trailed = from < top && !none && trail_is_line(header->pieces[from].text);
    row = row || trailed || (named && is_named_in(header, title, report));
    own = row ? 0 : own;
    bool caps = word_is_caps(title);
    bool under_name = !none && found > 0 && is_outlet_name(header->pieces[found - 1].text);
    bool suspect = none || row || under_name || holds_outlet(title) || label ||
                   (word_count(title) <= 3 && !caps);
    if (own >= SHARED_MIN && !named) {
        return found;
    }
    for (size_t i = from; report != SIZE_MAX && i < report && i < top; i++) {
        struct byline byline;
        bool deck = !suspect && i == found + 1;
        if ((!suspect || own >= SHARED_MIN) && view_read_byline(&header->view, i, false, &byline)) {
            return found;
        }
        deck = deck || (own >= SHARED_MIN && i == found + 1);
        if (!deck && headline_words_fit(&header->view, i) &&
            shares_enough(header, i, report,
                          title_case && i > found + 1 && own < SHARED_MIN ? 0 : own) &&
            (own < SHARED_MIN ||
             headline_words_shared(&header->view, i, report, SIZE_MAX) > own * 2)) {
            return i;
        }
    }
    return found;
}

/* The line that says "HEADLINE: …" itself, above the report; `top` when none does. A subject is one
 * only where no headline stands above it. */
static size_t find_labelled(const struct header *header, size_t found, size_t top)
{
    struct header_line line;
    for (size_t i = 0; i < top && !view_is_paragraph(&header->view, i); i++) {
        struct span text = header->pieces[i].text;
        bool labelled = memchr(text.ptr, ':', text.len) || memchr(text.ptr, '=', text.len);
        if (labelled && view_read_line(&header->view, i, &line) &&
            (line.title.ptr ||
             (line.subject.ptr && found >= i && facts_subject_is_title(header, i)))) {
            return i;
        }
    }
    return top;
}

/* The first piece behind the headline that a mail's subject names, printed at or below `from`;
 * `from` when it is not printed again. */
static size_t skip_subject(struct header *header, size_t from, size_t top)
{
    for (size_t i = from; i < top && i < from + SUBJECT_LINES; i++) {
        if (headline_is_of(header->article->title, header->pieces[i].text)) {
            header->article->title = facts_one_line(header->arena, header->pieces[i].text);
            return i + 1;
        }
    }
    return from;
}

/* Reads the lines from `from` up to `to` as lines above the headline. */
static void read_lines_above(struct header *header, size_t from, size_t to, size_t top)
{
    for (size_t i = from; i < to; i++) {
        if (!read_above(header, i, top)) {
            keep_masthead_date(header, header->pieces[i].text);
        }
    }
}

/* "TURKEY > Mine reopens after inspection", "Royals | Prince opens mine": the last part, where it
 * can be a headline. */
static struct span behind_trail(struct span line)
{
    static const char *const signs[] = {" > ", " » ", " › ", " | ", NULL};
    for (size_t at = line.len; at-- > 0;) {
        size_t sign = starts_with_any(span_slice(line, at, line.len), signs);
        struct span last = span_slice(line, at + sign, line.len);
        if (sign) {
            return word_count(last) > 2 && word_count(span_slice(line, 0, at)) < 4 ? last : line;
        }
    }
    return line;
}

/* The first piece behind the headline, which was looked for up to `found`; `header->count` when
 * there is none. */
static size_t end_title(struct header *header, size_t found, size_t top)
{
    if (header->article->title.ptr) {
        size_t end = skip_subject(header, found, top);
        read_lines_above(header, found, end > found ? end - 1 : found, top);
        return end;
    }
    size_t end = find_labelled(header, found, top);
    if (end < top) {
        read_lines_above(header, found, end + 1, top);
        for (end++; end < top && read_above(header, end, top);) {
            end++;
        }
        return end;
    }
    size_t best = find_shared(header, found, top);
    if (best == top) {
        return header->count;
    }
    read_lines_above(header, found < top ? found : 0, best, top);
    header->article->title = behind_trail(facts_one_line(header->arena, header->pieces[best].text));
    return best + 1;
}

/* Looks for the headline behind at most a few lines of facts; without one the body begins with the
 * first piece. */
void title_read(struct header *header)
{
    size_t top = header->count < TOP_LINES ? header->count : TOP_LINES;
    struct header before = *header;
    struct article article = *header->article;
    size_t found = read_first_headline(header, top);
    size_t first =
        found == top && header->article->title.ptr ? header->count : end_title(header, found, top);
    if (first >= header->count) { /* what was read belongs to the body and is read there */
        *header = before;
        *header->article = article;
        return;
    }
    header->first = first;
    header->date_is_above = header->clues.date_line.month && !header->clues.is_stated;
}
