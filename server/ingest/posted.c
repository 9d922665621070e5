/* A posted text goes through the reader of its form, as if it were a file, and through one load of
 * its own, so that readers see all of a post or nothing. */
#include "ingest/posted.h"

#include "base/hash.h"
#include "base/utf8.h"
#include "corrections.h"
#include "extract/analysis.h"
#include "ingest/article_id.h"
#include "ingest/copies/copies.h"
#include "ingest/reader.h"
#include "store/load.h"

/* One post under way: where the reader's articles go. */
struct post {
    const struct posted_input *input;
    const struct engine *engine;
    struct arena *arena;
    struct store_load *load;
    const struct article_corrections *corrections; /* of dates and sources */
    int64_t number;                                /* of the post in the archive; 0: not kept yet */
    size_t place;                                  /* of the reader's next article */
    struct span id;                                /* of the article; absent: its own */
    const struct posted_place *again; /* the next article that is read again; NULL: all are new */
    const struct posted_place *again_end;
    struct posted_outcome *outcomes;
    size_t count;
    size_t capacity;
    size_t stored;
    bool replaced; /* one of them took the place of another */
};

static struct posted_outcome *add_outcome(struct post *post)
{
    post->outcomes = arena_grow(post->arena, post->outcomes, post->count, &post->capacity,
                                sizeof *post->outcomes);
    post->outcomes[post->count] = (struct posted_outcome){0};
    return &post->outcomes[post->count++];
}

/* The id it is put under: the client's, its own, or the hash of its text. */
static struct span id_of(const struct post *post, const struct article *article)
{
    if (post->id.ptr) {
        return post->id;
    }
    if (article->id.len) {
        return article_id_accept(post->arena, article->id);
    }
    return article->hash;
}

static struct span hash_of(struct arena *arena, const struct article *article)
{
    char hash[33];
    struct span text =
        arena_printf(arena, "%.*s\n%.*s", SPAN_ARG(article->title), SPAN_ARG(article->body));
    hash_hex(text, hash);
    return arena_copy(arena, span_of(hash));
}

/* Keeps the post itself with the first of its articles, and says that the article is of it. */
static enum status keep_post(struct post *post, struct span id, int64_t before)
{
    enum status status = STATUS_OK;
    if (post->number == 0) {
        status =
            store_load_put_post(post->load, post->input->bytes, post->input->json, &post->number);
    }
    if (status == STATUS_OK) {
        status = store_load_tie_post(post->load, id, post->number, post->place);
    }
    return status == STATUS_OK ? store_load_forget_post(post->load, before) : status;
}

/* Stores what was read in an article; `work` may be freed afterwards. */
static enum status put_article(struct post *post, struct arena *work, struct article *article)
{
    struct analysis analysis;
    analysis_run(work, post->engine, article, &analysis);
    enum status status =
        store_load_put_article(post->load, article, &analysis, (struct span){NULL, 0});
    if (status != STATUS_OK) {
        return status;
    }
    struct sketch sketch;
    sketch_make(work, article, &sketch);
    return copies_remember(post->load, article->id, &sketch);
}

static enum status store_article(struct post *post, const struct article *read)
{
    struct article article = *read;
    article.hash = hash_of(post->arena, &article);
    article.id = id_of(post, &article);
    article.path = (struct span){NULL, 0};
    article_corrections_apply(post->corrections, &article);
    int64_t before = 0;
    enum status status = store_load_post_of(post->load, article.id, &before);
    if (status == STATUS_OK) {
        struct arena *work = arena_new();
        status = put_article(post, work, &article);
        arena_free(work);
    }
    if (status == STATUS_INVALID) {
        *add_outcome(post) = (struct posted_outcome){
            .id = article.id,
            .reason = SPAN("is an article that stands in a file of a loaded folder")};
        return STATUS_OK;
    }
    if (status == STATUS_OK) {
        status = keep_post(post, article.id, before);
    }
    if (status == STATUS_OK) {
        add_outcome(post)->id = article.id;
        post->stored++;
        post->replaced = post->replaced || before != 0;
    }
    return status;
}

static enum status take_item(struct post *post, const struct reader_item *item)
{
    if (item->refused) {
        struct posted_outcome *outcome = add_outcome(post);
        outcome->id = item->id.ptr ? arena_copy(post->arena, item->id) : (struct span){0};
        outcome->reason = arena_copy(post->arena, span_of(item->refused));
        outcome->wrong = item->wrong ? span_of(item->wrong) : (struct span){0};
        return STATUS_OK;
    }
    if (post->id.ptr && post->stored) {
        add_outcome(post)->reason = SPAN("a PUT takes one article");
        return STATUS_OK;
    }
    return store_article(post, item->article);
}

