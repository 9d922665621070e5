/* Who says it at the end of a sentence, and what the sentence tells before that. */
#include "event_mends.h"
#include "extract/events/event_tree.h"

static bool is_nominal(const struct repair *r, uint32_t token)
{
    return event_repair_is_noun(r, token) || r->tokens[token].upos == UPOS_PRON;
}

/* The one word of [first, last) whose governor stands outside; TOKEN_NONE when there are several or
 * it is no noun. */
static uint32_t only_head(const struct repair *r, uint32_t first, uint32_t last)
{
    uint32_t found = TOKEN_NONE;
    for (uint32_t i = first; i < last; i++) {
        uint32_t head = event_repair_head(r, i);
        if (r->tokens[i].upos != UPOS_PUNCT && (head < first || head >= last)) {
            if (found != TOKEN_NONE) {
                return TOKEN_NONE;
            }
            found = i;
        }
    }
    return found != TOKEN_NONE && is_nominal(r, found) ? found : TOKEN_NONE;
}

/* Whether the saying closes the sentence: no verb stands behind it, and it has no content there. */
static bool closes_sentence(const struct repair *r, uint32_t saying)
{
    for (uint32_t i = saying + 1; i < r->scene->end; i++) {
        uint8_t upos = r->tokens[i].upos;
        if (upos == UPOS_VERB || upos == UPOS_AUX || upos == UPOS_SCONJ) {
            return false;
        }
    }
    return true;
}

/* "killing 23 people, police and witnesses said": two sources joined, and a comma before them. */
void event_mend_sources(struct repair *r, uint32_t saying)
{
    uint32_t comma = saying, joined = TOKEN_NONE;
    if (!event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma) ||
        !event_repair_is_past(r, saying) || !closes_sentence(r, saying)) {
        return;
    }
    while (comma > r->scene->first && !span_is(r->tokens[comma - 1].norm, ",")) {
        comma--;
        bool several = r->tokens[comma].upos == UPOS_CCONJ && joined != TOKEN_NONE;
        if ((comma != saying && r->tokens[comma].upos == UPOS_VERB) || several) {
            return;
        }
        joined = r->tokens[comma].upos == UPOS_CCONJ ? comma : joined;
    }
    uint32_t main = event_repair_first_finite(r, comma);
    if (comma == r->scene->first || joined == TOKEN_NONE || main == TOKEN_NONE) {
        return;
    }
    uint32_t first = only_head(r, comma, joined), second = only_head(r, joined + 1, saying);
    if (first == TOKEN_NONE || second == TOKEN_NONE) {
        return;
    }
    event_repair_attach(r, first, saying, DEPREL_NSUBJ);
    event_repair_attach(r, second, first, DEPREL_CONJ);
    event_repair_attach(r, joined, second, DEPREL_CC);
    if (event_repair_head(r, saying) != TOKEN_NONE) {
        event_repair_attach(r, saying, main, DEPREL_PARATAXIS);
    }
}

/* The comma right before the words of which `saying`'s subject is the head; TOKEN_NONE when a verb
 * stands between, or none. */
static uint32_t comma_before_speaker(const struct repair *r, uint32_t saying)
{
    uint32_t speaker = event_repair_find(r, saying, DEPREL_NSUBJ, r->scene->first, saying);
    uint32_t at = saying;
    while (at > r->scene->first && !span_is(r->tokens[at - 1].norm, ",")) {
        at--;
        if (at != saying && (r->tokens[at].upos == UPOS_VERB || r->tokens[at].upos == UPOS_SCONJ)) {
            return TOKEN_NONE;
        }
    }
    bool known = at > r->scene->first + 1 && speaker != TOKEN_NONE && speaker >= at;
    return known ? at - 1 : TOKEN_NONE;
}

/* "It gave arms to them, the army [said] on Monday": who says it at the end, as a side clause. What
 * stands before his comma is said, and no part of the saying. */
