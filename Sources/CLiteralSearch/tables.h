// The layout of the tables and the exact check of one position, shared by all searches.
#ifndef LITERAL_TABLES_H
#define LITERAL_TABLES_H

#include "literal_search.h"
#include <string.h>

// A fingerprint is six neighbouring bytes of a literal, chosen to be rare. Literals shorter than that are found by
// their first byte.
enum { FINGERPRINT = 6 };

typedef struct {
  uint64_t key;     // the fingerprint, folded
  uint32_t bytes;   // where the literal's bytes stand in the block; lower case if it is caseless
  uint16_t length;
  uint16_t window;  // where in the literal its fingerprint stands
  uint16_t next;    // 1 + the next literal of the same chain, 0 at its end
  bool caseless;
} literal_entry;

// Which positions a vector search can skip. The literals are dealt into sixteen buckets; each byte of a fingerprint
// sets its bucket's bit in two entries of sixteen, one numbered by the byte's low nibble, one by its mixed nibble. Six
// neighbouring bytes of text are a candidate if some bucket's bit is set in all twelve entries that they name.
// (Teddy, in Hyperscan, takes the high nibble as it is; in words that is nearly always the same, so here it is mixed
// with the byte before.)
enum { BUCKETS = 16 };

typedef struct {
  // [buckets 0-7 or 8-15][byte of the fingerprint][nibble]
  uint8_t low[2][FINGERPRINT][16];
  uint8_t mixed[2][FINGERPRINT][16];
} literal_filter;

typedef struct {
  uint32_t count;
  uint32_t slot_shift;          // a key's slot is its hash shifted down by this
  uint32_t entries;             // offsets in the block: literal_entry[count],
  uint32_t slots;               // uint16_t[1 << (64 - slot_shift)], chains by the fingerprint's hash,
  uint32_t bytes;               // and the literals' bytes
  uint32_t most_hits;           // the most literals that one position can begin to check
  uint16_t short_chains[256];   // chains of the literals without a fingerprint, by their folded first byte
  literal_filter filter;
} literal_tables;

// State of one call of literal_search_scan.
typedef struct {
  const literal_tables *tables;
  const uint8_t *text;
  size_t begin, end;
  literal_search_hit *hits;
  uint32_t count, capacity;
} literal_scan;

static inline const literal_entry *entries_of(const literal_tables *tables) {
  return (const literal_entry *)((const uint8_t *)tables + tables->entries);
}

static inline const uint16_t *slots_of(const literal_tables *tables) {
  return (const uint16_t *)((const uint8_t *)tables + tables->slots);
}

static inline uint8_t lower(uint8_t byte) { return (uint8_t)(byte - 'A') < 26 ? byte | 0x20 : byte; }

// Six bytes without the bit that tells the cases of letters apart: equal for literals that differ in case alone
// (and for a few pairs of other bytes, which the exact check tells apart).
static inline uint64_t folded_key(const uint8_t *text) {
  uint32_t first;
  uint16_t last;
  memcpy(&first, text, sizeof first);
  memcpy(&last, text + sizeof first, sizeof last);
  return (first | (uint64_t)last << 32) | 0x202020202020u;
}

static inline uint64_t slot_of(const literal_tables *tables, uint64_t key) {
  return (key * 0x9E3779B97F4A7C15u) >> tables->slot_shift;
}

// Stores a hit if `entry` lies in the text with its fingerprint at `position`.
static inline void check_entry(literal_scan *scan, const literal_entry *entry, size_t position) {
  const literal_tables *tables = scan->tables;
  if (position - scan->begin < entry->window) return;
  size_t start = position - entry->window;
  if (scan->end - start < entry->length) return;
  const uint8_t *text = scan->text + start;
  const uint8_t *bytes = (const uint8_t *)tables + entry->bytes;
  if (entry->caseless) {
    for (uint32_t i = 0; i < entry->length; i++)
      if (lower(text[i]) != bytes[i]) return;
  } else if (memcmp(text, bytes, entry->length) != 0) {
    return;
  }
  scan->hits[scan->count++] = (literal_search_hit){(uint32_t)start, (uint32_t)(entry - entries_of(tables))};
}

// Checks every literal whose fingerprint may stand at `position`; false, before anything is stored, if the hits
// might not fit.
static inline bool check_position(literal_scan *scan, size_t position) {
  const literal_tables *tables = scan->tables;
  const literal_entry *entries = entries_of(tables);
  const uint8_t *text = scan->text + position;
  bool fits = scan->end - position >= FINGERPRINT;
  uint64_t key = fits ? folded_key(text) : 0;
  uint32_t keyed = fits ? slots_of(tables)[slot_of(tables, key)] : 0;
  uint32_t by_first = tables->short_chains[text[0] | 0x20];
  if (!(keyed | by_first)) return true;
  if (scan->capacity - scan->count < tables->most_hits) return false;
  for (; keyed; keyed = entries[keyed - 1].next)
    if (entries[keyed - 1].key == key) check_entry(scan, &entries[keyed - 1], position);
  for (; by_first; by_first = entries[by_first - 1].next) check_entry(scan, &entries[by_first - 1], position);
  return true;
}

// Searches from `position` on as far as whole vectors reach; returns the position after the last one it checked, or
// the one whose hits might not fit. Each needs its processor.
size_t scan_ssse3(literal_scan *scan, size_t position);
size_t scan_avx2(literal_scan *scan, size_t position);
size_t scan_neon(literal_scan *scan, size_t position);

// Chooses the fingerprints of the literals and fills the filter.
void choose_fingerprints(literal_tables *tables);

#endif
