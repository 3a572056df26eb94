package io.sitrep.incident.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.sitrep.incident.access.Role;
import io.sitrep.incident.api.Mutations.Made;
import io.sitrep.incident.catalog.change.CatalogFile;
import io.sitrep.incident.catalog.change.CurrentCatalog;
import io.sitrep.incident.catalog.document.CatalogText;
import io.sitrep.incident.catalog.document.Document;
import io.sitrep.incident.catalog.document.YamlWriting;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Objects;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.Cancellable;

/** The whole catalog as one file, YAML or JSON. */
@Path("/api/v1/catalog")
@Cancellable(false)
public class CatalogResource {
    private static final List<String> YAML = List.of("application/yaml", "application/x-yaml", "text/yaml");
    private static final String TAKEN = "A component or a group of such a name came to be meanwhile: apply it again";

    private final CatalogMutations mutations;
    private final CatalogFile catalog;
    private final CurrentCatalog current;

    CatalogResource(CatalogMutations mutations, CatalogFile catalog, CurrentCatalog current) {
        this.mutations = mutations;
        this.catalog = catalog;
        this.current = current;
    }

    /** JSON unless YAML is asked for; putting it back changes nothing. */
    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/yaml", "application/x-yaml", "text/yaml"})
    @RolesAllowed({Role.IS_VIEWER, Role.IS_SERVICE})
    public Uni<Response> get(@Context HttpHeaders headers) {
        MediaType type = wanted(headers);
        return Panache.withSession(current::file)
                .map(file -> Response.ok(isYaml(type) ? YamlWriting.of(file) : file.toString(), type)
                        .build());
    }

    /** Makes the catalog what the file says, in one transaction, and answers what that changed. */
    @PUT
    @Consumes(MediaType.WILDCARD)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Role.IS_ADMIN)
    public Uni<Response> put(byte[] body, @RestQuery("dry_run") String dryRun, @Context HttpHeaders headers) {
        boolean only = Boolean.TRUE.equals(QueryText.truth("dry_run", dryRun));
        Document document = CatalogText.read(
                Objects.requireNonNullElse(body, new byte[0]), headers.getHeaderString("Content-Type"));
        if (only) {
            return Panache.withSession(() -> catalog.preview(document))
                    .map(differences -> Response.ok(differences).build());
        }
        ObjectNode asked = document.root();
        return mutations.run(
                TAKEN,
                headers,
                new Object[] {"catalog", asked},
                () -> catalog.apply(document).map(differences -> new Made(200, null, null, differences)));
    }

    private static MediaType wanted(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .filter(type -> isYaml(type) || type.isCompatible(MediaType.APPLICATION_JSON_TYPE))
                .findFirst()
                .filter(CatalogResource::isYaml)
                .map(type -> new MediaType(type.getType(), type.getSubtype(), "UTF-8"))
                .orElse(MediaType.APPLICATION_JSON_TYPE);
    }

    private static boolean isYaml(MediaType type) {
        return YAML.contains(type.getType() + "/" + type.getSubtype());
    }
}
