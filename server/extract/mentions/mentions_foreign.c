/* A quotation in Spanish, French, Portuguese, Italian or German is told by its small words. The
 * model, which has learned English, takes the words beside a name for a part of it; there, capitals
 * are the better sign. What it does not do: languages without Latin letters (mentions_reject.c). */
#include "mentions_foreign.h"

#include "extract/entities/entities_bodies.h"

#define ENOUGH 3  /* a word of no name counts two, one that names have, too, one */
#define AROUND 12 /* words on each side of the name: an English sentence may follow a quotation */

/* Small words that are no part of a name, and the bytes of the longest. */
#define OUTSIDE_MAX 6
static const char *const OUTSIDE[] = {
    "que", "en",   "por",   "para", "con",   "se",  "como", "pero", "sin", "hasta", "cuando",
    "nos", "una",  "esta",  "este", "más",   "est", "dans", "pour", "qui", "avec",  "nous",
    "une", "sont", "und",   "ist",  "nicht", "mit", "ein",  "eine", "auf", "wir",   "che",
    "per", "sono", "della", "não",  "uma",   "com", "em",   "ser",  "foi", NULL};
/* Where these outweigh them, English words have a foreign name among them. */
static const char *const ENGLISH[] = {"the",   "of",    "and",   "to",   "that", "said",
                                      "with",  "by",    "from",  "were", "has",  "had",
                                      "where", "which", "would", "when", NULL};
/* Those that names have inside, too. */
static const char *const INSIDE[] = {"el",  "la", "los", "las", "de",  "del", "y",   "le",
                                     "les", "du", "des", "et",  "der", "die", "das", "il",
                                     "di",  "da", "do",  "dos", "das", "e",   "al",  NULL};

/* Whether token `index` is a small word that is no part of a name. */
static bool is_outside(const struct walk *walk, uint32_t index)
{
    const struct token *token = walk_token(walk, index);
    return token->norm.len >= 2 && token->norm.len <= OUTSIDE_MAX && (token->flags & TOKEN_WORD) &&
           !walk->view->tokens[index].capital && span_is_one_of(token->norm, OUTSIDE);
}

/* Whether one stands between `start` and `end`: in English hardly ever. */
static bool is_strange(const struct walk *walk, uint32_t start, uint32_t end)
{
    while (start < end && !is_outside(walk, start)) {
        start++;
    }
    return start < end;
}

static bool is_in_foreign_words(const struct walk *walk, const struct name_span *span)
{
    unsigned points = 0;
    unsigned english = 0;
    uint32_t start = walk_sentence_start(walk, span->sentence);
    uint32_t end = walk_sentence_end(walk, span->sentence);
    start = span->first > start + AROUND ? span->first - AROUND : start;
    end = span->end + AROUND < end ? span->end + AROUND : end;
    if (!is_strange(walk, start, end)) {
        return false;
    }
    for (uint32_t i = start; i < end; i++) {
        const struct token *token = walk_token(walk, i);
        english += span_is_one_of(token->norm, ENGLISH);
        if (is_outside(walk, i)) {
            points += 2;
        } else if ((token->flags & TOKEN_WORD) && !walk->view->tokens[i].capital) {
            points += span_is_one_of(token->norm, INSIDE);
        }
    }
    return points >= ENOUGH && points > english;
}

static bool is_small(const struct walk *walk, uint32_t index)
{
    return !walk->view->tokens[index].capital;
}

void mention_mend_foreign(const struct walk *walk, struct name_span *span)
{
    if (!is_in_foreign_words(walk, span)) {
        return;
    }
    /* "Si el": the word that opens the clause, and an article. */
    if (span->end - span->first > 2 && walk_token(walk, span->first)->text.len <= 3 &&
        is_small(walk, span->first + 1)) {
        span->first += 2;
    }
    while (span->end - span->first > 1 && is_small(walk, span->first)) {
        span->first++;
    }
    uint32_t end = span->first + 1;
    for (uint32_t i = end; i < span->end; i++) {
        if (!is_small(walk, i)) {
            end = i + 1;
        } else if (!span_is_one_of(walk_token(walk, i)->norm, INSIDE)) {
            break;
        }
    }
    span->end = end;
    struct span text = document_text(walk->document, span->first, span->end - span->first);
    if (body_english_name(walk->out.arena, text).len > 0) {
        span->type = ENTITY_ORGANIZATION;
    }
}
