package io.sitrep.settings;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;

/** Reads the properties of a {@code @ConfigMapping} from its source: there alone stands what they mean. */
final class MappingReader {
    private static final Pattern OPTIONAL = Pattern.compile("^Optional(?:Int)?(?:<(.*)>)?$", Pattern.DOTALL);

    private final String service;
    private final List<Setting> found = new ArrayList<>();
    private final Map<String, ClassTree> nested = new HashMap<>();
    private DocTrees docs;
    private CompilationUnitTree unit;

    private MappingReader(String service) {
        this.service = service;
    }

    /** @return empty where the file holds no mapping */
    static List<Setting> read(String service, Path source) {
        MappingReader reader = new MappingReader(service);
        reader.parse(source);
        return reader.found;
    }

    private void parse(Path source) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(null, files, null, null, null, files.getJavaFileObjects(source));
            docs = DocTrees.instance(task);
            for (CompilationUnitTree each : task.parse()) {
                unit = each;
                each.getTypeDecls().forEach(this::type);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void type(Tree tree) {
        if (tree instanceof ClassTree type) {
            annotation(type.getModifiers().getAnnotations(), "ConfigMapping").ifPresent(prefix -> {
                remember(type);
                properties(prefix, type, false);
            });
        }
    }

    private void remember(ClassTree type) {
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree inner && inner.getKind() == Tree.Kind.INTERFACE) {
                nested.put(inner.getSimpleName().toString(), inner);
                remember(inner);
            }
        }
    }

    private void properties(String prefix, ClassTree type, boolean isOptional) {
        for (Tree member : type.getMembers()) {
            if (member instanceof MethodTree method) {
                property(prefix, type, method, isOptional);
            }
        }
    }

    private void property(String prefix, ClassTree type, MethodTree method, boolean isOptional) {
        String name = prefix + "." + kebab(method.getName().toString());
        String kind = method.getReturnType().toString();
        var optional = OPTIONAL.matcher(kind);
        boolean mayBeUnset = optional.matches();
        ClassTree group = nested.get(mayBeUnset ? optional.group(1) : kind);
        if (group != null) {
            properties(name, group, isOptional || mayBeUnset);
            return;
        }
        String preset = annotation(method.getModifiers().getAnnotations(), "WithDefault")
                .map(text -> "`" + text + "`")
                .orElse(isOptional || mayBeUnset ? "" : Setting.REQUIRED);
        found.add(new Setting(variable(name), service, preset, meaning(type, method)));
    }

    private String meaning(ClassTree type, MethodTree method) {
        TreePath path = new TreePath(TreePath.getPath(unit, type), method);
        return Words.plain(Optional.ofNullable(docs.getDocComment(path)).orElse(""));
    }

    /** The one text an annotation holds. */
    private static Optional<String> annotation(List<? extends AnnotationTree> annotations, String name) {
        return annotations.stream()
                .filter(each -> each.getAnnotationType().toString().equals(name))
                .flatMap(each -> each.getArguments().stream())
                .map(argument -> argument instanceof AssignmentTree named ? named.getExpression() : argument)
                .map(value -> (String) ((LiteralTree) value).getValue())
                .findFirst();
    }

    static String variable(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