static enum status take_again(struct post *post, const struct reader_item *item)
{
    if (post->again == post->again_end || post->again->place != post->place) {
        return STATUS_OK;
    }
    post->id = post->again++->id;
    return item->refused ? STATUS_OK : store_article(post, item->article);
}

static enum status take_article(void *context, const struct reader_item *item)
{
    struct post *post = context;
    enum status status = post->again ? take_again(post, item) : take_item(post, item);
    post->place++;
    return status;
}

static enum status read_post(struct post *post, struct failure *failure)
{
    const struct reader *reader = reader_for(post->input->json ? SPAN("x.json") : SPAN("x.txt"));
    struct reader_input input = {.bytes = post->input->bytes,
                                 .modified = INT64_MIN,
                                 .posted = true,
                                 .strict = !post->again,
                                 .article_limit = post->input->article_limit};
    struct reader_sink sink = {.take = take_article, .context = post};
    if (utf8_invalid_at(input.bytes) != SIZE_MAX ||
        memchr(input.bytes.len ? input.bytes.ptr : "", '\0', input.bytes.len)) {
        return failure_set(failure, STATUS_INVALID, "is not UTF-8, or holds a NUL");
    }
    const char *encoding = NULL;
    return reader_run(post->arena, reader, &input, &sink, &encoding, failure);
}

static enum status read_corrections(struct post *post)
{
    const struct correction *lines;
    size_t count;
    enum status status =
        store_load_article_corrections(post->load, post->arena, false, &lines, &count);
    if (status == STATUS_OK) {
        post->corrections = article_corrections_new(post->arena, lines, count);
    }
    return status;
}

/* Says what the posted articles are copies of, and what is a copy of them. */
static enum status find_copies(struct post *post)
{
    struct span *ids = ARENA_ARRAY(post->arena, struct span, post->count + 1);
    size_t count = 0;
    for (size_t i = 0; i < post->count; i++) {
        if (!post->outcomes[i].reason.ptr) {
            ids[count++] = post->outcomes[i].id;
        }
    }
    return post->replaced ? copies_group(post->load) : copies_add(post->load, ids, count);
}

enum status posted_put(struct store *store, const struct engine *engine, struct arena *arena,
                       const struct posted_input *input, const struct posted_outcome **out,
                       size_t *count, struct failure *failure)
{
    struct post post = {.input = input, .engine = engine, .arena = arena, .id = input->id};
    enum status status = store_load_begin(store, &post.load, failure);
    if (status != STATUS_OK) {
        return status;
    }
    status = read_corrections(&post);
    if (status == STATUS_OK) {
        status = read_post(&post, failure);
    }
    if (status == STATUS_OK && post.stored > 0) {
        status = find_copies(&post);
    }
    if (status != STATUS_OK) {
        store_load_abandon(post.load);
        return status;
    }
    *out = post.outcomes;
    *count = post.count;
    return store_load_publish(post.load, failure);
}

static enum status reread(struct post *post)
{
    struct stored_post stored;
    struct failure failure = {0};
    post->number = post->again->post;
    enum status status = store_load_find_post(post->load, post->arena, post->number, &stored);
    if (status != STATUS_OK) {
        return status;
    }
    struct posted_input input = {
        .bytes = stored.bytes, .json = stored.json, .article_limit = stored.bytes.len};
    post->input = &input;
    status = read_post(post, &failure);
    return status == STATUS_INVALID ? STATUS_OK : status;
}

enum status posted_reread(struct store_load *load, const struct engine *engine,
                          const struct article_corrections *corrections,
                          const struct posted_place *places, size_t count)
{
    struct arena *arena = arena_new();
    struct post post = {.engine = engine,
                        .arena = arena,
                        .load = load,
                        .corrections = corrections,
                        .again = places,
                        .again_end = places + count};
    enum status status = reread(&post);
    arena_free(arena);
    return status;
}

/* Removes an article, and its post with the last article of it. */
static enum status remove_article(struct store_load *load, struct span id)
{
    int64_t post;
    enum status status = store_load_post_of(load, id, &post);
    if (status == STATUS_OK) {
        status = store_load_remove_article(load, id);
    }
    return status == STATUS_OK ? store_load_forget_post(load, post) : status;
}

enum status posted_remove(struct store *store, struct span id, struct failure *failure)
{
    struct store_load *load = NULL;
    enum status status = store_load_begin(store, &load, failure);
    if (status != STATUS_OK) {
        return status;
    }
    status = remove_article(load, id);
    if (status == STATUS_OK) {
        status = copies_group(load);
    }
    if (status != STATUS_OK) {
        store_load_abandon(load);
        return status;
    }
    return store_load_publish(load, failure);
}
