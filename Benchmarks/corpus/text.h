// Random numbers and the file that lines go to. Only integers: the same seed gives the same bytes on every machine.
#ifndef TEXT_H
#define TEXT_H

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

/// A stream of random numbers (splitmix64, Steele, Lea and Flood 2014).
struct dice {
  uint64_t state;
};

static inline uint64_t roll(struct dice *dice) {
  uint64_t z = (dice->state += 0x9E3779B97F4A7C15u);
  z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
  z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
  return z ^ (z >> 31);
}

/// A number in 0..<limit, each as often.
static inline unsigned below(struct dice *dice, unsigned limit) {
  return (unsigned)(((roll(dice) >> 32) * limit) >> 32);
}

/// A number in 0..<limit, small ones far more often, as users, products and routes are used.
static inline unsigned skewed(struct dice *dice, unsigned limit) {
  return below(dice, below(dice, below(dice, limit) + 1) + 1);
}

/// A duration: mostly near `usual`, now and then several times as long.
static inline unsigned lasting(struct dice *dice, unsigned usual) {
  return usual / 2 + below(dice, usual) + (below(dice, 20) == 0 ? skewed(dice, usual * 8) : 0);
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define ANY(dice, array) ((array)[below(dice, COUNT(array))])
#define SKEWED(dice, array) ((array)[skewed(dice, COUNT(array))])

/// Where a line stands: the day is fixed, `minute` counts from the first hour of the corpus.
struct moment {
  unsigned minute, millisecond;
  unsigned hour, minute_of_hour, second, fraction;
};

struct output {
  FILE *file;
  uint64_t bytes;
};

/// Writes formatted text and counts its bytes.
__attribute__((format(printf, 2, 3))) static inline void put(struct output *out, const char *format, ...) {
  va_list arguments;
  va_start(arguments, format);
  int written = vfprintf(out->file, format, arguments);
  va_end(arguments);
  if (written > 0) out->bytes += (uint64_t)written;
}

#endif
