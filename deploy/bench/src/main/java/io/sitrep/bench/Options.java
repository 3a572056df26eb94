package io.sitrep.bench;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Optional;

/**
 * How much is measured.
 *
 * @param rounds how often each thing is measured, in turns; the table shows medians
 * @param connections how many ask at once
 * @param requests per thing and round
 * @param imported incidents in the file to import; 0 for no import
 * @param statements whether to print what each request says to the database, instead of measuring
 * @param recording where a flight recording of the service is written
 */
record Options(int rounds, int connections, int requests, int imported, boolean statements, Optional<Path> recording) {

    static Options of(String... arguments) {
        Options options = new Options(5, 32, 3_000, 10_000, false, Optional.empty());
        for (Iterator<String> left = Arrays.asList(arguments).iterator(); left.hasNext(); ) {
            options = options.with(left.next(), left);
        }
        return options;
    }

    private Options with(String name, Iterator<String> left) {
        return switch (name) {
            case "--rounds" -> new Options(number(name, left), connections, requests, imported, statements, recording);
            case "--connections" -> new Options(rounds, number(name, left), requests, imported, statements, recording);
            case "--requests" -> new Options(rounds, connections, number(name, left), imported, statements, recording);
            case "--import" -> new Options(rounds, connections, requests, number(name, left), statements, recording);
            case "--statements" -> new Options(rounds, connections, requests, imported, true, recording);
            case "--jfr" ->
                new Options(
                        rounds, connections, requests, imported, statements, Optional.of(Path.of(value(name, left))));
            default -> throw new IllegalArgumentException("unknown option " + name);
        };
    }

    private static int number(String name, Iterator<String> left) {
        return Integer.parseInt(value(name, left));
    }

    private static String value(String name, Iterator<String> left) {
        if (!left.hasNext()) {
            throw new IllegalArgumentException(name + " wants a value");
        }
        return left.next();
    }
}
