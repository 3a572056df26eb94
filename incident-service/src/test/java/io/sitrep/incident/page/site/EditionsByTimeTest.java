package io.sitrep.incident.page.site;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.incident.page.PageState;
import io.sitrep.incident.page.SomeIncidents;
import jakarta.enterprise.event.Event;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is written anew though nothing was told. */
class EditionsByTimeTest {
    private static final Instant BEFORE_MIDNIGHT_IN_AUCKLAND = Instant.parse("2026-01-10T10:59:30Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(BEFORE_MIDNIGHT_IN_AUCKLAND);
    private final Daily daily = new Daily();
    private final Editions editions = editions();

    @Test
    void dayTurnsInEachZoneWhenItDoesThere() {
        show();
        assertThat(read()).isEqualTo("2026-01-10");
        now.set(BEFORE_MIDNIGHT_IN_AUCKLAND.plusSeconds(30));
        show();
        assertThat(read()).isEqualTo("2026-01-11");
    }

    @Test
    void figureThatChangesByTheTimeAloneIsLookedAtEachMinute() {
        show();
        String version = moment().version();
        now.set(now.get().plusSeconds(300));
        show();
        daily.figure = "99.98";
        now.set(now.get().plusSeconds(1));
        show();
        assertThat(moment().version()).as("within the minute").isEqualTo(version);
        now.set(now.get().plusSeconds(60));
        show();
        assertThat(moment().version()).isNotEqualTo(version);
        assertThat(moment().now()).isEqualTo(now.get());
    }

    @Test
    void whereNoFigureChangesNothingIsWrittenWithinAQuarterAndNothingIsToldAfterIt() {
        now.set(BEFORE_MIDNIGHT_IN_AUCKLAND.plusSeconds(60));
        show();
        Edition first = editions.current().orElseThrow();
        now.set(now.get().plus(Duration.ofMinutes(13)));
        show();
        assertThat(editions.current()).containsSame(first);
        now.set(now.get().plus(Duration.ofMinutes(13)));
        show();
        assertThat(editions.current().orElseThrow()).isNotSameAs(first);
        assertThat(moment().version()).isEqualTo(first.moment().version());
    }

    @Test
    void versionIsTheSameOnEveryReplicaAndSaysWhetherThePageIsOutOfDate() {
        show();
        String version = moment().version();
        Editions other = editions();
        other.show(SomeIncidents.state(new SomeIncidents(1).many(20)), Optional.empty());
        assertThat(other.current().orElseThrow().moment().version()).isEqualTo(version);
        editions.show(SomeIncidents.state(new SomeIncidents(1).many(20)), Optional.of(now.get()));
        assertThat(moment().version()).isNotEqualTo(version);
    }

    private void show() {
        editions.show(state(), Optional.empty());
    }

    private static PageState state() {
        return SomeIncidents.state(new SomeIncidents(1).many(20));
    }

    private String read() {
        return editions.current()
                .orElseThrow()
                .find(Asked.byPath(daily, "/day"))
                .text();
    }

    private Moment moment() {
        return editions.current().orElseThrow().moment();
    }

    @SuppressWarnings("unchecked")
    private Editions editions() {
        Event<NewEdition> nobody = (Event<NewEdition>) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Event.class}, (proxy, method, arguments) -> null);
        return new Editions(List.of(daily), new Moved(), nobody);
    }

    private final class Moved extends Clock {
        @Override
        public Instant instant() {
            return now.get();
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            throw new UnsupportedOperationException();
        }
    }

    /** Says which day it is in Auckland. */
    private static final class Daily implements DocumentSource {
        private String figure = "99.99";

        @Override
        public boolean owns(String path) {
            return true;
        }

        @Override
        public Asked asked(ReadRequest request) {
            return Asked.byPath(this, request.path());
        }

        @Override
        public Document write(Asked asked, Moment moment) {
            return Document.data(
                    "text/plain",
                    LocalDate.ofInstant(moment.now(), ZoneId.of("Pacific/Auckland"))
                            .toString());
        }

        @Override
        public String byTime(PageState state, Instant now) {
            return figure;
        }

        @Override
        public Document loading(Asked asked) {
            return Document.data("text/plain", "loading");
        }

        @Override
        public Stream<Asked> popular() {
            return Stream.of(Asked.byPath(this, "/day"));
        }

        @Override
        public Stream<Asked> all(Moment moment) {
            return popular();
        }
    }
}
