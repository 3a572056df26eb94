package io.sitrep.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentsTest {
    private static final Path DEFAULT = Path.of("/repository/.sitrep");

    @Test
    void withoutOptionsDataIsKeptInTheRepository() {
        assertThat(UpArguments.parse(List.of(), DEFAULT)).isEqualTo(new UpArguments(DEFAULT, false));
    }

    @Test
    void dataAndResetAreUnderstoodInAnyOrder() {
        UpArguments expected = new UpArguments(Path.of("/elsewhere"), true);
        assertThat(UpArguments.parse(List.of("--data", "/elsewhere", "--reset"), DEFAULT))
                .isEqualTo(expected);
        assertThat(UpArguments.parse(List.of("--reset", "--data", "/elsewhere"), DEFAULT))
                .isEqualTo(expected);
    }

    @Test
    void whatIsNotUnderstoodIsNamedWithTheUsage() {
        assertThatThrownBy(() -> UpArguments.parse(List.of("--restet"), DEFAULT))
                .isInstanceOf(UserError.class)
                .hasMessage("Unknown argument: --restet\n" + UpArguments.USAGE);
        assertThatThrownBy(() -> UpArguments.parse(List.of("--data", "--reset"), DEFAULT))
                .isInstanceOf(UserError.class)
                .hasMessageStartingWith("--data needs a directory");
    }

    @Test
    void portsAreThoseOfTheContractUnlessSet() {
        Ports ports = Ports.from(Map.of("NOTIFIER_PORT", "18081", "KAFKA_PORT", "19092"));
        assertThat(ports.of(ServiceName.INCIDENT)).isEqualTo(8080);
        assertThat(ports.of(ServiceName.NOTIFIER)).isEqualTo(18081);
        assertThat(ports.managementOf(ServiceName.BOT)).isEqualTo(9002);
        assertThat(ports.kafka()).isEqualTo(19092);
        assertThat(ports.postgres()).as("any free one").isZero();
    }

    @Test
    void portThatIsNoneOrWantedTwiceIsNamed() {
        assertThatThrownBy(() -> Ports.from(Map.of("BOT_PORT", "0")))
                .isInstanceOf(UserError.class)
                .hasMessage("BOT_PORT is not a port from 1 to 65535: 0");
        assertThatThrownBy(() -> Ports.from(Map.of("INCIDENT_PORT", "http")))
                .isInstanceOf(UserError.class)
                .hasMessage("INCIDENT_PORT is not a port from 1 to 65535: http");
        assertThatThrownBy(() -> Ports.from(Map.of("BOT_PORT", "8080")))
                .isInstanceOf(UserError.class)
                .hasMessage("INCIDENT_PORT and BOT_PORT are both 8080: each needs a port of its own");
    }
}
