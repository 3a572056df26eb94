package io.sitrep.incident.catalog.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads the part of YAML that is JSON with a kinder face: one document of objects, lists, texts, numbers, booleans and null.
 * Aliases are followed, for a bounded number of values; nothing is ever constructed by a tag.
 */
final class YamlReading {
    private static final int LONGEST_NUMBER = 30;

    private final Grove grove;
    private final Set<Node> within = Collections.newSetFromMap(new IdentityHashMap<>());

    private YamlReading(Grove grove) {
        this.grove = grove;
    }

    /** @throws io.sitrep.kit.problem.ProblemException 400 when it is no YAML, or more of it than is read here */
    static JsonNode read(String text, Grove grove) {
        LoaderOptions options = new LoaderOptions();
        options.setNestingDepthLimit(100);
        // What aliases amount to is bounded here by values, each counted as often as it stands.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        try {
            var parser = new ParserImpl(new StreamReader(text), options);
            Node root = new Composer(parser, new PlainScalars(), options).getSingleNode();
            return root == null ? null : new YamlReading(grove).value(root, "", 0);
        } catch (MarkedYAMLException malformed) {
            int line = malformed.getProblemMark() == null
                    ? 0
                    : malformed.getProblemMark().getLine() + 1;
            throw Grove.unreadable(line, "is not well-formed YAML: " + malformed.getProblem());
        } catch (YAMLException malformed) {
            throw Grove.unreadable(0, "is not well-formed YAML, or holds characters that YAML does not allow");
        }
    }

    private static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    private JsonNode value(Node node, String path, int depth) {
        grove.value(path, depth, line(node));
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar, path);
        }
        if (!within.add(node)) {
            throw Grove.unreadable(line(node), "an alias stands within what it stands for: " + path);
        }
        JsonNode value = node instanceof MappingNode mapping
                ? object(mapping, path, depth)
                : array((SequenceNode) node, path, depth);
        within.remove(node);
        return value;
    }

    private JsonNode object(MappingNode mapping, String path, int depth) {
        expect(mapping, Tag.MAP, path);
        ObjectNode object = Grove.JSON.objectNode();
        for (NodeTuple tuple : mapping.getValue()) {
            Node key = tuple.getKeyNode();
            if (!(key instanceof ScalarNode name) || key.getTag().equals(Tag.NULL)) {
                throw Grove.unreadable(line(key), "the name of a field has to be a text");
            }
            String field = name.getValue();
            boolean isNew = grove.isNew(object, path, field, line(key));
            JsonNode value = value(tuple.getValueNode(), Lines.child(path, field), depth + 1);
            if (isNew) {
                object.set(field, value);
            }
        }
        return object;
    }

    private JsonNode array(SequenceNode sequence, String path, int depth) {
        expect(sequence, Tag.SEQ, path);
        ArrayNode array = Grove.JSON.arrayNode();
        for (Node item : sequence.getValue()) {
            array.add(value(item, Lines.child(path, array.size()), depth + 1));
        }
        return array;
    }

    private void expect(Node node, Tag tag, String path) {
        if (!node.getTag().equals(tag)) {
            foreign(node, path);
        }
    }

    private JsonNode scalar(ScalarNode scalar, String path) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR)) {
            return grove.text(path, text, line(scalar));
        }
        if (tag.equals(Tag.NULL)) {
            return Grove.JSON.nullNode();
        }
        try {
            if (tag.equals(Tag.BOOL)) {
                return Grove.JSON.booleanNode(Boolean.parseBoolean(text));
            }
            if (tag.equals(Tag.INT) && text.length() <= LONGEST_NUMBER) {
                return Grove.JSON.numberNode(new BigInteger(text));
            }
            if (tag.equals(Tag.FLOAT) && text.length() <= LONGEST_NUMBER) {
                return Grove.JSON.numberNode(Double.parseDouble(text));
            }
        } catch (NumberFormatException tagged) {
            // Said below, like any other tag that means nothing here.
        }
        foreign(scalar, path);
        return Grove.JSON.nullNode();
    }

    private void foreign(Node node, String path) {
        grove.findings()
                .malformed(
                        path,
                        line(node),
                        "is no value of a catalog, or too long: "
                                + node.getTag().getValue());
    }
}
