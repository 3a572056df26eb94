#!/bin/bash
# Writes down what Kafka's tools want to get in as KafkaUser kafka-operator, and waits to be asked: kubectl exec, as deploy/UPGRADING.md has it.
set -eu
umask 077
cat > "$CLIENT_CONFIG" << END
bootstrap.servers=$KAFKA_BOOTSTRAP_SERVERS
security.protocol=$KAFKA_SECURITY_PROTOCOL
sasl.mechanism=$KAFKA_SASL_MECHANISM
sasl.jaas.config=$KAFKA_SASL_JAAS_CONFIG
ssl.truststore.type=$KAFKA_SSL_TRUSTSTORE_TYPE
ssl.truststore.location=$KAFKA_SSL_TRUSTSTORE_LOCATION
END
exec sleep infinity
