#ifndef DATELINED_EXTRACT_EVENT_SUFFERER_H
#define DATELINED_EXTRACT_EVENT_SUFFERER_H

#include "event.h"
#include "event_frame.h"

/* Whether acts of this type harm somebody: assaults, accidents, disasters. */
bool event_sufferer_harms(enum event_type type);

/* Whom a participle names, or whom the verb harmed whose subject the noun for the act is: "the
 * strike on Gaza killed two men"; TOKEN_NONE. */
uint32_t event_sufferer_victim(const struct event_scene *scene, const struct event_frame *frame);

/* Who was killed or hurt "in clashes with rebels", "in a shootout with police": the act's noun
 * names the other side. TOKEN_NONE when the act harms nobody or no such verb governs the noun. */
uint32_t event_sufferer_in(const struct event_scene *scene, const struct event_frame *frame);

/* "two were killed and four wounded in an attack": the head of those whom the verb before the act's
 * own verb tells of; TOKEN_NONE when there are none, or when the act's noun names its own target.
 */
uint32_t event_sufferer_first(const struct event_scene *scene, const struct event_frame *frame);

/* The verb of harm by which an act is told: itself, the one that governs the noun, or the
 * participle that names the victims; TOKEN_NONE. */
uint32_t event_sufferer_verb(const struct event_scene *scene, const struct event_frame *frame);

/* Whom force was used to drive away: "used tear gas to disperse the crowd"; TOKEN_NONE. */
uint32_t event_sufferer_driven(const struct event_scene *scene, uint32_t verb);

/* Whom a clause about a noun for an act says that it harmed: "an attack that killed ten";
 * TOKEN_NONE. */
uint32_t event_sufferer_in_clause(const struct event_scene *scene, uint32_t noun);

/* The people at whom an assault that harmed others, too, was aimed: "fired tear gas at protesters,
 * killing one"; TOKEN_NONE. */
uint32_t event_sufferer_aimed(const struct event_scene *scene, const struct event_frame *frame);

/* Those at whom the next of two joined assaults was aimed, for both: "used batons and fired tear
 * gas at protesters"; TOKEN_NONE. */
uint32_t event_sufferer_shared(const struct event_scene *scene, const struct event_frame *frame);

/* "was not killed in the blast", "could have died in it": whether a verb of harm tells that none
 * was done. */
bool event_sufferer_was_spared(const struct event_scene *scene, uint32_t verb);

#endif
