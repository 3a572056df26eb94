package io.sitrep.notifier.channel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Secrets that were replaced and still sign beside the one that took their place, each as long as its owner was promised. As text,
 * which is kept sealed: a line for each, the last replaced first, with the second at which it ends; one without signs as long as it is
 * kept.
 */
public record PreviousSecrets(List<One> all) {
    public static final PreviousSecrets NONE = new PreviousSecrets(List.of());

    /** Messages grow with them. */
    public static final int MOST = 4;

    /** @param until null for as long as it is kept */
    record One(String secret, Instant until) {
        boolean signs(Instant now) {
            return until == null || until.isAfter(now);
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "One";
        }
    }

    public static PreviousSecrets read(String text) {
        return new PreviousSecrets(text.lines()
                .map(line -> line.split(" ", 2))
                .map(part -> new One(part[0], part.length == 1 ? null : Instant.ofEpochSecond(Long.parseLong(part[1]))))
                .toList());
    }

    public String text() {
        return all.stream()
                .map(one -> one.until == null ? one.secret : one.secret + " " + one.until.getEpochSecond())
                .collect(Collectors.joining("\n"));
    }

    /** Those that still sign. */
    public List<String> at(Instant now) {
        return all.stream().filter(one -> one.signs(now)).map(One::secret).toList();
    }

    /** The same with one more that was replaced now; what is over is left out. */
    public PreviousSecrets and(String secret, Instant until, Instant now) {
        List<One> more = new ArrayList<>(List.of(new One(secret, until)));
        all.stream().filter(one -> one.signs(now)).forEach(more::add);
        return new PreviousSecrets(List.copyOf(more));
    }

    /** Without the secrets. */
    @Override
    public String toString() {
        return "PreviousSecrets";
    }
}
