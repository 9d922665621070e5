/* The innermost loop of the name model: some eighty rows a token. A row is sixteen numbers, two
 * vectors of the processors that have vectors of 32 bytes. */
#include "names_rows.h"

#include <string.h>
#ifdef __x86_64__
#include <immintrin.h>
#endif

void names_rows_add_plainly(const struct names_rows *rows, const uint32_t *numbers, size_t count,
                            int32_t sum[NAMES_WEIGHTS])
{
    uint32_t bits[NAMES_WEIGHTS] = {0}; /* of signed numbers, which may be shifted */
    for (size_t i = 0; i < count; i++) {
        const int8_t *weights = rows->weights + (size_t)numbers[i] * NAMES_WEIGHTS;
        unsigned shift = rows->shifts[numbers[i]] & 15;
        for (unsigned k = 0; k < NAMES_WEIGHTS; k++) {
            bits[k] += (uint32_t)weights[k] << shift;
        }
    }
    memcpy(sum, bits, sizeof bits);
}

#ifdef __x86_64__
__attribute__((target("avx2"))) static void add_widely(const struct names_rows *rows,
                                                       const uint32_t *numbers, size_t count,
                                                       int32_t sum[NAMES_WEIGHTS])
{
    _Static_assert(NAMES_WEIGHTS == 16, "a row fills two vectors");
    __m256i low = _mm256_setzero_si256();
    __m256i high = _mm256_setzero_si256();
    for (size_t i = 0; i < count; i++) {
        const int8_t *weights = rows->weights + (size_t)numbers[i] * NAMES_WEIGHTS;
        __m128i shift = _mm_cvtsi32_si128(rows->shifts[numbers[i]] & 15);
        __m256i first = _mm256_cvtepi8_epi32(_mm_loadl_epi64((const void *)weights));
        __m256i second = _mm256_cvtepi8_epi32(_mm_loadl_epi64((const void *)(weights + 8)));
        low = _mm256_add_epi32(low, _mm256_sll_epi32(first, shift));
        high = _mm256_add_epi32(high, _mm256_sll_epi32(second, shift));
    }
    _mm256_storeu_si256((void *)sum, low);
    _mm256_storeu_si256((void *)(sum + 8), high);
}
#endif

void names_rows_add(const struct names_rows *rows, const uint32_t *numbers, size_t count,
                    int32_t sum[NAMES_WEIGHTS])
{
#ifdef __x86_64__
    if (__builtin_cpu_supports("avx2")) {
        add_widely(rows, numbers, count, sum);
        return;
    }
#endif
    names_rows_add_plainly(rows, numbers, count, sum);
}
