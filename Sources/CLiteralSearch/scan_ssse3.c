#include "candidates.h"

#if defined(__x86_64__)
#include <tmmintrin.h>

#define SSSE3 __attribute__((target("ssse3")))

// A bit for each of the 16 positions from `text` on that is a candidate.
SSSE3 static inline uint32_t candidates(const literal_filter *filter, const uint8_t *text) {
  const __m128i nibble = _mm_set1_epi8(0x0f);
  __m128i passed[2] = {_mm_set1_epi8(-1), _mm_set1_epi8(-1)}, before = _mm_setzero_si128();
  for (int k = 0; k < FINGERPRINT; k++) {
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

SSSE3 size_t scan_ssse3(literal_scan *scan, size_t position) {
  const literal_filter *filter = &scan->tables->filter;
  candidate_list list;
  while (scan->end - position >= 32 + READ_AHEAD) {
    size_t stripe = position;
    list.count = 0;
    for (; position < stripe + STRIPE && scan->end - position >= 32 + READ_AHEAD; position += 32) {
      uint32_t found = candidates(filter, scan->text + position);
      found |= candidates(filter, scan->text + position + 16) << 16;
      collect(&list, found, (uint32_t)(position - stripe), 1);
    }
    size_t checked = check_candidates(scan, &list, stripe, position);
    if (checked != position) return checked;
  }
  return position;
}
#endif
