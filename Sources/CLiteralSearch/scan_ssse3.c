#include "stripes.h"

#if defined(__x86_64__)
#include <tmmintrin.h>

#define SSSE3 __attribute__((target("ssse3")))

// A bit for each of the 16 positions from `text` on that the filter lets pass.
SSSE3 INLINE uint32_t passing(const literal_filter *filter, const uint8_t *text) {
  const __m128i nibble = _mm_set1_epi8(0x0f);
  __m128i passed[2] = {_mm_set1_epi8(-1), _mm_set1_epi8(-1)}, before = _mm_setzero_si128();
  for (int k = 0; k < GRAM; k++) {
    __m128i bytes = _mm_loadu_si128((const __m128i *)(text + k));
    __m128i low = _mm_and_si128(bytes, nibble);
    __m128i mixed = _mm_and_si128(_mm_xor_si128(_mm_srli_epi16(bytes, 4), before), nibble);
    for (int half = 0; half < 2; half++) {
      __m128i by_low = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)filter->low[half][k]), low);
      __m128i by_mixed = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)filter->mixed[half][k]), mixed);
      passed[half] = _mm_and_si128(passed[half], _mm_and_si128(by_low, by_mixed));
    }
    before = bytes;
  }
  __m128i none = _mm_cmpeq_epi8(_mm_or_si128(passed[0], passed[1]), _mm_setzero_si128());
  return ~(uint32_t)_mm_movemask_epi8(none) & 0xffff;
}

SSSE3 INLINE void find_unsampled(const literal_tables *tables, const uint8_t *text, uint32_t length,
                             candidate_list *list) {
  list->count = 0;
  for (uint32_t place = 0; place < length; place += 32) {
    uint32_t found = passing(&tables->filter, text + place);
    found |= passing(&tables->filter, text + place + 16) << 16;
    collect(list, found, place, 1);
  }
}

SSSE3 size_t scan_ssse3(literal_scan *scan, size_t position) {
  return scan_stripes(scan, position, find_sampled_scalar, find_unsampled);
}
#endif
