/* What SQLite itself needs for a page of search: the matches counted, the best twenty by BM25 with
 * a snippet each, straight through its C interface on an archive's own full-text index.
 *
 *   search_floor DATABASE <QUERIES     plain words, one query a line; prints "median_ms 99th_ms" */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "store/connection.h"
#include "store/library.h"

enum { MOST_QUERIES = 100000 };

static const char count_sql[] = "SELECT count(*) FROM article_search WHERE article_search MATCH ?";
/* In the order of the hidden column rank, so that FTS5 cuts snippets for the best twenty only. */
static const char page_sql[] =
    "SELECT a.id, a.title, a.source, a.lead, s.rank,"
    " snippet(article_search, 1, '<mark>', '</mark>', '...', 30)"
    " FROM article_search AS s JOIN article AS a ON a.article_id = s.rowid"
    " WHERE article_search MATCH ? AND s.rank MATCH 'bm25(4.0, 1.0)' ORDER BY s.rank LIMIT 20";

static double now_ms(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) {
        fprintf(stderr, "search_floor: %s\n", sqlite3_errmsg(db));
        exit(1);
    }
    return statement;
}

/* Reads all rows and columns, as a program that shows them must. */
static size_t run(sqlite3_stmt *statement, const char *query)
{
    size_t bytes = 0;
    sqlite3_bind_text(statement, 1, query, -1, SQLITE_STATIC);
    while (sqlite3_step(statement) == SQLITE_ROW) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            bytes +=
                sqlite3_column_text(statement, i) ? (size_t)sqlite3_column_bytes(statement, i) : 0;
        }
    }
    sqlite3_reset(statement);
    return bytes;
}

static int compare(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return (x > y) - (x < y);
}

int main(int argc, char **argv)
{
    struct connection connection;
    struct arena *arena = arena_new();
    struct library *library = NULL;
    struct failure failure;
    if (argc != 2 || library_new(arena, &library, &failure) != STATUS_OK ||
        connection_open(&connection, argv[1], CONNECTION_READER, library) != STATUS_OK) {
        fprintf(stderr, "usage: search_floor DATABASE <QUERIES\n");
        return 2;
    }
    sqlite3_stmt *count = prepare(connection.db, count_sql),
                 *page = prepare(connection.db, page_sql);
    double *times = calloc(MOST_QUERIES, sizeof *times);
    char query[256];
    size_t asked = 0, bytes = 0;
    while (asked < MOST_QUERIES && fgets(query, sizeof query, stdin)) {
        query[strcspn(query, "\n")] = '\0';
        double start = now_ms();
        bytes += run(count, query) + run(page, query);
        times[asked++] = now_ms() - start;
    }
    qsort(times, asked, sizeof *times, compare);
    if (asked == 0 || bytes == 0) {
        fprintf(stderr, "search_floor: no queries\n");
        return 1;
    }
    printf("%.3f %.3f\n", times[asked / 2], times[asked * 99 / 100]);
    sqlite3_finalize(count);
    sqlite3_finalize(page);
    connection_close(&connection);
    arena_free(arena);
    free(times);
    return 0;
}
