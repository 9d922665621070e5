/* Candidates are the known words of about the same length that begin with the same letter, since
 * few slips hit the first one; only when none of them is near enough, all others are looked at, and
 * these must be one slip away: two slips and another beginning make another word, and so does one
 * in a word of four letters. In a short word a
 * single letter makes another word, too, so that only slips count that hands and ears make. A known
 * word may be a slip, too, where it stands in a name but for a letter. */

#include "spelling.h"

#include <string.h>

#include "search_parse.h"
#include "store/list.h"
#include "words.h"

enum { SHORTEST = 4, SHORTEST_OTHER_FIRST = 5, SHORTEST_IN_NAME = 3 };
enum { SHORT = 6, LONG = 8 };

static unsigned least(unsigned a, unsigned b)
{
    return a < b ? a : b;
}

unsigned spelling_distance(struct span a, struct span b, unsigned limit)
{
    unsigned rows[3][WORD_MAX + 1];
    size_t longer = a.len > b.len ? a.len : b.len;
    if (longer > WORD_MAX || longer - (a.len + b.len - longer) > limit) {
        return limit + 1;
    }
    for (unsigned j = 0; j <= b.len; j++) {
        rows[0][j] = j;
    }
    for (size_t i = 1; i <= a.len; i++) {
        unsigned *row = rows[i % 3], *before = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
        unsigned best = row[0] = (unsigned)i;
        for (size_t j = 1; j <= b.len; j++) {
            unsigned change = before[j - 1] + (a.ptr[i - 1] != b.ptr[j - 1]);
            row[j] = least(change, least(before[j], row[j - 1]) + 1);
            if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] && a.ptr[i - 2] == b.ptr[j - 1]) {
                row[j] = least(row[j], second[j - 2] + 1);
            }
            best = least(best, row[j]);
        }
        if (best > limit) {
            return limit + 1;
        }
    }
    return least(rows[a.len % 3][b.len], limit + 1);
}

/* The keys around each letter's, on the keyboard most letters are typed on. */
static const char *const keys_around[26] = {
    ['a' - 'a'] = "qwsz", ['b' - 'a'] = "vghn",   ['c' - 'a'] = "xdfv",   ['d' - 'a'] = "serfcx",
    ['e' - 'a'] = "wsdr", ['f' - 'a'] = "drtgvc", ['g' - 'a'] = "ftyhbv", ['h' - 'a'] = "gyujnb",
    ['i' - 'a'] = "ujko", ['j' - 'a'] = "huikmn", ['k' - 'a'] = "jiolm",  ['l' - 'a'] = "kop",
    ['m' - 'a'] = "njk",  ['n' - 'a'] = "bhjm",   ['o' - 'a'] = "iklp",   ['p' - 'a'] = "ol",
    ['q' - 'a'] = "wa",   ['r' - 'a'] = "edft",   ['s' - 'a'] = "awedxz", ['t' - 'a'] = "rfgy",
    ['u' - 'a'] = "yhji", ['v' - 'a'] = "cfgb",   ['w' - 'a'] = "qase",   ['x' - 'a'] = "zsdc",
    ['y' - 'a'] = "tghu", ['z' - 'a'] = "asx"};

/* Letters that are heard alike. */
static const char *const alike[] = {"aeiouy", "ckq", "cs", "sz", "fv", "bp",
                                    "dt",     "gj",  "mn", "vw", "sx"};

static bool is_letter(char c)
{
    return c >= 'a' && c <= 'z';
}

/* Of letters beyond ASCII nothing is known. */
static bool sounds_like(char a, char b)
{
    if (!is_letter(a) || !is_letter(b)) {
        return true;
    }
    for (size_t i = 0; i < sizeof alike / sizeof *alike; i++) {
        if (strchr(alike[i], a) && strchr(alike[i], b)) {
            return true;
        }
    }
    return false;
}

/* Whether one letter may be typed for the other. */
static bool may_stand_for(char a, char b)
{
    return a == b || sounds_like(a, b) || strchr(keys_around[a - 'a'], b) != NULL;
}

/* A letter too many is doubled, hit beside its neighbour, or hardly heard. */
static bool may_be_added(struct span word, size_t at)
{
    char c = word.ptr[at];
    return !is_letter(c) || strchr("aeiouyh", c) != NULL ||
           (at > 0 && may_stand_for(c, word.ptr[at - 1])) ||
           (at + 1 < word.len && may_stand_for(c, word.ptr[at + 1]));
}

