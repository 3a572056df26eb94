package io.sitrep.incident.page.html;

import io.sitrep.incident.PageSettings;
import io.sitrep.incident.page.Digest;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;

/**
 * The page's style sheet and script. The house's own colour and style sheet are part of the one style sheet, so that a page
 * needs no more requests for them. An address changes with its content, so that it can be kept for long.
 */
@Singleton
@Named("assets")
public class Assets {
    private final String style;
    private final String script;

    Assets(PageSettings looks) {
        style = own("page.css")
                + looks.colour().map(Assets::accent).orElse("")
                + looks.css().map(Assets::read).orElse("");
        script = own("page.js");
    }

    /** Address of the style sheet. */
    public String css() {
        return href("/page.css", style);
    }

    /** Address of the script. */
    public String js() {
        return href("/page.js", script);
    }

    public String style() {
        return style;
    }

    public String script() {
        return script;
    }

    /** On a colour of the house stands black or white, whichever is easier to read: one of them always is easy enough. */
    static String accent(String colour) {
        double light = luminance(Integer.parseInt(colour.substring(1), 16));
        boolean white = 1.05 / (light + 0.05) >= (light + 0.05) / 0.05;
        return "\n:root {\n  --house: " + colour + ";\n  --on-house: " + (white ? "#fff" : "#000") + ";\n}\n";
    }

    /** Relative luminance as WCAG 2.2 defines it. */
    private static double luminance(int rgb) {
        return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
    }

    private static double linear(int colour) {
        double share = (colour & 0xff) / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
    }

    private static String href(String path, String content) {
        return path + "?v=" + Digest.of(content.getBytes(StandardCharsets.UTF_8));
    }

    private static String read(java.nio.file.Path file) {
        try {
            return "\n" + Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String own(String file) {
        try (InputStream content =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("page/" + file)) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
