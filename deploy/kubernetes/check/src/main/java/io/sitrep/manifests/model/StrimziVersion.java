package io.sitrep.manifests.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;

/**
 * One version of Strimzi's API. The same models serve all of its versions; annotations of their getters say which has which field.
 * Strimzi does not publish the annotations' classes, so the JVM does not see them, and they are read off the class files.
 *
 * <p>A word that is no choice of an enum becomes {@code null} in the model: it is told by comparing with what was read.
 */
final class StrimziVersion {
    private static final String MODELS = "io.strimzi.api.";
    private static final DotName PRESENT =
            DotName.createSimple("io.strimzi.crdgenerator.annotations.PresentInVersions");
    private static final DotName REQUIRED =
            DotName.createSimple("io.strimzi.crdgenerator.annotations.RequiredInVersions");

    private final String version;
    private final Map<Class<?>, ClassInfo> classes = new HashMap<>();

    StrimziVersion(String version) {
        this.version = version;
    }

    Stream<String> faults(JsonNode tree, Object model) {
        return walk("", tree, model);
    }

    private Stream<String> walk(String path, JsonNode tree, Object model) {
        if (model == null) {
            return tree.isNull() ? Stream.empty() : Stream.of(path + " is no choice: " + tree);
        }
        if (model instanceof Collection<?> list && tree.isArray()) {
            Object[] elements = list.toArray();
            return IntStream.range(0, elements.length)
                    .boxed()
                    .flatMap(at -> walk(path + "/" + at, tree.path(at), elements[at]));
        }
        if (!tree.isObject() || !model.getClass().getName().startsWith(MODELS)) {
            return Stream.empty();
        }
        return Arrays.stream(model.getClass().getMethods())
                .filter(method -> method.getDeclaringClass().getName().startsWith(MODELS))
                .filter(method -> !method.isBridge() && method.getParameterCount() == 0)
                .filter(method -> method.getName().matches("(get|is)[A-Z].*"))
                .flatMap(getter -> field(path, tree, model, getter));
    }

    private Stream<String> field(String path, JsonNode tree, Object model, Method getter) {
        String field = nameOf(getter);
        String here = path + "/" + field;
        if (!tree.has(field)) {
            return holds(getter, REQUIRED, false) ? Stream.of(here + " is required in " + version) : Stream.empty();
        }
        return holds(getter, PRESENT, true)
                ? walk(here, tree.path(field), read(getter, model))
                : Stream.of(here + " is no field of " + version);
    }

    private static String nameOf(Method getter) {
        JsonProperty named = getter.getAnnotation(JsonProperty.class);
        return named != null && !named.value().isEmpty()
                ? named.value()
                : Introspector.decapitalize(getter.getName().replaceFirst("^(get|is)", ""));
    }

    /** {@code v1}, {@code v1+} or {@code v1beta2-v1} have {@code v1}; the last two of older versions, {@code v1beta2+} too. */
    private boolean holds(Method getter, DotName annotation, boolean otherwise) {
        return read(getter.getDeclaringClass()).methods().stream()
                .filter(method -> method.name().equals(getter.getName()) && method.parametersCount() == 0)
                .map(method -> method.annotation(annotation))
                .filter(found -> found != null)
                .findFirst()
                .map(this::names)
                .orElse(otherwise);
    }

    private boolean names(AnnotationInstance annotation) {
        String versions = annotation.value().asString();
        return versions.equals(version) || versions.endsWith("+") || versions.endsWith("-" + version);
    }

    private ClassInfo read(Class<?> model) {
        return classes.computeIfAbsent(model, each -> {
            try {
                return Index.singleClass(each);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static Object read(Method getter, Object from) {
        try {
            return getter.invoke(from);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException("a getter that can't be called: " + getter, e);
        }
    }
}