bool spelling_slip_is_likely(struct span word, struct span known)
{
    size_t at = 0;
    while (at < word.len && at < known.len && word.ptr[at] == known.ptr[at]) {
        at++;
    }
    if (word.len < known.len || at == word.len) {
        return true; /* one was left out, or nothing differs */
    }
    if (word.len > known.len) {
        return may_be_added(word, at);
    }
    bool swapped =
        at + 1 < word.len && word.ptr[at] == known.ptr[at + 1] && word.ptr[at + 1] == known.ptr[at];
    return swapped || (at == 0 ? sounds_like(word.ptr[at], known.ptr[at])
                               : may_stand_for(word.ptr[at], known.ptr[at]));
}

/* Whether an "e" may be left out at `at`: behind a vowel that is also written with two dots. */
static bool is_umlaut_e(struct span word, size_t at)
{
    return at > 0 && at < word.len && word.ptr[at] == 'e' &&
           strchr("aou", word.ptr[at - 1]) != NULL;
}

bool spelling_is_umlaut(struct span a, struct span b)
{
    size_t i = 0, j = 0;
    while (i < a.len || j < b.len) {
        if (i < a.len && j < b.len && a.ptr[i] == b.ptr[j]) {
            i++;
            j++;
        } else if (is_umlaut_e(a, i)) {
            i++;
        } else if (is_umlaut_e(b, j)) {
            j++;
        } else {
            return false;
        }
    }
    return true;
}

struct nearest {
    struct span word;
    unsigned limit;
    struct arena *arena;
    struct span best;
    unsigned distance;
    int64_t count;
};

static void weigh(struct nearest *nearest, struct span word, int64_t count)
{
    if (search_is_stop_word(word)) {
        return; /* nobody looks for one */
    }
    bool same = spelling_is_umlaut(nearest->word, word);
    unsigned distance = same ? 0 : spelling_distance(nearest->word, word, nearest->limit);
    bool nearer =
        distance < nearest->distance || (distance == nearest->distance && count > nearest->count);
    bool likely = nearest->word.len > SHORT || spelling_slip_is_likely(nearest->word, word);
    if (distance <= nearest->limit && nearer && likely) {
        nearest->best = arena_copy(nearest->arena, word);
        nearest->distance = distance;
        nearest->count = count;
    }
}

static void take_candidate(void *context, struct columns *columns)
{
    struct span word = column_borrowed(columns);
    weigh(context, word, column_int(columns));
}

static struct nearest nearest_start(struct arena *arena, struct span word)
{
    struct nearest nearest = {.word = word, .limit = word.len < LONG ? 1 : 2, .arena = arena};
    nearest.distance = nearest.limit + 1;
    return nearest;
}

/* Looks at the words that begin with `beginning`, by a named statement that gives them in the order
 * of the alphabet. */
static enum status look_at(struct connection *connection, struct nearest *nearest,
                           const char *words, struct span beginning)
{
    sqlite3_stmt *statement = connection_named(connection, words);
    size_t len = nearest->word.len;
    if (statement) {
        struct binder binder = bind_start(statement);
        bind_text(&binder, beginning);
        bind_text(&binder, beginning);
        bind_int(&binder, (int64_t)len - nearest->limit);
        bind_int(&binder, (int64_t)len + nearest->limit);
    }
    return list_each(connection, statement, nearest->arena, take_candidate, nearest);
}

static bool is_number(struct span word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] >= '0' && word.ptr[i] <= '9') {
            return true;
        }
    }
    return false;
}

static bool may_be_mended(struct span word)
{
    return word.len >= SHORTEST && !is_number(word);
}

enum status spelling_nearest(struct connection *connection, struct arena *arena, struct span word,
                             enum spelling_kind kind, struct span *out)
{
    *out = (struct span){0};
    if (!may_be_mended(word)) {
        return STATUS_OK;
    }
    struct nearest nearest = nearest_start(arena, word);
    struct span first = span_slice(word, 0, 1);
    enum status status = STATUS_OK;
    if (kind != SPELLING_WORD) {
        status = look_at(connection, &nearest, "search.name_words_beginning", first);
        nearest.count = INT64_MAX; /* of words that are as near, the name's stays */
    }
    if (status != STATUS_OK || kind == SPELLING_ACRONYM) {
        *out = nearest.best;
        return status;
    }
    status = look_at(connection, &nearest, "search.words_beginning", first);
    if (status == STATUS_OK && !nearest.best.ptr && kind == SPELLING_WORD) {
        status = look_at(connection, &nearest, "search.name_words_beginning", first);
    }
    if (status == STATUS_OK && !nearest.best.ptr && word.len >= SHORTEST_OTHER_FIRST) {
        nearest.limit = 1;
        status = look_at(connection, &nearest, "search.words_beginning", SPAN(""));
    }
    *out = nearest.best;
    return status;
}

