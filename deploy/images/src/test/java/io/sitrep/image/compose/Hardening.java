package io.sitrep.image.compose;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.image.Ready;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a container may do is no more than it has to, what it is made of is known, and who is ill is noticed. */
final class Hardening {
    private static final Pattern PINNED = Pattern.compile(
            "(docker\\.io/[a-z]+/[a-z]+:v?[0-9]+\\.[0-9]+(\\.[0-9]+)?|sitrep/[a-z-]+:\\$\\{SITREP_VERSION:\\?[^}]*})");
    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC\\b");
    private static final Pattern SECRET = Pattern.compile(".*(PASSWORD|TOKEN|SECRET).*");
    /** Why their roots are not read-only stands beside them. */
    private static final Set<String> WRITE_THEIR_CONFIGURATION = Set.of("kafka", "relay");
    /** Begins as root. */
    private static final String RELAY = "relay";

    private final ComposeFile file;
    private final Around around;
    private final Faults faults;

    Hardening(ComposeFile file, Around around, Faults faults) {
        this.file = file;
        this.around = around;
        this.faults = faults;
    }

    void check() {
        file.services().forEach(this::container);
        file.ours().forEach(this::ours);
    }

    private void container(String name, JsonNode service) {
        String image = service.path("image").asText();
        faults.unless(PINNED.matcher(image).matches(), "image %s of %s is not pinned by its version", image, name);
        faults.unless(
                ComposeFile.texts(service.path("security_opt")).contains("no-new-privileges:true"),
                "%s may gain privileges",
                name);
        faults.unless(
                service.path("read_only").asBoolean() || WRITE_THEIR_CONFIGURATION.contains(name),
                "the root of %s is not read-only",
                name);
        faults.unless(
                name.equals(RELAY)
                        || ComposeFile.texts(service.path("cap_drop")).equals(List.of("ALL")),
                "%s keeps capabilities",
                name);
        faults.unless(name.equals(RELAY) || service.has("user"), "%s may run as root", name);
        faults.unless(service.has("mem_limit"), "%s may take all memory", name);
        boolean ends = service.path("restart").asText().equals("on-failure");
        faults.unless(ends || service.has("healthcheck"), "nobody asks %s how it is", name);
        for (String port : ComposeFile.texts(service.path("ports"))) {
            faults.unless(port.startsWith("127.0.0.1:"), "%s can be reached from other hosts at %s", name, port);
        }
        ComposeFile.environment(service)
                .forEach((variable, value) -> faults.unless(
                        !SECRET.matcher(variable).matches() || value.startsWith("${"),
                        "%s of %s stands in the file",
                        variable,
                        name));
    }

    private void ours(String name, JsonNode service) {
        Map<String, String> environment = ComposeFile.environment(service);
        for (String variable : environment.keySet()) {
            boolean theSuites = variable.startsWith("SITREP_") || variable.startsWith("QUARKUS_");
            faults.unless(
                    !theSuites || around.reads(name, variable) || isShared(variable),
                    "%s does not read %s",
                    name,
                    variable);
        }
        for (String variable : around.requiredBy(name)) {
            faults.unless(environment.containsKey(variable), "%s does not start without %s", name, variable);
        }
        faults.unless(service.path("user").asText().equals("10001:10001"), "%s does not run as 10001", name);
        faults.unless(
                COLLECTOR
                        .matcher(environment.getOrDefault("JAVA_TOOL_OPTIONS", ""))
                        .find(),
                "%s runs whichever collector Java takes in so small a container",
                name);
        String image = service.path("image").asText().replaceAll("^sitrep/|:.*", "");
        faults.unless(
                Around.images().contains("<image>${image.repository}/" + image + ":"),
                "nobody makes the image %s",
                image);
        String capitals = name.toUpperCase(Locale.ROOT);
        String port = around.port(capitals + "_PORT");
        faults.unless(
                ComposeFile.texts(service.path("ports")).equals(List.of("127.0.0.1:" + port + ":" + port)),
                "%s listens at %s and is published elsewhere",
                name,
                port);
        asksRightly(name, ComposeFile.texts(service.path("healthcheck").path("test")));
    }

    private void asksRightly(String name, List<String> test) {
        int asked = test.indexOf(Ready.class.getName());
        String management = around.port(name.toUpperCase(Locale.ROOT) + "_MANAGEMENT_PORT");
        faults.unless(
                asked > 0 && asked + 2 == test.size() && test.get(asked + 1).equals(management),
                "%s is not asked at %s whether it is ready",
                name,
                management);
        int path = test.indexOf("-cp");
        faults.unless(
                path > 0
                        && Around.images()
                                .contains("<appRoot>" + test.get(path + 1).replace("/classes", "") + "</appRoot>"),
                "what asks %s is not in its image",
                name);
    }

    /** All three are given what some of them read. */
    private boolean isShared(String variable) {
        return file.content().path("x-settings").has(variable)
                && List.of("incident", "notifier", "bot").stream().anyMatch(service -> around.reads(service, variable));
    }
}
