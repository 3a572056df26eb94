package io.sitrep.e2e;

import static io.restassured.RestAssured.given;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a service says to Prometheus. */
record Scrape(String service, String text) {
    static final List<String> LABELS =
            List.of("channel", "state", "of", "at", "kind", "from", "to", "topic", "copy", "platform", "le");

    private static final List<String> SERVICES = List.of("incident", "notifier", "bot");
    private static final Pattern SAMPLE = Pattern.compile("^([a-z][a-z_]*)(?:\\{(.*)})? (\\S+)$", Pattern.MULTILINE);
    private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

    static Scrape of(RunningSuite suite, String service) {
        return new Scrape(
                service,
                given().get(suite.metrics(service))
                        .then()
                        .statusCode(200)
                        .extract()
                        .asString());
    }

    /** Of all three. */
    static List<Scrape> of(RunningSuite suite) {
        return SERVICES.stream().map(service -> of(suite, service)).toList();
    }

    boolean has(String name) {
        return samples(name).findAny().isPresent();
    }

    /** Those of this label of what has this name. */
    Set<String> values(String name, String label) {
        return samples(name)
                .filter(sample -> sample.group(2) != null)
                .flatMap(sample -> LABEL.matcher(sample.group(2)).results())
                .filter(found -> found.group(1).equals(label))
                .map(found -> found.group(2))
                .collect(Collectors.toSet());
    }

    /** Of the first sample of this name; -1 where there is none. */
    double value(String name) {
        return samples(name)
                .mapToDouble(sample -> Double.parseDouble(sample.group(3)))
                .findFirst()
                .orElse(-1);
    }

    /** The values there are of each label of the suite's own series. */
    Map<String, Set<String>> labels() {
        Map<String, Set<String>> labels = new HashMap<>();
        SAMPLE.matcher(text)
                .results()
                .filter(sample -> sample.group(1).startsWith("sitrep_") && sample.group(2) != null)
                .flatMap(sample -> LABEL.matcher(sample.group(2)).results())
                .forEach(label -> labels.computeIfAbsent(label.group(1), name -> new TreeSet<>())
                        .add(label.group(2)));
        return labels;
    }

    private Stream<MatchResult> samples(String name) {
        return SAMPLE.matcher(text).results().filter(sample -> sample.group(1).equals(name));
    }
}
