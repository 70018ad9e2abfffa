// One writer per kind of log. Each writes one entry, which may have several lines.
#ifndef STREAMS_H
#define STREAMS_H

#include "text.h"

typedef void entry_writer(struct output *out, struct dice *dice, struct moment now, unsigned host);

entry_writer write_access, write_web_error, write_json, write_java, write_postgresql, write_syslog;

/// The whole log of the deploy tool; it does not grow with the corpus.
void write_deploys(struct output *out, struct dice *dice);

#endif
