package io.sitrep.incident.console.subscribers;

import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.notifier.Query;
import io.sitrep.incident.console.notifier.Refused;
import io.sitrep.incident.console.subscribers.People.Subscriber;
import io.sitrep.incident.store.ComponentRecord;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who is told.
 *
 * @param asked filters, by name
 * @param found null where the notifier could not be asked
 * @param next what to ask with for older ones, or null
 * @param made who was added just now, with the secret that is shown once; or null
 */
public record SubscribersScreen(
        Screen screen,
        Map<String, String> asked,
        List<Subscriber> found,
        String next,
        Subscriber made,
        Choices choices,
        Refused refused) {
    static final String ADDRESS = "/console/subscribers";
    static final List<String> FILTERS = List.of("address", "channel", "state", "cursor");

    /** What somebody may be told of, and in which languages. */
    public record Choices(List<ComponentRecord> components, List<String> regions, List<String> locales) {}

    public Form typed() {
        return refused.typed();
    }

    public String filter(String name) {
        return asked.getOrDefault(name, "");
    }

    public List<String> states() {
        return List.of("pending", "active", "disabled", "unsubscribed");
    }

    public List<String> impacts() {
        return List.of("none", "minor", "major", "critical");
    }

    /** Those with an address, as people are told; what an account posts is nobody's subscription. */
    public List<String> channels() {
        return List.of(
                "email",
                "webhook",
                "slack",
                "discord",
                "teams",
                "google_chat",
                "sms",
                "voice",
                "telegram",
                "mastodon",
                "bluesky",
                "x");
    }

    /** Ticked until somebody unticks it. */
    public boolean isTicked(String name) {
        return typed().raw("once") == null ? !name.equals("every_update") : typed().has(name, "true");
    }

    public String back() {
        return Query.of(asked);
    }

    public String older() {
        Map<String, String> further = new HashMap<>(asked);
        further.put("cursor", next);
        return ADDRESS + Query.of(further);
    }
}
