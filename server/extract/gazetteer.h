#ifndef DATELINED_SERVER_EXTRACT_GAZETTEER_H
#define DATELINED_SERVER_EXTRACT_GAZETTEER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/status.h"
#include "entity.h"
#include "text/document.h"

/* The names that are known beforehand, from server/model/lexicon, and what each may stand for. A
 * phrase is compared without case, diacritics, full stops and commas, with hyphens as spaces and
 * & as "and". */

/* What a phrase may be. */
enum sense_kind {
    SENSE_COUNTRY,
    SENSE_NATIONALITY, /* adjectives and inhabitants */
    SENSE_CAPITAL,     /* of a country */
    SENSE_CITY,
    SENSE_REGION,
    SENSE_PLACE, /* natural features, facilities, districts */
    SENSE_ORGANIZATION,
    SENSE_THING, /* events, laws, works, products, diseases, religions, languages */
    SENSE_FIRST_NAME,
    SENSE_SURNAME,
    SENSE_TITLE, /* stands before a person's name: "President", "Gen.", "Mr" */
    SENSE_ROLE,  /* describes a person after or without the name: "spokesman" */
    SENSE_HEAD,  /* closes a name of its type: "University", "River" */
    SENSE_LEAD,  /* opens one: "Ministry of", "Lake" */
    SENSE_KIND_COUNT
};

#define SENSE_BIT(kind) (1u << (kind))
/* Senses that are a name by themselves. */
#define SENSES_NAMED                                                                               \
    (SENSE_BIT(SENSE_COUNTRY) | SENSE_BIT(SENSE_NATIONALITY) | SENSE_BIT(SENSE_CAPITAL) |          \
     SENSE_BIT(SENSE_CITY) | SENSE_BIT(SENSE_REGION) | SENSE_BIT(SENSE_PLACE) |                    \
     SENSE_BIT(SENSE_ORGANIZATION) | SENSE_BIT(SENSE_THING))

/* A known thing. */
struct record {
    struct span name; /* canonical */
    enum entity_type type;
    enum entity_subtype subtype;
    char country[4];
    struct span wikidata;
    struct coordinates coordinates;
    uint32_t population; /* of a city; 0 when unknown */
    struct span region;  /* of a city: its state, province or nation; absent when not listed */
    bool by_hand;        /* from names.tsv, not from a gazetteer of everything */
    bool weak;           /* usually an ordinary word: needs more evidence */
    bool family_first;   /* a family name that stands before the given name: "Kim" */
};

/* One meaning of a phrase. */
struct sense {
    const struct record *record;
    const struct sense *next; /* the phrase's next meaning; the best known first */
    enum sense_kind kind;
    bool cased; /* an acronym: only when the text has it in capitals */
    bool small; /* the lexicon has a long word in it that is not capitalised */
};

/* Whether it is what a people or the followers of a religion are called. */
static inline bool sense_is_people(const struct sense *sense)
{
    return sense->kind == SENSE_NATIONALITY ||
           (sense->kind == SENSE_THING && (sense->record->subtype == SUBTYPE_NATIONALITY ||
                                           sense->record->subtype == SUBTYPE_RELIGION));
}

struct gazetteer;

/* Reads every lexicon of names. STATUS_INVALID with the reason in `failure` for a bad row. */
MUST_CHECK enum status gazetteer_new(struct arena *arena, const char *lexicon_dir,
                                     const struct gazetteer **out, struct failure *failure);

/* The meanings of exactly this text, or NULL. `cased` senses are there whatever the case. */
const struct sense *gazetteer_find(const struct gazetteer *gazetteer, struct span text);

/* Whether the text names a country, capital, region or a town of more than `people` inhabitants (or
 * one of those entered by hand). */
bool gazetteer_is_great_place(const struct gazetteer *gazetteer, struct span text, uint32_t people);

/* Whether the case of `text` allows that meaning: an acronym must be in capitals. */
bool gazetteer_case_fits(const struct sense *sense, struct span text);

/* The longest phrase that starts at token `first`, ends before token `end` and has a meaning among
 * the kinds of `mask` that its case allows (names begin with a capital). Returns its number of
 * tokens, 0 when there is none, and its first such meaning in `*sense`. */
uint32_t gazetteer_match(const struct gazetteer *gazetteer, const struct document *document,
                         uint32_t first, uint32_t end, uint32_t mask, const struct sense **sense);

/* A phrase that starts at some token. */
struct gazetteer_hit {
    const struct sense *sense; /* its first meaning; any case */
    uint32_t token_count;
    bool all_caps; /* no lower-case letter in it */
    bool small;    /* it opens a sentence and a long word after its first is not capitalised:
                      "The conversation", so the first one's capital is no evidence */
};

#define GAZETTEER_HITS_MAX 8

/* Whether the case of the phrase allows that meaning; `capital`: its first token has one. A title
 * or role may be written in any case. */
bool gazetteer_hit_fits(const struct gazetteer_hit *hit, const struct sense *sense, bool capital);

/* Asks for what the lexicons say of a word in small letters, or of what begins with it, to be
 * brought near. */
void gazetteer_ask(const struct gazetteer *gazetteer, struct span word);

/* All phrases that start at token `first` and end before token `end`, the shorter first; returns
 * how many were written (at most GAZETTEER_HITS_MAX). */
size_t gazetteer_scan(const struct gazetteer *gazetteer, const struct document *document,
                      uint32_t first, uint32_t end, struct gazetteer_hit *hits);

/* The country of that code, or NULL. */
const struct record *gazetteer_country(const struct gazetteer *gazetteer, const char *code);

#endif
