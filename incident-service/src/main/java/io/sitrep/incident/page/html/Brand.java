package io.sitrep.incident.page.html;

import io.sitrep.incident.PageSettings;
import io.sitrep.incident.Settings;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Whose page it is, and how it looks. */
@Singleton
public class Brand {
    private final String name;
    private final String url;
    private final String subscribe;
    private final String logo;
    private final List<Link> headerLinks;
    private final List<Link> footerLinks;

    Brand(Settings settings, PageSettings looks) {
        name = settings.pageName();
        url = withoutSlash(settings.publicUrl());
        subscribe = withoutSlash(settings.notifierPublicUrl()) + "/subscribe";
        logo = looks.logo().map(Logo::of).orElse(null);
        headerLinks = links(looks.headerLinks());
        footerLinks = links(looks.footerLinks());
    }

    /** To somewhere else. */
    public record Link(String name, String href) {}

    public String name() {
        return name;
    }

    /** What the addresses of the page start with, without a slash at its end. */
    public String url() {
        return url;
    }

    /** Where readers subscribe. */
    public String subscribe() {
        return subscribe;
    }

    /** Address of a picture, which may be the picture itself as {@code data:}; or null. */
    public String logo() {
        return logo;
    }

    /** Address of the picture for those who show it elsewhere; null where it has none of its own. */
    public String logoElsewhere() {
        return logo == null || logo.startsWith("data:") ? null : logo;
    }

    /** Where else than from the page's own host pictures come from, as a browser's policy names it. */
    public Optional<String> foreignPictures() {
        return Optional.ofNullable(logo)
                .map(URI::create)
                .filter(address -> address.getHost() != null)
                .map(address -> address.getScheme() + "://" + address.getRawAuthority());
    }

    public List<Link> headerLinks() {
        return headerLinks;
    }

    public List<Link> footerLinks() {
        return footerLinks;
    }

    private static List<Link> links(Optional<List<String>> settings) {
        return settings.orElse(List.of()).stream()
                .map(link -> link.split("=", 2))
                .map(link -> new Link(link[0].strip(), link[1].strip()))
                .toList();
    }

    private static String withoutSlash(URI address) {
        return address.toString().replaceAll("/+$", "");
    }
}
