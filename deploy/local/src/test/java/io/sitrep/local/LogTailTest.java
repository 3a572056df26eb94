package io.sitrep.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogTailTest {
    @TempDir
    Path directory;

    @Test
    void saysTheLinesThatTellOfThisStartWithoutStackTraces() throws IOException {
        Path log = Files.writeString(directory.resolve("bot.log"), "ERROR of yesterday\n");
        LogTail tail = new LogTail(log);
        Files.writeString(
                log,
                "INFO starting\nERROR Failed to start\n\tat io.sitrep.Main.main(Main.java:3)\n\t... 12 more\nINFO bye\n",
                StandardOpenOption.APPEND);
        assertThat(tail.lastLines()).isEqualTo("Its log says:\n  ERROR Failed to start\nThe whole log: " + log);
    }

    @Test
    void whatAServiceGivesAsTheReasonIsSaidWithAllItsLines() throws IOException {
        Path log = directory.resolve("incident.log");
        LogTail tail = new LogTail(log);
        Files.writeString(
                log,
                "ERROR Failed to start\nCannot start: SITREP_CATALOG: wrong.yaml\n  roles[0].colour: line 3: is wrong\n  b: c\n");
        assertThat(tail.lastLines())
                .isEqualTo(
                        "Its log says:\n  Cannot start: SITREP_CATALOG: wrong.yaml\n    roles[0].colour: line 3: is wrong\n    b: c\nThe whole log: "
                                + log);
    }

    @Test
    void withoutATellingLineSaysTheLastOnes() throws IOException {
        Path log = directory.resolve("bot.log");
        LogTail tail = new LogTail(log);
        Files.writeString(log, "one\n\ntwo\n");
        assertThat(tail.lastLines()).isEqualTo("Its log says:\n  one\n  two\nThe whole log: " + log);
    }
}
