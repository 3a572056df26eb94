package io.sitrep.incident.console.catalog;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.incident.console.Screen;

/** The templates about the catalog, checked when the service is built. */
@CheckedTemplate(basePath = "console")
final class CatalogTemplates {
    private CatalogTemplates() {}

    static native TemplateInstance catalog(Screen screen, CatalogScreen page);

    static native TemplateInstance component(Screen screen, ComponentScreen page);

    static native TemplateInstance group(Screen screen, GroupScreen page);
}
