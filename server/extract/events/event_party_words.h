#ifndef DATELINED_EXTRACT_EVENT_PARTY_WORDS_H
#define DATELINED_EXTRACT_EVENT_PARTY_WORDS_H

#include "event_phrase.h"
#include "extract/events.h"

/* Inside of event_party: a list of parties in the making. */

enum { PARTY_LIMIT = 16 };

struct party_list {
    struct party *items; /* room for PARTY_LIMIT */
    size_t count;
};

/* Adds these words as a party, unless the list is full, they overlap with a party that is there
 * (which they replace when they say more of it), or a recipient is only "its" or an actor's "his".
 */
void event_party_add_words(const struct event_scene *scene, struct party_list *list,
                           struct event_phrase words, enum party_role role);

/* Adds the party whose words `head` is the head of, each by himself whom a title in the plural
 * names; nothing when it can be no party. */
void event_party_add_one(const struct event_scene *scene, struct party_list *list, uint32_t head,
                         enum party_role role);

/* Likewise with those who are joined to it: "A, B and C"; those whom a list names instead of their
 * number. */
void event_party_add(const struct event_scene *scene, struct party_list *list, uint32_t head,
                     enum party_role role);

#endif
