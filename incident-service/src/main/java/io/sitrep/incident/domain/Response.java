package io.sitrep.incident.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How an incident is responded to. All of it is internal.
 *
 * @param acknowledgedAt when somebody first took it up, or null
 * @param roles who has which part, by role
 * @param links where rooms, tickets and calls are, by relation
 * @param mergedInto name of the incident it went into, or null
 * @param proposals components that may fail next
 */
public record Response(
        Instant acknowledgedAt,
        Map<String, Person> roles,
        List<Task> tasks,
        Map<String, Link> links,
        String mergedInto,
        List<Proposal> proposals) {
    public static final Response NONE = new Response(null, Map.of(), List.of(), Map.of(), null, List.of());
    public static final String COMMANDER = "commander";

    public Response {
        roles = Collections.unmodifiableMap(new LinkedHashMap<>(roles));
        tasks = List.copyOf(tasks);
        proposals = List.copyOf(proposals);
        links = Collections.unmodifiableMap(new LinkedHashMap<>(links));
    }

    /** Led by that person, for an incident that is just being declared; null for nobody. */
    public static Response ledBy(String commander) {
        return commander == null ? NONE : NONE.assigning(COMMANDER, new Person(commander, null));
    }

    /** Name of whoever leads, or null. */
    public String commander() {
        Person person = roles.get(COMMANDER);
        return person == null ? null : person.name();
    }

    Response acknowledged(Instant at) {
        return new Response(at, roles, tasks, links, mergedInto, proposals);
    }

    /** @param person null to take the role away */
    Response assigning(String role, Person person) {
        return new Response(acknowledgedAt, put(roles, role, person), tasks, links, mergedInto, proposals);
    }

    /** @param link null to take it away */
    Response linking(String rel, Link link) {
        return new Response(acknowledgedAt, roles, tasks, put(links, rel, link), mergedInto, proposals);
    }

    /** With this task, in the place of the one of the same id. */
    Response having(Task task) {
        List<Task> all = new ArrayList<>(tasks);
        all.replaceAll(each -> each.id().equals(task.id()) ? task : each);
        if (!all.contains(task)) {
            all.add(task);
        }
        return new Response(acknowledgedAt, roles, all, links, mergedInto, proposals);
    }

    Response proposing(List<Proposal> next) {
        return new Response(acknowledgedAt, roles, tasks, links, mergedInto, next);
    }

    Response merged(IncidentKey into) {
        return new Response(acknowledgedAt, roles, tasks, links, into.ref(), proposals);
    }

    /** It stands on its own again, whatever it went into before. */
    Response reopened() {
        return new Response(acknowledgedAt, roles, tasks, links, null, proposals);
    }

    private static <T> Map<String, T> put(Map<String, T> all, String key, T value) {
        Map<String, T> changed = new LinkedHashMap<>(all);
        if (value == null) {
            changed.remove(key);
        } else {
            changed.put(key, value);
        }
        return changed;
    }
}
