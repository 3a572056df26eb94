package io.sitrep.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a program has logged since this was made, cut down to the lines that say why it failed. */
final class LogTail {
    private static final int LINES = 6;
    /** How a service begins to say why; what follows belongs to it, a line for each thing that is wrong. */
    private static final String REASON = "Cannot start: ";

    private static final int LINES_OF_A_REASON = 20;
    private static final Predicate<String> NOISE =
            Pattern.compile("\\s*|\tat .*|\\s+\\.\\.\\. \\d+ .*").asMatchPredicate();
    private static final Predicate<String> TELLING =
            Pattern.compile("ERROR|FATAL|Exception|SITREP_").asPredicate();

    private final Path log;
    private final long from;

    LogTail(Path log) {
        this.log = log;
        this.from = size(log);
    }

    /** The last meaningful lines, and where the rest is. */
    String lastLines() {
        List<String> lines = lines().stream().filter(NOISE.negate()).toList();
        List<String> reason = lines.stream()
                .dropWhile(line -> !line.startsWith(REASON))
                .limit(LINES_OF_A_REASON)
                .toList();
        if (!reason.isEmpty()) {
            return said(reason);
        }
        List<String> telling = lines.stream().filter(TELLING).toList();
        List<String> chosen = telling.isEmpty() ? lines : telling;
        return said(chosen.subList(Math.max(0, chosen.size() - LINES), chosen.size()));
    }

    private String said(List<String> chosen) {
        return String.join("\n  ", concat("Its log says:", chosen)) + "\nThe whole log: " + log;
    }

    private static List<String> concat(String first, List<String> rest) {
        return Stream.concat(Stream.of(first), rest.stream()).toList();
    }

    private List<String> lines() {
        try {
            byte[] all = Files.readAllBytes(log);
            int start = (int) Math.min(from, all.length);
            return new String(all, start, all.length - start, StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            return List.of("(its log cannot be read: " + PrivateFile.reason(e) + ")");
        }
    }

    private static long size(Path log) {
        try {
            return Files.exists(log) ? Files.size(log) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
