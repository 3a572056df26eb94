package io.sitrep.incident.console.incident;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.Settings;
import io.sitrep.incident.api.IncidentShown;
import io.sitrep.incident.api.IncidentsResource;
import io.sitrep.incident.api.TimelineResource;
import io.sitrep.incident.catalog.entry.Roles;
import io.sitrep.incident.catalog.news.EntryWord;
import io.sitrep.incident.catalog.region.Regions;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.incident.store.CatalogEntries;
import io.sitrep.incident.store.CatalogEntry;
import io.sitrep.incident.store.ComponentRecord;
import io.sitrep.incident.store.ComponentStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;

/** Gathers what the screens about incidents show, by the same reading resources as the API's. */
@ApplicationScoped
class IncidentPages {
    private static final String LINES = "100";

    private final IncidentsResource incidents;
    private final TimelineResource timeline;
    private final ComponentStore components;
    private final CatalogEntries entries;
    private final Settings settings;

    IncidentPages(
            IncidentsResource incidents,
            TimelineResource timeline,
            ComponentStore components,
            CatalogEntries entries,
            Settings settings) {
        this.incidents = incidents;
        this.timeline = timeline;
        this.components = components;
        this.entries = entries;
        this.settings = settings;
    }

    /** What there is to choose from. */
    record Choices(List<ComponentRecord> components, List<CatalogEntry> entries) {
        List<String> roles() {
            return Stream.concat(
                            Roles.EVERYWHERE.stream().sorted(),
                            entries.stream()
                                    .filter(entry -> entry.kind().equals(Roles.KIND))
                                    .map(CatalogEntry::key))
                    .distinct()
                    .toList();
        }

        List<String> people() {
            return entries.stream()
                    .filter(entry -> entry.kind().equals("person"))
                    .map(EntryWord::name)
                    .toList();
        }
    }

    Uni<Choices> choices() {
        return Panache.withSession(() ->
                components.current().chain(all -> entries.all().map(each -> new Choices(all, each))));
    }

    static List<String> regions() {
        return Regions.now().all().stream().map(region -> region.code()).toList();
    }

    /** The page's own language first. */
    List<String> locales() {
        return Stream.concat(Stream.of(settings.defaultLocale()), settings.locales().stream())
                .distinct()
                .toList();
    }

    /** The screen of an incident as it is now; fails where there is none. */
    Uni<Response> incident(Screen screen, String ref, Attempted attempted) {
        return incidents
                .get(ref)
                .chain(shown -> timeline.list(ref, LINES, null)
                        .chain(lines -> choices().map(choices -> {
                            IncidentShown found = (IncidentShown) shown.getEntity();
                            IncidentScreen all = new IncidentScreen(
                                    screen.about(
                                            found.incident().ref() + " "
                                                    + found.incident().title(),
                                            attempted.problem()),
                                    found.incident(),
                                    shown.getHeaderString(HttpHeaders.ETAG),
                                    found.deliveries(),
                                    lines.items(),
                                    choices.components(),
                                    regions(),
                                    choices.roles(),
                                    choices.people(),
                                    TemplateChoice.among(choices.entries()),
                                    locales(),
                                    attempted);
                            return Screens.html(
                                    attempted.status(),
                                    IncidentTemplates.incident(all.screen(), all)
                                            .render());
                        })));
    }
}
