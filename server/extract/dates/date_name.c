/* Tells names that look like dates from dates. A name holds a date only when it is longer than it,
 * and not when a preposition of time stands before ("on Friday Okoro said"): there the finder of
 * names has taken too much. Names of other things ("the September 11 attacks") keep their date. */
#include "date_name.h"

#include "base/calendar.h"
#include "text/tagset.h"

static bool is_name(const struct mention *mention)
{
    return mention->kind == MENTION_NAME && mention->type != ENTITY_OTHER;
}

/* Whether a word of time stands before the token: "on", "since". */
static bool follows_preposition(const struct document *document, uint32_t token)
{
    static const char *const words[] = {"on",   "by",   "since", "until", "from",  "after", "in",
                                        "last", "next", "this",  "late",  "early", "before"};
    for (size_t i = 0; token > 0 && i < sizeof(words) / sizeof(words[0]); i++) {
        if (span_is(document->tokens[token - 1].norm, words[i])) {
            return true;
        }
    }
    return false;
}

/* "said Monday Jean Rene was dead": a weekday between a verb and the name; Sunday is a first name,
 * too, but not of four. */
static bool follows_verb(const struct document *document, const struct mention *mention)
{
    uint32_t first = mention->first_token;
    struct span day = document->tokens[first].norm;
    return first > 0 && weekday_is_name(day) && document->tokens[first - 1].xpos == XPOS_VBD &&
           (!span_is(day, "sunday") || mention->token_count > 3);
}

/* "The Vatican Tuesday issued", "at the Vatican Tuesday, he": whether the name, behind an article,
 * ends with the day of its clause, which a verb goes on with or a comma ends. */
static bool ends_with_day(const struct document *document, const struct mention *mention,
                          uint32_t first, uint32_t last)
{
    const struct token *tokens = document->tokens;
    uint32_t start = mention->first_token;
    bool final = last + 1 == start + mention->token_count;
    bool article =
        span_is(tokens[start].norm, "the") || (start > 0 && span_is(tokens[start - 1].norm, "the"));
    const struct token *next = last + 1 < document->token_count ? &tokens[last + 1] : NULL;
    bool ends = next && (next->xpos == XPOS_VBD || next->xpos == XPOS_MD ||
                         span_is(next->norm, ",") || span_is(next->norm, "."));
    return final && article && ends && first > 0 && weekday_is_name(tokens[last].norm) &&
           !span_is(tokens[first - 1].norm, "on");
}

/* "The May government" in a report on Ada May: whether the word behind an article is the family
 * name of somebody named in full, which whom a report is about is early. */
static bool is_family_name(const struct analysis *analysis, uint32_t token)
{
    enum { EARLY = 400 };
    const struct token *tokens = analysis->document.tokens;
    struct span word = tokens[token].norm;
    bool name = span_is(word, "may") || span_is(word, "march");
    if (!name || token == 0 || !span_is(tokens[token - 1].norm, "the")) {
        return false;
    }
    for (size_t i = 0; i < analysis->mention_count && i < EARLY; i++) {
        const struct mention *mention = &analysis->mentions[i];
        if (is_name(mention) && mention->type == ENTITY_PERSON && mention->token_count > 1 &&
            span_equal(tokens[mention->first_token + mention->token_count - 1].norm, word)) {
            return true;
        }
    }
    return false;
}

/* "October Square", "the July 14 Bridge": whether a place is called after the day, as a word with a
 * capital behind it says, behind which no verb makes a person of it. */
static bool names_place(const struct document *document, uint32_t first, uint32_t last)
{
    static const char *const places[] = {"avenue", "boulevard", "bridge", "brigade",
                                         "square", "stadium",   "street", NULL};
    if (last + 2 >= document->token_count || weekday_is_name(document->tokens[first].norm)) {
        return false;
    }
    const struct token *word = &document->tokens[last + 1];
    return (word->flags & TOKEN_CAPITAL) != 0 && span_is_one_of(word->norm, places) &&
           word[1].xpos != XPOS_VBD && word[1].xpos != XPOS_VBZ && word[1].xpos != XPOS_MD;
}

bool date_name_holds(const struct analysis *analysis, uint32_t first, uint32_t last, size_t *cursor)
{
    const struct mention *mentions = analysis->mentions;
    size_t at = *cursor;
    if ((first == last && is_family_name(analysis, first)) ||
        names_place(&analysis->document, first, last)) {
        return true;
    }
    while (at < analysis->mention_count &&
           mentions[at].first_token + mentions[at].token_count <= first) {
        at++;
    }
    *cursor = at;
    if (at == analysis->mention_count || !is_name(&mentions[at])) {
        return false;
    }
    uint32_t end = mentions[at].first_token + mentions[at].token_count;
    bool inside = mentions[at].first_token <= first && last < end;
    bool longer = mentions[at].token_count > last - first + 1;
    bool opens = mentions[at].first_token == first;
    bool before = opens && (follows_preposition(&analysis->document, first) ||
                            follows_verb(&analysis->document, &mentions[at]));
    return inside && longer && !before &&
           !ends_with_day(&analysis->document, &mentions[at], first, last);
}
