/* Paragraph by paragraph: quotation marks are counted off in pairs, the verbs of saying outside
 * of them looked up, and each pronoun of a person inside goes to the nearest one's subject. A
 * quotation that runs on into a paragraph without such a verb is not followed. */
#include "quotations.h"

#include "extract/mentions/mention_tree.h"
#include "text/tagset.h"

/* The subject of a verb of saying. */
struct saying {
    uint32_t verb;
    uint32_t subject;
};

struct reader {
    struct arena *arena;
    const struct document *document;
    struct saying *sayings; /* of one paragraph */
    size_t saying_count;
    size_t saying_capacity;
    struct quoted_word *words;
    size_t count;
    size_t capacity;
    bool open; /* within quotation marks */
};

static bool is_saying(const struct token *token)
{
    static const char *const verbs[] = {
        "say",    "tell",     "add",      "write", "note",     "argue",       "explain", "warn",
        "insist", "declare",  "state",    "claim", "announce", "admit",       "stress",  "reply",
        "answer", "complain", "conclude", "joke",  "recall",   "tweet",       "testify", "comment",
        "remark", "ask",      "shout",    "quip",  "continue", "acknowledge", "observe", NULL};
    return token->upos == UPOS_VERB &&
           span_is_one_of(token->lemma.ptr ? token->lemma : token->norm, verbs);
}

static bool is_first_person(struct span word, bool *plural)
{
    static const char *const one[] = {"i", "me", "my", "mine", "myself", NULL};
    static const char *const many[] = {"we", "us", "our", "ours", "ourselves", NULL};
    *plural = span_is_one_of(word, many);
    return *plural || span_is_one_of(word, one);
}

static bool is_mark(const struct token *token)
{
    return span_is(token->norm, "\"") || span_is(token->norm, "``") || span_is(token->norm, "''");
}

/* Notes a verb of saying outside of quotation marks by its subject. */
static void reader_take_subject(struct reader *reader, uint32_t token)
{
    const struct token *word = &reader->document->tokens[token];
    uint32_t verb = mention_governor(reader->document, token);
    if ((word->deprel != DEPREL_NSUBJ && word->deprel != DEPREL_NSUBJ_OUTER) ||
        verb == UINT32_MAX || !is_saying(&reader->document->tokens[verb])) {
        return;
    }
    reader->sayings = arena_grow(reader->arena, reader->sayings, reader->saying_count,
                                 &reader->saying_capacity, sizeof *reader->sayings);
    reader->sayings[reader->saying_count++] = (struct saying){verb, token};
}

static void reader_take_word(struct reader *reader, uint32_t token, uint32_t sentence)
{
    static const char *const others[] = {"he",  "him",  "his",     "himself", "she",
                                         "her", "hers", "herself", NULL};
    struct span word = reader->document->tokens[token].norm;
    bool plural = false, other = span_is_one_of(word, others);
    if (is_first_person(word, &plural) || other) {
        reader->words = arena_grow(reader->arena, reader->words, reader->count, &reader->capacity,
                                   sizeof *reader->words);
        reader->words[reader->count++] =
            (struct quoted_word){token, UINT32_MAX, sentence, plural, other};
    }
}

static uint32_t distance(uint32_t a, uint32_t b)
{
    return a > b ? a - b : b - a;
}

/* Gives the words from `first` on their speaker, and drops those that have none. */
static void reader_close_paragraph(struct reader *reader, size_t first)
{
    size_t kept = first;
    for (size_t i = first; i < reader->count; i++) {
        struct quoted_word word = reader->words[i];
        uint32_t nearest = UINT32_MAX;
        for (size_t k = 0; k < reader->saying_count; k++) {
            uint32_t far = distance(reader->sayings[k].verb, word.token);
            if (far < nearest) {
                nearest = far;
                word.speaker = reader->sayings[k].subject;
            }
        }
        if (word.speaker != UINT32_MAX) {
            reader->words[kept++] = word;
        }
    }
    reader->count = kept;
    reader->saying_count = 0;
    reader->open = false;
}

static void reader_take_sentence(struct reader *reader, uint32_t index)
{
    const struct sentence *sentence = &reader->document->sentences[index];
    for (uint32_t i = 0; i < sentence->token_count; i++) {
        uint32_t token = sentence->first_token + i;
        if (is_mark(&reader->document->tokens[token])) {
            reader->open = !reader->open;
        } else if (reader->open) {
            reader_take_word(reader, token, index);
        } else {
            reader_take_subject(reader, token);
        }
    }
}

size_t quotations_read(struct arena *arena, const struct document *document,
                       struct quoted_word **out)
{
    struct reader reader = {.arena = arena, .document = document};
    size_t first = 0;
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        const struct sentence *sentence = &document->sentences[i];
        const struct sentence *before = i > 0 ? sentence - 1 : NULL;
        if (before &&
            (before->field != sentence->field || before->paragraph != sentence->paragraph)) {
            reader_close_paragraph(&reader, first);
            first = reader.count;
        }
        if (sentence->kind == BLOCK_PARAGRAPH) {
            reader_take_sentence(&reader, i);
        }
    }
    reader_close_paragraph(&reader, first);
    *out = reader.words;
    return reader.count;
}
