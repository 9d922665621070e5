/* A bucket is searched without a branch, all its checks at a time. Rows of moves are added up in
 * the lanes of vectors in which they are found, and the lanes at the end. The plain loops are for
 * vectors of sixteen bytes, which every processor has that the program is made for; with those of
 * 32 bytes that x86-64 has had since 2013 a bucket takes one step, and the parser two thirds of
 * the time. */
#include "text/sums.h"

#include <string.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

enum { LANES = 8 };
typedef int16_t lanes __attribute__((vector_size(2 * LANES)));
typedef uint16_t bits __attribute__((vector_size(2 * LANES)));
typedef int8_t bytes __attribute__((vector_size(LANES)));

_Static_assert(BUCKET_ROWS == 2 * LANES, "a bucket is searched in two steps");

/* The row of a check in one of the lanes, or in none; the other lanes are 0. */
static inline bits find_row(const struct bucket *bucket, uint16_t check)
{
    bits checks[2];
    bits rows[2];
    memcpy(checks, bucket->checks, sizeof checks);
    memcpy(rows, bucket->rows, sizeof rows);
    bits wanted = check - (bits){0};
    return ((bits)(checks[0] == wanted) & rows[0]) | ((bits)(checks[1] == wanted) & rows[1]);
}

static int32_t add_lanes(lanes sums)
{
    int32_t sum = 0;
    for (unsigned i = 0; i < LANES; i++) {
        sum += sums[i];
    }
    return sum;
}

static void plain_add_trios(const struct bucket *buckets, const struct lookups *lookups,
                            int32_t sums[2])
{
    lanes firsts = {0};
    lanes seconds = {0};
    for (size_t i = 0; i < lookups->count; i++) {
        bits row =
            find_row(buckets_at(buckets, lookups->offsets[i]), buckets_check(lookups->hashes[i]));
        firsts += (lanes)(row << 8) >> 8;
        seconds += (lanes)row >> 8;
    }
    sums[0] = add_lanes(firsts);
    sums[1] = add_lanes(seconds);
}

/* The one lane that is not 0. */
static inline unsigned only_lane(bits row)
{
    uint64_t halves[2];
    memcpy(halves, &row, sizeof halves);
    uint64_t half = halves[0] | halves[1];
    half |= half >> 32;
    return (half | half >> 16) & UINT16_MAX;
}

/* Turns rows that were found, as the offset of the bucket and what it says, into places, and asks
 * for their pairs: those of three in ten lie across two cache lines, and to copy them without
 * having asked for the second took half the time of all adding. Rows that were not found are not
 * placed: `starts` is too large for the nearest cache, too. Both save an eighth of the tagger's
 * time and a sixteenth of the parser's. */
static inline void place_rows(const struct pair_weights *weights, struct pair_row *rows,
                              size_t count)
{
    for (size_t i = 0; i < count; i++) {
        uint32_t row = rows[i].count;
        uint32_t place = weights->starts[rows[i].place / sizeof(struct bucket)] + (row >> 6);
        prefetch_line(weights->pairs + place);
        prefetch_line(weights->pairs + place + PAIR_COUNT_MAX - 1);
        rows[i] = (struct pair_row){place, row & 63};
    }
}

static size_t plain_find_pairs(const struct pair_weights *weights, const struct lookups *lookups,
                               struct pair_row *rows)
{
    size_t found = 0;
    for (size_t i = 0; i < lookups->count; i++) {
        const struct bucket *bucket = buckets_at(weights->buckets.items, lookups->offsets[i]);
        unsigned row = only_lane(find_row(bucket, buckets_check(lookups->hashes[i])));
        rows[found] = (struct pair_row){lookups->offsets[i], row};
        found += row != 0;
    }
    place_rows(weights, rows, found);
    return found;
}

static void plain_add_wholes(const int8_t *const *wholes, size_t count, unsigned stride,
                             int16_t *scores)
{
    for (size_t i = 0; i < count; i++) {
        for (unsigned k = 0; k < stride; k += LANES) {
            bytes part;
            lanes sums;
            memcpy(&part, wholes[i] + k, sizeof part);
            memcpy(&sums, scores + k, sizeof sums);
            sums += __builtin_convertvector(part, lanes);
            memcpy(scores + k, &sums, sizeof sums);
        }
    }
}