static struct span first_word(struct span words)
{
    return span_cut(&words, ' ');
}

static struct span last_word(struct span words)
{
    size_t start = words.len;
    while (start > 0 && words.ptr[start - 1] != ' ') {
        start--;
    }
    return span_slice(words, start, words.len);
}

struct beside {
    struct nearest nearest;
    enum spelling_side side;
    struct span word;
};

/* A tail of a name that begins with the word, and the whole name as printed. */
static void take_name(void *context, struct columns *columns)
{
    struct beside *beside = context;
    struct span tail = column_borrowed(columns);
    struct span whole = words_fold(beside->nearest.arena, column_borrowed(columns));
    int64_t weight = column_int(columns);
    struct span neighbour = {0};
    if (beside->side == SPELLING_BEHIND && tail.len > beside->word.len) {
        neighbour = first_word(span_slice(tail, beside->word.len + 1, tail.len));
    } else if (beside->side == SPELLING_BEFORE && whole.len > tail.len) {
        neighbour = last_word(span_slice(whole, 0, whole.len - tail.len - 1));
    }
    if (neighbour.len > 0) {
        weigh(&beside->nearest, neighbour, weight);
    }
}

enum status spelling_nearest_beside(struct connection *connection, struct arena *arena,
                                    struct span word, enum spelling_side side, struct span beside,
                                    struct span *out)
{
    *out = (struct span){0};
    if (!may_be_mended(word) || beside.len == 0) {
        return STATUS_OK;
    }
    struct beside search = {nearest_start(arena, word), side, beside};
    sqlite3_stmt *statement = connection_named(connection, "search.names_with");
    if (statement) {
        struct binder binder = bind_start(statement);
        for (int i = 0; i < 3; i++) {
            bind_text(&binder, beside);
        }
    }
    enum status status = list_each(connection, statement, arena, take_name, &search);
    *out = search.nearest.best;
    return status;
}

struct whole_name {
    const struct span *words;
    size_t count;
    struct arena *arena;
    size_t index; /* of the word that differs in the best */
    struct span best;
    int64_t weight;
};

static bool may_be_slip(struct span word, struct span known)
{
    return word.len >= SHORTEST_IN_NAME && known.len >= SHORTEST_IN_NAME &&
           word.ptr[0] == known.ptr[0] && spelling_distance(word, known, 1) == 1 &&
           spelling_slip_is_likely(word, known);
}

/* Compares a folded name word by word. */
static void weigh_name(struct whole_name *name, struct span folded, int64_t weight)
{
    size_t index = SIZE_MAX, at = 0;
    struct span slip = {0};
    for (struct span rest = folded; rest.ptr && rest.len > 0; at++) {
        struct span word = span_cut(&rest, ' ');
        if (at >= name->count) {
            return;
        }
        if (span_equal(word, name->words[at])) {
            continue;
        }
        if (index != SIZE_MAX || !may_be_slip(name->words[at], word)) {
            return;
        }
        index = at;
        slip = word;
    }
    if (at == name->count && index != SIZE_MAX && weight > name->weight) {
        name->best = arena_copy(name->arena, slip);
        name->index = index;
        name->weight = weight;
    }
}

static void take_whole(void *context, struct columns *columns)
{
    struct whole_name *name = context;
    (void)column_borrowed(columns);
    struct span folded = words_fold(name->arena, column_borrowed(columns));
    weigh_name(name, folded, column_int(columns));
}

enum status spelling_nearest_name(struct connection *connection, struct arena *arena,
                                  const struct span *words, size_t count, size_t *index,
                                  struct span *out)
{
    struct whole_name name = {.words = words, .count = count, .arena = arena};
    enum status status = STATUS_OK;
    for (size_t i = 0; i < 2 && status == STATUS_OK; i++) { /* one of the two is right */
        sqlite3_stmt *statement = connection_named(connection, "search.names_with");
        if (statement) {
            struct binder binder = bind_start(statement);
            for (int j = 0; j < 3; j++) {
                bind_text(&binder, words[i]);
            }
        }
        status = list_each(connection, statement, arena, take_whole, &name);
    }
    *index = name.index;
    *out = name.best;
    return status;
}
