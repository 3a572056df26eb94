package io.sitrep.local;

import java.util.Locale;

/** The three services, in the order in which the road runs through them. */
enum ServiceName {
    INCIDENT(8080, 9000),
    NOTIFIER(8081, 9001),
    BOT(8082, 9002);

    private final int defaultPort;
    private final int defaultManagementPort;

    ServiceName(int defaultPort, int defaultManagementPort) {
        this.defaultPort = defaultPort;
        this.defaultManagementPort = defaultManagementPort;
    }

    /** In files, lines and database names. */
    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    String portVariable() {
        return name() + "_PORT";
    }

    String managementPortVariable() {
        return name() + "_MANAGEMENT_PORT";
    }

    int defaultPort() {
        return defaultPort;
    }

    int defaultManagementPort() {
        return defaultManagementPort;
    }
}