/* The best and the second of what each lane has seen. */
struct leaders {
    int16_t first[LANES];
    int16_t second[LANES];
};

static void see(struct leaders *leaders, const int16_t scores[LANES])
{
    for (unsigned i = 0; i < LANES; i++) {
        int16_t less = scores[i] < leaders->first[i] ? scores[i] : leaders->first[i];
        leaders->first[i] = scores[i] > leaders->first[i] ? scores[i] : leaders->first[i];
        leaders->second[i] = less > leaders->second[i] ? less : leaders->second[i];
    }
}

/* The first place of a score that there is. */
static unsigned find_score(const int16_t scores[PAIR_CLASSES], int16_t score)
{
    uint8_t same[PAIR_CLASSES];
    for (unsigned i = 0; i < PAIR_CLASSES; i++) {
        same[i] = scores[i] == score;
    }
    return (unsigned)((const uint8_t *)memchr(same, 1, sizeof same) - same);
}

static unsigned plain_find_best(const int16_t scores[PAIR_CLASSES], int32_t *lead)
{
    struct leaders leaders;
    for (unsigned i = 0; i < LANES; i++) {
        leaders.first[i] = leaders.second[i] = INT16_MIN;
    }
    for (unsigned i = 0; i < PAIR_CLASSES; i += LANES) {
        see(&leaders, scores + i);
    }
    int16_t first = leaders.first[0];
    int16_t second = leaders.second[0];
    for (unsigned i = 1; i < LANES; i++) {
        int16_t less = leaders.first[i] < first ? leaders.first[i] : first;
        first = leaders.first[i] > first ? leaders.first[i] : first;
        second = less > second ? less : second;
        second = leaders.second[i] > second ? leaders.second[i] : second;
    }
    *lead = first - second;
    return find_score(scores, first);
}

const struct sums sums_plain = {plain_add_trios, plain_find_pairs, plain_add_wholes,
                                plain_find_best};

#ifdef __x86_64__
/* --- vectors of 32 bytes -----------------------------------------------------------------------
 */

#define WIDE __attribute__((target("avx2")))

/* 32 bytes. */
WIDE static inline __m256i load(const void *from)
{
    return _mm256_loadu_si256(from);
}

WIDE static int32_t wide_add_lanes(__m256i sums)
{
    __m256i pairs = _mm256_madd_epi16(sums, _mm256_set1_epi16(1));
    __m128i four = _mm_add_epi32(_mm256_castsi256_si128(pairs), _mm256_extracti128_si256(pairs, 1));
    four = _mm_add_epi32(four, _mm_shuffle_epi32(four, 0x4e));
    return _mm_cvtsi128_si32(_mm_add_epi32(four, _mm_shuffle_epi32(four, 0xb1)));
}

/* The lanes whose check is that of the hash. */
WIDE static inline __m256i wide_same(const struct bucket *bucket, uint32_t hash)
{
    return _mm256_cmpeq_epi16(load(bucket->checks), _mm256_set1_epi16((int16_t)hash));
}

WIDE static void wide_add_trios(const struct bucket *buckets, const struct lookups *lookups,
                                int32_t sums[2])
{
    const __m256i even = _mm256_set1_epi16(1); /* the bytes of the first class */
    const __m256i odd = _mm256_set1_epi16(1 << 8);
    __m256i firsts = _mm256_setzero_si256();
    __m256i seconds = _mm256_setzero_si256();
#pragma GCC unroll 4
    for (size_t i = 0; i < lookups->count; i++) {
        const struct bucket *bucket = buckets_at(buckets, lookups->offsets[i]);
        __m256i row = _mm256_and_si256(wide_same(bucket, lookups->hashes[i]), load(bucket->rows));
        firsts = _mm256_add_epi16(firsts, _mm256_maddubs_epi16(even, row));
        seconds = _mm256_add_epi16(seconds, _mm256_maddubs_epi16(odd, row));
    }
    sums[0] = wide_add_lanes(firsts);
    sums[1] = wide_add_lanes(seconds);
}

