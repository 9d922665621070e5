/* Stems come from SQLite's own porter tokeniser, run over one folded word at a time; British
 * stems are then replaced by American ones from server/model/lexicon/spelling.tsv, those of
 * irregular forms by their word's from stems.tsv; the pairs are stemmed once when the tokeniser is
 * made. The stems of the words that documents used last are kept: making one costs as much as all
 * else that is done for a word here. */

#include "tokenizer.h"

#include <stdlib.h>
#include <string.h>

#include "base/embedded.h"
#include "base/hash.h"
#include "base/table.h"
#include "postings.h"
#include "ranking.h"
#include "words.h"

struct fts_api {
    fts5_api *api;
    fts5_tokenizer porter;
    void *porter_context;
    struct word_counter *counter;
};

/* A short word and its stem, one behind the other, in the size of a cache line; at the place that
 * the word's hash names. */
enum { KEPT_STEMS = 4096, KEPT_BYTES = 58 };
struct kept_stem {
    uint32_t count;   /* of the word, that was not added yet */
    uint8_t word_len; /* 0: free */
    uint8_t stem_len;
    char bytes[KEPT_BYTES];
};

struct Fts5Tokenizer {
    fts5_tokenizer porter;
    Fts5Tokenizer *stemmer;
    struct arena *kept;    /* spelling pairs */
    struct arena *scratch; /* of one document */
    struct table *british; /* stem -> number of its American one */
    struct span *american;
    size_t american_count, american_capacity;
    struct kept_stem *stems; /* KEPT_STEMS of them; NULL before the first document */
    struct word_counter *counter;
};

static int take_token(void *context, int flags, const char *token, int len, int start, int end)
{
    (void)flags, (void)start, (void)end;
    struct span *stem = context;
    size_t size = (size_t)len < stem->len ? (size_t)len : stem->len;
    memcpy((char *)(uintptr_t)stem->ptr, token, size);
    stem->len = size;
    return SQLITE_OK;
}

/* The stem of a folded word in `room` (WORD_MAX bytes). */
static struct span stem_plain(Fts5Tokenizer *tokenizer, struct span word, char *room)
{
    struct span stem = {room, WORD_MAX};
    memcpy(room, word.ptr, word.len);
    int code = tokenizer->porter.xTokenize(tokenizer->stemmer, &stem, FTS5_TOKENIZE_DOCUMENT,
                                           word.ptr, (int)word.len, take_token);
    return code == SQLITE_OK && stem.len > 0 ? stem : word;
}

static struct span stem_word(Fts5Tokenizer *tokenizer, struct span word, char *room)
{
    struct span stem = stem_plain(tokenizer, word, room);
    uint32_t at = table_get(tokenizer->british, stem);
    return at == TABLE_NONE ? stem : tokenizer->american[at];
}

static void add_count(const struct word_counter *counter, struct span word, uint32_t count)
{
    if (counter->add && count > 0) {
        counter->add(counter->context, word, count);
    }
}

void tokenizer_flush(struct word_counter *counter)
{
    struct kept_stem *stems = counter->tokenizer ? counter->tokenizer->stems : NULL;
    for (size_t i = 0; stems && i < KEPT_STEMS; i++) {
        add_count(counter, (struct span){stems[i].bytes, stems[i].word_len}, stems[i].count);
        stems[i].count = 0;
    }
    counter->tokenizer = NULL;
}

/* The same for a document's word, of which one more is counted when `count` is 1. */
static struct span stem_kept(Fts5Tokenizer *tokenizer, struct span word, uint32_t count, char *room)
{
    if (tokenizer->stems == NULL) {
        tokenizer->stems = ARENA_ARRAY(tokenizer->kept, struct kept_stem, KEPT_STEMS);
    }
    struct kept_stem *kept = tokenizer->stems + hash_64(word, 0) % KEPT_STEMS;
    if (kept->word_len == word.len && memcmp(kept->bytes, word.ptr, word.len) == 0) {
        kept->count += count;
        return (struct span){kept->bytes + kept->word_len, kept->stem_len};
    }
    struct span stem = stem_word(tokenizer, word, room);
    if (word.len + stem.len > KEPT_BYTES) {
        add_count(tokenizer->counter, word, count);
    } else {
        add_count(tokenizer->counter, (struct span){kept->bytes, kept->word_len}, kept->count);
        kept->count = count;
        kept->word_len = (uint8_t)word.len;
        kept->stem_len = (uint8_t)stem.len;
        memcpy(kept->bytes, word.ptr, word.len);
        memcpy(kept->bytes + word.len, stem.ptr, stem.len);
    }
    return stem;
}

