package io.sitrep.manifests.rule;

import io.sitrep.manifests.Finding;
import io.sitrep.manifests.Manifest;
import io.sitrep.manifests.Manifests;
import io.sitrep.manifests.Rule;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Names the API server takes, each once, and all in the suite's namespace: what is applied elsewhere finds nothing of it. */
public final class Names implements Rule {
    private static final String NAMESPACE = "sitrep";
    private static final int LONGEST = 253;
    // RFC 1123, as https://kubernetes.io/docs/concepts/overview/working-with-objects/names/ has it
    private static final Pattern SUBDOMAIN = Pattern.compile("[a-z0-9]([-a-z0-9.]*[a-z0-9])?");

    @Override
    public String name() {
        return "names";
    }

    @Override
    public Stream<Finding> look(Manifests manifests) {
        Set<String> seen = new HashSet<>();
        return manifests.all().stream().flatMap(manifest -> {
            String name = manifest.name();
            Stream<Finding> bad = SUBDOMAIN.matcher(name).matches() && name.length() <= LONGEST
                    ? Stream.empty()
                    : Stream.of(about(manifest, "is no name for an object"));
            Stream<Finding> twice =
                    seen.add(manifest.id()) ? Stream.empty() : Stream.of(about(manifest, "is there twice"));
            return Stream.of(bad, twice, elsewhere(manifest)).flatMap(found -> found);
        });
    }

    private Stream<Finding> elsewhere(Manifest manifest) {
        boolean itself = manifest.kind().equals("Namespace");
        String where =
                itself ? manifest.name() : manifest.at("/metadata/namespace").asText();
        return where.equals(NAMESPACE)
                ? Stream.empty()
                : Stream.of(about(manifest, "is in namespace \"" + where + "\""));
    }
}
