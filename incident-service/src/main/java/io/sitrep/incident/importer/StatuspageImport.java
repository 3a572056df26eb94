package io.sitrep.incident.importer;

import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.incident.catalog.news.CatalogNews;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Transactions;
import io.sitrep.incident.page.Snapshot;
import io.sitrep.incident.store.ComponentStore;
import io.sitrep.kit.problem.Failures;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * Imports the history of a Statuspage page: many items in a transaction, and one that can't be used is skipped and named
 * while the others stay. Blocks its thread; holds some hundred incidents at a time, and all components.
 *
 * <p>Not kept: the page itself (its name and address are settings here), and what
 * {@link StatuspageIncident} and {@link StatuspageComponent} name.
 */
@ApplicationScoped
public class StatuspageImport {
    private static final Logger LOG = Logger.getLogger(StatuspageImport.class);
    private static final Duration UNTIL_SHOWN = Duration.ofSeconds(5);

    private final Transactions transactions;
    private final ImportIncidents incidents;
    private final ImportGroups groups;
    private final ImportComponents components;
    private final ComponentStore store;
    private final CatalogNews news;
    private final Snapshot page;
    private final Clock clock;

    StatuspageImport(
            Transactions transactions,
            ImportIncidents incidents,
            ImportGroups groups,
            ImportComponents components,
            ComponentStore store,
            CatalogNews news,
            Snapshot page,
            Clock clock) {
        this.transactions = transactions;
        this.incidents = incidents;
        this.groups = groups;
        this.components = components;
        this.store = store;
        this.news = news;
        this.page = page;
        this.clock = clock;
    }

    public ImportReport run(InputStream body, Caller caller) throws IOException {
        ImportRun run = new ImportRun(this, caller);
        try {
            StatuspageReader.read(body, run);
        } finally {
            run.finish();
            page.refresh();
        }
        shown();
        return run.report();
    }

    /** Whoever imports looks at the page next: it has what was imported, unless the database is too slow for that. */
    private void shown() {
        try {
            if (!page.await(UNTIL_SHOWN)) {
                LOG.warn("the page does not show yet what was imported, and will a little later");
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    Map<Item<StatuspageIncident>, Outcome> incidents(List<Item<StatuspageIncident>> items, Caller caller) {
        return committed(() -> incidents.run(items, caller));
    }

    Map<Item<StatuspageComponent>, Outcome> groups(List<Item<StatuspageComponent>> items) {
        return committed(() -> groups.run(items));
    }

    Map<Item<StatuspageComponent>, Outcome> components(List<Item<StatuspageComponent>> items, Membership membership) {
        return committed(() -> components.run(items, membership));
    }

    /** Takes off the page what incidents have named and the page did not list. */
    void retire(Collection<String> codes) {
        committed(() -> store.retireNamed(codes, clock.instant()).chain(news::components));
    }

    private <T> T committed(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> transactions.run(work));
        } catch (Throwable failure) {
            throw Failures.unchecked(failure);
        }
    }
}
