package io.sitrep.incident.page.feed;

import io.sitrep.incident.Settings;
import io.sitrep.incident.page.Indicator;
import io.sitrep.incident.page.html.Words;
import io.sitrep.incident.page.site.Asked;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Moment;
import io.sitrep.incident.page.site.ReadRequest;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.stream.Stream;

/** What other sites show of this page: {@code /badge.svg} and {@code /embed.js}, with {@code ?lang=}. */
@Singleton
public class ElsewhereDocuments implements DocumentSource {
    private static final String BADGE = "/badge.svg";
    private static final String EMBED = "/embed.js";

    private final String name;
    private final FeedLanguages languages;
    private final EmbedScript script;

    ElsewhereDocuments(Settings settings, FeedLanguages languages, EmbedScript script) {
        this.name = settings.pageName();
        this.languages = languages;
        this.script = script;
    }

    @Override
    public boolean owns(String path) {
        return path.equals(BADGE) || path.equals(EMBED);
    }

    @Override
    public Asked asked(ReadRequest request) {
        return asked(request.path(), request.parameter("lang"));
    }

    @Override
    public Document write(Asked asked, Moment moment) {
        if (asked.path().equals(EMBED)) {
            return Document.data(EmbedScript.TYPE, script.in(asked.locale()));
        }
        Indicator indicator = moment.state().indicator();
        Words words = languages.words(asked.locale());
        return Document.data(Badge.TYPE, new Badge(name, words.overall(indicator), indicator, words.language()).svg());
    }

    @Override
    public Document loading(Asked asked) {
        return NotReady.document();
    }

    @Override
    public Stream<Asked> popular() {
        return Stream.of(asked(BADGE, null), asked(EMBED, null));
    }

    @Override
    public Stream<Asked> first() {
        return Stream.empty();
    }

    @Override
    public Stream<Asked> all(Moment moment) {
        return popular();
    }

    private Asked asked(String path, String lang) {
        return new Asked(this, path, Map.of(), languages.choose(lang), null);
    }
}
