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

/* Whether a clause tells what nobody in particular did or undergoes: "anyone convicted of theft
 * faces prison", "a person who is arrested must". */
bool event_aspect_is_of_anybody(const struct event_scene *scene, const struct event_frame *frame);

/* "will be held [as scheduled]": a participle that only compares another act with what was said of
 * it before. */
bool event_aspect_is_as_said(const struct event_scene *scene, const struct event_frame *frame);

/* "may delay", "would cancel": whether a verb tells of a mere possibility. */
bool event_aspect_is_possible(const struct event_scene *scene, uint32_t verb);

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

/* "agreed on Monday to meet": whether the infinitive `token` is what its governor `head`, a verb of
 * promising without an object, promises, though the parser took it for an aim because a phrase
 * stands between. */
bool event_aspect_is_promised(const struct event_scene *scene, uint32_t token, uint32_t head);

/* "is to meet", "going to meet", and a headline's only verb: "Two leaders to meet". */
bool event_aspect_is_scheduled(const struct event_scene *scene, uint32_t verb);

/* "a proposal to bring forward elections": what is yet to be done with them. */
bool event_aspect_is_open_aim(const struct event_scene *scene, uint32_t verb);

/* "a rise in attacks": a noun that only says how much there is of an act. */
bool event_aspect_is_change(const struct event_scene *scene, uint32_t token, uint32_t head);

/* "called the killing a crime": an act that is told while something is said of it. */
bool event_aspect_is_called(const struct event_scene *scene, uint32_t token, uint32_t head);

/* Whether a side clause makes the act depend on a condition: "will strike if". */
bool event_aspect_hangs_on_condition(const struct event_scene *scene, uint32_t verb);

/* "unless X pays and Y withdraws": the second verb shares the condition's word. */
bool event_aspect_shares_condition(const struct event_scene *scene, uint32_t verb);

/* "dismissed claims that he had left": whether `claim` is the noun whose content `token` tells, and
 * somebody says that it is not so. */
bool event_aspect_is_denied_claim(const struct event_scene *scene, uint32_t token, uint32_t claim);

/* Whether an adverb leaves open whether something was done: "allegedly", "possibly". */
bool event_aspect_is_doubt(struct span adverb);

/* Whether an adverb tells of what is done again and again: "usually", "every". */
bool event_aspect_is_habit(struct span adverb);

/* Whether harm of this type is expected and not planned by anybody named: "expects more attacks".
 */
bool event_aspect_is_feared(const struct event_scene *scene, enum event_type type, uint32_t token);

/* "the siege of the town could last", "his words could hurt the talks": whether `token` is a
 * particular act that goes on, or words that were said, of which its governor `head` says that
 * something else is possible than that it is done. */
bool event_aspect_is_given(const struct event_scene *scene, enum event_type type, uint32_t token,
                           uint32_t head);

/* Whether a gerund below `head` is kept from being done: "blocked him from attending it". */
bool event_aspect_is_prevented(const struct event_scene *scene, uint32_t token, uint32_t head);

/* Whether a gerund below `head` is what talks are about: "talks on forming a government". */
bool event_aspect_is_topic(const struct event_scene *scene, uint32_t token, uint32_t head);

/* "third", "23rd", "latest", "only": whether a lower-case word gives somebody a place in a row. */
bool event_aspect_is_ordinal(struct span word);

/* "became the second person to die", "the first leader to visit": whether somebody became the noun,
 * which has a place in a row, so that the infinitive behind it tells what he did. */
bool event_aspect_is_one_of_row(const struct event_scene *scene, uint32_t noun);

/* Whether an act only says who somebody is: "people living in or visiting the city", "became the
 * first leader to visit it", who need not lead since then. */
bool event_aspect_describes(const struct event_scene *scene, const struct event_frame *frame);

/* Whether a verb has a modal auxiliary: "could", "must", "will". */
bool event_aspect_has_modal(const struct event_scene *scene, uint32_t verb);

/* Whether a verb says that what completes it is yet to be done: "would have to be approved", "has
 * to import fuel"; not "had to resign", who did. */
bool event_aspect_is_obligation(const struct event_scene *scene, uint32_t verb);

#endif
