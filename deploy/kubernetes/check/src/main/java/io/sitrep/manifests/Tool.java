package io.sitrep.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** Programs of the machine, run to their end. */
public final class Tool {
    private static final long PATIENCE = 180;

    private Tool() {}

    /**
     * What a program wrote on its standard output, given this on its standard input.
     *
     * @throws IllegalStateException when it fails, with what it said; when it is not there; when it takes three minutes
     */
    public static String run(Path where, String input, String... command) {
        String line = String.join(" ", command);
        try {
            Path in = Files.createTempFile("sitrep", ".in");
            Path out = Files.createTempFile("sitrep", ".out");
            Path err = Files.createTempFile("sitrep", ".err");
            try {
                Files.writeString(in, input);
                Process process = new ProcessBuilder(command)
                        .directory(where.toFile())
                        .redirectInput(in.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile())
                        .start();
                if (!process.waitFor(PATIENCE, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new IllegalStateException(line + " took more than " + PATIENCE + " s");
                }
                if (process.exitValue() != 0) {
                    throw new IllegalStateException(line + " failed: " + Files.readString(err));
                }
                return Files.readString(out, StandardCharsets.UTF_8);
            } finally {
                Files.delete(in);
                Files.delete(out);
                Files.delete(err);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(line + " can't be run: is it installed?", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
