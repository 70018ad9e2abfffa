// What happens in the six hours of the corpus, in minutes after 08:00 UTC on 2026-05-06: release 3.8.0 of `orders` asks
// for ten times as many database connections; they run out; the release is rolled back.
#ifndef STORY_H
#define STORY_H

enum {
  FIRST_HOUR = 8,
  HOURS = 6,
  RELEASED = 192,    // 11:12
  RUNNING_OUT = 205, // 11:25
  RUN_OUT = 210,     // 11:30
  ROLLED_BACK = 240, // 12:00
  RECOVERED = 245,   // 12:05
  OUT_OF_MEMORY = 100 // a decoy: a job that nobody waits for is killed
};

/// How many of a thousand calls that need the database fail.
static inline unsigned failing(unsigned minute) {
  if (minute < RUNNING_OUT || minute >= RECOVERED) return 0;
  if (minute < RUN_OUT) return (minute - RUNNING_OUT + 1) * 90;
  return minute < ROLLED_BACK ? 550 : 300;
}

/// Whether the new release is running.
static inline int is_released(unsigned minute) { return minute >= RELEASED && minute < ROLLED_BACK; }

#endif
