package io.sitrep.bench.fanout;

import io.sitrep.bench.Cpu;
import io.sitrep.bench.Options;
import io.sitrep.bench.ServiceProcess;
import io.sitrep.bench.TopStatements;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/**
 * How fast so many readers are told of an incident, durably, beside a plain loop that sends the same and remembers nothing; by
 * turns.
 */
public final class Fanout {
    /** With 100,000 it had told a fifth after five minutes. */
    private static final int MOST_FOR_ALERTMANAGER = 20_000;

    /**
     * Who is told; only one kind at a time.
     *
     * @param bad webhooks at one other host beside them that never answer, or answer without an end
     */
    public record Readers(int webhooks, int mails, int bad) {
        public boolean any() {
            return webhooks > 0 || mails > 0;
        }
    }

    private record Run(long toFirst, long toMost, long toLast, long count, long distinct) {
        double perSecond() {
            return distinct * 1000.0 / Math.max(1, toLast);
        }
    }

    private final Road road;
    private final int readers;
    private final int bad;
    private final int rounds;
    private final HttpClient http = HttpClient.newHttpClient();
    private String[] listening;

    public Fanout(Readers readers, int rounds) {
        this.road = readers.mails > 0 ? Road.MAIL : Road.WEBHOOK;
        this.readers = Math.max(readers.mails, readers.webhooks);
        this.bad = readers.bad;
        this.rounds = rounds;
    }

    public String run(Path home, Options.Looks looks) throws Exception {
        try (Child receiver = new Child(road.receiver)) {
            listening = receiver.hear();
            try (Notifiers notifiers = new Notifiers(home, road.settings(listening));
                    Publisher publisher = new Publisher(notifiers.bootstrapServers());
                    Child loop = new Child(road.loop, road.port(listening))) {
                if (looks.database()) {
                    notifiers.countStatements();
                }
                ServiceProcess notifier = notifiers.start(looks.recording());
                try (Connection database = notifiers.connect()) {
                    Subscribers.add(database, road.channel, readers, i -> road.address(i, listening));
                }
                List<Run> ours = new ArrayList<>();
                List<Double> plain = new ArrayList<>();
                // The first rounds warm both.
                for (int round = -3; round < rounds; round++) {
                    if (round == 0 && looks.database()) {
                        TopStatements.reset(notifiers.connect());
                    }
                    Cpu before = Cpu.now(notifier.pid(), notifiers.databasePid());
                    Run run = told(() -> publisher.declare("SEV2"));
                    Cpu used = Cpu.now(notifier.pid(), notifiers.databasePid()).minus(before);
                    double reference = plain(loop);
                    System.err.printf(
                            "round %d: first after %d ms, 99 %% after %d ms, all %d after %d ms (%.0f a second), %d twice; plain loop %.0f a second; %s%n",
                            round,
                            run.toFirst,
                            run.toMost,
                            run.distinct,
                            run.toLast,
                            run.perSecond(),
                            run.count - run.distinct,
                            reference,
                            used);
                    if (round >= 0) {
                        ours.add(run);
                        plain.add(reference);
                    }
                }
                if (looks.database()) {
                    TopStatements.top(notifiers.connect()).forEach(System.err::println);
                }
                String room;
                try (Connection database = notifiers.connect()) {
                    room = Room.taken(database);
                    System.err.println(room.strip());
                }
                return table(ours, plain) + memory(notifier) + room + besideBad(notifiers, publisher) + alertmanager();
            }
        }
    }

    private interface Trigger {
        void pull() throws Exception;
    }

    private Run told(Trigger trigger) throws Exception {
        get("POST", "/reset");
        long begun = System.currentTimeMillis();
        trigger.pull();
        JsonObject stats = stats();
        long deadline = begun + TimeUnit.MINUTES.toMillis(5);
        while (stats.getLong("distinct") < readers && System.currentTimeMillis() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
            stats = stats();
        }
        // What comes twice comes late.
        TimeUnit.MILLISECONDS.sleep(500);
        stats = stats();
        return new Run(
                stats.getLong("first") - begun,
                stats.getLong("p99") - begun,
                stats.getLong("last") - begun,
                stats.getLong("count"),
                stats.getLong("distinct"));
    }

