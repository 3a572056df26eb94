package io.sitrep.bot;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A verb that changes something.
 *
 * @param before what is typed first, so that it can
 * @param said in its answer
 */
record ChangingVerbs(List<String> before, String typed, String said) {
    /** Those that change nothing at the incident service. */
    static final Set<String> READING = Set.of(
            "timeline", "list", "show", "deliveries", "runbook", "postmortem", "subscribe", "unsubscribe", "help");

    private static final String DECLARED = "declare Checkout is down";

    static Stream<ChangingVerbs> each() {
        return Stream.of(
                new ChangingVerbs(List.of(), DECLARED, "INC-1 declared"),
                declared("update INC-1 We know why", "INC-1 updated"),
                declared("status INC-1 identified", "INC-1 updated"),
                declared("severity INC-1 SEV1", "INC-1 is SEV1 now"),
                declared("resolve INC-1", "INC-1 resolved"),
                new ChangingVerbs(List.of(DECLARED, "resolve INC-1"), "reopen INC-1", "INC-1 reopened"),
                declared("publish INC-1", "update published"),
                declared("stop INC-1", "update stopped"),
                declared("retract INC-1", "update taken back"),
                declared("ack INC-1", "INC-1 acknowledged"),
                declared("role INC-1 scribe Ada", "scribe is Ada"),
                declared("lead INC-1", "commander is"),
                declared("task INC-1 add Call them", "task added"),
                declared("note INC-1 Seen", "noted"),
                declared("component INC-1 Checkout down", "Checkout is"),
                declared("region INC-1 add europe", "regions are now europe"),
                declared("workaround INC-1 Wait", "workaround"),
                declared("link INC-1 https://a.test/1", "linked"),
                new ChangingVerbs(
                        List.of(DECLARED, "declare Search is slow"), "merge INC-1 INC-2", "goes on as part of INC-2"));
    }

    private static ChangingVerbs declared(String typed, String said) {
        return new ChangingVerbs(List.of(DECLARED), typed, said);
    }

    String verb() {
        return typed.split(" ", 2)[0];
    }

    @Override
    public String toString() {
        return typed;
    }
}
