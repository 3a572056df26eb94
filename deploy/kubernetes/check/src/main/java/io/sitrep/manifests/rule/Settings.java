package io.sitrep.manifests.rule;

import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import io.sitrep.manifests.rule.Variables.Variable;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * Each variable our services are given is one that {@code SETTINGS.md} knows and this service reads, or one of Kafka's clients; each
 * that a service can't start without is given; and what is secret stands in no config map and in no manifest.
 */
public final class Settings implements Rule {
    /** Needed where nothing can be written: a token that is made at the first start has to be kept in a file. */
    private static final Map<String, Set<String>> BESIDES =
            Map.of("Deployment/incident", Set.of("SITREP_ADMIN_TOKEN", "SITREP_SERVICE_TOKEN", "SITREP_SECRET_KEY"));

    private static final Pattern SECRET =
            Pattern.compile(".*(_TOKEN|_PASSWORD|_SECRET|_SECRET_KEY|_KEYS_OLD|_SIGNING_KEY)");

    private final SettingsTable table;

    public Settings(SettingsTable table) {
        this.table = table;
    }

    @Override
    public String name() {
        return "settings";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> workload.service().isPresent())
                .flatMap(workload ->
                        says(workload, Variables.of(workload, manifests)).map(says -> about(workload.id(), says)));
    }

    private Stream<String> says(Workload workload, Map<String, Variable> variables) {
        String service = workload.service().orElseThrow();
        Stream<String> unknown = variables.keySet().stream()
                .filter(name -> !table.knows(name) && !ofKafka(name))
                .map(name -> "is given " + name + ", which no service reads");
        Stream<String> unread = variables.entrySet().stream()
                .filter(each -> !each.getValue().shared())
                .map(Map.Entry::getKey)
                .filter(name -> table.knows(name) && !table.reads(service, name))
                .map(name -> "is given " + name + ", which this service does not read");
        Stream<String> plain = variables.entrySet().stream()
                .filter(each -> each.getValue().value().isPresent()
                        && SECRET.matcher(each.getKey()).matches())
                .map(each -> "shows the secret " + each.getKey() + " to who may read manifests");
        Set<String> needed = new HashSet<>(table.requiredBy(service));
        needed.addAll(BESIDES.getOrDefault(workload.id(), Set.of()));
        Stream<String> missing = needed.stream()
                .filter(name ->
                        !variables.containsKey(name) || !variables.get(name).sure())
                .sorted()
                .map(name -> "can't start without " + name);
        return Stream.of(unknown, unread, plain, missing).flatMap(says -> says);
    }

    /** {@code KAFKA_SASL_MECHANISM} is the clients' own {@code sasl.mechanism}. */
    private static boolean ofKafka(String variable) {
        if (!variable.startsWith("KAFKA_")) {
            return false;
        }
        String property =
                variable.substring("KAFKA_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
        return ConsumerConfig.configNames().contains(property)
                || ProducerConfig.configNames().contains(property);
    }
}
