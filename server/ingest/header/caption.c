/* Captions and who made the pictures. Outlets mark a caption by a label, by a credit at its end or
 * by neither; then only its place at the top tells it from a paragraph. */
#include "caption.h"

#include <ctype.h>
#include <stdint.h>

#include "printed_date.h"
#include "wording.h"

enum { CAPTION_BYTES = 700, CAPTION_WORDS = 45, PICTURE_WORDS = 22, MAKER_WORDS = 6 };

/* --- by their own words ----------------------------------------------------------------------- */

/* "(Ahn Young-joon/AP)", "(AP Photo/Lee Jin-man)" at the end: a name, a slash, an agency. */
static bool ends_with_photo_credit(struct span piece)
{
    struct span round = text_in_bracket(piece, '(', ')');
    struct span inside = round.ptr ? round : text_in_bracket(piece, '[', ']');
    static const char *const photo[] = {"Photo", "photo", "Getty", "Handout", "EPA", NULL};
    const char *sign = inside.len ? memchr(inside.ptr, '/', inside.len) : NULL;
    bool slash = sign && inside.len < 70 && sign > inside.ptr && (sign[-1] < '0' || sign[-1] > '9');
    struct span second = inside; /* "(Reuters/NAN)" stands behind reports, too */
    struct span first = span_cut(&second, '/');
    bool agencies = slash && is_agency_name(first) && is_agency_name(second);
    return inside.len > 0 && inside.len < 90 &&
           ((slash && word_is_capital(inside) && !agencies) ||
            (holds_any(inside, photo) && word_count(inside) < 9));
}

static bool ends_sentence_within(struct span piece)
{
    return span_find(piece, SPAN(". "), 0) != SIZE_MAX;
}

/* "A roof in Hailan. © Hien Tran, AFP", "… on Wednesday. LEE MOSS lmoss@example.com". */
static bool ends_with_right(struct span piece)
{
    bool may = memchr(piece.ptr, 0xC2, piece.len) != NULL; /* the sign's first byte */
    size_t sign = may ? span_find(piece, SPAN("©"), 0) : SIZE_MAX;
    if (starts_with_any(piece, (const char *const[]){"copyright", NULL})) {
        return false; /* "Copyright © AFP 2020": of the page */
    }
    if (sign == 0) { /* "© AP Photo / Lee Moss", "© Lee Moss/TASS" */
        struct span agency = text_trim(span_slice(piece, strlen("©"), piece.len));
        struct span name = text_trim(span_cut(&agency, '/'));
        bool of_agency = agency.ptr && is_agency_name(agency) && is_person_name(name, true);
        return piece.len < 100 &&
               (of_agency || holds_any(piece, (const char *const[]){"Photo", " / ", NULL}));
    }
    if (sign != SIZE_MAX) {
        return word_count(span_slice(piece, sign, piece.len)) <= 8;
    }
    size_t start = text_behind_last(piece, ' ');
    return start > 0 && memchr(piece.ptr + start, '@', piece.len - start) &&
           !ends_sentence(piece, true) && ends_sentence_within(piece) && word_count(piece) < 40;
}

/* "FLEEING. A family on a roof …": Rappler's captions begin with a word in capitals. */
static bool begins_with_slug(struct span piece)
{
    size_t at = 0;
    struct span word = word_next(piece, &at);
    struct span rest = text_trim(span_slice(piece, at, piece.len));
    struct span second = word_next(piece, &at); /* "MOSCOW. March 5", "ASTANA. KAZINFORM" */
    return word.len > 4 && word.ptr[word.len - 1] == '.' && word_count(piece) < 40 &&
           word_is_caps(word) && !memchr(word.ptr, '.', word.len - 1) && word_is_capital(rest) &&
           month_from_name(second) == 0 && !is_agency_name(second);
}

/* Like span_find, for a word that begins with a capital: there are few of them. */
static bool holds_word(struct span text, const char *word)
{
    size_t len = strlen(word);
    const char *end = text.ptr + text.len;
    for (const char *at = text.ptr; at && at + len <= end; at++) {
        at = memchr(at, word[0], (size_t)(end - at));
        if (!at) {
            return false;
        }
        if (at + len <= end && memcmp(at, word, len) == 0) {
            return true;
        }
    }
    return false;
}