    private static String memory(ServiceProcess notifier) {
        return notifier.peakMemory()
                .map("\n\nMost memory the notifier's process had: %d MiB."::formatted)
                .orElse("");
    }

    /** The same readers once more, by turns with and without some that never answer or never end. */
    private String besideBad(Notifiers notifiers, Publisher publisher) throws Exception {
        if (bad == 0) {
            return "";
        }
        List<Double> alone = new ArrayList<>();
        List<Double> beside = new ArrayList<>();
        try (Connection database = notifiers.connect()) {
            Subscribers.add(
                    database,
                    road.channel,
                    bad,
                    i -> "http://127.0.0.2:" + listening[2] + (i % 2 == 0 ? "/dead/" : "/drip/") + i);
            for (int round = 0; round < rounds; round++) {
                Subscribers.state(database, listening[2], "disabled");
                alone.add((double) told(() -> publisher.declare("SEV2")).toMost);
                Subscribers.state(database, listening[2], "active");
                beside.add((double) told(() -> publisher.declare("SEV2")).toMost);
                System.err.printf("99 %% told: alone %s ms, beside %d bad ones %s ms%n", alone, bad, beside);
            }
        }
        return "\n\n99 %% told after %,d ms (median), beside %d that never answer or never end after %,d ms."
                .formatted((long) median(alone), bad, (long) median(beside));
    }

    /** The same number of webhooks told of an alert; by itself, as its goroutines leave nothing to anybody beside it. */
    private String alertmanager() throws Exception {
        if (road != Road.WEBHOOK) {
            return "";
        }
        if (readers > MOST_FOR_ALERTMANAGER) {
            return "\n\nAlertmanager was not asked: with so many webhooks it comes to no end.";
        }
        Optional<Alertmanager> found = Alertmanager.start(readers, i -> road.address(i, listening));
        if (found.isEmpty()) {
            return "\n\nNo Alertmanager here (Debian's prometheus-alertmanager) to compare with.";
        }
        List<Double> took = new ArrayList<>();
        try (Alertmanager alertmanager = found.get()) {
            for (int round = -1; round < rounds; round++) {
                Run run = told(alertmanager::fire);
                System.err.printf("Alertmanager: all %d after %d ms%n", run.distinct, run.toLast);
                if (round >= 0) {
                    took.add((double) run.toLast);
                }
            }
        }
        return "\n\nAlertmanager, the same number of webhooks: all told after %,d ms (median)."
                .formatted((long) median(took));
    }

    private double plain(Child loop) throws IOException, InterruptedException {
        // Never empty: mail has none.
        String body = Base64.getEncoder().encodeToString(get("GET", "/body"));
        get("POST", "/reset");
        loop.tell(readers + " " + body);
        String[] took = loop.hear();
        if (!took[3].equals("0")) {
            throw new IllegalStateException("the plain loop failed " + took[3] + " times");
        }
        return readers * 1000.0 / Math.max(1, Long.parseLong(took[1]));
    }

    private String table(List<Run> ours, List<Double> plain) {
        double rate = median(ours.stream().map(Run::perSecond).toList());
        double reference = median(plain);
        return """
                | Readers | first told, median ms | all told, median ms | all told, most ms | a second | plain loop a second | of the loop | told twice |
                |---|---|---|---|---|---|---|---|
                | %,d | %d | %d | %d | %,.0f | %,.0f | %.2f | %d |""".formatted(
                readers,
                (long) median(ours.stream().map(run -> (double) run.toFirst).toList()),
                (long) median(ours.stream().map(run -> (double) run.toLast).toList()),
                ours.stream()
                        .flatMapToLong(run -> LongStream.of(run.toLast))
                        .max()
                        .orElse(0),
                rate,
                reference,
                rate / reference,
                ours.stream().mapToLong(run -> run.count - run.distinct).sum());
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private JsonObject stats() throws IOException, InterruptedException {
        return new JsonObject(Buffer.buffer(get("GET", "/stats")));
    }

    private byte[] get(String method, String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + listening[1] + path))
                .method(method, HttpRequest.BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofByteArray()).body();
    }
}
