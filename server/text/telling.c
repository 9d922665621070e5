/* Who tells it stands at the edge of a news sentence, behind or before a comma, and has nothing to
 * do with the rest of it; but the parser, which sees both sides of the comma, takes the teller for
 * one of the victims ("killing ten people, police said") and the saying for a clause of what is
 * told. So the two are told apart here, by words and tags, and shown to it as two (shown.c). What
 * is told must have a finite verb; the teller must be a plain phrase. */
#include "text/telling.h"

#include "base/calendar.h"
#include "text/tagset.h"

enum { TELLER_MAX = 14, BEHIND_SAYING_MAX = 8, ASIDE_MAX = 12, OPENING_MAX = 20, SPEAKER_MAX = 8 };

/* The tokens of a sentence. */
struct words {
    struct token *at;
    uint32_t count;
};

bool telling_is_finite(const struct token *token)
{
    return token->xpos == XPOS_VBD || token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP ||
           token->xpos == XPOS_MD;
}

static bool has_finite(struct words words, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        if (telling_is_finite(words.at + i)) {
            return true;
        }
    }
    return false;
}

static bool is_nominal(const struct token *token)
{
    return token->upos == UPOS_NOUN || token->upos == UPOS_PROPN || token->upos == UPOS_PRON;
}

/* Whether a token may stand in a phrase without a clause: "a spokesman for the army". */
static bool is_plain(const struct token *token)
{
    static const char *const clauses[] = {"after", "as", "before", "since", "than", "until", NULL};
    switch (token->upos) {
    case UPOS_VERB:
    case UPOS_AUX:
    case UPOS_SCONJ:
        return false;
    case UPOS_ADP:
        return !span_is_one_of(token->norm, clauses);
    case UPOS_PUNCT:
        return token->xpos == XPOS_HYPH || span_is(token->norm, "-");
    default:
        return token->xpos != XPOS_WDT && token->xpos != XPOS_WP && token->xpos != XPOS_WRB &&
               token->xpos != XPOS_WP_POSS;
    }
}

/* Whether [first, end) is a phrase with a noun or pronoun, and nothing joins it to what precedes.
 */
static bool is_teller(struct words words, uint32_t first, uint32_t end)
{
    bool named = false;
    if (first >= end || end - first > TELLER_MAX || words.at[first].upos == UPOS_CCONJ ||
        words.at[first].upos == UPOS_ADP) {
        return false;
    }
    for (uint32_t i = first; i < end; i++) {
        if (!is_plain(words.at + i)) {
            return false;
        }
        named |= is_nominal(words.at + i);
    }
    return named;
}

/* Whether what stands behind a verb of telling leaves what it told to be said before it: "reported
 * on Monday", not "announced their withdrawal". */
static bool has_no_object(const struct token *behind)
{
    return behind->upos == UPOS_PUNCT || behind->upos == UPOS_ADP || behind->upos == UPOS_ADV ||
           weekday_is_name(behind->norm);
}

static bool is_finite_verb(const struct token *token)
{
    return token->upos == UPOS_VERB && telling_is_finite(token);
}

/* Whether `at` is a verb of saying; it is not the last token. */
static bool is_saying(const struct token *at)
{
    static const char *const sayings[] = {"said", "says", "told", "tells", NULL};
    static const char *const others[] = {"added", "announced", "confirmed", "reported", NULL};
    return is_finite_verb(at) && (span_is_one_of(at->norm, sayings) ||
                                  (span_is_one_of(at->norm, others) && has_no_object(at + 1)));
}

/* The last comma before `end`, 0 when there is none behind the first word. */
static uint32_t comma_before(struct words words, uint32_t end)
{
    while (end > 1 && !span_is(words.at[end - 1].norm, ",")) {
        end--;
    }
    return end > 1 ? end - 1 : 0;
}

bool telling_is_quote(const struct token *token)
{
    return token->xpos != XPOS_POS && (span_is(token->norm, "\"") || span_is(token->norm, "'"));
}

/* Where the words behind a comma begin: a quotation may end there. */
static uint32_t behind_comma(struct words words, uint32_t comma)
{
    return comma + 1 + telling_is_quote(words.at + comma + 1);
}

