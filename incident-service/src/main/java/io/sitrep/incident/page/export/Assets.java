package io.sitrep.incident.page.export;

import io.sitrep.incident.page.export.StaticSite.Asset;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.Document.Manners;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** The files that pages load, as they lie in the service. */
@Singleton
class Assets {
    private static final Map<String, String> FILES = Map.of(
            "/page.css", "text/css;charset=UTF-8",
            "/page.js", "text/javascript;charset=UTF-8",
            "/embed.js", "text/javascript;charset=UTF-8");

    private static final String RESOURCES = "META-INF/resources";

    List<Asset> all() {
        return FILES.entrySet().stream()
                .filter(file -> loader().getResource(RESOURCES + file.getKey()) != null)
                .map(file -> new Asset(file.getKey(), document(file.getKey(), file.getValue())))
                .toList();
    }

    private static Document document(String path, String type) {
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("META-INF/resources" + path)) {
            return Document.of(200, type, Manners.OPEN, file.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ClassLoader loader() {
        return Thread.currentThread().getContextClassLoader();
    }
}
