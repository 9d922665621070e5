/* Bayes over days. Every clue tells how likely it is to lie so long before the publication, every
 * neighbour of the story how likely two of its articles are to be so far apart; the corpus says
 * which years its articles are of. The sums are taken to a power below one, since clues of one text
 * repeat each other. What neighbours tell again weighs last: as much as such pairs of clauses have
 * been found to tell of the same days. The day is looked for in the likeliest years only; what the
 * others weigh is kept as doubt. */
#include "published_model.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>

#include "published_table.h"
#include "published_trial.h"
#include "retold_score.h"
#include "story_score.h"
#include "table_bins.h"
#include "weekday_habit.h"

enum { YEARS_TRIED = 8 };

/* How much of the year's prior comes from the corpus. */
static const double corpus_share = 0.93;
/* News that exists as files is mostly of these years; what tells of older ones mostly looks back.
 */
enum { USUAL_FIRST = 1990, USUAL_LAST = 2040 };
static const double usual_share = 0.97;
/* So many dated articles tell half of what very many would. */
static const double few_articles = 20;
/* How often a weekday printed with a day fits the year. */
static const double weekday_fits = 0.9;
/* One that a header prints is hardly ever wrong. */
static const double printed_fits = 0.99;

/* How often days of these kinds lie in the week before the publication: set, there are too few to
 * learn from. */
static const double near_if_anchored = 0.78;
static const double near_if_weekday = 0.8;

enum group { GROUP_DATE, GROUP_MONTH, GROUP_YEAR, GROUP_DAY, GROUP_IN, GROUP_WEEKDAY, GROUP_COUNT };

static const enum group group_of[CLUE_KIND_COUNT] = {
    [CLUE_DATE] = GROUP_DATE,       [CLUE_MONTH] = GROUP_MONTH, [CLUE_YEAR] = GROUP_YEAR,
    [CLUE_NUMBER] = GROUP_YEAR,     [CLUE_DAY] = GROUP_DAY,     [CLUE_IN] = GROUP_IN,
    [CLUE_WEEKDAY] = GROUP_WEEKDAY,
};

struct model {
    const struct published_evidence *evidence;
    bool near_days;  /* the text says "today", "yesterday" */
    bool days_named; /* it does, or names past weekdays: the days before it go by these names */
    double weight[GROUP_COUNT];
    struct story_view story;
    double fits_log;
    double differs_log;
    const double *habit;           /* of the year under trial; NULL: whole years are */
    int32_t named[DATE_CLUES_MAX]; /* the day of each clue that is a whole date */
};

/* 29 February of another year is its last day. */
static int32_t day_in(int year, int month, int day)
{
    return day_from_civil((struct civil){year, month, month == 2 && day > 28 ? 28 : day});
}

/* --- one clue, one day ------------------------------------------------------------------------ */

/* The days that a clue names: one, or those of a year and of the years beside it when the clue
 * names none. */
struct named_days {
    int32_t days[3];
    size_t count;
};

static struct named_days named_days_of(const struct date_clue *clue, int year)
{
    bool whole = clue->kind == CLUE_DATE;
    int first = whole ? clue->year : year;
    struct named_days named = {.days = {day_in(first, clue->month, clue->day)}, .count = 1};
    if (!whole) {
        named.days[named.count++] = day_in(year - 1, clue->month, clue->day);
        named.days[named.count++] = day_in(year + 1, clue->month, clue->day);
    }
    return named;
}

/* Days from the nearest of them to `day`. */
static int32_t nearest_lag(const struct named_days *named, int32_t day)
{
    int32_t best = day - named->days[0];
    for (size_t i = 1; i < named->count; i++) {
        int32_t lag = day - named->days[i];
        best = abs(lag) < abs(best) ? lag : best;
    }
    return best;
}

/* The logarithm of how likely a day lies `lag` days back, where that of an ordinary one is `score`.
 * One that the text ties to its own present is mostly of these days, and so is one with its
 * weekday in the lead of a text that does not call the days of its news by the weekday alone. */
