#include "tables.h"

static size_t aligned(size_t size) { return (size + 15) & ~(size_t)15; }

// Eight slots for each literal, so that seven of eight positions with a random key end at an empty slot.
static uint32_t slot_bits(uint32_t count) {
  uint32_t bits = 10;
  while (bits < 16 && (1u << bits) < 8 * count) bits++;
  return bits;
}

size_t literal_search_size(uint32_t count, size_t total) {
  return aligned(sizeof(literal_tables)) + aligned(count * sizeof(literal_entry)) +
         aligned(sizeof(uint16_t) << slot_bits(count)) + aligned(total);
}

uint32_t literal_search_capacity(const void *tables) { return ((const literal_tables *)tables)->most_hits; }

// Copies the bytes of the literals, in lower case where case does not matter.
static void copy_literals(literal_tables *tables, const literal_search_literal *literals, const uint8_t *bytes) {
  literal_entry *entries = (literal_entry *)((uint8_t *)tables + tables->entries);
  uint32_t place = tables->bytes;
  for (uint32_t i = 0; i < tables->count; i++) {
    const literal_search_literal *literal = &literals[i];
    uint8_t *copy = (uint8_t *)tables + place;
    for (uint32_t k = 0; k < literal->length; k++) {
      uint8_t byte = bytes[literal->start + k];
      copy[k] = literal->caseless ? lower(byte) : byte;
    }
    entries[i] = (literal_entry){.bytes = place, .length = literal->length, .caseless = literal->caseless};
    place += literal->length;
  }
}

// Puts every literal in the chain where check_position looks for it.
static void link_chains(literal_tables *tables) {
  literal_entry *entries = (literal_entry *)((uint8_t *)tables + tables->entries);
  uint16_t *slots = (uint16_t *)((uint8_t *)tables + tables->slots);
  for (uint32_t i = tables->count; i-- > 0;) {
    literal_entry *entry = &entries[i];
    const uint8_t *bytes = (const uint8_t *)tables + entry->bytes;
    uint16_t *head;
    if (entry->length < FINGERPRINT) {
      head = &tables->short_chains[bytes[0] | 0x20];
    } else {
      entry->key = folded_key(bytes + entry->window);
      head = &slots[slot_of(tables, entry->key)];
    }
    entry->next = *head;
    *head = (uint16_t)(i + 1);
  }
}

static uint32_t chain_length(const literal_tables *tables, uint32_t next) {
  uint32_t length = 0;
  for (; next; next = entries_of(tables)[next - 1].next) length++;
  return length;
}

static uint32_t longest_chain(const literal_tables *tables, const uint16_t *heads, uint32_t count) {
  uint32_t longest = 0;
  for (uint32_t i = 0; i < count; i++) {
    uint32_t length = chain_length(tables, heads[i]);
    if (length > longest) longest = length;
  }
  return longest;
}

void literal_search_build(void *block, const literal_search_literal *literals, uint32_t count,
                          const uint8_t *bytes) {
  literal_tables *tables = block;
  uint32_t bits = slot_bits(count);
  memset(block, 0, literal_search_size(count, 0));
  tables->count = count;
  tables->slot_shift = 64 - bits;
  tables->entries = (uint32_t)aligned(sizeof(literal_tables));
  tables->slots = tables->entries + (uint32_t)aligned(count * sizeof(literal_entry));
  tables->bytes = tables->slots + (uint32_t)aligned(sizeof(uint16_t) << bits);
  copy_literals(tables, literals, bytes);
  choose_fingerprints(tables);
  link_chains(tables);
  tables->most_hits = longest_chain(tables, slots_of(tables), 1u << bits) +
                      longest_chain(tables, tables->short_chains, 256);
}
