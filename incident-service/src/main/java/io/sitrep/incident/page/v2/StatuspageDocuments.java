package io.sitrep.incident.page.v2;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.i18n.MessageBundles;
import io.sitrep.incident.Settings;
import io.sitrep.incident.domain.Kind;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.PublicIncident;
import io.sitrep.incident.page.html.Words;
import io.sitrep.incident.page.site.Asked;
import io.sitrep.incident.page.site.Document;
import io.sitrep.incident.page.site.Document.Manners;
import io.sitrep.incident.page.site.DocumentSource;
import io.sitrep.incident.page.site.Moment;
import io.sitrep.incident.page.site.ReadRequest;
import io.sitrep.kit.problem.Problem;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Atlassian Statuspage's public API v2, so that what reads a Statuspage reads this page too. Written from the state that the
 * page itself is written from, so the two always agree.
 */
@Singleton
public class StatuspageDocuments implements DocumentSource {
    private static final String ROOT = "/api/v2/";
    /** Written, not read: it is forwarded to the notifier. */
    private static final String SUBSCRIBERS = ROOT + "subscribers.json";

    private static final String JSON = "application/json;charset=UTF-8";
    private static final Pattern ONE = Pattern.compile(ROOT + "(incidents|scheduled-maintenances)/([^/]+)\\.json");
    private static final int NEWEST = 50;

    /** What says how things are: it is never to be behind the page. */
    private static final List<String> FIRST = List.of("summary.json", "status.json");

    private static final Map<String, Function<Statuspage, Object>> LISTS = Map.of(
            "summary.json", Answers::summary,
            "status.json", Answers::status,
            "components.json", Answers::components,
            "incidents.json", page -> Answers.incidents(page, newest(page.state(), Kind.INCIDENT)),
            "incidents/unresolved.json",
                    page -> Answers.incidents(page, newestFirst(page.state().open())),
            "scheduled-maintenances.json",
                    page -> Answers.maintenances(page, newest(page.state(), Kind.MAINTENANCE).stream()),
            "scheduled-maintenances/upcoming.json",
                    page -> Answers.maintenances(
                            page, page.state().maintenances().stream().filter(each -> !each.underWay())),
            "scheduled-maintenances/active.json",
                    page -> Answers.maintenances(
                            page, page.state().maintenances().stream().filter(PublicIncident::underWay)));

    private final ObjectMapper json;
    private final Statuspage.Frame frame;

    StatuspageDocuments(ObjectMapper json, Settings settings) {
        this.json = json;
        this.frame = new Statuspage.Frame(
                settings.pageName(),
                settings.publicUrl().toString().replaceAll("/+$", ""),
                settings.timeZone(),
                MessageBundles.get(Words.class).retracted());
    }

    @Override
    public boolean owns(String path) {
        return path.startsWith(ROOT) && !path.equals(SUBSCRIBERS);
    }

    @Override
    public String route(String path) {
        if (LISTS.containsKey(path.substring(ROOT.length()))) {
            return path;
        }
        Matcher one = ONE.matcher(path);
        return ROOT + (one.matches() ? one.group(1) + "/{id}.json" : "{document}");
    }

    @Override
    public Asked asked(ReadRequest request) {
        return Asked.byPath(this, request.path());
    }

    @Override
    public Document write(Asked asked, Moment moment) {
        Statuspage page = page(asked, moment);
        Function<Statuspage, Object> list = LISTS.get(asked.path().substring(ROOT.length()));
        if (list != null) {
            return document(list.apply(page));
        }
        return one(asked.path(), page)
                .map(this::document)
                .orElseGet(() -> problem(Problem.notFound("public document of that address")));
    }

    @Override
    public Document loading(Asked asked) {
        return problem(Problem.of(503, "not-ready", "Not ready", "The status is being loaded"));
    }

    @Override
    public Document busy(Asked asked) {
        return problem(Problem.of(503, "busy", "Busy", "Too many are asking at this moment, please come again"));
    }

    @Override
    public Stream<Asked> first() {
        return FIRST.stream().map(name -> Asked.byPath(this, ROOT + name));
    }

    @Override
    public Stream<Asked> popular() {
        return LISTS.keySet().stream().map(name -> Asked.byPath(this, ROOT + name));
    }

    @Override
    public Stream<Asked> all(Moment moment) {
        return Stream.concat(
                popular(),
                moment.state().everything().stream()
                        .map(each -> Asked.byPath(this, ROOT + folder(each) + each.publicId() + ".json")
                                .forCopy()));
    }

    @Override
    public boolean isSame(Asked asked, Moment before, Moment now) {
        Matcher address = ONE.matcher(asked.path());
        if (!asked.isForCopy() || !address.matches()) {
            return false;
        }
        Statuspage was = page(asked, before);
        Statuspage is = page(asked, now);
        return is.state()
                .find(address.group(2))
                .filter(incident -> was.state().find(address.group(2)).equals(Optional.of(incident)))
                .filter(incident -> was.components(incident).equals(is.components(incident)))
                .isPresent();
    }

    private Statuspage page(Asked asked, Moment moment) {
        return new Statuspage(moment.state(), frame, asked.isForCopy());
    }

    private static String folder(PublicIncident incident) {
        return incident.planned() ? "scheduled-maintenances/" : "incidents/";
    }

    private static Optional<Object> one(String path, Statuspage page) {
        Matcher address = ONE.matcher(path);
        if (!address.matches()) {
            return Optional.empty();
        }
        boolean planned = address.group(1).equals("scheduled-maintenances");
        return page.state()
                .find(address.group(2))
                .filter(found -> found.planned() == planned)
                .map(found -> planned ? Answers.maintenance(page, found) : Answers.incident(page, found));
    }

    private static List<PublicIncident> newest(PageState state, Kind kind) {
        return state.all(kind).limit(NEWEST).toList();
    }

    private static List<PublicIncident> newestFirst(List<PublicIncident> incidents) {
        return incidents.stream()
                .sorted(Comparator.comparing(PublicIncident::startedAt).reversed())
                .toList();
    }

    private Document document(Object content) {
        return Document.of(200, JSON, Manners.OPEN, bytes(content));
    }

    private Document problem(Problem problem) {
        return Document.of(problem.status(), Problem.MEDIA_TYPE, Manners.OPEN, bytes(problem));
    }

    private byte[] bytes(Object content) {
        try {
            return json.writeValueAsBytes(content);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
