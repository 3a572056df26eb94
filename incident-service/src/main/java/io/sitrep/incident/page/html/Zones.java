package io.sitrep.incident.page.html;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Zones as readers name them. */
public final class Zones {
    /** Those most readers look for; any other can be typed. */
    private static final List<String> COMMON = List.of(
            "UTC",
            "Africa/Cairo",
            "Africa/Johannesburg",
            "Africa/Lagos",
            "Africa/Nairobi",
            "America/Argentina/Buenos_Aires",
            "America/Bogota",
            "America/Chicago",
            "America/Denver",
            "America/Halifax",
            "America/Los_Angeles",
            "America/Mexico_City",
            "America/New_York",
            "America/Sao_Paulo",
            "America/Toronto",
            "Asia/Bangkok",
            "Asia/Dubai",
            "Asia/Hong_Kong",
            "Asia/Jakarta",
            "Asia/Karachi",
            "Asia/Kolkata",
            "Asia/Riyadh",
            "Asia/Seoul",
            "Asia/Shanghai",
            "Asia/Singapore",
            "Asia/Tokyo",
            "Australia/Perth",
            "Australia/Sydney",
            "Europe/Athens",
            "Europe/Berlin",
            "Europe/Istanbul",
            "Europe/Kyiv",
            "Europe/Lisbon",
            "Europe/London",
            "Europe/Madrid",
            "Europe/Moscow",
            "Europe/Paris",
            "Europe/Rome",
            "Pacific/Auckland",
            "Pacific/Honolulu");

    private static final Set<String> KNOWN = Set.copyOf(ZoneId.getAvailableZoneIds());

    /** In the order in which a list shows them. */
    static final List<String> OFFERED = COMMON.stream().filter(KNOWN::contains).toList();

    private Zones() {}

    /**
     * One of the time zone database. Offsets such as {@code +02:00} are none: there are as many as seconds, and whoever
     * asks for each would have each page made anew.
     *
     * @param name as in the address, or null
     */
    public static Optional<ZoneId> named(String name) {
        return name != null && KNOWN.contains(name) ? Optional.of(ZoneId.of(name)) : Optional.empty();
    }
}
