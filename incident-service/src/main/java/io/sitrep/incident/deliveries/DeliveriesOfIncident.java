package io.sitrep.incident.deliveries;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * How many were told of an incident, in all and publication by publication, oldest first. It is what the notifier last said:
 * while an update is being told that is some seconds old.
 *
 * @param unreachable subscribers whom no address could reach, each counted once a publication
 * @param firstAt when the first was delivered; null when none was
 */
public record DeliveriesOfIncident(
        @JsonUnwrapped DeliveryCounts counts,
        long unreachable,
        Instant firstAt,
        Instant lastAt,
        List<OfPublication> publications) {

    /** @param update null for a correction or retraction of one */
    public record OfPublication(
            UUID publication,
            UUID update,
            String kind,
            String withdrawn,
            @JsonUnwrapped DeliveryCounts counts,
            long unreachable,
            Instant firstAt,
            Instant lastAt) {
        static OfPublication of(DeliveryNews news) {
            return new OfPublication(
                    news.publication(),
                    news.update(),
                    news.kind(),
                    news.withdrawn(),
                    news.counts(),
                    news.unreachable(),
                    news.firstAt(),
                    news.lastAt());
        }
    }

    static DeliveriesOfIncident of(List<DeliveryNews> all) {
        return new DeliveriesOfIncident(
                all.stream().map(DeliveryNews::counts).reduce(DeliveryCounts.NONE, DeliveryCounts::plus),
                all.stream().mapToLong(DeliveryNews::unreachable).sum(),
                all.stream()
                        .map(DeliveryNews::firstAt)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                all.stream()
                        .map(DeliveryNews::lastAt)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                all.stream().map(OfPublication::of).toList());
    }
}
