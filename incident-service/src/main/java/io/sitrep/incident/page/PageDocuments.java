package io.sitrep.incident.page;

import io.sitrep.incident.Settings;
import io.sitrep.incident.page.site.Asked;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Moment;
import io.sitrep.incident.page.site.ReadRequest;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.stream.Stream;

/** The pages for people. */
@Singleton
public class PageDocuments implements DocumentSource {
    private static final String INCIDENTS = "/incidents/";

    private final String name;
    private final ZoneId zone;

    PageDocuments(Settings settings) {
        this.name = settings.pageName();
        this.zone = settings.timeZone();
    }

    @Override
    public boolean owns(String path) {
        return path.equals("/") || path.equals("/history") || path.startsWith(INCIDENTS);
    }

    @Override
    public Asked asked(ReadRequest request) {
        String page = request.parameter("page");
        return new Asked(
                this,
                request.path(),
                page == null || !request.path().equals("/history") ? Map.of() : Map.of("page", page),
                null,
                null);
    }

    @Override
    public Document write(Asked asked, Moment moment) {
        PageState state = moment.state();
        Frame frame = new Frame(
                name, state.indicator(), moment.staleSince(), state.lastWordAt().orElse(null));
        if (asked.path().equals("/")) {
            LocalDate today = LocalDate.ofInstant(moment.now(), zone);
            return Document.page(
                    200,
                    PageTemplates.front(frame, state, PastIncidents.of(state.past(), today, zone))
                            .render());
        }
        if (asked.path().equals("/history")) {
            return HistoryPage.of(state.history(), asked.parameters().getOrDefault("page", "1"), zone)
                    .map(history -> Document.page(
                            200, PageTemplates.history(frame, history).render()))
                    .orElseGet(() -> missing(frame));
        }
        return state.find(asked.path().substring(INCIDENTS.length()))
                .map(incident -> Document.page(
                        200, PageTemplates.incident(frame, incident).render()))
                .orElseGet(() -> missing(frame));
    }

    private static Document missing(Frame frame) {
        return Document.page(404, PageTemplates.missing(frame).render());
    }

    @Override
    public Document loading(Asked asked) {
        return Document.page(
                503, PageTemplates.loading(new Frame(name, null, null, null)).render());
    }

    @Override
    public Stream<Asked> popular() {
        return Stream.of(Asked.byPath(this, "/"));
    }

    @Override
    public Stream<Asked> all(Moment moment) {
        return Stream.of(
                        Stream.of("/", "/history"),
                        moment.state().everything().map(each -> INCIDENTS + each.publicId()))
                .flatMap(paths -> paths)
                .map(path -> Asked.byPath(this, path));
    }
}
