// Searches a text for hundreds or thousands of literals at once.
//
// The tables are one block of memory that the caller owns and may copy: it holds offsets, no pointers.
#ifndef LITERAL_SEARCH_H
#define LITERAL_SEARCH_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

// How many literals a search can hold, and of which lengths.
enum { LITERAL_SEARCH_COUNT_MAX = 16000, LITERAL_SEARCH_LENGTH_MIN = 2, LITERAL_SEARCH_LENGTH_MAX = 255 };

// One literal: `length` bytes from `start` in the bytes handed to literal_search_build.
typedef struct {
  uint32_t start;
  uint16_t length;
  uint16_t window;  // where the literal_search_window(length) bytes begin that a text holds most rarely
  bool caseless;    // ASCII letters stand for both of their cases
} literal_search_literal;

// Literal number `literal` begins at text[offset].
typedef struct {
  uint32_t offset;
  uint32_t literal;
} literal_search_hit;

// How many neighbouring bytes of a literal the search looks for before it compares the whole.
uint16_t literal_search_window(uint16_t length);

// How many bytes the tables for `count` literals with `total` bytes together take.
size_t literal_search_size(uint32_t count, size_t total);

// Fills `tables`, which literal_search_size sized and which is aligned to 8 bytes.
void literal_search_build(void *tables, const literal_search_literal *literals, uint32_t count,
                          const uint8_t *bytes);

// The room for hits that literal_search_scan needs at least.
uint32_t literal_search_capacity(const void *tables);

// The instructions that a search uses. All of them find the same hits.
typedef enum {
  literal_search_scalar,
  literal_search_ssse3,
  literal_search_avx2,
  literal_search_neon,
} literal_search_kind;

// Whether this processor can run a kind of search, and the fastest one that it can.
bool literal_search_supports(literal_search_kind kind);
literal_search_kind literal_search_fastest(void);

// Finds the literals that lie wholly in text[begin..<end], `end` at most UINT32_MAX, from position *resume on
// (`begin` at first). Returns how many hits it stored; sets *resume to `end` when it is done, otherwise to
// where the next call goes on. Hits come in the order of the literals' windows, so out of the order of their
// offsets by less than LITERAL_SEARCH_LENGTH_MAX.
uint32_t literal_search_scan(literal_search_kind kind, const void *tables, const uint8_t *text, size_t begin,
                             size_t end, size_t *resume, literal_search_hit *hits, uint32_t capacity);

#endif
