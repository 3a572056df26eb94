package io.sitrep.incident.console.deliveries;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.deliveries.Told.Channel;
import io.sitrep.incident.console.deliveries.Told.Delivery;
import io.sitrep.incident.console.deliveries.Told.Failure;
import io.sitrep.incident.console.deliveries.Told.Hold;
import io.sitrep.incident.console.deliveries.Told.Progress;
import io.sitrep.incident.console.notifier.Query;
import io.sitrep.incident.console.notifier.Refused;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What was told to whom, and how the channels are.
 *
 * @param asked filters, by name
 * @param hold null where the notifier could not be asked, and everything else is empty then
 * @param progress of the incident that is filtered by; null without one, or where nothing was told of it
 * @param next what to ask with for older ones, or null
 * @param refused what was wanted here and not done
 */
public record DeliveriesScreen(
        Screen screen,
        Map<String, String> asked,
        Hold hold,
        List<Channel> channels,
        Progress progress,
        List<Failure> failures,
        List<Delivery> deliveries,
        String next,
        Refused refused) {
    static final String ADDRESS = "/console/deliveries";
    static final List<String> FILTERS = List.of("incident", "state", "channel", "cursor");

    private static final int WHILE_IT_RUNS = 2;
    private static final int ELSE = 15;

    static DeliveriesScreen unknown(Screen screen, Map<String, String> asked, Refused refused) {
        return new DeliveriesScreen(screen, asked, null, List.of(), null, List.of(), List.of(), null, refused);
    }

    public Form typed() {
        return refused.typed();
    }

    public String filter(String name) {
        return asked.getOrDefault(name, "");
    }

    public List<String> states() {
        return List.of(
                "pending",
                "sending",
                "retrying",
                "delivered",
                "uncertain",
                "dead",
                "superseded",
                "failed_over",
                "suppressed",
                "cancelled");
    }

    /** What forms send back, so that the same is shown after them. */
    public String back() {
        return Query.of(asked);
    }

    public String older() {
        Map<String, String> further = new HashMap<>(asked);
        further.put("cursor", next);
        return ADDRESS + Query.of(further);
    }

    /** How many seconds a script waits until it looks again. */
    public int again() {
        return progress != null && progress.isRunning() ? WHILE_IT_RUNS : ELSE;
    }

    /** How many failed of what is shown, and could be tried again together. */
    public long dead() {
        return failures.stream()
                .filter(each -> each.state().equals("dead"))
                .mapToLong(Failure::count)
                .sum();
    }

    /** Whether what was sealed is lost, and letting go wants somebody to give it up. */
    public boolean isGivingUp() {
        return screen.problem() != null && screen.problem().type().endsWith("/secrets-lost");
    }
}