/* The last token before the stop that is a saying without anything but a phrase behind it; 0. */
static uint32_t last_saying(struct words words)
{
    for (uint32_t i = words.count - 1; i-- > 2 && words.count - i <= BEHIND_SAYING_MAX + 2;) {
        if (is_saying(words.at + i)) {
            return i;
        }
        if (!is_plain(words.at + i) || words.at[i].upos == UPOS_CCONJ) {
            return 0;
        }
    }
    return 0;
}

/* The comma before ", police said on Monday." or ", Ann Lee, an aide, said."; 0 when nothing like
 * it ends the sentence. */
static uint32_t comma_before_saying(struct words words)
{
    uint32_t saying = last_saying(words), end = saying;
    uint32_t comma = saying == 0 ? 0 : comma_before(words, saying);
    bool apposition = comma + 1 == saying;
    while (comma != 0 && apposition) {
        end = comma;
        comma = comma_before(words, end);
        if (!is_teller(words, comma + 1, end)) {
            return 0;
        }
        apposition = end + 1 == saying || span_is(words.at[comma + 1].norm, "a") ||
                     span_is(words.at[comma + 1].norm, "an");
    }
    return comma != 0 && is_teller(words, behind_comma(words, comma), end) &&
                   has_finite(words, 0, comma)
               ? comma
               : 0;
}

/* Whether the verb at `at`, behind what is told, has its subject behind it, to `end`: "said Ann
 * Lee, an aide"; behind a quotation it may be another verb, too. */
static bool is_inverted(struct words words, uint32_t at, uint32_t end, bool quoted)
{
    static const char *const sayings[] = {"said", "says", NULL};
    static const char *const others[] = {"added", "explained", "insisted", "warned", NULL};
    uint32_t from = at + 1;
    bool says =
        is_finite_verb(words.at + at) && (span_is_one_of(words.at[at].norm, sayings) ||
                                          (quoted && span_is_one_of(words.at[at].norm, others)));
    while (says && from < end) {
        uint32_t comma = from;
        while (comma < end && !span_is(words.at[comma].norm, ",")) {
            comma++;
        }
        says = is_teller(words, from, comma);
        from = comma + 1;
    }
    return says && from > at + 1;
}

/* The comma before ", said Ann Lee, an aide."; 0. */
static uint32_t comma_before_inverted(struct words words)
{
    for (uint32_t i = words.count - 2; i > 0 && words.count - i <= TELLER_MAX + 2; i--) {
        uint32_t behind = behind_comma(words, i);
        if (span_is(words.at[i].norm, ",") && telling_is_finite(words.at + behind)) {
            bool inverted = is_inverted(words, behind, words.count - 1, behind > i + 1);
            return inverted && has_finite(words, 0, i) ? i : 0;
        }
    }
    return 0;
}

/* Whether "according to" stands at `at`. */
static bool is_according(struct words words, uint32_t at)
{
    return at + 2 < words.count && span_is(words.at[at].norm, "according") &&
           span_is(words.at[at + 1].norm, "to");
}

/* The comma before ", according to police."; 0. */
static uint32_t comma_before_according(struct words words)
{
    uint32_t comma = comma_before(words, words.count);
    uint32_t first = behind_comma(words, comma);
    return comma != 0 && is_according(words, first) &&
                   is_teller(words, first + 2, words.count - 1) && has_finite(words, 0, comma)
               ? comma
               : 0;
}

/* Whether a name between commas follows the teller and may be his: ", Amanda, Huber died" behind
 * "According to his wife"; not that of a list, "Ann, Bob and Carl". */
static bool may_go_on(struct words words, uint32_t comma, uint32_t verb)
{
    uint32_t second = comma + 1;
    while (second < verb && (words.at[second].flags & TOKEN_CAPITAL)) {
        second++;
    }
    bool apart = second > comma + 1 && second < verb && span_is(words.at[second].norm, ",");
    for (uint32_t i = second; apart && i < verb; i++) {
        apart = words.at[i].upos != UPOS_CCONJ;
    }
    return apart;
}

