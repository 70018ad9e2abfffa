#include "tables.h"

// Checks every position: the reference for the searches that filter first, and the search for other processors.
static size_t scan_scalar(literal_scan *scan, size_t position) {
  while (position < scan->end && check_position(scan, position)) position++;
  return position;
}

uint32_t literal_search_scan(const void *tables, const uint8_t *text, size_t begin, size_t end, size_t *resume,
                             literal_search_hit *hits, uint32_t capacity) {
  literal_scan scan = {tables, text, begin, end, hits, 0, capacity};
  *resume = scan_scalar(&scan, *resume);
  return scan.count;
}
