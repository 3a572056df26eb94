package io.sitrep.notifier.architecture;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules hold for the service; and each of them bites, which a fixture that breaks it proves. */
class ArchitectureTest {
    private static final String SERVICE = "io.sitrep.notifier";
    private static final String BROKEN = "io.sitrep.notifier.architecture.broken";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(SERVICE);
    private static final JavaClasses FIXTURES = new ClassFileImporter().importPackages(BROKEN);

    static List<Function<String, ArchRule>> rules() {
        return List.of(
                root -> Stations.knowsOnly(root, "intake"),
                root -> Stations.knowsOnly(root, "fanout", "intake"),
                root -> Stations.knowsOnly(root, "template"),
                root -> Stations.knowsOnly(root, "render", "intake", "template"),
                root -> Stations.knowsOnly(root, "channel", "render"),
                root -> Stations.knowsOnly(
                        root,
                        "channel.email",
                        "channel",
                        "channel.email.pace",
                        "channel.email.check",
                        "render",
                        "intake",
                        "template"),
                root -> Stations.knowsOnly(root, "channel.email.pace"),
                root -> Stations.knowsOnly(root, "channel.email.check", "channel"),
                root -> Stations.knowsOnly(root, "channel.email.bounce", "channel", "channel.email"),
                root -> Stations.knowsOnly(root, "channel.webhook", "channel", "channel.http", "render", "intake"),
                root -> Stations.knowsOnly(root, "channel.http"),
                root -> Stations.knowsOnly(root, "channel.text", "render", "intake", "template"),
                root -> Stations.knowsOnly(root, "channel.chat", "channel", "channel.http", "render"),
                root -> Stations.knowsOnly(
                        root, "channel.twilio", "channel", "channel.http", "channel.text", "render", "template"),
                root -> Stations.knowsOnly(
                        root,
                        "channel.slack",
                        "channel",
                        "channel.chat",
                        "channel.http",
                        "channel.text",
                        "render",
                        "intake"),
                root -> Stations.knowsOnly(
                        root,
                        "channel.discord",
                        "channel",
                        "channel.chat",
                        "channel.http",
                        "channel.text",
                        "render",
                        "intake"),
                root -> Stations.knowsOnly(
                        root,
                        "channel.teams",
                        "channel",
                        "channel.chat",
                        "channel.http",
                        "channel.text",
                        "render",
                        "intake"),
                root -> Stations.knowsOnly(
                        root,
                        "channel.googlechat",
                        "channel",
                        "channel.chat",
                        "channel.http",
                        "channel.text",
                        "render",
                        "intake"),
                root -> Stations.knowsOnly(
                        root, "channel.sms", "channel", "channel.twilio", "channel.text", "render", "template"),
                root -> Stations.knowsOnly(
                        root, "channel.voice", "channel", "channel.twilio", "channel.text", "render", "template"),
                root -> Stations.knowsOnly(
                        root, "channel.telegram", "channel", "channel.http", "channel.text", "render"),
                root -> Stations.knowsOnly(root, "channel.social", "channel", "channel.http", "channel.text", "render"),
                root -> Stations.knowsOnly(
                        root,
                        "channel.mastodon",
                        "channel",
                        "channel.social",
                        "channel.http",
                        "channel.text",
                        "render"),
                root -> Stations.knowsOnly(
                        root, "channel.bluesky", "channel", "channel.social", "channel.http", "channel.text", "render"),
                root -> Stations.knowsOnly(
                        root, "channel.x", "channel", "channel.social", "channel.http", "channel.text", "render"),
                root -> Stations.knowsOnly(root, "delivery", "intake", "fanout", "render", "channel"),
                root -> Stations.knowsOnly(
                        root, "social", "subscription", "catalog", "channel", "render", "template", "intake"),
                root -> Stations.knowsOnly(root, "failover", "fanout", "delivery", "channel"),
                root -> Stations.knowsOnly(root, "readback", "fanout", "render", "channel"),
                root -> Stations.knowsOnly(root, "progress", "fanout", "delivery"),
                root -> Stations.knowsOnly(root, "canary", "channel", "intake"),
                root -> Stations.knowsOnly(root, "catalog", "intake", "template"),
                root -> Stations.knowsOnly(root, "erasure", "fanout"),
                root -> Stations.knowsOnly(root, "subscription", "channel", "intake", "catalog", "erasure"),
                root -> Stations.knowsOnly(root, "secret", "subscription", "delivery", "channel"),
                root -> Stations.knowsOnly(
                        root, "confirmation", "subscription", "channel", "render", "erasure", "fanout"),
                root -> Stations.knowsOnly(root, "notice", "channel", "delivery", "fanout"),
                root -> Stations.knowsOnly(root, "pages", "subscription", "catalog", "channel", "render", "intake"),
                root -> Stations.knowsOnly(root, "importer", "subscription", "catalog", "channel", "erasure"),
                root -> Stations.knowsOnly(
                        root, "preview", "fanout", "intake", "render", "channel", "social", "subscription"),
                root -> Stations.knowsOnly(
                        root,
                        "api",
                        "subscription",
                        "catalog",
                        "importer",
                        "fanout",
                        "delivery",
                        "render",
                        "preview",
                        "erasure",
                        "secret",
                        "social",
                        "notice",
                        "channel"),
                Stations::nobodyKnowsAChannel,
                Stations::nobodyLooksAtAClockOfTheirOwn,
                Stations::channelsNeverTouchTheDatabase,
                Stations::resourcesAreNotCancellable);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theServiceKeepsTheRule(Function<String, ArchRule> rule) {
        assertThatCode(() -> rule.apply(SERVICE).check(CLASSES)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleBites(Function<String, ArchRule> rule) {
        assertThatThrownBy(() -> rule.apply(BROKEN).check(FIXTURES))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("was violated")
                .hasMessageContaining("Broken");
    }
}