void event_mend_saying_behind(struct repair *r, uint32_t saying)
{
    uint32_t main = event_repair_head(r, saying);
    bool side = event_repair_is(r, saying, DEPREL_ADVCL) ||
                event_repair_is(r, saying, DEPREL_XCOMP) ||
                event_repair_is(r, saying, DEPREL_ACL_RELCL);
    if (!side || main == TOKEN_NONE || main > saying || !event_repair_is_past(r, saying) ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma) ||
        !closes_sentence(r, saying)) {
        return;
    }
    uint32_t comma = comma_before_speaker(r, saying);
    uint32_t told = comma == TOKEN_NONE ? comma : event_repair_first_finite(r, comma);
    if (told == TOKEN_NONE) {
        return;
    }
    if (main < comma && r->tokens[main].upos == UPOS_VERB) {
        event_repair_move(r, saying, main, r->scene->first, comma);
    }
    if (event_repair_head(r, told) == TOKEN_NONE) {
        event_repair_replace(r, saying, told);
        event_repair_attach(r, told, saying, DEPREL_CCOMP);
    } else {
        event_repair_attach(r, saying, told, DEPREL_PARATAXIS);
    }
    r->tokens[saying].xpos = XPOS_VBD;
}

/* Whether a noun behind a gerund tells of a number of people, whom it is done to: "two men",
 * "dozens", "others". */
static bool is_counted(const struct repair *r, uint32_t gerund, uint32_t noun)
{
    static const char *const numbers[] = {"dozens", "hundreds", "many",      "others", "scores",
                                          "some",   "several",  "thousands", NULL};
    return noun > gerund + 1 || span_is_one_of(r->tokens[noun].norm, numbers) ||
           event_repair_find(r, noun, DEPREL_NMOD, noun, r->scene->end) != TOKEN_NONE;
}

/* "killing 23 people and [abducting] dozens of women": what somebody does to a number of people, or
 * to those of whom an article speaks, is no attribute of theirs and nothing joined to the first. */
void event_mend_joined_gerund(struct repair *r, uint32_t gerund)
{
    uint32_t above = event_repair_head(r, gerund);
    bool opens = gerund > r->scene->first && r->tokens[gerund - 1].upos == UPOS_CCONJ;
    bool joined = event_repair_is(r, gerund, DEPREL_CONJ);
    if (!opens || r->tokens[gerund].xpos != XPOS_VBG || above == TOKEN_NONE ||
        (!joined && !event_repair_is(r, gerund, DEPREL_AMOD)) || joined != (above < gerund)) {
        return;
    }
    uint32_t object = joined ? above : event_repair_head(r, above);
    uint32_t verb = object == TOKEN_NONE ? object : event_repair_head(r, object);
    if (verb == TOKEN_NONE || object > gerund || verb > object ||
        r->tokens[verb].xpos != XPOS_VBG || !event_repair_is(r, object, DEPREL_OBJ)) {
        return;
    }
    uint32_t other = event_repair_find(r, verb, DEPREL_OBJ, gerund + 1, r->scene->end);
    if (other == TOKEN_NONE) { /* a noun has no object */
        other = event_repair_find(r, object, DEPREL_OBJ, gerund + 1, r->scene->end);
    }
    uint32_t noun = joined ? other : above;
    if (!joined && (!event_repair_is(r, noun, DEPREL_CONJ) || !is_counted(r, gerund, noun))) {
        return;
    }
    event_repair_attach(r, gerund, verb, DEPREL_CONJ);
    event_repair_attach(r, gerund - 1, gerund, DEPREL_CC);
    if (noun != TOKEN_NONE) {
        event_repair_attach(r, noun, gerund, DEPREL_OBJ);
    }
    r->tokens[gerund].upos = UPOS_VERB;
}

/* "accused each other of [breaking] the truce": the charge as a clause of "other". */
void event_mend_each_other(struct repair *r, uint32_t gerund)
{
    uint32_t other = event_repair_head(r, gerund);
    uint32_t each = other == TOKEN_NONE ? other : event_repair_head(r, other);
    uint32_t verb = each == TOKEN_NONE ? each : event_repair_head(r, each);
    if (verb != TOKEN_NONE && verb < each && other < gerund && other == each + 1 &&
        r->tokens[gerund].xpos == XPOS_VBG && event_repair_is(r, other, DEPREL_FIXED) &&
        event_repair_is(r, each, DEPREL_OBJ) && r->tokens[verb].upos == UPOS_VERB) {
        event_repair_attach(r, gerund, verb, DEPREL_ADVCL);
    }
}

