#ifndef DATELINED_EXTRACT_EVENT_PREDICATE_H
#define DATELINED_EXTRACT_EVENT_PREDICATE_H

#include "event_frame.h"

/* Fills the places of a verb or noun from the tree, without choosing a rule. */
void event_predicate_fill(const struct event_scene *scene, uint32_t token, struct event_frame *out);

/* Reads `token` as a predicate: its places, the rule that fits them and the trigger's tokens.
 * False when the lexicon has no rule that fits. */
bool event_predicate_read(const struct event_scene *scene, uint32_t token, struct event_frame *out);

/* The grammatical subject of a verb, its own or the one it shares with or gets from another verb;
 * a relative pronoun is replaced by the noun that it stands for. TOKEN_NONE: none. */
uint32_t event_predicate_subject(const struct event_scene *scene, uint32_t verb);

/* The subject that the verb itself has, likewise. */
uint32_t event_predicate_own_subject(const struct event_scene *scene, uint32_t verb);

/* The noun that a relative pronoun stands for; any other token, TOKEN_NONE too, itself. */
uint32_t event_predicate_antecedent(const struct event_scene *scene, uint32_t token);

/* Whether the verb is a passive: with "be", or a bare participle that modifies a noun. */
bool event_predicate_is_passive(const struct event_scene *scene, uint32_t verb);

/* "called on him to go", "appealed to her to stay": whom a call goes to; TOKEN_NONE when `verb` is
 * no such call. */
uint32_t event_predicate_called_on(const struct event_scene *scene, uint32_t verb);

/* Whether the token is tagged as a verb (auxiliaries are not), as a common noun. */
bool event_predicate_is_verb(const struct event_scene *scene, uint32_t token);
bool event_predicate_is_noun(const struct event_scene *scene, uint32_t token);

/* Whether the verb is a participle that tells the harm an act did: "…, killing ten". */
bool event_predicate_is_result(const struct event_scene *scene, uint32_t verb);

/* Whether the verb of a mishap is joined to that of another, of the same thing and no other day:
 * "overturned and [caught fire]" is one mishap. */
bool event_predicate_goes_with_mishap(const struct event_scene *scene,
                                      const struct event_frame *frame);

/* Whether the verb tells what else a disaster did: "struck the town, killing ten and [forcing]
 * others to leave". */
bool event_predicate_goes_with_disaster(const struct event_scene *scene,
                                        const struct event_frame *frame);

/* Of "fell, [sending] cars into a river and [killing] ten": whom the second participle, or
 * TOKEN_NONE, says to have been harmed; TOKEN_NONE when the first one tells of harm itself. */
uint32_t event_predicate_killed_along(const struct event_scene *scene, uint32_t first,
                                      uint32_t second);

/* Whether a name is only written on something: "signed autographs". */
bool event_predicate_is_signature(const struct event_scene *scene, const struct event_frame *frame);

/* Whether the act is an illness: "died of a heart attack". */
bool event_predicate_is_illness(const struct event_scene *scene, const struct event_frame *frame);

/* The token of those who were harmed by what the side clause of `verb` tells: "ten were hurt when a
 * bus crashed". TOKEN_NONE when the clause hangs on no passive verb of harm or has an object of its
 * own. */
uint32_t event_predicate_harmed_by_clause(const struct event_scene *scene, uint32_t verb);

/* Of "killing two men and wounding three": the object of the second verb of harm, which the first
 * one tells; TOKEN_NONE. */
uint32_t event_predicate_also_harmed(const struct event_scene *scene, uint32_t verb);

/* "the embassy bombing", "a bus attack": whether `thing`, or TOKEN_NONE, before a noun for harm is
 * what was hit; it did nothing. */
bool event_predicate_is_target(const struct event_scene *scene, uint32_t noun, uint32_t thing);

/* Whether a verb tells the harm that the act of `noun` below it did: "ten died in the war", not
 * "ten died since the war". */
bool event_predicate_is_harm_of(const struct event_scene *scene, uint32_t verb, uint32_t noun);

/* The head of a prepositional phrase that begins right behind a token or the name that it belongs
 * to; TOKEN_NONE when none begins there, or one of a date. */
uint32_t event_predicate_adjacent(const struct event_scene *scene, uint32_t before);

/* The noun that stands for the act in "a round of talks", "a series of attacks": climbs from an act
 * noun to the noun that the sentence's verb really governs; the act noun itself where none does. */
uint32_t event_predicate_top(const struct event_scene *scene, uint32_t noun);

/* "was the target of an attack": the noun among `lots`, lemmas that NULL ends, of which the noun
 * for an act is said with "of"; TOKEN_NONE. */
uint32_t event_predicate_lot(const struct event_scene *scene, uint32_t act,
                             const char *const *lots);

/* "The cabinet should resign, Lee said": who is told to act by what the verb says; TOKEN_NONE when
 * nobody is. */
uint32_t event_predicate_due(const struct event_scene *scene, uint32_t verb);

/* The clause of a verb that states what is so: "insists the pipeline was sabotaged"; TOKEN_NONE for
 * one that says what is to be: "insists that it be". */
uint32_t event_predicate_fact(const struct event_scene *scene, uint32_t verb);

/* The clause of a verb that says what its subject will not do: "says it will not go"; TOKEN_NONE
 * when there is none, or when it tells of an act that event_act makes a refusal by itself. */
uint32_t event_predicate_refusal(const struct event_scene *scene, uint32_t verb);

/* "adjourned to protest the raid": whether the subject of the verb above, an act of the past, has
 * protested by it. */
bool event_predicate_is_grievance(const struct event_scene *scene, uint32_t verb);

/* Whether a verb says of its subject that he will not do something: "would never agree". */
bool event_predicate_is_refused(const struct event_scene *scene, uint32_t verb);

#endif
