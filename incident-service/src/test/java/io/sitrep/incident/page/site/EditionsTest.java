package io.sitrep.incident.page.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sitrep.incident.page.PageState;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EditionsTest {
    private static final Instant LATE = Instant.parse("2026-03-04T22:30:00Z");

    private final Moved clock = new Moved();
    private final OneLine line = new OneLine();
    private final Told told = new Told();
    private final Editions editions = new Editions(List.of(line), clock, told);

    @Test
    void nothingIsShownBeforeTheFirstStateAndThenThatIs() {
        assertThat(editions.current()).isEmpty();
        editions.show(state("a"), Optional.empty());
        assertThat(shown()).isEqualTo("a null");
        assertThat(told.news)
                .singleElement()
                .satisfies(news -> assertThat(news.last()).isNull());
    }

    @Test
    void stateThatSaysTheSameIsNoNews() {
        editions.show(state("a"), Optional.empty());
        Edition first = editions.current().orElseThrow();
        clock.now = LATE.plusSeconds(60);
        editions.show(state("a").confirmed(clock.now), Optional.empty());
        assertThat(editions.current()).containsSame(first);
        assertThat(told.news).hasSize(1);
    }

    @Test
    void changeIsNewsAndNamesTheEditionBefore() {
        editions.show(state("a"), Optional.empty());
        Edition first = editions.current().orElseThrow();
        editions.show(state("b"), Optional.empty());
        assertThat(shown()).isEqualTo("b null");
        assertThat(told.news.get(1).last()).isSameAs(first);
        assertThat(told.news.get(1).fresh()).isSameAs(editions.current().orElseThrow());
    }

    @Test
    void becomingOutOfDateIsNewsAndSoIsNoLongerBeingIt() {
        editions.show(state("a"), Optional.empty());
        editions.show(state("a"), Optional.of(LATE));
        assertThat(shown()).isEqualTo("a " + LATE);
        editions.show(state("a"), Optional.of(LATE));
        assertThat(told.news).hasSize(2);
        editions.show(state("a"), Optional.empty());
        assertThat(shown()).isEqualTo("a null");
    }

    @Test
    void whatCannotBeWrittenLeavesReadersWhatTheyHave() {
        editions.show(state("a"), Optional.empty());
        line.broken = true;
        assertThatThrownBy(() -> editions.show(state("b"), Optional.empty())).hasMessage("no ink");
        assertThat(shown()).isEqualTo("a null");
        assertThat(told.news).hasSize(1);
        line.broken = false;
        editions.show(state("b"), Optional.empty());
        assertThat(shown()).isEqualTo("b null");
    }

    @Test
    void whoFollowsAndFailsKeepsNobodyFromTheNextEdition() {
        told.fails = true;
        editions.show(state("a"), Optional.empty());
        editions.show(state("b"), Optional.empty());
        assertThat(shown()).isEqualTo("b null");
    }

    private String shown() {
        return editions.current()
                .orElseThrow()
                .find(Asked.byPath(line, "/line"))
                .text();
    }

    private static PageState state(String pageId) {
        return Editing.state(pageId, LATE);
    }

    /** One document that says which state it is of, and since when it is out of date. */
    private static final class OneLine implements DocumentSource {
        private boolean broken;

        @Override
        public boolean owns(String path) {
            return path.equals("/line");
        }

        @Override
        public Asked asked(ReadRequest request) {
            return Asked.byPath(this, request.path());
        }

        @Override
        public Document write(Asked asked, Moment moment) {
            if (broken) {
                throw new IllegalStateException("no ink");
            }
            return Document.data("text/plain", moment.state().pageId() + " " + moment.staleSince());
        }

        @Override
        public Document loading(Asked asked) {
            return Document.data("text/plain", "loading");
        }

        @Override
        public Stream<Asked> popular() {
            return Stream.of(Asked.byPath(this, "/line"));
        }

        @Override
        public Stream<Asked> all(Moment moment) {
            return popular();
        }
    }

    private static final class Moved extends Clock {
        private Instant now = LATE;

        @Override
        public Instant instant() {
            return now;
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

    /** Remembers what was told; may fail like somebody who follows. */
    private static final class Told implements Event<NewEdition> {
        private final List<NewEdition> news = new ArrayList<>();
        private boolean fails;

        @Override
        public void fire(NewEdition edition) {
            news.add(edition);
            if (fails) {
                throw new IllegalStateException("not listening");
            }
        }

        @Override
        public <U extends NewEdition> CompletionStage<U> fireAsync(U event) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends NewEdition> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Event<NewEdition> select(Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends NewEdition> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }

        @Override
        public <U extends NewEdition> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
            throw new UnsupportedOperationException();
        }
    }
}