/* Takes the stem `british` for `american`. When it is taken for another one already ("organisation"
 * and "organisational" have one stem, the American words two), both American ones are one. */
static void spelling_pair(Fts5Tokenizer *tokenizer, struct span british, struct span american)
{
    uint32_t at = table_get(tokenizer->british, american);
    american = at == TABLE_NONE ? american : tokenizer->american[at];
    at = table_get(tokenizer->british, british);
    if (at != TABLE_NONE) {
        british = american;
        american = tokenizer->american[at];
    }
    if (span_equal(british, american)) {
        return;
    }
    tokenizer->american =
        arena_grow(tokenizer->kept, tokenizer->american, tokenizer->american_count,
                   &tokenizer->american_capacity, sizeof *tokenizer->american);
    tokenizer->american[tokenizer->american_count] = arena_copy(tokenizer->kept, american);
    table_set(tokenizer->british, arena_copy(tokenizer->kept, british),
              (uint32_t)tokenizer->american_count++);
}

/* Reads the pairs of a table; a line is "british<TAB>american", "#" begins a comment. */
static void pairs_read(Fts5Tokenizer *tokenizer, const char *name)
{
    struct span rest;
    if (!embedded_find(name, &rest)) {
        return;
    }
    while (rest.ptr) {
        struct span american = span_trim(span_cut(&rest, '\n'));
        struct span british = span_cut(&american, '\t');
        if (british.len == 0 || british.len > WORD_MAX || british.ptr[0] == '#' ||
            american.len == 0 || american.len > WORD_MAX) {
            continue;
        }
        char from[WORD_MAX], to[WORD_MAX];
        spelling_pair(tokenizer, stem_plain(tokenizer, british, from),
                      stem_plain(tokenizer, american, to));
    }
}

static void tokenizer_delete(Fts5Tokenizer *tokenizer)
{
    if (tokenizer->counter->tokenizer == tokenizer) {
        tokenizer_flush(tokenizer->counter);
    }
    if (tokenizer->stemmer) {
        tokenizer->porter.xDelete(tokenizer->stemmer);
    }
    arena_free(tokenizer->kept);
    arena_free(tokenizer->scratch);
    free(tokenizer);
}

static int tokenizer_create(void *context, const char **arguments, int count, Fts5Tokenizer **out)
{
    (void)arguments, (void)count;
    struct fts_api *fts = context;
    Fts5Tokenizer *tokenizer = calloc(1, sizeof *tokenizer);
    if (tokenizer == NULL) {
        return SQLITE_NOMEM;
    }
    tokenizer->porter = fts->porter;
    tokenizer->counter = fts->counter;
    tokenizer->kept = arena_new();
    tokenizer->scratch = arena_new();
    const char *inner = "ascii";
    int code = fts->porter.xCreate(fts->porter_context, &inner, 1, &tokenizer->stemmer);
    if (code != SQLITE_OK) {
        tokenizer_delete(tokenizer);
        return code;
    }
    tokenizer->british = table_new(tokenizer->kept, 1024);
    pairs_read(tokenizer, "server/model/lexicon/spelling.tsv");
    pairs_read(tokenizer, "server/model/lexicon/stems.tsv");
    *out = tokenizer;
    return SQLITE_OK;
}

typedef int token_sink(void *context, int flags, const char *token, int len, int start, int end);

/* Gives `text` behind the stem mark, beside the token before it. */
static int sink_stem(token_sink *sink, void *context, struct span stem, const struct word *word)
{
    char marked[WORD_MAX + 1];
    marked[0] = TOKENIZER_STEM_MARK;
    memcpy(marked + 1, stem.ptr, stem.len);
    return sink(context, FTS5_TOKEN_COLOCATED, marked, (int)stem.len + 1, (int)word->start,
                (int)word->end);
}

static int sink_plain(token_sink *sink, void *context, struct span text, const struct word *word)
{
    return sink(context, 0, text.ptr, (int)text.len, (int)word->start, (int)word->end);
}

static int sink_document_word(Fts5Tokenizer *tokenizer, token_sink *sink, void *context,
                              const struct word *word)
{
    char room[WORD_MAX];
    struct span stem = stem_kept(tokenizer, word->folded, tokenizer->counter->counting, room);
    int code = sink_plain(sink, context, word->folded, word);
    if (code != SQLITE_OK || span_equal(stem, word->folded)) {
        return code;
    }
    return sink_stem(sink, context, stem, word);
}

