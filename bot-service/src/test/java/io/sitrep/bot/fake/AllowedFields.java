package io.sitrep.bot.fake;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which fields a body may have. Source: the resources and bodies of {@code io.sitrep.incident.api}, which refuse any other
 * field and any other way.
 */
final class AllowedFields {
    private static final List<Route> ROUTES = List.of(
            route(
                    "POST",
                    "",
                    "title,message,severity,status,components,regions,visibility,translations,workaround,commander,"
                            + "started_at,resolved_at,next_update_in,notify"),
            route("PATCH", "/R", "title,severity,visibility,regions,components,workaround,cause,data_impact"),
            route(
                    "POST",
                    "/R/updates(/preview)?",
                    "message,status,components,regions,translations,workaround,next_update_in,notify,visibility,publish"),
            route("POST", "/R/updates/[0-9a-f-]{36}/(approve|publish|stop|retract)", ""),
            route("POST", "/R/reopen", "message,status,translations,next_update_in,notify"),
            route("POST", "/R/acknowledge", ""),
            route("POST", "/R/merge", "into"),
            route("PUT", "/R/roles/[a-z][a-z0-9_-]{0,39}", "person,id"),
            route("DELETE", "/R/roles/[a-z][a-z0-9_-]{0,39}", ""),
            route("PUT", "/R/links/[a-z][a-z0-9_-]{0,39}", "url,title"),
            route("POST", "/R/tasks", "text,assignee"),
            route("PATCH", "/R/tasks/[0-9a-f-]{36}", "text,assignee,done"),
            route("POST", "/R/timeline", "text,at,source,author"));

    private AllowedFields() {}

    private record Route(String method, Pattern path, Set<String> fields) {}

    private static Route route(String method, String path, String fields) {
        String known = path.replace("/R", "/INC-[0-9]{1,9}");
        return new Route(method, Pattern.compile("/api/v1/incidents" + known), Set.of(fields.split(",")));
    }

    /** What is wrong with a request; null when nothing is. */
    static String objection(String method, String path, JsonNode body) {
        Route route = ROUTES.stream()
                .filter(known -> known.method().equals(method)
                        && known.path().matcher(path).matches())
                .findFirst()
                .orElse(null);
        if (route == null) {
            return "There is no way " + method + " " + path;
        }
        List<String> names = new ArrayList<>();
        body.fieldNames().forEachRemaining(names::add);
        names.removeAll(route.fields());
        return names.isEmpty() ? null : "unknown field " + names;
    }
}
