package io.sitrep.incident.console.catalog;

import io.sitrep.incident.api.ComponentGroupJson;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One group of components, or one that is to be.
 *
 * @param group as it is; null of a new one
 * @param typed what was typed, or nothing
 * @param looked what the form says was seen; null unless something is to be seen now
 * @param removing whether what was asked for is that it goes
 */
public record GroupScreen(Screen screen, ComponentGroupJson group, Form typed, String looked, boolean removing) {
    public boolean isNew() {
        return group == null;
    }

    public String action() {
        return "/console/catalog/groups/" + (isNew() ? ComponentScreens.NEW : group.id());
    }

    /** What would become of it. */
    public List<Field> differences() {
        Map<String, String> after = new LinkedHashMap<>();
        seen().keySet().forEach(name -> after.put(name, value(name)));
        return Field.between(seen(), after);
    }

    /** A field as it was typed, where it was typed otherwise than it had been seen; else as it is. */
    public String value(String name) {
        return typed.isChanged(name) ? typed.or(name, "") : seen().get(name);
    }

    /** As it is, by the names of the form's fields: what somebody leaves so is not theirs. */
    public Map<String, String> seen() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", isNew() ? "" : group.name());
        fields.put("description", isNew() || group.description() == null ? "" : group.description());
        fields.put("position", isNew() ? "" : Integer.toString(group.position()));
        return fields;
    }
}
