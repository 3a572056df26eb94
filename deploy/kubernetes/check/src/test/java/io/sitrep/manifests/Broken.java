package io.sitrep.manifests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Good manifests with one thing spoilt: an object that is dropped ({@code drop}), or one that is changed ({@code object},
 * {@code patch}: add, replace and remove, much as in RFC 6902).
 */
record Broken(JsonNode file) {
    /** Who has to notice. */
    record Caught(String rule, String says) {
        boolean fits(Finding finding) {
            return finding.rule().equals(rule) && finding.toString().contains(says);
        }
    }

    static Broken read(Path file) {
        try {
            return new Broken(Manifests.read(Files.readString(file)).get(0).tree());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String in() {
        return file.path("in").asText();
    }

    List<Caught> caught() {
        return Manifest.each(file.path("caught"))
                .map(each ->
                        new Caught(each.path("rule").asText(), each.path("says").asText()))
                .toList();
    }

    List<Manifest> applied(List<Manifest> good) {
        String dropped = file.path("drop").asText();
        String changed = file.path("object").asText();
        if (good.stream().noneMatch(each -> each.id().equals(dropped) || isMeant(each.id(), changed))) {
            throw new IllegalStateException("nothing to spoil: " + file);
        }
        return good.stream()
                .filter(each -> !each.id().equals(dropped))
                .map(each -> isMeant(each.id(), changed) ? patched(each) : each)
                .toList();
    }

    /** Names of config maps end in a hash of what is in them: {@code ConfigMap/sitrep-settings-*}. */
    private static boolean isMeant(String id, String changed) {
        return changed.endsWith("*") ? id.startsWith(changed.substring(0, changed.length() - 1)) : id.equals(changed);
    }

    private Manifest patched(Manifest manifest) {
        JsonNode tree = manifest.tree().deepCopy();
        Manifest.each(file.path("patch")).forEach(step -> step(tree, step));
        return new Manifest(tree);
    }

    private static void step(JsonNode tree, JsonNode step) {
        String[] path = step.path("path").asText().substring(1).split("/");
        JsonNode parent = tree;
        for (int at = 0; at < path.length - 1; at++) {
            parent = child(parent, path[at]);
        }
        String last = path[path.length - 1];
        boolean add = step.path("op").asText().equals("add");
        boolean remove = step.path("op").asText().equals("remove");
        if (!add && child(parent, last).isMissingNode()) {
            throw new IllegalStateException("nothing is at " + step.path("path"));
        }
        if (parent instanceof ObjectNode object) {
            if (remove) {
                object.remove(plain(last));
            } else {
                object.set(plain(last), step.path("value"));
            }
            return;
        }
        ArrayNode list = (ArrayNode) parent;
        if (remove) {
            list.remove(place(list, last));
        } else if (add) {
            list.add(step.path("value"));
        } else {
            list.set(place(list, last), step.path("value"));
        }
    }

    private static JsonNode child(JsonNode parent, String part) {
        return parent.isArray() ? parent.path(place(parent, part)) : parent.path(plain(part));
    }

    /** An element by its place, or by its name: kubectl's versions put lists in different orders. */
    private static int place(JsonNode list, String part) {
        if (part.matches("[0-9]+")) {
            return Integer.parseInt(part);
        }
        int at = 0;
        while (at < list.size() && !list.path(at).path("name").asText().equals(part)) {
            at++;
        }
        return at;
    }

    private static String plain(String part) {
        return part.replace("~1", "/").replace("~0", "~");
    }
}
