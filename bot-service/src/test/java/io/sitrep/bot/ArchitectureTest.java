package io.sitrep.bot;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import io.sitrep.bot.command.ChatCommand;
import io.sitrep.bot.command.broken.BrokenCommandHelper;
import io.sitrep.bot.command.broken.BrokenVerb;
import io.sitrep.bot.discord.broken.BrokenDiscord;
import io.sitrep.bot.reply.broken.BrokenReply;
import io.sitrep.bot.slack.broken.BrokenSlack;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final String[] NEUTRAL = {
        "io.sitrep.bot.command..",
        "io.sitrep.bot.reply..",
        "io.sitrep.bot.port..",
        "io.sitrep.bot.ledger..",
        "io.sitrep.bot.access..",
        "io.sitrep.bot.incident..",
        "io.sitrep.bot.events..",
        "io.sitrep.bot.catalog..",
        "io.sitrep.bot.rooms..",
        "io.sitrep.bot.pins..",
        "io.sitrep.bot.mail..",
        "io.sitrep.bot.following..",
        "io.sitrep.bot.kept..",
        "io.sitrep.bot.signed..",
        "io.sitrep.bot.suite..",
        "io.sitrep.bot.people.."
    };

    private static final ArchRule NO_PLATFORM_IN_THE_LANGUAGE = noClasses()
            .that()
            .resideInAnyPackage(NEUTRAL)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "io.sitrep.bot.slack..", "io.sitrep.bot.discord..", "com.slack..", "net.dv8tion..", "okhttp3..");

    private static final ArchRule DISCORD_KNOWS_NO_SLACK = noClasses()
            .that()
            .resideInAPackage("io.sitrep.bot.discord..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.sitrep.bot.slack..", "com.slack..");

    private static final ArchRule SLACK_KNOWS_NO_DISCORD = noClasses()
            .that()
            .resideInAPackage("io.sitrep.bot.slack..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.sitrep.bot.discord..", "net.dv8tion..");

    /** Elsewhere its routes and builders serve, which need no gateway. */
    private static final ArchRule THE_GATEWAY_ALONE_RUNS_JDA = noClasses()
            .that()
            .resideOutsideOfPackage("io.sitrep.bot.discord.gateway")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("net.dv8tion.jda.api.events..")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("net.dv8tion.jda.api.JDA")
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("net.dv8tion.jda.api.JDABuilder");

    private static final ArchRule REPLIES_ARE_PLAIN = classes()
            .that()
            .resideInAPackage("io.sitrep.bot.reply..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.sitrep.bot.reply..");

    private static final ArchRule VERBS_KNOW_NO_LEDGER = noClasses()
            .that()
            .resideInAPackage("io.sitrep.bot.command..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.sitrep.bot.ledger..", "io.vertx.mutiny.sqlclient..", "io.sitrep.kit..");

    private static final ArchRule VERBS_ARE_TOGETHER =
            classes().that().implement(ChatCommand.class).should().resideInAPackage("io.sitrep.bot.command.verb");

    private static final ArchRule TIME_IS_INJECTED = noClasses()
            .that()
            .doNotHaveSimpleName("Wiring")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    private static final ArchRule NO_CHARSET_OF_THE_MACHINE = noClasses()
            .should()
            .callMethod(String.class, "getBytes", new Class<?>[0])
            .orShould()
            .callConstructor(String.class, byte[].class)
            .orShould()
            .callConstructor(java.io.InputStreamReader.class, java.io.InputStream.class);

    private static final ArchRule NAMES_SAY_SOMETHING = noClasses()
            .should()
            .haveSimpleNameEndingWith("Helper")
            .orShould()
            .haveSimpleNameEndingWith("Manager")
            .orShould()
            .haveSimpleNameEndingWith("Impl")
            .orShould()
            .haveSimpleNameEndingWith("Utils");

    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.sitrep.bot");

    /** Each rule with a class that breaks it. */
    static Stream<Rule> rules() {
        return Stream.of(
                new Rule(NO_PLATFORM_IN_THE_LANGUAGE, BrokenVerb.class),
                new Rule(DISCORD_KNOWS_NO_SLACK, BrokenDiscord.class),
                new Rule(SLACK_KNOWS_NO_DISCORD, BrokenSlack.class),
                new Rule(THE_GATEWAY_ALONE_RUNS_JDA, BrokenSlack.class),
                new Rule(REPLIES_ARE_PLAIN, BrokenReply.class),
                new Rule(VERBS_KNOW_NO_LEDGER, BrokenVerb.class),
                new Rule(VERBS_ARE_TOGETHER, BrokenVerb.class),
                new Rule(TIME_IS_INJECTED, BrokenCommandHelper.class),
                new Rule(NO_CHARSET_OF_THE_MACHINE, BrokenCommandHelper.class),
                new Rule(NAMES_SAY_SOMETHING, BrokenCommandHelper.class));
    }

    record Rule(ArchRule rule, Class<?> broken) {
        @Override
        public String toString() {
            return rule.getDescription();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theHouseKeepsTheRule(Rule rule) {
        rule.rule().check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theRuleBites(Rule rule) {
        JavaClasses broken = new ClassFileImporter().importClasses(rule.broken());

        assertThat(rule.rule().allowEmptyShould(true).evaluate(broken).hasViolation())
                .isTrue();
    }

    @Test
    void ourClassesAreReallyLookedAt() {
        assertThat(OURS.size()).isGreaterThan(50);
    }
}
