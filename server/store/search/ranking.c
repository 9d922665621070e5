/* What holds for the whole query (each phrase's weight, the average length) is worked out at its
 * first row and kept with the query. */

#include "ranking.h"

#include <math.h>
#include <stdlib.h>

double ranking_weight(int64_t rows, int64_t hits)
{
    return log(1 + ((double)(rows - hits) + 0.5) / ((double)hits + 0.5));
}

double ranking_length(double words, double average)
{
    return RANKING_K1 * (1 - RANKING_B + RANKING_B * words / average);
}

struct weights {
    double average; /* words in an article */
    int phrases;
    double idf[]; /* of each phrase */
};

static int count_row(const Fts5ExtensionApi *api, Fts5Context *fts, void *context)
{
    (void)api, (void)fts;
    ++*(sqlite3_int64 *)context;
    return SQLITE_OK;
}

static int weigh(const Fts5ExtensionApi *api, Fts5Context *fts, struct weights *weights)
{
    sqlite3_int64 rows = 0, words = 0;
    int code = api->xRowCount(fts, &rows);
    if (code == SQLITE_OK) {
        code = api->xColumnTotalSize(fts, -1, &words);
    }
    weights->average = rows > 0 ? (double)words / (double)rows : 1;
    for (int i = 0; i < weights->phrases && code == SQLITE_OK; i++) {
        sqlite3_int64 hits = 0;
        code = api->xQueryPhrase(fts, i, &hits, count_row);
        weights->idf[i] = ranking_weight(rows, hits);
    }
    return code;
}

static int weights_of(const Fts5ExtensionApi *api, Fts5Context *fts, struct weights **out)
{
    *out = api->xGetAuxdata(fts, 0);
    if (*out) {
        return SQLITE_OK;
    }
    int phrases = api->xPhraseCount(fts);
    struct weights *weights = calloc(1, sizeof *weights + (size_t)phrases * sizeof weights->idf[0]);
    if (weights == NULL) {
        return SQLITE_NOMEM;
    }
    weights->phrases = phrases;
    int code = weigh(api, fts, weights);
    if (code != SQLITE_OK) {
        free(weights);
        return code;
    }
    *out = weights;
    return api->xSetAuxdata(fts, weights, free);
}

/* Adds up, phrase by phrase, the weighted occurrences of the row; they come ordered by place, not
 * by phrase. */
static int count_occurrences(const Fts5ExtensionApi *api, Fts5Context *fts, int weight_count,
                             sqlite3_value **column_weights, double *counts)
{
    int occurrences = 0;
    int code = api->xInstCount(fts, &occurrences);
    for (int i = 0; i < occurrences && code == SQLITE_OK; i++) {
        int phrase, column, place;
        code = api->xInst(fts, i, &phrase, &column, &place);
        if (code == SQLITE_OK) {
            counts[phrase] +=
                column < weight_count ? sqlite3_value_double(column_weights[column]) : 1;
        }
    }
    return code;
}

static int score_row(const Fts5ExtensionApi *api, Fts5Context *fts, const struct weights *weights,
                     const double *counts, double *score)
{
    int words = 0;
    int code = api->xColumnSize(fts, -1, &words);
    double length = ranking_length(words, weights->average);
    *score = 0;
    for (int i = 0; i < weights->phrases; i++) {
        *score += ranking_part(weights->idf[i], counts[i], length);
    }
    return code;
}

void ranking_bm25(const Fts5ExtensionApi *api, Fts5Context *fts, sqlite3_context *result, int count,
                  sqlite3_value **values)
{
    enum { PHRASES_KEPT = 64 };
    struct weights *weights = NULL;
    double few[PHRASES_KEPT] = {0}, *counts = few;
    int code = weights_of(api, fts, &weights);
    if (code == SQLITE_OK && weights->phrases > PHRASES_KEPT) {
        counts = calloc((size_t)weights->phrases, sizeof *counts);
        code = counts ? SQLITE_OK : SQLITE_NOMEM;
    }
    double score = 0;
    if (code == SQLITE_OK) {
        code = count_occurrences(api, fts, count, values, counts);
    }
    if (code == SQLITE_OK) {
        code = score_row(api, fts, weights, counts, &score);
    }
    if (counts != few) {
        free(counts);
    }
    if (code == SQLITE_OK) {
        sqlite3_result_double(result, -score);
    } else {
        sqlite3_result_error_code(result, code);
    }
}
