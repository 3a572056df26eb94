package io.sitrep.bench;

import io.sitrep.embedded.Leash;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The service's jar as a process of its own, which does not outlive this one. */
public final class ServiceProcess implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MOST_COMPLAINTS = 5;

    /** The launcher reads it by itself: whoever sets it also says how much memory there is. */
    private static final String JVM_OPTIONS = "JDK_JAVA_OPTIONS";

    private final Process process;
    private final Path log;
    private final Leash leash = new Leash();

    /**
     * @param recording where a flight recording is to be left
     * @param log what it prints
     */
    public ServiceProcess(Path jar, Map<String, String> environment, Optional<Path> recording, Path log) {
        this.log = log;
        ProcessBuilder builder = new ProcessBuilder(command(jar, environment, recording))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().putAll(environment);
        try {
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        leash.hold(process.pid());
    }

    public long pid() {
        return process.pid();
    }

    /** @throws IllegalStateException with its log, when it does not come up */
    public void awaitReady(URI health) throws IOException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!answers(health)) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("the service did not start:\n" + Files.readString(log));
            }
        }
    }

    /** As {@code kill -9} does it: nothing is finished, nothing is said. Returns when it is gone. */
    public void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Its own word on what went wrong: the newest warnings and errors of its log. */
    public List<String> complaints() throws IOException {
        List<String> all = Files.readAllLines(log).stream()
                .filter(line -> line.contains("\"level\":\"ERROR\"") || line.contains("\"level\":\"WARN\""))
                .toList();
        return all.subList(Math.max(0, all.size() - MOST_COMPLAINTS), all.size());
    }

    /** The most memory it ever had, in MiB; empty where the system does not say. */
    public Optional<Long> peakMemory() {
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .findFirst()
                    .map(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024);
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        leash.close();
    }

    private static List<String> command(Path jar, Map<String, String> environment, Optional<Path> recording) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8"));
        if (!environment.containsKey(JVM_OPTIONS)) {
            // As on a server of its own with little memory; the rest is the JVM's choice.
            command.add("-Xmx512m");
        }
        recording.ifPresent(file -> command.add(
                "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file.toAbsolutePath()));
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    private static boolean answers(URI address) {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
            HttpURLConnection connection = (HttpURLConnection) address.toURL().openConnection();
            boolean ok = connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            connection.disconnect();
            return ok;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
