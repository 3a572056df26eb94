package io.sitrep.incident.domain;

import java.util.Arrays;

/** How bad it is, in responders' words. Each severity has one impact in the public's words. */
public enum Severity implements Wire {
    SEV1(Impact.CRITICAL),
    SEV2(Impact.MAJOR),
    SEV3(Impact.MINOR),
    SEV4(Impact.NONE);

    private final Impact impact;

    Severity(Impact impact) {
        this.impact = impact;
    }

    public Impact impact() {
        return impact;
    }

    @Override
    public String wire() {
        return name();
    }

    public static Severity of(Impact impact) {
        return Arrays.stream(values())
                .filter(severity -> severity.impact == impact)
                .findFirst()
                .orElseThrow();
    }
}
