#ifndef DATELINED_EXTRACT_EVENT_LEXICON_H
#define DATELINED_EXTRACT_EVENT_LEXICON_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/span.h"
#include "base/status.h"
#include "base/table.h"
#include "event.h"

/* What the event lexicons say: which verbs and nouns are events, what they need around them, and
 * which of their arguments are the parties. The files are server/model/lexicon/event_*.tsv; each
 * says in its head what its columns mean. */

/* The places around a predicate. */
enum event_slot {
    SLOT_SUBJ,    /* who acts, also the `by` phrase of a passive */
    SLOT_OBJ,     /* the object, also the subject of a passive */
    SLOT_IOBJ,    /* the indirect object */
    SLOT_XCOMP,   /* an infinitive, participle or predicate noun without a subject of its own */
    SLOT_CCOMP,   /* a clause with a subject of its own */
    SLOT_AGENT,   /* of a noun: its possessor, nationality or first part, or its verb's subject */
    SLOT_VICTIM,  /* whom the act harmed, as a participle tells: "crashed, killing ten" */
    SLOT_DUE,     /* who is to do something, as is said: "X should go, Y said" */
    SLOT_FACT,    /* a clause that states what is so, and asks for nothing: "insists it is" */
    SLOT_REFUSAL, /* a clause that says what its subject will not do: "says it will not go" */
    SLOT_PREPOSITION, /* the first preposition; each is a place of its own */
    SLOT_WITH = SLOT_PREPOSITION,
    SLOT_TO,
    SLOT_FOR,
    SLOT_AGAINST,
    SLOT_ON,
    SLOT_FROM,
    SLOT_IN,
    SLOT_INTO,
    SLOT_OF,
    SLOT_AS,
    SLOT_OVER,
    SLOT_BY,
    SLOT_AT,
    SLOT_BETWEEN,
    SLOT_AMONG,
    SLOT_ABOUT,
    SLOT_UNDER,
    SLOT_OUT,
    SLOT_OFF,
    SLOT_THROUGH,
    SLOT_UPON,
    SLOT_TOWARD,
    SLOT_TOWARDS,
    SLOT_BEFORE,
    SLOT_WITHIN,
    SLOT_ACROSS,
    SLOT_AROUND,
    SLOT_NEAR,
    SLOT_ONTO,
    SLOT_AFTER,
    SLOT_DURING,
    SLOT_BEHIND,
    SLOT_WITHOUT,
    SLOT_COUNT
};

/* The small letters of the constants: "subj", "iobj", "without". */
extern const char *const event_slot_names[SLOT_COUNT];

/* SLOT_COUNT for a word that is none. */
enum event_slot event_slot_from_name(struct span name);

/* Whether a place is one of a set of SLOT_BITs; SLOT_COUNT is in none. */
#define SLOT_BIT(slot) (UINT64_C(1) << (slot))
static inline bool event_slot_in(enum event_slot slot, uint64_t set)
{
    return (set >> slot & 1) != 0;
}

/* "This place is there (or not), and its head is one of these words." */
struct event_condition {
    uint8_t slot;
    bool absent;             /* the place must be empty */
    bool party;              /* its head must be able to be a party */
    bool person;             /* or a party that is no place and no body known by name */
    bool self;               /* or a clause whose subject is a pronoun: the speaker himself */
    const struct table *set; /* lemmas that its head must be one of; NULL: any */
    uint32_t kinds;          /* or names of these kinds, see event_lexicon_kind */
};

/* How the code of an act that speaks of another act depends on that one. */
enum event_combine {
    COMBINE_NONE,
    COMBINE_AGREE,
    COMBINE_THREATEN,
    COMBINE_APPEAL,
    COMBINE_DEMAND,
    COMBINE_REJECT,
    COMBINE_COUNT
};

/* COMBINE_COUNT for a word that is none, COMBINE_NONE for an empty one. */
enum event_combine event_combine_from_name(struct span name);

