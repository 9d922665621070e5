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

enum {
    YEARS_TRIED = 8,
    YEAR_DAYS_MAX = 366,
    DAYS_OF_WEEK = 7,
    RETOLD_NEAR = 14, /* days between articles that may tell the same news */
    RETOLD_NEAR_MONTHS = 45,
    RETOLD_NEAR_YEARS = 250,
};

/* Of n clues of one kind the sum counts n^-0.4 times: as n^0.6 independent ones would. */
static const double repetition = -0.4;
/* How much of the year's prior comes from the corpus. */
static const double corpus_share = 0.93;
/* News that exists as files is mostly of these years; what tells of older ones is mostly a look
 * back.
 */
enum { USUAL_FIRST = 1990, USUAL_LAST = 2040 };
static const double usual_share = 0.97;
/* So many dated articles tell half of what very many would. */
static const double few_articles = 20;
/* How often a weekday printed with a day fits the year. */
static const double weekday_fits = 0.9;

/* How much more a liker neighbour of another outlet weighs. */
static const double outlet_weight = 6;

/* That some neighbour tells a happening again is never surer than this. */
static const double most_trust = 0.9;

/* What the posterior must reach before a precision is told. */
static const double sure_day = 0.6;
static const double sure_near = 0.85;
static const double sure_week = 0.8;
static const double sure_month = 0.8;
static const double sure_year = 0.9;

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
    double neighbour_weight;
    bool compact;
    bool outlets; /* the likest neighbour is of another outlet */
    double fits_log;
    double differs_log;
};

/* A year under trial. */
struct trial {
    int year;
    double prior;  /* with what its years tell */
    int32_t first; /* day */
    int32_t days;
    double mass[YEAR_DAYS_MAX];
};

static size_t bin_of(const int32_t *bounds, size_t count, int32_t value)
{
    size_t bin = 0;
    while (bin + 1 < count && value >= bounds[bin + 1]) {
        bin++;
    }
    return bin;
}

static size_t row_of(const double *bounds, size_t count, double likeness)
{
    size_t row = 0;
    while (row + 1 < count && likeness >= bounds[row + 1]) {
        row++;
    }
    return row;
}

/* The logarithm of how likely an article of `day` is so far from its neighbour. */
static double neighbour_score(const struct dated_neighbour *other, int32_t day)
{
    size_t row = row_of(table_likeness_bounds, STORY_ROWS, other->likeness);
    return table_story[row][bin_of(table_story_bounds, STORY_BINS, abs(day - other->day))] / 100.0;
}

/* 29 February of another year is its last day. */
static int32_t day_in(int year, int month, int day)
{
    return day_from_civil((struct civil){year, month, month == 2 && day > 28 ? 28 : day});
}

/* --- one clue, one day ------------------------------------------------------------------------ */

/* Days from the nearest day of the clue's name to `day`. */
static int32_t nearest_lag(const struct date_clue *clue, int32_t day, int year)
{
    int32_t best = day - day_in(year, clue->month, clue->day);
    for (int y = year - 1; y <= year + 1; y += 2) {
        int32_t lag = day - day_in(y, clue->month, clue->day);
        best = abs(lag) < abs(best) ? lag : best;
    }
    return best;
}

static double day_score(const struct model *model, const struct date_clue *clue, int32_t day,
                        int year)
{
    int32_t lag = nearest_lag(clue, day, year);
    size_t bin = bin_of(table_nearest_bounds, NEAREST_BINS, lag);
    double score = table_day[clue->future][clue->lead][model->days_named][bin] / 100.0;
    score *= model->weight[GROUP_DAY];
    if (clue->weekday >= 0) {
        bool fits = day_weekday(day - lag) == clue->weekday;
        score += fits ? model->fits_log : model->differs_log;
    }
    return score;
}

/* The logarithm of the clue's likelihood if the article was published on `day`; years apart. */
static double clue_score(const struct model *model, const struct date_clue *clue, int32_t day,
                         struct civil civil)
{
    int32_t lag = 0;
    double score = 0;
    switch ((enum clue_kind)clue->kind) {
    case CLUE_DATE:
        lag = day - day_in(clue->year, clue->month, clue->day);
        score = table_date[clue->future][clue->lead || clue->caption][model->days_named]
                          [bin_of(table_lag_bounds, LAG_BINS, lag)];
        break;
    case CLUE_MONTH:
        lag = (civil.year - clue->year) * 12 + civil.month - clue->month;
        score = table_month[clue->future][bin_of(table_month_bounds, MONTH_BINS, lag)];
        break;
    case CLUE_DAY:
        return day_score(model, clue, day, civil.year);
    case CLUE_IN:
        score = table_in[clue->future][(civil.month - clue->month + 12) % 12];
        break;
    case CLUE_WEEKDAY:
        lag = (day_weekday(day) - clue->weekday + 7) % 7;
        score = table_weekday[clue->future][clue->lead][model->near_days][lag];
        break;
    default:
        return 0;
    }
    return model->weight[group_of[clue->kind]] * score / 100.0;
}

