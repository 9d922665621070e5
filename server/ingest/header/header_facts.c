/* What a header states. Each fact is kept with the rank of the place that stated it, so that an
 * outlet's own name in a byline wins over the agency whose copy it printed. */
#include "header_parts.h"

#include "base/ascii.h"
#include "date_line.h"
#include "header_label.h"
#include "headline_words.h"
#include "place_line.h"
#include "wording.h"

enum { HEAD_LINES = 8, SUBJECT_WORDS = 5, DECK_WORDS_MIN = 4 };

/* "BBC News, Nairobi", "Al Jazeera and news agencies": the outlet's name alone. */
static struct span outlet_alone(struct span name)
{
    name = span_ends_with(name, SPAN("·")) ? text_trim(span_slice(name, 0, name.len - 2)) : name;
    struct span rest = name;
    struct span outlet = text_trim(span_cut(&rest, ','));
    if (rest.ptr && is_outlet_name(outlet) && word_count(rest) <= 2 &&
        word_is_capital(text_trim(rest)) && !memchr(rest.ptr, '.', rest.len)) {
        return outlet;
    }
    size_t with = span_find(name, SPAN(" with "), 0); /* "Le Monde with AFP" */
    if (with != SIZE_MAX && is_outlet_name(span_slice(name, 0, with))) {
        return span_slice(name, 0, with);
    }
    size_t at = span_find(name, SPAN(" and "), 0);
    bool agencies = at != SIZE_MAX && span_ends_with(name, SPAN("agencies"));
    return agencies ? span_slice(name, 0, at) : name;
}

void facts_set_source(struct header *header, struct span name, enum source_rank rank)
{
    name = outlet_alone(text_trim(name));
    bool site = memchr(name.ptr ? name.ptr : "", '.', name.len) && word_count(name) == 1;
    rank = site && rank == SOURCE_BYLINE ? SOURCE_CREDIT : rank; /* "DAWN.COM" above the menu */
    if (name.len > 0 && rank < header->source_rank) {
        header->article->source = name;
        header->source_rank = rank;
    }
}

void facts_keep_date(struct header *header, const struct printed_date *date)
{
    struct printed_date *kept = &header->clues.date_line;
    if (date->month == 0) {
        return;
    }
    bool fuller = (kept->year == 0 && date->year) || (kept->day == 0 && date->day && date->year);
    bool nearer = header->date_is_above && date->year && date->day;
    if (kept->month == 0 || ((fuller || nearer) && !header->clues.is_stated)) {
        *kept = *date; /* "Tue, Jul 14" above the headline is the day of the visit */
        header->date_is_above = false;
    }
}

/* Whether a printed mail's heading stands around the line: its date is the mail's. */
static bool is_in_mail_head(const struct header *header, size_t i)
{
    static const char *const fields[] = {"to:", "subject:", "from:", NULL};
    static const char *const dates[] = {"sent:", "sent ", "date:", NULL};
    size_t count = 0;
    for (size_t k = i < 2 ? 0 : i - 2; k < header->count && k < i + 3; k++) {
        count += starts_with_any(header->pieces[k].text, fields) > 0;
    }
    return count >= 2 && starts_with_any(header->pieces[i].text, dates);
}

static void keep_date_line(struct header *header, size_t i, const struct printed_date *date)
{
    if (is_in_mail_head(header, i)) {
        header->clues.masthead = *date;
        return;
    }
    static const char *const later[] = {"updated", "last ", "latest ", "modified", NULL};
    if (header->clues.date_line.month && starts_with_any(header->pieces[i].text, later)) {
        return;
    }
    static const char *const first[] = {"originally published", "first published",
                                        "published:", "date: ", NULL};
    struct span piece = header->pieces[i].text;
    struct span above = i > 0 ? header->pieces[i - 1].text : piece;
    bool stated = starts_with_any(piece, first) || starts_with_any(above, first);
    if (stated && date->year && !header->clues.is_stated) {
        header->clues.date_line = *date;
        header->clues.is_stated = true;
    }
    facts_keep_date(header, date);
}

void facts_set_writers(struct header *header, const struct byline *byline, struct span printed)
{
    struct article *article = header->article;
    bool first = article->author_count == 0 && byline->author_count > 0; /* of the writers */
    if ((!article->byline.ptr || first) && printed.ptr) {
        article->byline = printed;
    }
    if (article->author_count == 0 && byline->author_count > 0) {
        article->authors = byline->authors;
        article->author_count = byline->author_count;
    }
    facts_set_source(header, byline->source, SOURCE_BYLINE);
    facts_keep_date(header, &byline->date);
}

