// What the vector searches share: they collect candidates over a stripe of text, then check them together. Taken one
// by one, the branches of candidates that turn out to be nothing would cost more than the vectors save.
#ifndef CANDIDATES_H
#define CANDIDATES_H

#include "tables.h"

enum {
  STRIPE = 2048,      // a multiple of every vector's positions
  READ_AHEAD = 8,     // the bytes of text behind a position that its checks may read
};

typedef struct {
  uint32_t count;
  uint16_t places[STRIPE + 4];  // from the start of the stripe; four more because `collect` writes ahead
} candidate_list;

// Appends a candidate for each bit of `mask`, which stands for the positions from `place` on, `spread` bits each.
static inline void collect(candidate_list *list, uint64_t mask, uint32_t place, int spread) {
  uint16_t *next = list->places + list->count;
  uint32_t added = (uint32_t)__builtin_popcountll(mask);
  list->count += added;
  // Mostly there are few, and writing four is cheaper than guessing how many.
  for (uint32_t written = 0;; written += 4) {
    for (int i = 0; i < 4; i++) {
      next[written + i] = (uint16_t)(place + (uint32_t)__builtin_ctzll(mask | 1ull << 63) / (uint32_t)spread);
      mask &= mask - 1;
    }
    if (__builtin_expect(added <= written + 4, 1)) return;
  }
}

// Keeps the candidates whose fingerprint is in the tables.
static inline void keep_known(const literal_scan *scan, candidate_list *list, size_t stripe) {
  const literal_tables *tables = scan->tables;
  const uint16_t *slots = slots_of(tables);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list->count; i++) {
    const uint8_t *text = scan->text + stripe + list->places[i];
    list->places[kept] = list->places[i];
    kept += (slots[slot_of(tables, folded_key(text))] | tables->short_chains[text[0] | 0x20]) != 0;
  }
  list->count = kept;
}

// Checks the candidates; returns `end`, or the position of the first one whose hits might not fit.
static inline size_t check_candidates(literal_scan *scan, candidate_list *list, size_t stripe, size_t end) {
  keep_known(scan, list, stripe);
  for (uint32_t i = 0; i < list->count; i++)
    if (!check_position(scan, stripe + list->places[i])) return stripe + list->places[i];
  return end;
}

#endif
