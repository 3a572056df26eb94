package io.sitrep.notifier.readback;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.PreviousSecrets;
import io.sitrep.notifier.channel.Sighting;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.fanout.NudgedLoop;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Posting;
import io.sitrep.notifier.render.Publications;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Renderer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks at providers for what is uncertain, where they let us: what is there was delivered; what is certainly not there, after the
 * last look, is marked so for a human. Nothing is ever sent from here, so a hold does not keep it from looking: what was found is not asked of whoever
 * releases.
 */
@ApplicationScoped
class ReadbackLoop {
    private static final Logger LOG = Logger.getLogger(ReadbackLoop.class);

    /** Between the looks: a provider may need a while until it shows what it took. */
    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(30), Duration.ofMinutes(2), Duration.ofMinutes(10));

    static final String NOT_THERE = "not found at the provider";

    private static final int AT_ONCE = 16;
    private static final Duration OFTEN = Duration.ofSeconds(5);

    private final Readbacks readbacks;
    private final Channels channels;
    private final Publications publications;
    private final Renderer renderer;
    private final Posting posting;
    private final SecretBox box;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private final NudgedLoop loop = new NudgedLoop("the reading back of what is uncertain", this::step);

    ReadbackLoop(
            Readbacks readbacks,
            Channels channels,
            Publications publications,
            Renderer renderer,
            Posting posting,
            SecretBox box,
            MeterRegistry meters,
            Vertx vertx) {
        this.readbacks = readbacks;
        this.channels = channels;
        this.publications = publications;
        this.renderer = renderer;
        this.posting = posting;
        this.box = box;
        this.meters = meters;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent started) {
        vertx.setPeriodic(OFTEN.toMillis(), timer -> loop.nudge());
    }

    void stop(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    void nudge() {
        loop.nudge();
    }

    private Uni<Boolean> step() {
        return readbacks
                .enter(channels.looking())
                .chain(() -> readbacks.claim(AT_ONCE))
                .chain(claimed -> lookForAll(claimed).replaceWith(claimed.size() == AT_ONCE));
    }

    private Uni<Void> lookForAll(List<Uncertain> claimed) {
        return Multi.createFrom()
                .iterable(claimed)
                .onItem()
                .transformToUni(this::lookAlone)
                .merge(AT_ONCE)
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** One that can't be looked for keeps none of the others waiting. */
    private Uni<Void> lookAlone(Uncertain one) {
        return Uni.createFrom()
                .deferred(() -> sighted(one))
                .onFailure()
                .invoke(failure -> one.lines()
                        .warnf(
                                LOG,
                                "could not be looked for: %s",
                                failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(new Sighting.Unclear())
                .chain(sighting -> note(one, sighting));
    }

    private Uni<Sighting> sighted(Uncertain one) {
        Optional<Channel> channel =
                channels.named(one.channel()).filter(each -> each.isOn() && each.canLook() && one.isAsItWas());
        if (channel.isEmpty()) {
            return Uni.createFrom().item(new Sighting.Unclear());
        }
        Target target = new Target(
                one.address(),
                Optional.empty(),
                PreviousSecrets.NONE,
                one.earlier(channel.get().posts()));
        return publications.get(one.publication(), one.revision()).chain(publication -> {
            Reader reader = Reader.of(one.locale(), one.zone());
            Message message = renderer.render(one.delivery(), publication, reader, box.open(one.token()));
            Uni<Sighting> seen = channel.get().posts()
                    ? posted(channel.get(), message, target, one)
                    : channel.get().look(message, target, one.began());
            return seen.map(sighting -> one.judged(sighting, channel.get().looksAtWords()));
        });
    }

    /** In the account's words, which say whether there was something before: nobody knows that any more, so both are looked for. */
    private Uni<Sighting> posted(Channel channel, Message message, Target target, Uncertain one) {
        return posting.on(channel.name())
                .chain(words -> channel.look(words.dressed(message, channel.name(), true), target, one.began())
                        .chain(sighting -> sighting instanceof Sighting.Found
                                ? Uni.createFrom().item(sighting)
                                : channel.look(words.dressed(message, channel.name(), false), target, one.began())
                                        .map(other -> other instanceof Sighting.NotThere ? sighting : other)));
    }

    private Uni<Void> note(Uncertain one, Sighting sighting) {
        if (sighting instanceof Sighting.Found there) {
            return readbacks
                    .found(one, there.remoteId())
                    .chain(first -> first ? arrived(one) : note(one, new Sighting.Unclear()));
        }
        if (one.looks() <= PAUSES.size()) {
            return readbacks.again(one.delivery(), PAUSES.get(one.looks() - 1));
        }
        return sighting instanceof Sighting.NotThere
                ? readbacks.notThere(one, NOT_THERE)
                : readbacks.giveUp(one.delivery());
    }

    private Uni<Void> arrived(Uncertain one) {
        one.lines().infof(LOG, "was uncertain and has arrived");
        meters.counter("sitrep.deliveries", "channel", one.channel(), "state", "delivered")
                .increment();
        return Uni.createFrom().voidItem();
    }
}
