package io.sitrep.incident.catalog.plan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.incident.catalog.plan.Thing.Component;
import io.sitrep.incident.catalog.plan.Thing.Group;
import io.sitrep.incident.catalog.plan.Thing.Place;
import io.sitrep.incident.store.Provides;
import java.util.List;
import java.util.function.Consumer;

/** Writes a catalog as a file: reading it again changes nothing. What says nothing is left out. */
public final class Writing {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private Writing() {}

    /** Its groups, components and regions. */
    public static ObjectNode of(CatalogState catalog) {
        ObjectNode file = JSON.objectNode();
        list(file, Sections.REGIONS, catalog.places(), Writing::place);
        ArrayNode groups = file.putArray(Sections.GROUPS);
        for (Group group : catalog.groups()) {
            groups.add(group(group, groups.size() + 1));
        }
        ComponentNames names = new ComponentNames(catalog);
        ArrayNode components = file.putArray(Sections.COMPONENTS);
        for (Component component : catalog.components()) {
            components.add(component(component, names, components.size() + 1));
        }
        return file;
    }

    private static <T> void list(
            ObjectNode file, String section, List<T> all, java.util.function.Function<T, ObjectNode> one) {
        ArrayNode list = file.putArray(section);
        all.forEach(each -> list.add(one.apply(each)));
    }

    private static ObjectNode place(Place place) {
        return JSON.objectNode()
                .put("code", place.code())
                .put("name", place.name())
                .put("parent", place.parent());
    }

    private static ObjectNode group(Group group, int place) {
        ObjectNode json = JSON.objectNode().put("name", group.name());
        said(group.description(), text -> json.put("description", text));
        position(json, group.position(), place);
        return json;
    }

    private static ObjectNode component(Component component, ComponentNames names, int place) {
        ObjectNode json = JSON.objectNode().put("name", component.name());
        said(component.group(), group -> json.put("group", names.group(group)));
        said(component.description(), text -> json.put("description", text));
        position(json, component.position(), place);
        said(component.onlyShowIfDegraded() ? true : null, flag -> json.put("only_show_if_degraded", flag));
        said(component.showcase() ? true : null, flag -> json.put("showcase", flag));
        said(component.startDate(), date -> json.put("start_date", date.toString()));
        texts(
                json,
                "depends_on",
                component.dependsOn().stream().map(names::text).toList());
        texts(json, Sections.REGIONS, component.regions());
        said(component.provides(), provides -> json.set("provides", provides(provides)));
        return json;
    }

    private static ObjectNode provides(Provides provides) {
        ObjectNode json = JSON.objectNode();
        said(provides.channel(), channel -> json.put("channel", channel));
        texts(json, "mail_domains", provides.mailDomains());
        return json;
    }

    private static void position(ObjectNode json, int position, int place) {
        said(position == place ? null : position, said -> json.put("position", said));
    }

    private static void texts(ObjectNode json, String field, List<String> texts) {
        if (!texts.isEmpty()) {
            ArrayNode list = json.putArray(field);
            texts.forEach(list::add);
        }
    }

    private static <T> void said(T value, Consumer<T> writer) {
        if (value != null) {
            writer.accept(value);
        }
    }
}
