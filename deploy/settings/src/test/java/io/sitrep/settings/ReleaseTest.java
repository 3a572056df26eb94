package io.sitrep.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code deploy/release} on a repository with the poms, the changelog and the languages of ours; what it builds is not built here. */
@Tag("full")
class ReleaseTest {
    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

    private static final Pattern ARTIFACT = Pattern.compile("(?m)^\\| `([^`]+)` \\|");

    private final Path repository;
    private final Path folder;
    private String printed;

    ReleaseTest(@TempDir Path folder) {
        this.folder = folder;
        this.repository = folder.resolve("sitrep");
    }

    @BeforeEach
    void aRepositoryAtDevelopment() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT, 4)) {
            for (Path pom : files.filter(file -> file.endsWith("pom.xml")).toList()) {
                copy(ROOT.relativize(pom));
            }
        }
        copy(Path.of(".gitignore"));
        copy(Path.of("deploy/release"));
        copy(Path.of("deploy/kubernetes/base/kustomization.yaml"));
        copy(Path.of("deploy/upgrade/renew"));
        copy(Path.of("incident-service/contract/asyncapi.yaml"));
        copy(Path.of("incident-service/contract/schemas/signal.schema.json"));
        copy(Path.of("incident-service/src/main/resources/META-INF/openapi.yaml"));
        copy(Path.of("incident-service/src/main/resources/db/migration/V1__incidents.sql"));
        write(
                "CHANGELOG.md",
                "# Changelog\n\n## 9.1.0 (unreleased)\n\n### [FEATURE]\n- It makes tea.\n"
                        + "- And more, at length, as changelogs do.\n".repeat(5_000)
                        + "\n## 9.0.0 (2025-01-01)\n- Water.\n");
        versions("9.1.0");
        assertThat(run("git", "init", "-q", "-b", "main")).isZero();
        assertThat(run("git", "config", "user.name", "Ada")).isZero();
        assertThat(run("git", "config", "user.email", "ada@example.com")).isZero();
        assertThat(run("git", "add", "-A")).isZero();
        assertThat(run("git", "commit", "-qm", "so far")).isZero();
    }

    @Test
    void aDryRunShowsTheReleaseAndLeavesEverythingAsItIs() {
        String before = said("git", "log", "--all", "--format=%H %D");

        assertThat(run("deploy/release", "9.1.0", "--dry-run")).as(printed).isZero();

        assertThat(printed)
                .contains("release: 9.1.0", "release: 9.2.0 is worked on", "tag v9.1.0", "- It makes tea.")
                .contains("incident-service/pom.xml", "deploy/upgrade/baseline", "CHANGELOG.md")
                .doesNotContain("- Water.");
        assertThat(Pattern.compile("deploy/kubernetes/base/kustomization.yaml +\\| +8 ")
                        .matcher(printed)
                        .results())
                .as("the four images, at the tag and after it")
                .hasSize(2);
        assertThat(said("git", "log", "--all", "--format=%H %D")).isEqualTo(before);
        assertThat(said("git", "tag")).isEmpty();
        assertThat(said("git", "status", "--porcelain")).isEmpty();
    }

    /** Maven and the images are stood in for: what they make is there, what is taken of it is the script's. */
    @Test
    void aReleaseHasTheArtifactsThatAreDocumentedAndTheirSums() throws IOException {
        program(
                folder.resolve("bin/mvn"),
                "for service in incident bot notifier; do",
                "  mkdir -p $service-service/target/quarkus-app",
                "  echo $service > $service-service/target/quarkus-app/quarkus-run.jar",
                "done");
        program(
                repository.resolve("deploy/images/build"),
                "out=$(dirname \"$0\")/target && mkdir -p \"$out/base\"",
                "for service in incident bot notifier; do",
                "  echo image > \"$out/$service-service.tar\"; echo parts > \"$out/$service-service.cdx.json\"",
                "done",
                "echo system > \"$out/base/base.cdx.json\"");
        said("git", "add", "-A");
        said("git", "commit", "-qm", "with images");

        said("env", "PATH=" + folder.resolve("bin") + ":" + System.getenv("PATH"), "deploy/release", "9.1.0");

        Path out = repository.resolve("target/release-9.1.0");
        List<String> documented = ARTIFACT.matcher(Files.readString(ROOT.resolve("deploy/RELEASING.md")))
                .results()
                .map(row -> row.group(1).replace("VERSION", "9.1.0"))
                .flatMap(name -> Stream.of("incident-service", "notifier-service", "bot-service")
                        .map(service -> name.replace("SERVICE", service)))
                .distinct()
                .toList();
        try (Stream<Path> made = Files.list(out)) {
            assertThat(made.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(documented);
        }
        assertThat(out.resolve("sitrep-images-base-9.1.0.cdx.json")).hasContent("system");
        said("env", "-C", out.toString(), "sha256sum", "--check", "--strict", "SHA256SUMS");
        assertThat(printed.lines()).hasSize(documented.size() - 1);
        assertThat(said("git", "tag").strip()).isEqualTo("v9.1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9.1 | wants a version",
                "9.1.0-rc1 | wants a version",
                "9.2.0 | the poms are at 9.1.0-SNAPSHOT",
                "9.1.0 --next 9.0.0 | does not come after 9.1.0"
            })
    void aVersionThatCanNotBeIsRefused(String arguments, String reason) {
        assertRefused(arguments, reason);
    }

    @Test
    void whatIsNotCommittedIsNotReleased() throws IOException {
        write("notes.txt", "unfinished");

        assertRefused("9.1.0", "not committed");
    }

    @Test
    void whatTheChangelogDoesNotTellOfIsNotReleased() throws IOException {
        write(
                "CHANGELOG.md",
                "# Changelog\n\n## 9.1.0 (unreleased)\n\n### [FEATURE]\n\n## 9.0.0 (2025-01-01)\n- Water.\n");
        run("git", "commit", "-qam", "nothing new");

        assertRefused("9.1.0", "CHANGELOG.md says nothing of 9.1.0");
    }

    @Test
    void whatWasReleasedIsNotReleasedAgainOrOvertakenByAnOlderOne() {
        run("git", "tag", "v9.1.0");
        assertRefused("9.1.0", "the tag v9.1.0 is there already");
        run("git", "tag", "-d", "v9.1.0");
        run("git", "tag", "v9.4.0");
        assertRefused("9.1.0", "does not come after 9.4.0");
    }

    @Test
    void oneUpgradesFromTheNewestTagAndFromNoOther() {
        said("deploy/upgrade/renew", "9.0.0", "HEAD");
        said("git", "add", "-A");
        said("git", "commit", "-qm", "upgrades are tested from here");
        assertThat(run("deploy/upgrade/renew", "--check")).as(printed).isZero();
        said("git", "tag", "v9.0.0", "HEAD~1");
        assertThat(run("deploy/upgrade/renew", "--check")).as(printed).isZero();

        said("git", "tag", "v9.0.10");
        assertThat(run("deploy/upgrade/renew", "--check")).isNotZero();
        assertThat(printed).contains("v9.0.10 is the newest release", "deploy/upgrade/renew 9.0.10 v9.0.10");
    }

    private void assertRefused(String arguments, String reason) {
        List<String> command = new ArrayList<>(List.of("deploy/release"));
        command.addAll(List.of(arguments.split(" ")));
        command.add("--dry-run");
        assertThat(run(command.toArray(String[]::new))).isNotZero();
        assertThat(printed).contains(reason);
    }

    private void versions(String version) throws IOException {
        try (Stream<Path> files = Files.walk(repository)) {
            for (Path file : files.filter(file -> file.endsWith("pom.xml") || file.endsWith("kustomization.yaml"))
                    .toList()) {
                String text = Files.readString(file);
                Files.writeString(
                        file,
                        text.replaceAll(
                                        "<version>[0-9.]+-SNAPSHOT</version>",
                                        "<version>" + version + "-SNAPSHOT</version>")
                                .replaceAll("newTag: [0-9.]+-SNAPSHOT", "newTag: " + version + "-SNAPSHOT"));
            }
        }
    }

    private void copy(Path file) throws IOException {
        Path to = repository.resolve(file);
        Files.createDirectories(to.getParent());
        Files.copy(ROOT.resolve(file), to);
    }

    private void write(String file, String text) throws IOException {
        Files.writeString(repository.resolve(file), text);
    }

    private static void program(Path file, String... lines) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/usr/bin/env bash\nset -e\n" + String.join("\n", lines) + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String said(String... command) {
        assertThat(run(command)).as(printed).isZero();
        return printed;
    }

    private int run(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(repository.toFile())
                    .redirectErrorStream(true)
                    .start();
            printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
            return process.exitValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
