package io.sitrep.incident.console.incident;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.console.catalog.CatalogScreens;
import io.sitrep.incident.console.catalog.ComponentScreens;
import io.sitrep.incident.console.catalog.GroupScreens;
import io.sitrep.incident.console.catalog.ImportScreens;
import io.sitrep.incident.console.session.SignInResource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Every address of the console that changes something, as the code has them, but for the one where people sign in. */
public final class Doors {
    private Doors() {}

    /** @param role that may, at the least */
    public record Door(String path, Role role) {
        public String address(String ref) {
            return path.replace("{ref}", ref).replace("{id}", "aaaaaaaaaaaa").replace("{role}", "scribe");
        }
    }

    public static List<Door> all() {
        return Stream.of(
                        IncidentsScreens.class,
                        UpdateActs.class,
                        IncidentActs.class,
                        SignInResource.class,
                        CatalogScreens.class,
                        ComponentScreens.class,
                        GroupScreens.class,
                        ImportScreens.class)
                .flatMap(screens -> Arrays.stream(screens.getDeclaredMethods())
                        .filter(method -> method.isAnnotationPresent(POST.class)
                                && method.isAnnotationPresent(RolesAllowed.class))
                        .map(method -> door(screens, method)))
                .filter(door -> !door.path().contains("sign-out"))
                .toList();
    }

    private static Door door(Class<?> screens, Method method) {
        String role = method.getAnnotation(RolesAllowed.class).value()[0];
        return new Door(
                screens.getAnnotation(Path.class).value()
                        + (method.isAnnotationPresent(Path.class)
                                ? method.getAnnotation(Path.class).value()
                                : ""),
                Role.read(role).orElseThrow());
    }
}
