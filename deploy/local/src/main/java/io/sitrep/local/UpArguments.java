package io.sitrep.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/**
 * What {@code up} was asked for.
 *
 * @param data where everything is kept
 * @param reset begin with empty data
 */
record UpArguments(Path data, boolean reset) {
    static final String USAGE = "usage: deploy/local/up [--data DIR] [--reset]";

    static UpArguments parse(List<String> arguments, Path defaultData) {
        Path data = defaultData;
        boolean reset = false;
        for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
            String each = rest.next();
            switch (each) {
                case "--reset" -> reset = true;
                case "--data" -> data = directory(rest);
                default -> throw new UserError("Unknown argument: " + each + "\n" + USAGE);
            }
        }
        return new UpArguments(data.toAbsolutePath().normalize(), reset);
    }

    private static Path directory(Iterator<String> rest) {
        String value = rest.hasNext() ? rest.next() : "";
        if (value.isBlank() || value.startsWith("--")) {
            throw new UserError("--data needs a directory\n" + USAGE);
        }
        return Path.of(value);
    }
}
