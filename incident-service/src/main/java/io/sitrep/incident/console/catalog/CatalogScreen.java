package io.sitrep.incident.console.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.TextLine;
import io.sitrep.incident.page.Digest;
import io.sitrep.incident.store.ComponentRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The catalog: its components by group, the other things by name, and all of it as text.
 *
 * @param text the catalog as YAML, as it is
 * @param file the same as JSON
 * @param typed what was typed into the text's form, or nothing
 * @param differences what applying what was typed would change, as the API says it; null when it was not looked at
 * @param lines the same, line by line
 * @param looked what the form says was seen; null where that is not enough to apply it
 * @param report what an import from Statuspage has done, as the API says it; or null
 */
public record CatalogScreen(
        Screen screen,
        List<Group> groups,
        String text,
        JsonNode file,
        Form typed,
        JsonNode differences,
        List<TextLine> lines,
        String looked,
        JsonNode report) {
    private static final String WAS = Form.WAS + "text";

    /** @param id null of those that belong to no group */
    public record Group(UUID id, String name, List<ComponentRecord> components) {}

    /** What becomes of a thing. */
    public record Change(String kind, String name, String action, String fields) {}

    /** Things that are only edited as text. */
    public record Section(String name, List<String> things) {}

    /** Whether the catalog is another one than its form was opened with. A form that does not say with which is believed. */
    static boolean isOvertaken(Form typed, String text) {
        String was = typed.raw(WAS);
        return was != null && !was.equals(digest(text));
    }

    public boolean isOvertaken() {
        return isOvertaken(typed, text);
    }

    /** Stands for the catalog that was seen: the present one, unless what was typed was refused before it was held against that. */
    public String was() {
        return differences == null ? typed.or(WAS, digest(text)) : digest(text);
    }

    /** As it was typed, else as it is. */
    public String shown() {
        return typed.or("text", text);
    }

    public boolean isEmpty() {
        return groups.stream().allMatch(group -> group.components().isEmpty());
    }

    public List<Section> sections() {
        return List.of("regions", "roles", "people", "templates", "runbooks").stream()
                .map(name -> new Section(
                        name,
                        StreamSupport.stream(file.path(name).spliterator(), false)
                                .map(CatalogScreen::called)
                                .toList()))
                .toList();
    }

    public List<Change> changes() {
        return StreamSupport.stream(differences.path("changes").spliterator(), false)
                .map(change -> new Change(
                        change.path("kind").asText(),
                        change.path("name").asText(),
                        change.path("action").asText(),
                        String.join(
                                ", ",
                                StreamSupport.stream(change.path("fields").spliterator(), false)
                                        .map(JsonNode::asText)
                                        .toList())))
                .toList();
    }

    public int imported(String count) {
        return report.path(count).asInt();
    }

    public List<String> skipped() {
        return StreamSupport.stream(report.path("skipped").spliterator(), false)
                .map(each -> Stream.of(each.path("id"), each.path("reason"))
                        .filter(JsonNode::isTextual)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(": ")))
                .toList();
    }

    private static String digest(String text) {
        return Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String called(JsonNode thing) {
        return thing.path("name")
                .asText(thing.path("key").asText(thing.path("code").asText()));
    }
}
