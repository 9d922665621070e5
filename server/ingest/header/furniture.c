/* Lines of pages that are no part of a report. The tables hold what outlets, agencies and their
 * archives print for the reader and not of the matter; a line counts as a whole, or by its opening
 * words when it is no longer than such invitations are. */
#include "furniture.h"

#include <ctype.h>
#include <stdint.h>

#include "invitation.h"
#include "wording.h"

enum { LINE_BYTES = 80, INVITATION_BYTES = 330 };

/* Whole lines, without the mark at their end. */
static const char *const lines[] = {"aa",
                                    "abstract",
                                    "acquire licensing rights",
                                    "acquire licensing rights, opens new tab",
                                    "ad",
                                    "add to list",
                                    "add to your saved stories",
                                    "add a comment",
                                    "advertisement",
                                    "text ad",
                                    "leave a reply",
                                    "post",
                                    "headshot",
                                    "a a",
                                    "open in app",
                                    "view gallery",
                                    "view all",
                                    "opens in new window",
                                    "featured weekly ad",
                                    "show caption",
                                    "jump to search",
                                    "jump to navigation",
                                    "details",
                                    "print friendly",
                                    "print friendly pdf",
                                    "top",
                                    "page contents",
                                    "paid",
                                    "manage preferences",
                                    "unsubscribe",
                                    "be the first to get breaking news",
                                    "discussion about this post",
                                    "why you can trust sky news",
                                    "free article usually reserved for subscribers",
                                    "download",
                                    "transcript",
                                    "hide caption",
                                    "advertising",
                                    "all rights reserved",
                                    "article",
                                    "at a glance",
                                    "back to top",
                                    "back to the top",
                                    "body",
                                    "click to expand image",
                                    "comment",
                                    "comment on this story",
                                    "comments",
                                    "continue reading",
                                    "continue reading the main story",
                                    "copy link",
                                    "copy url",
                                    "donate",
                                    "donate now",
                                    "early edition",
                                    "email",
                                    "e-mail",
                                    "email this article",
                                    "e-mail this story",
                                    "enlarge",
                                    "expand",
                                    "facebook",
                                    "final edition",
                                    "first edition",
                                    "flipboard",
                                    "follow",
                                    "follow us",
                                    "for immediate release",
                                    "full text",
                                    "getty images",
                                    "gift article",
                                    "gift this article",
                                    "give this article",
                                    "global perspective human stories",
                                    "highlights",
                                    "home",
                                    "in brief",
                                    "in summary",
                                    "key points",
                                    "key takeaways",
                                    "larger text size",
                                    "late edition",
                                    "kindly share this story",
                                    "leer en español",
                                    "premium",
                                    "office of the spokesperson",
                                    "press statement",
                                    "to read full story",
                                    "sent from my iphone",
                                    "sent from my ipad",
                                    "like",
                                    "link copied",
                                    "linkedin",
                                    "lire en français",
                                    "listen",
                                    "listen to article",
                                    "listen to this article",
                                    "listen to this story",
                                    "live",
                                    "load more",
                                    "loading",
                                    "log in",
                                    "login",
                                    "media playback is not supported on this device",
                                    "media playback is unsupported on your device",
                                    "media release",
                                    "menu",
                                    "messenger",
                                    "more by this author",
                                    "my account",
                                    "news and press release",
                                    "news release",
                                    "no comments",
                                    "normal text size",
                                    "other ways to share",
                                    "pinterest",
                                    "play",
                                    "press release",
                                    "press releases",
                                    "print",
                                    "print this page",
                                    "printer-friendly version",
                                    "published",
                                    "read full story",
                                    "read later",
                                    "read more",
                                    "read next",
                                    "reddit",
                                    "register",
                                    "reply",
                                    "save",
                                    "save article",
                                    "save this article",
                                    "search",
                                    "see more",
                                    "send",
                                    "share",
                                    "share article",
                                    "share full article",
                                    "share on facebook",
                                    "share on twitter",
                                    "share options",
                                    "share this",
                                    "share this article",
                                    "share this page",
                                    "show caption",
                                    "show less",
                                    "show more",
                                    "sign in",
                                    "sign up",
                                    "skip advertisement",
                                    "skip to content",
                                    "skip to main content",
                                    "skip to navigation",
                                    "sponsored",
                                    "statement",
                                    "story continues below",
                                    "story continues below advertisement",
                                    "story highlights",
                                    "subscribe",
                                    "subscribe now",
                                    "summary",
                                    "telegram",
                                    "text",
                                    "text by",
                                    "text size",
                                    "this copy is for your personal, non-commercial use only",
                                    "toggle caption",
                                    "tweet",
                                    "twitter",
                                    "updated",
                                    "very large text size",
                                    "video",
                                    "view",
                                    "view comments",
                                    "view in browser",
                                    "view original",
                                    "view this email in your browser",
                                    "watch live",
                                    "watch tv",
                                    "socialshare",
                                    "search query",
                                    "close this content",
                                    "read this story on our ipaper",
                                    "back",
                                    "next story",
                                    "previous story",
                                    "voiced at",
                                    "content=",
                                    "live tv",
                                    "whatsapp",
                                    "what you need to know",
                                    "x",
                                    NULL};

