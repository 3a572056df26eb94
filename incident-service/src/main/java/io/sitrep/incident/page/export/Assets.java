package io.sitrep.incident.page.export;

import io.sitrep.incident.page.export.StaticSite.Asset;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.Document.Manners;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that pages load, and those that other sites load. */
@Singleton
class Assets {
    private static final String SCRIPT = "text/javascript;charset=UTF-8";
    private static final String STYLE = "text/css;charset=UTF-8";
    private static final String EMBED = "/embed.js";

    private final io.sitrep.incident.page.html.Assets page;

    Assets(io.sitrep.incident.page.html.Assets page) {
        this.page = page;
    }

    List<Asset> all() {
        return Stream.of(
                        Stream.of(asset("/page.css", STYLE, page.style()), asset("/page.js", SCRIPT, page.script())),
                        file(EMBED).map(content -> asset(EMBED, SCRIPT, content)).stream())
                .flatMap(assets -> assets)
                .toList();
    }

    private static Asset asset(String path, String type, String content) {
        return new Asset(path, Document.of(200, type, Manners.OPEN, content.getBytes(StandardCharsets.UTF_8)));
    }

    private static Optional<String> file(String path) {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources" + path)) {
            return file == null
                    ? Optional.empty()
                    : Optional.of(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
