/* Posts are bytes to the store: it keeps each as long as an article of it is in the archive. One
 * post may hold many articles and is kept once. */
#include "loading.h"
#include "store/list.h"
#include "store/list_rows.h"
#include "store/load.h"

enum status store_load_put_post(struct store_load *load, struct span bytes, bool json,
                                int64_t *post)
{
    sqlite3_stmt *statement = connection_named(load->connection, "load.post_put");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_int(&binder, json);
    bind_blob(&binder, bytes);
    enum status status = statement_run(load->connection, statement);
    if (status == STATUS_OK) {
        *post = sqlite3_last_insert_rowid(load->connection->db);
    }
    return status;
}

enum status store_load_tie_post(struct store_load *load, struct span id, int64_t post, size_t place)
{
    int64_t article_id;
    enum status status = load_look_up(load, "load.article_id", id, &article_id);
    if (status != STATUS_OK) {
        return status;
    }
    sqlite3_stmt *statement = connection_named(load->connection, "load.post_tie");
    if (statement == NULL) {
        return connection_failed(load->connection);
    }
    struct binder binder = bind_start(statement);
    bind_int(&binder, article_id);
    bind_int(&binder, post);
    bind_int(&binder, (int64_t)place);
    return statement_run(load->connection, statement);
}

enum status store_load_post_of(struct store_load *load, struct span id, int64_t *post)
{
    *post = 0;
    enum status status = load_look_up(load, "load.post_of", id, post);
    return status == STATUS_NOT_FOUND ? STATUS_OK : status;
}

static void take_post(void *context, struct columns *columns)
{
    struct stored_post *post = context;
    post->json = column_int(columns) != 0;
    post->bytes = column_text(columns);
}

enum status store_load_find_post(struct store_load *load, struct arena *arena, int64_t post,
                                 struct stored_post *out)
{
    *out = (struct stored_post){0};
    enum status status =
        list_children(load->connection, "load.post_find", post, arena, take_post, out);
    return status == STATUS_OK && !out->bytes.ptr ? STATUS_NOT_FOUND : status;
}

struct posted_places {
    struct arena *arena;
    struct posted_place *places;
    size_t count, capacity;
};

static void take_place(void *context, struct columns *columns)
{
    struct posted_places *posted = context;
    posted->places = arena_grow(posted->arena, posted->places, posted->count, &posted->capacity,
                                sizeof *posted->places);
    struct posted_place *place = &posted->places[posted->count++];
    place->id = column_text(columns);
    place->post = column_int(columns);
    place->place = (size_t)column_int(columns);
}

enum status store_load_posted(struct store_load *load, struct arena *arena,
                              struct posted_place **out, size_t *count)
{
    struct posted_places posted = {.arena = arena};
    enum status status =
        list_each(load->connection, connection_named(load->connection, "load.posted_articles"),
                  arena, take_place, &posted);
    *out = posted.places;
    *count = posted.count;
    return status;
}

enum status store_load_posted_ids(struct store_load *load, struct arena *arena, struct span **out,
                                  size_t *count)
{
    return list_texts(load->connection, connection_named(load->connection, "load.posted_ids"),
                      arena, out, count);
}

/* A file may have stood aside for the id: the next load of the folders looks. */
enum status store_load_remove_article(struct store_load *load, struct span id)
{
    int64_t article_id;
    enum status status = load_look_up(load, "load.article_id", id, &article_id);
    if (status == STATUS_OK) {
        status = load_delete_article(load, article_id);
    }
    return status == STATUS_OK ? archive_set_number(load->connection, "id_freed", 1) : status;
}

enum status store_load_id_freed(struct store_load *load, bool *out)
{
    uint64_t freed = 0;
    enum status status = archive_get_number(load->connection, "id_freed", &freed);
    *out = freed != 0;
    return status;
}

enum status store_load_forget_post(struct store_load *load, int64_t post)
{
    sqlite3_stmt *statement = post ? connection_named(load->connection, "load.post_forget") : NULL;
    if (statement == NULL) {
        return post ? connection_failed(load->connection) : STATUS_OK;
    }
    struct binder binder = bind_start(statement);
    bind_int(&binder, post);
    return statement_run(load->connection, statement);
}
