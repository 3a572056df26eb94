package io.sitrep.local;

import io.sitrep.embedded.FreePort;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** {@code up}, run as a process of its own over fake services, on free ports. */
final class UpProcess {
    private final Path home;
    private final Path output;
    private final Process process;

    private UpProcess(Path home, Path output, Process process) {
        this.home = home;
        this.output = output;
        this.process = process;
    }

    static UpProcess start(Path home, Path data, Map<String, String> environment) throws IOException {
        for (ServiceName service : ServiceName.values()) {
            fakeJar(home.resolve(service.lowerCase() + "-service/target/quarkus-app/quarkus-run.jar"));
        }
        Path output = Files.createTempFile(home, "up", ".out");
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-Dsitrep.home=" + home,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Up.class.getName(),
                        "--data",
                        data.toString())))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        for (ServiceName service : ServiceName.values()) {
            builder.environment().put(service.portVariable(), Integer.toString(FreePort.find()));
            builder.environment().put(service.managementPortVariable(), Integer.toString(FreePort.find()));
        }
        builder.environment().putAll(environment);
        return new UpProcess(home, output, builder.start());
    }

    Process process() {
        return process;
    }

    String output() throws IOException {
        return Files.readString(output);
    }

    Path home() {
        return home;
    }

    private static void fakeJar(Path jar) throws IOException {
        Files.createDirectories(jar.getParent());
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
        String classes = FakeService.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString();
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, classes);
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream made = new JarOutputStream(file, manifest)) {
            made.finish();
        }
    }
}
