package io.sitrep.notifier.notice;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** What became of a notice so far. */
public record Sent(String key, String subject, Instant createdAt, List<Mail> mails) {

    /**
     * What became of it at one address.
     *
     * @param state pending, retrying, delivered (the mail server took it), dead, bounced (nobody is there) or suppressed
     * @param code the mail server's last answer, or null
     * @param reason why it is not delivered, or null
     * @param settledAt when its last state was reached; null while there is more to do
     */
    public record Mail(String address, String state, int tries, String code, String reason, Instant settledAt) {
        static Mail of(Row row) {
            return new Mail(
                    row.getString("address"),
                    row.getString("state"),
                    row.getInteger("tries"),
                    row.getString("code"),
                    row.getString("reason"),
                    time(row.getOffsetDateTime("settled_at")));
        }
    }

    /** Of rows that all name the notice. */
    static Sent of(List<Row> rows) {
        Row any = rows.get(0);
        return new Sent(
                any.getString("key"),
                any.getString("subject"),
                time(any.getOffsetDateTime("created_at")),
                rows.stream().map(Mail::of).toList());
    }

    private static Instant time(OffsetDateTime column) {
        return column == null ? null : column.toInstant();
    }
}
