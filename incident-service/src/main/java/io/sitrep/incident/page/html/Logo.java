package io.sitrep.incident.page.html;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;

/**
 * The house's picture as a page names it: an address stays one, which costs each reader a request more; a file becomes part of the page.
 */
final class Logo {
    /** A page is to stay small. */
    private static final int MOST_BYTES = 16 * 1024;

    private static final Map<String, String> TYPES = Map.of(
            "svg",
            "image/svg+xml",
            "png",
            "image/png",
            "webp",
            "image/webp",
            "jpg",
            "image/jpeg",
            "jpeg",
            "image/jpeg");

    private Logo() {}

    /** @throws IllegalArgumentException saying what is wrong with a file */
    static String of(String setting) {
        String text = setting.strip();
        Path file = file(text);
        return file == null ? text : embedded(file);
    }

    private static Path file(String text) {
        try {
            Path path = Path.of(text);
            return Files.isRegularFile(path) ? path : null;
        } catch (InvalidPathException address) {
            return null;
        }
    }

    private static String embedded(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
        if (type == null) {
            throw new IllegalArgumentException("SITREP_PAGE_LOGO must be an svg, png, webp or jpeg: " + name);
        }
        try {
            byte[] picture = Files.readAllBytes(file);
            if (picture.length > MOST_BYTES) {
                throw new IllegalArgumentException("SITREP_PAGE_LOGO must be at most " + MOST_BYTES
                        + " bytes, as it is part of each page: " + name + " has " + picture.length);
            }
            return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(picture);
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("SITREP_PAGE_LOGO can not be read: " + name, unreadable);
        }
    }
}
