#include "stripes.h"

#if defined(__aarch64__)
#include <arm_neon.h>

// Four bits for each of the 16 positions from `text` on that the filter lets pass.
INLINE uint64_t passing(const literal_filter *filter, const uint8_t *text) {
  uint8x16_t passed[2] = {vdupq_n_u8(0xff), vdupq_n_u8(0xff)}, before = vdupq_n_u8(0);
  for (int k = 0; k < GRAM; k++) {
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
  return vget_lane_u64(vreinterpret_u64_u8(narrow), 0);
}

INLINE void find_unsampled(const literal_tables *tables, const uint8_t *text, uint32_t length,
                           candidate_list *list) {
  uint32_t count = 0;
  for (uint32_t place = 0; place < length; place += 16) {
    uint64_t found = passing(&tables->filter, text + place) & 0x1111111111111111u;
    for (; found; found &= found - 1)
      list->places[count++] = (uint16_t)(place + (uint32_t)__builtin_ctzll(found) / 4);
  }
  list->count = count;
}

size_t scan_neon(literal_scan *scan, size_t position) {
  return scan_stripes(scan, position, find_sampled_scalar, find_unsampled);
}
#endif
