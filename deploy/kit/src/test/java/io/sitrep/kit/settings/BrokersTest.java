package io.sitrep.kit.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BrokersTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "kafka:9092",
                "kafka-1.example.com:9093, kafka-2.example.com:9093",
                "[::1]:9092",
                "SASL_SSL://kafka:9093",
                "sitrep-kafka-kafka-bootstrap:9093"
            })
    void whatKafkaTakesIsTaken(String brokers) {
        assertThatCode(() -> Brokers.check(Optional.of(brokers))).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"kafka", "kafka:port", "kafka:0", "kafka:65536", "kafka:9092,", ":9092", "http://kafka", "a b:1"
            })
    void whatCanNotBeReachedIsRefusedByTheVariable(String brokers) {
        assertThatThrownBy(() -> Brokers.check(Optional.of(brokers)))
                .isInstanceOf(SettingException.class)
                .hasMessageStartingWith("KAFKA_BOOTSTRAP_SERVERS: ")
                .hasMessageNotContaining(brokers);
    }

    @Test
    void noneIsNoAddressOfThisMachine() {
        assertThatThrownBy(() -> Brokers.check(Optional.empty())).hasMessage("KAFKA_BOOTSTRAP_SERVERS: must be set");
    }
}
