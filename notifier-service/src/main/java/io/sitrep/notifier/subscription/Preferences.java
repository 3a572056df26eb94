package io.sitrep.notifier.subscription;

import io.sitrep.notifier.intake.Impact;
import java.util.Set;
import java.util.UUID;

/** What a subscriber wants to hear and how, checked and with nothing left open. */
public record Preferences(Filter filter, Flags flags, String locale, String timeZone) {
    /** Empty sets let everything pass; a group stands for the components in it at the time something is told. */
    public record Filter(Set<UUID> components, Set<UUID> groups, Set<String> regions, Impact minImpact) {}

    /** What else is wanted, or not. */
    public record Flags(boolean maintenances, boolean postmortems, boolean everyUpdate) {}
}
