package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.outside.MovedClock;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Mail domains whose mail the same servers take, behind a relay that takes all of it. */
class BehindTest {
    private static final String HOSTER = "hoster.example";
    private static final Outcome SILENT = new Outcome.Retry("the other side is silent", Duration.ZERO, "451 4.4.1");
    private static final Outcome TAKEN = new Outcome.Delivered(null, "250");

    private final MovedClock clock = new MovedClock();
    private final Gates gates = new Gates(clock, (wait, task) -> {});
    private String domain;
    private final Travellers mails =
            new Travellers((trip, attempt, then) -> gates.through(trip, new Relay(), domain, attempt, then));

    @Test
    void domainsWithTheSameServersShareABreaker() {
        hosterIsOut();

        mailTo("two.example");

        assertThat(mails.onTheWay).as("not even tried").hasSize(10);
        assertThat(mails.ended.get(10)).isInstanceOf(Outcome.Deferred.class);
        assertThat(gates.out()).containsOnlyKeys(new Outages.Out("webhook", HOSTER));
    }

    @Test
    void mailOfOthersGoesOn() {
        hosterIsOut();

        mailTo("elsewhere.org");

        assertThat(mails.onTheWay).hasSize(11);
    }

    @Test
    void oneOfThemFindsOutForAllThatTheyAreBack() {
        hosterIsOut();
        clock.move(Duration.ofSeconds(5));
        mailTo("two.example");
        mails.end(TAKEN);

        mailTo("one.example");

        assertThat(mails.onTheWay).hasSize(12);
        assertThat(gates.out()).isEmpty();
    }

    private void hosterIsOut() {
        domain = "one.example";
        mails.send(10);
        mails.end(SILENT);
    }

    private void mailTo(String to) {
        domain = to;
        mails.send(1);
    }

    /** Who has a domain below example has the hoster's servers. */
    private static final class Relay extends OneHost {
        @Override
        public Optional<String> behind(String address) {
            return Optional.of(address.endsWith(".example") ? HOSTER : address);
        }

        @Override
        public boolean isOutBehind(Outcome outcome) {
            return outcome.equals(SILENT);
        }
    }
}
