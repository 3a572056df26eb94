package io.sitrep.incident.catalog.document;

import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Which unquoted words of YAML are more than texts: those of JSON, as YAML 1.2 has them. To YAML 1.1, SnakeYAML's own, the
 * country {@code NO} is false and {@code 2026-03-04} a moment.
 */
final class PlainScalars extends Resolver {
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern WHOLE = Pattern.compile("[-+]?(0|[1-9][0-9]*)");
    private static final Pattern BROKEN = Pattern.compile("[-+]?(0|[1-9][0-9]*)\\.[0-9]+([eE][-+][0-9]+)?");
    private static final Pattern NOTHING = Pattern.compile("~|null|Null|NULL| ?");

    @Override
    protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, BOOLEAN, "tTfF");
        addImplicitResolver(Tag.INT, WHOLE, "-+0123456789");
        addImplicitResolver(Tag.FLOAT, BROKEN, "-+0123456789");
        addImplicitResolver(Tag.NULL, NOTHING, "~nN\0");
        addImplicitResolver(Tag.NULL, EMPTY, null);
    }
}
