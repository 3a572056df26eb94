package io.sitrep.incident.page;

import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Where the page's one style sheet is; the address changes with the content, so that it can be kept for long. */
@Singleton
@Named("stylesheet")
public class Stylesheet {
    private static final String FILE = "page.css";

    private final String href;

    Stylesheet() {
        String resource = "META-INF/resources/" + FILE;
        try (InputStream css = Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            href = "/" + FILE + "?v=" + Digest.of(css.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public String href() {
        return href;
    }
}
