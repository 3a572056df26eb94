package io.sitrep.bench.fanout;

import io.sitrep.embedded.Leash;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One of this bench's own programs as a process, spoken to line by line; it does not outlive this one. */
final class Child implements AutoCloseable {
    private final Process process;
    private final Leash leash = new Leash();
    private final BufferedReader said;
    private final PrintStream told;

    Child(Class<?> program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        leash.hold(process.pid());
        said = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        told = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
    }

    /** The words of the next line. */
    String[] hear() throws IOException {
        String line = said.readLine();
        if (line == null) {
            throw new IllegalStateException("the process ended");
        }
        return line.split(" ");
    }

    void tell(String line) {
        told.println(line);
    }

    @Override
    public void close() {
        process.destroy();
        leash.close();
    }
}
