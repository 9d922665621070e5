#ifndef DATELINED_EXTRACT_EVENT_MENDS_H
#define DATELINED_EXTRACT_EVENT_MENDS_H

#include "event_repair.h"

/* Every repair of a sentence's tree, in the order in which they are done: the pass it belongs to,
 * the words it looks at, its name, and what it mends: an example, [what was wrong] and how the
 * parser had read it. The function is event_mend_NAME; what it asks for before it does anything
 * stands beside it. */
#define EVENT_MENDS(ROW)                                                                           \
    /* An object that a time took (event_repair_day.c). */                                         \
    ROW(WORDS, THING, object_before_time,                                                          \
        "killed [a judge] earlier on Friday: whom, as how much earlier")                           \
    /* Words taken for another kind of word (event_repair_words.c). */                             \
    ROW(WORDS, NOUN, shot,                                                                         \
        "gunmen [shot] two men: a noun between people and those to whom it was done")              \
    ROW(WORDS, KEYWORD, shot_dead,                                                                 \
        "police in [Oruro shot] dead a man: the verb as a noun that the place is a part of")       \
    ROW(WORDS, KEYWORD, limit,                                                                     \
        "says [up to] 22 were killed: a limit as a part of the verbs around it")                   \
    ROW(WORDS, HYPHENED, year_old, "[a 19-year-old] was held: the noun as an adjective")           \
    ROW(WORDS, KEYWORD, off, "sank [off Malta]: the preposition as a part of the verb")            \
    ROW(WORDS, ADJECTIVE, national, "a Malian [national] was killed: the noun as an adjective")    \
    ROW(WORDS, ADJECTIVE, adjective, "he was [re-arrested]: a participle as an adjective")         \
    ROW(WORDS, NOUN, helped, "helped [rescue] ten men: an infinitive as a noun")                   \
    ROW(WORDS, HYPHENED, compound_noun, "a [sit-in] began: two parts, of which one is the noun")   \
    ROW(WORDS, VERB, split_infinitive,                                                             \
        "urged X to [quickly] free Y: the adverb as the verb's head")                              \
    ROW(WORDS, NOUN, premier, "Japan's [PM] left: the lemma of a time of day")                     \
    ROW(WORDS, VERB, act_in_ing, "a mass [stabbing] killed three: a noun for an act as the verb")  \
    ROW(WORDS, VERB, compound_verb,                                                                \
        "Chad has [test-fired] a missile: the second part as a part of the missile")               \
    ROW(WORDS, VERB, perfect,                                                                      \
        "X had [scheduled] talks: a participle after 'have' as an attribute")                      \
    ROW(WORDS, VERB, named,                                                                        \
        "Boer [named] new finance minister: a headline's passive as an active")                    \
    ROW(WORDS, VERB, neighbouring, "in [neighbouring] Chad: an attribute as a verb")               \
    ROW(WORDS, VERB, remaining, "from the two [remaining] bases: an attribute as a verb")          \
    ROW(WORDS, VERB, visiting, "[Visiting] president X met Y: an attribute as a clause")           \
    ROW(WORDS, VERB, opening_act, "[Fighting] erupted in Z: a noun for an act as a clause")        \
    ROW(WORDS, VERB, threatening, "got [threatening] letters: the attribute as a verb")            \
    ROW(WORDS, VERB, fighting_between,                                                             \
        "fled from [fighting] between X and Y: a noun for an act as what somebody does")           \
    ROW(WORDS, GERUND, act_of_clause,                                                              \
        "in X, where [fighting] erupted: likewise (event_repair_clause.c)")                        \
    ROW(WORDS, VERB, pending, "halted it [pending] an inquiry: a preposition as a clause")         \
    ROW(WORDS, KEYWORD, day_following,                                                             \
        "freed X [on Friday] following talks: the day as the talks'")                              \
    ROW(WORDS, VERB, following, "resigned [following] protests: a preposition as an attribute")    \
    /* Participles taken for main verbs (event_repair_lost.c). */                                  \
    ROW(WORDS, VERB, accused, "went on trial, [accused] of it: the participle as a past")          \
    /* Main clauses taken for parts of what stands before them (event_repair_main.c). */           \
    ROW(WORDS, KEYWORD, carrying, "a boat [carrying X sank]: the verb as said of what is carried") \
    ROW(WORDS, VERB, first_clause,                                                                 \
        "[crowds rallied] after X was held: the first verb as said of its subject")                \
    ROW(WORDS, VERB, first_of_two,                                                                 \
        "[two people died] and nine were hurt: likewise, their verb joined with the others")       \
    ROW(WORDS, VERB, called_on,                                                                    \
        "the group [called on X] to resign: the verb as said of its subject")                      \
    ROW(WORDS, GERUND, governing, "the world [governing] body lifted: the attribute as a clause")  \
    ROW(WORDS, VERB, second_past,                                                                  \
        "[a truce] agreed on Monday collapsed: the participle as the main verb")                   \
    /* Parties lost to the words beside them (event_repair_lost.c). */                             \
    ROW(WORDS, HYPHENED, noun_of_two_parts,                                                        \
        "staged a sit-[in] outside X: the second part as a preposition")                           \
    ROW(WORDS, ADJECTIVE, adjective_as_head,                                                       \
        "fighters [loyal] to X clashed: the adjective as the head of the clause")                  \
    ROW(WORDS, VERB, clause_before_noun,                                                           \
        "one of those [killed] is a chief: the participle as said of the chief")                   \
    ROW(WORDS, NSUBJ, subject_of_auxiliary,                                                        \
        "[Chad] has test-fired a missile: the subject under the auxiliary")                        \
    ROW(WORDS, VERB, counted_wounded, "moved 250 [wounded] civilians: the number as the object")   \
    ROW(WORDS, VERB, jailed_object,                                                                \
        "pardoned [28 soldiers] jailed for it: whom, as the subject of a content")                 \
    ROW(WORDS, VERB, partner_as_subject,                                                           \
        "talks between X and [the rebels] failed: the second partner as a subject")                \
    ROW(WORDS, VERB, goes_to_court, "returned to [work]: where somebody goes as a verb")           \
    ROW(WORDS, DATE, week_as_subject,                                                              \
        "freed X, and [this week] invited Y: the week as the subject")                             \
    ROW(WORDS, NOUN, flown_home, "freed and flown [home]: the way as an object of the first verb") \
    ROW(WORDS, ADJECTIVE, chief_behind,                                                            \
        "a customs [chief]: who leads it as an adjective behind it")                               \
    ROW(WORDS, VERB, result_of_content,                                                            \
        "the army says a jet [crashed, killing] ten: the result as what the army did")             \
    ROW(WORDS, NOUN, case_of_title,                                                                \
        "charges [against] minister Ann Lee: the preposition as that of the title")                \
    /* Parts of nouns taken for the nouns (event_repair_part.c). */                                \
    ROW(WORDS, NOUN, part_as_object,                                                               \
        "fired two [short-range] missiles: a part of the noun as the object")                      \
    ROW(WORDS, NOUN, field_as_object, "held [rights] activist Ann Lee: the field as whom")         \
    ROW(WORDS, VERB, retired,                                                                      \
        "a former envoy and [retired] general left: the attribute as a verb")                      \
    ROW(WORDS, NUMBER, number_apart,                                                               \
        "[22] Taliban rebels were held: the number as a phrase beside them")                       \
    ROW(WORDS, KEYWORD, set_off,                                                                   \
        "an explosion [set off by X] killed ten: the participle as the noun")                      \
    ROW(WORDS, VERB, act_before, "Leeds [stabbing] suspect held: the act as a verb")               \
    ROW(WORDS, ADJECTIVE, suspected,                                                               \
        "a [suspected] militant was killed: the participle as the noun")                           \
    ROW(WORDS, NOUN, kind, "[twin] blasts, [capital] murder: a number or kind as a party")         \
    /* Verbs of headlines (event_repair_headline.c). */                                            \
    ROW(HEADLINE, SENTENCE, headline_verb, "Kenya court [blocks] deployment: the verb as a noun")  \
    ROW(HEADLINE, KEYWORD, headline_shot,                                                          \
        "Reporter [shot] dead in X: whom it was done to as a part of the shot")                    \
    ROW(HEADLINE, ADJECTIVE, headline_dead,                                                        \
        "Two [dead] in boat fire: what befell them as a part of them")                             \
    ROW(HEADLINE, VERB, act_behind_place, "held over [Leeds stabbing]: the town as who stabbed")   \
    ROW(HEADLINE, VERB, headline_infinitive,                                                       \
        "[PM] to visit X: the subject as what the visit is of")                                    \
    /* A date that opens the sentence as a part of the subject (event_repair_opening.c). */        \
    ROW(OPENING, SENTENCE, opening,                                                                \
        "In [March rebels] captured two towns: the subject as a phrase of time")                   \
    /* More words taken for others, and what follows from it (event_repair_clause.c). */           \
    ROW(CLAUSE_WORDS, VERB, acting, "the [acting president] said: the attribute as a verb")        \
    ROW(CLAUSE_WORDS, INNER, reports,                                                              \
        "the army [reports] it has seized X: the verb of saying as a noun")                        \
    ROW(CLAUSE_WORDS, KEYWORD, ruling, "the [ruling] Communist Party: the attribute as a verdict") \
    ROW(CLAUSE_WORDS, INNER, military, "Chad's [military] pardoned X: the body as an adjective")   \
    ROW(CLAUSE_WORDS, KEYWORD, each, "with [each] accusing the other: who does it as an article")  \
    ROW(CLAUSE_WORDS, INNER, that_meeting, "called [that meeting] a step: the noun as a verb")     \
    ROW(CLAUSE_WORDS, KEYWORD, warning_shots, "fired [warning shots]: an attribute as a verb")     \
    /* A verb taken for an attribute of its object (event_repair_lost.c). */                       \
    ROW(CLAUSE_WORDS, KEYWORD, free, "did not [free X]: the verb as an adjective")                 \
    /* Names torn apart (event_repair_names.c), lists of names (event_repair_list.c). */           \
    ROW(NAMES, NSUBJ, under_comma,                                                                 \
        "the captain, [Omar Tal], left: the name as the comma's subject")                          \
    ROW(NAMES, SENTENCE, names,                                                                    \
        "President [Omar] [Tal] resigned: one name as two subjects; a title as a party")           \
    ROW(LISTS, SENTENCE, lists,                                                                    \
        "Minister [A], Envoy [B] and [C] left: one as the subject, others joined to titles")       \
    ROW(LISTS, CONJ, name_of_joined, "A and his wife, [B], left: her name as one more of them")    \
    /* Phrases and clauses under other words (event_repair_phrase.c). */                           \
    ROW(PHRASES, NMOD, opening_place,                                                              \
        "[In Yangon], crowds marched: the place as a part of the crowds")                          \
    ROW(PHRASES, VERB, agent_behind_place,                                                         \
        "was shot in the town of X [by gunmen]: who did it as said of the place")                  \
    ROW(PHRASES, OBL, day_of_participle,                                                           \
        "freed men abducted in Gao [on March 11]: an old date as the main verb's")                 \
    ROW(PHRASES, KEYWORD, content_behind,                                                          \
        "issued a text denying [that X had left]: the content as what the issuer says")            \
    ROW(PHRASES, COP, subject_of_be,                                                               \
        "said [rebels] were behind it: the subject of what is said as an object")                  \
    ROW(PHRASES, NOUN, described_subject,                                                          \
        "[A], the party's number two, left: the name as its description's subject")                \
    ROW(PHRASES, WORD, preposition, "talks [with Ann Lee]: the preposition as the head")           \
    ROW(PHRASES, NMOD, during_act,                                                                 \
        "shot two men [during a raid]: the time of the act as a phrase of the men")                \
    ROW(PHRASES, APPOS, name_first,                                                                \
        "submit [A], the leader, to B: the name as said of the leader")                            \
    ROW(PHRASES, KEYWORD, like,                                                                    \
        "[Officials], like A, have left: whom 'like' names as the subject")                        \
    ROW(PHRASES, NMOD, phrase_of_description,                                                      \
        "A, the envoy [on rights], said: a phrase of the envoy as the name's")                     \
    ROW(PHRASES, DATE, day_as_head,                                                                \
        "in a crash [Saturday evening]: the day as the head of the crash")                         \
    ROW(PHRASES, VERB, called_to,                                                                  \
        "a text that called on X [to act]: what X is to do as the main aim")                       \
    ROW(PHRASES, APPOS, place_as_name,                                                             \
        "killed A, an aide to B, [in Kano]: the place as another name")                            \
    ROW(PHRASES, KEYWORD, second_partner,                                                          \
        "began between X [and six powers]: the second partner as joined to 'began'")               \
    ROW(PHRASES, VERB, between,                                                                    \
        "since talks between [X and Y] collapsed: the second partner as a subject")                \
    ROW(PHRASES, VERB, written, "sends a bill [banning X]: the ban as the sender's")               \
    ROW(PHRASES, VERB, blame, "blamed the raid [on X]: the blamed as those who were raided")       \
    ROW(PHRASES, VERB, clause_of_described,                                                        \
        "is A, an aide to B, [who was tried]: the clause as one of the description")               \
    ROW(PHRASES, VERB, passive_after,                                                              \
        "[X resigned after two men,] A and B, were killed: X's clause as the side one")            \
    ROW(PHRASES, VERB, opening_phrase,                                                             \
        "[Since the fall of A,] B has tried: the opening phrase as a subject")                     \
    ROW(PHRASES, VERB, saying_before,                                                              \
        "[X said] one of his men was killed: the saying as a side clause")                         \
    ROW(PHRASES, VERB, joined_after,                                                               \
        "dug, a day after [a quake] killed ten: what stands behind 'after' as a phrase")           \
    ROW(PHRASES, VERB, relative_as_content,                                                        \
        "set off a slide [that swept the camp]: the clause as what is said")                       \
    ROW(PHRASES, VERB, odds, "the odds [X goes to court]: the content as a relative clause")       \
    /* Main clauses behind what tells when or which (event_repair_main.c). */                      \
    ROW(PHRASES, KEYWORD, length_after,                                                            \
        "a day after X died, [thousands marched]: as joined to the clause before")                 \
    /* What hangs on another word than it speaks of (event_repair_hang.c). */                      \
    ROW(PHRASES, NOUN, shot_and,                                                                   \
        "police [shot] and killed a man: the first of two verbs as a noun")                        \
    ROW(PHRASES, VERB, to_participle, "appealed to [armed] groups: the attribute as a verb")       \
    ROW(PHRASES, VERB, act_behind, "died in [shelling] by troops: the noun as a clause")           \
    ROW(PHRASES, VERB, killed_behind,                                                              \
        "honoured the men [killed] in it: the participle as what the main verb leads to")          \
    ROW(PHRASES, WORD, in_which,                                                                   \
        "a vote, in which X [won]: the clause about the vote as joined to another")                \
    ROW(PHRASES, NMOD, judged_by,                                                                  \
        "is wanted for murder [by Spain]: the judge as who did the deed")                          \
    ROW(PHRASES, VERB, takeoff,                                                                    \
        "crashed after [takeoff] on Friday, killing ten: the noun as a clause")                    \
    ROW(PHRASES, ADJECTIVE, armed_with, "a man [armed] with a gun shot two: the attribute as who") \
    ROW(PHRASES, WORD, behind_day,                                                                 \
        "ended on Friday [with a deal]: the phrase behind a day as the day's")                     \
    ROW(PHRASES, VERB, announced,                                                                  \
        "praised a move, [announced on Friday]: the participle as one more verb")                  \
    ROW(PHRASES, VERB, told_to, "told foreign firms [to leave]: what they are to do as theirs")    \
    ROW(PHRASES, VERB, did_in_row, "became the third minister [to resign]: what he did as an aim") \
    ROW(PHRASES, WORD, planned,                                                                    \
        "put off a visit [planned for May]: the plan as what the putting off leads to")            \
    ROW(PHRASES, VERB, described_main,                                                             \
        "X, the man wanted for it, [was held]: the description as the main verb")                  \
    ROW(PHRASES, VERB, after_pluperfect,                                                           \
        "stormed a house where X had hidden, [arresting Y]: as what X did")                        \
    ROW(PHRASES, VERB, harm_of_second,                                                             \
        "used batons and fired gas, [killing X]: what came of the second act as of the first")     \
    ROW(PHRASES, VERB, harm_of_clause,                                                             \
        "recalled Y after troops boarded a ship, [killing Z]: as what he did who recalled")        \
    /* Main verbs that were lost (event_repair_past.c). */                                         \
    ROW(PHRASES, VERB, derailed,                                                                   \
        "a train [derailed], sending cars off: the main verb as said of its subject")              \
    ROW(PHRASES, VERB, after_called, "left after X [called] on Y to go: the call as said of X")    \
    ROW(PHRASES, VERB, behind_who, "X, who held Y, [named] Z: the main verb as said of Y")         \
    ROW(PHRASES, ADJECTIVE, dead_behind,                                                           \
        "shot two guards [dead] at a bank: how it ended as a part of the guards")                  \
    ROW(PHRASES, CONJ, and_captured,                                                               \
        "one was killed and two [wounded]: a passive that shares its auxiliary as an active")      \
    ROW(PHRASES, VERB, wounding,                                                                   \
        "where X met Y, killing six and [wounding] Y: the second result as what X did")            \
    /* Clauses without a word that opens them (event_repair_reduced.c). */                         \
    ROW(REDUCED, CONJ, joined_noun,                                                                \
        "killed himself [and an officer]: the second object as joined to the verb")                \
    ROW(REDUCED, VERB, hit_carrying,                                                               \
        "hit a bus [carrying ten in Gao, killing two]: what came of the hit as of the bus")        \
    ROW(REDUCED, VERB, blamed_on, "a strike blamed on [Chad killed] ten: the blamed as who kills") \
    ROW(REDUCED, VERB, no_relative,                                                                \
        "a man [jailed] in 2011 left: the participle as a relative clause")                        \
    ROW(REDUCED, VERB, which_beside,                                                               \
        "no word of the raid, which [killed] two: the relative clause as one beside")              \
    ROW(REDUCED, DATE, day_between,                                                                \
        "X [Thursday] praised Y: the day as another subject or a part of X")                       \
    ROW(REDUCED, VERB, harm_of_thing,                                                              \
        "an attack on a train [that killed X]: the clause as one about the train")                 \
    ROW(REDUCED, NSUBJ, of_subject, "the term [of X] expires: whom 'of' names as another subject") \
    ROW(REDUCED, VERB, result_joined,                                                              \
        "fired at rioting men, [killing X]: the result as joined to the attribute")                \
    ROW(REDUCED, KEYWORD, direction,                                                               \
        "[a bomb] south of X killed: the subject as that of the direction")                        \
    ROW(REDUCED, VERB, counted_participle,                                                         \
        "wounded [two] newly arrived men: the number as the object")                               \
    ROW(REDUCED, VERB, having, "left, [having] signed it: the auxiliary as the verb")              \
    ROW(REDUCED, VERB, adjacent_subject,                                                           \
        "stormed it and [Goran Tal] fled: the subject as one more object")                         \
    ROW(REDUCED, VERB, bare_participle,                                                            \
        "to free a man [kidnapped Friday]: the participle as joined to the main verb")             \
    ROW(REDUCED, VERB, participle_as_main,                                                         \
        "one of the men [killed Friday] is a chief: the participle as the main verb")              \
    ROW(REDUCED, VERB, object_of_noun,                                                             \
        "accusing [Oslo] of rights abuses: the name as a part of the abuses")                      \
    ROW(REDUCED, VERB, found_guilty,                                                               \
        "found X, who led Y, [guilty]: what was found as a part of the clause")                    \
    ROW(REDUCED, VERB, cause_of_both,                                                              \
        "were killed and ten hurt [when X went off]: the cause as the second's only")              \
    ROW(REDUCED, VERB, including,                                                                  \
        "four others, [including X], were hurt: the main verb as said of X")                       \
    ROW(REDUCED, VERB, said_between,                                                               \
        "barred firms it said [had helped Y]: the clause about them as what is said")              \
    /* What somebody was (event_repair_left.c). */                                                 \
    ROW(SUBJECTS, KEYWORD, once,                                                                   \
        "X, [once a minister], was held: what X was as the subject of a clause")                   \
    /* Subjects that are lost before the clauses are looked at (event_repair_verb.c). */           \
    ROW(SUBJECTS, VERB, first_subject,                                                             \
        "[Two men] and three women were held: the first as the head of the clause")                \
    ROW(SUBJECTS, VERB, passive_subject,                                                           \
        "[A quake] killed 40: the subject of an active as a passive's")                            \
    /* Verbs taken for attributes (event_repair_verb.c), days for parties (event_repair_day.c). */ \
    ROW(CLAUSES, THING, participle_behind,                                                         \
        "[A quake] killed at least 40 people: the verb as the noun's participle")                  \
    ROW(CLAUSES, THING, participle_before,                                                         \
        "X imposed [sanctions] on Y: the verb as a participle before its object")                  \
    ROW(CLAUSES, DAY, late_day, "Kenya [late on Monday] expelled X: the day as the subject")       \
    ROW(CLAUSES, DAY, opening_day,                                                                 \
        "[Saturday], Syrian troops left: the day as the head of the sentence")                     \
    ROW(CLAUSES, DATE, opening_period,                                                             \
        "[Last month] the army captured X: the month as the head of the sentence")                 \
    ROW(CLAUSES, DAY, day_in_subject,                                                              \
        "On [Sunday the party] sacked him: the day as a part of the party")                        \
    ROW(CLAUSES, DAY, day_before_number,                                                           \
        "said [on Friday] two men were held: the day as a part of the number")                     \
    ROW(CLAUSES, DAY, day_as_subject,                                                              \
        "[Ms Sato] yesterday met X: the day as the subject, the name as a part of it")             \
    ROW(CLAUSES, VERB, after_relative,                                                             \
        "[X, who led it, died]: the main verb as a part of the clause")                            \
    ROW(CLAUSES, VERB, gerund_object, "denied [using gas]: what is denied as a side clause")       \
    ROW(CLAUSES, VERB, gerund, "to avoid [being tried]: a passive gerund as another clause")       \
    ROW(CLAUSES, VERB, content_of_day,                                                             \
        "X said on Monday [that Y had left]: what was said as said of the day")                    \
    ROW(CLAUSES, VERB, relative_clause,                                                            \
        "[The president], who visited X, praised Y: the clause as the main one")                   \
    /* Clauses with "whose" (event_repair_whose.c). */                                             \
    ROW(CLAUSES, VERB, whose,                                                                      \
        "[X,] whose party won, [resigned]: the clause with 'whose' as the main one")               \
    ROW(CLAUSES, VERB, object_of_relative,                                                         \
        "[those] who met X [will be held]: X as the subject of 'will be held'")                    \
    /* Clauses whose subject another verb or a day has (event_repair_clause.c). */                 \
    ROW(CLAUSES, VERB, clause_of_last,                                                             \
        "X and Y [who accuse Z]: the relative clause as the first one's")                          \
    ROW(CLAUSES, VERB, clause_of_predicate,                                                        \
        "is the widow of A, [who was jailed]: the clause as the widow's")                          \
    ROW(CLAUSES, VERB, due, "is due [to meet]: the act to come as an aim")                         \
    ROW(CLAUSES, VERB, joined_to_object,                                                           \
        "killed X [and wounded Y]: the second verb as joined to the object")                       \
    ROW(CLAUSES, VERB, split_perfect, "X [had] earlier refused: the auxiliary as the verb")        \
    ROW(CLAUSES, VERB, day_as_actor,                                                               \
        "the house [Thursday] approved: the day as the subject, the body as an object")            \
    ROW(CLAUSES, VERB, clause_after, "fled after [a ship caught] fire: the verb as an attribute")  \
    ROW(CLAUSES, VERB, phrase_after,                                                               \
        "died after [a bus carrying ten fell]: the clause's subject as a phrase of the main verb") \
    ROW(CLAUSES, VERB, that_clause,                                                                \
        "reports [that men] fled: the conjunction as a relative pronoun")                          \
    ROW(CLAUSES, VERB, gapped, "were killed [and 20 wounded]: the number as no subject")           \
    ROW(CLAUSES, VERB, result_of_clause,                                                           \
        "fired at men [who rioted, killing X]: the result as that of the clause")                  \
    ROW(CLAUSES, VERB, day_as_object,                                                              \
        "hit [the soldiers Sunday]: the day as the object, the men as a part of it")               \
    ROW(CLAUSES, VERB, time_as_subject,                                                            \
        "[hours after 14 men] were killed: the time as the subject")                               \
    ROW(CLAUSES, VERB, subject_of_content,                                                         \
        "X says [the state] will pay: the subject as one more of the speaker's")                   \
    ROW(CLAUSES, VERB, after_insertion,                                                            \
        "[X,] in a message, [urged] Y: the main verb as the inserted noun's")                      \
    ROW(CLAUSES, VERB, inserted_participle,                                                        \
        "[X, saying he left,] has gone: the subject as the participle's")                          \
    ROW(CLAUSES, VERB, reduced_clause,                                                             \
        "[troops backed by jets] freed X: the main verb as a participle")                          \
    /* Verbs without their subject, clauses under the wrong verb (event_repair_subject.c). */      \
    ROW(CLAUSES, VERB, added_saying,                                                               \
        "will meet [X] on Friday, Y said: the object as a subject of 'said'")                      \
    ROW(CLAUSES, VERB, added_clause,                                                               \
        "rejected [the claims], a ruling X ignored: the object as a subject of 'ignored'")         \
    ROW(CLAUSES, VERB, attribute, "Chile's [ruling] party: a participle as a verb")                \
    ROW(CLAUSES, VERB, content_subject,                                                            \
        "officials said [ten people] died: the subject of what is said as another speaker")        \
    ROW(CLAUSES, VERB, whom,                                                                       \
        "the general, [whom a court convicted,] died: the clause as one of the court")             \
    ROW(CLAUSES, VERB, after_gap,                                                                  \
        "passed the bill that X wrote and [rejected Y]: the verb as joined to that of the clause") \
    ROW(CLAUSES, VERB, content, "told X [that he left]: the clause of content as a relative one")  \
    ROW(CLAUSES, VERB, that, "a ship [that they seized]: the relative clause as one of content")   \
    ROW(CLAUSES, VERB, list, "[X], Y and Z recalled: the first of a list as a subject of its own") \
    ROW(CLAUSES, VERB, among_them,                                                                 \
        "ten men, [among them two Finns,] were killed: a part of them as another subject")         \
    ROW(CLAUSES, VERB, is_to, "[Lee] is to visit X: who is to do it as an object")                 \
    ROW(CLAUSES, VERB, second_subject,                                                             \
        "the leader, [Ola Berg], was jailed: the apposition as another subject")                   \
    ROW(CLAUSES, VERB, behind_opening,                                                             \
        "In X, [the mayor], Ola Berg, was jailed: the subject as one more place")                  \
    ROW(CLAUSES, VERB, last_described,                                                             \
        "X and his deputy, [the banker Y], left: who the last one is as another subject")          \
    ROW(CLAUSES, VERB, nested_clause,                                                              \
        "if it finds [Y has left]: the condition as a part of its content")                        \
    ROW(CLAUSES, VERB, split_clause,                                                               \
        "if it finds [Y] has left: the subject of the content as an object")                       \
    ROW(CLAUSES, VERB, as_clause, "as [supporters] marched: the subject as a phrase under 'as'")   \
    ROW(CLAUSES, VERB, clause_as_subject,                                                          \
        "[X has announced] Y will leave: the first clause as the second's subject")                \
    ROW(CLAUSES, VERB, participle_as_subject,                                                      \
        "Suspected [rebels] killed X: the participle as the subject")                              \
    ROW(CLAUSES, VERB, outer_subject,                                                              \
        "[The leader] is due to meet X: an outer subject without an inner one")                    \
    ROW(CLAUSES, VERB, vocative, "[Ann Lee] is due to meet X: the subject as somebody spoken to")  \
    ROW(CLAUSES, VERB, place_as_subject,                                                           \
        "a bomb near [Mosul] killed: what a preposition governs as the subject")                   \
    ROW(CLAUSES, VERB, phrase_as_subject,                                                          \
        "[up to 20 rebels] were killed: the subject as a phrase under 'to'")                       \
    ROW(CLAUSES, VERB, noun_as_subject,                                                            \
        "say [police] arrested X: the noun as a part of what is before or behind")                 \
    ROW(CLAUSES, VERB, who, "the arrest of A, [who] fled: the relative clause as a main one")      \
    ROW(CLAUSES, VERB, who_of_place,                                                               \
        "X, the president of Chad, [who fled]: the clause as one about the country")               \
    ROW(CLAUSES, VERB, which,                                                                      \
        "regions hit by Typhoon A, [which killed] ten: as said of the regions")                    \
    ROW(CLAUSES, VERB, result,                                                                     \
        "exploded after Y passed, [killing]: the result as that of the side clause")               \
    ROW(CLAUSES, VERB, saying_participle,                                                          \
        "cancelled talks, [accusing] Y: what is said as a clause of the talks")                    \
    /* Verbs without their object (event_repair_object.c). */                                      \
    ROW(CLAUSES, VERB, two_objects,                                                                \
        "gave the leaders [seven days]: what is given as a part of to whom")                       \
    ROW(CLAUSES, VERB, receiver,                                                                   \
        "granted [Lee] asylum: to whom it is given as a part of the gift")                         \
    ROW(CLAUSES, VERB, post,                                                                       \
        "X was elected [mayor]: what somebody is made as the one who is made it")                  \
    ROW(CLAUSES, VERB, predicate,                                                                  \
        "declared Lee [the winner]: what somebody is made as an apposition")                       \
    ROW(CLAUSES, VERB, indirect_object,                                                            \
        "named [Ann Lee] to replace him: the only object as an indirect one")                      \
    ROW(CLAUSES, VERB, object_of_preposition,                                                      \
        "pulled out [of its program]: a phrase as the object")                                     \
    /* Objects lost to phrases (event_repair_lost.c). */                                           \
    ROW(CLAUSES, VERB, bare_phrase, "warned [Lee] that he lied: the object as a phrase")           \
    /* Verbs without their object, again (event_repair_object.c). */                               \
    ROW(CLAUSES, VERB, warned, "warned [Finland] of it: the object as a predicate")                \
    ROW(CLAUSES, VERB, measure,                                                                    \
        "arrested [a dozen activists]: people as a measure of time or way")                        \
    ROW(CLAUSES, VERB, participle_of_object,                                                       \
        "freed [detained] journalist Ann Lee: the attribute as a verb")                            \
    ROW(CLAUSES, VERB, hostage,                                                                    \
        "taken [60 farmers hostage]: whom, as a part of what they are held as")                    \
    ROW(CLAUSES, VERB, length,                                                                     \
        "launched [the attack] hours after it met: the object as a part of the hours")             \
    ROW(CLAUSES, VERB, object,                                                                     \
        "fined [the bank] $3 million: the object as the subject of the sum")                       \
    ROW(CLAUSES, VERB, counted,                                                                    \
        "freed [three] Finns held in X: the number apart from what it counts")                     \
    ROW(CLAUSES, VERB, participle_behind_object,                                                   \
        "freed four Finns [held prisoner]: the participle as the main verb's")                     \
    ROW(CLAUSES, VERB, dead, "shot [dead] two men: 'dead' as the object, the men as its subject")  \
    ROW(CLAUSES, VERB, joined_object,                                                              \
        "killed two and injured [three others]: the second object as the first's")                 \
    ROW(CLAUSES, VERB, joined_participle,                                                          \
        "speaking in public and [offering] talks: joined to the phrase")                           \
    ROW(CLAUSES, VERB, place_of_accused,                                                           \
        "accused rebels [in X] of murder: where they are as the verb's")                           \
    ROW(CLAUSES, VERB, charge,                                                                     \
        "accused the army [of unlawful arrests]: the charge as a part of the accused")             \
    /* Particles (event_repair_particle.c). */                                                     \
    ROW(CLAUSES, VERB, range, "killed [between two and ten men]: the range as a phrase")           \
    ROW(CLAUSES, VERB, handed_over, "handed [over a suspect]: the object as a phrase")             \
    ROW(CLAUSES, VERB, never_to, "vowed [never] to yield: as what was never vowed")                \
    /* Verbs joined to the wrong one (event_repair_verb.c). */                                     \
    ROW(CLAUSES, VERB, joined_verb,                                                                \
        "says gunmen shot [and wounded] X: the second verb as joined to 'says'")                   \
    ROW(CLAUSES, VERB, joined_to_saying,                                                           \
        "X said it was rigged [and urged Y]: as joined to the content")                            \
    ROW(CLAUSES, VERB, joined_to_infinitive,                                                       \
        "used gas to part them [and held X]: as joined to the infinitive")                         \
    ROW(CLAUSES, VERB, second_infinitive,                                                          \
        "urged X to meet Y and [not to attack Z]: as joined to the main verb")                     \
    /* Who says it, and what is told before that (event_repair_source.c). */                       \
    ROW(SIDES, VERB, sources,                                                                      \
        "killing two, [police and witnesses] said: the sources as joined to the killed")           \
    ROW(SIDES, VERB, saying_behind,                                                                \
        "gave arms [to X], Y said: what is said as a part of the saying")                          \
    ROW(SIDES, GERUND, joined_gerund,                                                              \
        "killing two people and [abducting] dozens of women: the verb as an attribute")            \
    ROW(SIDES, VERB, each_other, "accused each other of [breaking] it: the charge as the other's") \
    ROW(SIDES, OBL, accuser, "was accused of lying [by Germany]: as a part of the charge")         \
    ROW(SIDES, GERUND, result_of_charge,                                                           \
        "accused X of firing, [injuring Y]: the result as the accuser's")                          \
    /* What stands beside a clause (event_repair_side.c). */                                       \
    ROW(SIDES, WORD, some_of, "eased several [of its sanctions]: what is counted as the verb's")   \
    ROW(SIDES, NMOD, phrase_of_day, "talks Monday [between X and Y]: the partners as the day's")   \
    ROW(SIDES, VERB, phrase_before_and,                                                            \
        "met A [in June], and B met him: the phrase as the second verb's")                         \
    ROW(SIDES, VERB, joined_subject,                                                               \
        "met A and [B, the chief,] is ill: the subject as joined to A")                            \
    ROW(SIDES, VERB, split_subject,                                                                \
        "[Samoa's first] woman [premier] left: two nouns as two subjects")                         \
    ROW(SIDES, VERB, result_of_saying,                                                             \
        "X fired, [killing Y,] Z said: the result as the speaker's")                               \
    ROW(SIDES, VERB, said_of,                                                                      \
        "companies it said [had helped X]: what is said of a noun as a side clause")               \
    ROW(SIDES, VERB, side_clause,                                                                  \
        "named the date Monday [after meeting X]: the side clause as said of the noun")            \
    ROW(SIDES, VERB, since, "men held since [April were freed]: the date as the subject")          \
    ROW(SIDES, VERB, lost_subject,                                                                 \
        "X was held and [one of his aides] was beaten: the subject as joined before")              \
    ROW(SIDES, VERB, after_opening,                                                                \
        "In court in Oslo, [Ann Lee] pleaded guilty: the subject as joined to Oslo")               \
    /* Subjects that nothing else has found (event_repair_left.c). */                              \
    ROW(SIDES, VERB, subject_before_comma,                                                         \
        "[X], known for Y, was elected: the subject as that of what is inserted")                  \
    ROW(SIDES, VERB, second_clause,                                                                \
        "burned on Friday [and ten men were killed]: the clause as put in, or as said of them")    \
    ROW(SIDES, VERB, subject_left,                                                                 \
        "convicted X, but [a judge] on Friday freed him: the verb as the first one's second")      \
    /* Days under names (event_repair_day.c). */                                                   \
    ROW(DAYS, DATE, day_of_name, "will meet X in Oslo [on Friday]: the day as a part of the name") \
    ROW(DAYS, DATE, day_of_aim, "made a deal to buy X [in 2023]: the day as that of the buying")   \
    ROW(DAYS, DATE, day_of_reduced,                                                                \
        "a man held [last June] has died: the day as that of the main verb")                       \
    ROW(DAYS, DATE, day_before_clause,                                                             \
        "hit X [Sunday] after Y fired: the day as that of the firing")                             \
    ROW(DAYS, DATE, day_of_charge,                                                                 \
        "was convicted of it by a court [on Friday]: the day as that of the crime")

/* Words are looked at one by one within a pass; the next pass begins when the last one is through.
 */
enum mend_pass {
    PASS_WORDS,
    PASS_HEADLINE,
    PASS_OPENING,
    PASS_CLAUSE_WORDS,
    PASS_NAMES,
    PASS_LISTS,
    PASS_PHRASES,
    PASS_REDUCED,
    PASS_SUBJECTS,
    PASS_CLAUSES,
    PASS_SIDES,
    PASS_DAYS
};

/* Looks at one token and mends the tree around it, or leaves it as it is. */
#define EVENT_MEND_PROTOTYPE(pass, scope, name, sentence)                                          \
    void event_mend_##name(struct repair *r, uint32_t token);
EVENT_MENDS(EVENT_MEND_PROTOTYPE)
#undef EVENT_MEND_PROTOTYPE

#endif
