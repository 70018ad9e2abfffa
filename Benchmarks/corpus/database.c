// PostgreSQL with log_line_prefix = '%m [%p] %q%u@%d '.
#include "story.h"
#include "streams.h"

static const char *const statements[] = {
    "SELECT id, state, total_cents FROM orders WHERE customer_id = $1 ORDER BY created_at DESC LIMIT 20",
    "INSERT INTO orders (customer_id, basket_id, total_cents) VALUES ($1, $2, $3) RETURNING id",
    "UPDATE baskets SET updated_at = now() WHERE id = $1 AND version = $2",
    "SELECT b.id, b.title, s.quantity FROM books b JOIN stock s ON s.book_id = b.id WHERE b.id = ANY($1)",
    "DELETE FROM sessions WHERE expires_at < now()"};

static void put_prefix(struct output *out, struct moment now, unsigned process, const char *user) {
  put(out, "2026-05-06 %02u:%02u:%02u.%03u UTC [%u] %s", now.hour, now.minute_of_hour, now.second, now.fraction,
      process, user);
}

void write_postgresql(struct output *out, struct dice *dice, struct moment now, unsigned host) {
  (void)host;
  unsigned process = 2000 + (now.minute * 211 + below(dice, 400)) % 28000, kind = below(dice, 1000);
  unsigned port = 32768 + below(dice, 28000), client = 11 + below(dice, 4);
  unsigned is_refused = below(dice, 1000) < failing(now.minute);
  if (is_refused || kind < 150) {
    put_prefix(out, now, process, "");
    put(out, "LOG:  connection received: host=10.20.3.%u port=%u\n", client, port);
    put_prefix(out, now, process, is_refused ? "books@shop " : "");
    if (is_refused) put(out, "FATAL:  sorry, too many clients already\n");
    else put(out, "LOG:  connection authorized: user=books database=shop application_name=orders\n");
    return;
  }
  put_prefix(out, now, process, "books@shop ");
  if (kind < 300)
    put(out, "LOG:  disconnection: session time: 0:%02u:%02u.%03u user=books database=shop host=10.20.3.%u port=%u\n",
        below(dice, 60), below(dice, 60), below(dice, 1000), client, port);
  else if (kind < 980) {
    put(out, "LOG:  duration: %u.%03u ms  execute <unnamed>: %s\n", lasting(dice, 6), below(dice, 1000),
        ANY(dice, statements));
    if (kind > 700) {
      put_prefix(out, now, process, "books@shop ");
      put(out, "DETAIL:  parameters: $1 = '%u'\n", 70000 + skewed(dice, 50000));
    }
  } else if (kind < 986) {
    put(out, "ERROR:  duplicate key value violates unique constraint \"orders_request_key\"\n");
    put_prefix(out, now, process, "books@shop ");
    put(out, "DETAIL:  Key (request)=(%016llx) already exists.\n", (unsigned long long)roll(dice));
  } else if (kind < 990)
    put(out, "LOG:  temporary file: path \"base/pgsql_tmp/pgsql_tmp%u.0\", size %u\n", process,
        1000000 + below(dice, 90000000));
  else if (kind < 994)
    put(out, "LOG:  process %u still waiting for ShareLock on transaction %u after 1000.%03u ms\n", process,
        61000000 + now.minute * 500, below(dice, 1000));
  else
    put(out, "LOG:  duration: %u.%03u ms  statement: SELECT date_trunc('hour', created_at) AS hour, count(*)\n"
        "\tFROM orders\n\tWHERE created_at > now() - interval '1 day'\n\tGROUP BY 1\n", lasting(dice, 900),
        below(dice, 1000));
}
