package io.sitrep.e2e.faults;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.sitrep.e2e.image.Household;
import io.sitrep.e2e.image.ImageTar;
import io.sitrep.e2e.image.RootFileSystem;
import io.sitrep.e2e.image.RunningImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The images as {@code deploy/images/build} makes them of the jars of this build, unpacked and run as an engine would: as user
 * 10001, read-only, without capabilities. It wants root, and what the build of images wants (Debian's apt, a JDK 25, Maven).
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImagesIT {
    private static final Path IMAGES =
            Path.of("").toAbsolutePath().resolve("../images").normalize();
    private static final int USER = 10001;

    private final Map<String, ImageTar> images = new HashMap<>();
    private final Map<String, Path> roots = new HashMap<>();
    private Household household;

    @BeforeAll
    void buildAndUnpack(@TempDir Path directory) throws Exception {
        assertThat(System.getProperty("user.name"))
                .as("running an image without an engine wants root: unshare, mount and chroot are not for others")
                .isEqualTo("root");
        Path log = IMAGES.resolve("target/images-it.out");
        Files.createDirectories(log.getParent());
        Process build = new ProcessBuilder(IMAGES.resolve("build").toString(), "--as-built")
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(build.waitFor()).as(() -> readable(log)).isZero();
        for (String service : Household.SERVICES) {
            ImageTar image = ImageTar.open(
                    IMAGES.resolve("target/" + service + "-service.tar"), directory.resolve(service + ".image"));
            images.put(service, image);
            roots.put(service, image.unpack(directory.resolve(service)));
        }
        household = new Household(directory.resolve("household"));
    }

    @AfterAll
    void stop() {
        if (household != null) {
            household.close();
        }
    }

    @ParameterizedTest
    @CsvSource({"incident, 8080/tcp, 9000/tcp", "notifier, 8081/tcp, 9001/tcp", "bot, 8082/tcp, 9002/tcp"})
    void imageSaysHowItIsToBeRun(String service, String port, String managementPort) {
        ImageTar image = images.get(service);
        assertThat(image.names()).singleElement().asString().startsWith("sitrep/" + service + "-service:");
        assertThat(image.user()).isEqualTo("10001:10001");
        assertThat(image.entrypoint())
                .containsExactly("java", "-XX:AOTCache=/sitrep/app.aot", "-jar", "quarkus-run.jar");
        assertThat(image.workingDirectory()).isEqualTo("/sitrep");
        assertThat(image.ports()).containsExactly(port, managementPort);
        assertThat(image.volumes()).isEqualTo(service.equals("incident") ? Set.of("/var/lib/sitrep") : Set.of());
        assertThat(image.environment())
                .containsOnly(
                        Map.entry("PATH", "/opt/java/bin:/usr/bin"),
                        Map.entry("JAVA_HOME", "/opt/java"),
                        Map.entry("LANG", "C.UTF-8"));
        assertThat(image.label("org.opencontainers.image.title")).isEqualTo(service + "-service");
        assertThat(image.label("org.opencontainers.image.version")).isNotBlank();
        assertThat(image.label("org.opencontainers.image.revision")).matches("[0-9a-f]{40}");
        assertThat(image.label("org.opencontainers.image.licenses")).isEqualTo("Apache-2.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"incident", "notifier", "bot"})
    void nothingInItGivesPrivilegesOrMayBeChanged(String service) throws IOException {
        Path root = roots.get(service);
        assertThat(new RootFileSystem(root, USER, Set.of("tmp", "var/tmp", "var/lib/sitrep")).faults())
                .isEmpty();
        assertThat(root.resolve("sitrep/sbom.cdx.json")).content().contains("\"CycloneDX\"");
        assertThat(root.resolve("usr/share/sitrep/base.cdx.json")).content().contains("pkg:deb/", "OpenJDK");
        assertThat(root.resolve("opt/java/bin/java")).isExecutable();
    }

    @Test
    void allThreeRunReadOnlyAndAnswer() throws Exception {
        try (RunningImage incident = run("incident");
                RunningImage notifier = run("notifier");
                RunningImage bot = run("bot")) {
            for (RunningImage each : List.of(incident, notifier, bot)) {
                assertThat(each.status())
                        .containsEntry("Uid", "10001\t10001\t10001\t10001")
                        .containsEntry("Gid", "10001\t10001\t10001\t10001")
                        .containsEntry("Groups", "")
                        .containsEntry("CapEff", "0000000000000000")
                        .containsEntry("NoNewPrivs", "1");
                assertThat(each.isReadOnly()).as("a read-only root").isTrue();
            }
            given().get(household.address("incident", "/?lang=it"))
                    .then()
                    .statusCode(200)
                    .body(containsString(" lang=\"it\""));
            given().get(household.address("notifier", "/subscribe")).then().statusCode(200);
            given().body("{}")
                    .contentType("application/json")
                    .post(household.address("bot", "/slack/events"))
                    .then()
                    .statusCode(equalTo(404));
            assertReadiness(incident);
            for (RunningImage each : List.of(bot, notifier, incident)) {
                each.stop();
            }
        }
    }

    private void assertReadiness(RunningImage incident) throws Exception {
        assertThat(incident.ask(asked(household.managementPort("incident"))))
                .as("ready")
                .isZero();
        assertThat(incident.ask(asked(1))).as("nobody there").isEqualTo(1);
        assertThat(incident.ask(List.of("sleep", "0")))
                .as("what a preStop hook runs")
                .isZero();
    }

    private static List<String> asked(int port) {
        return List.of("java", "-cp", "/sitrep/ask/classes", "io.sitrep.image.Ready", Integer.toString(port));
    }

    private RunningImage run(String service) throws IOException {
        Map<String, String> settings = new HashMap<>(household.settings(service));
        // Without the classes' cache it would not start at all: that it is of use is so shown, too. The collector is
        // the manifests'.
        settings.put("JAVA_TOOL_OPTIONS", "-XX:AOTMode=on -XX:+UseG1GC -Xmx256m");
        return RunningImage.start(
                images.get(service), roots.get(service), settings, household.management(service, "/q/health/ready"));
    }

    private static String readable(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            return "nothing was printed";
        }
    }
}