static double near_score(const struct date_clue *clue, const double habit[WEEKDAY_LAGS],
                         int32_t lag, double score)
{
    static const double anchored[WEEKDAY_LAGS] = {0.30, 0.34, 0.18, 0.08, 0.05, 0.03, 0.02};
    const double *shares = clue->anchored ? anchored : habit;
    double near = clue->anchored ? near_if_anchored : near_if_weekday;
    double share = lag >= 0 && lag < WEEKDAY_LAGS ? shares[lag] : 0;
    return log(near * share + (1 - near) * exp(score));
}

static bool is_near_day(const struct model *model, const struct date_clue *clue)
{
    bool of_news = clue->lead && clue->weekday >= 0 && !model->days_named;
    return model->habit && !clue->future && (clue->anchored || of_news);
}

/* The logarithm of the likelihood of a whole date so many days before the publication. */
static double date_score(const struct model *model, const struct date_clue *clue, int32_t lag)
{
    double score = table_date[clue->future][clue->lead || clue->caption][model->days_named]
                             [table_bin(table_lag_bounds, LAG_BINS, lag)];
    return is_near_day(model, clue) ? near_score(clue, model->habit, lag, score / 100.0)
                                    : model->weight[GROUP_DATE] * score / 100.0;
}

/* The same of a date without its year, which would be the day `named`. */
static double day_score(const struct model *model, const struct date_clue *clue, int32_t lag,
                        int32_t named)
{
    size_t bin = table_bin(table_nearest_bounds, NEAREST_BINS, lag);
    double score = table_day[clue->future][clue->lead][model->days_named][bin] / 100.0;
    score = is_near_day(model, clue) ? near_score(clue, model->habit, lag, score)
                                     : score * model->weight[GROUP_DAY];
    if (clue->weekday >= 0) {
        bool fits = day_weekday(named) == clue->weekday;
        score += fits ? model->fits_log : model->differs_log;
    }
    return score;
}

/* The logarithm of the clue's likelihood if the article was published in that month. */
static double month_score(const struct model *model, const struct date_clue *clue, int year,
                          int month)
{
    int32_t lag = (year - clue->year) * 12 + month - clue->month;
    double score = clue->kind == CLUE_IN
                       ? table_in[clue->future][(month - clue->month + 12) % 12]
                       : table_month[clue->future][table_bin(table_month_bounds, MONTH_BINS, lag)];
    return model->weight[group_of[clue->kind]] * score / 100.0;
}

/* The same if it was on such a weekday; see weekdays_score for past ones. */
static double weekday_score(const struct model *model, const struct date_clue *clue, int weekday)
{
    int lag = (weekday - clue->weekday + 7) % 7;
    double score = table_weekday[clue->future][clue->lead][model->near_days][lag];
    return model->weight[GROUP_WEEKDAY] * score / 100.0;
}

/* The logarithm of how likely a report of `weekday` tells of those past weekdays: the latest of
 * them is what it is about, by which its outlet's habit goes; of those before it the nearer are
 * likelier. */
static double weekdays_score(const struct trial *trial, const struct date_clues *clues, int weekday)
{
    /* A text whose news is of "today" names by their weekday the days before. */
    static const double beside_today[WEEKDAY_LAGS] = {0.04, 0.24, 0.2, 0.17, 0.14, 0.12, 0.09};
    static const double before[WEEKDAY_LAGS] = {1, 0.3, 0.25, 0.2, 0.12, 0.08, 0.05};
    int latest = WEEKDAY_LAGS;
    double others = 0;
    size_t count = 0;
    for (size_t i = 0; i < clues->count; i++) {
        if (date_clue_is_past_weekday(&clues->items[i])) {
            int lag = (weekday - clues->items[i].weekday + 7) % 7;
            latest = lag < latest ? lag : latest;
            others += log(before[lag]);
            count++;
        }
    }
    if (count == 0) {
        return 0;
    }
    others -= log(before[latest]);
    const double *shares = clues->says_today ? beside_today : trial->habit;
    return log(shares[latest]) + others * repeated_weight(count);
}

/* --- years ------------------------------------------------------------------------------------ */

/* How many of the corpus's articles are of a year; a part of each counts for the years beside it,
 * into which the corpus may well reach. */
static double corpus_year(const uint32_t *years, int at)
{
    double before = at > 0 ? years[at - 1] : 0;
    double after = at + 1 < PUBLISHED_YEARS ? years[at + 1] : 0;
    return 0.7 * years[at] + 0.15 * (before + after);
}

