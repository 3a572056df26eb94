package io.sitrep.manifests.rule;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Databases are of a cluster that is there and belong to roles it manages; each role's password is a secret that is there; what
 * services connect to is one of them; and the page's role
 * is given nothing here: what it reads is for the owner to say.
 */
public final class Databases implements Rule {
    @Override
    public String name() {
        return "databases";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        return Stream.of(
                        manifests.of("Database").flatMap(database -> database(database, manifests)),
                        manifests.of("Cluster").flatMap(cluster -> passwords(cluster, manifests)),
                        manifests.of("Cluster").flatMap(this::page),
                        manifests.of("Cluster").flatMap(cluster -> unknown(cluster, manifests)))
                .flatMap(found -> found);
    }

    private Stream<Finding> database(Manifest database, Manifests manifests) {
        String name = database.at("/spec/cluster/name").asText();
        String owner = database.at("/spec/owner").asText();
        return manifests
                .find("Cluster", name)
                .map(cluster -> roles(cluster).contains(owner)
                        ? Stream.<Finding>empty()
                        : Stream.of(about(database, "belongs to the role " + owner + ", which nobody makes")))
                .orElseGet(() -> Stream.of(about(database, "is of the cluster " + name + ", which is not there")));
    }

    private static Set<String> roles(Manifest cluster) {
        Set<String> roles = Manifest.each(cluster.at("/spec/managed/roles"))
                .map(role -> role.path("name").asText())
                .collect(Collectors.toCollection(HashSet::new));
        roles.add(cluster.at("/spec/bootstrap/initdb/owner").asText());
        return roles;
    }

    private Stream<Finding> passwords(Manifest cluster, Manifests manifests) {
        return Stream.concat(
                        Stream.of(cluster.at("/spec/bootstrap/initdb/secret")),
                        Manifest.each(cluster.at("/spec/managed/roles")).map(role -> role.path("passwordSecret")))
                .filter(JsonNode::isObject)
                .map(secret -> secret.path("name").asText())
                .flatMap(secret -> Stream.of("username", "password")
                        .flatMap(key -> References.missing("Secret", secret, key, manifests)))
                .map(says -> about(cluster, says));
    }

    private Stream<Finding> page(Manifest cluster) {
        return Manifest.each(cluster.at("/spec/managed/roles"))
                .filter(role -> role.path("name").asText().equals("page"))
                .filter(role -> !role.path("inRoles").isEmpty()
                        || Stream.of("superuser", "createdb", "createrole", "replication", "bypassrls")
                                .anyMatch(right -> role.path(right).asBoolean()))
                .map(role -> about(cluster, "the page's role can do more than read what the page shows"));
    }

    private Stream<Finding> unknown(Manifest cluster, Manifests manifests) {
        Set<String> databases = manifests
                .of("Database")
                .map(database -> database.at("/spec/name").asText())
                .collect(Collectors.toCollection(HashSet::new));
        databases.add(cluster.at("/spec/bootstrap/initdb/database").asText());
        return manifests
                .workloads()
                .filter(workload -> workload.service().isPresent())
                .flatMap(workload -> Stream.of("QUARKUS_DATASOURCE_REACTIVE_URL", "QUARKUS_DATASOURCE_JDBC_URL")
                        .map(variable -> Variables.of(workload, manifests).get(variable))
                        .flatMap(variable -> Optional.ofNullable(variable).stream())
                        .flatMap(variable -> variable.value().stream())
                        .map(url -> url.replaceFirst("\\?.*", "").replaceFirst(".*/", ""))
                        .filter(database -> !databases.contains(database))
                        .map(database ->
                                about(workload.id(), "connects to the database " + database + ", which is not there")));
    }
}
