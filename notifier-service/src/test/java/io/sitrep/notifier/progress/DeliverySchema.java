package io.sitrep.notifier.progress;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The schema that others rely on. */
final class DeliverySchema {
    static final Path CONTRACT = Path.of("contract");

    private DeliverySchema() {}

    /** @return what of the data does not fit */
    static List<String> faults(String data) {
        try {
            String schema = Files.readString(CONTRACT.resolve("schemas/delivery.schema.json"));
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON)
                    .validate(data, InputFormat.JSON)
                    .stream()
                    .map(Object::toString)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
