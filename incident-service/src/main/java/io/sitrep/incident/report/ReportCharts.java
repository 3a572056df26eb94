package io.sitrep.incident.report;

import static java.util.stream.Collectors.groupingBy;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.sitrep.incident.page.Beside;
import io.sitrep.incident.page.Digest;
import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.html.Frame;
import io.sitrep.incident.report.ReportTable.OfComponent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Named;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * What was reported in the last 24 hours, in memory: read anew every half minute by each replica, those that serve public
 * reads only too, and never for a reader. While the database is away it stays as it was.
 *
 * <p>In a template: {@code {#include report/chart charts=cdi:reportCharts.of(frame, state) /}}. A page that shows them is
 * another one whenever {@link #version} is. The front page has room for those with the most reports.
 */
@Singleton
@Named("reportCharts")
public class ReportCharts implements Beside {
    private static final int MOST_ON_THE_FRONT_PAGE = 4;

    private static final Logger LOG = Logger.getLogger(ReportCharts.class);
    static final Duration HOUR = Duration.ofHours(1);

    private final ReportTable table;
    private final Clock clock;
    private volatile Known known = new Known(Instant.EPOCH, Map.of(), "none");

    /** @param first hour of the 24 */
    private record Known(Instant first, Map<UUID, List<OfComponent>> counts, String version) {}

    ReportCharts(ReportTable table, Clock clock) {
        this.table = table;
        this.clock = clock;
    }

    /** Before the schema is there, and while the database is away, it fails; the next one does not. */
    @Scheduled(every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> refresh() {
        Instant first = Report.floor(clock.instant(), HOUR).minus(HOUR.multipliedBy(Chart.HOURS - 1L));
        return table.countByComponent(first, HOUR)
                .invoke(counts -> known = known(first, counts))
                .replaceWithVoid()
                .onFailure()
                .invoke(away -> LOG.debugf("reports could not be read: %s", away.toString()))
                .onFailure()
                .recoverWithNull();
    }

    private static Known known(Instant first, List<OfComponent> counts) {
        List<OfComponent> sorted = counts.stream()
                .sorted(Comparator.comparing(OfComponent::component).thenComparing(OfComponent::at))
                .toList();
        String version =
                Digest.of((sorted.isEmpty() ? "" : first + sorted.toString()).getBytes(StandardCharsets.UTF_8));
        return new Known(first, sorted.stream().collect(groupingBy(OfComponent::component)), version);
    }

    /** The same for the same counts. */
    @Override
    public String version() {
        return known.version();
    }

    /** Of the components of which there were the most reports, those first. */
    public List<Chart> most(Frame frame, PageState state) {
        return of(frame, state).stream()
                .sorted(Comparator.comparingInt(Chart::count).reversed())
                .limit(MOST_ON_THE_FRONT_PAGE)
                .toList();
    }

    /** Of each component on the page of which there were any reports, in the order of the page. */
    public List<Chart> of(Frame frame, PageState state) {
        Known now = known;
        return state.sections().stream()
                .flatMap(section -> section.components().stream())
                .filter(component -> now.counts.containsKey(component.id()))
                .map(component -> Chart.of(component, now.counts.get(component.id()), now.first, frame))
                .toList();
    }
}
