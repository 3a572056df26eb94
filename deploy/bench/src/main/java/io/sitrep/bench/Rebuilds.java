package io.sitrep.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What the service itself says of how long the page took from hearing of a publication to serving it, as the histogram of its
 * metrics stands at one moment.
 *
 * @param counts how many took at most so many seconds
 */
record Rebuilds(TreeMap<Double, Long> counts) {
    private static final Pattern BUCKET = Pattern.compile(
            "^sitrep_page_rebuild_seconds_bucket\\{[^}]*le=\"([^\"]+)\"[^}]*} (\\S+)", Pattern.MULTILINE);

    static Rebuilds now(HttpClient client, int managementPort) throws IOException, InterruptedException {
        URI metrics = URI.create("http://127.0.0.1:" + managementPort + "/q/metrics");
        String text = client.send(HttpRequest.newBuilder(metrics).build(), HttpResponse.BodyHandlers.ofString())
                .body();
        TreeMap<Double, Long> counts = new TreeMap<>();
        for (MatchResult bucket : BUCKET.matcher(text).results().toList()) {
            boolean all = bucket.group(1).equals("+Inf");
            counts.put(
                    all ? Double.POSITIVE_INFINITY : Double.parseDouble(bucket.group(1)),
                    Math.round(Double.parseDouble(bucket.group(2))));
        }
        return new Rebuilds(counts);
    }

    /**
     * Milliseconds within which this share of those after {@code before} was done, in even steps within a bucket; infinite beyond
     * the last one, and not a number where there were none.
     */
    double millis(double share, Rebuilds before) {
        long all = since(Double.POSITIVE_INFINITY, before);
        double wanted = all * share;
        double from = 0;
        long done = 0;
        for (Map.Entry<Double, Long> bucket : counts.entrySet()) {
            long within = since(bucket.getKey(), before);
            if (within >= wanted && within > done) {
                return 1_000 * (from + (bucket.getKey() - from) * (wanted - done) / (within - done));
            }
            from = bucket.getKey();
            done = within;
        }
        return Double.NaN;
    }

    private long since(double seconds, Rebuilds before) {
        return counts.getOrDefault(seconds, 0L) - before.counts.getOrDefault(seconds, 0L);
    }
}
