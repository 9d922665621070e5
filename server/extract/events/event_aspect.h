#ifndef DATELINED_EXTRACT_EVENT_ASPECT_H
#define DATELINED_EXTRACT_EVENT_ASPECT_H

#include "event_frame.h"

/* Whether a body sentence tells the act in the simple present, as a habit or a schedule; false for
 * forms that may as well be a past ("they hit"). */
bool event_aspect_is_simple_present(const struct event_scene *scene, uint32_t token);

/* Whether the act is told as going on: "is fighting", "troops patrolling the border". */
bool event_aspect_is_progressive(const struct event_scene *scene, uint32_t token);

/* Whether the act's clause says how often: "every day", "are frequent". */
bool event_aspect_is_repeated(const struct event_scene *scene, uint32_t token);

/* The verb of the clause that says that the act of a noun began: "the strike that began on Monday",
 * "a strike by doctors which began"; TOKEN_NONE. */
uint32_t event_aspect_beginning(const struct event_scene *scene, uint32_t noun);

/* Whether the sentence ends as a question. */
bool event_aspect_is_question(const struct event_scene *scene);

/* "kill the drivers", chanted or written: a bare verb right behind a quotation mark asks for
 * something. */
bool event_aspect_is_imperative(const struct event_scene *scene, uint32_t verb);

/* Whether an election or talks lie ahead: "ahead of the summit", "before the vote". */
bool event_aspect_is_ahead(const struct event_scene *scene, const struct event_frame *frame);

/* "will see the king before [leaving] for Rome", "will go, with his son [succeeding] him": whether
 * a side clause is part of what is to come. */
bool event_aspect_goes_with_plan(const struct event_scene *scene, uint32_t verb);

/* "was planting a bomb": whether the act went on in the past; not when somebody says so of his
 * present. */
bool event_aspect_was_going_on(const struct event_scene *scene, uint32_t verb);

/* "has shot", "have been shot": whether "has" or "have" makes a verb a perfect form. */
bool event_aspect_is_perfect(const struct event_scene *scene, uint32_t verb);

/* "had fired", "had been shot": whether the act lies before another one of the past. */
bool event_aspect_is_pluperfect(const struct event_scene *scene, uint32_t verb);

/* "has been demanding": whether the act has gone on until now. */
bool event_aspect_has_been_going_on(const struct event_scene *scene, uint32_t verb);

/* "is being questioned", "the meeting is being held". */
bool event_aspect_is_being_done(const struct event_scene *scene, uint32_t act);

/* "is sending a team", "said it was sending": what is done at once is yet to be done. */
bool event_aspect_is_about_to(const struct event_scene *scene, uint32_t verb);

/* Whether a noun tells of an affair that stands and goes on: "cooperate with the U.N. probe",
 * "violates the embargo". */
bool event_aspect_is_standing(const struct event_scene *scene, const struct event_frame *frame);

/* Whether an act of speech is answered by another act, which tells of it, too: "rejected a U.S.
 * appeal". */
bool event_aspect_is_answered(const struct event_scene *scene, const struct event_frame *frame);

/* "is to meet", "going to meet", and a headline's only verb: "Two leaders to meet". */
bool event_aspect_is_scheduled(const struct event_scene *scene, uint32_t verb);

/* "should resign", "must go": whether an auxiliary says that the act ought to be done. */
bool event_aspect_is_due(const struct event_scene *scene, uint32_t verb);

/* Whether a verb has a modal auxiliary: "could", "must", "will". */
bool event_aspect_has_modal(const struct event_scene *scene, uint32_t verb);

#endif
