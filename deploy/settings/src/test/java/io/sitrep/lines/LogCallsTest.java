package io.sitrep.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No line of the log has an id in its text alone. */
class LogCallsTest {
    private static final Path ROOT = Path.of("../..");

    @Test
    void noServiceWritesAnIdIntoALineByHand() throws IOException {
        Map<Path, List<String>> faults = new TreeMap<>();
        int read = 0;
        for (String part : List.of("incident-service", "notifier-service", "bot-service", "deploy/kit")) {
            for (Path source : sources(ROOT.resolve(part).resolve("src/main/java"))) {
                read++;
                List<String> found = LogCalls.namingAnId(Files.readString(source));
                if (!found.isEmpty()) {
                    faults.put(ROOT.relativize(source), found);
                }
            }
        }
        assertThat(read).as("sources").isGreaterThan(500);
        assertThat(faults).as("have LogIds write these, with what they name").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LOG.infof(\"deliveryId=%s came back\", one);",
                "LOG.errorf(failure, \"outbox: event %s can't be sent\", one.key());",
                "LOG.warnf(\"%s is not all there\", look.head().ref());",
                "LOG.warnf(\n        \"%s: it is (still) late, again in %s\",\n        lost.deliveryId(),\n        wait);",
                "LOG.infof(\"%s is told\", incident);",
                "LOG.errorf(\"not counted: %s\", due.publication());",
                "log.info(\"taken: \" + event.id());",
                "LOG.logf(Level.WARN, \"\"\"\n        incidentId=%s\n        waits\"\"\", one);",
                "lease.lines(null).warnf(LOG, \"it goes by %s\", event.eventId());",
                "ids.around(() -> LOG.warnf(\"eventId=%s waits\", id));"
            })
    void anIdThatIsWrittenByHandIsFound(String broken) {
        assertThat(LogCalls.namingAnId("void told() {\n    before(event);\n    " + broken + "\n    after(ref);\n}"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "LogIds.of(trace).incident(head.id()).ref(head.ref()).warnf(LOG, \"a card is posted anew, %s\", why);",
                "LOG.infof(\"%d deliveries are told by %s instead\", move.number(), move.to());",
                "LOG.warnf(\"planned=%d code=%s\", 3, \")\");",
                "lines(event).infof(LOG, \"type=%s %s\", event.type(), receipt);",
                "LOG.warn(\"an event's shape is another one\"); take(event);"
            })
    void aLineThatNamesNoneIsLeftAlone(String line) {
        assertThat(LogCalls.namingAnId("void told() {\n    " + line + "\n}")).isEmpty();
    }

    private static List<Path> sources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
