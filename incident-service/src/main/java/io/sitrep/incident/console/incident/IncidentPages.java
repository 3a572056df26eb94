package io.sitrep.incident.console.incident;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.Settings;
import io.sitrep.incident.api.IncidentShown;
import io.sitrep.incident.api.IncidentsResource;
import io.sitrep.incident.api.Page;
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
import io.sitrep.incident.view.TimelineView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Gathers what the screens about incidents show, by the same reading resources as the API's. */
@ApplicationScoped
public class IncidentPages {
    /** So much of a timeline is shown at a time. */
    public static final int LINES = 100;

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
    public record Choices(List<ComponentRecord> components, List<CatalogEntry> entries) {
        public List<String> roles() {
            return Stream.concat(
                            Roles.EVERYWHERE.stream().sorted(),
                            entries.stream()
                                    .filter(entry -> entry.kind().equals(Roles.KIND))
                                    .map(CatalogEntry::key))
                    .distinct()
                    .toList();
        }

        public List<String> people() {
            return entries.stream()
                    .filter(entry -> entry.kind().equals("person"))
                    .map(EntryWord::name)
                    .toList();
        }
    }

    public Uni<Choices> choices() {
        return Panache.withSession(() ->
                components.current().chain(all -> entries.all().map(each -> new Choices(all, each))));
    }

    public static List<String> regions() {
        return Regions.now().all().stream().map(region -> region.code()).toList();
    }

    /** The page's own language first. */
    public List<String> locales() {
        return Stream.concat(Stream.of(settings.defaultLocale()), settings.locales().stream())
                .distinct()
                .toList();
    }

    /**
     * The screen of an incident as it is now; fails where there is none.
     *
     * @param before of what its timeline shows, as the screen's link to older lines has it; null for the newest
     */
    Uni<Response> incident(Screen screen, String ref, Attempted attempted, String before) {
        return gather(screen, one(ref), () -> timeline.latest(ref, LINES, before), attempted)
                .map(all -> Screens.html(
                        attempted.status(),
                        IncidentTemplates.incident(all.screen(), all).render()));
    }

    /** It as it is now, as the API answers it. */
    Uni<Response> one(String ref) {
        return incidents.get(ref);
    }

    /**
     * What a screen shows of an incident, or of a maintenance.
     *
     * @param one it, as the API answers it
     * @param lines its timeline
     */
    public Uni<IncidentScreen> gather(
            Screen screen, Uni<Response> one, Supplier<Uni<Page<TimelineView>>> lines, Attempted attempted) {
        return one.chain(shown -> lines.get()
                .chain(told -> choices().map(choices -> {
                    IncidentShown found = (IncidentShown) shown.getEntity();
                    List<TemplateChoice> templates = TemplateChoice.among(choices.entries());
                    return new IncidentScreen(
                            screen.about(
                                    found.incident().ref() + " "
                                            + found.incident().title(),
                                    attempted.problem()),
                            found.incident(),
                            shown.getHeaderString(HttpHeaders.ETAG),
                            found.deliveries(),
                            told.items(),
                            told.nextCursor(),
                            choices.components(),
                            regions(),
                            choices.roles(),
                            choices.people(),
                            templates,
                            locales(),
                            attempted.begun(templates, locales()));
                })));
    }
}