/* The comma behind "According to police,"; 0. */
static uint32_t comma_behind_according(struct words words)
{
    uint32_t comma = 2;
    if (!is_according(words, 0)) {
        return 0;
    }
    while (comma < words.count && !span_is(words.at[comma].norm, ",")) {
        comma++;
    }
    uint32_t verb = comma;
    while (verb < words.count && !telling_is_finite(words.at + verb)) {
        verb++;
    }
    return is_teller(words, 2, comma) && verb < words.count && !may_go_on(words, comma, verb)
               ? comma
               : 0;
}

/* Whether the past form at `at`, behind an aside, was taken for a participle although the sentence
 * has no other verb: "Police, officials said, arrested two men". */
static bool is_lost_verb(struct words words, uint32_t at)
{
    return words.at[at].xpos == XPOS_VBN && !has_finite(words, at, words.count) &&
           !span_is(words.at[at + 1].norm, "by");
}

/* Verbs that may stand before all that is told. */
static const char *const telling_verbs[] = {"said", "says", "say", "told", "tells", NULL};

/* Whether what is told begins at `at`, right behind "said": not the day or place of the saying. */
static bool opens_told(struct words words, uint32_t at)
{
    static const char *const counts[] = {"at", "more", "as", "about", "nearly", "only", NULL};
    static const char *const times[] = {"late", "early", "later", "earlier", "last", "this", NULL};
    const struct token *token = words.at + at;
    bool counted =
        span_is_one_of(token->norm, counts) && at + 3 < words.count &&
        (token[1].upos == UPOS_NUM || token[2].upos == UPOS_NUM || token[3].upos == UPOS_NUM);
    bool nominal = is_nominal(token) || token->upos == UPOS_DET || token->upos == UPOS_ADJ ||
                   token->upos == UPOS_NUM;
    bool time = weekday_is_name(token->norm) || span_is_one_of(token->norm, times);
    return counted || (nominal && !time && token->xpos != XPOS_WP);
}

/* Where what is told begins behind the verb of saying at `saying`: "said two men …", "said on
 * Monday that …", "told reporters that …"; 0. */
static uint32_t behind_saying(struct words words, uint32_t saying)
{
    static const char *const others[] = {"told", "tells", NULL};
    uint32_t at = saying + 1, last = saying + BEHIND_SAYING_MAX;
    last = last < words.count ? last : words.count;
    bool whom = span_is_one_of(words.at[saying].norm, others);
    if (!whom && opens_told(words, at)) {
        return at;
    }
    bool apart = whom || !is_nominal(words.at + at) || weekday_is_name(words.at[at].norm);
    while (at < last && apart && is_plain(words.at + at) && words.at[at].xpos != XPOS_CC) {
        at++;
    }
    bool that = at < last && span_is(words.at[at].norm, "that") && words.at[at].xpos == XPOS_IN &&
                (apart || at == saying + 1);
    return that ? at + 1 : 0;
}

/* Whether what is told, from `first` on, may hold more of what the teller does, or what another one
 * says: "said two men were held and [police] gave no details", ", adding that …". */
static bool may_return(struct words words, uint32_t first)
{
    static const char *const speaking[] = {"adding",  "calling", "citing",   "noting",
                                           "quoting", "saying",  "speaking", "urging",
                                           ";",       ":",       NULL};
    for (uint32_t i = first; i + 1 < words.count; i++) {
        uint32_t verb = i + 1;
        while (verb + 1 < words.count && words.at[verb].upos == UPOS_ADV) {
            verb++;
        }
        if ((words.at[i].upos == UPOS_CCONJ && telling_is_finite(words.at + verb)) ||
            (is_finite_verb(words.at + i) && span_is_one_of(words.at[i].norm, telling_verbs)) ||
            span_is_one_of(words.at[i].norm, speaking)) {
            return true;
        }
    }
    return false;
}

