#include "tables.h"

// Checks every position: the reference for the searches that filter first, the search for other processors, and the
// end of every text.
static size_t scan_scalar(literal_scan *scan, size_t position) {
  while (position < scan->end && check_position(scan, position)) position++;
  return position;
}

bool literal_search_supports(literal_search_kind kind) {
  switch (kind) {
  case literal_search_scalar: return true;
#if defined(__x86_64__)
  case literal_search_ssse3: return __builtin_cpu_supports("ssse3");
  case literal_search_avx2:
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi") && __builtin_cpu_supports("popcnt");
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

uint32_t literal_search_scan(literal_search_kind kind, const void *tables, const uint8_t *text, size_t begin,
                             size_t end, size_t *resume, literal_search_hit *hits, uint32_t capacity) {
  literal_scan scan = {tables, text, begin, end, hits, 0, capacity};
  size_t position = *resume;
  switch (kind) {
#if defined(__x86_64__)
  case literal_search_ssse3: position = scan_ssse3(&scan, position); break;
  case literal_search_avx2: position = scan_avx2(&scan, position); break;
#elif defined(__aarch64__)
  case literal_search_neon: position = scan_neon(&scan, position); break;
#endif
  default: break;
  }
  *resume = scan_scalar(&scan, position);
  return scan.count;
}
