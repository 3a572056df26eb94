package io.sitrep.incident.importer;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.vertx.VertxContextSupport;
import io.sitrep.incident.command.Caller;
import io.sitrep.incident.command.Transactions;
import io.sitrep.incident.importer.ImportIncident.Result;
import io.sitrep.incident.importer.ImportReport.Skipped;
import io.sitrep.incident.page.Snapshot;
import io.sitrep.kit.problem.Failures;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Imports the history of a Statuspage page: each incident in a transaction of its own, so that one that can't be used
 * is skipped and named while the others stay. Blocks its thread; holds one item at a time.
 */
@ApplicationScoped
public class StatuspageImport {
    private final Transactions transactions;
    private final ImportIncident importIncident;
    private final Snapshot page;

    StatuspageImport(Transactions transactions, ImportIncident importIncident, Snapshot page) {
        this.transactions = transactions;
        this.importIncident = importIncident;
        this.page = page;
    }

    public ImportReport run(InputStream body, Caller caller) throws IOException {
        Tally tally = new Tally(caller);
        try {
            StatuspageReader.read(body, tally);
        } finally {
            page.refresh();
        }
        return tally.report();
    }

    private Result one(JsonNode item, Caller caller) {
        StatuspageIncident incident = StatuspageReader.incident(item);
        String digest = digest(item);
        try {
            return VertxContextSupport.subscribeAndAwait(
                    () -> transactions.run(() -> importIncident.run(incident, digest, caller)));
        } catch (Throwable failure) {
            if (Failures.isOfTheData(failure)) {
                throw new Unusable("contradicts itself or what is here: an id or a name stands twice");
            }
            throw Failures.unchecked(failure);
        }
    }

    private static String digest(JsonNode item) {
        try {
            byte[] text = item.toString().getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private final class Tally implements StatuspageReader.Sink {
        private final Caller caller;
        private final Map<Result, Integer> done = new EnumMap<>(Result.class);
        private final List<Skipped> skipped = new ArrayList<>();

        Tally(Caller caller) {
            this.caller = caller;
        }

        @Override
        public void incident(JsonNode item) {
            try {
                done.merge(one(item, caller), 1, Integer::sum);
            } catch (Unusable unusable) {
                skipped.add(new Skipped(id(item), unusable.getMessage()));
            }
        }

        @Override
        public void maintenance(JsonNode item) {
            skipped.add(new Skipped(id(item), "scheduled maintenances are not imported by this version"));
        }

        ImportReport report() {
            return new ImportReport(
                    done.getOrDefault(Result.CREATED, 0),
                    done.getOrDefault(Result.UPDATED, 0),
                    done.getOrDefault(Result.UNCHANGED, 0),
                    List.copyOf(skipped));
        }

        private static String id(JsonNode item) {
            return item.path("id").isTextual() ? item.path("id").asText() : null;
        }
    }
}
