/* A title as a line of text.
 *
 * The kept words in the order of reporters: the subject, the verb, what completes it. The subject's
 * pronoun and the possessive of whoever is not named become the name that they stand for; the verb
 * becomes that of a sentence (event_title_verb). */
#include "event_title_line.h"

#include <string.h>

#include "event_phrase.h"
#include "event_pronoun.h"
#include "event_title_verb.h"
#include "event_tree.h"
#include "extract/mentions/mention_tree.h"

/* Whether another kept token names this entity. */
static bool names_already(const struct title_cut *cut, uint32_t entity)
{
    for (uint32_t i = cut->scene->first; i < cut->scene->end; i++) {
        uint32_t mention = cut->scene->mention_of[i];
        if (event_title_is_kept(cut, i) && mention != TOKEN_NONE &&
            cut->scene->tokens[i].upos != UPOS_PRON &&
            cut->scene->analysis->mentions[mention].entity == entity) {
            return true;
        }
    }
    return false;
}

/* What a group was called last before its "they": its entity may be named for one of them
 * ("Palestinian"). */
static struct span group_name(const struct event_scene *scene, uint32_t token, uint32_t entity)
{
    const struct analysis *analysis = scene->analysis;
    size_t i = mentions_from(analysis->mentions, analysis->mention_count, token);
    while (i-- > 0) {
        const struct mention *mention = &analysis->mentions[i];
        if (mention->entity == entity && mention->kind == MENTION_NAME) {
            return mention->text;
        }
    }
    return analysis->entities[entity].name;
}

/* "prompting Somalia to recall its envoy": what the object's "its" belongs to is rather the
 * clause's own subject, whatever the pronoun was read as. */
static bool may_own(const struct title_cut *cut, uint32_t owner, uint32_t subject)
{
    const struct mention *m = &cut->scene->analysis->mentions[subject];
    bool its = span_is(cut->scene->tokens[owner].norm, "its");
    return owner > cut->verb && its && m->kind == MENTION_NAME &&
           (m->type == ENTITY_PLACE || m->type == ENTITY_ORGANIZATION);
}

/* The one whose something "whose" names: the noun that its clause tells of, with what stands before
 * it; absent when it is not clear. */
static struct span owner_of_whose(const struct event_scene *scene, uint32_t whose)
{
    uint32_t clause = event_tree_relative_clause(scene, whose);
    uint32_t owner = clause == TOKEN_NONE ? clause : event_tree_head(scene, clause);
    if (owner == TOKEN_NONE || owner > whose || scene->tokens[owner].upos == UPOS_PRON) {
        return (struct span){0};
    }
    uint32_t mention = scene->mention_of[owner];
    uint32_t entity =
        mention == TOKEN_NONE ? ENTITY_UNRESOLVED : scene->analysis->mentions[mention].entity;
    if (entity != ENTITY_UNRESOLVED) {
        return scene->analysis->entities[entity].name;
    }
    uint32_t first = owner;
    while (first > scene->first && event_tree_head(scene, first - 1) == owner &&
           (event_tree_is(scene, first - 1, DEPREL_DET) ||
            event_tree_is(scene, first - 1, DEPREL_AMOD) ||
            event_tree_is(scene, first - 1, DEPREL_NUMMOD) ||
            event_tree_is(scene, first - 1, DEPREL_COMPOUND))) {
        first--;
    }
    return document_text(&scene->analysis->document, first, owner - first + 1);
}

static struct span possessive(struct arena *arena, struct span name)
{
    bool plural = name.ptr[name.len - 1] == 's';
    return arena_printf(arena, plural ? "%.*s'" : "%.*s's", SPAN_ARG(name));
}

/* "him" or "it" as the object of the title's verb. */
static bool is_object_pronoun(const struct title_cut *cut, uint32_t token)
{
    const struct event_scene *scene = cut->scene;
    static const char *const pronouns[] = {"him", "her", "it", NULL};
    return span_is_one_of(scene->tokens[token].norm, pronouns) &&
           event_tree_is(scene, token, DEPREL_OBJ) && event_tree_head(scene, token) == cut->verb &&
           scene->mention_of[token] != TOKEN_NONE;
}

/* Whether the verb's object before a possessive is of the same person: "confined him to his home".
 */
static bool is_of_object(const struct title_cut *cut, uint32_t owner, uint32_t entity)
{
    uint32_t object =
        cut->verb == TOKEN_NONE ? TOKEN_NONE : event_tree_find(cut->scene, cut->verb, DEPREL_OBJ);
    return object != TOKEN_NONE && object < owner && is_object_pronoun(cut, object) &&
           cut->scene->analysis->mentions[cut->scene->mention_of[object]].entity == entity;
}

