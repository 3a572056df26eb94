package io.sitrep.bot.access;

import java.util.Locale;
import java.util.Optional;

/** What a person may do in chat; each role may do all that the ones before it may. */
public enum Role {
    VIEWER,
    RESPONDER,
    PUBLISHER,
    ADMIN;

    public boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    /** As people write it in settings and read it in a refusal. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Role> of(String word) {
        for (Role role : values()) {
            if (role.word().equals(word)) {
                return Optional.of(role);
            }
        }
        return Optional.empty();
    }
}
