// Written by generate.sh; do not edit.
#include "rule_pack.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "../../Rules/events/activemq.yaml"
};
static const unsigned char file_1[] = {
#embed "../../Rules/events/android.yaml"
};
static const unsigned char file_2[] = {
#embed "../../Rules/events/apache.yaml"
};
static const unsigned char file_3[] = {
#embed "../../Rules/events/application.yaml"
};
static const unsigned char file_4[] = {
#embed "../../Rules/events/auth.yaml"
};
static const unsigned char file_5[] = {
#embed "../../Rules/events/autoscalers.yaml"
};
static const unsigned char file_6[] = {
#embed "../../Rules/events/cache-proxies.yaml"
};
static const unsigned char file_7[] = {
#embed "../../Rules/events/cassandra.yaml"
};
static const unsigned char file_8[] = {
#embed "../../Rules/events/certificates.yaml"
};
static const unsigned char file_9[] = {
#embed "../../Rules/events/change-sentences.yaml"
};
static const unsigned char file_10[] = {
#embed "../../Rules/events/clickhouse.yaml"
};
static const unsigned char file_11[] = {
#embed "../../Rules/events/cloud-apis.yaml"
};
static const unsigned char file_12[] = {
#embed "../../Rules/events/configuration-management.yaml"
};
static const unsigned char file_13[] = {
#embed "../../Rules/events/containers.yaml"
};
static const unsigned char file_14[] = {
#embed "../../Rules/events/couchdb.yaml"
};
static const unsigned char file_15[] = {
#embed "../../Rules/events/cron.yaml"
};
static const unsigned char file_16[] = {
#embed "../../Rules/events/database-proxies.yaml"
};
static const unsigned char file_17[] = {
#embed "../../Rules/events/deploy-exports.yaml"
};
static const unsigned char file_18[] = {
#embed "../../Rules/events/deploy-tools.yaml"
};
static const unsigned char file_19[] = {
#embed "../../Rules/events/deploys.yaml"
};
static const unsigned char file_20[] = {
#embed "../../Rules/events/directory-services.yaml"
};
static const unsigned char file_21[] = {
#embed "../../Rules/events/dns-servers.yaml"
};
static const unsigned char file_22[] = {
#embed "../../Rules/events/dnsmasq.yaml"
};
static const unsigned char file_23[] = {
#embed "../../Rules/events/dotnet.yaml"
};
static const unsigned char file_24[] = {
#embed "../../Rules/events/elasticsearch.yaml"
};
static const unsigned char file_25[] = {
#embed "../../Rules/events/envoy.yaml"
};
static const unsigned char file_26[] = {
#embed "../../Rules/events/etcd.yaml"
};
static const unsigned char file_27[] = {
#embed "../../Rules/events/feature-flags.yaml"
};
static const unsigned char file_28[] = {
#embed "../../Rules/events/galera.yaml"
};
static const unsigned char file_29[] = {
#embed "../../Rules/events/generic-words.yaml"
};
static const unsigned char file_30[] = {
#embed "../../Rules/events/generic.yaml"
};
static const unsigned char file_31[] = {
#embed "../../Rules/events/golang.yaml"
};
static const unsigned char file_32[] = {
#embed "../../Rules/events/grpc.yaml"
};
static const unsigned char file_33[] = {
#embed "../../Rules/events/gunicorn.yaml"
};
static const unsigned char file_34[] = {
#embed "../../Rules/events/ha-clusters.yaml"
};
static const unsigned char file_35[] = {
#embed "../../Rules/events/hadoop.yaml"
};
static const unsigned char file_36[] = {
#embed "../../Rules/events/haproxy.yaml"
};
static const unsigned char file_37[] = {
#embed "../../Rules/events/hashicorp.yaml"
};
static const unsigned char file_38[] = {
#embed "../../Rules/events/http-client.yaml"
};
static const unsigned char file_39[] = {
#embed "../../Rules/events/iis.yaml"
};
static const unsigned char file_40[] = {
#embed "../../Rules/events/influxdb.yaml"
};
static const unsigned char file_41[] = {
#embed "../../Rules/events/jdbc-pools.yaml"
};
static const unsigned char file_42[] = {
#embed "../../Rules/events/jvm.yaml"
};
static const unsigned char file_43[] = {
#embed "../../Rules/events/kafka.yaml"
};
static const unsigned char file_44[] = {
#embed "../../Rules/events/kernel.yaml"
};
static const unsigned char file_45[] = {
#embed "../../Rules/events/kubernetes.yaml"
};
static const unsigned char file_46[] = {
#embed "../../Rules/events/log-shippers.yaml"
};
static const unsigned char file_47[] = {
#embed "../../Rules/events/mail.yaml"
};
static const unsigned char file_48[] = {
#embed "../../Rules/events/memcached.yaml"
};
static const unsigned char file_49[] = {
#embed "../../Rules/events/migrations.yaml"
};
static const unsigned char file_50[] = {
#embed "../../Rules/events/mongodb.yaml"
};
static const unsigned char file_51[] = {
#embed "../../Rules/events/monitoring.yaml"
};
static const unsigned char file_52[] = {
#embed "../../Rules/events/mssql.yaml"
};
static const unsigned char file_53[] = {
#embed "../../Rules/events/mysql-client.yaml"
};
static const unsigned char file_54[] = {
#embed "../../Rules/events/mysql.yaml"
};
static const unsigned char file_55[] = {
#embed "../../Rules/events/nats.yaml"
};
static const unsigned char file_56[] = {
#embed "../../Rules/events/network-devices.yaml"
};
static const unsigned char file_57[] = {
#embed "../../Rules/events/nginx.yaml"
};
static const unsigned char file_58[] = {
#embed "../../Rules/events/nodejs.yaml"
};
static const unsigned char file_59[] = {
#embed "../../Rules/events/openstack.yaml"
};
static const unsigned char file_60[] = {
#embed "../../Rules/events/oracle.yaml"
};
static const unsigned char file_61[] = {
#embed "../../Rules/events/orm.yaml"
};
static const unsigned char file_62[] = {
#embed "../../Rules/events/pgbouncer.yaml"
};
static const unsigned char file_63[] = {
#embed "../../Rules/events/php.yaml"
};
static const unsigned char file_64[] = {
#embed "../../Rules/events/postgresql-client.yaml"
};
static const unsigned char file_65[] = {
#embed "../../Rules/events/postgresql.yaml"
};
static const unsigned char file_66[] = {
#embed "../../Rules/events/python.yaml"
};
static const unsigned char file_67[] = {
#embed "../../Rules/events/rabbitmq.yaml"
};
static const unsigned char file_68[] = {
#embed "../../Rules/events/redis-client.yaml"
};
static const unsigned char file_69[] = {
#embed "../../Rules/events/redis.yaml"
};
static const unsigned char file_70[] = {
#embed "../../Rules/events/ruby.yaml"
};
static const unsigned char file_71[] = {
#embed "../../Rules/events/runbooks.yaml"
};
static const unsigned char file_72[] = {
#embed "../../Rules/events/schedulers.yaml"
};
static const unsigned char file_73[] = {
#embed "../../Rules/events/security-modules.yaml"
};
static const unsigned char file_74[] = {
#embed "../../Rules/events/service-mesh.yaml"
};
static const unsigned char file_75[] = {
#embed "../../Rules/events/spring-boot.yaml"
};
static const unsigned char file_76[] = {
#embed "../../Rules/events/storage.yaml"
};
static const unsigned char file_77[] = {
#embed "../../Rules/events/supervisor.yaml"
};
static const unsigned char file_78[] = {
#embed "../../Rules/events/syslog.yaml"
};
static const unsigned char file_79[] = {
#embed "../../Rules/events/systemd.yaml"
};
static const unsigned char file_80[] = {
#embed "../../Rules/events/third-parties.yaml"
};
static const unsigned char file_81[] = {
#embed "../../Rules/events/time-sync.yaml"
};
static const unsigned char file_82[] = {
#embed "../../Rules/events/tomcat.yaml"
};
static const unsigned char file_83[] = {
#embed "../../Rules/events/traefik.yaml"
};
static const unsigned char file_84[] = {
#embed "../../Rules/events/virtualisation.yaml"
};
static const unsigned char file_85[] = {
#embed "../../Rules/events/vpn.yaml"
};
static const unsigned char file_86[] = {
#embed "../../Rules/events/windows.yaml"
};
static const unsigned char file_87[] = {
#embed "../../Rules/events/zookeeper.yaml"
};
static const unsigned char file_88[] = {
#embed "../../Rules/formats/cloud.yaml"
};
static const unsigned char file_89[] = {
#embed "../../Rules/formats/containers.yaml"
};
static const unsigned char file_90[] = {
#embed "../../Rules/formats/databases.yaml"
};
static const unsigned char file_91[] = {
#embed "../../Rules/formats/deployments.yaml"
};
static const unsigned char file_92[] = {
#embed "../../Rules/formats/haproxy.yaml"
};
static const unsigned char file_93[] = {
#embed "../../Rules/formats/jvm.yaml"
};
static const unsigned char file_94[] = {
#embed "../../Rules/formats/languages.yaml"
};
static const unsigned char file_95[] = {
#embed "../../Rules/formats/metrics.yaml"
};
static const unsigned char file_96[] = {
#embed "../../Rules/formats/mysql.yaml"
};
static const unsigned char file_97[] = {
#embed "../../Rules/formats/operations.yaml"
};
static const unsigned char file_98[] = {
#embed "../../Rules/formats/postgresql.yaml"
};
static const unsigned char file_99[] = {
#embed "../../Rules/formats/proxies.yaml"
};
static const unsigned char file_100[] = {
#embed "../../Rules/formats/python.yaml"
};
static const unsigned char file_101[] = {
#embed "../../Rules/formats/redis.yaml"
};
static const unsigned char file_102[] = {
#embed "../../Rules/formats/structured.yaml"
};
static const unsigned char file_103[] = {
#embed "../../Rules/formats/syslog.yaml"
};
static const unsigned char file_104[] = {
#embed "../../Rules/formats/web.yaml"
};
static const unsigned char file_105[] = {
#embed "../../Rules/scenarios/deploys.yaml"
};
static const unsigned char file_106[] = {
#embed "../../Rules/scenarios/remedies.yaml"
};
static const unsigned char file_107[] = {
#embed "../../Rules/scenarios/surges.yaml"
};
static const unsigned char file_108[] = {
#embed "../../Rules/scenarios/troubles.yaml"
};

