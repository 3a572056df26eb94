package io.sitrep.bot.mail;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.bot.catalog.People;
import io.sitrep.bot.suite.Suite;
import io.sitrep.bot.suite.SuiteAway;
import io.sitrep.bot.suite.SuiteCall;
import io.sitrep.bot.suite.SuiteRefused;
import io.sitrep.bot.suite.SuiteService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Writes to the catalog's people what chat could not tell them, by the notifier's mail: each thing once, however often the
 * notifier's answer is lost. While the notifier is away too it is tried again.
 */
@ApplicationScoped
class MailWhenAway {
    private static final Logger LOG = Logger.getLogger(MailWhenAway.class);

    private final UnheardNews news;
    private final UnheardReminders reminders;
    private final NoticeWords words;
    private final People people;
    private final Suite suite;

    MailWhenAway(UnheardNews news, UnheardReminders reminders, NoticeWords words, People people, Suite suite) {
        this.news = news;
        this.reminders = reminders;
        this.words = words;
        this.people = people;
        this.suite = suite;
    }

    @Scheduled(every = "2s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tell() {
        return suite.notifier()
                .map(notifier -> Uni.combine()
                        .all()
                        .unis(news.declared(), reminders.due())
                        .asTuple()
                        .chain(both -> each(notifier, both.getItem1()).chain(() -> each(notifier, both.getItem2())))
                        .onFailure()
                        .invoke(failure ->
                                LOG.warnf("what chat could not tell is not known right now, %s", failure.getMessage()))
                        .onFailure()
                        .recoverWithNull())
                .orElseGet(() -> Uni.createFrom().voidItem());
    }

    private Uni<Void> each(SuiteService notifier, List<Unheard> found) {
        return Multi.createFrom()
                .iterable(found)
                .onItem()
                .transformToUniAndConcatenate(unheard -> tell(notifier, unheard))
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> tell(SuiteService notifier, Unheard unheard) {
        return news.take(unheard)
                .chain(ours -> ours ? send(notifier, unheard) : Uni.createFrom().voidItem());
    }

    private Uni<Void> send(SuiteService notifier, Unheard unheard) {
        return people.all()
                .map(all -> words.notices(unheard, all))
                .chain(notices -> sent(notifier, notices))
                .chain(() -> news.told(unheard))
                .invoke(() -> unheard.head().lines().infof(LOG, "responders are told by mail"))
                .onFailure(SuiteAway.class)
                .invoke(away -> unheard.head()
                        .lines()
                        .warnf(LOG, "responders are not told yet, %s; again soon", away.getMessage()))
                .onFailure(SuiteRefused.class)
                .invoke(no ->
                        unheard.head().lines().errorf(LOG, "responders can not be told by mail: %s", no.getMessage()))
                .onFailure(failure -> failure instanceof SuiteAway || failure instanceof SuiteRefused)
                .recoverWithUni(() -> news.later(unheard));
    }

    private static Uni<Void> sent(SuiteService notifier, List<JsonObject> notices) {
        return Multi.createFrom()
                .iterable(notices)
                .onItem()
                .transformToUniAndConcatenate(notice -> notifier.send(
                                SuiteCall.byTheBot("POST", "/api/v1/notices", notice)
                                        .unkeyed())
                        .onFailure(MailWhenAway::isNoNotice)
                        .invoke(() -> LOG.warn("a notice was sent before, or one of the catalog's people has no mail"
                                + " address that can be"))
                        .onFailure(MailWhenAway::isNoNotice)
                        .recoverWithNull())
                .collect()
                .last()
                .replaceWithVoid();
    }

    private static boolean isNoNotice(Throwable failure) {
        return failure instanceof SuiteRefused refused && refused.status() == 422;
    }
}
