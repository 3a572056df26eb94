package io.sitrep.incident.console.maintenance;

import io.sitrep.incident.Settings;
import io.sitrep.incident.api.ListQuery;
import io.sitrep.incident.api.MaintenanceTimelineResource;
import io.sitrep.incident.api.MaintenancesResource;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.incident.console.incident.Attempted;
import io.sitrep.incident.console.incident.IncidentPages;
import io.sitrep.incident.view.IncidentView;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Gathers what the screens about maintenances show, by the same reading resources as the API's. */
@ApplicationScoped
class MaintenancePages {
    private static final String AT_ONCE = "200";

    /** What began so long before a month and is over by now is not looked for in it. */
    private static final int LONG = 31;

    private static final Comparator<IncidentView> BY_TIME =
            Comparator.comparing(each -> each.schedule().scheduledFor());

    private final MaintenancesResource maintenances;
    private final MaintenanceTimelineResource timeline;
    private final IncidentPages pages;
    private final ZoneId zone;
    private final Clock clock;

    MaintenancePages(
            MaintenancesResource maintenances,
            MaintenanceTimelineResource timeline,
            IncidentPages pages,
            Settings settings,
            Clock clock) {
        this.maintenances = maintenances;
        this.timeline = timeline;
        this.pages = pages;
        this.zone = settings.timeZone();
        this.clock = clock;
    }

    /** @param month that is shown; null for this one */
    Uni<Response> list(Screen screen, YearMonth month) {
        YearMonth shown = month == null ? YearMonth.from(clock.instant().atZone(zone)) : month;
        Map<String, String> past = new HashMap<>(Map.of(
                "since", start(shown).minusSeconds(LONG * 86_400L).toString(),
                "until", start(shown.plusMonths(1)).toString()));
        return all(new HashMap<>(Map.of("open", "true")), new ArrayList<>())
                .chain(open -> all(past, new ArrayList<>()).map(begun -> {
                    List<IncidentView> both = Stream.concat(open.stream(), begun.stream())
                            .distinct()
                            .filter(each -> each.schedule() != null)
                            .sorted(BY_TIME)
                            .toList();
                    Calendar calendar = Calendar.of(shown, both, zone, clock.instant());
                    MaintenanceList list = new MaintenanceList(
                            screen, open.stream().sorted(BY_TIME).toList(), calendar);
                    return Screens.html(
                            200, MaintenanceTemplates.maintenances(screen, list).render());
                }));
    }

    /** It as it is now, as the API answers it. */
    Uni<Response> one(String ref) {
        return maintenances.get(ref);
    }

    /**
     * The screen of one as it is now; fails where there is none.
     *
     * @param before of what its timeline shows; null for the newest
     */
    Uni<Response> maintenance(Screen screen, String ref, Attempted attempted, String before) {
        return pages.gather(screen, one(ref), () -> timeline.latest(ref, IncidentPages.LINES, before), attempted)
                .map(page -> {
                    MaintenanceScreen all =
                            new MaintenanceScreen(page.screen(), page, new Plan(zone).fields(page.incident()));
                    return Screens.html(
                            attempted.status(),
                            MaintenanceTemplates.maintenance(page.screen(), all).render());
                });
    }

    private Uni<List<IncidentView>> all(Map<String, String> query, List<IncidentView> found) {
        query.put("limit", AT_ONCE);
        return maintenances.list(ListQuery.of(query::get)).chain(some -> {
            found.addAll(some.items());
            query.put("cursor", some.nextCursor());
            return some.nextCursor() == null ? Uni.createFrom().item(found) : all(query, found);
        });
    }

    private Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
