package io.sitrep.manifests.model;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Walks an object of fabric8's or Strimzi's models by its getters, and tells the paths of what it kept without knowing it. */
final class UnknownFields {
    private static final List<String> MODELS = List.of("io.fabric8.kubernetes.api.model.", "io.strimzi.api.");
    private static final String KEPT = "getAdditionalProperties";

    private UnknownFields() {}

    static Stream<String> of(Object model) {
        return walk("", model);
    }

    private static Stream<String> walk(String path, Object value) {
        if (value instanceof Collection<?> list) {
            Object[] elements = list.toArray();
            return IntStream.range(0, elements.length).boxed().flatMap(at -> walk(path + "/" + at, elements[at]));
        }
        if (value instanceof Map<?, ?> map) {
            return map.entrySet().stream().flatMap(entry -> walk(path + "/" + entry.getKey(), entry.getValue()));
        }
        if (value == null || value instanceof Enum || !isModel(value.getClass())) {
            return Stream.empty();
        }
        return Arrays.stream(value.getClass().getMethods())
                .filter(UnknownFields::isGetter)
                .flatMap(getter -> getter.getName().equals(KEPT)
                        ? ((Map<?, ?>) read(getter, value)).keySet().stream().map(field -> path + "/" + field)
                        : walk(path + "/" + field(getter), read(getter, value)));
    }

    private static boolean isModel(Class<?> type) {
        return MODELS.stream().anyMatch(type.getName()::startsWith);
    }

    private static boolean isGetter(Method method) {
        return method.getName().startsWith("get")
                && method.getParameterCount() == 0
                && isModel(method.getDeclaringClass())
                && !method.isBridge();
    }

    private static String field(Method getter) {
        String name = getter.getName().substring("get".length());
        return name.isEmpty() ? "" : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }

    private static Object read(Method getter, Object from) {
        try {
            Object read = getter.invoke(from);
            return read == null && getter.getName().equals(KEPT) ? Map.of() : read;
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a getter that can't be called: " + getter, e);
        }
    }
}
