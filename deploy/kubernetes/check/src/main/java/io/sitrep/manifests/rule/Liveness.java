package io.sitrep.manifests.rule;

import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import io.sitrep.manifests.rule.Variables.Variable;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Kafka's channels answer {@code /q/health/live} unless told otherwise, and a broker that is away would end the process. So each
 * channel a service has is told, by its {@code application.properties}, and no manifest says otherwise.
 */
public final class Liveness implements Rule {
    private static final Pattern CHANNEL =
            Pattern.compile("mp\\.messaging\\.(incoming|outgoing)\\.([^.]+)\\.connector");

    private final Path repository;

    public Liveness(Path repository) {
        this.repository = repository;
    }

    @Override
    public String name() {
        return "liveness";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> workload.service().isPresent())
                .flatMap(workload -> says(workload, Variables.of(workload, manifests)));
    }

    private Stream<Finding> says(Workload workload, Map<String, Variable> variables) {
        Properties properties = Channels.of(repository, workload.service().orElseThrow());
        return channels(properties).stream()
                .filter(channel -> !isOff(channel + ".health-enabled", properties, variables)
                        && !isOff(channel + ".health-live-enabled", properties, variables))
                .map(channel -> about(workload.id(), "lives no longer when Kafka is away: " + channel));
    }

    /** The environment's word counts before that of the file. */
    private static boolean isOff(String property, Properties properties, Map<String, Variable> variables) {
        String variable = property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
        String value = variables.containsKey(variable)
                ? variables.get(variable).value().orElse("")
                : properties.getProperty(property);
        return "false".equals(value);
    }

    private static Set<String> channels(Properties properties) {
        Set<String> channels = new TreeSet<>();
        for (String name : properties.stringPropertyNames()) {
            Matcher channel = CHANNEL.matcher(name);
            if (channel.matches()) {
                channels.add("mp.messaging." + channel.group(1) + "." + channel.group(2));
            }
        }
        return channels;
    }
}
