#!/usr/bin/env bash
# Every topic of the suite, where it is not there yet.
set -euo pipefail

topic() {
  local name=$1
  shift
  /opt/kafka/bin/kafka-topics.sh --bootstrap-server kafka:9092 --create --if-not-exists \
    --topic "$name" --partitions 12 --replication-factor 1 "$@"
}

topic channel.health.v1 --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.1 --config segment.ms=600000
topic dialog-service.dialog.commands.v1.dlq --config cleanup.policy=delete --config retention.ms=604800000
topic dialog.commands.v1 --config cleanup.policy=delete --config retention.ms=604800000
topic dialog.events.v1 --config cleanup.policy=delete --config retention.ms=604800000
topic dialog.outcomes.v1 --config cleanup.policy=delete --config retention.ms=604800000
topic dialog.signals.v1 --config cleanup.policy=delete --config retention.ms=60000 --config segment.ms=60000
topic operator.presence.v1 --config cleanup.policy=compact,delete --config min.cleanable.dirty.ratio=0.1 --config retention.ms=3600000 --config segment.ms=600000
topic routing.decisions.v1 --config cleanup.policy=delete --config retention.ms=604800000
topic routing.queues.v1 --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.1 --config segment.ms=600000
topic settings.v1 --config cleanup.policy=compact --config min.cleanable.dirty.ratio=0.1 --config segment.ms=600000
topic visitor.activity.v1 --config cleanup.policy=delete --config retention.ms=600000 --config segment.ms=300000
