package io.sitrep.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** How long it takes until everybody who has the page open has a change, from the POST that made it; and what a reader weighs. */
final class Streams {
    private static final int TIMES = 5;
    private static final String TABLE = """
            | Streams | first told, median ms | all told, median ms | all told, most ms | KiB a stream |
            |---|---|---|---|---|
            | %,d | %d | %d | %d | %.1f |""";

    private final RunningService service;
    private final Workload work;
    private final int readers;

    Streams(RunningService service, Workload work, int readers) {
        this.service = service;
        this.work = work;
        this.readers = readers;
    }

    String run() throws IOException {
        // The first changes warm the service; the page has something to show then.
        for (int i = 0; i < 20; i++) {
            Api.await(work.create(i));
        }
        long before = resident();
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        StreamReaders.class.getName(),
                        Integer.toString(service.port()),
                        Integer.toString(readers)))
                .redirectErrorStream(true)
                .start();
        try (BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            answer(said, "open");
            long opened = resident();
            long[] last = new long[TIMES];
            long[] first = new long[TIMES];
            for (int i = 0; i < TIMES; i++) {
                long posted = System.currentTimeMillis();
                Api.await(work.update(i));
                String[] told = answer(said, "told").split(" ");
                first[i] = Long.parseLong(told[2]) - posted;
                last[i] = Long.parseLong(told[3]) - posted;
            }
            Arrays.sort(last);
            Arrays.sort(first);
            return TABLE.formatted(
                    readers, first[TIMES / 2], last[TIMES / 2], last[TIMES - 1], (double) (opened - before) / readers);
        } finally {
            process.destroy();
        }
    }

    private static String answer(BufferedReader said, String wanted) throws IOException {
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(wanted)) {
                return line;
            }
            if (line.startsWith("failed") || line.startsWith("gone")) {
                throw new IllegalStateException("a reader lost its stream: " + line);
            }
        }
        throw new IllegalStateException("the readers ended");
    }

    /** In KiB. */
    private long resident() throws IOException {
        return Files.readAllLines(
                        Path.of("/proc", Long.toString(service.process().pid()), "status"))
                .stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElseThrow();
    }
}
