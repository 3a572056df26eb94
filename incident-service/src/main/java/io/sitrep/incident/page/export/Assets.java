package io.sitrep.incident.page.export;

import io.sitrep.incident.page.export.StaticSite.Asset;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.Document.Manners;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The files that pages load. */
@Singleton
class Assets {
    private static final String SCRIPT = "text/javascript;charset=UTF-8";
    private static final String STYLE = "text/css;charset=UTF-8";

    private final io.sitrep.incident.page.html.Assets page;

    Assets(io.sitrep.incident.page.html.Assets page) {
        this.page = page;
    }

    List<Asset> all() {
        return List.of(asset("/page.css", STYLE, page.style()), asset("/page.js", SCRIPT, page.script()));
    }

    private static Asset asset(String path, String type, String content) {
        return new Asset(path, Document.of(200, type, Manners.OPEN, content.getBytes(StandardCharsets.UTF_8)));
    }
}
