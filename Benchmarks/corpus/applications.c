// The services: JSON lines of `orders` and its neighbours, and a Java service with stack traces.
#include "story.h"
#include "streams.h"

static void put_json_tail(struct output *out, struct dice *dice, struct moment now, unsigned is_failing) {
  static const char *const routes[] = {"/api/basket/{id}", "/api/books/{id}", "/api/search", "/api/orders"};
  if (is_failing) {
    switch (below(dice, 3)) {
    case 0:
      put(out, "\"msg\":\"query failed\",\"error\":\"pq: sorry, too many clients already\",\"op\":\"insert_order\"}\n");
      return;
    case 1:
      put(out, "\"msg\":\"no connection from pool\",\"error\":\"context deadline exceeded\",\"waiting\":%u}\n",
          20 + below(dice, 300));
      return;
    default:
      put(out, "\"msg\":\"request failed\",\"route\":\"/api/orders\",\"status\":503,\"attempt\":%u}\n",
          1 + below(dice, 3));
      return;
    }
  }
  unsigned kind = below(dice, 100);
  if (kind < 12)
    put(out, "\"msg\":\"cache %s\",\"key\":\"book:%u\",\"ttl_s\":%u}\n", kind < 9 ? "hit" : "miss",
        1000 + skewed(dice, 9000), below(dice, 300));
  else if (kind < 75)
    put(out, "\"msg\":\"request completed\",\"method\":\"%s\",\"route\":\"%s\",\"status\":200,\"duration_ms\":%u.%03u,"
        "\"user_id\":%u}\n", kind < 60 ? "GET" : "POST", SKEWED(dice, routes),
        lasting(dice, 20) * (is_released(now.minute) ? 2 : 1), below(dice, 1000), 70000 + skewed(dice, 50000));
  else if (kind < 88)
    put(out, "\"msg\":\"event published\",\"topic\":\"orders.v3\",\"partition\":%u,\"offset\":%u}\n", below(dice, 24),
        51000000 + now.minute * 6000 + now.millisecond / 10);
  else
    put(out, "\"msg\":\"stock reserved\",\"isbn\":\"978%010u\",\"quantity\":%u,\"warehouse\":\"%s\"}\n",
        100000 + skewed(dice, 9000), 1 + skewed(dice, 4), kind < 94 ? "lyon" : "ghent");
}

void write_json(struct output *out, struct dice *dice, struct moment now, unsigned host) {
  static const char *const services[] = {"orders", "basket", "books", "search", "accounts", "stock"};
  unsigned service = skewed(dice, COUNT(services));
  unsigned is_failing = (service == 0 || below(dice, 3) == 0) && below(dice, 1000) < failing(now.minute);
  put(out, "{\"time\":\"2026-05-06T%02u:%02u:%02u.%03uZ\",\"level\":\"%s\",\"service\":\"%s\",\"host\":\"app-%u\","
      "\"version\":\"%s\",\"trace_id\":\"%016llx\",", now.hour, now.minute_of_hour, now.second, now.fraction,
      is_failing ? "error" : "info", services[service], 1 + host,
      service == 0 && is_released(now.minute) ? "3.8.0" : "3.7.5", (unsigned long long)roll(dice));
  put_json_tail(out, dice, now, is_failing);
}

static void put_trace(struct output *out, struct dice *dice) {
  static const char *const frames[] = {
      "org.springframework.jdbc.datasource.DataSourceUtils.getConnection(DataSourceUtils.java:84)",
      "org.springframework.jdbc.core.JdbcTemplate.execute(JdbcTemplate.java:376)",
      "com.example.billing.InvoiceStore.open(InvoiceStore.java:91)",
      "com.example.billing.InvoiceService.charge(InvoiceService.java:147)",
      "com.example.billing.InvoiceController.post(InvoiceController.java:58)",
      "java.base/java.lang.reflect.Method.invoke(Method.java:580)",
      "org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)",
      "jakarta.servlet.http.HttpServlet.service(HttpServlet.java:590)",
      "org.apache.catalina.core.ApplicationFilterChain.doFilter(ApplicationFilterChain.java:150)",
      "java.base/java.lang.Thread.run(Thread.java:1583)"};
  put(out, "org.springframework.jdbc.CannotGetJdbcConnectionException: Failed to obtain JDBC Connection\n");
  for (unsigned i = 0; i < COUNT(frames); i++)
    if (i < 3 || below(dice, 6) > 0) put(out, "\tat %s\n", frames[i]);
  if (below(dice, 3) == 0)
    put(out, "Caused by: java.sql.SQLTransientConnectionException: billing-pool - Connection is not available, request "
        "timed out after 30%03ums.\n", below(dice, 30));
  else put(out, "Caused by: org.postgresql.util.PSQLException: FATAL: sorry, too many clients already\n");
  put(out, "\t... %u common frames omitted\n", 38 + below(dice, 6));
}

void write_java(struct output *out, struct dice *dice, struct moment now, unsigned host) {
  (void)host;
  unsigned invoice = 900000 + now.minute * 700 + below(dice, 700), thread = 1 + below(dice, 64);
  unsigned kind = below(dice, 1000);
  put(out, "2026-05-06 %02u:%02u:%02u,%03u ", now.hour, now.minute_of_hour, now.second, now.fraction);
  if (below(dice, 2000) < failing(now.minute)) {
    put(out, "ERROR [http-nio-8080-exec-%u] c.e.billing.InvoiceController - Could not charge invoice %u\n", thread,
        invoice);
    put_trace(out, dice);
  } else if (kind < 4)
    put(out, "WARN  [http-nio-8080-exec-%u] c.e.billing.CardGateway - Retrying charge of invoice %u after HTTP 429 Too "
        "Many Requests (attempt %u)\n", thread, invoice, 1 + below(dice, 3));
  else if (kind < 10)
    put(out, "INFO  [gc-notifier] c.e.metrics.Collector - GC pause G1 Young Generation %ums heap=%uM/4096M\n",
        4 + below(dice, 40), 900 + below(dice, 1100));
  else if (kind < 420)
    put(out, "INFO  [http-nio-8080-exec-%u] c.e.billing.InvoiceService - Invoice %u charged for order B-%u "
        "amount=%u.%02u EUR in %u ms\n", thread, invoice, 40000 + skewed(dice, 90000), 5 + skewed(dice, 200),
        below(dice, 100), lasting(dice, 60));
  else if (kind < 700)
    put(out, "INFO  [http-nio-8080-exec-%u] c.e.ledger.Writer - Ledger entry %u written account=A-%06u batch=%u\n",
        thread, invoice * 3, skewed(dice, 30000), 1200 + now.minute);
  else
    put(out, "INFO  [consumer-%u] c.e.billing.OrderListener - Consumed record topic=orders.v3 partition=%u offset=%u "
        "lag=%u\n", 1 + below(dice, 4), below(dice, 24), 51000000 + now.minute * 6000 + now.millisecond / 10,
        skewed(dice, 40));
}
