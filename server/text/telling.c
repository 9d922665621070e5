/* Who tells it stands at the edge of a news sentence, behind or before a comma, and has nothing to
 * do with the rest of it; but the parser, which sees both sides of the comma, takes the teller for
 * one of the victims ("killing ten people, police said") and the saying for a clause of what is
 * told. So the two are parsed apart, each as a sentence of its own with a full stop, and joined
 * afterwards. What is told must have a finite verb; the teller must be a plain phrase. */
#include "text/telling.h"

#include <string.h>

#include "base/calendar.h"
#include "text/tagset.h"

enum { TELLER_MAX = 14, BEHIND_SAYING_MAX = 8, ASIDE_MAX = 12 };

/* The tokens of a sentence. */
struct words {
    struct token *at;
    uint32_t count;
};

static bool is_finite(const struct token *token)
{
    return token->xpos == XPOS_VBD || token->xpos == XPOS_VBZ || token->xpos == XPOS_VBP ||
           token->xpos == XPOS_MD;
}

static bool has_finite(struct words words, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        if (is_finite(words.at + i)) {
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

/* Whether `at` is a verb of saying; it is not the last token. */
static bool is_saying(const struct token *at)
{
    static const char *const sayings[] = {"said", "says", "told", "tells", NULL};
    static const char *const others[] = {"added", "announced", "confirmed", "reported", NULL};
    return at->upos == UPOS_VERB && is_finite(at) &&
           (span_is_one_of(at->norm, sayings) ||
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
    return comma != 0 && is_teller(words, comma + 1, end) && has_finite(words, 0, comma) ? comma
                                                                                         : 0;
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
    return comma != 0 && is_according(words, comma + 1) &&
                   is_teller(words, comma + 3, words.count - 1) && has_finite(words, 0, comma)
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
    while (verb < words.count && !is_finite(words.at + verb)) {
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

/* How many tokens from the comma at `comma` on are an aside that tells who tells it, to the comma
 * behind it: ", police said,", ", according to X,"; 0. */
static uint32_t aside_at(struct words words, uint32_t comma)
{
    uint32_t end = comma + 1,
             last = words.count < comma + ASIDE_MAX ? words.count : comma + ASIDE_MAX;
    while (end < last && !span_is(words.at[end].norm, ",")) {
        end++;
    }
    bool according = is_according(words, comma + 1);
    uint32_t first = comma + (according ? 3 : 1), told = according ? end : end - 1;
    bool whole = end < last && end + 2 < words.count && is_teller(words, first, told) &&
                 (according || is_saying(words.at + told));
    bool quoted = end + 1 < words.count && span_is(words.at[end + 1].norm, "\"");
    bool verb = has_finite(words, 0, comma) || has_finite(words, end, words.count) ||
                (whole && is_lost_verb(words, end + 1));
    return whole && !quoted && verb ? end + 1 - comma : 0;
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
        out->aside = span_is(words.at[i].norm, ",") ? aside_at(words, i) : 0;
        if (out->aside != 0) {
            uint32_t behind = i + out->aside;
            bool opening = closes_opening(words, i) ||
                           (has_finite(words, 0, i) && !is_finite(words.at + behind));
            if (!has_finite(words, 0, i) && is_lost_verb(words, behind)) {
                words.at[behind].xpos = XPOS_VBD;
                words.at[behind].upos = UPOS_VERB;
            }
            out->comma = i + opening;
            out->aside -= opening;
            return true;
        }
    }
    return false;
}

/* Finds where a sentence is to be cut. */
static bool find_cut(struct words words, struct telling *out)
{
    if (words.count < 5 || !span_is(words.at[words.count - 1].text, ".")) {
        return false;
    }
    out->comma = comma_behind_according(words);
    out->first = out->comma != 0;
    out->comma = out->first ? out->comma : comma_before_saying(words);
    out->comma = out->comma ? out->comma : comma_before_according(words);
    return out->comma != 0 || find_aside(words, out);
}

/* Puts the tokens [first, middle) behind those of [middle, count). */
static void turn(struct arena *arena, struct words words, uint32_t first, uint32_t middle)
{
    uint32_t count = middle - first, rest = words.count - middle;
    struct token *moved = ARENA_ARRAY(arena, struct token, count);
    memcpy(moved, words.at + first, count * sizeof *moved);
    memmove(words.at + first, words.at + middle, rest * sizeof *moved);
    memcpy(words.at + first + rest, moved, count * sizeof *moved);
}

static void add_part(struct document *parts, const struct sentence *whole, uint32_t first,
                     uint32_t count)
{
    struct sentence *part = &parts->sentences[parts->sentence_count++];
    *part = *whole;
    part->first_token = whole->first_token + first;
    part->token_count = count;
}

void tellings_cut(struct arena *arena, const struct document *document, struct document *parts,
                  struct tellings *out)
{
    *parts = *document;
    parts->sentences = ARENA_ARRAY(arena, struct sentence, 2 * document->sentence_count);
    parts->sentence_count = 0;
    out->items = ARENA_ARRAY(arena, struct telling, document->sentence_count);
    out->count = 0;
    for (size_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *whole = document->sentences + i;
        struct words words = {document->tokens + whole->first_token, whole->token_count};
        struct telling telling = {.sentence = (uint32_t)i};
        if (!find_cut(words, &telling)) {
            add_part(parts, whole, 0, whole->token_count);
            continue;
        }
        uint32_t behind = telling.comma + 1, stop = words.count - 1;
        if (telling.aside != 0) {
            turn(arena, words, telling.comma, telling.comma + telling.aside);
            stop = words.count - telling.aside - 1;
            behind = stop + 1 + span_is(words.at[stop + 1].norm, ","); /* that is left out */
        }
        uint32_t swapped = telling.aside != 0 ? words.count - 1 : telling.comma;
        telling.kept = words.at[swapped];
        words.at[swapped] = words.at[stop];
        out->items[out->count++] = telling;
        add_part(parts, whole, 0, telling.aside != 0 ? stop + 1 : behind);
        add_part(parts, whole, behind, whole->token_count - behind);
    }
}

/* The part's root, from 1 in the sentence; its heads count from the sentence's start from now on.
 */
static uint32_t place_part(struct words words, uint32_t first, uint32_t end)
{
    uint32_t root = first + 1;
    for (uint32_t i = first; i < end; i++) {
        root = words.at[i].head == 0 ? i + 1 : root;
        words.at[i].head += words.at[i].head == 0 ? 0 : first;
    }
    return root;
}

static void hang(struct words words, uint32_t root, uint32_t under, enum deprel relation)
{
    words.at[root - 1].head = under;
    words.at[root - 1].deprel = (uint8_t)relation;
}

/* Where the token at `at` (from 1; 0: none) stands when the aside, last now, is put back. */
static uint32_t place_of(const struct telling *telling, uint32_t count, uint32_t at)
{
    uint32_t behind = count - telling->aside;
    return at <= telling->comma ? at
           : at <= behind       ? at + telling->aside
                                : at - behind + telling->comma;
}

static void join_aside(struct arena *arena, const struct telling *telling, struct words words)
{
    uint32_t comma = words.count - telling->aside, last = words.count - 1;
    bool apart = span_is(words.at[comma].norm, ",");
    uint32_t head = words.at[last].head;
    words.at[last] = telling->kept;
    words.at[last].head = head;
    words.at[last].deprel = DEPREL_PUNCT;
    uint32_t told = place_part(words, 0, comma),
             teller = place_part(words, comma + apart, words.count);
    bool saying = is_saying(words.at + teller - 1);
    hang(words, teller, told, saying ? DEPREL_PARATAXIS : DEPREL_OBL);
    if (apart) {
        hang(words, comma + 1, teller, DEPREL_PUNCT);
    }
    for (uint32_t i = 0; i < words.count; i++) {
        words.at[i].head = place_of(telling, words.count, words.at[i].head);
    }
    turn(arena, words, telling->comma, comma);
}

static void join(const struct telling *telling, struct words words)
{
    struct token *comma = words.at + telling->comma;
    uint32_t head = comma->head;
    *comma = telling->kept;
    comma->head = head;
    comma->deprel = DEPREL_PUNCT;
    uint32_t first = place_part(words, 0, telling->comma + 1);
    uint32_t second = place_part(words, telling->comma + 1, words.count);
    if (telling->first) { /* a subject taken for the root must not be named with its teller */
        bool clause = words.at[second - 1].upos == UPOS_VERB;
        hang(words, first, second, clause ? DEPREL_OBL : DEPREL_PARATAXIS);
    } else if (is_saying(words.at + second - 1)) {
        hang(words, first, second, DEPREL_CCOMP);
    } else {
        hang(words, second, first, DEPREL_OBL);
        words.at[words.count - 1].head = first;
    }
}

void tellings_join(struct arena *arena, const struct tellings *tellings, struct document *document)
{
    for (size_t i = 0; i < tellings->count; i++) {
        const struct telling *telling = &tellings->items[i];
        const struct sentence *whole = document->sentences + telling->sentence;
        struct words words = {document->tokens + whole->first_token, whole->token_count};
        if (telling->aside != 0) {
            join_aside(arena, telling, words);
        } else {
            join(telling, words);
        }
    }
}
