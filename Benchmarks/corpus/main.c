// corpus DIR MIB: writes MIB mebibytes of logs of one incident to DIR, a folder per host and a file per hour.
// Every byte follows from the size: two runs on any machines write the same. The time span is fixed; the size sets the
// rate.
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "story.h"
#include "streams.h"

struct stream {
  const char *path; // %u is the number of the host
  entry_writer *write;
  unsigned hosts;
  unsigned share;   // of a thousand bytes of the corpus
  unsigned trouble; // how much more is logged while things fail, in percent
};

static const struct stream streams[] = {
    {"web-%u/nginx/access.log", write_access, 2, 400, 70},
    {"web-%u/nginx/error.log", write_web_error, 2, 40, 2000},
    {"app-%u/orders/app.json.log", write_json, 2, 200, 90},
    {"app-%u/billing/billing.log", write_java, 2, 150, 150},
    {"db-%u/postgresql/postgresql.log", write_postgresql, 1, 150, 200},
    {"sys-%u/syslog", write_syslog, 2, 60, 100},
};

static void fail(const char *path) {
  fprintf(stderr, "corpus: %s: %s\n", path, strerror(errno));
  exit(1);
}

static struct output open_output(char *path) {
  for (char *slash = strchr(path + 1, '/'); slash; slash = strchr(slash + 1, '/')) {
    *slash = 0;
    if (mkdir(path, 0777) && errno != EEXIST) fail(path);
    *slash = '/';
  }
  struct output out = {fopen(path, "w"), 0};
  if (!out.file) fail(path);
  return out;
}

static void close_output(struct output out, const char *path) {
  if (ferror(out.file) || fclose(out.file)) fail(path);
}

/// The weight of a minute: people come around noon, and trouble is logged at length.
static uint64_t weight(const struct stream *stream, unsigned minute) {
  unsigned distance = minute > 210 ? minute - 210 : 210 - minute;
  return (uint64_t)(1000 - distance) * (failing(minute) ? stream->trouble : 100);
}

/// Fills each minute up to its share; the time of an entry follows from how far its minute is filled.
static void write_hour(const struct stream *stream, struct output *out, struct dice *dice, unsigned host, unsigned hour,
                       double bytes_per_weight) {
  double end = 0;
  for (unsigned minute = hour * 60; minute < hour * 60 + 60; minute++) {
    double start = end, share = (double)weight(stream, minute) * bytes_per_weight;
    end += share;
    while ((double)out->bytes < end) {
      double filled = ((double)out->bytes - start) / share;
      struct moment now = {.minute = minute, .millisecond = filled > 0 ? (unsigned)(filled * 60000) : 0};
      now.hour = FIRST_HOUR + hour;
      now.minute_of_hour = minute % 60;
      now.second = now.millisecond / 1000;
      now.fraction = now.millisecond % 1000;
      stream->write(out, dice, now, host);
    }
  }
}

int main(int count, char **arguments) {
  double size = count == 3 ? atof(arguments[2]) * 1048576 : 0;
  if (size <= 0) {
    fprintf(stderr, "usage: corpus DIR MIB\n");
    return 2;
  }
  char path[4096], name[256];
  for (unsigned i = 0; i < COUNT(streams); i++) {
    const struct stream *stream = &streams[i];
    double weights = 0;
    for (unsigned minute = 0; minute < HOURS * 60; minute++) weights += (double)weight(stream, minute);
    double bytes_per_weight = size * stream->share / 1000 / stream->hosts / weights;
    for (unsigned host = 0; host < stream->hosts; host++)
      for (unsigned hour = 0; hour < HOURS; hour++) {
        snprintf(name, sizeof name, stream->path, host + 1);
        // Rotated: the newest has the smallest number.
        snprintf(path, sizeof path, "%s/%s.%u", arguments[1], name, HOURS - hour);
        struct output out = open_output(path);
        struct dice dice = {(uint64_t)i * 1000 + host * 100 + hour};
        write_hour(stream, &out, &dice, host, hour, bytes_per_weight);
        close_output(out, path);
      }
  }
  snprintf(path, sizeof path, "%s/deploy/deploy.log.1", arguments[1]);
  struct output out = open_output(path);
  struct dice dice = {7};
  write_deploys(&out, &dice);
  close_output(out, path);
  return 0;
}