void facts_add_block(struct header *header, enum block_kind kind, struct span text)
{
    text = text_trim(text);
    if (text.len == 0) {
        return;
    }
    header->blocks = arena_grow(header->arena, header->blocks, header->block_count,
                                &header->block_capacity, sizeof *header->blocks);
    size_t start = (size_t)(text.ptr - header->text.ptr);
    header->blocks[header->block_count++] = (struct block){
        kind, {.byte_start = (uint32_t)start, .byte_end = (uint32_t)(start + text.len)}};
}

static void keep_first(struct span *field, struct span value)
{
    if (!field->ptr && value.ptr) {
        *field = value;
    }
}

bool facts_subject_is_title(const struct header *header, size_t i)
{
    static const char *const fields[] = {"from:",       "to:",       "sent:",
                                         "cc:",         "reply-to:", "newsgroups",
                                         "message-id:", "forwarded", NULL};
    size_t end = i + HEAD_LINES < header->count ? i + HEAD_LINES : header->count;
    bool stated = false;
    struct header_line line;
    for (size_t k = i > HEAD_LINES ? i - HEAD_LINES : 0; k < end; k++) {
        if (starts_with_any(header->pieces[k].text, fields)) {
            return true;
        }
        stated = stated || (view_read_line(&header->view, k, &line) && line.title.ptr);
    }
    struct span piece = header->pieces[i].text;
    return !stated && view_words(&header->view, i) >= SUBJECT_WORDS &&
           !memchr(piece.ptr, ';', piece.len);
}

static void keep_line(struct header *header, size_t i, const struct header_line *line)
{
    bool titled = line->subject.ptr && facts_subject_is_title(header, i);
    keep_first(&header->article->title, titled ? line->subject : line->title);
    keep_first(&header->article->subtitle, line->subtitle);
    struct byline byline;
    if (line->byline.ptr && byline_read(header->arena, line->byline, false, &byline)) {
        facts_set_writers(header, &byline, line->byline);
    }
    keep_first(&header->article->section, line->section);
    keep_first(&header->article->url, line->url);
    if (span_starts_with(line->source, SPAN("http"))) { /* of the page, not who printed it */
        keep_first(&header->article->url, line->source);
    } else {
        facts_set_source(header, line->source, SOURCE_LABEL);
    }
    facts_keep_date(header, &line->date);
    struct dateline_match match;
    if (line->dateline.ptr && dateline_read_label(line->dateline, &match)) {
        facts_keep_dateline(header, &match);
    }
}

/* A byline; a name without "By" only where it is allowed to be one. */
static bool read_byline(const struct header *header, size_t i, facts_allows_name *allows_name,
                        struct byline *byline)
{
    return view_read_byline(&header->view, i, false, byline) ||
           (allows_name && view_read_byline(&header->view, i, true, byline) &&
            !view_is_caption(&header->view, i) && allows_name(header, i));
}

static bool read_line(struct header *header, size_t i, facts_allows_name *allows_name,
                      enum block_kind *kind)
{
    struct span piece = header->pieces[i].text;
    struct printed_date date;
    struct byline byline;
    struct span value = {0};
    struct header_line line;
    if (i > 0 && header_label_names_outlet(header->pieces[i - 1].text) &&
        view_words(&header->view, i) < 9) {
        facts_set_source(header, piece, SOURCE_LABEL);
        *kind = BLOCK_CREDIT;
        return true;
    }
    struct dateline_match place;
    if (header->article->title.ptr && place_line_match(piece, &place)) {
        facts_keep_dateline(header, &place);
        facts_keep_date(header, &place.date);
        *kind = BLOCK_DATELINE;
        return true;
    }
    if (view_read_line(&header->view, i, &line)) {
        keep_line(header, i, &line);
        *kind = line.date.month ? BLOCK_DATELINE : BLOCK_CREDIT;
        return true;
    }
    if (view_read_date(&header->view, i, &date, &value)) {
        keep_date_line(header, i, &date);
        facts_set_source(header, value, SOURCE_BYLINE);
        *kind = BLOCK_DATELINE;
        return true;
    }
    bool marked = header->pieces[i].mark == MARK_BYLINE && piece.len < 200;
    if (marked && !view_read_byline(&header->view, i, true, &byline)) {
        byline_read_names(header->arena, piece, &byline);
        marked = byline.author_count > 0 || byline.source.ptr;
    } else if (!marked && !read_byline(header, i, allows_name, &byline)) {
        return false;
    }
    if (marked || header->pieces[i].mark != MARK_BYLINE) {
        facts_set_writers(header, &byline, header_label_byline(piece));
    }
    *kind = BLOCK_BYLINE;
    return true;
}