/* Whether the two likest neighbours are of one short story. */
static bool is_compact(const struct published_evidence *evidence, int32_t days)
{
    const struct dated_neighbour *two = evidence->neighbours;
    return evidence->neighbour_count > 1 && two[0].likeness >= table_compact_likeness &&
           two[1].likeness >= table_compact_likeness && abs(two[0].day - two[1].day) <= days;
}

/* Several outlets tell a story on the same days, and one outlet its course. */
static double outlets_score(const struct model *model, int32_t day)
{
    const struct dated_neighbour *others = model->evidence->neighbours;
    double sum = 0;
    double weights = 0;
    for (size_t i = 0; i < model->evidence->neighbour_count; i++) {
        size_t bin = bin_of(table_story_bounds, STORY_BINS, abs(day - others[i].day));
        size_t row = row_of(table_outlets_likeness, OUTLET_ROWS, others[i].likeness);
        double score = others[i].other_outlet
                           ? table_outlets[model->compact && i < 2][row][bin] / 100.0
                           : neighbour_score(&others[i], day);
        double weight = exp(outlet_weight * others[i].likeness);
        sum += weight * exp(score);
        weights += weight;
    }
    return log(sum / weights);
}

static double story_score(const struct model *model, int32_t day)
{
    double sum = 0;
    if (model->outlets) {
        return outlets_score(model, day);
    }
    if (model->compact) {
        const struct dated_neighbour *two = model->evidence->neighbours;
        int32_t first = abs(day - two[0].day);
        int32_t second = abs(day - two[1].day);
        int32_t lag = first < second ? first : second;
        return table_compact[bin_of(table_story_bounds, STORY_BINS, lag)] / 100.0;
    }
    for (size_t i = 0; i < model->evidence->neighbour_count; i++) {
        sum += neighbour_score(&model->evidence->neighbours[i], day);
    }
    return model->neighbour_weight * sum;
}

/* So many days apart, articles may tell the same happening with such an expression. */
static int32_t reach_of(const struct telling *telling)
{
    return telling->kind == TELLING_DATE     ? RETOLD_NEAR_YEARS
           : telling->kind == TELLING_MONTHS ? RETOLD_NEAR_MONTHS
                                             : RETOLD_NEAR;
}

/* How likely two clauses tell of the same happening, of articles that may (`near`) or do not. */
static double retold_trust(const struct retold *retold, bool near)
{
    size_t bin = row_of(table_retold_clauses, RETOLD_BINS, retold->likeness);
    return table_retold[!near][bin] / 100.0;
}

/* Of the happenings that an article tells with such an expression, how many would by chance be of a
 * given day (or week, month) that it can name. */
static double chance_of(const struct telling *telling)
{
    switch ((enum telling_kind)telling->kind) {
    case TELLING_DATE:
        return 1.0 / 30;
    case TELLING_DAYS:
        return telling->shift == 0 && abs(telling->offset) <= 1 ? 1.0 / 3 : 1.0 / DAYS_OF_WEEK;
    case TELLING_WEEKDAY:
        return 1.0 / DAYS_OF_WEEK;
    case TELLING_WEEKS:
    case TELLING_MONTHS:
        break;
    }
    return 1.0 / 2;
}

/* How well the days that the article's own words mean, were it of `day`, meet the neighbour's: as a
 * multiple of what chance would. */
static double retold_meeting(const struct retold *retold, int32_t day)
{
    struct period own = telling_days(retold->telling, day);
    if (!period_is_known(own) || !period_overlaps(own, retold->days)) {
        return 0;
    }
    int32_t from = own.earliest > retold->days.earliest ? own.earliest : retold->days.earliest;
    int32_t to = own.latest < retold->days.latest ? own.latest : retold->days.latest;
    double share = (double)(to - from + 1) / (retold->days.latest - retold->days.earliest + 1);
    return share / chance_of(retold->telling);
}

/* By how much `day` is likelier since a happening was on the days that neighbours tell: `count`
 * clauses of which at most one is the telling's own happening. If one is, the article is of one of
 * the days from which its own words mean the same; if none is, they meet by chance only. */
static double retold_score(const struct retold *retold, size_t count, int32_t day)
{
    double trusts = 0;
    double meetings = 0;
    for (size_t i = 0; i < count; i++) {
        bool near = abs(day - retold[i].neighbour.day) <= reach_of(retold[i].telling);
        double trust = retold_trust(&retold[i], near);
        trusts += trust;
        meetings += near ? trust * retold_meeting(&retold[i], day) : 0;
    }
    double scale = trusts > most_trust ? most_trust / trusts : 1;
    return log(1 - scale * trusts + scale * meetings);
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

static double year_prior(const struct published_evidence *evidence, int year)
{
    double total = 0;
    for (size_t i = 0; evidence->years && i < PUBLISHED_YEARS; i++) {
        total += evidence->years[i];
    }
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
            size_t bin = bin_of(table_year_bounds, YEAR_BINS, year - clue->year);
            sum += table_year[clue->kind == CLUE_NUMBER][clue->future][bin];
        }
    }
    return model->weight[GROUP_YEAR] * sum / 100.0;
}

