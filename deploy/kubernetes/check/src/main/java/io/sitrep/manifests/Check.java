package io.sitrep.manifests;

import io.sitrep.manifests.model.KubernetesModels;
import io.sitrep.manifests.model.NodeModels;
import io.sitrep.manifests.model.StrimziModels;
import io.sitrep.manifests.rule.Accounts;
import io.sitrep.manifests.rule.Brokers;
import io.sitrep.manifests.rule.Budgets;
import io.sitrep.manifests.rule.Databases;
import io.sitrep.manifests.rule.Edges;
import io.sitrep.manifests.rule.Images;
import io.sitrep.manifests.rule.Jobs;
import io.sitrep.manifests.rule.Liveness;
import io.sitrep.manifests.rule.Mounts;
import io.sitrep.manifests.rule.Names;
import io.sitrep.manifests.rule.Peers;
import io.sitrep.manifests.rule.PodSecurity;
import io.sitrep.manifests.rule.Probes;
import io.sitrep.manifests.rule.ReadOnlyRoots;
import io.sitrep.manifests.rule.Resources;
import io.sitrep.manifests.rule.Rights;
import io.sitrep.manifests.rule.Routes;
import io.sitrep.manifests.rule.Scaling;
import io.sitrep.manifests.rule.Services;
import io.sitrep.manifests.rule.Settings;
import io.sitrep.manifests.rule.SettingsTable;
import io.sitrep.manifests.rule.Spreading;
import io.sitrep.manifests.rule.Stopping;
import io.sitrep.manifests.rule.Traces;
import io.sitrep.manifests.rule.VariableSources;
import io.sitrep.manifests.rule.Waiting;
import java.nio.file.Path;
import java.util.List;

/** All rules there are. */
public final class Check {
    private final List<Rule> rules;

    /**
     * @param repository where the suite's sources are: its settings and metrics are read there
     * @param models where the typed models are installed
     */
    public Check(Path repository, Path models) {
        this.rules = List.of(
                new KubernetesModels(),
                new NodeModels(models),
                new StrimziModels(),
                new Names(),
                new Images(),
                new Accounts(),
                new PodSecurity(),
                new ReadOnlyRoots(),
                new Resources(),
                new Probes(),
                new Liveness(repository),
                new Stopping(repository),
                new Spreading(),
                new Budgets(),
                new Mounts(),
                new VariableSources(),
                new Settings(new SettingsTable(repository.resolve("deploy/SETTINGS.md"))),
                new Services(),
                new Edges(),
                new Peers(),
                new Routes(),
                new Traces(),
                new Waiting(),
                new Scaling(repository.resolve("deploy/observability/METRICS.md")),
                new Brokers(),
                new Jobs(),
                new Rights(repository),
                new Databases());
    }

    public List<Rule> rules() {
        return rules;
    }

    public List<Finding> findings(Manifests manifests) {
        return rules.stream().flatMap(rule -> rule.look(manifests)).toList();
    }
}
