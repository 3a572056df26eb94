package io.sitrep.incident.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a component did is worked out in one sweep, and held against looking at each second. */
class UptimeTest {
    private static final Instant ZERO = Instant.parse("2026-03-28T22:00:00Z");
    private static final ZoneId ROME = ZoneId.of("Europe/Rome");
    private static final List<ComponentStatus> ILL = List.of(
            ComponentStatus.UNDER_MAINTENANCE,
            ComponentStatus.DEGRADED_PERFORMANCE,
            ComponentStatus.PARTIAL_OUTAGE,
            ComponentStatus.MAJOR_OUTAGE);

    /** One component's life, made up. */
    record Life(long seed, List<StatusInterval> intervals, Span span) {
        static Life of(long seed) {
            Random random = new Random(seed);
            List<StatusInterval> intervals = new ArrayList<>();
            for (int i = random.nextInt(12); i > 0; i--) {
                int from = random.nextInt(700) - 100;
                Instant to = random.nextInt(8) == 0 ? null : at(from + random.nextInt(200) - 5);
                intervals.add(new StatusInterval(ILL.get(random.nextInt(ILL.size())), at(from), to));
            }
            int begin = random.nextInt(300);
            return new Life(seed, intervals, new Span(at(begin), at(begin + 1 + random.nextInt(400))));
        }

        Uptime uptime() {
            return Uptime.of(intervals, span);
        }

        @Override
        public String toString() {
            return "seed " + seed;
        }
    }

