#include "candidates.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define AVX2 __attribute__((target("avx2,bmi,popcnt")))

typedef struct {
  __m256i low[2][FINGERPRINT], mixed[2][FINGERPRINT];
} nibble_tables;

// One table of sixteen entries, in both halves of a vector because shuffles do not cross them.
AVX2 static inline __m256i table(const uint8_t entries[16]) {
  return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)entries));
}

// A bit for each of the 32 positions from `text` on that is a candidate.
AVX2 static inline uint32_t candidates(const nibble_tables *tables, const uint8_t *text) {
  const __m256i nibble = _mm256_set1_epi8(0x0f);
  __m256i first = _mm256_set1_epi8(-1), second = first, before = _mm256_setzero_si256();
  for (int k = 0; k < FINGERPRINT; k++) {
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

AVX2 size_t scan_avx2(literal_scan *scan, size_t position) {
  const literal_filter *filter = &scan->tables->filter;
  nibble_tables tables;
  for (int half = 0; half < 2; half++) {
    for (int k = 0; k < FINGERPRINT; k++) {
      tables.low[half][k] = table(filter->low[half][k]);
      tables.mixed[half][k] = table(filter->mixed[half][k]);
    }
  }
  candidate_list list;
  while (scan->end - position >= 64 + READ_AHEAD) {
    size_t stripe = position;
    list.count = 0;
    for (; position < stripe + STRIPE && scan->end - position >= 64 + READ_AHEAD; position += 64) {
      uint64_t found = candidates(&tables, scan->text + position);
      found |= (uint64_t)candidates(&tables, scan->text + position + 32) << 32;
      collect(&list, found, (uint32_t)(position - stripe), 1);
    }
    size_t checked = check_candidates(scan, &list, stripe, position);
    if (checked != position) return checked;
  }
  return position;
}
#endif