/* How invitations and notes to the reader begin. */
static const char *const openers[] = {"back to ",
                                      "to contact the editor",
                                      "send your ",
                                      "send us ",
                                      "to continue reading",
                                      "fox news flash",
                                      "this copy is for your",
                                      "you are receiving this",
                                      "this is a digitized version",
                                      "occasionally the digitization",
                                      "for information media",
                                      "in a time of both misinformation",
                                      "by subscribing, you",
                                      "text ad:",
                                      "your email address will not",
                                      "this page is archived",
                                      "read time",
                                      "live updates:",
                                      "heard on ",
                                      "install the ",
                                      "reading time",
                                      "time to ",
                                      "this audio is created",
                                      "thanks for reading",
                                      "you are visitor",
                                      "see also page",
                                      "already a subscriber",
                                      "listening to articles",
                                      "press release no",
                                      "advertisement - ",
                                      "advertisement · ",
                                      "available in english",
                                      "by signing up",
                                      "click here",
                                      "click the alert",
                                      "click to ",
                                      "comments (",
                                      "download our app",
                                      "download the ",
                                      "enter your email",
                                      "follow ap's",
                                      "follow ap’s",
                                      "follow news related",
                                      "follow our coverage",
                                      "follow us ",
                                      "for media inquiries",
                                      "for media requests",
                                      "for more information and media",
                                      "for more information, please contact",
                                      "for press inquiries",
                                      "from the section ",
                                      "get a note directly",
                                      "get alerts",
                                      "get email notification",
                                      "get notified",
                                      "get our ",
                                      "get the best of ",
                                      "get the latest ",
                                      "join our ",
                                      "like us on",
                                      "list 1 of ",
                                      "list 2 of ",
                                      "list 3 of ",
                                      "list of ",
                                      "new: you can now",
                                      "newyou can now",
                                      "our standards:",
                                      "please direct any comments",
                                      "read original version",
                                      "read the full story",
                                      "read the original",
                                      "receive daily ",
                                      "receive free ",
                                      "register now",
                                      "share this ",
                                      "share via",
                                      "sign up ",
                                      "story continues below",
                                      "subscribe for ",
                                      "subscribe to ",
                                      "support our journalism",
                                      "supported by",
                                      "thank you for reading",
                                      "this article appeared in the ",
                                      "this article was originally published",
                                      "this story was originally published",
                                      "to contact the reporter",
                                      "to contact the copyright holder",
                                      "want to read more",
                                      "we'll send you ",
                                      "we’ll send you ",
                                      "you can now listen",
                                      "your tax deductible",
                                      "your tax-deductible",
                                      "♦ ",
                                      "+ follow",
                                      "[!",
                                      NULL};

