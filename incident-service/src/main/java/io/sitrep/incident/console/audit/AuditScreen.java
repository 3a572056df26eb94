package io.sitrep.incident.console.audit;

import io.sitrep.incident.audit.AuditView;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.notifier.Query;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who changed what, and who was refused.
 *
 * @param asked filters, by name
 * @param next what to ask with for older ones, or null
 */
public record AuditScreen(Screen screen, Map<String, String> asked, List<AuditView> rows, String next) {
    static final String ADDRESS = "/console/audit";

    public String filter(String name) {
        return asked.getOrDefault(name, "");
    }

    /** A day, as a browser's field has it. */
    public String day(String name) {
        String text = filter(name);
        return text.length() < 10 ? "" : text.substring(0, 10);
    }

    public String older() {
        Map<String, String> further = new HashMap<>(asked);
        further.put("cursor", next);
        return ADDRESS + Query.of(further);
    }

    public String export() {
        Map<String, String> all = new HashMap<>(asked);
        all.remove("cursor");
        return ADDRESS + "/export.csv" + Query.of(all);
    }
}
