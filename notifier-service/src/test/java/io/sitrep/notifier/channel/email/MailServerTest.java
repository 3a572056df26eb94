package io.sitrep.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.outside.Logs;
import io.sitrep.notifier.outside.StrictMailServer;
import io.sitrep.notifier.outside.TestCertificate;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.ext.mail.MailMessage;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What our mail server may ask of us, and what its answers come to. */
class MailServerTest {
    private static final Vertx VERTX = Vertx.vertx();
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String READER = "reader@example.org";

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @Test
    void mailLeavesEncryptedWhereTheServerOffersIt() {
        try (StrictMailServer server = StrictMailServer.withTls()) {
            assertThat(send(trusting(server, "OPTIONAL"))).isInstanceOf(Outcome.Delivered.class);
            assertThat(server.taken()).singleElement().matches(StrictMailServer.Taken::encrypted);
        }
    }

    @Test
    void mailDoesNotLeaveInTheClearWhereEncryptionIsRequired() {
        try (StrictMailServer server = StrictMailServer.plain()) {
            assertThat(send(trusting(server, "REQUIRED")))
                    .isEqualTo(Outcome.Retry.unanswered("the mail server does not offer STARTTLS, which is required"));
            assertThat(server.taken()).isEmpty();
            assertThat(send(trusting(server, "OPTIONAL"))).isInstanceOf(Outcome.Delivered.class);
        }
    }

    @Test
    void aCertificateNobodyTrustsGetsNoMail() {
        try (StrictMailServer server = StrictMailServer.withTls()) {
            MailSettings settings = to(server).with("quarkus.mailer.start-tls", "REQUIRED");
            assertThat(send(settings)).isInstanceOf(Outcome.Retry.class);
            assertThat(server.taken()).isEmpty();
        }
    }

    @Test
    void whoKnowsThePasswordIsLetIn() {
        try (StrictMailServer server = StrictMailServer.withTlsAndLogin()) {
            assertThat(send(login(server, StrictMailServer.PASSWORD))).isInstanceOf(Outcome.Delivered.class);
            assertThat(server.taken()).singleElement().matches(taken -> taken.encrypted() && taken.loggedIn());
        }
    }

    @Test
    void aWrongPasswordIsSaidWithoutThePassword() {
        String wrong = "tr0ub4dor-and-3";
        try (StrictMailServer server = StrictMailServer.withTlsAndLogin();
                Logs logs = Logs.listen()) {
            Outcome outcome = send(login(server, wrong));
            assertThat(outcome).isInstanceOf(Outcome.Retry.class);
            assertThat(((Outcome.Retry) outcome).reason())
                    .isEqualTo("the mail server does not let us in: see QUARKUS_MAILER_USERNAME and _PASSWORD");
            assertThat(outcome.code()).startsWith("535");
            assertThat(outcome.toString() + logs.text()).doesNotContain(wrong, StrictMailServer.USER + " with");
        }
    }

    @Test
    void connectionsAreUsedAgain() {
        try (StrictMailServer server = StrictMailServer.plain()) {
            MailLines lines = to(server).with("quarkus.mailer.max-pool-size", 3).lines(VERTX);
            List<Uni<Void>> mails = IntStream.range(0, 60)
                    .mapToObj(i -> lines.current().send(mail(READER)))
                    .toList();
            Uni.join().all(mails).andFailFast().await().atMost(SOON);

            assertThat(server.taken()).hasSize(60);
            assertThat(server.connections()).isLessThanOrEqualTo(3);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "550 | 5.1.1 reader@example.org is unknown here | Gone     | 550 5.1.1",
                "550 | 5.2.1 the account is disabled            | Gone     | 550 5.2.1",
                "550 | User unknown in virtual mailbox table    | Gone     | 550",
                "550 | No such user here                        | Gone     | 550",
                "550 | 5.7.1 no such user for you: blocked      | Rejected | 550 5.7.1",
                "550 | blocked, see https://example.net/listed  | Rejected | 550",
                "554 | 5.5.0 go away                            | Rejected | 554 5.5.0",
                "452 | 4.2.2 the mailbox is full                | Retry    | 452 4.2.2",
                "421 | 4.7.0 too many from 192.0.2.1            | Retry    | 421 4.7.0",
            })
    void aRecipientIsGivenUpOnlyWhenNobodyIsThere(int code, String text, String outcome, String noted) {
        try (StrictMailServer server = StrictMailServer.plain().refuse(READER, code, text)) {
            Outcome answer = send(to(server));
            assertThat(answer.getClass().getSimpleName()).isEqualTo(outcome);
            assertThat(answer.code()).isEqualTo(noted);
            assertThat(answer.toString()).doesNotContain(READER);
        }
    }

    @Test
    void aMailRefusedForWhatItSaysGivesNobodyUp() {
        try (StrictMailServer server = StrictMailServer.plain().refuseData(550, "5.1.1 no such user, we think")) {
            assertThat(send(to(server))).isInstanceOf(Outcome.Rejected.class);
        }
    }

    private static Outcome send(MailSettings settings) {
        return settings.lines(VERTX)
                .current()
                .send(mail(READER))
                .<Outcome>replaceWith(new Outcome.Delivered("", "250"))
                .onFailure()
                .recoverWithItem(SmtpAnswer::outcome)
                .await()
                .atMost(SOON);
    }

    private static MailSettings to(StrictMailServer server) {
        return MailSettings.usual().with("quarkus.mailer.port", server.port());
    }

    private static MailSettings trusting(StrictMailServer server, String startTls) {
        return to(server)
                .with("quarkus.mailer.start-tls", startTls)
                .with("quarkus.mailer.truststore.paths", TestCertificate.store())
                .with("quarkus.mailer.truststore.password", TestCertificate.password())
                .with("quarkus.mailer.truststore.type", "PKCS");
    }

    private static MailSettings login(StrictMailServer server, String password) {
        return trusting(server, "REQUIRED")
                .with("quarkus.mailer.login", "REQUIRED")
                .with("quarkus.mailer.username", StrictMailServer.USER)
                .with("quarkus.mailer.password", password);
    }

    private static MailMessage mail(String address) {
        return new MailMessage()
                .setFixedHeaders(true)
                .setHeaders(MultiMap.caseInsensitiveMultiMap()
                        .add("From", "status@example.com")
                        .add("Subject", "Hello"))
                .setBounceAddress("bounce@example.com")
                .setTo(address)
                .setText("Hello.");
    }
}