/* Whether the title quotes the word: what stands between quotation marks is kept as it is. */
static bool is_quoted(const struct title_cut *cut, uint32_t token)
{
    bool open = false;
    for (uint32_t i = cut->scene->first; i < token; i++) {
        open ^= event_title_is_kept(cut, i) && event_title_is_quote(cut->scene, i);
    }
    return open;
}

/* The name that the subject's or object's pronoun or the first possessive stands for, the verb's
 * form, or the token's own text; a speaker's name stands before what he says of himself: "Ann Lee:
 * We reject the plan". */
static struct span spoken(const struct title_cut *cut, uint32_t token)
{
    const struct event_scene *scene = cut->scene;
    const struct token *t = &scene->tokens[token];
    uint32_t mention = scene->mention_of[token];
    if (token == cut->verb) {
        return event_title_verb(cut);
    }
    struct event_phrase meant;
    if (token == cut->subject && event_pronoun_means(scene, token, &meant)) {
        return document_text(&scene->analysis->document, meant.first, meant.last - meant.first + 1);
    }
    struct span owner_name =
        t->xpos == XPOS_WP_POSS ? owner_of_whose(scene, token) : (struct span){0};
    if (owner_name.len > 0) {
        return possessive(scene->arena, owner_name);
    }
    bool owner = t->xpos == XPOS_PRP_POSS && cut->owner == token;
    bool object = is_object_pronoun(cut, token);
    if ((!owner && !object && (token != cut->subject || t->xpos != XPOS_PRP)) ||
        mention == TOKEN_NONE || (owner && is_quoted(cut, token))) {
        return t->text;
    }
    uint32_t entity = scene->analysis->mentions[mention].entity;
    uint32_t subject = cut->subject == TOKEN_NONE ? TOKEN_NONE : scene->mention_of[cut->subject];
    bool told =
        owner && subject != TOKEN_NONE &&
        (scene->analysis->mentions[subject].entity == entity || may_own(cut, token, subject));
    told = told || (owner && is_of_object(cut, token, entity));
    if (entity == ENTITY_UNRESOLVED || told || names_already(cut, entity)) {
        return t->text;
    }
    struct span name = scene->analysis->entities[entity].name;
    name = span_is(t->norm, "they") || span_is(t->norm, "their") ? group_name(scene, token, entity)
                                                                 : name;
    if (owner) {
        return possessive(scene->arena, name);
    }
    bool speaks = span_is(t->norm, "i") || span_is(t->norm, "we");
    return speaks ? arena_printf(scene->arena, "%.*s: %.*s", SPAN_ARG(name), SPAN_ARG(t->text))
                  : name;
}

/* A title in the making. */
struct line {
    char *bytes;
    size_t len;
    size_t room;
    uint32_t last; /* the token before */
    uint32_t commas;
    uint32_t opening; /* the token that begins a sentence of its own in the line */
};

/* Whether a mark lost what it stood between: the words on one side, or the first of two commas
 * around an apposition before the verb. */
static bool is_stray(const struct title_cut *cut, const struct line *line, uint32_t token)
{
    const struct event_scene *scene = cut->scene;
    if (!(scene->tokens[token].flags & TOKEN_PUNCT)) {
        return false;
    }
    uint32_t next = token + 1;
    if (line->last + 1 != token || !span_is(scene->tokens[token].norm, ",")) {
        return line->last + 1 != token;
    }
    bool verb =
        next == cut->verb || (next < scene->end && event_tree_head(scene, next) == cut->verb &&
                              scene->tokens[next].upos == UPOS_AUX);
    return next >= scene->end || !event_title_is_kept(cut, next) ||
           cut->late[next - scene->first] || (verb && line->commas == 0);
}

static void add_token(const struct title_cut *cut, struct line *line, uint32_t token)
{
    const struct event_scene *scene = cut->scene;
    struct span text = spoken(cut, token);
    if (line->len + text.len + 2 > line->room || is_stray(cut, line, token)) {
        return;
    }
    line->commas += span_is(text, ",");
    bool space = (scene->tokens[token].flags & TOKEN_SPACE_BEFORE) || line->last + 1 != token;
    if (line->len > 0 && space) {
        line->bytes[line->len++] = ' ';
    }
    memcpy(line->bytes + line->len, text.ptr, text.len);
    enum upos upos = (enum upos)scene->tokens[token].upos;
    bool common = upos == UPOS_DET || upos == UPOS_VERB || upos == UPOS_ADP || upos == UPOS_ADV;
    if (line->len > 0 && token == scene->first && token != line->opening && common &&
        scene->mention_of[token] == TOKEN_NONE) {
        line->bytes[line->len] =
            (char)(text.ptr[0] >= 'A' && text.ptr[0] <= 'Z' ? text.ptr[0] + 32 : text.ptr[0]);
    }
    line->len += text.len;
    line->last = token;
}