/* Whether "Getty Images" in the text is who made a picture, not who is told of: "Getty Images sued
 * the company". */
static bool holds_getty(struct span piece)
{
    static const char *const behind[] = {"file", "for", "and", "photo", "picture", "via", NULL};
    const struct span name = SPAN("Getty Images");
    for (size_t at = span_find(piece, name, 0); at != SIZE_MAX; at = span_find(piece, name, at)) {
        at += name.len;
        bool word = at + 1 < piece.len && piece.ptr[at] == ' ';
        size_t end = at;
        struct span next = word ? word_next(piece, &end) : SPAN("");
        if (!(next.len && islower((unsigned char)next.ptr[0]) && !span_is_one_of(next, behind)) &&
            !span_starts_with(span_slice(piece, at, piece.len), SPAN("'s")) &&
            !span_starts_with(span_slice(piece, at, piece.len), SPAN("’s"))) {
            return true;
        }
    }
    return false;
}

/* "… Photo: …", "| Image: …", "… REUTERS/KCNA": a credit inside. One of the hints is in each of the
 * marks, and most paragraphs have none. */
static bool holds_credit(struct span piece)
{
    static const char *const hints[] = {"Photo",  "PHOTO",   "Getty",   "Image",
                                        "Credit", "Handout", "REUTERS/"};
    static const char *const photos[] = {"in this undated photo", "in this file photo", NULL};
    static const char *const marks[] = {
        "REUTERS/",     "AFP/Getty", "AP Photo/", "(AP Photo)", "Photo by ",   "PHOTO BY ",
        "Photograph: ", "Photo: ",   "PHOTO: ",   "PHOTO | ",   "Photo | ",    "Photo/",
        "| Image: ",    "Image: ",   " Credit: ", "Credit...",  "Handout via", NULL};
    for (size_t i = 0; i < sizeof hints / sizeof *hints; i++) {
        if (holds_word(piece, hints[i])) {
            return holds_any(piece, marks) || holds_any(piece, photos) || holds_getty(piece);
        }
    }
    return span_find(piece, SPAN("in this "), 0) != SIZE_MAX && holds_any(piece, photos);
}

bool piece_is_caption(struct span piece)
{
    static const char *const labels[] = {"caption:",
                                         "photo:",
                                         "photos:",
                                         "image:",
                                         "picture:",
                                         "pictured:",
                                         "file photo",
                                         "file - ",
                                         "file – ",
                                         "file — ",
                                         "file -- ",
                                         "photo by",
                                         "photograph:",
                                         "photo credit",
                                         "image credit",
                                         "video:",
                                         "graphic:",
                                         "image caption",
                                         "media caption",
                                         "photo |",
                                         "photos |",
                                         "image copyright",
                                         "image source",
                                         "(photo credit",
                                         "photo courtesy",
                                         "representative image",
                                         "representational image",
                                         "representative photo",
                                         "representational photo",
                                         "[1/",
                                         "[2/",
                                         NULL};
    return piece.len > 0 && piece.len <= CAPTION_BYTES &&
           (starts_with_any(piece, labels) || holds_credit(piece) ||
            ends_with_photo_credit(piece) || ends_with_right(piece) || begins_with_slug(piece));
}

/* --- by their place --------------------------------------------------------------------------- */

bool caption_is_credit(struct span piece)
{
    size_t words = word_count(piece);
    if (words == 0 || words > 8 || ends_sentence(piece, false)) {
        return false;
    }
    bool bracket = piece.ptr[0] == '(' && piece.ptr[piece.len - 1] == ')';
    bool right = span_starts_with(piece, SPAN("© ")) && words > 2 && /* "© 2014 Private" */
                 text_digits_end(piece, strlen("© ")) == strlen("© 2014");
    if (bracket || right) {
        return true;
    }
    struct span agency = piece; /* "Ingolfur Juliusson/Reuters/Landov" */
    struct span name = text_trim(span_cut(&agency, '/'));
    struct span last = agency.ptr ? text_trim(span_cut(&agency, '/')) : name;
    bool of_outlet = last.ptr != name.ptr && is_person_name(name, true) &&
                     (word_is_caps(piece) || is_outlet_name(last) || is_outlet_word(last));
    return of_outlet || is_agency_name(last) || (agency.ptr && is_agency_name(text_trim(agency))) ||
           span_is(piece, "Getty Images") || piece_is_caption(piece);
}

