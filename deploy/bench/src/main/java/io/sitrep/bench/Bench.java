package io.sitrep.bench;

import io.sitrep.bench.chat.ChatSpeed;
import io.sitrep.bench.fanout.Fanout;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Measures the incident service. What is measured how, and the last figures, stand in {@code deploy/bench/README.md}. */
public final class Bench {
    private static final int QUIET = 300;

    private final Options options;
    private final RunningService service;
    private final Vertx vertx;
    private final Api api;
    private final Connection database;
    private final Workload work;
    private final Results results = new Results();

    private Bench(Options options, RunningService service, Vertx vertx) throws SQLException {
        this.options = options;
        this.service = service;
        this.vertx = vertx;
        this.api = new Api(vertx, service, options.connections(), token(vertx, service));
        this.database = Floor.connect(service);
        this.work = new Workload(api);
    }

    public static void main(String... arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.OFF);
        Options options = Options.of(arguments);
        Path home = Path.of(System.getProperty("sitrep.home"));
        String load = load();
        if (options.chat().incidents() > 0) {
            String result = new ChatSpeed(options.chat()).run(home, options.looks())
                    + "\nLoad average before the start: " + load + ".";
            System.out.println(result);
            Files.writeString(home.resolve("deploy/bench/target/result.md"), result);
            return;
        }
        if (options.told().any()) {
            say(new Fanout(options.told(), options.rounds()).run(home, options.looks()));
            return;
        }
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        try (RunningService service = RunningService.start(home, options.looks())) {
            try {
                Bench bench = new Bench(options, service, vertx);
                String result = bench.result("Load average of the machine before the start: " + load + ".");
                System.out.println(result);
                Files.writeString(home.resolve("deploy/bench/target/result.md"), result);
            } catch (Exception failure) {
                service.process().complaints().forEach(Bench::say);
                throw failure;
            }
        } finally {
            vertx.close();
        }
    }

    private String result(String note) throws Exception {
        if (options.analysed() > 0) {
            return new Analytics(api).run(options.analysed()) + "\n- " + note;
        }
        if (options.readers().seconds() > 0) {
            Api.await(api.post("/api/v1/import/statuspage", ImportFile.of(200)));
            return new PageSpeed(service, options.rounds(), options.readers().seconds()).run() + "\n- " + note;
        }
        if (options.readers().history() > 0) {
            return new PageHistory(service, api)
                            .run(options.readers().history(), options.readers().components())
                    + "\n- " + note;
        }
        if (options.readers().streams() > 0) {
            return new Streams(service, work, options.readers().streams()).run() + "\n- " + note;
        }
        return options.looks().statements() ? String.join("\n", statements()) : measure(note);
    }

    private String measure(String note) throws Exception {
        say("Warming up");
        run(options.warmUp(), work::create);
        run(options.warmUp(), work::update);
        run(options.warmUp(), ignored -> api.live());
        new Outbox(database).drain();
        results.notes.add(note);
        if (options.looks().database()) {
            TopStatements.reset(database);
        }
        countStatements();
        try (Floor create = floor("floor_create", () -> Api.await(work.create(0)));
                Floor update = floor("floor_update", () -> Api.await(work.update(0)));
                LagWatch lag = new LagWatch(service.bootstrapServers())) {
            create.run(options.requests());
            for (int round = 1; round <= options.rounds(); round++) {
                say("Round " + round + " of " + options.rounds());
                round(create, update, lag);
            }
            ClosedLoop.run(vertx, 1, QUIET, work::create);
            new Outbox(database).drain();
            results.lagInQuiet.add(lag.take());
        }
        if (options.looks().database()) {
            TopStatements.top(database).forEach(Bench::say);
        }
        if (options.imported() > 0) {
            say("Importing");
            results.notes.add(new Import(api, database).run(options.imported()));
        }
        service.process()
                .peakMemory()
                .ifPresent(mib -> results.notes.add("Most memory the service's process had: " + mib + " MiB."));
        return results.table();
    }

    /** Ours and the references by turns, so that what else the machine does hits all of them. */
    private void round(Floor create, Floor update, LagWatch lag) throws Exception {
        Tidying.between(database);
        work.forget();
        results.create.add(measured(lag, work::create));
        results.createFloor.add(costed(() -> create.run(options.requests())));
        results.live.add(run(options.requests(), ignored -> api.live()));
        results.update.add(measured(lag, work::update));
        results.updateFloor.add(costed(() -> update.run(options.requests())));
        results.createOnce.add(measured(lag, work::createOnce));
    }

    private Sample measured(LagWatch lag, IntFunction<Future<Void>> request) throws SQLException, InterruptedException {
        lag.take();
        Outbox outbox = new Outbox(database);
        Sample sample = run(options.requests(), request);
        long left = outbox.waiting();
        results.backlog.add(new long[] {left, outbox.drain().toMillis()});
        results.lagUnderLoad.add(lag.take());
        return sample;
    }

    private Sample run(int total, IntFunction<Future<Void>> request) {
        return costed(() -> ClosedLoop.run(vertx, options.connections(), total, request));
    }

    private Sample costed(Supplier<Sample> measuring) {
        Cpu before = service.cpu();
        Sample sample = measuring.get();
        return sample.using(service.cpu().minus(before));
    }

    private Floor floor(String schema, Runnable request) throws SQLException {
        return new Floor(service, schema, WrittenRows.of(database, request), options.connections());
    }

    private void countStatements() throws SQLException, IOException {
        results.notes.add("Statements to the database, begin and commit included: %d for a create, %d for an update."
                .formatted(
                        said(() -> Api.await(work.create(0))).size(),
                        said(() -> Api.await(work.update(0))).size()));
    }

    private List<String> statements() throws SQLException, IOException {
        Api.await(work.create(0));
        List<String> all = new ArrayList<>(List.of("create"));
        all.addAll(said(() -> Api.await(work.create(0))));
        all.add("update");
        all.addAll(said(() -> Api.await(work.update(0))));
        return all;
    }

    private List<String> said(Runnable request) throws SQLException, IOException {
        return StatementLog.of(database, service.databaseLog(), request);
    }

    /** A token as people have them: kept, hashed, in the database. */
    private static String token(Vertx vertx, RunningService service) {
        try (Api admin = new Api(vertx, service, 1, RunningService.ADMIN_TOKEN)) {
            return Api.await(admin.post(
                            "/api/v1/tokens",
                            new JsonObject().put("name", "bench").put("role", "admin")))
                    .getString("token");
        }
    }

    private static String load() {
        try {
            return Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0];
        } catch (IOException e) {
            return "not known";
        }
    }

    private static void say(String what) {
        System.err.println(what);
    }
}
