package io.sitrep.incident.page.site;

import static java.util.stream.Collectors.toConcurrentMap;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Every document of one moment. What comes first is written before it is shown, what is popular as soon as it is, and the rest
 * when it is first asked for, and kept while there is room.
 */
public final class Edition {
    /** For all that is written on demand; readers choose among hundreds of zones. */
    private static final long ROOM = 64L << 20;

    private static final int FOUND = 200;

    private final Moment moment;
    private final Map<Asked, Document> popular;
    private final Cache<Asked, Document> others = Caffeine.newBuilder()
            .maximumWeight(ROOM)
            .weigher((Asked asked, Document document) -> document.weight())
            .build();

    private Edition(Moment moment, Map<Asked, Document> popular) {
        this.moment = moment;
        this.popular = popular;
    }

    static Edition of(Moment moment, Stream<Asked> first) {
        return new Edition(moment, first.collect(toConcurrentMap(asked -> asked, asked -> written(asked, moment))));
    }

    /** Ready to be sent by a thread that must not take its time. */
    private static Document written(Asked asked, Moment moment) {
        Document document = asked.source().write(asked, moment);
        document.compressed();
        return document;
    }

    /** Has it lie ready from now on. */
    void prepare(Asked asked) {
        popular.computeIfAbsent(asked, absent -> {
            Document written = others.getIfPresent(absent);
            return written == null ? written(absent, moment) : written;
        });
    }

    public Moment moment() {
        return moment;
    }

    /** The document if it is written already, else null. Never blocks. */
    Document ready(Asked asked) {
        Document document = popular.get(asked);
        return document == null ? others.getIfPresent(asked) : document;
    }

    /** Writes it if need be, once for all who ask at the same time: on a thread that may. */
    public Document find(Asked asked) {
        Document ready = popular.get(asked);
        if (ready != null) {
            return ready;
        }
        Document[] written = new Document[1];
        Document kept = others.get(asked, missing -> {
            written[0] = written(missing, moment);
            // Addresses that lead nowhere are without number.
            return written[0].status() == FOUND ? written[0] : null;
        });
        return kept == null ? written[0] : kept;
    }
}
