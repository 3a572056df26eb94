package io.sitrep.embedded;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/** The configuration of the one broker, which is its own controller. */
final class BrokerSettings {
    static final int NODE = 1;
    static final String CONTROLLER = "CONTROLLER";

    /** A machine that stands still is no broker that is gone: nobody could take its place, and clients would be cut off. */
    private static final Duration UNHEARD = Duration.ofMinutes(1);

    /** After a crash the controller, which is this same process, waits this long for its former self (9 s unless told). */
    private static final Duration FORMER_SELF_UNHEARD = Duration.ofSeconds(2);

    private BrokerSettings() {}

    static Properties of(Path data, int port, int controllerPort) {
        Properties settings = new Properties();
        settings.put("process.roles", "broker,controller");
        settings.put("node.id", Integer.toString(NODE));
        settings.put("log.dirs", data.toString());
        listeners(settings, port, controllerPort);
        oneBroker(settings);
        small(settings);
        // Topics made on first use, by tests mostly; `up` creates the real ones itself.
        settings.put("auto.create.topics.enable", "true");
        settings.put("num.partitions", "3");
        settings.put("message.max.bytes", Integer.toString(2 << 20));
        settings.put("replica.fetch.max.bytes", Integer.toString(2 << 20));
        return settings;
    }

    private static void listeners(Properties settings, int port, int controllerPort) {
        settings.put(
                "listeners", "BROKER://127.0.0.1:%d,%s://127.0.0.1:%d".formatted(port, CONTROLLER, controllerPort));
        settings.put("advertised.listeners", "BROKER://127.0.0.1:" + port);
        settings.put("listener.security.protocol.map", "BROKER:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.put("inter.broker.listener.name", "BROKER");
        settings.put("controller.listener.names", CONTROLLER);
        settings.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
    }

    /** A listener more, for which access control lists hold. */
    static void guard(Properties settings, int port, Map<String, String> passwords) {
        String address = ",GUARDED://127.0.0.1:" + port;
        settings.merge("listeners", address, BrokerSettings::and);
        settings.merge("advertised.listeners", address, BrokerSettings::and);
        settings.merge("listener.security.protocol.map", ",GUARDED:SASL_PLAINTEXT", BrokerSettings::and);
        settings.put("listener.name.guarded.sasl.enabled.mechanisms", "PLAIN");
        settings.put(
                "listener.name.guarded.plain.sasl.jaas.config",
                passwords.entrySet().stream()
                        .map(each -> " user_%s=\"%s\"".formatted(each.getKey(), each.getValue()))
                        .collect(Collectors.joining(
                                "", "org.apache.kafka.common.security.plain.PlainLoginModule required", ";")));
        settings.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
        // As who has not said who it is: the broker, its controller, and who made it.
        settings.put("super.users", "User:ANONYMOUS");
    }

    private static Object and(Object there, Object more) {
        return there.toString() + more;
    }

    private static void oneBroker(Properties settings) {
        settings.put("default.replication.factor", "1");
        settings.put("min.insync.replicas", "1");
        settings.put("offsets.topic.replication.factor", "1");
        settings.put("offsets.topic.num.partitions", "1");
        settings.put("transaction.state.log.replication.factor", "1");
        settings.put("transaction.state.log.min.isr", "1");
        settings.put("transaction.state.log.num.partitions", "1");
        settings.put("share.coordinator.state.topic.replication.factor", "1");
        settings.put("share.coordinator.state.topic.min.isr", "1");
        settings.put("share.coordinator.state.topic.num.partitions", "1");
        // Nobody else is going to join: do not wait for them.
        settings.put("group.initial.rebalance.delay.ms", "0");
        settings.put("broker.heartbeat.interval.ms", "400");
        session(settings, UNHEARD);
    }

    /** On data that another process has written before. */
    static void afterAFormerSelf(Properties settings) {
        session(settings, FORMER_SELF_UNHEARD);
    }

    private static void session(Properties settings, Duration unheard) {
        settings.put("broker.session.timeout.ms", Long.toString(unheard.toMillis()));
    }

    private static void small(Properties settings) {
        settings.put("log.cleaner.dedupe.buffer.size", "2097152");
        settings.put("log.index.size.max.bytes", Integer.toString(1 << 20));
        settings.put("num.network.threads", "2");
        settings.put("num.io.threads", "4");
        settings.put("background.threads", "2");
        settings.put("num.recovery.threads.per.data.dir", "1");
    }
}
