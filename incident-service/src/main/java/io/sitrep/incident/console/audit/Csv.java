package io.sitrep.incident.console.audit;

import io.sitrep.incident.audit.AuditView;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of the audit as RFC 4180 has them. */
final class Csv {
    static final String NAMES = line(
            "id",
            "at",
            "actor_id",
            "actor",
            "origin",
            "token_id",
            "action",
            "target",
            "incident_id",
            "status",
            "outcome",
            "reason");

    private Csv() {}

    static String of(List<AuditView> rows) {
        return rows.stream().map(Csv::line).collect(Collectors.joining());
    }

    private static String line(AuditView row) {
        return line(
                row.id(),
                row.at(),
                row.actorId(),
                row.actor(),
                row.origin(),
                row.tokenId(),
                row.action(),
                row.target(),
                row.incidentId(),
                row.status(),
                row.outcome(),
                row.reason());
    }

    private static String line(Object... cells) {
        return Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** What a spreadsheet would take for a formula is a text: names are written by whoever has them. */
    private static String cell(Object value) {
        String text = value == null ? "" : value.toString();
        String harmless = text.matches("(?s)[=+\\-@\t\r].*") ? "'" + text : text;
        return harmless.matches("(?s).*[\",\r\n].*") ? "\"" + harmless.replace("\"", "\"\"") + "\"" : harmless;
    }
}
