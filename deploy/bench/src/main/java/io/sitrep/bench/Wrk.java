package io.sitrep.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** wrk, a load generator that costs little itself. */
final class Wrk {
    private static final Pattern PER_SECOND = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");

    private Wrk() {}

    /** What one run measured. */
    record Result(double perSecond, double p99Millis) {
        static Result median(List<Result> results) {
            List<Result> sorted = results.stream()
                    .sorted(Comparator.comparing(Result::perSecond))
                    .toList();
            List<Result> byTail = results.stream()
                    .sorted(Comparator.comparing(Result::p99Millis))
                    .toList();
            return new Result(sorted.get(results.size() / 2).perSecond, byTail.get(results.size() / 2).p99Millis);
        }
    }

    /** @throws IllegalStateException when an answer was no 200, or wrk is not installed */
    static Result run(String address, int connections, int seconds) throws IOException, InterruptedException {
        Process wrk = new ProcessBuilder(
                        "wrk",
                        "-t2",
                        "-c" + connections,
                        "-d" + seconds + "s",
                        "--latency",
                        "-H",
                        "Accept-Encoding: gzip",
                        "-H",
                        "Accept-Language: en-GB,en;q=0.8",
                        address)
                .redirectErrorStream(true)
                .start();
        String said = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (wrk.waitFor() != 0 || said.contains("Non-2xx") || said.contains("Socket errors")) {
            throw new IllegalStateException("wrk: " + said);
        }
        Matcher tail = found(P99, said);
        double millis = switch (tail.group(2)) {
            case "us" -> 0.001;
            case "ms" -> 1;
            default -> 1000;
        };
        return new Result(
                Double.parseDouble(found(PER_SECOND, said).group(1)), Double.parseDouble(tail.group(1)) * millis);
    }

    private static Matcher found(Pattern what, String said) {
        Matcher found = what.matcher(said);
        if (!found.find()) {
            throw new IllegalStateException("wrk said nothing of " + what + ": " + said);
        }
        return found;
    }
}
