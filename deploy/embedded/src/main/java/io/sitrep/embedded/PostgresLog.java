package io.sitrep.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The server's log file from where it ended at this start: older troubles are not this start's cause. */
final class PostgresLog {
    /** What PostgreSQL's programs write before the reason; initdb writes its own name. */
    private static final Pattern REASON = Pattern.compile("(?:PANIC|FATAL|ERROR|error):\\s+(.*)");

    private final Path file;
    private final long start;

    PostgresLog(Path file) {
        this.file = file;
        this.start = size();
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            // A line, and not nothing: on a full disk this is where it shows first.
            Files.writeString(
                    file, "PostgreSQL is being started\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new EmbeddedException("PostgreSQL cannot start: cannot write " + file + " (" + Reason.of(e) + ")", e);
        }
    }

    /** The last reason the server gave, else what the caller ran into. */
    String cause(Exception failure) {
        return lines().stream()
                        .map(REASON::matcher)
                        .filter(Matcher::find)
                        .map(match -> match.group(1))
                        .reduce((first, last) -> last)
                        .orElseGet(() -> Reason.of(failure))
                + " (log: " + file + ")";
    }

    /** Whether the starting program has reported that there will be no server. */
    boolean saysThatItFailed() {
        return lines().stream().anyMatch(line -> line.contains("could not start server"));
    }

    private List<String> lines() {
        try {
            byte[] all = Files.readAllBytes(file);
            int from = (int) Math.min(start, all.length);
            return new String(all, from, all.length - from, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private long size() {
        try {
            return Files.size(file);
        } catch (IOException e) {
            return 0;
        }
    }
}
