package io.sitrep.e2e.image;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A CycloneDX document about a service, and what is wrong with it. */
public final class PartsList {
    private static final Pattern PLACE_OF_A_MACHINE = Pattern.compile("file:/|\"/[a-z]+/|[A-Z]:\\\\\\\\");

    private final String text;
    private final JsonNode document;

    private PartsList(String text) throws IOException {
        this.text = text;
        document = new ObjectMapper().readTree(text);
    }

    public static PartsList of(String text) throws IOException {
        return new PartsList(text);
    }

    /** @param group and name as Maven has them */
    public Optional<String> versionOf(String group, String name) {
        for (JsonNode part : document.path("components")) {
            if (part.path("group").asText().equals(group)
                    && part.path("name").asText().equals(name)) {
                return Optional.of(part.path("version").asText());
            }
        }
        return Optional.empty();
    }

    public Set<String> licencesOf(String name) {
        Set<String> licences = new TreeSet<>();
        for (JsonNode part : document.path("components")) {
            if (part.path("name").asText().equals(name)) {
                part.path("licenses").forEach(each -> licences.add(words(each)));
            }
        }
        return licences;
    }

    /**
     * @param libraries where the jars lie that the service is run with, named {@code group.artifact-version.jar}
     * @return a line for each thing that is wrong
     */
    public List<String> faults(Path libraries) throws IOException {
        List<String> faults = new ArrayList<>();
        if (!document.path("bomFormat").asText().equals("CycloneDX")) {
            faults.add("no CycloneDX");
        }
        if (PLACE_OF_A_MACHINE.matcher(text).find()) {
            faults.add("a place of the machine it was made on");
        }
        Set<String> named = new TreeSet<>();
        for (JsonNode part : document.path("components")) {
            String name = part.path("group").asText() + "." + part.path("name").asText() + "-"
                    + part.path("version").asText();
            named.add(name);
            if (part.path("licenses").isEmpty() && !part.path("group").asText().equals("io.sitrep")) {
                faults.add("no licence of " + name);
            }
            if (!part.path("purl").asText().startsWith("pkg:maven/")) {
                faults.add("no address of " + name);
            }
        }
        for (String jar : jarsBelow(libraries)) {
            if (named.stream().noneMatch(jar::startsWith)) {
                faults.add("not named: " + jar);
            }
        }
        return faults;
    }

    private static List<String> jarsBelow(Path libraries) throws IOException {
        try (Stream<Path> all = Files.walk(libraries)) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jar"))
                    .sorted()
                    .toList();
        }
    }

    private static String words(JsonNode licence) {
        if (licence.has("expression")) {
            return licence.get("expression").asText();
        }
        JsonNode one = licence.path("license");
        return one.has("id") ? one.get("id").asText() : one.path("name").asText();
    }
}
