package io.sitrep.local;

import io.sitrep.embedded.FreePort;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where everything listens, by the variable that says so.
 *
 * @param byVariable fixed ports, and 0 for PostgreSQL and Kafka when they may take any
 */
record Ports(Map<String, Integer> byVariable) {
    private static final String POSTGRES = "POSTGRES_PORT";
    private static final String KAFKA = "KAFKA_PORT";
    private static final int HIGHEST = 65_535;

    /** Reads the environment; a value that is no port, and one wanted twice, is named. */
    static Ports from(Map<String, String> environment) {
        Map<String, Integer> ports = new LinkedHashMap<>();
        for (ServiceName service : ServiceName.values()) {
            put(ports, environment, service.portVariable(), service.defaultPort());
            put(ports, environment, service.managementPortVariable(), service.defaultManagementPort());
        }
        put(ports, environment, POSTGRES, 0);
        put(ports, environment, KAFKA, 0);
        return new Ports(ports);
    }

    /** Refuses, before anything is started, when somebody else listens on one of them. */
    void requireFree() {
        byVariable.forEach((variable, port) -> {
            if (port != 0 && !FreePort.isFree(port)) {
                throw new UserError("Port %d is in use: stop what listens there, or set %s to another port"
                        .formatted(port, variable));
            }
        });
    }

    int of(ServiceName service) {
        return byVariable.get(service.portVariable());
    }

    int managementOf(ServiceName service) {
        return byVariable.get(service.managementPortVariable());
    }

    int postgres() {
        return byVariable.get(POSTGRES);
    }

    int kafka() {
        return byVariable.get(KAFKA);
    }

    private static void put(
            Map<String, Integer> ports, Map<String, String> environment, String variable, int otherwise) {
        String value = environment.getOrDefault(variable, "");
        int port = value.isBlank() ? otherwise : parse(variable, value.strip());
        ports.forEach((other, taken) -> {
            if (port != 0 && taken == port) {
                throw new UserError(
                        "%s and %s are both %d: each needs a port of its own".formatted(other, variable, port));
            }
        });
        ports.put(variable, port);
    }

    private static int parse(String variable, String value) {
        if (value.matches("\\d{1,5}")) {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= HIGHEST) {
                return port;
            }
        }
        throw new UserError("%s is not a port from 1 to %d: %s".formatted(variable, HIGHEST, value));
    }
}
