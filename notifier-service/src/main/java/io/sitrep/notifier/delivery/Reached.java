package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * Keeps by which sender of ours an address was reached, where that matters: once an address and a sender, not with each delivery.
 */
@Singleton
class Reached {
    private static final String KEEP = """
            UPDATE endpoints e SET reached_by = r.sender FROM unnest($1::uuid[], $2::text[]) AS r (id, sender)
            WHERE e.id = r.id AND e.reached_by IS DISTINCT FROM r.sender""";

    private record By(UUID endpoint, String sender) {}

    private final Channels channels;

    Reached(Channels channels) {
        this.channels = channels;
    }

    /** @param ends of deliveries, whatever they came to */
    Uni<Void> keep(SqlConnection connection, List<Result> ends) {
        List<By> news = ends.stream()
                .filter(Result::isDelivered)
                .flatMap(end -> by(end).stream())
                .distinct()
                .toList();
        return news.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(KEEP)
                        .execute(Tuple.of(
                                news.stream().map(By::endpoint).toArray(UUID[]::new),
                                news.stream().map(By::sender).toArray(String[]::new)))
                        .replaceWithVoid();
    }

    private Optional<By> by(Result end) {
        return channels.named(end.lease().channel())
                .flatMap(Channel::sender)
                .filter(sender -> !Objects.equals(sender, end.lease().reachedBy()))
                .map(sender -> new By(end.lease().place().endpointId(), sender));
    }
}
