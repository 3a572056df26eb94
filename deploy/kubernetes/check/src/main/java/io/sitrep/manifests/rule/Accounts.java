package io.sitrep.manifests.rule;

import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import io.sitrep.manifests.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** No pod has a token for the cluster's API, by whatever way one may get in; nor the neighbours' addresses as settings. */
public final class Accounts implements Rule {
    @Override
    public String name() {
        return "accounts";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        Stream<Finding> accounts = manifests
                .of("ServiceAccount")
                .filter(account -> account.at("/automountServiceAccountToken").asBoolean(true))
                .map(account -> about(account, "gives each pod a token of the cluster's API"));
        return Stream.concat(accounts, manifests.workloads().flatMap(workload -> pod(workload, manifests)));
    }

    private Stream<Finding> pod(Workload workload, Manifests manifests) {
        List<Finding> found = new ArrayList<>();
        if (workload.pod().path("automountServiceAccountToken").asBoolean(true)) {
            found.add(about(workload.id(), "has a token of the cluster's API"));
        }
        if (workload.pod().path("enableServiceLinks").asBoolean(true)) {
            found.add(about(workload.id(), "gets the addresses of services as variables (enableServiceLinks)"));
        }
        String account = workload.pod().path("serviceAccountName").asText("default");
        boolean known = account.equals("default")
                ? workload.service().isEmpty()
                : manifests.find("ServiceAccount", account).isPresent();
        if (!known) {
            found.add(about(workload.id(), "works as service account \"" + account + "\", which is not there"));
        }
        Manifest.each(workload.pod().path("volumes"))
                .flatMap(volume -> Manifest.each(volume.at("/projected/sources")))
                .filter(source -> source.has("serviceAccountToken"))
                .forEach(source -> found.add(about(workload.id(), "mounts a token of the cluster's API")));
        return found.stream();
    }
}
