package io.sitrep.notifier.channel.email.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.Bounce;
import io.sitrep.notifier.outside.DeliveryReports;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportTest {
    private static final UUID DELIVERY = UUID.randomUUID();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "failed  | 5.1.1  | smtp; 550 5.1.1 user unknown                        | true  | 5.1.1",
                "Failed  | 5.1.10 | smtp; 550 5.1.10 RESOLVER.ADR.RecipientNotFound     | true  | 5.1.10",
                "failed  | 5.4.4  | X-Postfix; Host or domain name not found            | true  | 5.4.4",
                "failed  | 5.0.0  | smtp; 550 5.1.1 no such user                        | true  | 5.1.1",
                "failed  | 5.0.0  | smtp; 550 we do not want it                         | false | 5.0.0",
                "failed  | 5.0.0  | smtp; 550 No such user here                         | true  | 5.0.0",
                "failed  | 5.1.0  | smtp; 550 5.1.0 sender rejected by policy           | false | 5.1.0",
                "failed  | 5.1.0  | smtp; 550 5.1.0 unknown recipient                   | true  | 5.1.0",
                "failed  | 5.2.0  | smtp; 554 5.2.0 STOREDRV.Deliver; quota of the day  | false | 5.2.0",
                "failed  | 5.4.1  | smtp; 550 5.4.1 Recipient address rejected: denied  | false | 5.4.1",
                "failed  | 5.7.1  | smtp; 550 5.7.1 no such user for you: blocked       | false | 5.7.1",
                "failed  | 5.2.1  | smtp; 550 5.2.1 the account is disabled             | true  | 5.2.1",
                "failed  | 5.2.2  | smtp; 552 5.2.2 mailbox full                        | false | 5.2.2",
                "failed  | 5.7.1  | smtp; 554 5.7.1 blocked, see https://example.net/x  | false | 5.7.1",
                "failed  | 5.1.8  | smtp; 501 5.1.8 bad sender address                  | false | 5.1.8",
                "failed  | 5.4.7  | smtp; 550 5.4.7 delivery time expired               | false | 5.4.7",
                "failed  | 5.5.0  | smtp; 550 5.5.0 mailbox unavailable                 | false | 5.5.0",
                "failed  | 5.3.4  | smtp; 552 5.3.4 too large                           | false | 5.3.4",
                "failed  | 4.4.7  | smtp; 451 4.4.7 given up after five days            | false | 4.4.7",
                "delayed | 4.4.1  | X-Postfix; connect to 192.0.2.25: timed out         | false | 4.4.1",
            })
    void aReportIsReadAsItsFieldsSay(String action, String status, String diagnostic, boolean forGood, String code) {
        Bounce bounce = read(DeliveryReports.report(action, status, diagnostic)).orElseThrow();
        assertThat(bounce.delivery()).isEqualTo(DELIVERY);
        assertThat(bounce.forGood()).isEqualTo(forGood);
        assertThat(bounce.code()).isEqualTo(code);
        assertThat(bounce.reason()).doesNotContain("example", "@");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delivered", "relayed", "expanded", "invented"})
    void whatArrivedIsNoBounce(String action) {
        assertThat(read(DeliveryReports.report(action, "2.0.0", "smtp; 250 OK")))
                .isEmpty();
    }

    @Test
    void qmailsProseIsUnderstood() {
        Bounce bounce = read("""
                From: MAILER-DAEMON@mx.example.org
                Subject: failure notice

                Hi. This is the qmail-send program at mx.example.org.
                I'm afraid I wasn't able to deliver your message to the following addresses.
                This is a permanent error; I've given up. Sorry it didn't work out.

                <reader@example.org>:
                Sorry, no mailbox here by that name. (#5.1.1)

                --- Below this line is a copy of the message.

                Subject: 4.2.2 temporarily
                """).orElseThrow();
        assertThat(bounce.forGood()).isTrue();
        assertThat(bounce.code()).isEqualTo("5.1.1");
    }

    @Test
    void proseWithoutACodeCountsOnlyWhereItLeavesNoDoubt() {
        assertThat(prose("Undeliverable: Investigating", "The recipient's mailbox: user unknown."))
                .hasValueSatisfying(bounce -> assertThat(bounce.forGood()).isTrue());
        assertThat(prose("Undeliverable: Investigating", "Our filter did not like it."))
                .hasValueSatisfying(bounce -> assertThat(bounce.forGood()).isFalse());
        assertThat(prose("Mail delivery failed", "host mx.example.org[192.0.2.25] said: 550 5.5.0 go away"))
                .hasValueSatisfying(bounce -> assertThat(bounce.forGood()).isFalse());
        assertThat(prose("Delivery delayed", "user unknown for now, will keep trying for two days"))
                .hasValueSatisfying(bounce -> assertThat(bounce.forGood()).isFalse());
        assertThat(prose("Mail delivery failed", "host mx.example.org[192.0.2.25] said: 550 5.7.1 listed"))
                .hasValueSatisfying(bounce -> assertThat(bounce.forGood()).isFalse());
    }

    @Test
    void anAnswerOfAPersonOrAMachineIsNoBounce() {
        assertThat(prose("Re: Investigating: Checkout is down", "Thanks. Is user unknown 5.1.1 part of it?"))
                .isEmpty();
        assertThat(prose("Out of office", "I am away until Monday.")).isEmpty();
    }

    /** The words of a report, and the address of one, are anybody's to write. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: Reader <reader@example.org>\nAuto-Submitted: auto-replied\nSubject: Out of office",
                "From: Reader <reader@example.org>\nSubject: Undeliverable: Investigating",
                "From: Reader <reader@example.org>\nAuto-Submitted: auto-replied\nSubject: Mail delivery failed",
                "From: postmaster@example.org\nAuto-Submitted: auto-replied\nSubject: Automatic reply: Mail delivery failed",
                "From: postmaster@example.org\nX-Autoreply: yes\nSubject: Mail delivery failed",
                "From: postmaster@example.org\nPrecedence: auto_reply\nSubject: Mail delivery failed",
                "From: postmaster@example.org\nSubject: RE: Mail delivery failed",
                "From: postmaster@example.org\nSubject: Abwesenheitsnotiz: Mail delivery failed",
            })
    void answerThatIsSetUpByAPersonIsNeverABounceWhateverItQuotes(String head) {
        assertThat(read(head + "\n\nMail delivery failed: 550 5.1.1 user unknown\n"))
                .isEmpty();
    }

    @Test
    void proseIsBelievedOfAServerThatSendsAsServersDo() {
        String mail = "From: MAILER-DAEMON@mx.example.org\n%sSubject: failure notice\n\nuser unknown (#5.1.1)\n";
        String plain = mail.formatted("");
        assertThat(read(plain, true)).isPresent();
        assertThat(read(plain, false)).as("it named a sender").isEmpty();
        assertThat(read(mail.formatted("Auto-Submitted: auto-replied (failure)\n"), false))
                .isPresent();
        assertThat(read(mail.formatted("Auto-Submitted: no\n"), false)).isEmpty();
    }

    @Test
    void reportThatSomebodyForwardsOrReceiptsAreNone() {
        String forwarded = DeliveryReports.hard()
                .replace("multipart/report; report-type=delivery-status;", "multipart/mixed;")
                .replace("MAILER-DAEMON@mx", "reader@mx");
        assertThat(read(forwarded)).isEmpty();
        assertThat(read(DeliveryReports.hard()
                        .replace("report-type=delivery-status", "report-type=disposition-notification")
                        .replace("message/delivery-status", "message/disposition-notification")))
                .isEmpty();
    }

    @Test
    void whatIsQuotedInProseSaysNothing() {
        assertThat(prose("Delivery problem", "The filter did not like it:\n> 550 5.1.1 user unknown"))
                .hasValueSatisfying(bounce -> assertThat(bounce.forGood()).isFalse());
    }

    @Test
    void nothingThatComesInBreaksTheReader() {
        Random random = new Random(7);
        String good = DeliveryReports.hard();
        for (int i = 0; i < 2_000; i++) {
            byte[] mail = good.getBytes(StandardCharsets.ISO_8859_1);
            for (int j = 0; j < 40; j++) {
                mail[random.nextInt(mail.length)] = (byte) random.nextInt(256);
            }
            assertThat(DeliveryReport.read(DELIVERY, mail, true)).isNotNull();
        }
        assertThat(read("")).isEmpty();
        assertThat(read("Content-Type: multipart/report; boundary=b\n\n--b\nContent-Type: multipart/mixed; boundary=b\n"
                        .repeat(200)))
                .isEmpty();
    }

    private static Optional<Bounce> prose(String subject, String text) {
        return read("From: postmaster@example.org\nSubject: " + subject + "\n\n" + text + "\n");
    }

    private static Optional<Bounce> read(String mail) {
        return read(mail, true);
    }

    private static Optional<Bounce> read(String mail, boolean fromNobody) {
        return DeliveryReport.read(
                DELIVERY, mail.replace("\n", "\r\n").getBytes(StandardCharsets.ISO_8859_1), fromNobody);
    }
}
