#ifndef DATELINED_STORE_TELLING_H
#define DATELINED_STORE_TELLING_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/calendar.h"
#include "base/span.h"
#include "event.h"
#include "mention.h"

enum {
    TELLING_PARTIES_MAX = 12,
    TELLING_LEMMAS_MAX = 4,
    TELLING_WORDINGS_MAX = 8,
    TELLING_WORDS_MAX = 24,
    TELLING_VIVID_MAX = 16,
    TELLING_CONTEXT_MAX = 28,
    TELLING_SAID_MAX = 24,
    TELLING_BESIDE_MAX = 10,
    TELLING_TOLLS = 2,    /* killed, wounded */
    TELLING_NEWS_DAYS = 3 /* by which what a report tells without a date may precede it */
};

/* The bit of a wording that says that it is a sentence of the body, not the headline. */
#define TELLING_WORDING_BODY UINT64_C(1)

/* Somebody who takes part. */
struct telling_party {
    int64_t entity_id; /* 0: not resolved, known by its words alone */
    enum party_role role;
    enum entity_type type; /* of the entity */
    bool is_country;       /* a place that is one */
    bool is_people;        /* a nationality: "Kenyans", who are no more than described */
    bool meant; /* the text only describes him, and names nobody else whom it may mean; its words
                   stand among the parties, too */
    uint32_t number;    /* of people, as the words say: "two nurses" 2, "a nurse" 0 */
    struct span text;   /* as printed, folded (utf8_fold_plain); absent: unknown */
    struct span sector; /* PLOVER, may be absent */
    struct span name;   /* of a resolved one, its fullest form in the article, folded */
    char country[4];    /* "" unknown */
};

/* Somebody or something that an article names, be it in what it tells or not. */
struct cast_member {
    int64_t entity_id;
    enum entity_type type;
    bool is_spot;    /* a town or what is in one, or a place unknown to lexicons */
    bool is_country; /* of those whom a sentence names, a nation, too */
    char country[4]; /* "" unknown */
};

enum { CAST_MEMBERS_MAX = 16, CAST_WORDS_MAX = 32 };

/* The first that an article names: whom and where its story is about. */
struct telling_cast {
    struct cast_member members[CAST_MEMBERS_MAX]; /* in the order of their naming, each once */
    size_t count;
    uint32_t words[CAST_WORDS_MAX]; /* hashes of the words of their names, as telling.words */
    size_t word_count;
};

/* What one article says of an event in one sentence or more, as far as it matters for whether
 * another one tells the same. */
struct telling {
    enum event_type type; /* under which it is compared: event_kinds.h */
    enum event_status status;
    bool negated;
    struct period period;
    bool own_date;          /* it stands on words of the text, not on the day of publication */
    int32_t published;      /* first day of the article's date; DAY_NONE: unknown */
    int32_t published_more; /* how many days that date has beyond its first: 364 of a year */
    struct span article;    /* id; absent: all tellings are of one article */
    bool in_title;          /* the headline tells it */
    bool beside_headline;   /* its sentence tells the headline's act by another word; only asked
                               within one article */
    uint32_t sentence;      /* of the body, from 0: only compared within one article */
    struct span lemmas[TELLING_LEMMAS_MAX]; /* of the triggers, lower case */
    size_t lemma_count;
    struct span cameo;             /* code, absent when unknown */
    struct telling_party *parties; /* with room for TELLING_PARTIES_MAX when it is added to */
    size_t party_count;
    int64_t place;         /* entity of the place; 0: unknown */
    char place_country[4]; /* "" unknown */
    bool place_is_site;    /* a building or the like, which a town may lie around */
    bool place_is_spot; /* a town or what is in one, or unknown to lexicons; no country, region or
                           sea */
    int mishap; /* of a disaster or accident, what it was, of an agreement, whether it is a truce
                   (event_words_mishap); 0: not told */
    int64_t wordings[TELLING_WORDINGS_MAX]; /* hash of sentence and trigger, positive: equal in
                                               copies of one text; the first bit as below */
    size_t wording_count;
    bool another;      /* it says of itself that it is not the first: "another", "second" */
    bool says_another; /* or its sentence says so of something; not asked within one article */
    uint32_t words[TELLING_WORDS_MAX]; /* hashes of what else is said: rising, each once */
    size_t word_count;
    uint32_t vivid[TELLING_VIVID_MAX]; /* those of them that are in few reports */
    size_t vivid_count;
    uint32_t context[TELLING_CONTEXT_MAX]; /* hashes of the vivid words of its whole sentences */
    size_t context_count;
    uint32_t said[TELLING_SAID_MAX]; /* those of them that are of no name */
    size_t said_count;
    struct cast_member beside[TELLING_BESIDE_MAX]; /* whom and what its sentences name, each once,
                                                      those who take part among them */
    size_t beside_count;
    uint32_t tolls[TELLING_TOLLS];   /* how many people were killed, wounded; 0: not told */
    const struct telling_cast *cast; /* of its article; NULL: not asked, or told too far from the
                                        article's beginning to be of its story */
};

