package io.sitrep.incident.access;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Switches quarkus-oidc on when a provider is named, and off else: by itself it would not start without one. Off on a replica that serves
 * public reads only, too: nobody signs in there, and it is not to wait for a provider at its start.
 */
public class SingleSignOnSwitch implements ConfigSourceFactory {
    /** Below all that an operator may set. */
    private static final int ORDINAL = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        String provider = context.getValue("quarkus.oidc.auth-server-url").getValue();
        String role = context.getValue("sitrep.role").getValue();
        boolean named = provider != null && !provider.isBlank() && !"page".equalsIgnoreCase(role);
        return List.of(new PropertiesConfigSource(
                Map.of("quarkus.oidc.tenant-enabled", Boolean.toString(named)), "single sign-on", ORDINAL));
    }
}
