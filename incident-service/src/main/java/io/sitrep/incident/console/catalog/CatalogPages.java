package io.sitrep.incident.console.catalog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.api.CatalogResource;
import io.sitrep.incident.api.StatedHeaders;
import io.sitrep.incident.console.Form;
import io.sitrep.incident.console.Screen;
import io.sitrep.incident.console.Screens;
import io.sitrep.incident.console.TextLine;
import io.sitrep.incident.store.ComponentGroupRow;
import io.sitrep.incident.store.ComponentGroupStore;
import io.sitrep.incident.store.ComponentRecord;
import io.sitrep.incident.store.ComponentStore;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Gathers what the catalog's screens show. */
@ApplicationScoped
class CatalogPages {
    private static final StatedHeaders YAML = new StatedHeaders(Map.of("Accept", "application/yaml"));

    private final CatalogResource catalog;
    private final ComponentStore components;
    private final ComponentGroupStore groups;
    private final ObjectMapper json;

    CatalogPages(CatalogResource catalog, ComponentStore components, ComponentGroupStore groups, ObjectMapper json) {
        this.catalog = catalog;
        this.components = components;
        this.groups = groups;
        this.json = json;
    }

    /** What there is to choose from. */
    record Known(List<ComponentRecord> components, List<ComponentGroupRow> groups) {
        List<CatalogScreen.Group> grouped(String without) {
            List<CatalogScreen.Group> all = new ArrayList<>();
            groups.forEach(group -> all.add(new CatalogScreen.Group(
                    group.id,
                    group.name,
                    components.stream()
                            .filter(each -> group.id.equals(each.groupId()))
                            .toList())));
            List<ComponentRecord> alone =
                    components.stream().filter(each -> each.groupId() == null).toList();
            if (!alone.isEmpty()) {
                all.add(new CatalogScreen.Group(null, without, alone));
            }
            return all;
        }
    }

    Uni<Known> known() {
        return Panache.withSession(() ->
                components.current().chain(all -> groups.all().map(each -> new Known(all, each))));
    }

    /** The whole catalog, as people write it. */
    Uni<String> yaml() {
        return catalog.get(YAML).map(answer -> (String) answer.getEntity());
    }

    /** What somebody wanted of the text, and what would become of it. */
    record Wanted(Form typed, JsonNode differences, String looked, JsonNode report) {
        static final Wanted NOTHING = new Wanted(Form.EMPTY, null, null, null);
    }

    Uni<Response> page(int status, Screen screen, Wanted wanted) {
        return known().chain(known -> yaml().chain(text -> catalog.get(new StatedHeaders(Map.of()))
                .map(file -> {
                    CatalogScreen page = new CatalogScreen(
                            screen,
                            known.grouped(screen.t("catalogNoGroup")),
                            text,
                            read((String) file.getEntity()),
                            wanted.typed(),
                            wanted.differences(),
                            wanted.differences() == null
                                    ? List.of()
                                    : TextLine.between(
                                            text,
                                            Objects.toString(wanted.typed().raw("text"), "")),
                            wanted.looked(),
                            wanted.report());
                    return Screens.html(
                            status, CatalogTemplates.catalog(screen, page).render());
                })));
    }

    private JsonNode read(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
