#include "tables.h"

static size_t aligned(size_t size) { return (size + 15) & ~(size_t)15; }

uint16_t literal_search_window(uint16_t length) {
  if (length >= LONG_WINDOW) return LONG_WINDOW;
  if (length >= MIDDLE_WINDOW) return MIDDLE_WINDOW;
  return length >= GRAM ? GRAM : TINY_KEY;
}

// Twice as many slots as there can be keys, at least.
static uint32_t slot_bits(uint32_t count) {
  uint32_t bits = 8;
  while (bits < 16 && (1u << bits) < 2 * STRIDE * count) bits++;
  return bits;
}

// Lays the parts of the block out one behind the other; returns its size.
static size_t lay_out(literal_tables *tables, uint32_t count, size_t total) {
  size_t slots = aligned(sizeof(uint16_t) << slot_bits(count));
  tables->count = count;
  tables->slot_shift = 64 - slot_bits(count);
  tables->texts = (uint32_t)aligned(sizeof(literal_tables));
  tables->entries = tables->texts + (uint32_t)aligned(count * sizeof(literal_text));
  tables->long_slots = tables->entries + (uint32_t)aligned(STRIDE * count * sizeof(literal_entry));
  tables->middle_slots = tables->long_slots + (uint32_t)slots;
  tables->short_slots = tables->middle_slots + (uint32_t)slots;
  tables->bytes = tables->short_slots + (uint32_t)slots;
  return tables->bytes + aligned(total);
}

size_t literal_search_size(uint32_t count, size_t total) {
  literal_tables tables;
  return lay_out(&tables, count, total);
}

uint32_t literal_search_capacity(const void *tables) { return ((const literal_tables *)tables)->most_hits; }

static void *place(literal_tables *tables, uint32_t offset) { return (uint8_t *)tables + offset; }

// Copies the bytes of the literals, in lower case where case does not matter.
static void copy_texts(literal_tables *tables, const literal_search_literal *literals, const uint8_t *bytes) {
  literal_text *texts = place(tables, tables->texts);
  uint32_t offset = tables->bytes;
  for (uint32_t i = 0; i < tables->count; i++) {
    const literal_search_literal *literal = &literals[i];
    uint8_t *copy = place(tables, offset);
    for (uint32_t k = 0; k < literal->length; k++) {
      uint8_t byte = bytes[literal->start + k];
      copy[k] = literal->caseless ? lower(byte) : byte;
    }
    texts[i] = (literal_text){offset, literal->length, literal->caseless};
    offset += literal->length;
  }
}

// Puts a new entry at the head of a chain.
static void link_entry(literal_tables *tables, uint32_t *used, uint16_t *chain, literal_entry entry) {
  literal_entry *entries = place(tables, tables->entries);
  entry.next = *chain;
  entries[(*used)++] = entry;
  *chain = (uint16_t)*used;
}

// Links the keys of a literal whose bytes stand at `bytes`.
static void link_literal(literal_tables *tables, uint32_t *used, uint16_t literal, uint16_t length,
                         uint16_t window, const uint8_t *bytes) {
  bool is_long = length >= LONG_WINDOW, is_sampled = length >= MIDDLE_WINDOW;
  tables->has_sampled |= is_sampled;
  tables->has_unsampled |= !is_sampled;
  for (uint16_t k = 0; k < (is_sampled ? STRIDE : 1); k++) {
    literal_entry entry = {0, literal, 0, (uint16_t)(window + k)};
    const uint8_t *key = bytes + entry.window;
    uint16_t *chain = &tables->tiny_chains[pair_hash(key)];
    if (length >= GRAM) {
      uint64_t hash = is_long ? long_hash(key) : key_hash(key);
      uint32_t slots = is_long ? tables->long_slots : is_sampled ? tables->middle_slots : tables->short_slots;
      entry.check = check_of(hash);
      chain = (uint16_t *)place(tables, slots) + (hash >> tables->slot_shift);
      if (is_sampled) {
        set_bit(is_long ? tables->long_keys : tables->middle_keys, (uint32_t)(hash >> (64 - KEY_BITS)));
        set_bit(tables->grams, gram_hash(is_long ? key + GRAM_PLACE : key) >> (32 - GRAM_BITS));
      }
    }
    if (!is_sampled) set_bit(tables->starts, pair_hash(key));
    link_entry(tables, used, chain, entry);
  }
}

static uint32_t longest_chain(const literal_tables *tables, const uint16_t *heads, uint32_t count) {
  const literal_entry *entries = at(tables, tables->entries);
  uint32_t longest = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t length = 0;
    for (uint32_t next = heads[i]; next; next = entries[next - 1].next) length++;
    if (length > longest) longest = length;
  }
  return longest;
}

void literal_search_build(void *block, const literal_search_literal *literals, uint32_t count,
                          const uint8_t *bytes) {
  literal_tables *tables = block;
  size_t total = 0;
  for (uint32_t i = 0; i < count; i++) total += literals[i].length;
  memset(block, 0, literal_search_size(count, total));
  lay_out(tables, count, total);
  copy_texts(tables, literals, bytes);
  const literal_text *texts = at(tables, tables->texts);
  uint32_t used = 0, slots = 1u << (64 - tables->slot_shift);
  for (uint32_t i = 0; i < count; i++)
    link_literal(tables, &used, (uint16_t)i, texts[i].length, literals[i].window, at(tables, texts[i].bytes));
  fill_filter(tables, literals);
  tables->most_hits = longest_chain(tables, at(tables, tables->long_slots), slots) +
                      longest_chain(tables, at(tables, tables->middle_slots), slots) +
                      longest_chain(tables, at(tables, tables->short_slots), slots) +
                      longest_chain(tables, tables->tiny_chains, 1u << PAIR_BITS);
}