/* Sets the trigger's words: its lemma (absent: unknown), and the last telling word of its text when
 * it has several ("issued a ruling"). `arena` must outlive the telling. */
void telling_add_trigger(struct arena *arena, struct telling *telling, struct span lemma,
                         struct span text);

/* Adds the telling words of `text` (the event's short sentence) that are neither small words nor
 * of the trigger, and sees by it under which type the act is compared; once, with the trigger and
 * the parties there. `arena` is for what is needed meanwhile. */
void telling_add_words(struct arena *arena, struct telling *telling, struct span text);

/* What `words` and a telling's words are hashed by: equal for the forms of a word. */
uint32_t telling_hash_word(struct span word);

/* Whether a hash of that kind is one of `count`. */
bool telling_has_word(const uint32_t *words, size_t count, uint32_t word);

/* Whether two countries (ISO 3166 alpha-3, "" unknown) are known and the same, and known and
 * different. */
bool telling_same_country(const char a[4], const char b[4]);
bool telling_other_country(const char a[4], const char b[4]);

/* Whether the place of one may lie in that of the other: of one country, and one of them no spot.
 */
bool telling_may_lie_within(const struct telling *a, const struct telling *b);

/* Whether a word is in few reports: no number, which is compared as such, no official, no name for
 * the dead. */
bool telling_is_vivid(struct span word);

/* Adds the vivid words of a sentence that tells it, and whether it speaks of another. `arena` is
 * for what is needed meanwhile. */
void telling_add_context(struct arena *arena, struct telling *telling, struct span sentence);

/* Adds a word that is of no name and somebody whom a sentence names, unless they are there or there
 * is no room. */
void telling_add_said(struct telling *telling, uint32_t word);
void telling_add_beside(struct telling *telling, const struct cast_member *member);

/* How many words of those parties of `of` that are not resolved are among the words of `in`. */
size_t telling_party_words(const struct telling *of, const struct telling *in);

/* How many words that belong to the trigger of `of` beside its verb are among the words of `in`:
 * "recalled its ambassador" and "the ambassador was called home". */
size_t telling_trigger_words(const struct telling *of, const struct telling *in);

/* Sets what a party is called and how many people it is said to be, by its words as printed; entity
 * and `meant` are set before. A pronoun of nobody known, and what only describes somebody, whose
 * words stand among the parties already, leave it without text. */
void telling_set_party_text(struct arena *arena, struct telling_party *party, struct span text);

/* Whether a place of this kind is a town or what is in one, or unknown to lexicons. */
bool telling_is_spot(enum entity_subtype subtype);

/* Sets the place, of which `country` is "" when unknown. */
void telling_set_place(struct telling *telling, int64_t place, enum entity_subtype subtype,
                       const char country[4]);

/* When the event may have happened; of what is told without a date, the days before the report. */
struct period telling_likely_days(const struct telling *telling);

/* Takes over what another sentence of the same article adds: parties, words, the better date. */
void telling_join(struct telling *telling, const struct telling *other);

#endif
