package io.sitrep.incident.catalog.change;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toMap;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.incident.catalog.news.CatalogNews;
import io.sitrep.incident.command.Transactions;
import io.sitrep.incident.duty.OffDuty;
import io.sitrep.incident.outbox.Topics;
import io.sitrep.incident.sql.PlainSql;
import io.sitrep.incident.store.CatalogEntries;
import io.sitrep.incident.store.ComponentGroupStore;
import io.sitrep.incident.store.RegionStore;
import io.sitrep.kit.problem.Failures;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/**
 * The topic of the catalog is all that others know of it, and is kept for ever. The whole catalog is told once more, as of now, where
 * that topic is empty, since the broker lost its data; and where the database was restored: then also that what others have heard of
 * and is not there is gone. Told twice it does no harm.
 */
@Singleton
public class CatalogToldAnew {
    private static final Logger LOG = Logger.getLogger(CatalogToldAnew.class);

    private static final String IS_PENDING = "SELECT catalog_pending FROM whereabouts";
    private static final String TAKE_UP = """
            UPDATE whereabouts SET catalog_pending = false WHERE catalog_pending RETURNING only_one""";

    /** What is still on its way is not lost. */
    private static final String ON_ITS_WAY = "SELECT count(*) FROM outbox WHERE topic = '" + Topics.CATALOG + "'";

    /** Who has heard of a thing takes only what is newer. */
    private static final List<String> TOUCH = List.of(
            "UPDATE components SET updated_at = now()",
            "UPDATE component_groups SET updated_at = now()",
            "UPDATE regions SET updated_at = now()",
            "UPDATE catalog_entries SET updated_at = now()");

    private final CatalogTopic topic;
    private final Transactions transactions;
    private final CatalogNews news;
    private final ComponentGroupStore groups;
    private final RegionStore regions;
    private final CatalogEntries entries;

    CatalogToldAnew(
            CatalogTopic topic,
            Transactions transactions,
            CatalogNews news,
            ComponentGroupStore groups,
            RegionStore regions,
            CatalogEntries entries) {
        this.topic = topic;
        this.transactions = transactions;
        this.news = news;
        this.groups = groups;
        this.regions = regions;
        this.entries = entries;
    }

    @Scheduled(
            every = "1m",
            delayed = "10s",
            concurrentExecution = ConcurrentExecution.SKIP,
            skipExecutionIf = OffDuty.class)
    void look() {
        boolean restored =
                run(() -> PlainSql.select(row -> (Boolean) row[0], IS_PENDING)).contains(true);
        if (restored) {
            topic.keys().ifPresent(heard -> run(() -> afterARestore(heard)));
        } else if (topic.isEmpty()) {
            run(this::unlessOnItsWay);
        }
    }

    private Uni<Void> afterARestore(Set<String> heard) {
        return PlainSql.select(row -> row[0], TAKE_UP)
                .chain(taken -> taken.isEmpty()
                        ? Uni.createFrom().voidItem()
                        : PlainSql.inOrder(TOUCH.stream()
                                        .<Uni<?>>map(PlainSql::update)
                                        .toList())
                                .chain(this::tell)
                                .chain(told -> gone(heard, told)));
    }

    private Uni<Void> unlessOnItsWay() {
        return PlainSql.select(row -> ((Number) row[0]).longValue(), ON_ITS_WAY)
                .chain(waiting -> waiting.get(0) > 0 ? Uni.createFrom().voidItem() : tell().replaceWithVoid());
    }

    /** @return the keys of all that is told */
    private Uni<Set<String>> tell() {
        Set<String> told = new HashSet<>();
        return groups.all()
                .invoke(all -> all.forEach(each -> told.add(CatalogNews.GROUP + ":" + each.id)))
                .chain(news::groups)
                .chain(() -> PlainSql.select(row -> (UUID) row[0], "SELECT id FROM components"))
                .invoke(all -> all.forEach(each -> told.add(CatalogNews.COMPONENT + ":" + each)))
                .chain(news::components)
                .chain(regions::all)
                .invoke(all -> all.forEach(each -> told.add(CatalogNews.REGION + ":" + each.code())))
                .chain(news::regions)
                .chain(entries::all)
                .invoke(all -> all.forEach(each -> told.add(each.kind() + ":" + each.key())))
                .chain(news::entries)
                .replaceWith(told)
                .invoke(all -> {
                    if (!all.isEmpty()) {
                        LOG.warnf("the %d things of the catalog are told anew", all.size());
                    }
                });
    }

    private Uni<Void> gone(Set<String> heard, Set<String> told) {
        Uni<Void> all = Uni.createFrom().voidItem();
        Map<String, List<String>> unknown = heard.stream()
                .filter(key -> !told.contains(key) && key.indexOf(':') > 0)
                .collect(groupingBy(key -> key.substring(0, key.indexOf(':'))));
        for (var kind : unknown.entrySet()) {
            Map<String, String> names = kind.getValue().stream()
                    .map(key -> key.substring(kind.getKey().length() + 1))
                    .collect(toMap(id -> id, id -> id));
            LOG.warnf(
                    "%d of the catalog's kind %s are told as gone: they are not in the restored database",
                    names.size(), kind.getKey());
            all = all.chain(() -> news.gone(kind.getKey(), names));
        }
        return all;
    }

    private <T> T run(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(() -> transactions.run(work));
        } catch (Throwable failure) {
            throw Failures.unchecked(failure);
        }
    }
}
