package io.sitrep.incident;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** How the public page looks, beside its name: {@code sitrep.page.colour} is {@code SITREP_PAGE_COLOUR}. */
@ConfigMapping(prefix = "sitrep.page")
public interface PageSettings {
    /**
     * Picture that stands in place of the name: an address, with its host or beginning with a slash, or the path of a file (svg, png, webp,
     * jpeg; 16 KiB at most), which becomes part of the page.
     */
    Optional<String> logo();

    /** Colour of the stripe above each page and of its most important button: {@code #0b57b0}. */
    Optional<String> colour();

    /** A style sheet that is added to the page's own. */
    Optional<Path> css();

    /** Beside the page's own, a name and an address each: {@code Company=https://example.com,Help=https://example.com/help}. */
    Optional<List<String>> headerLinks();

    /** At the end of each page; as those above. */
    Optional<List<String>> footerLinks();

    /** How many readers may wait for pages that do not lie ready; more get 503 with {@code Retry-After}. */
    @WithDefault("256")
    int mostWaiting();
}
