package io.sitrep.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * A real Kafka broker (KRaft, one node) on 127.0.0.1, in this JVM, so it ends with it. Data is kept over restarts. One
 * process per directory. Topics that appear by first use survive a crash of the process, not one of the machine: use
 * {@link #createTopicIfAbsent} for what must.
 */
public final class EmbeddedKafka implements AutoCloseable {
    private static final String PART = "Kafka";

    private final DataDirectory directory;
    private final KafkaRaftServer server;
    private final Admin admin;
    private final int port;
    private final int guardedPort;

    /**
     * Where and how it runs.
     *
     * @param directory where data is kept; created when absent
     * @param port to listen on, 0 for a free one
     * @param passwords of those who may get in by {@link #guardedBootstrapServers}; when empty there is no such way
     */
    public record Options(Path directory, int port, Map<String, String> passwords) {
        public Options(Path directory, int port) {
            this(directory, port, Map.of());
        }
    }

    private EmbeddedKafka(DataDirectory directory, KafkaRaftServer server, int port, int guardedPort) {
        this.directory = directory;
        this.server = server;
        this.port = port;
        this.guardedPort = guardedPort;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers()));
    }

    /**
     * Returns when the broker serves clients.
     *
     * @throws EmbeddedException naming the cause; nothing is left running or locked then
     */
    public static EmbeddedKafka start(Options options) {
        DataDirectory directory = DataDirectory.hold(options.directory(), PART);
        KafkaRaftServer server = null;
        try {
            directory.needing(DataDirectory.NEEDED_BYTES, PART);
            Path data = Files.createDirectories(directory.path().resolve("data"));
            int port = FreePort.choose(options.port(), PART);
            int controllerPort = FreePort.find();
            int guardedPort = FreePort.find();
            Properties settings = BrokerSettings.of(data, port, controllerPort);
            if (!options.passwords().isEmpty()) {
                BrokerSettings.guard(settings, guardedPort, options.passwords());
            }
            if (isFormatted(data)) {
                BrokerSettings.afterAFormerSelf(settings);
            }
            KafkaConfig config = KafkaConfig.fromProps(settings, false);
            format(data);
            server = new KafkaRaftServer(config, Time.SYSTEM);
            server.startup();
            return new EmbeddedKafka(directory, server, port, guardedPort);
        } catch (Exception e) {
            if (server != null) {
                server.shutdown();
            }
            directory.close();
            throw e instanceof EmbeddedException clear
                    ? clear
                    : new EmbeddedException(
                            "Kafka cannot start in %s: %s".formatted(directory.path(), Reason.of(e)), e);
        }
    }

    public String bootstrapServers() {
        return "127.0.0.1:" + port;
    }

    /**
     * Where one says by SASL PLAIN who one is, and may do what was allowed by access control lists and nothing else. Who comes by
     * {@link #bootstrapServers} may do everything.
     */
    public String guardedBootstrapServers() {
        return "127.0.0.1:" + guardedPort;
    }

    public int port() {
        return port;
    }

    /**
     * An existing topic stays as it is, whatever its partitions and configuration. A record in a topic made here is on disk
     * before it is acknowledged, unless the configuration says otherwise.
     */
    public void createTopicIfAbsent(String name, int partitions, Map<String, String> config) {
        Map<String, String> durable = new HashMap<>(config);
        // There is no second replica to have the record when this machine loses power.
        durable.putIfAbsent(TopicConfig.FLUSH_MESSAGES_INTERVAL_CONFIG, "1");
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(durable);
        try {
            admin.createTopics(List.of(topic)).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new EmbeddedException("Cannot create topic " + name + ": " + Reason.of(e.getCause()), e);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedException("Interrupted while creating topic " + name, e);
        }
    }

    /** Stops the broker and frees the directory. May be called twice. */
    @Override
    public void close() {
        admin.close();
        server.shutdown();
        server.awaitShutdown();
        directory.close();
    }

    private static boolean isFormatted(Path data) {
        return Files.exists(data.resolve("meta.properties"));
    }

    private static void format(Path data) throws Exception {
        if (isFormatted(data)) {
            return;
        }
        Formatter formatter = new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
                .setNodeId(BrokerSettings.NODE)
                .setClusterId(Uuid.randomUuid().toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName(BrokerSettings.CONTROLLER)
                .setDirectories(List.of(data.toString()))
                // A format interrupted half-way is simply done again.
                .setIgnoreFormatted(true);
        formatter.run();
    }
}
