package io.sitrep.incident.page.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.incident.page.site.Asked;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Moment;
import io.sitrep.incident.page.site.ReadRequest;
import jakarta.inject.Singleton;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The history for feed readers: {@code /history.rss}, {@code /history.atom}, {@code /history.json}, with {@code ?lang=}. */
@Singleton
public class FeedDocuments implements DocumentSource {
    private static final String RSS = "/history.rss";
    private static final String ATOM = "/history.atom";
    private static final String JSON = "/history.json";
    private static final Set<String> ALL = Set.of(RSS, ATOM, JSON);

    private final Feeds feeds;
    private final FeedLanguages languages;
    private final ObjectMapper json;

    FeedDocuments(Feeds feeds, FeedLanguages languages, ObjectMapper json) {
        this.feeds = feeds;
        this.languages = languages;
        this.json = json;
    }

    @Override
    public boolean owns(String path) {
        return ALL.contains(path);
    }

    @Override
    public Asked asked(ReadRequest request) {
        return new Asked(this, request.path(), Map.of(), languages.choose(request.parameter("lang")), null);
    }

    @Override
    public Document write(Asked asked, Moment moment) {
        Feed feed = feeds.of(moment.state(), asked.path(), asked.locale());
        return switch (asked.path()) {
            case RSS -> Document.data(Rss.TYPE, Rss.of(feed));
            case ATOM -> Document.data(Atom.TYPE, Atom.of(feed));
            default -> Document.data(JsonFeed.TYPE, json(JsonFeed.of(feed)));
        };
    }

    @Override
    public Document loading(Asked asked) {
        return NotReady.document();
    }

    /** Feed readers come by the thousand, and nearly always find what they had. */
    @Override
    public Stream<Asked> popular() {
        return in(languages.choose(null));
    }

    @Override
    public Stream<Asked> first() {
        return Stream.empty();
    }

    @Override
    public Stream<Asked> all(Moment moment) {
        return languages.offered().stream().flatMap(this::in);
    }

    private Stream<Asked> in(Locale locale) {
        return ALL.stream().map(path -> new Asked(this, path, Map.of(), locale, null));
    }

    private String json(Object content) {
        try {
            return json.writeValueAsString(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
