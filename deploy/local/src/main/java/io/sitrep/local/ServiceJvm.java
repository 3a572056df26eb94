package io.sitrep.local;

import java.nio.file.Path;
import java.util.List;

/** How a service is run on a person's machine: soon there and small, rather than fast for ever. */
final class ServiceJvm {
    private ServiceJvm() {}

    static List<String> command(Path jar) {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // The quick compiler alone: half the processor time of a start.
                "-XX:TieredStopAtLevel=1",
                // What the services' threads ask for from JDK 24 on.
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-Xms32m",
                "-Xmx192m",
                "-Xss512k",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-jar",
                jar.toString());
    }
}
