package io.sitrep.incident.page.export;

import io.sitrep.incident.page.export.SiteCopy.Entry;
import io.sitrep.incident.page.keep.StateCodec;
import io.sitrep.incident.page.site.Asked;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Moment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole site as files that need no service behind them: every page in every language, the API, the feeds, and the state
 * from which a replica can start. A language other than the default one lies in a folder of its name.
 */
final class StaticSite {
    static final String STATE = "state.json.gz";

    private static final Pattern OF_ONE =
            Pattern.compile("/(?:api/v2/)?(?:incidents|scheduled-maintenances)/([a-z0-9]+)(?:\\.json)?");

    private final List<DocumentSource> sources;
    private final List<Asset> assets;
    private final Locale usual;
    private final String living;
    private final boolean pagesByAddress;

    /** A file that pages load. */
    record Asset(String path, Document document) {}

    StaticSite(List<DocumentSource> sources, List<Asset> assets, Locale usual, String living, boolean pagesByAddress) {
        this.sources = sources;
        this.assets = assets;
        this.usual = usual;
        this.living = living;
        this.pagesByAddress = pagesByAddress;
    }

    /**
     * What the site consists of. The front pages stand last but for the state: what they link to is there before them.
     *
     * @param changed public ids of the incidents that may differ from what the copy holds; null when any may
     */
    List<Entry> entries(Moment moment, Set<String> changed) {
        List<Entry> entries = new ArrayList<>();
        List<Entry> fronts = new ArrayList<>();
        assets.forEach(asset -> entries.add(new Entry(asset.path().substring(1), true, asset::document)));
        sources.stream().flatMap(source -> source.all(moment)).forEach(asked -> {
            Entry entry = new Entry(key(asked), mayDiffer(asked, changed), () -> written(asked, moment));
            (asked.path().equals("/") ? fronts : entries).add(entry);
        });
        entries.addAll(fronts);
        entries.add(new Entry(STATE, true, () -> state(moment)));
        return entries;
    }

    private static boolean mayDiffer(Asked asked, Set<String> changed) {
        Matcher ofOne = OF_ONE.matcher(asked.path());
        return changed == null || !ofOne.matches() || changed.contains(ofOne.group(1));
    }

    private Document written(Asked asked, Moment moment) {
        Document document = asked.source().write(asked, moment);
        return isPage(asked.path())
                ? Document.page(document.status(), Links.within(document.text(), folder(asked.locale()), usual, living))
                : document;
    }

    private String key(Asked asked) {
        if (!isPage(asked.path())) {
            return (folder(asked.locale()) + asked.path()).substring(1);
        }
        String address = (folder(asked.locale()) + Links.address(asked.path(), asked.parameters())).substring(1);
        String page = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        if (asked.path().equals("/")) {
            return page.isEmpty() ? "index.html" : page + "/index.html";
        }
        return pagesByAddress ? page : page + "/index.html";
    }

    /** Of a language: empty for the default one. */
    private String folder(Locale locale) {
        return locale == null || locale.equals(usual) ? "" : "/" + locale.toLanguageTag();
    }

    private static boolean isPage(String path) {
        return path.indexOf('.', path.lastIndexOf('/')) < 0;
    }

    private static Document state(Moment moment) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            StateCodec.write(moment.state(), bytes);
            return Document.of(200, "application/gzip", Document.Manners.OPEN, bytes.toByteArray());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
