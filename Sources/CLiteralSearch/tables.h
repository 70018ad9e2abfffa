// The layout of the tables, and the exact check of one position.
//
// Literals of seven bytes and more are found by sampling. Of a window in the literal, the keys at four
// neighbouring places are in a table, so that one of them lies on every fourth position of a text, wherever
// the literal stands; the other positions need not be looked at. A long literal's keys are eight bytes, of
// which the middle four are looked at first, a middle one's only those four. The keys of short literals, four
// bytes, and of tiny ones, two, are looked for at every position.
#ifndef LITERAL_TABLES_H
#define LITERAL_TABLES_H

#include "literal_search.h"
#include <string.h>

enum {
  STRIDE = 4,                              // of the positions that are sampled
  LONG_KEY = 8,
  GRAM = 4,                                // bytes of a long key's middle, of a middle key and of a short one
  GRAM_PLACE = (LONG_KEY - GRAM) / 2,      // of the middle in a long key
  TINY_KEY = 2,
  LONG_WINDOW = LONG_KEY + STRIDE - 1,     // the shortest long literal
  MIDDLE_WINDOW = GRAM + STRIDE - 1,       // the shortest middle one
  GRAM_BITS = 17,                          // of the hashes that the bit sets are numbered by
  KEY_BITS = 16,
  PAIR_BITS = 12,
};

// A place of a literal to find it by.
typedef struct {
  uint32_t check;    // some of the key's hash, so that most other keys of the same slot are passed over
  uint16_t literal;
  uint16_t next;     // 1 + the next entry of the chain, 0 at its end
  uint16_t window;   // where in the literal its key stands
} literal_entry;

typedef struct {
  uint32_t bytes;  // where the literal's bytes stand in the block; lower case if it is caseless
  uint16_t length;
  bool caseless;
} literal_text;

// Which positions a vector search for short and tiny literals can skip. They are dealt into sixteen buckets;
// each byte of a key sets its bucket's bit in two entries of sixteen, one numbered by the byte's low nibble,
// one by its mixed nibble. Four neighbouring bytes of text are a candidate if some bucket's bit is set in all
// eight entries that they name. (Teddy, in Hyperscan, takes the high nibble as it is; in words that is nearly
// always the same, so here it is mixed with the byte before.)
enum { BUCKETS = 16 };

typedef struct {
  // [buckets 0-7 or 8-15][byte of the key][nibble]
  uint8_t low[2][GRAM][16];
  uint8_t mixed[2][GRAM][16];
} literal_filter;

typedef struct {
  uint32_t count;
  uint32_t most_hits;    // the most entries that one position can begin to check
  bool has_sampled;      // long or middle literals
  bool has_unsampled;    // short or tiny ones
  uint32_t slot_shift;   // a key's slot is its hash shifted down by this
  // Offsets in the block.
  uint32_t texts;        // literal_text[count]
  uint32_t entries;      // literal_entry[]
  uint32_t long_slots;   // uint16_t[]: the chains of keys by their slots
  uint32_t middle_slots;
  uint32_t short_slots;
  uint32_t bytes;        // the literals' bytes
  literal_filter filter;
  uint16_t tiny_chains[1 << PAIR_BITS];
  uint32_t starts[1 << (PAIR_BITS - 5)];      // a bit for each pair that a short or tiny key begins with,
  uint32_t long_keys[1 << (KEY_BITS - 5)];    // for each long key,
  uint32_t middle_keys[1 << (KEY_BITS - 5)];  // for each middle key,
  uint32_t grams[1 << (GRAM_BITS - 5)];       // and for the four bytes of either that are looked at first
} literal_tables;

// State of one call of literal_search_scan.
typedef struct {
  const literal_tables *tables;
  const uint8_t *text;
  size_t begin, end;
  literal_search_hit *hits;
  uint32_t count, capacity;
} literal_scan;

static inline const void *at(const literal_tables *tables, uint32_t offset) {
  return (const uint8_t *)tables + offset;
}

static inline uint32_t bit(const uint32_t *bits, uint32_t number) {
  return bits[number >> 5] >> (number & 31) & 1;
}

static inline void set_bit(uint32_t *bits, uint32_t number) { bits[number >> 5] |= 1u << (number & 31); }

static inline uint8_t lower(uint8_t byte) { return (uint8_t)(byte - 'A') < 26 ? byte | 0x20 : byte; }

