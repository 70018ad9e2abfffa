#include "stripes.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

// Eight samples at a time: their bits in `grams` are gathered.
AVX2 INLINE void find_sampled(const literal_tables *tables, const uint8_t *text, uint32_t length,
                           candidate_list *list) {
  const __m256i fold = _mm256_set1_epi8(0x20), factor = _mm256_set1_epi32((int)0x9E3779B1u);
  const __m256i last = _mm256_set1_epi32(31);
  list->count = 0;
  for (uint32_t place = 0; place < length; place += BLOCK) {
    uint32_t found = 0;
    for (uint32_t half = 0; half < 2; half++) {
      __m256i grams = _mm256_loadu_si256((const __m256i *)(text + place + 32 * half + GRAM_PLACE));
      __m256i hashes = _mm256_mullo_epi32(_mm256_or_si256(grams, fold), factor);
      hashes = _mm256_srli_epi32(hashes, 32 - GRAM_BITS);
      __m256i words = _mm256_i32gather_epi32((const int *)tables->grams, _mm256_srli_epi32(hashes, 5), 4);
      // Shifts the bit of each hash to the top.
      words = _mm256_sllv_epi32(words, _mm256_sub_epi32(last, _mm256_and_si256(hashes, last)));
      found |= (uint32_t)_mm256_movemask_ps(_mm256_castsi256_ps(words)) << 8 * half;
    }
    collect(list, found, place, STRIDE);
  }
}

typedef struct {
  __m256i low[2][GRAM], mixed[2][GRAM];
} nibble_tables;

// One table of sixteen entries, in both halves of a vector because shuffles do not cross them.
AVX2 INLINE __m256i table(const uint8_t entries[16]) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)entries));
}

// A bit for each of the 32 positions from `text` on that the filter lets pass.
AVX2 INLINE uint32_t passing(const nibble_tables *tables, const uint8_t *text) {
  const __m256i nibble = _mm256_set1_epi8(0x0f);
  __m256i first = _mm256_set1_epi8(-1), second = first, before = _mm256_setzero_si256();
  for (int k = 0; k < GRAM; k++) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(text + k));
    __m256i low = _mm256_and_si256(bytes, nibble);
    __m256i mixed = _mm256_and_si256(_mm256_xor_si256(_mm256_srli_epi16(bytes, 4), before), nibble);
    first = _mm256_and_si256(first, _mm256_and_si256(_mm256_shuffle_epi8(tables->low[0][k], low),
                                                     _mm256_shuffle_epi8(tables->mixed[0][k], mixed)));
    second = _mm256_and_si256(second, _mm256_and_si256(_mm256_shuffle_epi8(tables->low[1][k], low),
                                                       _mm256_shuffle_epi8(tables->mixed[1][k], mixed)));
    before = bytes;
  }
  __m256i none = _mm256_cmpeq_epi8(_mm256_or_si256(first, second), _mm256_setzero_si256());
  return ~(uint32_t)_mm256_movemask_epi8(none);
}

AVX2 INLINE void find_unsampled(const literal_tables *tables, const uint8_t *text, uint32_t length,
                            candidate_list *list) {
  nibble_tables nibbles;
  for (int half = 0; half < 2; half++) {
    for (int k = 0; k < GRAM; k++) {
      nibbles.low[half][k] = table(tables->filter.low[half][k]);
      nibbles.mixed[half][k] = table(tables->filter.mixed[half][k]);
    }
  }
  list->count = 0;
  for (uint32_t place = 0; place < length; place += BLOCK) {
    uint64_t found = passing(&nibbles, text + place) | (uint64_t)passing(&nibbles, text + place + 32) << 32;
    collect(list, found, place, 1);
  }
}

AVX2 size_t scan_avx2(literal_scan *scan, size_t position) {
  return scan_stripes(scan, position, find_sampled, find_unsampled);
}
#endif
