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

    /** A field as it was typed, else as it is. */
    public String value(String name) {
        return typed.or(name, before().getOrDefault(name, ""));
    }

    public boolean isTicked(String name) {
        return wasSent() ? typed.has(name, "true") : before().get(name).equals(ticked(true));
    }

    public boolean needs(ComponentRecord other) {
        return wasSent()
                ? typed.has("depends_on", other.id().toString())
                : !isNew() && component.dependsOn().contains(other.id());
    }

    public boolean isIn(String region) {
        return wasSent()
                ? typed.has("region", region)
                : !isNew() && component.regions().contains(region);
    }

    public boolean isOf(UUID group) {
        return wasSent() ? group.toString().equals(typed.raw("group")) : !isNew() && group.equals(component.groupId());
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

    private boolean wasSent() {
        return typed.raw(Form.TOKEN) != null;
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
        fields.put("name", typed.or("name", ""));
        fields.put("description", typed.or("description", ""));
        fields.put("group", group(typed.or("group", "")));
        fields.put("position", typed.or("position", ""));
        fields.put("only_show_if_degraded", ticked(typed.has("only_show_if_degraded", "true")));
        fields.put("showcase", ticked(typed.has("showcase", "true")));
        fields.put("start_date", typed.or("start_date", ""));
        fields.put("depends_on", names(typed.all("depends_on")));
        fields.put("regions", places(typed.all("region")));
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
        return ids == null
                ? ""
                : known.components().stream()
                        .filter(each -> ids.contains(each.id().toString()))
                        .map(ComponentRecord::name)
                        .collect(Collectors.joining(", "));
    }

    /** In the order in which they are listed, so that another order is no difference. */
    private String places(List<String> codes) {
        return codes == null
                ? ""
                : regions().stream().filter(codes::contains).map(screen::region).collect(Collectors.joining(", "));
    }
}
