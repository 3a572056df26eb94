package io.sitrep.manifests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The repository's manifests as kubectl renders them, with the secrets that stand there before; rendered once for all tests. */
final class Installation {
    static final Path REPOSITORY = repository();
    static final Path KUBERNETES = REPOSITORY.resolve("deploy/kubernetes");
    static final List<String> OVERLAYS = List.of("dev", "byo", "prod");

    private static final Map<String, List<Manifest>> RENDERED = new TreeMap<>();
    private static Check check;

    private Installation() {}

    /**
     * By the directory's name: an overlay; {@code vault}, which is prod with its secrets from External Secrets; or {@code observed}, the
     * example of prod with a collector.
     */
    static synchronized List<Manifest> of(String name) {
        return RENDERED.computeIfAbsent(name, Installation::render);
    }

    private static List<Manifest> render(String name) {
        boolean vault = name.equals("vault");
        String folder = name.equals("observed") ? "examples/observed" : "overlays/" + (vault ? "prod" : name);
        List<Manifest> manifests = new ArrayList<>(Manifests.read(kustomize(folder)));
        manifests.addAll(
                vault
                        ? read("examples/external-secrets.yaml")
                        : Manifests.read(Tool.run(KUBERNETES, "", "bash", "make-secrets")));
        if (name.equals("byo")) {
            manifests.addAll(read("examples/byo-secrets.yaml"));
        }
        return manifests;
    }

    static String kustomize(String folder) {
        return Tool.run(KUBERNETES, "", "kubectl", "kustomize", folder);
    }

    static List<Manifest> read(String file) {
        try {
            return Manifests.read(Files.readString(KUBERNETES.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All rules; the typed models are installed at the first time. */
    static synchronized Check check() {
        if (check == null) {
            check = new Check(REPOSITORY, models());
        }
        return check;
    }

    private static Path models() {
        Path home = KUBERNETES.resolve("check/target/models");
        try {
            Files.createDirectories(home);
            for (String file : List.of("package.json", "package-lock.json", "validate.mjs")) {
                Files.copy(
                        KUBERNETES.resolve("check/models").resolve(file),
                        home.resolve(file),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Tool.run(home, "", "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
        return home;
    }

    private static Path repository() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("deploy/SETTINGS.md"))) {
            at = at.getParent();
        }
        return at;
    }
}
