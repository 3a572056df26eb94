package io.sitrep.incident;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import io.sitrep.incident.broken.api.ResourceThatIsCancelled;
import io.sitrep.incident.broken.console.ScreenThatCommands;
import io.sitrep.incident.broken.domain.ClockInTheDomain;
import io.sitrep.incident.broken.domain.FrameworkInTheDomain;
import io.sitrep.incident.broken.outbox.OutboxThatKnowsTheApi;
import io.sitrep.incident.broken.page.PageThatAsksTheStore;
import io.sitrep.incident.broken.report.ReportThatKnowsIncidents;
import io.sitrep.incident.broken.ring.one.One;
import io.sitrep.incident.broken.ring.two.Two;
import io.sitrep.incident.broken.store.StoreThatKnowsCommands;
import io.sitrep.incident.broken.view.ViewThatKnowsTheStore;
import io.sitrep.incident.command.Transactions;
import java.util.Optional;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.Cancellable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Stations, not layers: which folder may know which. Each rule is shown to bite by a class that breaks it. */
class ArchitectureTest {
    private static final JavaClasses OURS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.sitrep.incident");

    private static final ArchRule DOMAIN_KNOWS_THE_JDK_ALONE = classes()
            .that()
            .resideInAPackage("io.sitrep.incident..domain..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage("java..", "io.sitrep.incident.domain..", "io.sitrep.incident.broken.domain..");

    private static final ArchRule DOMAIN_HAS_NO_CLOCK = noClasses()
            .that()
            .resideInAPackage("io.sitrep.incident..domain..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(java.time.Clock.class);

    private static final ArchRule STORE_KNOWS_THE_DOMAIN = stationKnows("store", "domain", "sql", "duty");

    private static final ArchRule OUTBOX_KNOWS_DOMAIN_AND_VIEW =
            stationKnows("outbox", "domain", "view", "sql", "duty", "restored");

    private static final ArchRule VIEW_KNOWS_THE_DOMAIN = stationKnows("view", "domain");

    private static final ArchRule PAGE_READS_FOR_ITSELF = stationKnows("page", "domain", "view", "sql", "broker");

    private static final ArchRule REPORT_KNOWS_THE_PAGE = stationKnows("report", "page", "domain", "duty");

    /** What is done on a screen is done by the API's resources: signing in and out is all the console itself commands. */
    private static final ArchRule CONSOLE_IS_NO_SECOND_WAY_IN = noClasses()
            .that()
            .resideInAPackage("io.sitrep.incident..console..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("io.sitrep.incident.command..", "io.sitrep.incident.outbox..")
                    .and(not(DescribedPredicate.describe(
                            "Transactions", type -> type.isEquivalentTo(Transactions.class)))));

    /** Hanging up must not cost a database connection. */
    private static final ArchRule HANGING_UP_UNDOES_NOTHING = classes()
            .that()
            .areAnnotatedWith(jakarta.ws.rs.Path.class)
            .and()
            .resideInAnyPackage(
                    "io.sitrep.incident.api..", "io.sitrep.incident.console..", "io.sitrep.incident.broken.api..")
            .should()
            .beAnnotatedWith(DescribedPredicate.describe(
                    "@Cancellable(false)",
                    annotation -> annotation.getRawType().isEquivalentTo(Cancellable.class)
                            && annotation.get("value").equals(Optional.of(false))));

    private static final ArchRule NO_RINGS = SlicesRuleDefinition.slices()
            .matching("io.sitrep.incident.(*)..")
            .should()
            .beFreeOfCycles();

    private static final ArchRule NO_RINGS_IN_THE_FIXTURE = SlicesRuleDefinition.slices()
            .matching("io.sitrep.incident.broken.ring.(*)..")
            .should()
            .beFreeOfCycles();

    static Stream<RuleAndBreaker> rules() {
        return Stream.of(
                new RuleAndBreaker(DOMAIN_KNOWS_THE_JDK_ALONE, FrameworkInTheDomain.class),
                new RuleAndBreaker(DOMAIN_HAS_NO_CLOCK, ClockInTheDomain.class),
                new RuleAndBreaker(STORE_KNOWS_THE_DOMAIN, StoreThatKnowsCommands.class),
                new RuleAndBreaker(OUTBOX_KNOWS_DOMAIN_AND_VIEW, OutboxThatKnowsTheApi.class),
                new RuleAndBreaker(VIEW_KNOWS_THE_DOMAIN, ViewThatKnowsTheStore.class),
                new RuleAndBreaker(HANGING_UP_UNDOES_NOTHING, ResourceThatIsCancelled.class),
                new RuleAndBreaker(CONSOLE_IS_NO_SECOND_WAY_IN, ScreenThatCommands.class),
                new RuleAndBreaker(PAGE_READS_FOR_ITSELF, PageThatAsksTheStore.class),
                new RuleAndBreaker(REPORT_KNOWS_THE_PAGE, ReportThatKnowsIncidents.class));
    }

    record RuleAndBreaker(ArchRule rule, Class<?> breaker) {
        @Override
        public String toString() {
            return breaker.getSimpleName();
        }
    }

    @ParameterizedTest
    @MethodSource("rules")
    void ourCodeKeepsEachRule(RuleAndBreaker each) {
        each.rule.check(OURS);
    }

    @ParameterizedTest
    @MethodSource("rules")
    void eachRuleBitesAClassThatBreaksIt(RuleAndBreaker each) {
        JavaClasses broken = new ClassFileImporter().importClasses(each.breaker);

        assertThat(each.rule.evaluate(broken).hasViolation()).isTrue();
    }

    @org.junit.jupiter.api.Test
    void noFolderKnowsOneThatKnowsItBack() {
        NO_RINGS.check(OURS);
        assertThat(NO_RINGS_IN_THE_FIXTURE
                        .evaluate(new ClassFileImporter().importClasses(One.class, Two.class))
                        .hasViolation())
                .isTrue();
    }

    /** A station knows itself, those named, and nothing else of this service. */
    private static ArchRule stationKnows(String station, String... others) {
        String[] allowed = Stream.concat(
                        Stream.of("io.sitrep.incident", "io.sitrep.incident.." + station + ".."),
                        Stream.of(others).map(other -> "io.sitrep.incident." + other + ".."))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage("io.sitrep.incident.." + station + "..")
                .should()
                .dependOnClassesThat(resideInAnyPackage("io.sitrep.incident..").and(not(resideInAnyPackage(allowed))));
    }
}