/* Behind these stands nothing of the report. */
static const char *const ends[] = {"ends",
                                   "url",
                                   "tagged",
                                   "leave a comment",
                                   "end",
                                   "(end)",
                                   "enditem",
                                   "about the author",
                                   "about the authors",
                                   "explore more on these topics",
                                   "filed under",
                                   "latest news",
                                   "latest stories",
                                   "more news",
                                   "more on this story",
                                   "more stories",
                                   "most popular",
                                   "most read",
                                   "most viewed",
                                   "notes to editors",
                                   "notes for editors",
                                   "related content",
                                   "related tags",
                                   "related topics",
                                   "search summary",
                                   "sources",
                                   "tags",
                                   "top stories",
                                   "topics",
                                   "topics in this article",
                                   "contact",
                                   "contacts",
                                   "media contact",
                                   "media contacts",
                                   "press contact",
                                   "press contacts",
                                   "-0-",
                                   "-30-",
                                   "- 30 -",
                                   "###",
                                   "# # #",
                                   NULL};

/* Without the signs at a line's end. */
static struct span without_marks(struct span line)
{
    line = text_trim(line);
    while (line.len && strchr(".:>", line.ptr[line.len - 1])) {
        line = text_trim(span_slice(line, 0, line.len - 1));
    }
    return line;
}

static bool is_one_of(struct span line, const char *const *list)
{
    int first = line.len > 0 ? tolower((unsigned char)line.ptr[0]) : 0;
    for (; *list; list++) {
        if (**list == first && span_equal_nocase(line, span_of(*list))) {
            return true;
        }
    }
    return false;
}

/* "3 Min Read", "312 words", "12 comments", "19". */
static bool is_measure(struct span line)
{
    static const char *const units[] = {
        "message",   "messages", "minute listen", "mins to read", "min to read", "minutes to read",
        "comment",   "comments", "likes",         "min",          "min listen",  "min read",
        "mins read", "minutes",  "minute read",   "response",     "responses",   "minutes read",
        "share",     "shares",   "views",         "words",        NULL};
    size_t at = 0;
    while (at < line.len && isdigit((unsigned char)line.ptr[at])) {
        at++;
    }
    bool range = span_starts_with(span_slice(line, at, line.len), SPAN("–")); /* "3–4 minutes" */
    at += range ? strlen("–") : 0;
    while (range && at < line.len && isdigit((unsigned char)line.ptr[at])) {
        at++;
    }
    size_t dash = at < line.len && line.ptr[at] == '-'; /* "3-Minute Listen" */
    struct span unit = text_trim(span_slice(line, at + dash, line.len));
    return at > 0 && at < 6 && (unit.len ? is_one_of(unit, units) : at < 4);
}

/* "Page A3", "Pg. 3", "Vol. 112 No. 157". */
static bool is_page(struct span line)
{
    static const char *const words[] = {"page ", "pg. ", "vol. ", NULL};
    return starts_with_any(line, words) > 0 && word_count(line) <= 4 &&
           isdigit((unsigned char)line.ptr[line.len - 1]);
}

/* "News ID: 84674521": a number under a label. */
static bool is_number_line(struct span line)
{
    const char *colon = memchr(line.ptr, ':', line.len);
    struct span label = span_slice(line, 0, colon ? (size_t)(colon - line.ptr) : 0);
    struct span value = text_trim(span_slice(line, label.len + (colon != NULL), line.len));
    for (size_t i = 0; i < value.len; i++) {
        if (!isdigit((unsigned char)value.ptr[i])) {
            return false;
        }
    }
    return colon && value.len > 4 && word_is_capital(label) && word_count(label) < 4;
}

/* "___", "* * *": a rule between parts. */
static bool is_rule(struct span line)
{
    for (size_t i = 0; i < line.len; i++) {
        if (!strchr("_-=*~. ", line.ptr[i])) {
            return false;
        }
    }
    return line.len > 2 || span_is(line, "--");
}