/* What the best month of a year is worth, to choose the years that are tried. */
static double year_score(const struct model *model, int year)
{
    double best = -INFINITY;
    for (int month = 1; month <= 12; month++) {
        int32_t day = day_from_civil((struct civil){year, month, 15});
        double score = story_score(model, day);
        for (size_t i = 0; i < model->evidence->clues->count; i++) {
            const struct date_clue *clue = &model->evidence->clues->items[i];
            bool dated = clue->kind == CLUE_DATE || clue->kind == CLUE_MONTH;
            score += dated ? clue_score(model, clue, day, (struct civil){year, month, 15}) : 0;
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
    for (int i = 0; i < PUBLISHED_YEARS; i++) {
        int year = PUBLISHED_FIRST_YEAR + i;
        double prior = year_prior(model->evidence, year) + year_clues(model, year);
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

static void score_days(const struct model *model, struct trial *trial)
{
    const struct date_clues *clues = model->evidence->clues;
    trial->first = day_from_civil((struct civil){trial->year, 1, 1});
    trial->days = day_from_civil((struct civil){trial->year + 1, 1, 1}) - trial->first;
    for (int32_t i = 0; i < trial->days; i++) {
        int32_t day = trial->first + i;
        struct civil civil = day_to_civil(day);
        double score = trial->prior + story_score(model, day);
        for (size_t k = 0; k < clues->count; k++) {
            score += clue_score(model, &clues->items[k], day, civil);
        }
        trial->mass[i] = score;
    }
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

/* How many of them, from the first on, are of its telling. */
static size_t count_choices(const struct retold *retold, size_t count)
{
    size_t choices = 1;
    while (choices < count && retold[choices].telling == retold[0].telling) {
        choices++;
    }
    return choices;
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
        size_t choices = count_choices(retold, evidence->retold_count - k);
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

static double mass_of(const struct trial *trials, size_t count, struct period period)
{
    double sum = 0;
    for (size_t t = 0; t < count; t++) {
        int32_t from = period.earliest - trials[t].first;
        int32_t to = period.latest - trials[t].first;
        for (int32_t i = from > 0 ? from : 0; i <= to && i < trials[t].days; i++) {
            sum += trials[t].mass[i];
        }
    }
    return sum;
}

static struct period week_of(int32_t day)
{
    int year;
    int week = day_iso_week(day, &year);
    return period_of_week(year, week);
}

static struct period month_of(int32_t day)
{
    struct civil civil = day_to_civil(day);
    return period_of_month(civil.year, civil.month);
}

static struct period year_of(int32_t day)
{
    return period_of_year(day_to_civil(day).year);
}

/* The period of a kind that weighs enough, if any does. */
static struct period heaviest(const struct trial *trials, size_t count,
                              struct period (*period_at)(int32_t), double enough)
{
    for (size_t t = 0; t < count; t++) {
        for (int32_t i = 0; i < trials[t].days;) {
            struct period period = period_at(trials[t].first + i);
            if (mass_of(trials, count, period) >= enough) {
                return period;
            }
            i = period.latest - trials[t].first + 1;
        }
    }
    return PERIOD_UNKNOWN;
}

/* A day needs to be likely itself, and one of the three around it to be nearly sure. */
static struct period decide_day(const struct trial *trials, size_t count)
{
    struct period day = heaviest(trials, count, period_of_day, sure_day);
    if (!period_is_known(day)) {
        return PERIOD_UNKNOWN;
    }
    struct period near = period_of_range(day.earliest - 1, day.latest + 1);
    return mass_of(trials, count, near) >= sure_near ? day : PERIOD_UNKNOWN;
}

static struct period decide(const struct trial *trials, size_t count)
{
    static const struct {
        struct period (*period_at)(int32_t);
        const double *enough;
    } steps[] = {{week_of, &sure_week}, {month_of, &sure_month}, {year_of, &sure_year}};
    struct period period = decide_day(trials, count);
    for (size_t i = 0; i < sizeof steps / sizeof *steps && !period_is_known(period); i++) {
        period = heaviest(trials, count, steps[i].period_at, *steps[i].enough);
    }
    return period;
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
        counts[group_of[clues->items[i].kind]]++;
        bool past = clues->items[i].kind == CLUE_WEEKDAY && !clues->items[i].future;
        model.days_named = model.days_named || past;
    }
    for (size_t i = 0; i < GROUP_COUNT; i++) {
        model.weight[i] = counts[i] ? pow((double)counts[i], repetition) : 0;
    }
    size_t neighbours = evidence->neighbour_count;
    model.neighbour_weight = neighbours ? pow((double)neighbours, repetition) : 0;
    model.outlets = neighbours > 0 && evidence->neighbours[0].other_outlet;
    model.compact = is_compact(evidence, model.outlets ? table_outlets_days : table_compact_days);
    return model;
}

static bool names_year(const struct date_clues *clues)
{
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
    return decide(trials, YEARS_TRIED);
}
