#include "stripes.h"

INLINE void find_unsampled_scalar(const literal_tables *tables, const uint8_t *text, uint32_t length,
                                  candidate_list *list) {
  uint32_t count = 0;
  for (uint32_t place = 0; place < length; place++) {
    list->places[count] = (uint16_t)place;
    count += bit(tables->starts, pair_hash(text + place));
  }
  list->count = count;
}

// The reference for the vector searches, and the search for other processors.
size_t scan_scalar(literal_scan *scan, size_t position) {
  return scan_stripes(scan, position, find_sampled_scalar, find_unsampled_scalar);
}

// Checks position by position up to `end`; returns where it stopped because hits might not fit.
static size_t scan_positions(literal_scan *scan, size_t position, size_t end) {
  for (; position < end && has_room(scan); position++) {
    if ((position - scan->begin) % STRIDE == 0) check_sampled(scan, position);
    check_unsampled(scan, position);
  }
  return position;
}

bool literal_search_supports(literal_search_kind kind) {
  switch (kind) {
  case literal_search_scalar: return true;
#if defined(__x86_64__)
  case literal_search_ssse3: return __builtin_cpu_supports("ssse3");
  case literal_search_avx2:
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") &&
           __builtin_cpu_supports("popcnt");
#elif defined(__aarch64__)
  case literal_search_neon: return true;
#endif
  default: return false;
  }
}

literal_search_kind literal_search_fastest(void) {
  static const literal_search_kind kinds[] = {literal_search_avx2, literal_search_ssse3, literal_search_neon};
  for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
    if (literal_search_supports(kinds[i])) return kinds[i];
  return literal_search_scalar;
}

static size_t scan_whole_blocks(literal_search_kind kind, literal_scan *scan, size_t position) {
  switch (kind) {
#if defined(__x86_64__)
  case literal_search_ssse3: return scan_ssse3(scan, position);
  case literal_search_avx2: return scan_avx2(scan, position);
#elif defined(__aarch64__)
  case literal_search_neon: return scan_neon(scan, position);
#endif
  default: return scan_scalar(scan, position);
  }
}

uint32_t literal_search_scan(literal_search_kind kind, const void *tables, const uint8_t *text, size_t begin,
                             size_t end, size_t *resume, literal_search_hit *hits, uint32_t capacity) {
  literal_scan scan = {tables, text, begin, end, hits, 0, capacity};
  // A call that goes on first comes to the next place that is sampled.
  size_t sampled = begin + (*resume - begin + STRIDE - 1) / STRIDE * STRIDE;
  size_t position = scan_positions(&scan, *resume, sampled < end ? sampled : end);
  if (position == sampled) {
    position = scan_whole_blocks(kind, &scan, position);
    position = scan_positions(&scan, position, end);
  }
  *resume = position;
  return scan.count;
}