// Keys are folded before they are hashed: without the bit that tells the cases of letters apart, they are
// equal for texts that differ in case alone, and for a few pairs of other bytes, which the exact check tells
// apart.

static inline uint32_t pair_hash(const uint8_t *text) {
  uint16_t pair;
  memcpy(&pair, text, sizeof pair);
  return ((pair | 0x2020u) * 0x9E3779B1u) >> (32 - PAIR_BITS);
}

static inline uint32_t gram_hash(const uint8_t *text) {
  uint32_t gram;
  memcpy(&gram, text, sizeof gram);
  return (gram | 0x20202020u) * 0x9E3779B1u;
}

static inline uint64_t long_hash(const uint8_t *text) {
  uint64_t key;
  memcpy(&key, text, sizeof key);
  return (key | 0x2020202020202020u) * 0x9E3779B97F4A7C15u;
}

// The hash of a middle or short key, of which the upper bits are those of gram_hash.
static inline uint64_t key_hash(const uint8_t *text) { return (uint64_t)gram_hash(text) << 32; }

static inline uint32_t check_of(uint64_t hash) { return (uint32_t)(hash >> 16); }

// Stores a hit if the literal of `entry` lies in the text with its key at `position`.
static inline void check_entry(literal_scan *scan, const literal_entry *entry, size_t position) {
  const literal_tables *tables = scan->tables;
  const literal_text *literal = (const literal_text *)at(tables, tables->texts) + entry->literal;
  if (position - scan->begin < entry->window) return;
  size_t start = position - entry->window;
  if (scan->end - start < literal->length) return;
  const uint8_t *text = scan->text + start, *bytes = at(tables, literal->bytes);
  if (literal->caseless) {
    for (uint32_t i = 0; i < literal->length; i++)
      if (lower(text[i]) != bytes[i]) return;
  } else if (memcmp(text, bytes, literal->length) != 0) {
    return;
  }
  scan->hits[scan->count++] = (literal_search_hit){(uint32_t)start, entry->literal};
}

// Checks the chain of the key with this hash.
static inline void check_key(literal_scan *scan, uint32_t slots, uint64_t hash, size_t position) {
  const literal_tables *tables = scan->tables;
  const literal_entry *entries = at(tables, tables->entries);
  uint32_t next = ((const uint16_t *)at(tables, slots))[hash >> tables->slot_shift];
  for (; next; next = entries[next - 1].next)
    if (entries[next - 1].check == check_of(hash)) check_entry(scan, &entries[next - 1], position);
}

// Checks the long and middle literals that may have their keys at a sampled position. Positions are those of
// long keys; the middle ones lie GRAM_PLACE behind.
static inline void check_sampled(literal_scan *scan, size_t position) {
  const literal_tables *tables = scan->tables;
  const uint8_t *text = scan->text + position;
  size_t rest = scan->end - position;
  if (rest >= LONG_KEY) check_key(scan, tables->long_slots, long_hash(text), position);
  if (rest >= GRAM_PLACE + GRAM)
    check_key(scan, tables->middle_slots, key_hash(text + GRAM_PLACE), position + GRAM_PLACE);
}

// Checks the short and tiny literals that may have their keys at `position`.
static inline void check_unsampled(literal_scan *scan, size_t position) {
  const literal_tables *tables = scan->tables;
  const literal_entry *entries = at(tables, tables->entries);
  const uint8_t *text = scan->text + position;
  size_t rest = scan->end - position;
  if (rest >= GRAM) check_key(scan, tables->short_slots, key_hash(text), position);
  uint32_t next = rest >= TINY_KEY ? tables->tiny_chains[pair_hash(text)] : 0;
  for (; next; next = entries[next - 1].next) check_entry(scan, &entries[next - 1], position);
}

// Whether the hits of one position are sure to fit.
static inline bool has_room(const literal_scan *scan) {
  return scan->capacity - scan->count >= scan->tables->most_hits;
}

// Deals the short and tiny literals into buckets.
void fill_filter(literal_tables *tables, const literal_search_literal *literals);

// Search as far as whole vectors reach; return the position after the last one that they checked, or the one
// whose hits might not fit. Each needs its processor.
size_t scan_ssse3(literal_scan *scan, size_t position);
size_t scan_avx2(literal_scan *scan, size_t position);
size_t scan_neon(literal_scan *scan, size_t position);
size_t scan_scalar(literal_scan *scan, size_t position);

#endif
