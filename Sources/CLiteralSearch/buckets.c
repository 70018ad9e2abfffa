#include "tables.h"

// The nibbles that one byte of a key may have, as sets of sixteen bits.
typedef struct {
  uint16_t low, mixed;
} nibble_sets;

typedef struct {
  nibble_sets sets[GRAM];
  double passes;  // the share of texts that pass, were all nibbles equally frequent
} bucket;

// What a literal is found by.
typedef struct {
  const uint8_t *bytes;
  int length;
  bool caseless;
} literal_key;

// The nibbles of byte k of a key; all of them behind its end.
static nibble_sets nibbles_at(const literal_key *key, int k) {
  if (k >= key->length) return (nibble_sets){0xffff, 0xffff};
  uint8_t byte = key->bytes[k], before = k > 0 ? key->bytes[k - 1] & 15 : 0;
  nibble_sets sets = {(uint16_t)(1u << (byte & 15)), (uint16_t)(1u << (byte >> 4 ^ before))};
  bool has_both_cases = key->caseless && byte >= 'a' && byte <= 'z';
  if (has_both_cases) sets.mixed |= (uint16_t)(1u << ((byte ^ 0x20) >> 4 ^ before));
  return sets;
}

// `target` with one more literal in it.
static bucket with(const bucket *target, const literal_key *key) {
  bucket result = {.passes = 1};
  for (int k = 0; k < GRAM; k++) {
    nibble_sets added = nibbles_at(key, k);
    nibble_sets *sets = &result.sets[k];
    sets->low = target->sets[k].low | added.low;
    sets->mixed = target->sets[k].mixed | added.mixed;
    result.passes *= __builtin_popcount(sets->low) * __builtin_popcount(sets->mixed) / 256.0;
  }
  return result;
}

// Puts a literal where it lets the fewest texts more pass.
static void add(bucket buckets[BUCKETS], const literal_key *key) {
  int target = 0;
  bucket best = with(&buckets[0], key);
  for (int b = 1; b < BUCKETS; b++) {
    bucket candidate = with(&buckets[b], key);
    if (candidate.passes - buckets[b].passes >= best.passes - buckets[target].passes) continue;
    target = b;
    best = candidate;
  }
  buckets[target] = best;
}

void fill_filter(literal_tables *tables, const literal_search_literal *literals) {
  const literal_text *texts = at(tables, tables->texts);
  bucket buckets[BUCKETS] = {0};
  for (uint32_t i = 0; i < tables->count; i++) {
    if (texts[i].length >= MIDDLE_WINDOW) continue;
    uint16_t window = literals[i].window;
    const uint8_t *bytes = at(tables, texts[i].bytes);
    add(buckets, &(literal_key){bytes + window, texts[i].length - window, texts[i].caseless});
  }
  for (int b = 0; b < BUCKETS; b++) {
    uint8_t bit = (uint8_t)(1u << (b & 7));
    for (int k = 0; k < GRAM; k++) {
      for (int n = 0; n < 16; n++) {
        if (buckets[b].sets[k].low >> n & 1) tables->filter.low[b >> 3][k][n] |= bit;
        if (buckets[b].sets[k].mixed >> n & 1) tables->filter.mixed[b >> 3][k][n] |= bit;
      }
    }
  }
}
