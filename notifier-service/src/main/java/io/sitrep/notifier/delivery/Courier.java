package io.sitrep.notifier.delivery;

import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.render.Publications;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Renderer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes one delivery to its channel: renders it, opens what is sealed, hands it over. */
@Singleton
class Courier {
    private static final Logger LOG = Logger.getLogger(Courier.class);

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

    Uni<Outcome> send(Lease lease) {
        Optional<Channel> channel = channels.named(lease.channel());
        if (channel.isEmpty()) {
            return Uni.createFrom().item(new Outcome.Rejected("there is no such channel here", null));
        }
        return publications
                .get(lease.publicationId(), lease.revision())
                .map(kept -> renderer.render(
                        lease.deliveryId(), kept, Reader.of(lease.locale(), lease.timeZone()), box.open(lease.token())))
                .chain(message ->
                        gates.through(lease, channel.get(), () -> channel.get().deliver(message, target(lease))));
    }

    private Target target(Lease lease) {
        return new Target(lease.address(), Optional.ofNullable(lease.secret()).map(box::open));
    }

    /** Not the other side's doing, so it is worth another try; and ours to mend. */
    static Outcome broken(Lease lease, Throwable failure) {
        LOG.errorf(
                "deliveryId=%s could not be handed over: %s",
                lease.deliveryId(), failure.getClass().getName());
        LOG.debugf(failure, "deliveryId=%s", lease.deliveryId());
        return Outcome.Retry.unanswered("could not be handed to its channel");
    }
}
