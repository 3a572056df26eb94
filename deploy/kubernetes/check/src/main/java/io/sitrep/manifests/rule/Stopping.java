package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import io.sitrep.manifests.rule.Variables.Variable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A replica goes when another has shown that it works, hears that it goes while requests still come, waits for those that came
 * ({@code quarkus.shutdown.timeout}), and has the time to end what it began: for the notifier, one attempt and what is written after it.
 */
public final class Stopping implements Rule {
    /** {@code SITREP_DELIVERY_TIMEOUT} by default, and two seconds to write down what came of it. */
    private static final int DRAIN = 17;

    private static final Pattern SECONDS = Pattern.compile("([0-9]+)s?");

    private final Path repository;

    public Stopping(Path repository) {
        this.repository = repository;
    }

    @Override
    public String name() {
        return "stopping";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return manifests
                .workloads()
                .filter(workload -> workload.service().isPresent())
                .flatMap(workload -> service(workload, requests(workload, manifests)));
    }

    /** @param requests for how many seconds it waits for requests that came */
    private Stream<Finding> service(Workload workload, int requests) {
        List<Finding> found = new ArrayList<>();
        JsonNode rolling = workload.manifest().at("/spec/strategy/rollingUpdate");
        if (rolling.path("maxUnavailable").asInt(1) != 0
                || rolling.path("maxSurge").asInt(0) < 1) {
            found.add(about(workload.id(), "a replica goes before its successor is ready (maxUnavailable, maxSurge)"));
        }
        int pause = workload.containers()
                .mapToInt(container -> sleep(container.at("/lifecycle/preStop")))
                .min()
                .orElse(0);
        if (pause < 3) {
            found.add(about(workload.id(), "stops while requests still come (preStop)"));
        }
        if (requests < 1) {
            found.add(about(workload.id(), "cuts off requests that came (quarkus.shutdown.timeout)"));
        }
        int grace = workload.pod().path("terminationGracePeriodSeconds").asInt(30);
        int drain = workload.service().orElseThrow().equals("notifier") ? DRAIN : 10;
        if (grace < pause + requests + drain) {
            found.add(about(workload.id(), "is killed while it ends what it began: " + grace + " s of grace"));
        }
        return found.stream();
    }

    private int requests(Workload workload, Manifests manifests) {
        String file =
                Channels.of(repository, workload.service().orElseThrow()).getProperty("quarkus.shutdown.timeout", "0");
        Variable variable = Variables.of(workload, manifests).get("QUARKUS_SHUTDOWN_TIMEOUT");
        Matcher seconds =
                SECONDS.matcher(variable == null ? file : variable.value().orElse(""));
        return seconds.matches() ? Integer.parseInt(seconds.group(1)) : 0;
    }

    /** The seconds of a {@code sleep} before the end; the image has that program, or Kubernetes does it itself. */
    private static int sleep(JsonNode handler) {
        List<String> command =
                Manifest.each(handler.at("/exec/command")).map(JsonNode::asText).toList();
        if (command.size() == 2 && command.get(0).equals("sleep")) {
            return Integer.parseInt(command.get(1));
        }
        return handler.at("/sleep/seconds").asInt();
    }
}
