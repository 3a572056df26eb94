package io.sitrep.notifier.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class MonthsTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final UUID SOMEBODY = UUID.randomUUID();

    @Inject
    Notifier notifier;

    @Inject
    Months months;

    @AfterEach
    void forget() {
        notifier.sql("DELETE FROM queue WHERE endpoint_id = $1", SOMEBODY);
        notifier.sql("SELECT drop_month('2001-02-01'), drop_month('2001-03-01')");
    }

    @Test
    void thisMonthAndTheTwoAfterItAreOpenAndOpeningThemAgainChangesNothing() {
        months.open().await().atMost(SOON);
        months.open().await().atMost(SOON);
        assertThat(months()).hasSizeGreaterThanOrEqualTo(3);
        assertThat(notifier.count("""
                        SELECT count(*) FROM generate_series(date_trunc('month', now() AT TIME ZONE 'UTC'),
                            date_trunc('month', now() AT TIME ZONE 'UTC') + interval '2 months', interval '1 month') AS m
                        WHERE to_regclass('ledger_' || to_char(m, 'YYYY_MM')) IS NOT NULL
                          AND to_regclass('failed_attempts_' || to_char(m, 'YYYY_MM')) IS NOT NULL""")).isEqualTo(3);
    }

    @Test
    void monthOlderThanIsKeptGoesWithItsAttemptsUnlessSomethingOfItWaits() {
        notifier.sql("SELECT open_month('2001-02-01'), open_month('2001-03-01')");
        notifier.sql("""
                INSERT INTO queue (endpoint_id, incident_id, sequence, delivery_id, month, publication_id, subscriber_id,
                    subscription_id, channel, lane, closing, every_update, due_at)
                VALUES ($1, $1, 1, $1, '2001-03-01', $1, $1, $1, 'webhook', 1, false, false, now() + interval '1 day')""", SOMEBODY);

        assertThat(months.drop().await().atMost(SOON)).containsExactly("2001-02-01");

        assertThat(months()).contains("ledger_2001_03").doesNotContain("ledger_2001_02");
        assertThat(notifier.count("SELECT count(*) FROM pg_class WHERE relname = 'failed_attempts_2001_02'"))
                .isZero();
    }

    private List<String> months() {
        return notifier
                .sql(
                        "SELECT relname::text FROM pg_inherits JOIN pg_class ON oid = inhrelid WHERE inhparent = 'ledger'::regclass")
                .stream()
                .map(row -> row.getString(0))
                .toList();
    }
}