bool caption_credits_below(struct span piece)
{
    static const char *const labels[] = {"image source, ", "image copyright", "image caption",
                                         "media caption", NULL};
    return starts_with_any(piece, labels) > 0;
}

/* Whether a name alone stands in the bracket that opens before `open`, behind words that are no
 * sentence: "Residents wade through Valderrama (Jun Abad)". */
static bool is_maker(struct span piece, size_t open)
{
    struct span before = text_trim(span_slice(piece, 0, open > 0 ? open - 1 : 0));
    struct span name = span_slice(piece, open, piece.len - 1);
    return piece.ptr[piece.len - 1] == ')' && has_words(before, MAKER_WORDS) &&
           !ends_sentence(before, true) && is_person_name(name, true);
}

/* "… waves from the bridge on Sunday. (Yonhap)": a picture's agency, or "| AP Photo". */
static bool ends_with_agency(struct span piece)
{
    size_t open = piece.len;
    while (open > 0 && !strchr("(|[", piece.ptr[open - 1])) {
        open--;
    }
    struct span inside = text_trim(span_slice(piece, open, piece.len));
    bool bracket = open > 1 && inside.len && strchr(")]", inside.ptr[inside.len - 1]);
    inside = bracket ? text_trim(span_slice(inside, 0, inside.len - 1)) : inside;
    bool bar = open > 1 && piece.ptr[open - 1] == '|';
    bool square = bracket && piece.ptr[open - 1] == '[' && word_is_capital(inside) &&
                  ends_sentence(text_trim(span_slice(piece, 0, open - 1)), true);
    return (bracket || bar) && word_count(inside) <= 4 &&
           (square || is_agency_name(inside) || is_outlet_name(inside) || is_maker(piece, open) ||
            (word_is_caps(inside) && inside.len <= 6) ||
            holds_any(inside, (const char *const[]){"Photo", "Getty", "Handout", NULL}));
}

/* "… led outside. | Contributed / Bill Prokop", "… from the road. TEMPO/Ika Dewi": who made the
 * picture, behind the sentence. */
static bool ends_with_maker(struct span piece)
{
    size_t at = piece.len;
    while (at > 1 && !(piece.ptr[at - 1] == ' ' && piece.ptr[at - 2] == '.')) {
        at--;
    }
    struct span tail = span_slice(piece, at > 1 ? at : piece.len, piece.len);
    bool capitals = word_count(tail) > 1 && word_is_caps(tail); /* "… 2023. ANN LEE FOR LE MONDE" */
    return word_count(tail) > 0 && word_count(tail) <= 6 && !ends_sentence(tail, true) &&
           (tail.ptr[0] == '|' || capitals ||
            (word_is_capital(tail) && memchr(tail.ptr, '/', tail.len)));
}

/* "… in a file photo", "… at the mouth of the harbor. CNA photo March 17, 2022". */
static bool holds_photo(struct span piece)
{
    size_t photo = span_find(piece, SPAN(" photo"), 0);
    struct span before = span_slice(piece, 0, photo == SIZE_MAX ? 0 : photo);
    struct span word = span_slice(before, text_behind_last(before, ' '), before.len);
    word = span_slice(word, span_starts_with(word, SPAN("(")), word.len); /* "(file photo)" */
    bool agency = word.len > 1 && isupper((unsigned char)word.ptr[0]) && word_is_caps(word) &&
                  is_agency_name(word);
    return word.len > 0 && (agency || span_is(word, "undated") || span_is(word, "file"));
}

bool caption_fits_top(struct span piece)
{
    return !has_words(piece, CAPTION_WORDS + 1) &&
           (ends_with_agency(piece) || ends_with_maker(piece) ||
            (!has_words(piece, PICTURE_WORDS + 1) &&
             (holds_photo(piece) || span_find(piece, SPAN("=="), 0) != SIZE_MAX)));
}
