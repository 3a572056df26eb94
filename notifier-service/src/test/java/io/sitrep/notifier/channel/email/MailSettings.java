package io.sitrep.notifier.channel.email;

import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.quarkus.tls.TlsConfiguration;
import io.quarkus.tls.TlsConfigurationRegistry;
import io.sitrep.notifier.Settings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.mutiny.core.Vertx;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Settings as an operator would give them, for tests of single classes. */
public final class MailSettings {
    private final Map<String, String> values = new HashMap<>();

    private MailSettings() {
        values.put("sitrep.public-url", "https://status.example.com");
        values.put("sitrep.notifier-public-url", "https://notify.example.com");
        values.put("sitrep.incident-url", "http://127.0.0.1:8080");
        values.put("sitrep.service-token", "sitrep_service_token_of_the_tests");
        values.put("sitrep.secret-key", "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=");
        values.put("sitrep.mail.from", "Example Status <status@example.com>");
        values.put("sitrep.delivery.timeout", "5s");
        values.put("quarkus.mailer.host", "localhost");
        values.put("quarkus.mailer.own-host-name", "notify.example.com");
    }

    public static MailSettings usual() {
        return new MailSettings();
    }

    public MailSettings with(String name, Object value) {
        values.put(name, value.toString());
        return this;
    }

    public Settings settings() {
        return config().getConfigMapping(Settings.class);
    }

    public ReturnPath returnPath() {
        return new ReturnPath(settings());
    }

    MailLines lines(Vertx vertx) {
        MailersRuntimeConfig mailers = config().getConfigMapping(MailersRuntimeConfig.class);
        return new MailLines(vertx, mailers, new NoTls(), null, new Dkim(settings()), settings());
    }

    private SmallRyeConfig config() {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .withMapping(Settings.class)
                .withMapping(MailersRuntimeConfig.class)
                .withMappingIgnore("sitrep.**")
                .withMappingIgnore("quarkus.**")
                .build();
    }

    /** Nobody has set anything of it. */
    private static final class NoTls implements TlsConfigurationRegistry {
        @Override
        public Optional<TlsConfiguration> get(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<TlsConfiguration> getDefault() {
            return Optional.empty();
        }

        @Override
        public void register(String name, TlsConfiguration configuration) {
            throw new UnsupportedOperationException();
        }
    }
}
