// What all searches share: they collect candidates over a stripe of text, then check them together. Taken one
// by one, the branches of candidates that turn out to be nothing would cost more than all the rest.
#ifndef LITERAL_STRIPES_H
#define LITERAL_STRIPES_H

#include "tables.h"

#define INLINE static inline __attribute__((always_inline))

enum {
  STRIPE = 2048,   // positions
  BLOCK = 64,      // a stripe is a whole number of blocks, each a whole number of vectors
  READ_AHEAD = 8,  // the bytes behind a stripe that its checks may read
};

// Positions, counted from the start of the stripe.
typedef struct {
  uint32_t count;
  uint16_t places[STRIPE + 4];  // four more because `collect` writes ahead
} candidate_list;

// Finds candidates among the positions of text[0..<length]: either of those that are sampled the ones whose
// gram is known, or all at which a short or tiny key may begin.
typedef void finder(const literal_tables *tables, const uint8_t *text, uint32_t length, candidate_list *list);

// Appends a candidate for each bit of `mask`: the lowest stands for `place`, the next one for `step` more.
INLINE void collect(candidate_list *list, uint64_t mask, uint32_t place, uint32_t step) {
  uint16_t *next = list->places + list->count;
  uint32_t added = (uint32_t)__builtin_popcountll(mask);
  list->count += added;
  // Mostly there are few, and writing four is cheaper than guessing how many.
  for (uint32_t written = 0;; written += 4) {
    for (uint32_t i = 0; i < 4; i++) {
      next[written + i] = (uint16_t)(place + (uint32_t)__builtin_ctzll(mask | 1ull << 63) * step);
      mask &= mask - 1;
    }
    if (__builtin_expect(added <= written + 4, 1)) return;
  }
}

INLINE void find_sampled_scalar(const literal_tables *tables, const uint8_t *text, uint32_t length,
                                candidate_list *list) {
  uint32_t count = 0;
  for (uint32_t place = 0; place < length; place += STRIDE) {
    list->places[count] = (uint16_t)place;
    count += bit(tables->grams, gram_hash(text + place + GRAM_PLACE) >> (32 - GRAM_BITS));
  }
  list->count = count;
}

// Keep the candidates whose whole key is known.

INLINE void keep_known_sampled(const literal_tables *tables, const uint8_t *text, candidate_list *list) {
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list->count; i++) {
    const uint8_t *key = text + list->places[i];
    list->places[kept] = list->places[i];
    kept += bit(tables->long_keys, (uint32_t)(long_hash(key) >> (64 - KEY_BITS))) |
            bit(tables->middle_keys, gram_hash(key + GRAM_PLACE) >> (32 - KEY_BITS));
  }
  list->count = kept;
}

INLINE void keep_known_unsampled(const literal_tables *tables, const uint8_t *text, candidate_list *list) {
  const uint16_t *slots = at(tables, tables->short_slots);
  uint32_t kept = 0;
  for (uint32_t i = 0; i < list->count; i++) {
    const uint8_t *key = text + list->places[i];
    list->places[kept] = list->places[i];
    kept += (slots[key_hash(key) >> tables->slot_shift] | tables->tiny_chains[pair_hash(key)]) != 0;
  }
  list->count = kept;
}

// Checks the candidates of both lists in the order of their places; returns `end`, or the first position
// whose hits might not fit.
INLINE size_t check_candidates(literal_scan *scan, const candidate_list *sampled,
                               const candidate_list *unsampled, size_t stripe, size_t end) {
  for (uint32_t s = 0, u = 0; s < sampled->count || u < unsampled->count;) {
    uint32_t sampled_place = s < sampled->count ? sampled->places[s] : STRIPE;
    uint32_t unsampled_place = u < unsampled->count ? unsampled->places[u] : STRIPE;
    size_t position = stripe + (sampled_place < unsampled_place ? sampled_place : unsampled_place);
    if (!has_room(scan)) return position;
    if (sampled_place <= unsampled_place) {
      check_sampled(scan, position);
      s++;
    }
    if (unsampled_place <= sampled_place) {
      check_unsampled(scan, position);
      u++;
    }
  }
  return end;
}

// Searches whole blocks from `position` on, a place that is sampled.
INLINE size_t scan_stripes(literal_scan *scan, size_t position, finder *find_sampled,
                           finder *find_unsampled) {
  const literal_tables *tables = scan->tables;
  candidate_list sampled, unsampled;
  sampled.count = unsampled.count = 0;
  while (scan->end - position >= BLOCK + READ_AHEAD) {
    size_t rest = (scan->end - position - READ_AHEAD) / BLOCK * BLOCK;
    uint32_t length = rest < STRIPE ? (uint32_t)rest : STRIPE;
    const uint8_t *text = scan->text + position;
    if (tables->has_sampled) {
      find_sampled(tables, text, length, &sampled);
      keep_known_sampled(tables, text, &sampled);
    }
    if (tables->has_unsampled) {
      find_unsampled(tables, text, length, &unsampled);
      keep_known_unsampled(tables, text, &unsampled);
    }
    size_t next = position + length, checked = check_candidates(scan, &sampled, &unsampled, position, next);
    if (checked != next) return checked;
    position = next;
  }
  return position;
}

#endif
