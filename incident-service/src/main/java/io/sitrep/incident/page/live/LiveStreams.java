package io.sitrep.incident.page.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.sitrep.incident.page.PageDocuments;
import io.sitrep.incident.page.site.Edition;
import io.sitrep.incident.page.site.NewEdition;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Everybody who has the page open, and what they are told when it changes: once for each language, not for each reader. */
@Singleton
public class LiveStreams {
    private static final long BEAT = 20_000;
    private static final LiveParts NOTHING = new LiveParts(Map.of());
    private static final Buffer COMMENT = Buffer.buffer(":\n\n");

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private final PageDocuments pages;
    private volatile Told told = new Told(null, new ConcurrentHashMap<>());

    /**
     * What readers have been told.
     *
     * @param edition null before the first
     */
    private record Told(Edition edition, Map<Locale, LiveParts> parts) {
        String version() {
            return edition == null ? "" : edition.moment().version();
        }

        boolean isStale() {
            return edition != null && edition.moment().staleSince() != null;
        }
    }

    LiveStreams(PageDocuments pages, Vertx vertx, MeterRegistry metrics) {
        this.pages = pages;
        vertx.setPeriodic(BEAT, timer -> open.forEach(stream -> stream.beat(COMMENT)));
        Gauge.builder("sitrep.live.streams", open, Set::size)
                .description("Readers who have the page open and are told when it changes")
                .register(metrics);
    }

    int count() {
        return open.size();
    }

    /**
     * @param lastSeen the version the reader has, or null when it says none
     */
    void join(LiveStream stream, String lastSeen) {
        open.add(stream);
        String version = told.version();
        if (lastSeen == null || lastSeen.equals(version)) {
            stream.send(LiveEvent.hello(version), () -> everything(stream.locale()));
        } else {
            stream.send(everything(stream.locale()), () -> everything(stream.locale()));
        }
    }

    void leave(LiveStream stream) {
        open.remove(stream);
    }

    void changed(@Observes NewEdition news) {
        Told last = told;
        Told fresh = new Told(news.fresh(), new ConcurrentHashMap<>());
        if (last.version().equals(fresh.version())) {
            // Written anew because time goes by; whoever has it open has nothing to be told.
            told = new Told(news.fresh(), last.parts);
            return;
        }
        open.stream().map(LiveStream::locale).distinct().forEach(locale -> parts(fresh, locale));
        told = fresh;
        List<String> incidents = news.changedIncidents();
        Map<Locale, Buffer> frames = new HashMap<>();
        fresh.parts.forEach((locale, now) -> {
            LiveParts before = last.parts.getOrDefault(locale, NOTHING);
            frames.put(locale, new LiveEvent(fresh.version(), now.since(before), incidents, fresh.isStale()).frame());
        });
        open.forEach(stream -> {
            // Who came just now in a language that nobody had read in.
            Buffer frame = frames.computeIfAbsent(stream.locale(), this::everything);
            stream.send(frame, () -> everything(stream.locale()));
        });
    }

    void stop(@Observes ShutdownEvent stopping) {
        open.forEach(LiveStream::close);
    }

    private Buffer everything(Locale locale) {
        Told current = told;
        return new LiveEvent(current.version(), parts(current, locale).html(), null, current.isStale()).frame();
    }

    /** Has what a stream of this language may have to send. Writes the page if nobody has read it in it yet: on a thread that may. */
    void prepare(Locale locale) {
        parts(told, locale);
    }

    private LiveParts parts(Told of, Locale locale) {
        return of.edition == null
                ? NOTHING
                : of.parts.computeIfAbsent(
                        locale,
                        absent -> LiveParts.of(
                                of.edition.find(pages.front(absent)).text()));
    }
}