/* A document's word has the stem as it is when it is its own stem, and behind the mark otherwise:
 * a query looks for both. */
static int sink_query_word(Fts5Tokenizer *tokenizer, token_sink *sink, void *context,
                           const struct word *word)
{
    char room[WORD_MAX];
    struct span stem = stem_word(tokenizer, word->folded, room);
    int code = sink_plain(sink, context, stem, word);
    return code == SQLITE_OK ? sink_stem(sink, context, stem, word) : code;
}

static int tokenize(Fts5Tokenizer *tokenizer, void *context, int flags, const char *bytes, int len,
                    token_sink *sink)
{
    struct span text = {bytes, bytes && len > 0 ? (size_t)len : 0};
    bool query = (flags & FTS5_TOKENIZE_QUERY) != 0;
    bool exact = query && ((flags & FTS5_TOKENIZE_PREFIX) != 0 ||
                           span_starts_with(text, SPAN(TOKENIZER_EXACT)));
    arena_reset(tokenizer->scratch);
    struct word_reader reader = word_reader_start(text, tokenizer->scratch);
    struct word word;
    int code = SQLITE_OK;
    size_t words = 0;
    for (; code == SQLITE_OK && words_next(&reader, &word); words++) {
        if (exact) {
            code = sink_plain(sink, context, word.folded, &word);
        } else if (query) {
            code = sink_query_word(tokenizer, sink, context, &word);
        } else {
            code = sink_document_word(tokenizer, sink, context, &word);
        }
    }
    if (tokenizer->counter->counting) {
        tokenizer->counter->words = words;
        tokenizer->counter->tokenizer = tokenizer;
    }
    return code;
}

static void match_positions(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *result,
                            int count, sqlite3_value **values)
{
    (void)count, (void)values;
    int matches = 0;
    int code = api->xInstCount(fts, &matches);
    if (code != SQLITE_OK) {
        sqlite3_result_error_code(result, code);
        return;
    }
    size_t size = (size_t)matches * 3 * sizeof(uint32_t);
    uint32_t *numbers = sqlite3_malloc64(size + 1);
    if (numbers == NULL) {
        sqlite3_result_error_nomem(result);
        return;
    }
    for (int i = 0; i < matches; i++) {
        int phrase = 0, column = 0, token = 0;
        api->xInst(fts, i, &phrase, &column, &token);
        numbers[i * 3] = (uint32_t)column;
        numbers[i * 3 + 1] = (uint32_t)token;
        numbers[i * 3 + 2] = (uint32_t)api->xPhraseSize(fts, phrase);
    }
    sqlite3_result_blob64(result, numbers, size, sqlite3_free);
}

static fts5_api *api_of(sqlite3 *db, struct span sql)
{
    fts5_api *api = NULL;
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql.ptr, (int)sql.len, &statement, NULL) == SQLITE_OK) {
        sqlite3_bind_pointer(statement, 1, (void *)&api, "fts5_api_ptr", NULL);
        sqlite3_step(statement);
    }
    sqlite3_finalize(statement);
    return api;
}

int tokenizer_register(sqlite3 *db, struct span api_sql, struct word_counter *counter)
{
    struct fts_api *fts = calloc(1, sizeof *fts);
    if (fts == NULL) {
        return SQLITE_NOMEM;
    }
    fts->counter = counter;
    fts->api = api_of(db, api_sql);
    if (fts->api == NULL || fts->api->xFindTokenizer(fts->api, "porter", &fts->porter_context,
                                                     &fts->porter) != SQLITE_OK) {
        free(fts);
        return SQLITE_ERROR;
    }
    fts5_tokenizer tokenizer = {tokenizer_create, tokenizer_delete, tokenize};
    int code = fts->api->xCreateTokenizer(fts->api, "archive", fts, &tokenizer, free);
    if (code != SQLITE_OK) {
        return code;
    }
    code = fts->api->xCreateFunction(fts->api, "match_positions", NULL, match_positions, NULL);
    if (code != SQLITE_OK) {
        return code;
    }
    code = fts->api->xCreateFunction(fts->api, "gather_rows", NULL, postings_gather_rows, NULL);
    if (code != SQLITE_OK) {
        return code;
    }
    return fts->api->xCreateFunction(fts->api, "rank_bm25", NULL, ranking_bm25, NULL);
}
