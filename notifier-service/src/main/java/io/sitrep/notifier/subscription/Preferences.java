package io.sitrep.notifier.subscription;

import io.sitrep.notifier.intake.Impact;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** What a subscriber wants to hear and how, checked and with nothing left open. */
public record Preferences(Filter filter, Flags flags, String locale, String timeZone) {
    /** Empty sets let everything pass; a group stands for the components in it at the time something is told. */
    public record Filter(Set<UUID> components, Set<UUID> groups, Set<String> regions, Impact minImpact) {
        public static final Filter EVERYTHING = new Filter(Set.of(), Set.of(), Set.of(), Impact.NONE);
    }

    /** What else is wanted, or not. */
    public record Flags(boolean maintenances, boolean postmortems, boolean everyUpdate) {}

    /** From a row of {@code subscriptions}. */
    public static Preferences of(Row row) {
        Filter filter = new Filter(
                new LinkedHashSet<>(List.of(row.getArrayOfUUIDs("components"))),
                new LinkedHashSet<>(List.of(row.getArrayOfUUIDs("groups"))),
                new LinkedHashSet<>(List.of(row.getArrayOfStrings("regions"))),
                Impact.of(row.getString("min_impact")));
        Flags flags = new Flags(
                row.getBoolean("maintenances"), row.getBoolean("postmortems"), row.getBoolean("every_update"));
        return new Preferences(filter, flags, row.getString("locale"), row.getString("time_zone"));
    }

    /**
     * Adds ten: components, groups, regions, min_impact, min_rank, maintenances, postmortems, every_update, locale, time_zone.
     *
     * @return the same tuple
     */
    public Tuple addTo(Tuple row) {
        return row.addValue(filter.components().toArray(UUID[]::new))
                .addValue(filter.groups().toArray(UUID[]::new))
                .addValue(filter.regions().toArray(String[]::new))
                .addString(filter.minImpact().word())
                .addInteger(filter.minImpact().rank())
                .addBoolean(flags.maintenances())
                .addBoolean(flags.postmortems())
                .addBoolean(flags.everyUpdate())
                .addString(locale)
                .addString(timeZone);
    }
}
