package io.sitrep.incident.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;

/** Writes a catalog as people write YAML. Whoever reads it by YAML 1.1 or 1.2 reads the same. */
public final class YamlWriting {
    private static final ObjectMapper JSON = new ObjectMapper();

    private YamlWriting() {}

    public static String of(JsonNode catalog) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(FlowStyle.BLOCK);
        options.setSplitLines(false);
        options.setAllowUnicode(true);
        options.setIndent(2);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        // A dumper of its own each time: it is not safe for threads.
        return new Yaml(new Blocks(options), options).dump(JSON.convertValue(catalog, Object.class));
    }

    /** Texts of several lines stand as they are, below a bar. */
    private static final class Blocks extends Representer {
        Blocks(DumperOptions options) {
            super(options);
        }

        @Override
        protected Node representScalar(Tag tag, String value, ScalarStyle style) {
            boolean lines = tag.equals(Tag.STR) && value.contains("\n");
            return super.representScalar(tag, value, lines ? ScalarStyle.LITERAL : style);
        }
    }
}