    static Stream<Life> lives() {
        return IntStream.range(0, 400).mapToObj(seed -> Life.of(20_261_122L + seed));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void itSaysWhatLookingAtEachSecondSays(Life life) {
        Map<ComponentStatus, Duration> seconds = new EnumMap<>(ComponentStatus.class);
        double down = 0;
        for (Instant now = life.span.from(); now.isBefore(life.span.to()); now = now.plusSeconds(1)) {
            ComponentStatus worst = worstAt(now, life.intervals);
            if (worst != ComponentStatus.OPERATIONAL) {
                seconds.merge(worst, Duration.ofSeconds(1), Duration::plus);
            }
            down += worst == ComponentStatus.MAJOR_OUTAGE ? 1 : worst == ComponentStatus.PARTIAL_OUTAGE ? 0.3 : 0;
        }

        assertThat(life.uptime().spent()).isEqualTo(seconds);
        assertThat(life.uptime().share().orElseThrow())
                .isCloseTo(1 - down / life.span.length().toSeconds(), within(1e-9));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void noMomentCountsTwiceAndNoneOutsideOfTheSpan(Life life) {
        Instant end = life.span.from();
        ComponentStatus before = ComponentStatus.OPERATIONAL;
        for (Uptime.Stretch stretch : life.uptime().stretches()) {
            assertThat(stretch.span().from()).isAfterOrEqualTo(end);
            assertThat(stretch.span().isEmpty()).isFalse();
            assertThat(stretch.status() == before && stretch.span().from().equals(end))
                    .isFalse();
            end = stretch.span().to();
            before = stretch.status();
        }
        assertThat(end).isBeforeOrEqualTo(life.span.to());
        assertThat(sum(life.uptime())).isLessThanOrEqualTo(life.span.length());
    }

    @ParameterizedTest
    @MethodSource("lives")
    void theSameTwiceIsTheSameOnce(Life life) {
        List<StatusInterval> twice = new ArrayList<>(life.intervals);
        twice.addAll(life.intervals);

        assertThat(Uptime.of(twice, life.span)).isEqualTo(life.uptime());
    }

    @ParameterizedTest
    @MethodSource("lives")
    void theOrderInWhichTheyWereRecordedDoesNotMatter(Life life) {
        List<StatusInterval> shuffled = new ArrayList<>(life.intervals);
        Collections.shuffle(shuffled, new Random(life.seed));

        assertThat(Uptime.of(shuffled, life.span)).isEqualTo(life.uptime());
    }

    @ParameterizedTest
    @MethodSource("lives")
    void thePartsOfASpanAddUpToTheWhole(Life life) {
        long length = life.span.length().toSeconds();
        Instant cut = life.span.from().plusSeconds(new Random(life.seed).nextInt((int) length + 1));
        Map<ComponentStatus, Duration> parts = new EnumMap<>(ComponentStatus.class);
        Stream.of(new Span(life.span.from(), cut), new Span(cut, life.span.to()))
                .flatMap(part -> Uptime.of(withEnds(life), part).spent().entrySet().stream())
                .forEach(each -> parts.merge(each.getKey(), each.getValue(), Duration::plus));

        assertThat(parts).isEqualTo(life.uptime().spent());
    }

    @ParameterizedTest
    @MethodSource("lives")
    void whatLiesOutsideOfTheSpanChangesNothing(Life life) {
        List<StatusInterval> more = new ArrayList<>(life.intervals);
        ILL.forEach(status -> {
            more.add(new StatusInterval(status, Instant.EPOCH, life.span.from()));
            more.add(new StatusInterval(status, life.span.to(), null));
            more.add(new StatusInterval(status, life.span.to().minusSeconds(1), life.span.from()));
        });

        assertThat(Uptime.of(more, life.span)).isEqualTo(life.uptime());
    }

    @ParameterizedTest
    @MethodSource("lives")
    void anotherFailureNeverRaisesUptimeAndMaintenanceNeverLowersIt(Life life) {
        double share = life.uptime().share().orElseThrow();
        Life other = Life.of(life.seed + 1_000_000);
        List<StatusInterval> more = new ArrayList<>(life.intervals);
        other.intervals.forEach(interval -> {
            more.add(interval);
            assertThat(Uptime.of(more, life.span).share().orElseThrow()).isLessThanOrEqualTo(share + 1e-12);
        });
        List<StatusInterval> maintained = new ArrayList<>(life.intervals);
        maintained.add(new StatusInterval(ComponentStatus.UNDER_MAINTENANCE, Instant.EPOCH, null));
        assertThat(Uptime.of(maintained, life.span).share().orElseThrow()).isEqualTo(share, within(1e-12));
    }

    @ParameterizedTest
    @MethodSource("lives")
    void theWorstOfADayIsTheWorstOfItsSeconds(Life life) {
        Map<LocalDate, ComponentStatus> worst = new TreeMap<>();
        for (Instant now = life.span.from(); now.isBefore(life.span.to()); now = now.plusSeconds(1)) {
            worst.merge(
                    // Days of three minutes: the span then has several.
                    LocalDate.ofEpochDay(Math.floorDiv(now.getEpochSecond() - ZERO.getEpochSecond(), 180)),
                    worstAt(now, life.intervals),
                    (one, two) -> one.compareTo(two) >= 0 ? one : two);
        }
        List<StatusInterval> slow = life.intervals.stream()
                .map(each -> new StatusInterval(
                        each.status(), slowed(each.from()), each.to() == null ? null : slowed(each.to())))
                .toList();

        assertThat(Uptime.of(slow, new Span(slowed(life.span.from()), slowed(life.span.to())))
                        .worstPerDay(ZoneOffset.UTC))
                .isEqualTo(worst.entrySet().stream()
                        .map(day -> new Uptime.Day(day.getKey(), day.getValue()))
                        .toList());
    }

    @Test
    void daysAreThoseOfTheZoneAlsoWhereOneIsAnHourShort() {
        // In Rome the 29th has 23 hours: it ends at 22:00 UTC.
        var outage = new StatusInterval(
                ComponentStatus.MAJOR_OUTAGE,
                Instant.parse("2026-03-29T21:59:59Z"),
                Instant.parse("2026-03-29T22:00:00Z"));
        Span span = new Span(Instant.parse("2026-03-28T23:00:00Z"), Instant.parse("2026-03-30T22:00:00Z"));

        assertThat(Uptime.of(List.of(outage), span).worstPerDay(ROME))
                .containsExactly(
                        new Uptime.Day(LocalDate.of(2026, 3, 29), ComponentStatus.MAJOR_OUTAGE),
                        new Uptime.Day(LocalDate.of(2026, 3, 30), ComponentStatus.OPERATIONAL));
    }

    @Test
    void aWholeIsSaidOnlyOfWhatWasNeverDown() {
        Span year = new Span(ZERO, ZERO.plus(Duration.ofDays(365)));

        assertThat(Uptime.of(List.of(), year).percent()).contains(new BigDecimal("100.00"));
        assertThat(Uptime.of(List.of(major(1)), year).percent()).contains(new BigDecimal("99.99"));
        assertThat(Uptime.of(List.of(major(3600)), new Span(ZERO, at(3600))).percent())
                .contains(new BigDecimal("0.00"));
        assertThat(Uptime.of(List.of(major(300)), new Span(ZERO, at(1000))).percent())
                .contains(new BigDecimal("70.00"));
        assertThat(Uptime.of(List.of(major(300)), new Span(ZERO, ZERO)).share()).isEmpty();
        assertThat(Uptime.of(List.of(major(300)), new Span(ZERO, ZERO)).worstPerDay(ROME))
                .isEmpty();
    }

    private static StatusInterval major(long seconds) {
        return new StatusInterval(ComponentStatus.MAJOR_OUTAGE, ZERO, at(seconds));
    }

    /** What lasts still lasts to the end of the whole, not of each part. */
    private static List<StatusInterval> withEnds(Life life) {
        return life.intervals.stream()
                .map(each -> each.to() == null ? new StatusInterval(each.status(), each.from(), life.span.to()) : each)
                .toList();
    }

    private static Instant slowed(Instant at) {
        return Instant.EPOCH.plusSeconds(480 * (at.getEpochSecond() - ZERO.getEpochSecond()));
    }

    private static Duration sum(Uptime uptime) {
        return uptime.spent().values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static ComponentStatus worstAt(Instant now, List<StatusInterval> intervals) {
        return intervals.stream()
                .filter(each -> !each.from().isAfter(now)
                        && (each.to() == null || each.to().isAfter(now)))
                .map(StatusInterval::status)
                .max(ComponentStatus::compareTo)
                .orElse(ComponentStatus.OPERATIONAL);
    }

    private static Instant at(long second) {
        return ZERO.plusSeconds(second);
    }
}