enum { EVENT_RULE_NEEDS = 4, EVENT_RULE_ROLES = 8 };

/* One row of event_verbs.tsv or event_nouns.tsv. */
struct event_rule {
    struct span before; /* a noun's words before its head ("air" of "air strike"), or absent */
    struct span after;  /* a verb's particle ("down" of "step down"), or absent */
    struct event_condition needs[EVENT_RULE_NEEDS];
    uint8_t need_count;
    uint8_t actors[EVENT_RULE_ROLES];
    uint8_t actor_count; /* a rule with several actor places is reciprocal: all are taken */
    uint8_t recipients[EVENT_RULE_ROLES];
    uint8_t recipient_count; /* the first place that holds a party is taken */
    bool no_act;             /* so used the word tells of no act; `type` then says nothing */
    enum event_type type;
    const char *mode;  /* NULL: none */
    const char *cameo; /* NULL: none */
    enum event_combine combine;
    uint8_t weight; /* of rules that match, the one with the highest weight counts */
    uint32_t next;  /* the next rule of the same word, or TABLE_NONE */
};

/* Whether a rule asks for a place that is filled. */
static inline bool event_rule_asks_for(const struct event_rule *rule, enum event_slot slot)
{
    for (size_t i = 0; i < rule->need_count; i++) {
        if (rule->needs[i].slot == slot && !rule->needs[i].absent) {
            return true;
        }
    }
    return false;
}

/* Whether a rule looks for whom the act is done to at a place. */
static inline bool event_rule_acts_on(const struct event_rule *rule, enum event_slot slot)
{
    for (size_t i = 0; i < rule->recipient_count; i++) {
        if (rule->recipients[i] == slot) {
            return true;
        }
    }
    return false;
}

/* What a verb, adjective or noun does to an act that it governs. */
enum event_effect {
    EFFECT_NONE, /* is transparent: "began to" */
    EFFECT_ONGOING,
    EFFECT_PLANNED,
    EFFECT_HYPOTHETICAL,
    EFFECT_DENIED,
    EFFECT_CANCELLED, /* denied, and the cancelling is an act of rejection */
    EFFECT_DROP       /* the act is not told at all: a request's content */
};

enum event_subject { SUBJECT_NONE, SUBJECT_AGENT, SUBJECT_TARGET };

/* One row of event_operators.tsv. */
struct event_operator {
    enum event_effect effect;
    enum event_subject subject; /* what its subject is to the noun that it governs */
};

/* Classes of event_classes.tsv that the code itself asks for. */
enum event_class {
    EVENT_CLASS_HARM,        /* verbs whose subject may be the act itself: "the attack killed" */
    EVENT_CLASS_CONTAINER,   /* nouns that only measure an act: "a round of talks" */
    EVENT_CLASS_ATTRIBUTION, /* verbs of saying */
    EVENT_CLASS_PROMISE,     /* verbs and nouns whose content is a promised act */
    EVENT_CLASS_SELF,        /* pronouns by which a speaker speaks of himself: "says it will" */
    EVENT_CLASS_SPORT,       /* words of sport; two of them in a sentence, and nothing is told */
    EVENT_CLASS_GAME,        /* words of nothing but sport; one is enough */
    EVENT_CLASS_FABLE,       /* words of fables, likewise */
    EVENT_CLASS_FINDING,     /* verbs of what an inquiry or report does: "found", "concluded" */
    EVENT_CLASS_UNDERGONE,   /* nouns whose possessor undergoes the act: "his arrest" */
    EVENT_CLASS_OPENING,     /* nouns for what makes an act possible: "the way to talks" */
    EVENT_CLASS_PAPER,       /* what is written is no party: "Agreement", "Act" */
    EVENT_CLASS_VIOLENT,     /* things and doings by which people are killed on purpose */
    EVENT_CLASS_CASE,        /* nouns for what befell somebody: "cases of", "the death of" */
    EVENT_CLASS_BODY,        /* nouns for parties that are nobody: "he" is no ministry */
    EVENT_CLASS_AREA,        /* nouns for a place that an act only happens in: "district" */
    EVENT_CLASS_JOINT,       /* adjectives of what parties do together: "bilateral" */
    EVENT_CLASS_TALK,        /* nouns for what people meet for: "talks with" */
    EVENT_CLASS_VEHICLE,     /* ships and the like, which have a flag */
    EVENT_CLASS_DISEASE,     /* kills without anybody's doing */
    EVENT_CLASS_OCCASION,    /* nouns for what people come together at: "during a speech" */
    EVENT_CLASS_TELLER,      /* nouns for those on the spot who tell what was done there */
    EVENT_CLASS_MONEY,       /* sums: "50 million euros in aid to" */
    EVENT_CLASS_ABSTRACT,    /* nouns that are nowhere: "at the request of" */
    EVENT_CLASS_COUNT
};

