/* By a few words, without a parse. What outlets print for the reader speaks to him ("you", "our
 * newsletter") or of itself ("this article"); then it is left to those who know such lines. */
#include "prose.h"

#include <stdint.h>
#include <string.h>

#include "invitation.h"
#include "printed_date.h"
#include "wording.h"

enum { WORDS_MIN = 8 };

bool prose_names_weekday(struct span piece)
{
    size_t at = 0;
    for (struct span word = word_next(piece, &at); word.len; word = word_next(piece, &at)) {
        word.len -= strchr(".,;", word.ptr[word.len - 1]) != NULL;
        if (word.len > 5 && weekday_from_name(word) >= 0) {
            return true;
        }
    }
    return false;
}

/* "This article was first published …", "Comments on this page are closed." */
static bool speaks_of_page(struct span piece)
{
    static const char *const things[] = {
        "article", "story", "report",     "page",     "post",    "content", "site", "website",
        "email",   "mail",  "newsletter", "message",  "version", "piece",   "text", "transcript",
        "copy",    "audio", "document",   "material", "program", "series",  "blog", "podcast",
        "column",  "video", "interview",  "edition",  NULL};
    static const char *const marks[] = {"http",
                                        "www.",
                                        "@",
                                        "ewsletter",
                                        "ubscri",
                                        "ookies",
                                        "opyright",
                                        "appeared first",
                                        "eserved.",
                                        "icense",
                                        "ndependent journalism",
                                        "lick here",
                                        NULL};
    if (holds_any(piece, marks)) {
        return true;
    }
    for (size_t at = span_find(piece, SPAN("his "), 0); at != SIZE_MAX;
         at = span_find(piece, SPAN("his "), at + 1)) {
        bool pointed = at > 0 && (piece.ptr[at - 1] == 't' || piece.ptr[at - 1] == 'T');
        size_t next = at + strlen("his ");
        struct span thing = text_trim_signs(word_next(piece, &next), ".,:;");
        if (pointed && is_one_of(thing, things)) {
            return true;
        }
    }
    return false;
}

static bool is_own_sentence(struct span piece)
{
    return ends_sentence(piece, false) && has_words(piece, WORDS_MIN) && !speaks_of_page(piece) &&
           !invitation_addresses_reader(piece);
}

static bool tells(struct span piece)
{
    static const char *const verbs[] = {" said",  " says ", " told ", " was ",
                                        " were ", " had ",  " came ", NULL};
    return holds_any(piece, verbs) || prose_names_weekday(piece);
}

bool prose_tells_news(struct span piece)
{
    return is_own_sentence(piece) && tells(piece);
}

/* Whether what may be a sentence's subject stands behind a comma. */
static bool holds_subject(struct span piece)
{
    static const char *const subjects[] = {", the ", ", a ",     ", he ",    ", she ", ", it ",
                                           ", they", ", two ",   ", three ", ", his ", ", her ",
                                           ", its ", ", their ", ", some ",  NULL};
    return holds_any(piece, subjects);
}

bool prose_is_report(struct span piece)
{
    return is_own_sentence(piece) && (tells(piece) || holds_subject(piece));
}

bool prose_opens_clause(struct span piece)
{
    return is_own_sentence(piece) && holds_subject(piece) &&
           span_find(piece, SPAN(" who "), 0) == SIZE_MAX; /* "…, a reporter who was in Cairo." */
}
