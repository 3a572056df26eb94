package io.sitrep.notifier.notice;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.sitrep.kit.trace.LogIds;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.delivery.RetrySchedule;
import io.sitrep.notifier.fanout.NudgedLoop;
import io.sitrep.notifier.notice.NoticeMails.Due;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Sends what people of the house are to be told: at once, and by polling as a net. A mail outlives a crash and is tried by the same
 * schedule as deliveries are; one that was sent and not noted is sent again, as the same message.
 */
@ApplicationScoped
class NoticeLoop {
    private static final Logger LOG = Logger.getLogger(NoticeLoop.class);
    private static final String CHANNEL = "email";
    private static final int AT_ONCE = 16;

    private final NoticeMails mails;
    private final Channels channels;
    private final RetrySchedule schedule;
    private final Settings settings;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private final NudgedLoop loop = new NudgedLoop("the sending of notices", this::step);

    NoticeLoop(
            NoticeMails mails,
            Channels channels,
            RetrySchedule schedule,
            Settings settings,
            MeterRegistry meters,
            Vertx vertx) {
        this.mails = mails;
        this.channels = channels;
        this.schedule = schedule;
        this.settings = settings;
        this.meters = meters;
        this.vertx = vertx;
    }

    void begin(@Observes StartupEvent started) {
        vertx.setPeriodic(settings.delivery().poll().toMillis(), timer -> loop.nudge());
    }

    void end(@Observes ShutdownEvent stopping) {
        loop.stop();
    }

    void look(@Observes NoticesWaiting waiting) {
        loop.nudge();
    }

    private Uni<Boolean> step() {
        Channel channel = channels.named(CHANNEL).filter(Channel::writes).orElseThrow();
        return mails.claim(AT_ONCE, CHANNEL)
                .chain(due -> due.isEmpty() ? Uni.createFrom().item(false) : send(channel, due));
    }

    private Uni<Boolean> send(Channel channel, List<Due> due) {
        return Uni.join()
                .all(due.stream().map(mail -> send(channel, mail)).toList())
                .andCollectFailures()
                .replaceWith(due.size() == AT_ONCE);
    }

    private Uni<Void> send(Channel channel, Due mail) {
        return Uni.createFrom()
                .deferred(() -> channel.write(mail.notice(), new Target(mail.address(), Optional.empty())))
                .onFailure()
                .recoverWithItem(Outcome.Broken::of)
                .chain(outcome -> note(mail, outcome));
    }

    private Uni<Void> note(Due mail, Outcome outcome) {
        if (outcome instanceof Outcome.Delivered) {
            return settle(mail, "delivered", outcome.code(), null);
        }
        if (outcome instanceof Outcome.Gone gone) {
            return settle(mail, "bounced", gone.code(), gone.reason());
        }
        if (outcome instanceof Outcome.Rejected rejected) {
            return settle(mail, "dead", rejected.code(), rejected.reason());
        }
        if (outcome instanceof Outcome.Deferred deferred) {
            return mails.later(mail, deferred.reason(), deferred.after());
        }
        if (outcome instanceof Outcome.Broken broken) {
            LogIds.of()
                    .mail(mail.id())
                    .errorf(
                            LOG,
                            "could not be sent, will retry: %s",
                            broken.cause().getClass().getName());
            return again(mail, null, broken.reason(), Duration.ZERO);
        }
        if (outcome instanceof Outcome.Retry retry) {
            return again(mail, retry.code(), retry.reason(), retry.after());
        }
        // It may be there: nobody is told twice.
        return settle(mail, "dead", outcome.code(), ((Outcome.Uncertain) outcome).reason());
    }

    private Uni<Void> again(Due mail, String code, String reason, Duration asked) {
        return schedule.after(mail.tries(), asked)
                .map(wait -> mails.again(mail, code, reason, wait))
                .orElseGet(() -> settle(mail, "dead", code, reason));
    }

    private Uni<Void> settle(Due mail, String state, String code, String reason) {
        return mails.settle(mail, state, code, reason).invoke(() -> {
            meters.counter("sitrep.notices", "state", state).increment();
            LogIds.of().mail(mail.id()).infof(LOG, "of a notice is %s code=%s", state, code);
        });
    }
}
