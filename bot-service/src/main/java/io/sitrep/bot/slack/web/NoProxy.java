package io.sitrep.bot.slack.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Which hosts the environment wants reached without its proxy: those in {@code NO_PROXY}, and this machine. */
public final class NoProxy {
    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]", "::1");

    private NoProxy() {}

    public static boolean covers(String host, Map<String, String> environment) {
        String name = host.toLowerCase(Locale.ROOT);
        if (THIS_MACHINE.contains(name)) {
            return true;
        }
        String listed = environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
        for (String entry : listed.toLowerCase(Locale.ROOT).split(",", -1)) {
            String domain = entry.strip().replaceFirst("^\\*?\\.", "");
            if (entry.strip().equals("*")
                    || (!domain.isEmpty() && (name.equals(domain) || name.endsWith("." + domain)))) {
                return true;
            }
        }
        return false;
    }
}
