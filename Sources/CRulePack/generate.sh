#!/bin/sh
# Writes rule_pack.c: one #embed for every file below Rules/. Run it (make rulepack) after adding or removing a file;
# a test proves that the list is complete.
set -eu
cd "$(dirname "$0")/../.."
out=Sources/CRulePack/rule_pack.c
files=$(cd Rules && find . -type f -name '*.yaml' | sed 's|^\./||' | LC_ALL=C sort)
{
  echo '// Written by generate.sh; do not edit.'
  echo '#include "rule_pack.h"'
  echo
  echo '#pragma clang diagnostic ignored "-Wc23-extensions"'
  echo
  number=0
  for file in $files; do
    printf 'static const unsigned char file_%d[] = {\n#embed "../../Rules/%s"\n};\n' "$number" "$file"
    number=$((number + 1))
  done
  echo
  echo 'static const struct rule_pack_file files[] = {'
  number=0
  for file in $files; do
    printf '  {"%s", file_%d, sizeof file_%d},\n' "$file" "$number" "$number"
    number=$((number + 1))
  done
  echo '};'
  echo
  echo 'size_t rule_pack_count(void) { return sizeof files / sizeof files[0]; }'
  echo
  echo 'struct rule_pack_file rule_pack_file_at(size_t index) { return files[index]; }'
} > "$out"
