package io.sitrep.notifier.channel.email;

import io.quarkus.mailer.runtime.DkimSignOptionsConfig;
import io.quarkus.mailer.runtime.MailerRuntimeConfig;
import io.quarkus.mailer.runtime.Mailers;
import io.quarkus.mailer.runtime.MailersRuntimeConfig;
import io.sitrep.kit.settings.SettingException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.email.check.Surroundings;
import jakarta.inject.Singleton;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Signs mail as {@code SITREP_DKIM_*} say, through the mail library. Its own list of headers lacks those that RFC 8058 wants
 * signed (List-Unsubscribe, List-Unsubscribe-Post), hence ours. What is twice in it can't be added to a mail on its way
 * without breaking the signature (RFC 6376, 8.15).
 */
@Singleton
class Dkim {
    private static final List<String> SIGNED = List.of(
            "From",
            "To",
            "Subject",
            "Date",
            "Message-ID",
            "In-Reply-To",
            "References",
            "Auto-Submitted",
            "List-Unsubscribe",
            "List-Unsubscribe-Post",
            "Content-Language",
            "MIME-Version",
            "Content-Type",
            "From",
            "To",
            "Cc",
            "Subject",
            "Reply-To",
            "List-Unsubscribe",
            "List-Unsubscribe-Post");

    private final Optional<Options> options;

    Dkim(Settings settings) {
        this.options = read(settings.dkim());
    }

    /** What others should find of it; empty when mail is not signed. */
    Optional<Surroundings.Signature> signature() {
        return options.map(signed -> new Surroundings.Signature(
                signed.domain(), signed.name(), signed.key().publicKey()));
    }

    /** @return what the operator set for the mailer, with the signature added where one is wanted */
    MailersRuntimeConfig signing(MailersRuntimeConfig config) {
        return options.<MailersRuntimeConfig>map(signed -> () -> Map.of(
                        Mailers.DEFAULT_MAILER_NAME,
                        signing(config.mailers().get(Mailers.DEFAULT_MAILER_NAME), signed)))
                .orElse(config);
    }

    /** @throws SettingException for a part that is missing, or for a key that is none */
    static void check(Settings.Dkim settings) {
        read(settings);
    }

    private static Optional<Options> read(Settings.Dkim settings) {
        if (settings.domain().isEmpty()
                && settings.selector().isEmpty()
                && settings.privateKeyFile().isEmpty()) {
            return Optional.empty();
        }
        String domain = wanted("SITREP_DKIM_DOMAIN", settings.domain());
        String selector = wanted("SITREP_DKIM_SELECTOR", settings.selector());
        DkimKey key = DkimKey.read(wanted("SITREP_DKIM_PRIVATE_KEY_FILE", settings.privateKeyFile()));
        return Optional.of(new Options(domain, selector, key));
    }

    private static <T> T wanted(String variable, Optional<T> value) {
        return value.orElseThrow(
                () -> new SettingException(variable, "is wanted too: the three SITREP_DKIM_ settings belong together"));
    }

    /** The interface has dozens of settings, all but one of which stay as they are. */
    private static MailerRuntimeConfig signing(MailerRuntimeConfig plain, Options signed) {
        return (MailerRuntimeConfig) Proxy.newProxyInstance(
                MailerRuntimeConfig.class.getClassLoader(),
                new Class<?>[] {MailerRuntimeConfig.class},
                (proxy, method, arguments) -> method.getName().equals("dkim") ? signed : ask(plain, method, arguments));
    }

    private static Object ask(Object plain, Method method, Object... arguments) throws ReflectiveOperationException {
        try {
            return method.invoke(plain, arguments);
        } catch (InvocationTargetException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    /** Relaxed both ways: servers fold headers and trim lines. */
    private record Options(String domain, String name, DkimKey key) implements DkimSignOptionsConfig {
        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public Optional<String> privateKey() {
            return Optional.of(key.pkcs8());
        }

        @Override
        public Optional<String> privateKeyPath() {
            return Optional.empty();
        }

        @Override
        public Optional<String> auid() {
            return Optional.empty();
        }

        @Override
        public Optional<String> selector() {
            return Optional.of(name);
        }

        @Override
        public Optional<String> sdid() {
            return Optional.of(domain);
        }

        @Override
        public Optional<CanonicalizationAlgorithmOption> headerCanonAlgo() {
            return Optional.of(CanonicalizationAlgorithmOption.RELAXED);
        }

        @Override
        public Optional<CanonicalizationAlgorithmOption> bodyCanonAlgo() {
            return Optional.of(CanonicalizationAlgorithmOption.RELAXED);
        }

        @Override
        public OptionalInt bodyLimit() {
            return OptionalInt.empty();
        }

        @Override
        public Optional<Boolean> signatureTimestamp() {
            return Optional.of(true);
        }

        @Override
        public OptionalLong expireTime() {
            return OptionalLong.empty();
        }

        @Override
        public Optional<List<String>> signedHeaders() {
            return Optional.of(SIGNED);
        }
    }
}
