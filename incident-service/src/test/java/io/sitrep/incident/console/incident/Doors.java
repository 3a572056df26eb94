package io.sitrep.incident.console.incident;

import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Suite;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Every address of the console as the code has them, whatever class it is in. */
public final class Doors {
    private static final java.nio.file.Path CLASSES = java.nio.file.Path.of("target/classes");
    private static final String CONSOLE = "io/sitrep/incident/console";

    /** Under the address of a maintenance there is nothing of an incident. */
    private static final Supplier<String> MAINTENANCE = new Supplier<>() {
        private String ref;

        @Override
        public String get() {
            if (ref == null) {
                ref = Suite.maintenance(Map.of());
            }
            return ref;
        }
    };

    private Doors() {}

    /** @param role that may, at the least; null where anybody may */
    public record Door(String method, String path, Role role) {
        public String address(String ref) {
            return path.replace("{ref}", path.contains("/maintenances/") ? MAINTENANCE.get() : ref)
                    .replace("{id}", "aaaaaaaaaaaa")
                    .replace("{role}", "scribe")
                    .replace("{channel}", "email")
                    .replaceAll("\\{\\w+}", "x");
        }

        public boolean isChange() {
            return method.equals("POST");
        }

        /** As the audit calls it. */
        public String action() {
            return method + " " + path;
        }

        @Override
        public String toString() {
            return action() + " " + (role == null ? "anybody" : role.wire());
        }
    }

    /** What changes something and wants a role. */
    public static List<Door> all() {
        return every().stream()
                .filter(door -> door.isChange() && door.role() != null)
                .filter(door -> !door.path().contains("sign-out"))
                .toList();
    }

    /** All of them, also those that only show something. */
    public static List<Door> every() {
        try (Stream<java.nio.file.Path> files = Files.walk(CLASSES.resolve(CONSOLE))) {
            return files.map(file -> CLASSES.relativize(file).toString())
                    .filter(file -> file.endsWith(".class"))
                    .map(file -> named(file.replace(".class", "").replace('/', '.')))
                    .filter(screens -> screens.isAnnotationPresent(Path.class))
                    .flatMap(screens -> Arrays.stream(screens.getMethods())
                            .filter(method ->
                                    method.isAnnotationPresent(POST.class) || method.isAnnotationPresent(GET.class))
                            .map(method -> door(screens, method)))
                    .distinct()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> named(String name) {
        try {
            return Class.forName(name, false, Doors.class.getClassLoader());
        } catch (ClassNotFoundException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Door door(Class<?> screens, Method method) {
        RolesAllowed role = method.getAnnotation(RolesAllowed.class);
        return new Door(
                method.isAnnotationPresent(POST.class) ? "POST" : "GET",
                screens.getAnnotation(Path.class).value()
                        + (method.isAnnotationPresent(Path.class)
                                ? method.getAnnotation(Path.class).value()
                                : ""),
                role == null ? null : Role.read(role.value()[0]).orElseThrow());
    }
}