/* The head of what is quoted before the title's verb of saying: "[We are ready]," said Ann Lee;
 * TOKEN_NONE. */
static uint32_t quoted_before(const struct title_cut *cut)
{
    static const char *const says[] = {"say",    "add",   "state", "tell", "write",
                                       "remark", "reply", "note",  NULL};
    const struct event_scene *scene = cut->scene;
    if (cut->subject == TOKEN_NONE || !span_is_one_of(event_scene_lemma(scene, cut->verb), says)) {
        return TOKEN_NONE;
    }
    uint32_t quoted = event_tree_find(scene, cut->verb, DEPREL_CCOMP);
    bool before = quoted != TOKEN_NONE && quoted < cut->verb && quoted < cut->subject;
    return before && event_title_is_kept(cut, quoted) ? quoted : TOKEN_NONE;
}

/* Takes marks off the end that nothing follows. */
static void cut_marks(struct line *line)
{
    while (line->len > 0 && strchr(", -", line->bytes[line->len - 1])) {
        line->len--;
    }
}

/* "Ann Lee: We are ready for talks". */
static void add_quotation(const struct title_cut *cut, struct line *line, uint32_t quoted)
{
    const struct event_scene *scene = cut->scene;
    for (uint32_t i = scene->first; i < scene->end; i++) {
        if (event_title_is_kept(cut, i) && event_tree_is_below(scene, i, cut->subject)) {
            add_token(cut, line, i);
        }
    }
    cut_marks(line);
    line->opening = scene->first;
    if (line->len > 0) {
        line->bytes[line->len++] = ':'; /* there is room: the line's words stand in the sentence */
    }
    uint32_t end = cut->verb < cut->subject ? cut->verb : cut->subject;
    for (uint32_t i = scene->first; i < end; i++) {
        if (event_title_is_kept(cut, i) && event_tree_is_below(scene, i, quoted)) {
            add_token(cut, line, i);
        }
    }
}

/* Whether the token belongs to the subject's words and is to stand at the front. */
static bool in_subject(const struct title_cut *cut, uint32_t token)
{
    bool modifies = event_tree_is(cut->scene, cut->verb, DEPREL_AMOD);
    return cut->subject != TOKEN_NONE && cut->subject > cut->verb &&
           event_tree_is_below(cut->scene, token, cut->subject) &&
           (modifies ? token != cut->verb
                     : !event_tree_is_below(cut->scene, cut->verb, cut->subject));
}

static void add_late(const struct title_cut *cut, struct line *line)
{
    const struct event_scene *scene = cut->scene;
    for (uint32_t i = scene->first; i < cut->verb; i++) {
        if (cut->late[i - scene->first]) {
            add_token(cut, line, i);
        }
    }
}

struct span event_title_line(const struct title_cut *cut)
{
    const struct event_scene *scene = cut->scene;
    size_t room = scene->sentence->at.byte_end - scene->sentence->at.byte_start + 512;
    struct line line = {arena_alloc(scene->arena, room), 0, room, TOKEN_NONE - 1, 0, TOKEN_NONE};
    uint32_t quoted = quoted_before(cut);
    for (int rest = 0; quoted == TOKEN_NONE && rest < 2; rest++) {
        for (uint32_t i = scene->first; i < scene->end; i++) {
            bool kept = event_title_is_kept(cut, i) && !cut->late[i - scene->first];
            if (kept && in_subject(cut, i) == (rest == 0)) {
                add_token(cut, &line, i);
            }
            if (i == cut->verb && rest == 1) {
                add_late(cut, &line);
            }
        }
    }
    if (quoted != TOKEN_NONE) {
        add_quotation(cut, &line, quoted);
    }
    cut_marks(&line);
    if (line.len > 0 && line.bytes[0] >= 'a' && line.bytes[0] <= 'z') {
        line.bytes[0] = (char)(line.bytes[0] - 'a' + 'A');
    }
    return (struct span){line.bytes, line.len};
}

