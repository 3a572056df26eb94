package io.sitrep.kit.settings;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code KAFKA_BOOTSTRAP_SERVERS}, by its form alone: a broker that is away is no reason not to start. Kafka's clients say what is
 * wrong with it when they are made, which may be long after the start, again and again, to nobody.
 */
public final class Brokers {
    /** The property that the platform, and Kafka's clients, know it by. */
    public static final String PROPERTY = "kafka.bootstrap.servers";

    static final String VARIABLE = "KAFKA_BOOTSTRAP_SERVERS";
    static final String WANTED = "must be a host and a port, host:port, with commas between where there are several";

    /** As Kafka's clients read an entry (Utils.getHost, 4.1): a protocol before it is taken and not looked at. */
    private static final Pattern ENTRY =
            Pattern.compile("(?:[0-9a-zA-Z\\-%._]*://)?\\[?[0-9a-zA-Z\\-%._:]*[0-9a-zA-Z\\-%._]\\]?:([0-9]{1,5})");

    private static final int HIGHEST_PORT = 65_535;

    private Brokers() {}

    public static void check(Optional<String> set) {
        String brokers = set.orElseThrow(() -> new SettingException(VARIABLE, "must be set"));
        Wanted.that(Arrays.stream(brokers.split(",", -1)).allMatch(Brokers::isOne), VARIABLE, WANTED);
    }

    private static boolean isOne(String entry) {
        Matcher broker = ENTRY.matcher(entry.strip());
        if (!broker.matches()) {
            return false;
        }
        int port = Integer.parseInt(broker.group(1));
        return port > 0 && port <= HIGHEST_PORT;
    }
}
