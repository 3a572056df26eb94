package io.sitrep.incident.page.html;

import io.sitrep.incident.page.Digest;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Where the page's style sheet and script are; an address changes with its content, so that it can be kept for long. */
@Singleton
@Named("assets")
public class Assets {
    private final String css = href("page.css");

    public String css() {
        return css;
    }

    private static String href(String file) {
        String resource = "META-INF/resources/" + file;
        try (InputStream content =
                Thread.currentThread().getContextClassLoader().getResourceAsStream(resource)) {
            return "/" + file + "?v=" + Digest.of(content.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