static const struct rule_pack_file files[] = {
  {"events/activemq.yaml", file_0, sizeof file_0},
  {"events/android.yaml", file_1, sizeof file_1},
  {"events/apache.yaml", file_2, sizeof file_2},
  {"events/application.yaml", file_3, sizeof file_3},
  {"events/auth.yaml", file_4, sizeof file_4},
  {"events/autoscalers.yaml", file_5, sizeof file_5},
  {"events/cache-proxies.yaml", file_6, sizeof file_6},
  {"events/cassandra.yaml", file_7, sizeof file_7},
  {"events/certificates.yaml", file_8, sizeof file_8},
  {"events/change-sentences.yaml", file_9, sizeof file_9},
  {"events/clickhouse.yaml", file_10, sizeof file_10},
  {"events/cloud-apis.yaml", file_11, sizeof file_11},
  {"events/configuration-management.yaml", file_12, sizeof file_12},
  {"events/containers.yaml", file_13, sizeof file_13},
  {"events/couchdb.yaml", file_14, sizeof file_14},
  {"events/cron.yaml", file_15, sizeof file_15},
  {"events/database-proxies.yaml", file_16, sizeof file_16},
  {"events/deploy-exports.yaml", file_17, sizeof file_17},
  {"events/deploy-tools.yaml", file_18, sizeof file_18},
  {"events/deploys.yaml", file_19, sizeof file_19},
  {"events/directory-services.yaml", file_20, sizeof file_20},
  {"events/dns-servers.yaml", file_21, sizeof file_21},
  {"events/dnsmasq.yaml", file_22, sizeof file_22},
  {"events/dotnet.yaml", file_23, sizeof file_23},
  {"events/elasticsearch.yaml", file_24, sizeof file_24},
  {"events/envoy.yaml", file_25, sizeof file_25},
  {"events/etcd.yaml", file_26, sizeof file_26},
  {"events/feature-flags.yaml", file_27, sizeof file_27},
  {"events/galera.yaml", file_28, sizeof file_28},
  {"events/generic-words.yaml", file_29, sizeof file_29},
  {"events/generic.yaml", file_30, sizeof file_30},
  {"events/golang.yaml", file_31, sizeof file_31},
  {"events/grpc.yaml", file_32, sizeof file_32},
  {"events/gunicorn.yaml", file_33, sizeof file_33},
  {"events/ha-clusters.yaml", file_34, sizeof file_34},
  {"events/hadoop.yaml", file_35, sizeof file_35},
  {"events/haproxy.yaml", file_36, sizeof file_36},
  {"events/hashicorp.yaml", file_37, sizeof file_37},
  {"events/http-client.yaml", file_38, sizeof file_38},
  {"events/iis.yaml", file_39, sizeof file_39},
  {"events/influxdb.yaml", file_40, sizeof file_40},
  {"events/jdbc-pools.yaml", file_41, sizeof file_41},
  {"events/jvm.yaml", file_42, sizeof file_42},
  {"events/kafka.yaml", file_43, sizeof file_43},
  {"events/kernel.yaml", file_44, sizeof file_44},
  {"events/kubernetes.yaml", file_45, sizeof file_45},
  {"events/log-shippers.yaml", file_46, sizeof file_46},
  {"events/mail.yaml", file_47, sizeof file_47},
  {"events/memcached.yaml", file_48, sizeof file_48},
  {"events/migrations.yaml", file_49, sizeof file_49},
  {"events/mongodb.yaml", file_50, sizeof file_50},
  {"events/monitoring.yaml", file_51, sizeof file_51},
  {"events/mssql.yaml", file_52, sizeof file_52},
  {"events/mysql-client.yaml", file_53, sizeof file_53},
  {"events/mysql.yaml", file_54, sizeof file_54},
  {"events/nats.yaml", file_55, sizeof file_55},
  {"events/network-devices.yaml", file_56, sizeof file_56},
  {"events/nginx.yaml", file_57, sizeof file_57},
  {"events/nodejs.yaml", file_58, sizeof file_58},
  {"events/openstack.yaml", file_59, sizeof file_59},
  {"events/oracle.yaml", file_60, sizeof file_60},
  {"events/orm.yaml", file_61, sizeof file_61},
  {"events/pgbouncer.yaml", file_62, sizeof file_62},
  {"events/php.yaml", file_63, sizeof file_63},
  {"events/postgresql-client.yaml", file_64, sizeof file_64},
  {"events/postgresql.yaml", file_65, sizeof file_65},
  {"events/python.yaml", file_66, sizeof file_66},
  {"events/rabbitmq.yaml", file_67, sizeof file_67},
  {"events/redis-client.yaml", file_68, sizeof file_68},
  {"events/redis.yaml", file_69, sizeof file_69},
  {"events/ruby.yaml", file_70, sizeof file_70},
  {"events/runbooks.yaml", file_71, sizeof file_71},
  {"events/schedulers.yaml", file_72, sizeof file_72},
  {"events/security-modules.yaml", file_73, sizeof file_73},
  {"events/service-mesh.yaml", file_74, sizeof file_74},
  {"events/spring-boot.yaml", file_75, sizeof file_75},
  {"events/storage.yaml", file_76, sizeof file_76},
  {"events/supervisor.yaml", file_77, sizeof file_77},
  {"events/syslog.yaml", file_78, sizeof file_78},
  {"events/systemd.yaml", file_79, sizeof file_79},
  {"events/third-parties.yaml", file_80, sizeof file_80},
  {"events/time-sync.yaml", file_81, sizeof file_81},
  {"events/tomcat.yaml", file_82, sizeof file_82},
  {"events/traefik.yaml", file_83, sizeof file_83},
  {"events/virtualisation.yaml", file_84, sizeof file_84},
  {"events/vpn.yaml", file_85, sizeof file_85},
  {"events/windows.yaml", file_86, sizeof file_86},
  {"events/zookeeper.yaml", file_87, sizeof file_87},
  {"formats/cloud.yaml", file_88, sizeof file_88},
  {"formats/containers.yaml", file_89, sizeof file_89},
  {"formats/databases.yaml", file_90, sizeof file_90},
  {"formats/deployments.yaml", file_91, sizeof file_91},
  {"formats/haproxy.yaml", file_92, sizeof file_92},
  {"formats/jvm.yaml", file_93, sizeof file_93},
  {"formats/languages.yaml", file_94, sizeof file_94},
  {"formats/metrics.yaml", file_95, sizeof file_95},
  {"formats/mysql.yaml", file_96, sizeof file_96},
  {"formats/operations.yaml", file_97, sizeof file_97},
  {"formats/postgresql.yaml", file_98, sizeof file_98},
  {"formats/proxies.yaml", file_99, sizeof file_99},
  {"formats/python.yaml", file_100, sizeof file_100},
  {"formats/redis.yaml", file_101, sizeof file_101},
  {"formats/structured.yaml", file_102, sizeof file_102},
  {"formats/syslog.yaml", file_103, sizeof file_103},
  {"formats/web.yaml", file_104, sizeof file_104},
  {"scenarios/deploys.yaml", file_105, sizeof file_105},
  {"scenarios/remedies.yaml", file_106, sizeof file_106},
  {"scenarios/surges.yaml", file_107, sizeof file_107},
  {"scenarios/troubles.yaml", file_108, sizeof file_108},
};

size_t rule_pack_count(void) { return sizeof files / sizeof files[0]; }

struct rule_pack_file rule_pack_file_at(size_t index) { return files[index]; }
