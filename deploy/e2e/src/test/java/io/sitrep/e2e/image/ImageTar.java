package io.sitrep.e2e.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An image as {@code docker save} and our build write it, and what an engine would make of it. */
public final class ImageTar {
    private final Path opened;
    private final JsonNode manifest;
    private final JsonNode config;

    private ImageTar(Path opened, JsonNode manifest, JsonNode config) {
        this.opened = opened;
        this.manifest = manifest;
        this.config = config;
    }

    public static ImageTar open(Path tar, Path into) throws IOException {
        Files.createDirectories(into);
        Commands.run(into, "tar", "-xf", tar.toString());
        ObjectMapper json = new ObjectMapper();
        JsonNode manifest =
                json.readTree(into.resolve("manifest.json").toFile()).get(0);
        JsonNode config =
                json.readTree(into.resolve(manifest.get("Config").asText()).toFile());
        return new ImageTar(into, manifest, config);
    }

    /** The layers, one over the other, with owners and modes as they are written: only root can do that. */
    public Path unpack(Path root) throws IOException {
        Files.createDirectories(root);
        for (JsonNode layer : manifest.get("Layers")) {
            Path file = opened.resolve(layer.asText());
            Commands.run(root, "tar", "-xpf", file.toString(), "--same-owner", "--numeric-owner");
        }
        return root;
    }

    public List<String> names() {
        return texts(manifest.get("RepoTags"));
    }

    public int layers() {
        return manifest.get("Layers").size();
    }

    public String user() {
        return config.at("/config/User").asText();
    }

    public String workingDirectory() {
        return config.at("/config/WorkingDir").asText();
    }

    public List<String> entrypoint() {
        List<String> all = texts(config.at("/config/Entrypoint"));
        all.addAll(texts(config.at("/config/Cmd")));
        return all;
    }

    public Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>();
        for (String each : texts(config.at("/config/Env"))) {
            environment.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
        }
        return environment;
    }

    public Set<String> ports() {
        Set<String> ports = new TreeSet<>();
        config.at("/config/ExposedPorts").fieldNames().forEachRemaining(ports::add);
        return ports;
    }

    public Set<String> volumes() {
        Set<String> volumes = new TreeSet<>();
        config.at("/config/Volumes").fieldNames().forEachRemaining(volumes::add);
        return volumes;
    }

    public String label(String name) {
        return config.at("/config/Labels").path(name).asText();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(each -> texts.add(each.asText()));
        return texts;
    }
}
