package io.sitrep.notifier.delivery;

import io.opentelemetry.api.trace.SpanKind;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.kit.trace.Step;
import io.sitrep.kit.trace.Tracing;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Earlier;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.PreviousSecrets;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Publications;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Renderer;
import io.sitrep.notifier.render.StoredPublication;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Takes one delivery to its channel: renders it, opens what is sealed, hands it over. */
@Singleton
class Courier {
    private final Channels channels;
    private final Publications publications;
    private final Renderer renderer;
    private final SecretBox box;
    private final Gates gates;
    private final Threads threads;
    private final Tracing tracing;

    Courier(
            Channels channels,
            Publications publications,
            Renderer renderer,
            SecretBox box,
            Gates gates,
            Threads threads,
            Tracing tracing) {
        this.tracing = tracing;
        this.gates = gates;
        this.threads = threads;
        this.channels = channels;
        this.publications = publications;
        this.renderer = renderer;
        this.box = box;
    }

    /**
     * @param trip asked at the gates whether it still is to be made, the last time right before it is
     * @param then called once, with the outcome
     */
    void send(Lease lease, Trip trip, Consumer<Outcome> then) {
        Optional<Channel> channel = channels.named(lease.channel());
        if (channel.isEmpty()) {
            then.accept(new Outcome.Rejected("there is no such channel here", null));
            return;
        }
        Optional<StoredPublication> known = publications.known(lease.publicationId(), lease.revision());
        if (known.isPresent()) {
            hand(lease, channel.get(), known.get(), trip, then);
        } else {
            publications
                    .get(lease.publicationId(), lease.revision())
                    .subscribe()
                    .with(
                            read -> hand(lease, channel.get(), read, trip, then),
                            failure -> then.accept(Outcome.Broken.of(failure)));
        }
    }

    private void hand(Lease lease, Channel channel, StoredPublication publication, Trip trip, Consumer<Outcome> then) {
        if (channel.posts()) {
            // Read before the gates: once an attempt has begun, what fails may have arrived.
            threads.before(lease)
                    .subscribe()
                    .with(
                            before -> hand(lease, channel, publication, before, trip, then),
                            failure -> then.accept(Outcome.Broken.of(failure)));
        } else {
            hand(lease, channel, publication, Threads.Before.NONE, trip, then);
        }
    }

    private void hand(
            Lease lease,
            Channel channel,
            StoredPublication publication,
            Threads.Before before,
            Trip trip,
            Consumer<Outcome> then) {
        gates.through(
                trip,
                channel,
                lease.address(),
                () -> traced(lease, publication, () -> deliver(lease, channel, publication, before)),
                then);
    }

    /** Each is a trace of its own, which names the publication it follows from; and only while it is really sent. */
    private Uni<Outcome> traced(Lease lease, StoredPublication publication, Supplier<Uni<Outcome>> attempt) {
        if (!tracing.isOn()) {
            return attempt.get();
        }
        Step step = tracing.following(SpanKind.CLIENT, "deliver " + lease.channel(), publication.trace())
                .with("sitrep.delivery", lease.deliveryId().toString())
                .with("sitrep.event", publication.id().toString());
        return attempt.get()
                .invoke(outcome ->
                        step.with("sitrep.outcome", outcome.getClass().getSimpleName()))
                .onFailure()
                .invoke(failure -> step.failed(failure.getClass().getSimpleName()))
                .onTermination()
                .invoke(step::end);
    }

    private Uni<Outcome> deliver(Lease lease, Channel channel, StoredPublication publication, Threads.Before before) {
        if (lease.secret() == null && channel.newSecret().isPresent()) {
            return Uni.createFrom()
                    .item(new Outcome.Rejected("its secret was lost with the key: it needs a new one", null));
        }
        Reader reader = Reader.of(lease.locale(), lease.timeZone());
        Message message = renderer.render(lease.deliveryId(), publication, reader, box.open(lease.token()));
        return channel.deliver(
                channel.posts() ? before.dressed(message, channel.name()) : message, target(lease, before.earlier()));
    }

    private Target target(Lease lease, Earlier earlier) {
        return new Target(
                lease.address(),
                opened(lease.secret()),
                opened(lease.previousSecret()).map(PreviousSecrets::read).orElse(PreviousSecrets.NONE),
                earlier,
                Optional.ofNullable(lease.reachedBy()));
    }

    private Optional<String> opened(String sealed) {
        return Optional.ofNullable(sealed).map(box::open);
    }
}
