package io.sitrep.notifier.pages;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/** Zones as a list offers them: places, and UTC. */
final class Zones {
    private static final Pattern PLACE =
            Pattern.compile("(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)/.+");

    static final List<String> OFFERED = ZoneId.getAvailableZoneIds().stream()
            .filter(zone -> zone.equals("UTC") || PLACE.matcher(zone).matches())
            .sorted()
            .toList();

    private Zones() {}
}
