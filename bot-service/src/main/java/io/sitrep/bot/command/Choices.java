package io.sitrep.bot.command;

import java.util.List;

/** The few words a parameter can be. Source: the suite's contract. */
public final class Choices {
    public static final List<String> SEVERITIES = List.of("SEV1", "SEV2", "SEV3", "SEV4");
    public static final List<String> STATUSES = List.of("investigating", "identified", "monitoring", "resolved");
    static final List<String> TASK_DEEDS = List.of("add", "done", "list");
    static final List<String> REGION_DEEDS = List.of("add", "remove");

    private Choices() {}
}
