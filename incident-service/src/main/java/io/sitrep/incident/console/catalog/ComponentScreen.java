package io.sitrep.incident.console.catalog;

import io.sitrep.incident.catalog.region.Regions;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.store.ComponentGroupRow;
import io.sitrep.incident.store.ComponentRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One component, or one that is to be.
 *
 * @param component as it is; null of a new one
 * @param typed what was typed, or nothing
 * @param looked what the form says was seen; null unless something is to be seen now
 * @param removing whether what was asked for is that it goes
 */
public record ComponentScreen(
        Screen screen,
        ComponentRecord component,
        CatalogPages.Known known,
        Form typed,
        String looked,
        boolean removing) {

    public boolean isNew() {
        return component == null;
    }

    public String action() {
        return "/console/catalog/components/" + (isNew() ? ComponentScreens.NEW : component.id());
    }

    /** What would become of it. */
    public List<Field> differences() {
        return Field.between(before(), after());
    }

    /** A field as it was typed, where it was typed otherwise than it had been seen; else as it is. */
    public String value(String name) {
        return typed.isChanged(name) ? typed.or(name, "") : before().getOrDefault(name, "");
    }

    public boolean isTicked(String name) {
        return typed.isChanged(name)
                ? typed.has(name, "true")
                : before().get(name).equals(ticked(true));
    }

    public boolean needs(ComponentRecord other) {
        return chosen("depends_on").contains(other.id().toString());
    }

    public boolean isIn(String region) {
        return chosen("region").contains(region);
    }

    public boolean isOf(UUID group) {
        return chosen("group").contains(group.toString());
    }

    /** As it is, by the names of the form's fields: what somebody leaves so is not theirs. */
    public Map<String, List<String>> seen() {
        Map<String, List<String>> seen = new LinkedHashMap<>();
        for (String name : List.of("name", "description", "position", "start_date")) {
            seen.put(name, List.of(before().get(name)));
        }
        if (!isNew()) {
            seen.put("only_show_if_degraded", List.of(component.onlyShowIfDegraded() ? "true" : ""));
            seen.put("showcase", List.of(component.showcase() ? "true" : ""));
            seen.put(
                    "group",
                    component.groupId() == null
                            ? List.of()
                            : List.of(component.groupId().toString()));
            seen.put(
                    "depends_on",
                    component.dependsOn().stream().map(UUID::toString).toList());
            seen.put("region", component.regions());
        }
        return seen;
    }

    private List<String> chosen(String name) {
        List<String> mine = typed.fields().getOrDefault(name, List.of());
        return typed.isChanged(name) ? mine : seen().getOrDefault(name, List.of());
    }

    public List<ComponentRecord> others() {
        return known.components().stream()
                .filter(each -> isNew() || !each.id().equals(component.id()))
                .toList();
    }

    public List<ComponentGroupRow> groups() {
        return known.groups();
    }

    public List<String> regions() {
        return Regions.now().all().stream().map(region -> region.code()).toList();
    }

    private Map<String, String> before() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", isNew() ? "" : component.name());
        fields.put("description", isNew() || component.description() == null ? "" : component.description());
        fields.put(
                "group",
                isNew() || component.groupId() == null
                        ? ""
                        : group(component.groupId().toString()));
        fields.put("position", isNew() ? "" : Integer.toString(component.position()));
        fields.put("only_show_if_degraded", ticked(!isNew() && component.onlyShowIfDegraded()));
        fields.put("showcase", ticked(!isNew() && component.showcase()));
        fields.put(
                "start_date",
                isNew() || component.startDate() == null
                        ? ""
                        : component.startDate().toString());
        fields.put(
                "depends_on",
                isNew()
                        ? ""
                        : names(component.dependsOn().stream()
                                .map(UUID::toString)
                                .toList()));
        fields.put("regions", isNew() ? "" : places(component.regions()));
        return fields;
    }

    private Map<String, String> after() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", value("name"));
        fields.put("description", value("description"));
        fields.put(
                "group", chosen("group").stream().map(this::group).findFirst().orElse(""));
        fields.put("position", value("position"));
        fields.put("only_show_if_degraded", ticked(isTicked("only_show_if_degraded")));
        fields.put("showcase", ticked(isTicked("showcase")));
        fields.put("start_date", value("start_date"));
        fields.put("depends_on", names(chosen("depends_on")));
        fields.put("regions", places(chosen("region")));
        return fields;
    }

    private String ticked(boolean so) {
        return so ? screen.t("catalogYes") : screen.t("catalogNo");
    }

    private String group(String id) {
        return known.groups().stream()
                .filter(group -> group.id.toString().equals(id))
                .map(group -> group.name)
                .findFirst()
                .orElse("");
    }

    private String names(List<String> ids) {
        return known.components().stream()
                .filter(each -> ids.contains(each.id().toString()))
                .map(ComponentRecord::name)
                .collect(Collectors.joining(", "));
    }

    /** In the order in which they are listed, so that another order is no difference. */
    private String places(List<String> codes) {
        return regions().stream().filter(codes::contains).map(screen::region).collect(Collectors.joining(", "));
    }
}