WIDE static size_t wide_find_pairs(const struct pair_weights *weights,
                                   const struct lookups *lookups, struct pair_row *rows)
{
    size_t found = 0;
    for (size_t i = 0; i < lookups->count; i++) {
        uint32_t offset = lookups->offsets[i];
        const struct bucket *bucket = buckets_at(weights->buckets.items, offset);
        unsigned mask = (unsigned)_mm256_movemask_epi8(wide_same(bucket, lookups->hashes[i]));
        unsigned row = bucket->rows[(unsigned)__builtin_ctz(mask | 1U << 31) / 2];
        rows[found] = (struct pair_row){offset, row};
        found += (mask != 0) & (row != 0); /* both at once: which it will be is hard to foresee */
    }
    place_rows(weights, rows, found);
    return found;
}

/* Sixteen scores stay in a register until all rows are added: to store and load them for each row
 * would wait for the store. */
WIDE static void wide_add_wholes(const int8_t *const *wholes, size_t count, unsigned stride,
                                 int16_t *scores)
{
    unsigned k = 0;
    for (; k + 16 <= stride; k += 16) {
        __m256i sums = load(scores + k);
        for (size_t i = 0; i < count; i++) {
            __m128i part = _mm_loadu_si128((const void *)(wholes[i] + k));
            sums = _mm256_add_epi16(sums, _mm256_cvtepi8_epi16(part));
        }
        _mm256_storeu_si256((void *)(scores + k), sums);
    }
    if (k < stride) {
        __m128i sums = _mm_loadu_si128((const void *)(scores + k));
        for (size_t i = 0; i < count; i++) {
            __m128i part = _mm_loadl_epi64((const void *)(wholes[i] + k));
            sums = _mm_add_epi16(sums, _mm_cvtepi8_epi16(part));
        }
        _mm_storeu_si128((void *)(scores + k), sums);
    }
}

/* The greatest of 16 numbers: the least when they are turned round, which has an instruction. */
WIDE static int16_t wide_greatest(__m256i numbers)
{
    __m128i eight =
        _mm_max_epi16(_mm256_castsi256_si128(numbers), _mm256_extracti128_si256(numbers, 1));
    __m128i turned = _mm_xor_si128(eight, _mm_set1_epi16(INT16_MAX));
    return (int16_t)(_mm_extract_epi16(_mm_minpos_epu16(turned), 0) ^ INT16_MAX);
}

/* The places of 32 scores that are marked. */
WIDE static uint64_t wide_places(__m256i first, __m256i second)
{
    __m256i both = _mm256_permute4x64_epi64(_mm256_packs_epi16(first, second), 0xd8);
    return (uint32_t)_mm256_movemask_epi8(both);
}

WIDE static unsigned wide_find_best(const int16_t scores[PAIR_CLASSES], int32_t *lead)
{
    __m256i part[4];
    __m256i same[4];
    for (unsigned i = 0; i < 4; i++) {
        part[i] = load(scores + 16 * i);
    }
    int16_t best = wide_greatest(
        _mm256_max_epi16(_mm256_max_epi16(part[0], part[1]), _mm256_max_epi16(part[2], part[3])));
    __m256i least = _mm256_set1_epi16(INT16_MIN);
    __m256i others = least;
    for (unsigned i = 0; i < 4; i++) {
        same[i] = _mm256_cmpeq_epi16(part[i], _mm256_set1_epi16(best));
        others = _mm256_max_epi16(others, _mm256_blendv_epi8(part[i], least, same[i]));
    }
    uint64_t places = wide_places(same[0], same[1]) | wide_places(same[2], same[3]) << 32;
    *lead = (places & (places - 1)) != 0 ? 0 : best - wide_greatest(others);
    return (unsigned)__builtin_ctzll(places);
}

static const struct sums sums_wide = {wide_add_trios, wide_find_pairs, wide_add_wholes,
                                      wide_find_best};

const struct sums *sums_here(void)
{
    return __builtin_cpu_supports("avx2") ? &sums_wide : &sums_plain;
}
#else
const struct sums *sums_here(void)
{
    return &sums_plain;
}
#endif
