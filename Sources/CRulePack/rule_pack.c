// Written by generate.sh; do not edit.
#include "rule_pack.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "../../Rules/events/apache.yaml"
};
static const unsigned char file_1[] = {
#embed "../../Rules/events/application.yaml"
};
static const unsigned char file_2[] = {
#embed "../../Rules/events/auth.yaml"
};
static const unsigned char file_3[] = {
#embed "../../Rules/events/cache-proxies.yaml"
};
static const unsigned char file_4[] = {
#embed "../../Rules/events/configuration-management.yaml"
};
static const unsigned char file_5[] = {
#embed "../../Rules/events/cron.yaml"
};
static const unsigned char file_6[] = {
#embed "../../Rules/events/deploy-exports.yaml"
};
static const unsigned char file_7[] = {
#embed "../../Rules/events/deploy-tools.yaml"
};
static const unsigned char file_8[] = {
#embed "../../Rules/events/deploys.yaml"
};
static const unsigned char file_9[] = {
#embed "../../Rules/events/dnsmasq.yaml"
};
static const unsigned char file_10[] = {
#embed "../../Rules/events/dotnet.yaml"
};
static const unsigned char file_11[] = {
#embed "../../Rules/events/envoy.yaml"
};
static const unsigned char file_12[] = {
#embed "../../Rules/events/generic-words.yaml"
};
static const unsigned char file_13[] = {
#embed "../../Rules/events/generic.yaml"
};
static const unsigned char file_14[] = {
#embed "../../Rules/events/golang.yaml"
};
static const unsigned char file_15[] = {
#embed "../../Rules/events/gunicorn.yaml"
};
static const unsigned char file_16[] = {
#embed "../../Rules/events/haproxy.yaml"
};
static const unsigned char file_17[] = {
#embed "../../Rules/events/http-client.yaml"
};
static const unsigned char file_18[] = {
#embed "../../Rules/events/jvm.yaml"
};
static const unsigned char file_19[] = {
#embed "../../Rules/events/kernel.yaml"
};
static const unsigned char file_20[] = {
#embed "../../Rules/events/memcached.yaml"
};
static const unsigned char file_21[] = {
#embed "../../Rules/events/migrations.yaml"
};
static const unsigned char file_22[] = {
#embed "../../Rules/events/mongodb.yaml"
};
static const unsigned char file_23[] = {
#embed "../../Rules/events/mysql-client.yaml"
};
static const unsigned char file_24[] = {
#embed "../../Rules/events/mysql.yaml"
};
static const unsigned char file_25[] = {
#embed "../../Rules/events/nginx.yaml"
};
static const unsigned char file_26[] = {
#embed "../../Rules/events/nodejs.yaml"
};
static const unsigned char file_27[] = {
#embed "../../Rules/events/pgbouncer.yaml"
};
static const unsigned char file_28[] = {
#embed "../../Rules/events/php.yaml"
};
static const unsigned char file_29[] = {
#embed "../../Rules/events/postgresql-client.yaml"
};
static const unsigned char file_30[] = {
#embed "../../Rules/events/postgresql.yaml"
};
static const unsigned char file_31[] = {
#embed "../../Rules/events/python.yaml"
};
static const unsigned char file_32[] = {
#embed "../../Rules/events/redis-client.yaml"
};
static const unsigned char file_33[] = {
#embed "../../Rules/events/redis.yaml"
};
static const unsigned char file_34[] = {
#embed "../../Rules/events/ruby.yaml"
};
static const unsigned char file_35[] = {
#embed "../../Rules/events/runbooks.yaml"
};
static const unsigned char file_36[] = {
#embed "../../Rules/events/supervisor.yaml"
};
static const unsigned char file_37[] = {
#embed "../../Rules/events/syslog.yaml"
};
static const unsigned char file_38[] = {
#embed "../../Rules/events/systemd.yaml"
};
static const unsigned char file_39[] = {
#embed "../../Rules/events/traefik.yaml"
};
static const unsigned char file_40[] = {
#embed "../../Rules/formats/cloud.yaml"
};
static const unsigned char file_41[] = {
#embed "../../Rules/formats/containers.yaml"
};
static const unsigned char file_42[] = {
#embed "../../Rules/formats/databases.yaml"
};
static const unsigned char file_43[] = {
#embed "../../Rules/formats/deployments.yaml"
};
static const unsigned char file_44[] = {
#embed "../../Rules/formats/haproxy.yaml"
};
static const unsigned char file_45[] = {
#embed "../../Rules/formats/jvm.yaml"
};
static const unsigned char file_46[] = {
#embed "../../Rules/formats/languages.yaml"
};
static const unsigned char file_47[] = {
#embed "../../Rules/formats/metrics.yaml"
};
static const unsigned char file_48[] = {
#embed "../../Rules/formats/mysql.yaml"
};
static const unsigned char file_49[] = {
#embed "../../Rules/formats/operations.yaml"
};
static const unsigned char file_50[] = {
#embed "../../Rules/formats/postgresql.yaml"
};
static const unsigned char file_51[] = {
#embed "../../Rules/formats/proxies.yaml"
};
static const unsigned char file_52[] = {
#embed "../../Rules/formats/python.yaml"
};
static const unsigned char file_53[] = {
#embed "../../Rules/formats/redis.yaml"
};
static const unsigned char file_54[] = {
#embed "../../Rules/formats/structured.yaml"
};
static const unsigned char file_55[] = {
#embed "../../Rules/formats/syslog.yaml"
};
static const unsigned char file_56[] = {
#embed "../../Rules/formats/web.yaml"
};

