package io.sitrep.incident.api;

import static io.sitrep.incident.api.CatalogMutations.present;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.catalog.change.Sectioned;
import io.sitrep.incident.catalog.change.Sectioned.At;
import io.sitrep.incident.catalog.document.Body;
import io.sitrep.incident.catalog.entry.EntryKind;
import io.sitrep.incident.catalog.entry.EntryKinds;
import io.sitrep.incident.catalog.news.EntryWord;
import io.sitrep.incident.store.CatalogEntries;
import io.sitrep.incident.store.CatalogEntry;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.Dependent;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.RestPath;

/** Things of the catalog that are kept whole over HTTP: all kinds alike, each under an address of its own. */
abstract class EntriesResource {
    private static final String KEY = "key";
    private static final String TAKEN = "There is one of that key";

    private final CatalogMutations mutations;
    private final Sectioned sections;
    private final CatalogEntries entries;
    private final EntryKind kind;
    private final String section;

    EntriesResource(Parts parts, EntryKind kind) {
        mutations = parts.mutations;
        sections = parts.sections;
        entries = parts.entries;
        this.kind = kind;
        section = kind.section();
    }

    /** What each of them works with. */
    @Dependent
    static class Parts {
        private final CatalogMutations mutations;
        private final Sectioned sections;
        private final CatalogEntries entries;

        Parts(CatalogMutations mutations, Sectioned sections, CatalogEntries entries) {
            this.mutations = mutations;
            this.sections = sections;
            this.entries = entries;
        }
    }

    @GET
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Page<ObjectNode>> list(@BeanParam ShortList page) {
        return Panache.withSession(() -> all())
                .map(all -> page.cut(all.stream().map(EntryWord::of).toList()));
    }

    /** @param key or id */
    @GET
    @Path("/{key}")
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<ObjectNode> get(@RestPath String key) {
        return Panache.withSession(() -> entry(key)).map(EntryWord::of);
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> create(byte[] body, @Context HttpHeaders headers) {
        ObjectNode fields = Body.read(body);
        String key = EntryKinds.key(fields);
        return mutations.run(
                TAKEN,
                headers,
                new Object[] {section, fields},
                () -> find(key)
                        .invoke(known -> {
                            if (known != null) {
                                throw Body.taken(TAKEN);
                            }
                        })
                        .chain(() -> sections.put(new At(section, KEY, key), fields))
                        .chain(() -> entry(key))
                        .map(made -> new Made(201, "/api/v1/" + section + "/" + made.key(), null, EntryWord.of(made))));
    }

    @PATCH
    @Path("/{key}")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> edit(@RestPath String key, byte[] body, @Context HttpHeaders headers) {
        ObjectNode fields = Body.read(body);
        return mutations.run(
                TAKEN,
                headers,
                new Object[] {section, key, fields},
                () -> entry(key)
                        .chain(known -> sections.put(
                                        new At(section, KEY, known.key()), Body.about(fields, KEY, known.key()))
                                .chain(() -> entry(known.key())))
                        .map(changed -> new Made(200, null, null, EntryWord.of(changed))));
    }

    @DELETE
    @Path("/{key}")
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> delete(@RestPath String key, @Context HttpHeaders headers) {
        return mutations.run(
                TAKEN,
                headers,
                new Object[] {section, key, "delete"},
                () -> entry(key)
                        .chain(known -> sections.remove(new At(section, KEY, known.key())))
                        .replaceWith(() -> new Made(204, null, null, null)));
    }

    private Uni<List<CatalogEntry>> all() {
        return entries.all()
                .map(all -> all.stream()
                        .filter(entry -> entry.kind().equals(kind.kind()))
                        .toList());
    }

    private Uni<CatalogEntry> find(String key) {
        return all().map(all -> all.stream()
                .filter(entry ->
                        entry.key().equals(key) || entry.id().toString().equals(key))
                .findFirst()
                .orElse(null));
    }

    private Uni<CatalogEntry> entry(String key) {
        return find(key).map(found -> present(found, kind.kind(), key));
    }
}
