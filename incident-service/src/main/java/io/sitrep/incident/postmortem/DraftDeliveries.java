package io.sitrep.incident.postmortem;

import io.sitrep.incident.audience.Audience.Told;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How many were told, as the notifier counts them; what adds up to nothing is not said. */
final class DraftDeliveries {
    private DraftDeliveries() {}

    static String words(Told told) {
        if (told.planned() == 0) {
            return "Nobody was to be told.";
        }
        Map<String, Long> counts = new LinkedHashMap<>();
        counts.put("delivered", told.delivered());
        counts.put("still on their way", told.outstanding());
        counts.put("uncertain, for nobody can say whether they arrived", told.uncertain());
        counts.put("given up", told.dead());
        counts.put("superseded by a newer one", told.superseded());
        counts.put("sent to another address instead", told.failedOver());
        counts.put("suppressed", told.suppressed());
        counts.put("cancelled", told.cancelled());
        String apart = counts.entrySet().stream()
                .filter(count -> count.getValue() > 0)
                .map(count -> "\n- %s %s".formatted(number(count.getValue()), count.getKey()))
                .collect(Collectors.joining());
        return "%s messages were to be sent%s:\n%s%s"
                .formatted(number(told.planned()), between(told), apart, unreachable(told));
    }

    private static String unreachable(Told told) {
        return told.unreachable() == null || told.unreachable() == 0
                ? ""
                : "\n\n%s readers could be reached by no address.".formatted(number(told.unreachable()));
    }

    private static String between(Told told) {
        return told.firstAt() == null || told.lastAt() == null
                ? ""
                : "; the first was delivered at %s, the last at %s"
                        .formatted(Moments.at(told.firstAt()), Moments.at(told.lastAt()));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
