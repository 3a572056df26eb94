package io.sitrep.bot.following;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomGone;
import io.sitrep.bot.port.RoomKeeper;
import io.sitrep.bot.port.RoomKeepers;
import io.sitrep.bot.reply.Card;
import io.sitrep.kit.trace.LogIds;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Posts what the public is told to the channels that follow: each update one message, which is edited when the update is corrected
 * or taken back. In one channel they come in their order, one a second at most. While a platform is away they wait.
 */
@ApplicationScoped
class NewsLoop {
    private static final Logger LOG = Logger.getLogger(NewsLoop.class);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final int LONGEST_WAIT_SECONDS = 120;

    /** So many of one workspace are in hand here, when the next are taken. */
    private static final int MOST_IN_HAND = 8;

    private final News news;
    private final NewsCard cards;
    private final RoomKeepers keepers;
    private final Following following;
    private final Map<String, Integer> inHand = new ConcurrentHashMap<>();

    NewsLoop(News news, NewsCard cards, RoomKeepers keepers, Following following) {
        this.news = news;
        this.cards = cards;
        this.keepers = keepers;
        this.following = following;
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> show() {
        return news.take(busy())
                .invoke(this::all)
                .replaceWithVoid()
                .onFailure()
                .invoke(failure -> LOG.warnf("what channels follow waits: %s", failure.getMessage()))
                .onFailure()
                .recoverWithNull();
    }

    @Scheduled(every = "1h", delayed = "2m")
    Uni<Void> forget() {
        return news.forget(KEPT);
    }

    private Set<String> busy() {
        return inHand.entrySet().stream()
                .filter(place -> place.getValue() >= MOST_IN_HAND)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** The next round does not wait for these: a workspace that hangs keeps no other waiting. */
    private void all(List<News.Item> items) {
        items.forEach(item -> {
            String place = item.channel().place();
            inHand.merge(place, 1, Integer::sum);
            show(item)
                    .onTermination()
                    .invoke(() -> inHand.computeIfPresent(place, (same, many) -> many > 1 ? many - 1 : null))
                    .subscribe()
                    .with(
                            shown -> {},
                            failure ->
                                    lines(item).warnf(LOG, "what a channel follows waits: %s", failure.getMessage()));
        });
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
        lines(item).warnf(LOG, "a channel that follows is not told yet, %s; again in %s", away.getMessage(), wait);
        return news.later(item, wait);
    }

    private static LogIds lines(News.Item item) {
        return LogIds.of().ref(item.publication().incident().ref());
    }

    /** Where the channel is gone, or the bot was shown out of it, nothing more can be told there. */
    private Uni<Void> refused(News.Item item, PlatformRefused no) {
        if (no instanceof RoomGone) {
            lines(item)
                    .errorf(
                            LOG,
                            "a channel that followed is no longer there for the bot, %s: it follows no more",
                            no.code());
            return following.end(item.channel()).chain(() -> news.givenUp(item));
        }
        lines(item)
                .errorf(
                        LOG,
                        "a channel that follows can not be told, %s: invite the bot there, or subscribe anew",
                        no.code());
        return news.givenUp(item);
    }
}
