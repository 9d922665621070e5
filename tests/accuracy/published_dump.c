/* Reads the files of a folder as a load does before it analyses them, and tells when each article
 * was published and from what that was read; or, with --clues, what its text tells about that.
 *
 * usage: published_dump [--clues | --pairs | --copies] FOLDER
 *
 * id, date at its precision or -, precision, basis, earliest day, latest day; with --clues instead:
 * id, 1 when it says "today", 1 when "yesterday", then one cell a clue: KIND,future,lead,caption,
 * year,month,day,weekday. With --pairs: id, the id of a dated article like it, likeness. With
 * --copies: id, the id of the article that it is a copy of, or its own. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ingest/file_reading.h"
#include "ingest/published/date_clues.h"
#include "ingest/published/retelling.h"
#include "ingest/published/story.h"
#include "ingest/scan.h"
#include "ingest/survey.h"

enum { LIMIT = 8 << 20 };

static void print_clues(const struct file_job *job)
{
    struct reading_options options = {.article_limit = LIMIT};
    struct file_reading *reading = file_reading_new(job, &options);
    for (size_t i = 0; i < reading->article_count; i++) {
        struct date_clues clues;
        date_clues_read(&reading->articles[i], &clues);
        printf("%.*s\t%d\t%d", SPAN_ARG(reading->articles[i].id), clues.says_today,
               clues.says_yesterday);
        for (size_t k = 0; k < clues.count; k++) {
            const struct date_clue *clue = &clues.items[k];
            printf("\t%d,%d,%d,%d,%d,%d,%d,%d", clue->kind, clue->future, clue->lead, clue->caption,
                   clue->year, clue->month, clue->day, clue->weekday);
        }
        printf("\n");
    }
    file_reading_free(reading);
}

static void print_dates(struct arena *arena, const struct survey *survey)
{
    size_t count;
    const struct corpus_article *articles = survey_articles(survey, &count);
    for (size_t i = 0; i < count; i++) {
        bool stated = !period_is_known(articles[i].inferred);
        struct period period = stated ? articles[i].published : articles[i].inferred;
        enum published_basis basis = stated ? articles[i].basis : articles[i].inferred_basis;
        const char *precision = precision_name(period.precision);
        struct span earliest = day_format(arena, period.earliest);
        struct span latest = day_format(arena, period.latest);
        struct span date = period_format(arena, period);
        printf("%.*s\t%.*s\t%s\t%s\t%.*s\t%.*s\n", SPAN_ARG(articles[i].id),
               SPAN_ARG(date.ptr ? date : SPAN("-")), precision ? precision : "-",
               basis ? published_basis_name(basis) : "-", SPAN_ARG(earliest), SPAN_ARG(latest));
    }
}

static void print_pairs(const struct survey *survey)
{
    size_t count;
    const struct corpus_article *articles = survey_articles(survey, &count);
    struct story_index *index = story_index_new(articles, count);
    for (size_t i = 0; i < count; i++) {
        struct dated_neighbour found[DATED_NEIGHBOURS_MAX];
        size_t places[DATED_NEIGHBOURS_MAX];
        size_t n = story_neighbours(index, &articles[i], found, places);
        for (size_t k = 0; k < n; k++) {
            printf("%.*s\t%.*s\t%.3f\n", SPAN_ARG(articles[i].id), SPAN_ARG(articles[places[k]].id),
                   found[k].likeness);
        }
    }
    story_index_free(index);
}

/* What the neighbours of articles tell again, where all are dated. */
static void print_retold(const struct survey *survey)
{
    size_t count;
    const struct corpus_article *articles = survey_articles(survey, &count);
    struct story_index *index = story_index_new(articles, count);
    for (size_t i = 0; i < count; i++) {
        struct dated_neighbour found[DATED_NEIGHBOURS_MAX];
        size_t places[DATED_NEIGHBOURS_MAX];
        struct retold retold[RETOLD_MAX];
        size_t n = story_neighbours(index, &articles[i], found, places);
        n = retelling_find(articles, &articles[i], found, places, n, retold);
        for (size_t k = 0, choice = 0; k < n; k++) {
            choice = k > 0 && retold[k].telling == retold[k - 1].telling ? choice + 1 : 0;
            struct period own = telling_days(retold[k].telling, articles[i].published.earliest);
            printf("%.*s\t%d\t%.3f\t%.3f\t%d\t%d\t%d\t%d\t%zu\n", SPAN_ARG(articles[i].id),
                   retold[k].neighbour.day, retold[k].neighbour.likeness, retold[k].likeness,
                   own.earliest, own.latest, retold[k].days.earliest, retold[k].days.latest,
                   choice);
        }
    }
    story_index_free(index);
}

static void print_copies(const struct survey *survey)
{
    size_t count;
    const struct corpus_article *articles = survey_articles(survey, &count);
    for (size_t i = 0; i < count; i++) {
        printf("%.*s\t%.*s\n", SPAN_ARG(articles[i].id),
               SPAN_ARG(articles[articles[i].original].id));
    }
}

static void survey_print(struct arena *arena, const struct file_job *jobs, size_t count,
                         const char *what)
{
    struct survey *survey = survey_new();
    atomic_bool cancelled = false;
    struct reading_options options = {.article_limit = LIMIT};
    survey_run(survey, jobs, count, &options, NULL, &cancelled);
    if (strcmp(what, "--pairs") == 0) {
        print_pairs(survey);
    } else if (strcmp(what, "--retold") == 0) {
        print_retold(survey);
    } else if (strcmp(what, "--copies") == 0) {
        print_copies(survey);
    } else {
        print_dates(arena, survey);
    }
    survey_free(survey);
}

int main(int argc, char **argv)
{
    const char *what = argc == 3 ? argv[1] : "";
    bool clues = strcmp(what, "--clues") == 0;
    bool known = clues || strcmp(what, "--retold") == 0 || strcmp(what, "--pairs") == 0 ||
                 strcmp(what, "--copies") == 0;
    if (argc != 2 && !known) {
        fprintf(stderr, "usage: published_dump [--clues | --pairs | --copies] FOLDER\n");
        return 2;
    }
    struct arena *arena = arena_new();
    struct failure failure = {0};
    struct scan scan;
    const char *folder = argv[argc - 1];
    if (scan_folders(arena, &folder, 1, &scan, &failure) != STATUS_OK) {
        fprintf(stderr, "%s\n", failure.text);
        arena_free(arena);
        return 1;
    }
    struct file_job *jobs = ARENA_ARRAY(arena, struct file_job, scan.count);
    size_t count = 0;
    for (size_t i = 0; i < scan.count; i++) {
        if (!scan.entries[i].skipped && !scan.entries[i].failed) {
            jobs[count++] =
                (struct file_job){.entry = &scan.entries[i], .id = scan.entries[i].relative};
        }
    }
    for (size_t i = 0; clues && i < count; i++) {
        print_clues(&jobs[i]);
    }
    if (!clues) {
        survey_print(arena, jobs, count, what);
    }
    arena_free(arena);
    return 0;
}
