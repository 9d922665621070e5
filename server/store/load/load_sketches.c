/* Sketches of articles (server/ingest/copies/sketch.h) are bytes to the store: it keeps them with
 * their article and gives all of them back, so that copies can be looked for without reading a
 * text. */
#include "loading.h"
#include "store/codes.h"
#include "store/load.h"

/* Two plain statements instead of one that selects what it inserts: before one that SQLite may have
 * to undo halfway the text indexes write out what they have gathered (their xSavepoint). */
enum status store_load_put_sketch(struct store_load *load, struct span id, struct span sketch)
{
    int64_t article_id;
    enum status status = load_look_up(load, "load.article_id", id, &article_id);
    if (status != STATUS_OK) {
        return status == STATUS_NOT_FOUND ? STATUS_OK : status;
    }
    sqlite3_stmt *statement = connection_named(load->connection, "load.sketch_put");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_int(&binder, article_id);
    bind_blob(&binder, sketch);
    return statement_run(load->connection, statement);
}

struct taker {
    struct arena *arena;
    struct sketched_article *articles;
    size_t count;
    size_t capacity;
};

static enum status take_article(void *context, struct columns *columns)
{
    struct taker *taker = context;
    taker->articles = arena_grow(taker->arena, taker->articles, taker->count, &taker->capacity,
                                 sizeof *taker->articles);
    struct sketched_article *article = &taker->articles[taker->count++];
    article->id = column_text(columns);
    article->published = column_period(columns);
    article->published_basis = published_basis_from_name(column_borrowed(columns));
    article->duplicate_of = column_text(columns);
    article->sketch = column_text(columns);
    return STATUS_OK;
}

enum status store_load_sketches(struct store_load *load, struct arena *arena,
                                const struct sketched_article **out, size_t *count)
{
    struct taker taker = {.arena = arena};
    enum status status =
        connection_each(load->connection, "load.sketches", arena, take_article, &taker);
    if (status == STATUS_OK) {
        *out = taker.articles;
        *count = taker.count;
    }
    return status;
}
