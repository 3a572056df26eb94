package io.sitrep.incident.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.audience.Subscribing;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A subscriber as Statuspage's clients send one: {@code subscriber[email]}, {@code [endpoint]}, {@code [phone_number]},
 * {@code [component_id]} or {@code [component_ids][]}; or the same as JSON. With an endpoint it is a webhook, whose mail address is for
 * notices we do not send. Other fields are passed over, as Statuspage does.
 */
record StatuspageSubscriber(String email, String endpoint, String phoneNumber, List<String> components) {

    /** @param form null where nothing was sent */
    static StatuspageSubscriber of(MultivaluedMap<String, String> form) {
        if (form == null) {
            return new StatuspageSubscriber(null, null, null, List.of());
        }
        Set<String> components = new LinkedHashSet<>();
        for (String name : List.of("component_id", "component_ids", "component_ids][")) {
            components.addAll(form.getOrDefault("subscriber[" + name + "]", List.of()));
        }
        return new StatuspageSubscriber(
                form.getFirst("subscriber[email]"),
                form.getFirst("subscriber[endpoint]"),
                form.getFirst("subscriber[phone_number]"),
                components.stream().filter(each -> !each.isBlank()).toList());
    }

    static StatuspageSubscriber of(JsonNode body) {
        JsonNode subscriber = body == null ? null : body.get("subscriber");
        if (subscriber == null || !subscriber.isObject()) {
            throw new ProblemException(Problem.malformed("An object \"subscriber\" is wanted"));
        }
        List<String> components = new ArrayList<>();
        subscriber.path("component_ids").forEach(each -> components.add(each.asText()));
        if (subscriber.hasNonNull("component_id")) {
            components.add(subscriber.get("component_id").asText());
        }
        return new StatuspageSubscriber(
                text(subscriber, "email"), text(subscriber, "endpoint"), text(subscriber, "phone_number"), components);
    }

    Subscribing.Wanted wanted() {
        if (isThere(endpoint)) {
            return new Subscribing.Wanted("webhook", endpoint, components);
        }
        if (isThere(email)) {
            return new Subscribing.Wanted("email", email, components);
        }
        if (isThere(phoneNumber)) {
            return new Subscribing.Wanted("sms", phoneNumber, components);
        }
        throw ProblemException.invalid("subscriber", "must have an email, an endpoint or a phone_number");
    }

    private static String text(JsonNode subscriber, String field) {
        return subscriber.hasNonNull(field) ? subscriber.get(field).asText() : null;
    }

    private static boolean isThere(String text) {
        return text != null && !text.isBlank();
    }

    /** Without the addresses. */
    @Override
    public String toString() {
        return "StatuspageSubscriber";
    }
}
