package io.sitrep.kit.settings;

import java.util.Map;

/**
 * The variables that say where a service listens. The platform knows them by other names, and would complain by those, or only
 * where it tries to listen.
 */
public final class Ports {
    private static final int MOST = 65_535;

    private Ports() {}

    /** @throws SettingException for the first of them that is set and is no port; 0 takes a free one */
    public static void check(Map<String, String> environment, String... variables) {
        for (String variable : variables) {
            String text = environment.getOrDefault(variable, "");
            Wanted.that(text.isEmpty() || isPort(text), variable, "must be a port, a number from 0 to " + MOST);
        }
    }

    private static boolean isPort(String text) {
        return text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= MOST;
    }
}