/* Whether the second word is a mailbox's address. */
static bool mailbox_is_second(struct span line)
{
    size_t at = 0;
    word_next(line, &at);
    struct span second = word_next(line, &at);
    return second.len > 3 && second.ptr[0] != '@' && memchr(second.ptr, '@', second.len);
}

/* "jun.abad@mirror.example", "@junabad", "https://…": where somebody or something is found. */
static bool is_address(struct span line)
{
    static const char *const schemes[] = {"http://", "https://", "www.", NULL};
    const char *sign = memchr(line.ptr, '@', line.len);
    if (starts_with_any(line, schemes)) {
        return word_count(line) <= 2;
    }
    bool mailbox =
        sign && sign > line.ptr && memchr(sign, '.', (size_t)(line.ptr + line.len - sign));
    if (sign == line.ptr && word_count(line) == 2 && mailbox_is_second(line)) {
        return true; /* "@sfifita sione.fifita@islands.example" */
    }
    return sign && word_count(line) == 1 && line.len < LINE_BYTES &&
           (sign == line.ptr || (mailbox && isalnum((unsigned char)line.ptr[0])));
}

static bool is_known_line(struct span line)
{
    struct span plain = without_marks(line);
    return plain.len > 0 && plain.len <= LINE_BYTES &&
           (is_one_of(plain, lines) || is_measure(plain) || is_page(plain) ||
            is_number_line(plain));
}

/* "English  French  Español": what else the page can be read in. */
static bool is_language_row(struct span line)
{
    static const char *const languages[] = {
        "english",   "french",     "français",  "spanish", "español",  "german",
        "deutsch",   "portuguese", "português", "russian", "русский",  "arabic",
        "العربية",   "chinese",    "中文",      "italian", "italiano", "swahili",
        "kiswahili", "korean",     "한국어",    NULL};
    size_t at = 0;
    size_t count = 0;
    for (struct span word = word_next(line, &at); word.len; word = word_next(line, &at)) {
        if (starts_with_any(word, languages) != word.len && !strchr("|/·,-", word.ptr[0])) {
            return false;
        }
        count++;
    }
    return count > 1;
}

/* "Printer-friendly version | E-mail this story": buttons in a row. */
static bool is_row(struct span line)
{
    size_t count = 0;
    struct span rest = line;
    while (rest.ptr && memchr(line.ptr, '|', line.len)) {
        if (!is_known_line(span_cut(&rest, '|'))) {
            return false;
        }
        count++;
    }
    return count > 1;
}

bool furniture_is_line(struct span line)
{
    if (line.len == 0 || line.len > INVITATION_BYTES) {
        return false;
    }
    if (is_known_line(line) || is_row(line) || is_language_row(line)) {
        return true;
    }
    return starts_with_any(line, openers) > 0 || invitation_is_line(line) || is_rule(line) ||
           is_address(line) || invitation_is_offer(line);
}

/* "About the ICRC": a press release ends with what its sender is. */
static bool is_about(struct span line)
{
    size_t at = 0;
    struct span last = {0};
    if (line.len > LINE_BYTES || !starts_with_any(line, (const char *const[]){"about ", NULL})) {
        return false;
    }
    for (struct span word = word_next(line, &at); word.len; word = word_next(line, &at)) {
        last = word;
    }
    return word_count(line) < 7 && word_is_capital(last) && word_is_capital(line) &&
           !ends_sentence(line, true);
}

bool furniture_ends_report(struct span line)
{
    static const char *const contacts[] = {"for more information, please contact",
                                           "for more information on this topic",
                                           "for further information",
                                           "for more information and media",
                                           "for media enquiries",
                                           "for media inquiries",
                                           "for interviews",
                                           NULL};
    if (line.len == 0 || line.len > INVITATION_BYTES) {
        return false;
    }
    struct span plain = without_marks(line);
    bool counted = line.ptr[line.len - 1] == ':' && is_measure(plain); /* "2 comments:" */
    if (counted || starts_with_any(line, contacts) || is_about(line)) {
        return true;
    }
    return plain.len > 0 && plain.len <= LINE_BYTES && is_one_of(plain, ends);
}