bool facts_read_line(struct header *header, size_t i, facts_allows_name *allows_name,
                     enum block_kind *kind)
{
    static const char *const later[] = {"pdated", "PDATED", "odified", NULL};
    struct printed_date before = header->clues.date_line;
    if (!read_line(header, i, allows_name, kind)) {
        return false;
    }
    const struct printed_date *date = &header->clues.date_line;
    if (date->year != before.year || date->month != before.month || date->day != before.day) {
        header->clues.is_update = holds_any(header->pieces[i].text, later);
    }
    return true;
}

struct span facts_one_line(struct arena *arena, struct span text)
{
    return memchr(text.ptr, '\n', text.len) ? arena_one_line(arena, text) : text;
}

/* "AU0803131294": how agencies number their reports. */
static bool is_report_number(struct span word)
{
    size_t digits = 0;
    for (size_t i = 0; i < word.len; i++) {
        digits += ascii_is_digit(word.ptr[i]);
    }
    return digits >= 4 && word.len > 0 && !ascii_is_digit(word.ptr[0]);
}

void facts_keep_subtitle(struct header *header, size_t i)
{
    struct span deck = facts_one_line(header->arena, header->pieces[i].text);
    struct span title = header->article->title;
    size_t at = 0;
    bool under_picture = header->marked && header->pieces[i].mark == MARK_NONE;
    bool line = title.ptr && !under_picture && !is_report_number(word_next(deck, &at)) &&
                view_words(&header->view, i) >= DECK_WORDS_MIN && !strchr("*-#", deck.ptr[0]) &&
                !begins_with_bullet(deck) && !span_equal_nocase(deck, title) &&
                !(title.len > 0 && span_starts_with(deck, title)) &&
                !memchr(deck.ptr, '@', deck.len);
    size_t report = header->report > i ? header->report : i + 1;
    if (line && headline_words_shared(&header->view, i, report, 1) > 0) {
        keep_first(&header->article->subtitle, deck);
    }
}

void facts_keep_credit(struct header *header, const struct credit *credit, struct span piece)
{
    struct byline none = credit->writers;
    none.source = (struct span){0};
    facts_set_writers(header, &none, (struct span){0});
    bool copyright = credit->year || span_starts_with(piece, SPAN("©"));
    static const char *const firms[] = {" Ltd",  " Inc", " LLC",     " Limited", " Corp", " plc",
                                        " GmbH", " Pty", " Company", " Group",   NULL};
    copyright = copyright && !(credit->source.ptr && holds_any(credit->source, firms));
    bool first_print = starts_with_any(piece, (const char *const[]){"published in", "first", NULL});
    facts_set_source(header, credit->source,
                     copyright || first_print ? SOURCE_COPYRIGHT : SOURCE_CREDIT);
    facts_keep_date(header, &credit->date);
    header->clues.copyright_year =
        header->clues.copyright_year ? header->clues.copyright_year : credit->year;
}

void facts_keep_dateline(struct header *header, const struct dateline_match *match)
{
    struct article *article = header->article;
    if (!article->dateline.text.ptr) {
        article->dateline.text = match->text;
        article->dateline.place = match->place;
        header->clues.dateline = match->date;
    }
    facts_set_source(header, match->agency, SOURCE_DATELINE);
}

bool facts_add_marked(struct header *header, size_t i)
{
    struct span piece = header->pieces[i].text;
    struct credit credit;
    bool caption = header->pieces[i].mark == MARK_CAPTION;
    if (!caption && !view_is_marked(&header->view, i)) {
        return false;
    }
    if (caption || view_is_caption(&header->view, i)) {
        facts_add_block(header, BLOCK_CAPTION, piece);
    } else if (piece_is_correction(piece)) {
        facts_add_block(header, BLOCK_CORRECTION, piece);
    } else if (view_is_furniture(&header->view, i) || piece_is_related(piece)) {
        facts_add_block(header, BLOCK_RELATED, piece);
    } else if (piece_is_credit(header->arena, piece, &credit)) {
        facts_keep_credit(header, &credit, piece);
        facts_add_block(header, BLOCK_CREDIT, piece);
    }
    return true;
}
