#!/bin/bash
# Makes the suite's topics where they are missing; one that exists stays as it is. By hand:
#   KAFKA_BOOTSTRAP_SERVERS=host:9092 TOPIC_REPLICAS=3 TOPIC_MIN_ISR=2 ./topics.sh
# CLIENT_CONFIG names a file with what Kafka's tools need to get in; KAFKA_HOME is where they are.
# The number of partitions is for good: with another one an incident's later events would go to another partition than its earlier.
set -eu
partitions=${TOPIC_PARTITIONS:-6}
replicas=${TOPIC_REPLICAS:-1}
isr=${TOPIC_MIN_ISR:-1}
month=2592000000
week=604800000

tool() { "${KAFKA_HOME:-/opt/kafka}/bin/kafka-topics.sh" --bootstrap-server "$KAFKA_BOOTSTRAP_SERVERS" ${CLIENT_CONFIG:+--command-config "$CLIENT_CONFIG"} "$@"; }

# topic NAME PARTITIONS SETTING…: 2 MiB hold twice the largest event the contract allows.
topic() {
  name=$1 count=$2
  shift 2
  settings=(--config max.message.bytes=2097152 --config "min.insync.replicas=$isr")
  for each in "$@"; do settings+=(--config "$each"); done
  tool --create --if-not-exists --topic "$name" --partitions "$count" --replication-factor "$replicas" "${settings[@]}"
}

topic sitrep.incidents "$partitions" retention.ms=$month
topic sitrep.publications "$partitions" retention.ms=$month
topic sitrep.deliveries "$partitions" retention.ms=$week
topic sitrep.signals "$partitions" retention.ms=$week
# The last word on each thing is kept for ever: services read the whole of it when they start.
topic sitrep.catalog "$partitions" cleanup.policy=compact
topic sitrep.erasures 1 cleanup.policy=compact
# What a consumer could not read, as it came: for a human.
for each in sitrep.publications.notifier sitrep.deliveries.incident \
  sitrep.incidents.bot sitrep.publications.bot sitrep.deliveries.bot sitrep.signals.bot; do
  topic "$each-dlq" 1 retention.ms=$month
done
