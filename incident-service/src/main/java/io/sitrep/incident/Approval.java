package io.sitrep.incident;

import io.sitrep.incident.domain.Severity;
import io.sitrep.incident.domain.Wire;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The severities whose updates another person has to approve. */
public record Approval(Set<Severity> severities) {

    /** Reads {@code none}, {@code all}, or the names of severities with commas between. */
    public static Approval of(String text) {
        return switch (text.strip()) {
            case "none" -> new Approval(Set.of());
            case "all" -> new Approval(EnumSet.allOf(Severity.class));
            default ->
                new Approval(Arrays.stream(text.split(",", -1))
                        .map(Approval::severity)
                        .collect(Collectors.toUnmodifiableSet()));
        };
    }

    private static Severity severity(String name) {
        return Wire.read(Severity.class, name.strip())
                .orElseThrow(() -> new IllegalArgumentException("must be none, all, or severities: SEV1,SEV2"));
    }
}
