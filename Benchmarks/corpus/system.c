// Syslog of two hosts, and the log of the deploy tool.
#include "story.h"
#include "streams.h"

void write_syslog(struct output *out, struct dice *dice, struct moment now, unsigned host) {
  static const char *const units[] = {"Daily package lists.", "Session 812 of User deploy.", "Rotate log files.",
                                      "Cleanup of temporary folders.", "Textfile collector of node-exporter."};
  static const char *const users[] = {"admin", "oracle", "test", "git"};
  static const char *const jobs[] = {"/usr/local/bin/collect-metrics", "run-parts /etc/cron.hourly",
                                     "/usr/lib/sysstat/debian-sa1 1 1"};
  static const char *const names[] = {"app-1", "db-1"};
  unsigned kind = below(dice, 1000), process = 3000 + below(dice, 30000), uptime = 260000 + now.minute * 60 + now.second;
  put(out, "May  6 %02u:%02u:%02u %s ", now.hour, now.minute_of_hour, now.second, names[host]);
  if (now.minute == OUT_OF_MEMORY && kind < 30)
    put(out, "kernel: [%u.%06u] Out of memory: Killed process %u (thumbnailer) total-vm:8123452kB, "
        "anon-rss:6201188kB, file-rss:0kB, shmem-rss:0kB, UID:1001\n", uptime, below(dice, 1000000), process);
  else if (kind < 260) put(out, "systemd[1]: %s %s\n", kind < 130 ? "Started" : "Finished", ANY(dice, units));
  else if (kind < 390)
    put(out, "sshd[%u]: Accepted publickey for deploy from 10.20.9.%u port %u ssh2: ED25519 SHA256:n5Wd1qEr0Kz\n",
        process, 2 + below(dice, 6), 32768 + below(dice, 28000));
  else if (kind < 450)
    put(out, "sshd[%u]: Failed password for invalid user %s from 203.0.113.%u port %u ssh2\n", process,
        ANY(dice, users), 1 + below(dice, 250), 32768 + below(dice, 28000));
  else if (kind < 620) put(out, "CRON[%u]: (root) CMD (%s)\n", process, ANY(dice, jobs));
  else if (kind < 900)
    put(out, "kubelet[1190]: I0506 %02u:%02u:%02u.%06u    1190 prober.go:107] \"Probe %s\" probeType=\"Readiness\" "
        "pod=\"books/orders-%08x\"\n", now.hour, now.minute_of_hour, now.second, below(dice, 1000000),
        failing(now.minute) > 0 && below(dice, 3) == 0 ? "failed" : "succeeded", 0x6d9f0c11u + host);
  else if (kind < 950)
    put(out, "kernel: [%u.%06u] [UFW BLOCK] IN=eth0 OUT= SRC=203.0.113.%u DST=10.20.3.11 LEN=40 TTL=%u PROTO=TCP "
        "SPT=%u DPT=%u\n", uptime, below(dice, 1000000), 1 + below(dice, 250), 40 + below(dice, 20),
        1024 + below(dice, 60000), below(dice, 10000));
  else
    put(out, "containerd[1011]: time=\"2026-05-06T%02u:%02u:%02uZ\" level=info msg=\"shim disconnected\" id=%012llx\n",
        now.hour, now.minute_of_hour, now.second, (unsigned long long)roll(dice) >> 16);
}

void write_deploys(struct output *out, struct dice *dice) {
  static const struct {
    unsigned minute;
    const char *action, *service, *from, *to, *change;
  } deploys[] = {
      {40, "DEPLOY", "books", "2.14.1", "2.14.2", ""},
      {130, "DEPLOY", "search", "1.9.0", "1.10.0", ""},
      {RELEASED, "DEPLOY", "orders", "3.7.5", "3.8.0", " change=\"db.pool.max 20->200\""},
      {RELEASED + 5, "DEPLOY", "stock", "0.8.3", "0.8.4", ""},
      {ROLLED_BACK, "ROLLBACK", "orders", "3.8.0", "3.7.5", ""},
  };
  for (unsigned i = 0; i < COUNT(deploys); i++) {
    static const char *const steps[] = {"started", "config applied", "pod replaced", "finished"};
    for (unsigned step = 0; step < COUNT(steps); step++) {
      unsigned second = step * 14 + below(dice, 5), minute = deploys[i].minute;
      put(out, "2026-05-06T%02u:%02u:%02u+00:00 deployer %s %s service=%s from=%s to=%s by=ci%s\n",
          FIRST_HOUR + minute / 60, minute % 60, second, deploys[i].action, steps[step], deploys[i].service,
          deploys[i].from, deploys[i].to, step == 1 ? deploys[i].change : "");
    }
  }
}
