// nginx: the access log (combined, with times of the request and of the backend) and the error log.
#include "story.h"
#include "streams.h"

static const char *const agents[] = {
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 "
    "Mobile/15E148 Safari/604.1",
    "Mozilla/5.0 (X11; Linux x86_64; rv:138.0) Gecko/20100101 Firefox/138.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.4 "
    "Safari/605.1.15",
    "Mozilla/5.0 (Linux; Android 15; Pixel 9) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/135.0.0.0 Mobile "
    "Safari/537.36",
    "BooksApp/7.2.0 (iOS 18.4; iPhone16,1)",
    "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "okhttp/4.12.0",
    "curl/8.7.1",
};
static const char *const assets[] = {"/assets/app.31be0c.js", "/assets/site.8fd2a1.css", "/assets/logo.svg",
                                     "/favicon.ico", "/assets/vendor.e01b77.js", "/assets/serif.woff2"};
static const char *const pages[] = {"/", "/books", "/basket", "/search", "/account", "/authors", "/help", "/sign-in"};
static const char *const words[] = {"atlas", "sea+stories", "cooking", "grammar", "poems", "history+of+rome", "maps"};

static void put_client(struct output *out, struct dice *dice) {
  unsigned client = skewed(dice, 24000);
  put(out, "198.%u.%u.%u", 18 + client % 2, client / 240 % 250, 1 + client % 240);
}

void write_access(struct output *out, struct dice *dice, struct moment now, unsigned host) {
  put_client(out, dice);
  put(out, " - - [06/May/2026:%02u:%02u:%02u +0000] \"", now.hour, now.minute_of_hour, now.second);
  unsigned kind = below(dice, 100), status = 200, milliseconds = 0, bytes;
  if (kind < 28) {
    put(out, "GET %s", SKEWED(dice, assets));
    status = below(dice, 3) == 0 ? 304 : 200;
    bytes = status == 304 ? 0 : 9000 + skewed(dice, 6) * 6151;
  } else if (kind < 55) {
    put(out, "GET /books/%u", 1000 + skewed(dice, 9000));
    milliseconds = lasting(dice, 40);
    bytes = 14000 + below(dice, 6000);
  } else if (kind < 67) {
    put(out, "GET /api/search?q=%s&page=%u", ANY(dice, words), 1 + skewed(dice, 8));
    milliseconds = lasting(dice, 80);
    bytes = 3000 + below(dice, 4000);
  } else if (kind < 87) {
    put(out, "%s /api/basket/%u", kind < 80 ? "GET" : "PUT", 300000 + below(dice, 80000));
    milliseconds = lasting(dice, 20);
    bytes = 400 + below(dice, 900);
  } else if (kind < 93) {
    put(out, "POST /api/orders");
    status = 201;
    milliseconds = lasting(dice, 160);
    bytes = 300 + below(dice, 200);
  } else {
    put(out, "GET %s", SKEWED(dice, pages));
    status = below(dice, 90) == 0 ? 404 : 200;
    milliseconds = lasting(dice, 30);
    bytes = 16000 + below(dice, 9000);
  }
  if (kind >= 55 && kind < 93 && below(dice, 1000) < failing(now.minute)) {
    static const unsigned failures[] = {502, 502, 502, 504, 503, 499};
    status = ANY(dice, failures);
    milliseconds = status == 504 ? 60000 + below(dice, 4) : lasting(dice, 900);
    bytes = status == 499 ? 0 : 157;
  }
  put(out, " HTTP/1.1\" %u %u \"https://books.example%s\" \"%s\" rt=%u.%03u", status, bytes, SKEWED(dice, pages),
      SKEWED(dice, agents), milliseconds / 1000, milliseconds % 1000);
  if (kind < 28) put(out, " urt=- us=-\n");
  else
    put(out, " urt=%u.%03u us=10.20.3.%u:8080\n", milliseconds / 1000, milliseconds % 1000, 11 + host + below(dice, 2));
}

void write_web_error(struct output *out, struct dice *dice, struct moment now, unsigned host) {
  static const char *const failures[] = {
      "upstream prematurely closed connection while reading response header from upstream",
      "upstream timed out (110: Connection timed out) while reading response header from upstream",
      "connect() failed (111: Connection refused) while connecting to upstream",
      "no live upstreams while connecting to upstream"};
  unsigned is_bad = failing(now.minute) > 0 && below(dice, 30) > 0, kind = below(dice, 10);
  put(out, "2026/05/06 %02u:%02u:%02u [%s] %u#0: *%u ", now.hour, now.minute_of_hour, now.second,
      is_bad || kind > 5 ? "error" : "warn", 910 + host, 4000000 + now.minute * 5000 + now.millisecond / 12);
  if (is_bad) {
    put(out, "%s, client: ", SKEWED(dice, failures));
    put_client(out, dice);
    put(out,
        ", server: books.example, request: \"POST /api/orders HTTP/1.1\", upstream: "
        "\"http://10.20.3.%u:8080/api/orders\", host: \"books.example\"\n",
        11 + below(dice, 3));
  } else if (kind > 5) {
    put(out, "open() \"/srv/books/.well-known/%x\" failed (2: No such file or directory), client: ", below(dice, 4096));
    put_client(out, dice);
    put(out, ", server: books.example, request: \"GET / HTTP/1.1\", host: \"books.example\"\n");
  } else {
    put(out, "an upstream response is buffered to a temporary file /var/cache/nginx/proxy/%u/%02u/%010u while reading "
        "upstream, client: ", below(dice, 10), below(dice, 100), below(dice, 1000000));
    put_client(out, dice);
    put(out, ", server: books.example, request: \"GET /books/%u HTTP/1.1\", host: \"books.example\"\n",
        1000 + skewed(dice, 9000));
  }
}
