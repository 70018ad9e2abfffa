#include "tables.h"

// The nibbles that one byte of a fingerprint may have, as sets of sixteen bits.
typedef struct {
  uint16_t low, mixed;
} nibble_sets;

// The literals of one bucket together.
typedef struct {
  nibble_sets sets[FINGERPRINT];
  float low_shares[FINGERPRINT], mixed_shares[FINGERPRINT];  // of a text's bytes, those whose nibble is in the set
  float passes;                                              // their product: the share of texts that pass
} bucket;

// How often the bytes of a text have each nibble. The first byte of a fingerprint is mixed with nothing.
typedef struct {
  float low[16], high[16], mixed[16];
  bucket buckets[BUCKETS];
} choice;

// Roughly how often a byte occurs in a mixture of service logs.
static float frequency_of(uint8_t byte) {
  static const char common[] = " e0123456789taoinsr.";
  static const char uncommon[] = "bcdfghjklmpquvwxyz\":/-,=";
  if (byte < 0x80 && byte && strchr(common, byte)) return 1.0f / 20;
  if (byte < 0x80 && byte && strchr(uncommon, byte)) return 1.0f / 40;
  return byte > ' ' && byte < 0x80 ? 1.0f / 90 : 1.0f / 1000;
}

static bool is_letter(uint8_t byte) { return (uint8_t)((byte | 0x20) - 'a') < 26; }

static bool is_digit(uint8_t byte) { return (uint8_t)(byte - '0') < 10; }

// Roughly how often `byte` follows `before`. Letters follow each other in words, so a text that crosses from one word
// into the next is rarer than one inside a word.
static float frequency_after(uint8_t before, uint8_t byte) {
  bool capital = byte >= 'A' && byte <= 'Z';
  if (is_letter(before) && is_letter(byte)) return capital && before >= 'a' ? 1.0f / 200 : 1.0f / 8;
  if (is_digit(before) && is_digit(byte)) return 1.0f / 10;
  return frequency_of(byte);
}

static float frequency_of_fingerprint(const uint8_t *bytes) {
  float share = frequency_of(bytes[0]);
  for (int k = 1; k < FINGERPRINT; k++) share *= frequency_after(bytes[k - 1], bytes[k]);
  return share;
}

// The places of a literal with the rarest fingerprints; returns how many, at least one.
enum { WINDOWS_TRIED = 8, WINDOWS_SEEN = 250 };

static int rarest_windows(const literal_entry *entry, const uint8_t *bytes, uint16_t windows[WINDOWS_TRIED + 1]) {
  float shares[WINDOWS_TRIED + 1];
  int count = 0;
  windows[0] = 0;
  for (uint16_t start = 0; start < WINDOWS_SEEN && start + FINGERPRINT <= entry->length; start++) {
    float share = frequency_of_fingerprint(bytes + start);
    int place = count;
    for (; place > 0 && share < shares[place - 1]; place--) {
      shares[place] = shares[place - 1];
      windows[place] = windows[place - 1];
    }
    shares[place] = share;
    windows[place] = start;
    if (count < WINDOWS_TRIED) count++;
  }
  return count ? count : 1;
}

// The nibbles of byte k of a fingerprint; all of them behind the end of a short literal.
static nibble_sets nibbles_at(const literal_entry *entry, const uint8_t *fingerprint, int k) {
  if (k >= entry->length) return (nibble_sets){0xffff, 0xffff};
  uint8_t byte = fingerprint[k], before = k > 0 ? fingerprint[k - 1] & 15 : 0;
  nibble_sets sets = {(uint16_t)(1u << (byte & 15)), (uint16_t)(1u << (byte >> 4 ^ before))};
  if (entry->caseless && byte >= 'a' && byte <= 'z') sets.mixed |= (uint16_t)(1u << ((byte ^ 0x20) >> 4 ^ before));
  return sets;
}

static float share_of(const float shares[16], uint16_t nibbles) {
  float share = 0;
  for (; nibbles; nibbles &= nibbles - 1) share += shares[__builtin_ctz(nibbles)];
  return share;
}

static const float *mixed_shares(const choice *choice, int k) { return k > 0 ? choice->mixed : choice->high; }

// What `target` would let pass with one more literal in it.
static float passes_with(const choice *choice, const bucket *target, const nibble_sets added[FINGERPRINT]) {
  float passes = 1;
  for (int k = 0; k < FINGERPRINT; k++) {
    const nibble_sets *sets = &target->sets[k];
    passes *= target->low_shares[k] + share_of(choice->low, added[k].low & ~sets->low);
    passes *= target->mixed_shares[k] + share_of(mixed_shares(choice, k), added[k].mixed & ~sets->mixed);
  }
  return passes;
}

static void add(const choice *choice, bucket *target, const nibble_sets added[FINGERPRINT]) {
  target->passes = passes_with(choice, target, added);
  for (int k = 0; k < FINGERPRINT; k++) {
    nibble_sets *sets = &target->sets[k];
    sets->low |= added[k].low;
    sets->mixed |= added[k].mixed;
    target->low_shares[k] = share_of(choice->low, sets->low);
    target->mixed_shares[k] = share_of(mixed_shares(choice, k), sets->mixed);
  }
}

// Takes the fingerprint and the bucket that let the fewest texts more pass than before.
static void place_literal(choice *choice, literal_entry *entry, const uint8_t *bytes) {
  uint16_t windows[WINDOWS_TRIED + 1];
  int count = rarest_windows(entry, bytes, windows);
  bucket *best = NULL;
  nibble_sets best_sets[FINGERPRINT];
  float least = 0;
  for (int w = 0; w < count; w++) {
    nibble_sets sets[FINGERPRINT];
    for (int k = 0; k < FINGERPRINT; k++) sets[k] = nibbles_at(entry, bytes + windows[w], k);
    for (int b = 0; b < BUCKETS; b++) {
      bucket *target = &choice->buckets[b];
      float more = passes_with(choice, target, sets) - target->passes;
      if (best && more >= least) continue;
      best = target;
      least = more;
      entry->window = windows[w];
      memcpy(best_sets, sets, sizeof sets);
    }
  }
  add(choice, best, best_sets);
}

static void write_filter(const choice *choice, literal_filter *filter) {
  for (int b = 0; b < BUCKETS; b++) {
    uint8_t bit = (uint8_t)(1u << (b & 7));
    for (int k = 0; k < FINGERPRINT; k++) {
      const nibble_sets *sets = &choice->buckets[b].sets[k];
      for (int n = 0; n < 16; n++) {
        if (sets->low >> n & 1) filter->low[b >> 3][k][n] |= bit;
        if (sets->mixed >> n & 1) filter->mixed[b >> 3][k][n] |= bit;
      }
    }
  }
}

void choose_fingerprints(literal_tables *tables) {
  choice choice = {0};
  for (int byte = 0; byte < 256; byte++) {
    choice.low[byte & 15] += frequency_of((uint8_t)byte);
    choice.high[byte >> 4] += frequency_of((uint8_t)byte);
  }
  for (int n = 0; n < 256; n++) choice.mixed[n >> 4 ^ (n & 15)] += choice.high[n >> 4] * choice.low[n & 15];
  literal_entry *entries = (literal_entry *)((uint8_t *)tables + tables->entries);
  for (uint32_t i = 0; i < tables->count; i++)
    place_literal(&choice, &entries[i], (const uint8_t *)tables + entries[i].bytes);
  write_filter(&choice, &tables->filter);
}
