package io.sitrep.incident.console;

import io.sitrep.incident.page.Digest;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** The console's style sheet and script, which come on top of the page's. An address changes with its content. */
@Singleton
@Named("consoleAssets")
public class Assets {
    /** In one file for browsers; each needs only those before it. */
    private static final List<String> SCRIPTS = List.of(
            "page",
            "fields",
            "drafts",
            "connection",
            "tabs",
            "templates",
            "preview",
            "grid",
            "keys",
            "place",
            "boxes",
            "news",
            "start");

    private final String style = own("console.css");
    private final String script =
            SCRIPTS.stream().map(each -> own("scripts/" + each + ".js")).collect(Collectors.joining("\n"));

    public String css() {
        return href("/console/console.css", style);
    }

    public String js() {
        return href("/console/console.js", script);
    }

    String style() {
        return style;
    }

    String script() {
        return script;
    }

    private static String href(String path, String content) {
        return path + "?v=" + Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String own(String file) {
        try (InputStream content =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("console/" + file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