/* The logarithm of the likelihood of a year without any clue; `total`: of the corpus's dated
 * articles. */
static double year_prior(const struct published_evidence *evidence, double total, int year)
{
    double share = corpus_share * total / (total + few_articles);
    double same = total > 0 ? corpus_year(evidence->years, year - PUBLISHED_FIRST_YEAR) : 0;
    bool usual = year >= USUAL_FIRST && year <= USUAL_LAST;
    double any = usual ? usual_share / (USUAL_LAST - USUAL_FIRST + 1)
                       : (1 - usual_share) / (PUBLISHED_YEARS - (USUAL_LAST - USUAL_FIRST + 1));
    return log((1 - share) * any + (total > 0 ? share * same / total : 0));
}

static double year_clues(const struct model *model, int year)
{
    double sum = 0;
    for (size_t i = 0; i < model->evidence->clues->count; i++) {
        const struct date_clue *clue = &model->evidence->clues->items[i];
        if (group_of[clue->kind] == GROUP_YEAR) {
            size_t bin = table_bin(table_year_bounds, YEAR_BINS, year - clue->year);
            sum += table_year[clue->kind == CLUE_NUMBER][clue->future][bin];
        }
    }
    return model->weight[GROUP_YEAR] * sum / 100.0;
}

/* The logarithm of how likely a day that the header prints is of that year: its weekday tells, and
 * 29 February is of leap years. */
static double printed_score(const struct date_clues *clues, int year)
{
    struct civil civil = {year, clues->printed_month, clues->printed_day};
    if (clues->printed_day == 0) {
        return 0;
    }
    bool exists = civil_is_valid(civil);
    if (exists && clues->printed_weekday < 0) {
        return 0;
    }
    bool fits = exists && day_weekday(day_from_civil(civil)) == clues->printed_weekday;
    return log(fits ? printed_fits : (1 - printed_fits) / 6);
}

/* What the best month of a year is worth, to choose the years that are tried. */
static double year_score(const struct model *model, int year)
{
    double best = -INFINITY;
    for (int month = 1; month <= 12; month++) {
        int32_t day = day_from_civil((struct civil){year, month, 15});
        double score = story_score(&model->story, day);
        for (size_t i = 0; i < model->evidence->clues->count; i++) {
            const struct date_clue *clue = &model->evidence->clues->items[i];
            if (clue->kind == CLUE_DATE) {
                score += date_score(model, clue, day - model->named[i]);
            } else if (clue->kind == CLUE_MONTH) {
                score += month_score(model, clue, year, month);
            }
        }
        best = score > best ? score : best;
    }
    return best;
}

struct ranked_year {
    int year;
    double prior;
    double score;
};

static int compare_ranks(const void *a, const void *b)
{
    const struct ranked_year *x = a;
    const struct ranked_year *y = b;
    if (x->score < y->score || x->score > y->score) {
        return x->score > y->score ? -1 : 1;
    }
    return (x->year > y->year) - (x->year < y->year);
}

/* The likeliest years, best first. Returns what the others weigh, of 1. */
static double choose_years(const struct model *model, struct trial trials[YEARS_TRIED])
{
    struct ranked_year ranks[PUBLISHED_YEARS];
    double total = 0;
    for (size_t i = 0; model->evidence->years && i < PUBLISHED_YEARS; i++) {
        total += model->evidence->years[i];
    }
    for (int i = 0; i < PUBLISHED_YEARS; i++) {
        int year = PUBLISHED_FIRST_YEAR + i;
        double prior = year_prior(model->evidence, total, year) + year_clues(model, year) +
                       printed_score(model->evidence->clues, year);
        ranks[i] = (struct ranked_year){year, prior, prior + year_score(model, year)};
    }
    qsort(ranks, PUBLISHED_YEARS, sizeof *ranks, compare_ranks);
    double all = 0;
    double tried = 0;
    for (size_t i = 0; i < PUBLISHED_YEARS; i++) {
        double weight = exp(ranks[i].score - ranks[0].score);
        all += weight;
        tried += i < YEARS_TRIED ? weight : 0;
    }
    for (size_t i = 0; i < YEARS_TRIED; i++) {
        trials[i] = (struct trial){.year = ranks[i].year, .prior = ranks[i].prior};
    }
    return 1 - tried / all;
}