/* Finds "Officials said", "On Monday, police said that" before what is told. */
static bool find_opening(struct words words, struct telling *out)
{
    uint32_t first = 0, saying = 0;
    while (saying + 3 < words.count && saying < OPENING_MAX &&
           (is_plain(words.at + saying) || span_is(words.at[saying].norm, ","))) {
        first = span_is(words.at[saying].norm, ",") && first == 0 ? saying + 1 : first;
        saying++;
    }
    if (saying + 3 >= words.count || saying - first > SPEAKER_MAX ||
        !is_finite_verb(words.at + saying) ||
        !span_is_one_of(words.at[saying].norm, telling_verbs) || !is_teller(words, first, saying)) {
        return false;
    }
    out->first = 0;
    out->end = behind_saying(words, saying);
    out->front = first;
    return out->end != 0 && has_finite(words, out->end, words.count) &&
           !may_return(words, out->end);
}

/* How many tokens from the comma at `comma` on are an aside that tells who tells it, to the comma
 * behind it, or the mark with which a quotation goes on: ", police said,", ", according to X,"; 0.
 */
static uint32_t aside_at(struct words words, uint32_t comma)
{
    uint32_t start = behind_comma(words, comma), end = start,
             last = words.count < comma + ASIDE_MAX ? words.count : comma + ASIDE_MAX;
    while (end < last && !span_is(words.at[end].norm, ",")) {
        end++;
    }
    bool according = is_according(words, start);
    uint32_t first = start + (according ? 2 : 0), told = according ? end : end - 1;
    bool quotes = start > comma + 1;
    bool whole = end < last && end + 2 < words.count &&
                 ((is_teller(words, first, told) && (according || is_saying(words.at + told))) ||
                  is_inverted(words, start, end, quotes));
    uint32_t behind = whole ? behind_comma(words, end) : end + 1;
    bool goes_on = behind > end + 1;
    bool verb = has_finite(words, 0, comma) || has_finite(words, end, words.count) ||
                (whole && is_lost_verb(words, behind));
    bool returns = whole && span_is(words.at[behind].norm, "but") &&
                   telling_is_finite(words.at + behind + 1); /* "he said, but gave no details" */
    return whole && quotes == goes_on && verb && !returns ? behind - comma : 0;
}

/* Whether the comma at `comma` closes the sentence's first phrase, and so is not the aside's: "On
 * Monday, police said, rebels fled"; nor is that of "Rebels fled, police said, leaving two dead".
 */
static bool closes_opening(struct words words, uint32_t comma)
{
    enum upos first = (enum upos)words.at[0].upos;
    return (first == UPOS_ADP || first == UPOS_ADV || first == UPOS_SCONJ) &&
           comma_before(words, comma) == 0;
}

/* Looks for an aside in the middle of a sentence. */
static bool find_aside(struct words words, struct telling *out)
{
    for (uint32_t i = 1; i < words.count; i++) {
        uint32_t aside = span_is(words.at[i].norm, ",") ? aside_at(words, i) : 0;
        if (aside != 0) {
            uint32_t behind = i + aside;
            bool opening = closes_opening(words, i) ||
                           (has_finite(words, 0, i) && !telling_is_finite(words.at + behind));
            if (!has_finite(words, 0, i) && is_lost_verb(words, behind)) {
                words.at[behind].xpos = XPOS_VBD;
                words.at[behind].upos = UPOS_VERB;
            }
            out->first = i + opening;
            out->end = behind;
            return true;
        }
    }
    return false;
}

bool telling_find(struct token *tokens, uint32_t count, struct telling *out)
{
    while (count > 0 && telling_is_quote(tokens + count - 1)) {
        count--;
    }
    struct words words = {tokens, count};
    if (count < 5 || !span_is(tokens[count - 1].text, ".")) {
        return false;
    }
    *out = (struct telling){.stop = count - 1};
    out->end = comma_behind_according(words);
    if (out->end != 0) {
        out->end++;
        return true;
    }
    out->first = comma_before_saying(words);
    out->first = out->first ? out->first : comma_before_according(words);
    out->first = out->first ? out->first : comma_before_inverted(words);
    out->end = count - 1;
    return out->first != 0 || find_aside(words, out) || find_opening(words, out);
}
