package io.sitrep.notifier.delivery;

import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.PreviousSecrets;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.render.Publications;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Renderer;
import io.sitrep.notifier.render.StoredPublication;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Takes one delivery to its channel: renders it, opens what is sealed, hands it over. */
@Singleton
class Courier {
    private final Channels channels;
    private final Publications publications;
    private final Renderer renderer;
    private final SecretBox box;
    private final Gates gates;

    Courier(Channels channels, Publications publications, Renderer renderer, SecretBox box, Gates gates) {
        this.gates = gates;
        this.channels = channels;
        this.publications = publications;
        this.renderer = renderer;
        this.box = box;
    }

    /**
     * @param begins asked when the attempt is to be made, which may be a moment later: whether it still is
     * @param then called once, with the outcome
     */
    void send(Lease lease, BooleanSupplier begins, Consumer<Outcome> then) {
        Optional<Channel> channel = channels.named(lease.channel());
        if (channel.isEmpty()) {
            then.accept(new Outcome.Rejected("there is no such channel here", null));
            return;
        }
        Optional<StoredPublication> known = publications.known(lease.publicationId(), lease.revision());
        if (known.isPresent()) {
            hand(lease, channel.get(), known.get(), begins, then);
        } else {
            publications
                    .get(lease.publicationId(), lease.revision())
                    .subscribe()
                    .with(
                            read -> hand(lease, channel.get(), read, begins, then),
                            failure -> then.accept(Outcome.Broken.of(failure)));
        }
    }

    private void hand(
            Lease lease,
            Channel channel,
            StoredPublication publication,
            BooleanSupplier begins,
            Consumer<Outcome> then) {
        gates.through(
                lease,
                channel,
                () -> {
                    if (!begins.getAsBoolean()) {
                        return Uni.createFrom().item(Attempts.STOPPING);
                    }
                    return channel.deliver(
                            renderer.render(
                                    lease.deliveryId(),
                                    publication,
                                    Reader.of(lease.locale(), lease.timeZone()),
                                    box.open(lease.token())),
                            target(lease));
                },
                then);
    }

    private Target target(Lease lease) {
        return new Target(
                lease.address(),
                opened(lease.secret()),
                opened(lease.previousSecret()).map(PreviousSecrets::read).orElse(PreviousSecrets.NONE));
    }

    private Optional<String> opened(String sealed) {
        return Optional.ofNullable(sealed).map(box::open);
    }
}