/* --- days ------------------------------------------------------------------------------------- */

/* Each of these adds a clue's score to every day of the year under trial; it is the same for many
 * days on end. */

static void add_months(const struct model *model, struct trial *trial, const struct date_clue *clue)
{
    int32_t day = 0;
    for (int month = 1; month <= 12; month++) {
        int32_t end = month < 12 ? day_in(trial->year, month + 1, 1) - trial->first : trial->days;
        double score = month_score(model, clue, trial->year, month);
        while (day < end) {
            trial->mass[day++] += score;
        }
    }
}

static void add_weekdays(const struct model *model, struct trial *trial,
                         const struct date_clue *clue)
{
    int weekday = day_weekday(trial->first);
    for (int32_t i = 0; i < trial->days; i++) {
        trial->mass[i] += weekday_score(model, clue, (weekday + i) % 7);
    }
}

/* The lag from which on the score of a day that has `lag` is another. */
static int32_t next_lag(const struct date_clue *clue, int32_t lag)
{
    bool whole = clue->kind == CLUE_DATE;
    const int32_t *bounds = whole ? table_lag_bounds : table_nearest_bounds;
    size_t count = whole ? LAG_BINS : NEAREST_BINS;
    size_t bin = table_bin(bounds, count, lag);
    bool single = lag >= 0 && lag < WEEKDAY_LAGS; /* see near_score */
    return single ? lag + 1 : bin + 1 < count ? bounds[bin + 1] : INT32_MAX;
}

static void add_dated(const struct model *model, struct trial *trial, const struct date_clue *clue)
{
    struct named_days named = named_days_of(clue, trial->year);
    int32_t of = 0;    /* the day named by which the score is */
    int32_t until = 0; /* behind the last day of that score */
    double score = 0;
    for (int32_t i = 0; i < trial->days; i++) {
        int32_t day = trial->first + i;
        int32_t lag = nearest_lag(&named, day);
        if (i == 0 || day - lag != of || lag >= until) {
            of = day - lag;
            until = next_lag(clue, lag);
            score = clue->kind == CLUE_DATE ? date_score(model, clue, lag)
                                            : day_score(model, clue, lag, of);
        }
        trial->mass[i] += score;
    }
}

static void add_clue(const struct model *model, struct trial *trial, const struct date_clue *clue)
{
    switch ((enum clue_kind)clue->kind) {
    case CLUE_DATE:
    case CLUE_DAY:
        add_dated(model, trial, clue);
        break;
    case CLUE_MONTH:
    case CLUE_IN:
        add_months(model, trial, clue);
        break;
    case CLUE_WEEKDAY:
        if (!date_clue_is_past_weekday(clue)) {
            add_weekdays(model, trial, clue);
        }
        break;
    default:
        break;
    }
}

/* Leaves of the year only the day that the header prints, if it prints one; where there is no 29
 * February, the day before. */
static void keep_printed_day(const struct date_clues *clues, struct trial *trial)
{
    if (clues->printed_day == 0) {
        return;
    }
    struct civil civil = {trial->year, clues->printed_month, clues->printed_day};
    int32_t day =
        civil_is_valid(civil) ? day_from_civil(civil) : day_in(civil.year, civil.month, civil.day);
    for (int32_t i = 0; i < trial->days; i++) {
        trial->mass[i] = trial->first + i == day ? trial->mass[i] : -INFINITY;
    }
}

static void score_days(struct model *model, struct trial *trial)
{
    const struct date_clues *clues = model->evidence->clues;
    trial->first = day_from_civil((struct civil){trial->year, 1, 1});
    trial->days = day_from_civil((struct civil){trial->year + 1, 1, 1}) - trial->first;
    weekday_habits_read(model->evidence->habits, model->evidence->outlet, trial->year,
                        trial->habit);
    model->habit = trial->habit;
    double weekdays[7];
    for (int i = 0; i < 7; i++) {
        weekdays[i] = weekdays_score(trial, clues, i);
    }
    int weekday = day_weekday(trial->first);
    for (int32_t i = 0; i < trial->days; i++) {
        double score = trial->prior + story_score(&model->story, trial->first + i);
        trial->mass[i] = score + weekdays[(weekday + i) % 7];
    }
    for (size_t k = 0; k < clues->count; k++) {
        add_clue(model, trial, &clues->items[k]);
    }
    keep_printed_day(clues, trial);
}

