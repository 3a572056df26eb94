package io.sitrep.local;

import io.sitrep.embedded.DatabaseRoles;
import io.sitrep.embedded.EmbeddedException;
import io.sitrep.embedded.EmbeddedKafka;
import io.sitrep.embedded.EmbeddedPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/** PostgreSQL with the services' databases and Kafka with the suite's topics, started side by side. */
final class Infrastructure implements AutoCloseable {
    private static final int PARTITIONS = 6;
    /** Twice the largest event the contract allows: headers and a margin. */
    private static final Map<String, String> TOPIC = Map.of("max.message.bytes", Integer.toString(2 << 20));

    private static final Map<String, String> COMPACTED =
            Map.of("max.message.bytes", Integer.toString(2 << 20), "cleanup.policy", "compact");

    private static final String INCIDENT = ServiceName.INCIDENT.lowerCase();
    private static final DatabaseRoles INCIDENT_ROLES = DatabaseRoles.of(INCIDENT);

    private final EmbeddedPostgres postgres;
    private final EmbeddedKafka kafka;
    private final PostgresWatch watch;

    private Infrastructure(EmbeddedPostgres postgres, EmbeddedKafka kafka, PostgresWatch watch) {
        this.postgres = postgres;
        this.kafka = kafka;
        this.watch = watch;
    }

    /** Both or none: when one cannot start, the other is stopped again. */
    static Infrastructure start(DataLayout data, Ports ports, Console console) {
        CompletableFuture<EmbeddedPostgres> postgres = inBackground(() -> postgres(data, ports, console));
        CompletableFuture<EmbeddedKafka> kafka = inBackground(() -> kafka(data, ports, console));
        try {
            CompletableFuture.allOf(postgres, kafka).join();
            PostgresWatch watch = new PostgresWatch(postgres.join(), data.pid("postgres"), console);
            watch.start();
            return new Infrastructure(postgres.join(), kafka.join(), watch);
        } catch (CompletionException e) {
            closeIfStarted(postgres);
            closeIfStarted(kafka);
            throw e.getCause() instanceof EmbeddedException clear ? new UserError(clear.getMessage(), clear) : e;
        }
    }

    long postgresPid() {
        return postgres.pid();
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    String jdbcUrl(String database) {
        return postgres.jdbcUrl(database);
    }

    String reactiveUrl(String database) {
        return postgres.reactiveUrl(database);
    }

    /** Of a service that also owns its tables. */
    String databaseUser() {
        return postgres.user();
    }

    /** Of the incident service, whose audit nobody may change, itself included. */
    DatabaseRoles incidentRoles() {
        return INCIDENT_ROLES;
    }

    @Override
    public void close() {
        watch.close();
        CompletableFuture<Void> broker = CompletableFuture.runAsync(kafka::close);
        postgres.close();
        broker.join();
    }

    private static EmbeddedPostgres postgres(DataLayout data, Ports ports, Console console) {
        Instant start = Instant.now();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(
                new EmbeddedPostgres.Options(data.postgres(), ports.postgres(), data.log("postgres")));
        try {
            for (ServiceName service : ServiceName.values()) {
                postgres.createDatabaseIfAbsent(service.lowerCase());
            }
            postgres.settle(INCIDENT_ROLES, INCIDENT);
        } catch (EmbeddedException e) {
            postgres.close();
            throw e;
        }
        PrivateFile.write(data.pid("postgres"), postgres.pid() + "\n");
        console.ready("PostgreSQL", since(start), "port " + postgres.port());
        return postgres;
    }

    private static EmbeddedKafka kafka(DataLayout data, Ports ports, Console console) {
        Instant start = Instant.now();
        EmbeddedKafka kafka = EmbeddedKafka.start(new EmbeddedKafka.Options(data.kafka(), ports.kafka()));
        try {
            for (String topic :
                    new String[] {"incidents", "publications", "publications.notifier-dlq", "deliveries", "signals"}) {
                kafka.createTopicIfAbsent("sitrep." + topic, PARTITIONS, TOPIC);
            }
            kafka.createTopicIfAbsent("sitrep.catalog", PARTITIONS, COMPACTED);
            kafka.createTopicIfAbsent("sitrep.erasures", 1, COMPACTED);
        } catch (EmbeddedException e) {
            kafka.close();
            throw e;
        }
        console.ready("Kafka", since(start), "port " + kafka.port());
        return kafka;
    }

    private static void closeIfStarted(CompletableFuture<? extends AutoCloseable> part) {
        if (!part.isCompletedExceptionally()) {
            try {
                part.join().close();
            } catch (Exception e) {
                throw new IllegalStateException("The other part failed, and this one cannot be stopped", e);
            }
        }
    }

    private static Duration since(Instant start) {
        return Duration.between(start, Instant.now());
    }

    /** Threads of our own: the common pool of a two-core machine has one. */
    private static <T> CompletableFuture<T> inBackground(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, task -> new Thread(task, "infrastructure").start());
    }
}
