package io.sitrep.notifier.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

/** Who may know whom. Each rule works on any root package, so that broken fixtures can be held against it. */
final class Stations {
    private Stations() {}

    /** A station knows itself, the settings, and the stations named here; nothing else of the notifier. */
    static ArchRule knowsOnly(String root, String station, String... others) {
        String[] allowed =
                Arrays.stream(others).map(other -> root + "." + other).toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(root + "." + station)
                .should()
                .dependOnClassesThat(new DescribedPredicate<>("are of another station") {
                    @Override
                    public boolean test(JavaClass known) {
                        String of = known.getPackageName();
                        return of.startsWith(root + ".")
                                && !of.equals(root + "." + station)
                                && !Arrays.asList(allowed).contains(of);
                    }
                })
                .as(station + " knows only " + String.join(", ", others))
                .allowEmptyShould(false);
    }

    /** A channel is found, not known: another one can be added without a word changed elsewhere. */
    static ArchRule nobodyKnowsAChannel(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .resideOutsideOfPackage(root + ".channel.*..")
                // It gives the type of one setting.
                .and()
                .haveNameNotMatching(".*\\.Settings(\\$.*)?")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".channel.*..")
                .as("nobody knows a channel by its package")
                .allowEmptyShould(false);
    }

    /** Time comes from the injected clock, or from the database. */
    static ArchRule nobodyLooksAtAClockOfTheirOwn(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .callMethod(java.time.Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .as("nobody looks at a clock of their own")
                .allowEmptyShould(false);
    }

    /** What is durable before it is acknowledged is decided in few places. */
    static ArchRule channelsNeverTouchTheDatabase(String root) {
        return noClasses()
                .that()
                .resideInAPackage(root + ".channel..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.vertx..sqlclient..", "io.vertx.pgclient..", "org.hibernate..")
                .as("channels never touch the database")
                .allowEmptyShould(false);
    }

    /** A hang-up must not cancel database work half-way (trap met with Hibernate Reactive). */
    static ArchRule resourcesAreNotCancellable(String root) {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .and()
                .areAnnotatedWith(jakarta.ws.rs.Path.class)
                .should()
                .beAnnotatedWith(org.jboss.resteasy.reactive.server.Cancellable.class)
                .as("resources are not cancellable")
                .allowEmptyShould(false);
    }
}