/* Makes the scores shares of one, less the doubt. */
static void normalise(struct trial *trials, size_t count, double doubt)
{
    double best = -INFINITY;
    double sum = 0;
    for (size_t t = 0; t < count; t++) {
        for (int32_t i = 0; i < trials[t].days; i++) {
            best = trials[t].mass[i] > best ? trials[t].mass[i] : best;
        }
    }
    for (size_t t = 0; t < count; t++) {
        for (int32_t i = 0; i < trials[t].days; i++) {
            trials[t].mass[i] = exp(trials[t].mass[i] - best);
            sum += trials[t].mass[i];
        }
    }
    for (size_t t = 0; t < count; t++) {
        for (int32_t i = 0; i < trials[t].days; i++) {
            trials[t].mass[i] *= (1 - doubt) / sum;
        }
    }
}

/* Weighs the days by what neighbours tell again. The years not tried, as far from all of them, get
 * what a day gets that is far from all neighbours. */
static void weigh_retold(const struct published_evidence *evidence, struct trial *trials,
                         size_t count, double doubt)
{
    double other = 0;
    double sum = 0;
    for (size_t k = 0; k < evidence->retold_count;) {
        const struct retold *retold = &evidence->retold[k];
        size_t choices = retold_choices(retold, evidence->retold_count - k);
        double far = retold_score(retold, choices, INT32_MAX / 2);
        for (size_t t = 0; t < count; t++) {
            for (int32_t i = 0; i < trials[t].days; i++) {
                trials[t].mass[i] *= exp(retold_score(retold, choices, trials[t].first + i));
            }
        }
        other += far;
        k += choices;
    }
    for (size_t t = 0; t < count; t++) {
        for (int32_t i = 0; i < trials[t].days; i++) {
            sum += trials[t].mass[i];
        }
    }
    sum += doubt * exp(other);
    for (size_t t = 0; t < count; t++) {
        for (int32_t i = 0; i < trials[t].days; i++) {
            trials[t].mass[i] /= sum;
        }
    }
}

static struct model model_of(const struct published_evidence *evidence)
{
    size_t counts[GROUP_COUNT] = {0};
    struct model model = {.evidence = evidence,
                          .fits_log = log(weekday_fits),
                          .differs_log = log((1 - weekday_fits) / 6)};
    const struct date_clues *clues = evidence->clues;
    model.near_days = clues->says_today || clues->says_yesterday;
    model.days_named = model.near_days;
    for (size_t i = 0; i < clues->count; i++) {
        const struct date_clue *clue = &clues->items[i];
        counts[group_of[clue->kind]]++;
        model.named[i] = clue->kind == CLUE_DATE ? day_in(clue->year, clue->month, clue->day) : 0;
        bool past = clue->kind == CLUE_WEEKDAY && !clue->future;
        model.days_named = model.days_named || past;
    }
    for (size_t i = 0; i < GROUP_COUNT; i++) {
        model.weight[i] = repeated_weight(counts[i]);
    }
    model.story = story_view_of(evidence->neighbours, evidence->neighbour_count);
    return model;
}

/* Whether anything but the corpus tells the year. */
static bool names_year(const struct date_clues *clues)
{
    if (clues->printed_day && clues->printed_weekday >= 0) {
        return true;
    }
    for (size_t i = 0; i < clues->count; i++) {
        if (clues->items[i].year) {
            return true;
        }
    }
    return false; /* the corpus alone never weighs enough */
}

struct period published_infer(const struct published_evidence *evidence)
{
    static const struct date_clues none;
    struct published_evidence known = *evidence;
    known.clues = known.clues ? known.clues : &none;
    if (known.neighbour_count == 0 && !names_year(known.clues)) {
        return PERIOD_UNKNOWN;
    }
    struct model model = model_of(&known);
    struct trial trials[YEARS_TRIED];
    double doubt = choose_years(&model, trials);
    for (size_t i = 0; i < YEARS_TRIED; i++) {
        score_days(&model, &trials[i]);
    }
    normalise(trials, YEARS_TRIED, doubt);
    weigh_retold(&known, trials, YEARS_TRIED, doubt);
    return trials_decide(&known, trials, YEARS_TRIED);
}
