package io.sitrep.incident.importer;

import java.util.List;

/** What an import has done. Each item is counted once; what was skipped is named with the reason. */
public record ImportReport(int created, int updated, int unchanged, List<Skipped> skipped) {
    /** An item that was left out. */
    public record Skipped(String id, String reason) {}
}
