package io.sitrep.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a rule or a dashboard picks series by: a name, and what stands in braces behind it, as in {@code sitrep_breakers_open{of="provider"}}.
 * Prometheus finds nothing for one that nobody serves, and says nothing: a panel stays empty, an alert quiet.
 */
record Query(String text) implements Comparable<Query> {
    private static final Pattern SELECTOR =
            Pattern.compile("\\b((?:sitrep|http|jvm|process)_[a-z_]*[a-z])\\b(?:\\{([^}]*)})?");
    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=~|!=|!~|=)\"([^\"]*)\"");

    /** What Prometheus adds by itself. */
    private static final Set<String> ADDED = Set.of("job", "instance", "namespace");

    static Set<Query> inUse() {
        Path folder = RunningSuite.repository().resolve("deploy/observability");
        try (Stream<Path> boards = Files.list(folder.resolve("dashboards"))) {
            Set<Query> queries = new TreeSet<>();
            Stream.concat(Stream.of(folder.resolve("alerts.yaml")), boards)
                    // JSON's quotes are PromQL's again.
                    .map(file -> read(file).replace("\\\"", "\""))
                    .flatMap(text -> SELECTOR.matcher(text).results())
                    .forEach(found -> queries.add(new Query(found.group())));
            return queries;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return text.replaceFirst("\\{.*", "");
    }

    /**
     * Whether one of these services serves it: such a name, with each label asked for; a bucket by its very bound. Other values are not compared, as there is
     * none before something has happened.
     */
    boolean isServed(List<Scrape> services) {
        List<MatchResult> matchers = MATCHER.matcher(text).results().toList();
        return services.stream()
                .filter(service -> matchers.stream().allMatch(matcher -> isAsked(service, matcher)))
                .anyMatch(service ->
                        matchers.stream().allMatch(matcher -> ADDED.contains(matcher.group(1)) || has(service, matcher))
                                && service.has(name()));
    }

    private static boolean isAsked(Scrape service, MatchResult matcher) {
        return !matcher.group(1).equals("job")
                || !matcher.group(2).equals("=")
                || matcher.group(3).equals("sitrep-" + service.service());
    }

    private boolean has(Scrape service, MatchResult matcher) {
        Set<String> values = service.values(name(), matcher.group(1));
        return matcher.group(1).equals("le") ? values.contains(matcher.group(3)) : !values.isEmpty();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int compareTo(Query other) {
        return text.compareTo(other.text);
    }
}
