package io.sitrep.incident.page.export;

import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.export.SiteCopy.Entry;
import io.sitrep.incident.page.keep.StateCodec;
import io.sitrep.incident.page.keep.StatePieces;
import io.sitrep.incident.page.site.Asked;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Moment;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The whole site as files that need no service behind them: every page in every language, the API, the feeds, and the state
 * from which a replica can start. A language other than the default one lies in a folder of its name.
 */
final class StaticSite {
    static final String STATE = "state.json.gz";

    /** What the state's history lies in, month by month. */
    private static final String PIECES = "months/";

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

    static boolean isPiece(String key) {
        return key.startsWith(PIECES);
    }

    /**
     * What the site consists of. The front pages stand last but for the state: what they link to is there before them.
     *
     * @param before the moment of which the copy holds everything; null where it may hold anything
     */
    List<Entry> entries(Moment before, Moment now) {
        List<Entry> entries = new ArrayList<>();
        List<Entry> fronts = new ArrayList<>();
        assets.forEach(asset -> entries.add(new Entry(asset.path().substring(1), true, asset::document)));
        sources.stream().flatMap(source -> source.all(now)).forEach(asked -> {
            boolean mayDiffer = before == null || !asked.source().isSame(asked, before, now);
            Entry entry = new Entry(key(asked), mayDiffer, () -> written(asked, now));
            (asked.path().equals("/") ? fronts : entries).add(entry);
        });
        entries.addAll(fronts);
        entries.addAll(state(now.state()));
        return entries;
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

    /** Its pieces first, each under a name that says what is in it; then the head, which leads to them. */
    private static List<Entry> state(PageState state) {
        List<Entry> entries = new ArrayList<>();
        List<String> names = new ArrayList<>();
        StatePieces.of(state).forEach(piece -> {
            names.add(piece.name());
            entries.add(new Entry(PIECES + piece.name(), false, () -> gzip(piece.content())));
        });
        entries.add(new Entry(STATE, true, () -> gzip(StateCodec.head(state, names))));
        return entries;
    }

    private static Document gzip(byte[] content) {
        return Document.of(200, "application/gzip", Document.Manners.OPEN, content);
    }

    /**
     * The state that lies at a target; empty when there is none.
     *
     * @throws IOException also when it cannot be used, or was replaced while it was read
     */
    static Optional<PageState> state(CopyTarget target) throws IOException {
        Optional<byte[]> head = target.get(STATE);
        return head.isEmpty()
                ? Optional.empty()
                : Optional.of(StateCodec.read(
                        new ByteArrayInputStream(head.get()),
                        name -> new ByteArrayInputStream(target.get(PIECES + name)
                                .orElseThrow(() -> new IOException("a part of the state is missing")))));
    }
}
