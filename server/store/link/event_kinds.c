/* Acts that the reports of one happening tell under several types. A row gives the words of the
 * trigger, what the sentence must be about, and the type that all of them are compared under; the
 * event keeps the type of its best report. English only. */

#include "event_kinds.h"

#include "event_words.h"

enum { KIND_WORDS = 14 };

#define TYPE(type) (1u << EVENT_##type)

static const struct {
    enum event_type kind;
    uint32_t types;
    const char *triggers[KIND_WORDS];
    const char *about[KIND_WORDS]; /* one of them in the sentence; none: no matter */
} kinds[] = {
    /* a truce comes first */
    {EVENT_AGREE,
     TYPE(AGREE) | TYPE(SUPPORT) | TYPE(CONCEDE) | TYPE(RETREAT) | TYPE(COOPERATE),
     {"agree", "sign", "signing", "reach", "declare", "announce", "accept", "strike", "conclude",
      "seal", "ceasefire", "truce", "armistice"},
     {"ceasefire", "truce", "cease", "armistice", "cessation"}},
    {EVENT_AGREE,
     TYPE(AGREE) | TYPE(SUPPORT) | TYPE(COOPERATE),
     {"sign", "signing", "agree", "reach", "strike", "conclude", "seal", "ink", "put"},
     {"agreement", "deal", "accord", "pact", "treaty", "memorandum", "contract", "settlement",
      "declaration", "protocol"}},
    /* police and gunmen seize people: the words that go with it say which it was */
    {EVENT_COERCE,
     TYPE(ASSAULT),
     {"seize", "capture", "abduct", "abduction", "kidnap", "kidnapping", "snatch"},
     {0}},
    {EVENT_LEGAL, TYPE(COERCE), {"jail", "jailing", "imprison", "imprisonment"}, {0}},
    {EVENT_LEGAL, TYPE(COERCE), {"send", "put"}, {"prison", "jail", "bars", "penitentiary"}},
    {EVENT_RESIGN,
     TYPE(COERCE) | TYPE(ASSAULT),
     {"oust", "ouster", "overthrow", "topple", "depose", "unseat"},
     {0}},
    {EVENT_SANCTION, TYPE(COERCE), {"blacklist"}, {0}},
    {EVENT_SANCTION, TYPE(AGREE), {"agree"}, {"impose"}},
    {EVENT_SANCTION,
     TYPE(LEGISLATE),
     {"adopt", "approve", "agree", "pass", "impose"},
     {"sanctions", "embargo", "restrictive"}},
};

static bool holds_any(struct span text, const char *const *words)
{
    for (size_t i = 0; i < KIND_WORDS && words[i]; i++) {
        if (event_words_holds(text, span_of(words[i]))) {
            return true;
        }
    }
    return words[0] == NULL;
}

static bool is_of_kind(size_t kind, enum event_type type, struct span lemma, struct span text)
{
    return (kinds[kind].types & (1u << type)) != 0 && holds_any(lemma, kinds[kind].triggers) &&
           holds_any(text, kinds[kind].about);
}

enum event_type event_kind(enum event_type type, struct span lemma, struct span text)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (is_of_kind(i, type, lemma, text)) {
            return kinds[i].kind;
        }
    }
    return type;
}

bool event_kind_is_truce(enum event_type type, struct span lemma, struct span text)
{
    return is_of_kind(0, type, lemma, text);
}
