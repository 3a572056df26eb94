package io.sitrep.incident.report;

import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.Readers;
import io.sitrep.incident.page.html.Frame;
import io.sitrep.incident.page.html.Links.Place;
import io.sitrep.incident.page.html.PageHtml;
import io.sitrep.incident.page.html.View;
import io.sitrep.incident.page.html.Vocabulary;
import io.sitrep.incident.page.html.Words;
import io.sitrep.incident.page.site.Asked;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Moment;
import io.sitrep.incident.page.site.ReadRequest;
import io.sitrep.incident.report.ReportForm.Said;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The form by which the public reports a problem, and what was reported lately. Complete without a script. Its charts change
 * more often than the page's state, so what they show is part of what is asked for.
 */
@Singleton
public class ReportDocuments implements DocumentSource {
    public static final String PATH = "/report";

    private static final String SAID = "said";
    private static final String COUNTS = "counts";

    private final PageHtml html;
    private final Vocabulary vocabulary;
    private final ReportCharts charts;
    private final Readers readers;

    ReportDocuments(PageHtml html, Vocabulary vocabulary, ReportCharts charts, Readers readers) {
        this.html = html;
        this.vocabulary = vocabulary;
        this.charts = charts;
        this.readers = readers;
    }

    @Override
    public boolean owns(String path) {
        return path.equals(PATH);
    }

    /** The form is sent to where it stands. */
    @Override
    public boolean takes(String method) {
        return method.equals("POST");
    }

    @Override
    public Asked asked(ReadRequest request) {
        Map<String, String> matters = new HashMap<>();
        matters.put(COUNTS, charts.version());
        Stream.of(Said.values())
                .filter(said -> request.parameter(said.parameter()) != null)
                .findFirst()
                .ifPresent(said -> matters.put(SAID, said.name()));
        return readers.asked(this, request, matters);
    }

    @Override
    public Document write(Asked asked, Moment moment) {
        PageState state = moment.state();
        View view = readers.view(asked, moment);
        Words words = vocabulary.in(view.locale());
        Frame frame = html.frame(state, view, new Place(PATH, Map.of()), words.report(), words.reportMeans());
        String said = asked.parameter(SAID);
        ReportForm form = new ReportForm(
                said == null ? null : Said.valueOf(said),
                state.sections(),
                ReportForm.countries(Locale.forLanguageTag(words.language())),
                charts.of(frame, state));
        return Document.page(
                200,
                ReportTemplates.form(frame, form).setLocale(words.language()).render());
    }

    @Override
    public Document loading(Asked asked) {
        return Document.page(503, html.loading(readers.loading(asked)));
    }

    @Override
    public Stream<Asked> popular() {
        return Stream.empty();
    }

    /** A copy elsewhere takes no reports. */
    @Override
    public Stream<Asked> all(Moment moment) {
        return Stream.empty();
    }
}