static const struct rule_pack_file files[] = {
  {"events/apache.yaml", file_0, sizeof file_0},
  {"events/application.yaml", file_1, sizeof file_1},
  {"events/auth.yaml", file_2, sizeof file_2},
  {"events/cache-proxies.yaml", file_3, sizeof file_3},
  {"events/configuration-management.yaml", file_4, sizeof file_4},
  {"events/cron.yaml", file_5, sizeof file_5},
  {"events/deploy-exports.yaml", file_6, sizeof file_6},
  {"events/deploy-tools.yaml", file_7, sizeof file_7},
  {"events/deploys.yaml", file_8, sizeof file_8},
  {"events/dnsmasq.yaml", file_9, sizeof file_9},
  {"events/dotnet.yaml", file_10, sizeof file_10},
  {"events/envoy.yaml", file_11, sizeof file_11},
  {"events/generic-words.yaml", file_12, sizeof file_12},
  {"events/generic.yaml", file_13, sizeof file_13},
  {"events/golang.yaml", file_14, sizeof file_14},
  {"events/gunicorn.yaml", file_15, sizeof file_15},
  {"events/haproxy.yaml", file_16, sizeof file_16},
  {"events/http-client.yaml", file_17, sizeof file_17},
  {"events/jvm.yaml", file_18, sizeof file_18},
  {"events/kernel.yaml", file_19, sizeof file_19},
  {"events/memcached.yaml", file_20, sizeof file_20},
  {"events/migrations.yaml", file_21, sizeof file_21},
  {"events/mongodb.yaml", file_22, sizeof file_22},
  {"events/mysql-client.yaml", file_23, sizeof file_23},
  {"events/mysql.yaml", file_24, sizeof file_24},
  {"events/nginx.yaml", file_25, sizeof file_25},
  {"events/nodejs.yaml", file_26, sizeof file_26},
  {"events/pgbouncer.yaml", file_27, sizeof file_27},
  {"events/php.yaml", file_28, sizeof file_28},
  {"events/postgresql-client.yaml", file_29, sizeof file_29},
  {"events/postgresql.yaml", file_30, sizeof file_30},
  {"events/python.yaml", file_31, sizeof file_31},
  {"events/redis-client.yaml", file_32, sizeof file_32},
  {"events/redis.yaml", file_33, sizeof file_33},
  {"events/ruby.yaml", file_34, sizeof file_34},
  {"events/runbooks.yaml", file_35, sizeof file_35},
  {"events/supervisor.yaml", file_36, sizeof file_36},
  {"events/syslog.yaml", file_37, sizeof file_37},
  {"events/systemd.yaml", file_38, sizeof file_38},
  {"events/traefik.yaml", file_39, sizeof file_39},
  {"formats/cloud.yaml", file_40, sizeof file_40},
  {"formats/containers.yaml", file_41, sizeof file_41},
  {"formats/databases.yaml", file_42, sizeof file_42},
  {"formats/deployments.yaml", file_43, sizeof file_43},
  {"formats/haproxy.yaml", file_44, sizeof file_44},
  {"formats/jvm.yaml", file_45, sizeof file_45},
  {"formats/languages.yaml", file_46, sizeof file_46},
  {"formats/metrics.yaml", file_47, sizeof file_47},
  {"formats/mysql.yaml", file_48, sizeof file_48},
  {"formats/operations.yaml", file_49, sizeof file_49},
  {"formats/postgresql.yaml", file_50, sizeof file_50},
  {"formats/proxies.yaml", file_51, sizeof file_51},
  {"formats/python.yaml", file_52, sizeof file_52},
  {"formats/redis.yaml", file_53, sizeof file_53},
  {"formats/structured.yaml", file_54, sizeof file_54},
  {"formats/syslog.yaml", file_55, sizeof file_55},
  {"formats/web.yaml", file_56, sizeof file_56},
};

size_t rule_pack_count(void) { return sizeof files / sizeof files[0]; }

struct rule_pack_file rule_pack_file_at(size_t index) { return files[index]; }
