#ifndef RULE_PACK_H
#define RULE_PACK_H

#include <stddef.h>

/// One file of Rules/, embedded when the package is built.
struct rule_pack_file {
  /// Path below Rules/, for example "events/postgresql.yaml".
  const char *path;
  const unsigned char *bytes;
  size_t size;
};

/// Number of embedded files.
size_t rule_pack_count(void);

/// The embedded file at `index`, in path order; `index` must be below `rule_pack_count()`.
struct rule_pack_file rule_pack_file_at(size_t index);

#endif
