package io.sitrep.incident.access;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a caller may do. Each of the first four may do what those before it may; service stands beside them and does
 * what the other services of the suite need.
 */
public enum Role {
    VIEWER,
    RESPONDER,
    PUBLISHER,
    ADMIN,
    SERVICE;

    /** For {@code @RolesAllowed}, which wants constants. */
    public static final String IS_VIEWER = "viewer";

    public static final String IS_RESPONDER = "responder";
    public static final String IS_PUBLISHER = "publisher";
    public static final String IS_ADMIN = "admin";
    public static final String IS_SERVICE = "service";

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> read(String wire) {
        return Arrays.stream(values()).filter(role -> role.wire().equals(wire)).findFirst();
    }

    /** The names of all roles that this one includes. */
    public Set<String> includes() {
        Set<String> names = new LinkedHashSet<>();
        if (this == SERVICE) {
            names.add(IS_SERVICE);
        } else {
            Arrays.stream(values()).filter(role -> role.compareTo(this) <= 0).forEach(role -> names.add(role.wire()));
        }
        return names;
    }
}
