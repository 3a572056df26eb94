package io.sitrep.incident;

import io.quarkus.runtime.Startup;
import io.sitrep.kit.settings.SettingException;
import io.sitrep.kit.settings.Wanted;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Refuses to start with looks that can't work, naming the variable and never its value. */
@Startup
@Singleton
public class PageSettingsCheck {
    PageSettingsCheck(PageSettings settings) {
        settings.logo().ifPresent(PageSettingsCheck::logo);
        settings.colour().ifPresent(PageSettingsCheck::colour);
        settings.css().ifPresent(file -> Wanted.readable("SITREP_PAGE_CSS", file));
        Wanted.atLeast(1, "SITREP_PAGE_MOST_WAITING", settings.mostWaiting());
        links("SITREP_PAGE_HEADER_LINKS", settings.headerLinks());
        links("SITREP_PAGE_FOOTER_LINKS", settings.footerLinks());
    }

    private static void logo(String address) {
        boolean isLogo = isAddress(address) || isFile(address.strip());
        Wanted.that(
                isLogo,
                "SITREP_PAGE_LOGO",
                "must be an address that starts with http://, https:// or a slash, or the path of a picture");
    }

    private static void colour(String colour) {
        boolean isColour = colour.matches("#[0-9a-fA-F]{6}");
        Wanted.that(isColour, "SITREP_PAGE_COLOUR", "must be a hash and six hexadecimal digits, as #0b57b0");
    }

    private static void links(String variable, Optional<List<String>> links) {
        for (String link : links.orElse(List.of())) {
            int end = link.indexOf('=');
            if (end < 1 || link.substring(0, end).isBlank() || !isAddress(link.substring(end + 1))) {
                throw new SettingException(
                        variable, "must be names with addresses, commas between: Help=https://example.com/help");
            }
        }
    }

    /** What kind of picture it is, and whether it is small enough, is seen where it is read. */
    private static boolean isFile(String text) {
        try {
            return Files.isRegularFile(Path.of(text)) && Files.isReadable(Path.of(text));
        } catch (InvalidPathException address) {
            return false;
        }
    }

    private static boolean isAddress(String text) {
        try {
            URI address = new URI(text.strip());
            return address.getScheme() == null
                    ? address.getHost() == null && text.strip().startsWith("/")
                    : List.of("http", "https").contains(address.getScheme()) && address.getHost() != null;
        } catch (URISyntaxException nonsense) {
            return false;
        }
    }
}
