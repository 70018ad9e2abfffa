#include "candidates.h"

#if defined(__aarch64__)
#include <arm_neon.h>

// Four bits, of which the highest counts, for each of the 16 positions from `text` on that is a candidate.
static inline uint64_t candidates(const literal_filter *filter, const uint8_t *text) {
  uint8x16_t passed[2] = {vdupq_n_u8(0xff), vdupq_n_u8(0xff)}, before = vdupq_n_u8(0);
  for (int k = 0; k < FINGERPRINT; k++) {
    uint8x16_t bytes = vld1q_u8(text + k);
    uint8x16_t low = vandq_u8(bytes, vdupq_n_u8(0x0f));
    uint8x16_t mixed = vandq_u8(veorq_u8(vshrq_n_u8(bytes, 4), before), vdupq_n_u8(0x0f));
    for (int half = 0; half < 2; half++) {
      uint8x16_t by_low = vqtbl1q_u8(vld1q_u8(filter->low[half][k]), low);
      uint8x16_t by_mixed = vqtbl1q_u8(vld1q_u8(filter->mixed[half][k]), mixed);
      passed[half] = vandq_u8(passed[half], vandq_u8(by_low, by_mixed));
    }
    before = bytes;
  }
  uint8x16_t any = vorrq_u8(passed[0], passed[1]);
  uint8x16_t found = vtstq_u8(any, any);
  // NEON has no movemask: narrowing by four bits leaves a nibble of each byte.
  uint8x8_t narrow = vshrn_n_u16(vreinterpretq_u16_u8(found), 4);
  return vget_lane_u64(vreinterpret_u64_u8(narrow), 0) & 0x8888888888888888u;
}

size_t scan_neon(literal_scan *scan, size_t position) {
  const literal_filter *filter = &scan->tables->filter;
  candidate_list list;
  while (scan->end - position >= 16 + READ_AHEAD) {
    size_t stripe = position;
    list.count = 0;
    for (; position < stripe + STRIPE && scan->end - position >= 16 + READ_AHEAD; position += 16)
      collect(&list, candidates(filter, scan->text + position), (uint32_t)(position - stripe), 4);
    size_t checked = check_candidates(scan, &list, stripe, position);
    if (checked != position) return checked;
  }
  return position;
}
#endif
