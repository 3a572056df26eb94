package io.sitrep.image.compose;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whatever names something else names something that is there. */
final class References {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z_]+)(:[?-])?[^}]*}");
    private static final Pattern ADDRESS = Pattern.compile("(?:[a-z:]+//)?([a-z]+):([0-9]+)(?:/[a-z]*)?");

    private final ComposeFile file;
    private final Around around;
    private final Faults faults;

    References(ComposeFile file, Around around, Faults faults) {
        this.file = file;
        this.around = around;
        this.faults = faults;
    }

    void check(Set<String> made) {
        file.services().forEach(this::dependencies);
        file.services().forEach(this::addresses);
        volumes();
        variables(made);
    }

    private void dependencies(String name, JsonNode service) {
        Map<String, JsonNode> services = file.services();
        service.path("depends_on").fields().forEachRemaining(each -> {
            JsonNode other = services.get(each.getKey());
            faults.unless(other != null, "%s depends on %s, which is not there", name, each.getKey());
            if (other != null) {
                String condition = each.getValue().path("condition").asText();
                faults.unless(
                        !condition.equals("service_healthy") || other.has("healthcheck"),
                        "%s waits for the health of %s, which has none",
                        name,
                        each.getKey());
                faults.unless(
                        condition.equals("service_completed_successfully")
                                == other.path("restart").asText().equals("on-failure"),
                        "%s waits for %s in a way that does not fit how that ends",
                        name,
                        each.getKey());
            }
        });
        JsonNode build = service.path("build");
        if (!build.isMissingNode()) {
            faults.unless(
                    Files.exists(Around.DEPLOY
                            .resolve(build.path("context").asText())
                            .resolve(build.path("dockerfile").asText())),
                    "%s is built by a file that is not there",
                    name);
        }
    }

    private void addresses(String name, JsonNode service) {
        ComposeFile.environment(service).forEach((variable, value) -> {
            Matcher address = ADDRESS.matcher(value.replace("jdbc:", ""));
            if (address.matches()) {
                faults.unless(
                        listensAt(address.group(1), address.group(2)),
                        "%s of %s: nobody is at %s:%s",
                        variable,
                        name,
                        address.group(1),
                        address.group(2));
            }
        });
    }

    private boolean listensAt(String host, String port) {
        JsonNode service = file.services().get(host);
        if (service == null) {
            return false;
        }
        return switch (host) {
            case "postgres" -> port.equals("5432");
            case "kafka" ->
                ComposeFile.environment(service)
                        .getOrDefault("KAFKA_LISTENERS", "")
                        .contains("PLAINTEXT://:" + port + ",");
            default ->
                around.port(host.toUpperCase(java.util.Locale.ROOT) + "_PORT").equals(port);
        };
    }

    private void volumes() {
        Set<String> defined = new HashSet<>();
        file.content().path("volumes").fieldNames().forEachRemaining(defined::add);
        Set<String> used = new HashSet<>();
        file.services().forEach((name, service) -> {
            for (String mount : ComposeFile.texts(service.path("volumes"))) {
                List<String> parts = List.of(mount.split(":"));
                if (parts.get(0).startsWith(".")) {
                    faults.unless(
                            Files.exists(Around.DEPLOY.resolve(parts.get(0))),
                            "%s mounts %s, which is not there",
                            name,
                            parts.get(0));
                    faults.unless(parts.get(parts.size() - 1).equals("ro"), "%s may write to %s", name, parts.get(0));
                } else {
                    used.add(parts.get(0));
                    faults.unless(defined.contains(parts.get(0)), "volume %s of %s is not defined", parts.get(0), name);
                }
            }
        });
        defined.removeAll(used);
        faults.unless(defined.isEmpty(), "nobody uses the volumes %s", defined);
    }

    private void variables(Set<String> made) {
        Set<String> asked = new HashSet<>();
        Matcher each = VARIABLE.matcher(file.text());
        while (each.find()) {
            faults.unless(each.group(2) != null, "%s may be unset and nobody is told", each.group(1));
            if (":?".equals(each.group(2))) {
                asked.add(each.group(1));
                faults.unless(made.contains(each.group(1)), "make-env does not make %s", each.group(1));
            }
        }
        Set<String> useless = new HashSet<>(made);
        useless.removeAll(asked);
        faults.unless(useless.isEmpty(), "make-env makes what nobody asks for: %s", useless);
    }
}
