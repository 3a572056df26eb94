package io.sitrep.manifests.rule;

import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Workload;
import io.sitrep.manifests.rule.Variables.Variable;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whom a workload talks to, as its settings say. */
final class Addresses {
    private static final Pattern ADDRESS = Pattern.compile("(?:[a-z:+]*//)?(?<host>[A-Za-z0-9.-]+):(?<port>[0-9]+).*");

    private Addresses() {}

    /**
     * An address among a workload's settings.
     *
     * @param variable the setting
     * @param host without a dot it is a service of ours; with one it is somebody else's
     */
    record Address(String variable, String host, int port) {
        private static final Pattern IN_THE_CLUSTER = Pattern.compile(".+\\..+\\.svc(\\..*)?");

        boolean isOurs() {
            return !host.contains(".");
        }

        /** Somebody else's, in another namespace. */
        boolean isNeighbours() {
            return IN_THE_CLUSTER.matcher(host).matches();
        }
    }

    static Stream<Address> of(Workload workload, Manifests manifests) {
        Map<String, Variable> variables = Variables.of(workload, manifests);
        Stream<Address> urls = Stream.of(
                        "QUARKUS_DATASOURCE_REACTIVE_URL", "QUARKUS_DATASOURCE_JDBC_URL", "KAFKA_BOOTSTRAP_SERVERS")
                .flatMap(variable -> addresses(variable, variables));
        Stream<Address> own = switch (workload.service().orElse("")) {
            case "incident" ->
                variables.containsKey("SITREP_ROLE")
                        ? Stream.<Address>empty()
                        : addresses("SITREP_NOTIFIER_URL", variables);
            case "notifier" -> Stream.concat(addresses("SITREP_INCIDENT_URL", variables), mail(variables));
            case "bot" ->
                Stream.of("SITREP_INCIDENT_URL", "SITREP_NOTIFIER_URL")
                        .flatMap(variable -> addresses(variable, variables));
            default -> Stream.<Address>empty();
        };
        Stream<Address> collector =
                workload.service().isPresent() ? addresses("SITREP_OTLP_ENDPOINT", variables) : Stream.<Address>empty();
        return Stream.of(urls, own, collector).flatMap(addresses -> addresses);
    }

    private static Stream<Address> mail(Map<String, Variable> variables) {
        return value("QUARKUS_MAILER_HOST", variables).stream()
                .map(host -> new Address(
                        "QUARKUS_MAILER_HOST",
                        host,
                        Integer.parseInt(value("QUARKUS_MAILER_PORT", variables).orElse("25"))));
    }

    private static Stream<Address> addresses(String variable, Map<String, Variable> variables) {
        return value(variable, variables).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(ADDRESS::matcher)
                .filter(Matcher::matches)
                .map(match -> new Address(variable, match.group("host"), Integer.parseInt(match.group("port"))));
    }

    private static Optional<String> value(String variable, Map<String, Variable> variables) {
        return Optional.ofNullable(variables.get(variable)).flatMap(Variable::value);
    }
}
