package io.sitrep.incident.page.html;

import jakarta.inject.Named;
import jakarta.inject.Singleton;

/** What a browser may load and do on our pages: nothing runs and nothing is loaded, save our own script, style sheet and pictures. */
@Singleton
@Named("policy")
public class ContentPolicy {
    private static final String LOADED =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; ";

    private final String loaded;

    ContentPolicy(Brand brand) {
        loaded = brand.foreignPictures()
                .map(host -> LOADED.replace("img-src", "img-src " + host))
                .orElse(LOADED);
    }

    /** As a header. */
    public String header() {
        return loaded + "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
    }

    /** For a page that says it itself: it asks nobody and has no forms. Who may frame it only a header can say. */
    public String copied() {
        return loaded + "connect-src 'none'; base-uri 'none'; form-action 'none'";
    }
}