/* What somebody does who holds talks, makes a visit or says something; NULL for other acts. */
static const char *doing(const struct event_scene *scene, const struct event_frame *frame,
                         enum event_status status)
{
    static const char *const made[] = {"statement", "comment", "remark", "announcement",
                                       "visit",     "trip",    "tour",   NULL};
    bool planned = status == EVENT_PLANNED;
    if (status != EVENT_HAPPENED && !planned) {
        return NULL;
    }
    if (span_is_one_of(frame->lemma, made)) {
        return planned ? "will make" : "made";
    }
    if (frame->rule->type == EVENT_STATEMENT) {
        return planned ? "will give" : "gave";
    }
    bool talks = event_lexicon_in(scene->lexicon, EVENT_CLASS_TALK, frame->lemma);
    return !talks || frame->first != frame->head ? NULL : planned ? "will hold" : "held";
}

static bool starts_with_one_of(struct span word, const char *const *prefixes)
{
    while (*prefixes && !span_starts_with(word, span_of(*prefixes))) {
        prefixes++;
    }
    return *prefixes != NULL;
}

/* The article before the noun that `first` opens: what its sentence has there, "an 18-hour visit",
 * else that of the sound: "an Asian tour", "a one-day visit", "an hour". */
static const char *article_before(const struct event_scene *scene, const struct token *first)
{
    static const char *const mute[] = {"hour", "honor", "honour", "honest", NULL};
    static const char *const glides[] = {"eu",   "one",   "u.",   "ukr",  "unif", "unil",
                                         "uniq", "union", "unit", "univ", "uru",  NULL};
    static const char *const letters[] = {"uae", "uk", "un", "us", NULL};
    bool opens = first == scene->tokens + scene->first;
    struct span word = first->norm, own = opens ? SPAN("") : first[-1].norm;
    if (span_is(own, "a") || span_is(own, "an")) {
        return span_is(own, "a") ? "a " : "an ";
    }
    if (starts_with_one_of(word, glides) || span_is_one_of(word, letters)) {
        return "a ";
    }
    bool vowel = word.len > 0 && strchr("aeiou", word.ptr[0]);
    return vowel || starts_with_one_of(word, mute) ? "an " : "a ";
}

/* The words with the article before them, beginning with a capital. */
static struct span with_article(const struct event_scene *scene, struct event_phrase words)
{
    bool article = words.first > scene->first && scene->tokens[words.first - 1].upos == UPOS_DET;
    uint32_t first = words.first - article;
    struct span text = document_text(&scene->analysis->document, first, words.last - first + 1);
    char *copy = arena_alloc(scene->arena, text.len + 1);
    memcpy(copy, text.ptr, text.len);
    copy[0] = (char)(copy[0] >= 'a' && copy[0] <= 'z' ? copy[0] - 32 : copy[0]);
    return (struct span){copy, text.len};
}

struct span event_title_with_holder(const struct title_cut *cut, const struct event_frame *frame,
                                    struct span line)
{
    const struct event_scene *scene = cut->scene;
    uint32_t holder = frame->slots[SLOT_AGENT];
    const char *verb = doing(scene, frame, cut->status);
    if (holder == TOKEN_NONE || event_title_is_kept(cut, holder) || !verb || line.len == 0 ||
        scene->tokens[holder].upos == UPOS_PRON) {
        return line;
    }
    const struct token *word = &scene->tokens[event_title_first_kept(cut)]; /* the line has one */
    bool his = line.len > word->norm.len && word->xpos == XPOS_PRP_POSS &&
               span_equal_nocase(span_slice(line, 0, word->norm.len), word->norm);
    if (!his && event_tree_find(scene, frame->head, DEPREL_NMOD_POSS) != TOKEN_NONE) {
        return line; /* "Ms Lee's first meeting" */
    }
    bool one = scene->tokens[holder].xpos != XPOS_NNS && scene->tokens[holder].xpos != XPOS_NNPS &&
               event_tree_find(scene, holder, DEPREL_CONJ) == TOKEN_NONE;
    if (his && one && span_is(word->norm, "their")) {
        line = span_slice(line, word->norm.len + 1, line.len); /* that of several */
        word++;
        his = false;
    }
    struct span who = with_article(scene, event_phrase_of(scene, holder));
    bool plural = scene->tokens[frame->head].xpos == XPOS_NNS;
    bool name = word->upos == UPOS_PROPN || (line.len > 1 && line.ptr[1] < 'a');
    char first =
        (char)(!name && line.ptr[0] >= 'A' && line.ptr[0] <= 'Z' ? line.ptr[0] + 32 : line.ptr[0]);
    const char *article = plural || his ? "" : article_before(scene, word);
    return arena_printf(scene->arena, "%.*s %s %s%c%.*s", SPAN_ARG(who), verb, article, first,
                        (int)line.len - 1, line.ptr + 1);
}