/* "accused the navy of firing at a boat, [injuring] four": the result of what somebody is accused
 * of. */
void event_mend_result_of_charge(struct repair *r, uint32_t participle)
{
    uint32_t verb = event_repair_head(r, participle);
    if (verb == TOKEN_NONE || verb > participle || r->tokens[participle].xpos != XPOS_VBG ||
        !event_repair_is(r, participle, DEPREL_ADVCL) || event_repair_has_subject(r, participle) ||
        !span_is(r->tokens[participle - 1].norm, ",") ||
        !event_lexicon_in(r->scene->lexicon, EVENT_CLASS_HARM, r->tokens[participle].lemma)) {
        return;
    }
    uint32_t accused = event_repair_find(r, verb, DEPREL_OBJ, verb, participle);
    if (accused == TOKEN_NONE) {
        return;
    }
    for (uint32_t i = accused + 1; i + 1 < participle; i++) {
        uint32_t mark = event_repair_find(r, i, DEPREL_MARK, accused, i);
        bool charge = r->tokens[i].xpos == XPOS_VBG && mark != TOKEN_NONE &&
                      (span_is(r->tokens[mark].norm, "of") || span_is(r->tokens[mark].norm, "for"));
        if (charge && (event_repair_head(r, i) == accused || event_repair_head(r, i) == verb)) {
            event_repair_attach(r, participle, i, DEPREL_ADVCL);
            return;
        }
    }
}

/* Whether a noun tells of people, or names somebody. */
static bool is_somebody(const struct repair *r, uint32_t noun)
{
    const char *sector = event_lexicon_sector(r->scene->lexicon, r->tokens[noun].lemma);
    return r->scene->date_of[noun] == TOKEN_NONE &&
           (r->scene->mention_of[noun] != TOKEN_NONE || (sector && sector[0] != '\0'));
}

/* "Lee was accused of lying [by Germany]": nobody lies by somebody; who accuses, as a part of the
 * charge. */
void event_mend_accuser(struct repair *r, uint32_t who)
{
    uint32_t gerund = event_repair_head(r, who);
    uint32_t verb = gerund == TOKEN_NONE ? gerund : event_repair_head(r, gerund);
    uint32_t by = event_repair_find(r, who, DEPREL_CASE, r->scene->first, who);
    if (verb == TOKEN_NONE || verb > gerund || gerund > who || by == TOKEN_NONE || by < gerund ||
        !span_is(r->tokens[by].norm, "by") || r->tokens[gerund].xpos != XPOS_VBG ||
        !event_repair_is(r, gerund, DEPREL_ADVCL) || !is_somebody(r, who) ||
        event_repair_has(r, gerund, DEPREL_AUX_PASS) ||
        !event_repair_has(r, verb, DEPREL_AUX_PASS) ||
        event_repair_has(r, verb, DEPREL_OBL_AGENT)) {
        return;
    }
    event_repair_attach(r, who, verb, DEPREL_OBL_AGENT);
    event_repair_move(r, gerund, verb, who + 1, r->scene->end);
}

/* "Officials said ten people [died] in it": the verb as said of a second subject of the saying. */
void event_mend_content_subject(struct repair *r, uint32_t verb)
{
    uint32_t subject = event_repair_head(r, verb);
    if (!event_repair_is(r, verb, DEPREL_ACL) || r->tokens[verb].xpos != XPOS_VBD ||
        subject == TOKEN_NONE || subject > verb || !event_repair_is(r, subject, DEPREL_NSUBJ)) {
        return;
    }
    uint32_t saying = event_repair_head(r, subject);
    bool behind =
        saying != TOKEN_NONE && saying < subject &&
        event_lexicon_in(r->scene->lexicon, EVENT_CLASS_ATTRIBUTION, r->tokens[saying].lemma);
    if (!behind ||
        event_repair_find(r, saying, DEPREL_CCOMP, saying, r->scene->end) != TOKEN_NONE) {
        return;
    }
    event_repair_attach(r, verb, saying, DEPREL_CCOMP);
    event_repair_attach(r, subject, verb, DEPREL_NSUBJ);
}
