package io.sitrep.incident.catalog.change;

import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.incident.Settings;
import io.sitrep.incident.audit.AuditEntry;
import io.sitrep.incident.audit.AuditTable;
import io.sitrep.incident.audit.Outcome;
import io.sitrep.incident.catalog.document.CatalogText;
import io.sitrep.incident.catalog.document.Document;
import io.sitrep.incident.command.Transactions;
import io.sitrep.incident.domain.Actor;
import io.sitrep.incident.domain.Origin;
import io.sitrep.incident.duty.DutiesBegin;
import io.sitrep.kit.problem.Failures;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.settings.SettingException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Applies the file of {@code SITREP_CATALOG} before the service answers anybody. Replicas that start at once take turns; the
 * second finds nothing to change. A file with anything wrong in it stops the start.
 */
@ApplicationScoped
public class CatalogAtStart {
    private static final Logger LOG = Logger.getLogger(CatalogAtStart.class);
    private static final String VARIABLE = "SITREP_CATALOG";
    private static final Actor ACTOR = new Actor("system:catalog", VARIABLE, Origin.SYSTEM);

    private final Settings settings;
    private final Transactions transactions;
    private final CatalogFile catalog;
    private final AuditTable audit;
    private final Clock clock;

    CatalogAtStart(Settings settings, Transactions transactions, CatalogFile catalog, AuditTable audit, Clock clock) {
        this.settings = settings;
        this.transactions = transactions;
        this.catalog = catalog;
        this.audit = audit;
        this.clock = clock;
    }

    void start(@Observes DutiesBegin started) {
        settings.catalog().ifPresent(this::apply);
    }

    /** @throws SettingException that names everything that is wrong with the file, each with its line and path */
    public Differences apply(Path file) {
        try {
            // Its name does not matter: what is no JSON is YAML.
            Document document = CatalogText.read(Files.readAllBytes(file), null);
            Differences made = VertxContextSupport.subscribeAndAwait(
                    () -> transactions.run(() -> catalog.apply(document).call(this::note)));
            LOG.infof(
                    "%s: %d created, %d changed, %d removed, %d retired, %d as they were",
                    VARIABLE, made.created(), made.changed(), made.removed(), made.retired(), made.unchanged());
            return made;
        } catch (ProblemException wrong) {
            throw new SettingException(VARIABLE, file.getFileName() + said(wrong.problem()));
        } catch (IOException unreadable) {
            throw new SettingException(VARIABLE, "must be the path of a file that can be read");
        } catch (Throwable failure) {
            throw Failures.unchecked(failure);
        }
    }

    private static String said(Problem problem) {
        return problem.errors().stream()
                .map(error -> "\n  " + (error.field().isEmpty() ? "" : error.field() + ": ") + error.message())
                .collect(Collectors.joining());
    }

    /** Nothing to change is nothing to note: else every start would leave a row. */
    private Uni<Void> note(Differences made) {
        return made.changes().isEmpty()
                ? Uni.createFrom().voidItem()
                : audit.add(new AuditEntry(
                        clock.instant(), ACTOR, null, "PUT /api/v1/catalog", null, null, 200, Outcome.ACCEPTED, null));
    }
}
