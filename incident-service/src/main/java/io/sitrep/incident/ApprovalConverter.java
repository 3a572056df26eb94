package io.sitrep.incident;

import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Wire;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.Converter;

/** Reads which severities want approval: {@code none}, {@code all}, or their names with commas between. */
public class ApprovalConverter implements Converter<Set<Severity>> {
    private static final long serialVersionUID = 1L;

    @Override
    public Set<Severity> convert(String text) {
        return switch (text.strip()) {
            case "none" -> Set.of();
            case "all" -> EnumSet.allOf(Severity.class);
            default ->
                Arrays.stream(text.split(",", -1))
                        .map(ApprovalConverter::severity)
                        .collect(Collectors.toUnmodifiableSet());
        };
    }

    private static Severity severity(String name) {
        return Wire.read(Severity.class, name.strip())
                .orElseThrow(() -> new IllegalArgumentException("must be none, all, or SEV1,SEV2"));
    }
}