struct event_lexicon {
    const struct event_rule *rules;
    const struct event_operator *operators;
    const struct table *verbs;          /* lemma -> first rule */
    const struct table *nouns;          /* head lemma -> first rule */
    const struct table *verb_operators; /* lemma -> operator */
    const struct table *sectors;        /* lemma -> index into sector_names */
    const char (*sector_names)[4];
    const struct table *combos; /* "class:cameo prefix" -> index into combo_codes */
    const char *const *combo_codes;
    const struct table *classes[EVENT_CLASS_COUNT];
    const struct table *modes; /* CAMEO code -> index into mode_names */
    const char *const *mode_names;
    const struct table *irregular; /* past form of a verb -> number for irregular_at */
};

/* Reads the lexicons. STATUS_INVALID with file and row in `failure` for a place, type, class or
 * code that does not exist. The result lives in `arena` and borrows from the embedded files. */
MUST_CHECK enum status event_lexicon_new(struct arena *arena, const char *lexicon_dir,
                                         const struct event_lexicon **out, struct failure *failure);

/* The verb of a past form or participle that no ending explains; without pointer for others. */
struct span event_lexicon_irregular(const struct event_lexicon *lexicon, struct span form);

/* The first rule for a lemma, or NULL; the next one of the same word, or NULL. */
const struct event_rule *event_lexicon_verb(const struct event_lexicon *lexicon, struct span lemma);
const struct event_rule *event_lexicon_noun(const struct event_lexicon *lexicon, struct span lemma);
const struct event_rule *event_lexicon_next(const struct event_lexicon *lexicon,
                                            const struct event_rule *rule);

/* The bits of a name of this type and subtype, to be compared with event_condition.kinds. */
uint32_t event_lexicon_kind(enum entity_type type, enum entity_subtype subtype);

/* NULL for a lemma that is no operator. */
const struct event_operator *event_lexicon_operator(const struct event_lexicon *lexicon,
                                                    struct span lemma);

/* The PLOVER sector of a role noun ("minister" -> "GOV"); "" for a role without a sector; NULL
 * for a word that does not name people or bodies. */
const char *event_lexicon_sector(const struct event_lexicon *lexicon, struct span lemma);

/* Whether a CAMEO code is `code` or one below it, as "0873" is below "087"; NULL is below none. */
bool event_code_is_under(const char *cameo, const char *code);

/* The PLOVER mode of a CAMEO code, or NULL. */
const char *event_lexicon_mode(const struct event_lexicon *lexicon, const char *cameo);

/* Whether a lemma, or its singular, is in a set. */
bool event_lexicon_has(const struct table *set, struct span lemma);

/* Whether a lemma is in a class. */
bool event_lexicon_in(const struct event_lexicon *lexicon, enum event_class class,
                      struct span lemma);

/* The code of an act of class `combine` about an act with code `inner`: "threaten" about "163" is
 * "1312". NULL when the table has none. */
const char *event_lexicon_combine(const struct event_lexicon *lexicon, enum event_combine combine,
                                  const char *inner);

#endif
