package io.sitrep.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.outside.Logs;
import io.vertx.ext.mail.SMTPException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TroubleTest {
    private final Trouble trouble = new Trouble();

    @Test
    void aWrongPasswordIsToldOnceAndItsEndToo() {
        Outcome refused = SmtpAnswer.outcome(
                new SMTPException("AUTH PLAIN failed", 535, List.of("535 5.7.8 no such password: hunter2"), true));
        try (Logs logs = Logs.listen()) {
            trouble.note(refused);
            trouble.note(refused);
            trouble.note(Outcome.Retry.unanswered("no mail server answered"));
            trouble.note(refused);
            assertThat(logs.text().lines())
                    .containsExactly("No mail leaves: the mail server does not let us in: see QUARKUS_MAILER_USERNAME"
                            + " and _PASSWORD");
            trouble.note(new Outcome.Delivered("", "250"));
            trouble.note(new Outcome.Delivered("", "250"));
            assertThat(logs.text().lines().skip(1)).containsExactly("Mail leaves again");
        }
    }

    @Test
    void aReadersMailboxIsNoTroubleOfOurs() {
        try (Logs logs = Logs.listen()) {
            trouble.note(new Outcome.Gone("the mail server knows no such mailbox", "550 5.1.1"));
            trouble.note(new Outcome.Retry("the mail server can not take it now", java.time.Duration.ZERO, "451"));
            assertThat(logs.text()).isEmpty();
        }
    }
}
