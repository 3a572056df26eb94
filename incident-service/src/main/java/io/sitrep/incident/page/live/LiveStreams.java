package io.sitrep.incident.page.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.sitrep.incident.page.PageDocuments;
import io.sitrep.incident.page.site.Edition;
import io.sitrep.incident.page.site.Editions;
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
    private static final LiveParts NOTHING = new LiveParts(Map.of(), "");
    private static final Buffer COMMENT = Buffer.buffer(":\n\n");

    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private final PageDocuments pages;
    private final Editions editions;
    private volatile Map<Locale, LiveParts> parts = new ConcurrentHashMap<>();

    LiveStreams(PageDocuments pages, Editions editions, Vertx vertx, MeterRegistry metrics) {
        this.pages = pages;
        this.editions = editions;
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
        LiveParts current = parts(stream.locale());
        if (lastSeen == null || lastSeen.equals(current.version())) {
            stream.send(LiveEvent.hello(current.version()), () -> everything(stream.locale()));
        } else {
            stream.send(everything(stream.locale()), () -> everything(stream.locale()));
        }
    }

    void leave(LiveStream stream) {
        open.remove(stream);
    }

    void changed(@Observes NewEdition news) {
        Map<Locale, LiveParts> last = parts;
        Map<Locale, LiveParts> fresh = new ConcurrentHashMap<>();
        open.stream()
                .map(LiveStream::locale)
                .distinct()
                .forEach(locale -> fresh.put(locale, read(news.fresh(), locale)));
        parts = fresh;
        List<String> incidents = news.changedIncidents();
        Map<Locale, Buffer> frames = new HashMap<>();
        fresh.forEach((locale, now) -> {
            LiveParts before = last.getOrDefault(locale, NOTHING);
            if (!before.version().equals(now.version()) || !incidents.isEmpty()) {
                frames.put(locale, new LiveEvent(now.version(), now.since(before), incidents).frame());
            }
        });
        open.forEach(stream -> {
            Buffer frame = frames.get(stream.locale());
            if (frame != null) {
                stream.send(frame, () -> everything(stream.locale()));
            }
        });
    }

    void stop(@Observes ShutdownEvent stopping) {
        open.forEach(LiveStream::close);
    }

    private Buffer everything(Locale locale) {
        LiveParts current = parts(locale);
        return new LiveEvent(current.version(), current.html(), null).frame();
    }

    /** Of the page as it is shown now. Writes it if nobody has read it in this language yet: on a thread that may. */
    LiveParts parts(Locale locale) {
        return editions.current()
                .map(edition -> parts.computeIfAbsent(locale, absent -> read(edition, absent)))
                .orElse(NOTHING);
    }

    private LiveParts read(Edition edition, Locale locale) {
        return LiveParts.of(edition.find(pages.front(locale)).text());
    }
}
