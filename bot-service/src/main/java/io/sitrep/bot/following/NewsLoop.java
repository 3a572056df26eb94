package io.sitrep.bot.following;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.port.RoomKeepers;
import io.sitrep.bot.reply.Card;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Posts what the public is told to the channels that follow: each update one message, which is edited when the update is corrected
 * or taken back. In one channel they come in their order, one a second. While a platform is away they wait.
 */
@ApplicationScoped
class NewsLoop {
    private static final Logger LOG = Logger.getLogger(NewsLoop.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LONGEST_WAIT_SECONDS = 120;

    private final News news;
    private final NewsCard cards;
    private final RoomKeepers keepers;

    NewsLoop(News news, NewsCard cards, RoomKeepers keepers) {
        this.news = news;
        this.cards = cards;
        this.keepers = keepers;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> show() {
        return news.take()
                .chain(this::all)
                .onFailure()
                .invoke(failure -> LOG.warnf("what channels follow waits: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "1h", delayed = "2m")
    Uni<Void> forget() {
        return news.forget(KEPT);
    }

    private Uni<Void> all(List<News.Item> items) {
        return Multi.createFrom()
                .iterable(items)
                .onItem()
                .transformToUniAndMerge(this::show)
                .collect()
                .last()
                .replaceWithVoid();
    }

    private Uni<Void> show(News.Item item) {
        boolean neverShown = item.message() == null && item.publication().isTakenBack();
        if (neverShown) {
            return news.givenUp(item);
        }
        return keepers.of(item.channel().platform())
                .map(keeper -> show(item, keeper))
                .orElseGet(() -> news.givenUp(item));
    }

    private Uni<Void> show(News.Item item, RoomKeeper keeper) {
        RoomKeeper.Spot spot =
                new RoomKeeper.Spot(item.channel().workspace(), item.channel().id());
        Card card = cards.of(item.publication());
        Uni<String> shown = item.message() == null
                ? keeper.post(spot, card, "news:" + item.update())
                : keeper.edit(spot, item.message(), card).replaceWith(item.message());
        return shown.chain(message -> news.shown(item, message))
                .onFailure(PlatformAway.class)
                .recoverWithUni(away -> later(item, (PlatformAway) away))
                .onFailure(PlatformRefused.class)
                .recoverWithUni(no -> refused(item, (PlatformRefused) no));
    }

    private Uni<Void> later(News.Item item, PlatformAway away) {
        Duration ours = Duration.ofSeconds(Math.min(LONGEST_WAIT_SECONDS, 1L << Math.min(item.failures(), 10)));
        Duration wait = away.after().compareTo(ours) > 0 ? away.after() : ours;
        LOG.warnf("a channel that follows is not told yet, %s; again in %s", away.getMessage(), wait);
        return news.later(item, wait);
    }

    /** The bot is not in the channel, or the channel is gone. */
    private Uni<Void> refused(News.Item item, PlatformRefused no) {
        LOG.errorf("a channel that follows can not be told, %s: invite the bot there, or subscribe anew", no.code());
        return news.givenUp(item);
    }
}
