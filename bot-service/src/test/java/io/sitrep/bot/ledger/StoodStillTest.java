package io.sitrep.bot.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.BotTest;
import io.sitrep.bot.Settings;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Person;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.pgclient.PgConnectOptions;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A process that gave no sign of life for longer than its lease, or ends; in a ledger that no other one looks into. */
@QuarkusTest
class StoodStillTest extends BotTest {
    @ConfigProperty(name = "quarkus.datasource.reactive.url")
    String address;

    @ConfigProperty(name = "quarkus.datasource.username")
    String user;

    @Inject
    Vertx vertx;

    @Inject
    EntryRows rows;

    @Inject
    Settings settings;

    private Pool database;

    @BeforeEach
    void aLedgerOfOurOwn() {
        PgConnectOptions options = PgConnectOptions.fromUri(address)
                .setUser(user)
                .setPassword(user)
                .addProperty("search_path", "stood_still");
        database = PgBuilder.pool().connectingTo(options).using(vertx).build();
        run("CREATE SCHEMA stood_still");
        run("CREATE TABLE stood_still.inbound (LIKE public.inbound INCLUDING ALL)");
    }

    @AfterEach
    void itGoes() {
        run("DROP SCHEMA stood_still CASCADE");
        database.close().await().indefinitely();
    }

    @Test
    void itDoesNotTakeUpOnceMoreWhatItWorksOnAndAnotherProcessDoes() {
        InboundLedger ours = new InboundLedger(database, rows, settings);
        Entry entry = ((Booking.First) now(ours.book(typed()))).entry();
        run("UPDATE inbound SET due_at = now() - interval '1 second'");

        assertThat(now(ours.takeUp())).isEmpty();
        assertThat(now(new InboundLedger(database, rows, settings).takeUp()))
                .extracting(taken -> taken.invocation().id())
                .containsExactly(entry.invocation().id());
    }

    @Test
    void whatItWorksOnNoMoreItTakesUpAgain() {
        InboundLedger ours = new InboundLedger(database, rows, settings);
        ours.letGo(((Booking.First) now(ours.book(typed()))).entry());
        run("UPDATE inbound SET due_at = now() - interval '1 second'");

        assertThat(now(ours.takeUp())).hasSize(1);
    }

    @Test
    void whatItHasNotBegunWhenItEndsAnotherProcessHasAtOnce() {
        InboundLedger ours = new InboundLedger(database, rows, settings);
        Entry entry = ((Booking.First) now(ours.book(typed()))).entry();

        assertThat(now(ours.handBack())).isEqualTo(1);

        assertThat(now(ours.takeUp())).isEmpty();
        assertThat(now(new InboundLedger(database, rows, settings).takeUp()))
                .extracting(taken -> taken.invocation().id())
                .containsExactly(entry.invocation().id());
        assertThatThrownBy(() -> now(ours.done(entry, "done"))).isInstanceOf(NoLongerHeld.class);
    }

    /** It may have had its effect: by then the lease says whether the process that sent it still lives. */
    @Test
    void whatItHasSettledStaysItsOwnUntilTheLeaseIsOver() {
        InboundLedger ours = new InboundLedger(database, rows, settings);
        now(ours.book(typed()));
        run("UPDATE inbound SET state = 'settled', order_json = '{}'");

        assertThat(now(ours.handBack())).isZero();
        assertThat(now(new InboundLedger(database, rows, settings).takeUp())).isEmpty();
    }

    private static Invocation typed() {
        Person person = new Person("slack", "T1", "U1", "Ada");
        return new Invocation(
                "slack:T1:" + UUID.randomUUID(), person, "C1", "list", Map.of(), "https://answers.test", "");
    }

    private void run(String statement) {
        now(database.query(statement).execute());
    }

    private static <T> T now(Uni<T> work) {
        return work.await().indefinitely();
    }
}
