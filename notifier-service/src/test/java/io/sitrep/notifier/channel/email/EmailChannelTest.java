package io.sitrep.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.ChannelContract;
import io.sitrep.notifier.channel.Confirmation;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.email.pace.DomainPace;
import io.sitrep.notifier.channel.email.pace.Paces;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.MailParts;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.MovedClock;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Reader;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.mail.Header;
import jakarta.mail.internet.MimeMessage;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class EmailChannelTest extends ChannelContract {
    private final MailServer server = MailServer.running();
    // In a domain of its own: each has its own pace, and some of these tests slow it down.
    private final String address = "reader@d" + UUID.randomUUID() + ".example.org";

    @Inject
    EmailChannel channel;

    @Inject
    ReturnPath returnPath;

    @Inject
    Paces paces;

    @Inject
    MailLines lines;

    @Inject
    MailComposer composer;

    @Inject
    QuestionMail questions;

    @Inject
    NoticeMail notices;

    @Inject
    MailCheck check;

    @Inject
    MailExchanges exchanges;

    @Inject
    Settings settings;

    @AfterEach
    void openTheGate() {
        server.open();
    }

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected Target target() {
        return new Target(address, Optional.empty());
    }

    @Override
    protected void otherSide(Behaviour behaviour) {
        switch (behaviour) {
            case ACCEPTS -> server.open();
            case REFUSES -> server.answer(550);
            case DOES_NOT_KNOW_US -> server.answer(530);
            case IS_BUSY -> server.answer(451);
            case IS_AWAY -> server.answer(421);
            case IS_SILENT -> server.set(MailServer.Gate.SILENT);
            case NEVER_ENDS -> server.set(MailServer.Gate.ENDLESS);
        }
    }

    @Override
    protected List<String> arrived() {
        return server.mailTo(address).stream()
                .map(mail -> MailParts.of(mail, "text/plain"))
                .toList();
    }

    @Override
    protected List<String> secrets() {
        return List.of(address, "somebody@example.org", Messages.TOKEN);
    }

    @Test
    void headersMakeOneThreadAnIncidentAndNameTheWayOut() throws Exception {
        Message message = Messages.anUpdate("Hello.");
        deliver(message);
        deliver(message);

        List<MimeMessage> mails = mails(2);
        MimeMessage mail = mails.get(0);
        assertThat(mail.getMessageID()).isEqualTo("<" + message.key() + "@example.com>");
        assertThat(mails.get(1).getMessageID()).isEqualTo(mail.getMessageID());
        String thread = "<incident." + message.publication().said().incident().id() + "@example.com>";
        assertThat(mail.getHeader("References")).containsExactly(thread);
        assertThat(mail.getHeader("In-Reply-To")).containsExactly(thread);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("List-Unsubscribe", null).replaceAll("\\s", ""))
                .isEqualTo("<https://notify.example.com/subscriptions/" + Messages.TOKEN + "/unsubscribe>");
        assertThat(mail.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
        assertThat(mail.getSubject()).isEqualTo("[Example Status] Checkout is down");
        assertThat(mail.getFrom()[0]).hasToString("Example Status <status@example.com>");
    }

    @Test
    void titleCanNotWriteHeaders() throws Exception {
        String title = "Down\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script> \u202Egnp";
        deliver(Messages.anUpdate(Events.anIncident().titled(title), "Hello."));

        MimeMessage mail = mails(1).get(0);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).startsWith("[Example Status] Down Bcc: victim@example.org");
        assertThat(mail.getSubject()).doesNotContain("\u202E");
        assertThat(MailParts.of(mail, "text/html")).doesNotContain("<script>");
        assertThat(server.mailTo("victim@example.org")).isEmpty();
    }

    /** Gmail begins another thread when the subject changes, whatever the references say. */
    @Test
    void anotherStatusStaysInTheThread() throws Exception {
        Events incident = Events.anIncident();
        deliver(Messages.anUpdate(incident, "We look into it."));
        deliver(Messages.anUpdate(incident, "resolved", "All good."));
        List<MimeMessage> mails = mails(2);
        assertThat(mails.get(1).getSubject()).isEqualTo(mails.get(0).getSubject());
        assertThat(mails.get(1).getHeader("References")).isEqualTo(mails.get(0).getHeader("References"));
        assertThat(mails.get(1).getMessageID()).isNotEqualTo(mails.get(0).getMessageID());
        assertThat(MailParts.of(mails.get(1), "text/plain")).startsWith("Resolved: Checkout is down");
        assertThat(MailParts.of(mails.get(1), "text/html")).contains(">Resolved: Checkout is down</div>");
    }

    @Test
    void whatComesBackComesToAnAddressOfItsOwn() {
        Message message = Messages.anUpdate("Hello.");
        deliver(message);
        assertThat(server.senders()).contains(returnPath.of(message.key()));
    }

    @Test
    void noHeaderIsEmptyOrTooMuch() throws Exception {
        deliver(Messages.anUpdate("Hello."));
        MimeMessage mail = mails(1).get(0);
        assertThat(mail.getHeader("Cc")).isNull();
        assertThat(mail.getHeader("Bcc")).isNull();
        for (Header header : Collections.list(mail.getAllHeaders())) {
            assertThat(header.getValue()).as(header.getName()).isNotBlank();
            assertThat(mail.getHeader(header.getName())).hasSize(1);
        }
        assertThat(mail.getSentDate()).isEqualTo(Instant.parse("2026-03-04T10:00:01Z"));
    }

    /** More than the mail library keeps connections: when they were stuck for ever, that was the end of all mail. */
    @Test
    void aServerThatFellSilentKeepsNoConnection() {
        server.set(MailServer.Gate.SILENT);
        List<Uni<Outcome>> silent = IntStream.range(0, 25)
                .mapToObj(i -> channel.deliver(Messages.anUpdate("Anybody?"), target()))
                .toList();
        assertThat(Uni.join().all(silent).andFailFast().await().atMost(Duration.ofSeconds(30)))
                .hasAtLeastOneElementOfType(Outcome.Retry.class)
                .allMatch(outcome -> outcome instanceof Outcome.Retry || outcome instanceof Outcome.Deferred);

        server.open();
        assertThat(deliver(Messages.anUpdate("There you are."))).isInstanceOf(Outcome.Delivered.class);
        await().until(() -> server.unanswered() == 0);
    }

    /** Its time would run while it waits for one. */
    @Test
    void mailThatFindsNoConnectionFreeIsNotTried() {
        int connections = channel.provider(address).mostAtOnce();
        server.set(MailServer.Gate.SILENT);
        List<Outcome> outcomes = Uni.join()
                .all(IntStream.range(0, connections + 3)
                        .mapToObj(i -> channel.deliver(Messages.anUpdate("Anybody?"), target()))
                        .toList())
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(30));

        assertThat(outcomes).filteredOn(Outcome.Retry.class::isInstance).hasSize(connections);
        assertThat(outcomes).filteredOn(Outcome.Deferred.class::isInstance).hasSize(3);
    }

    @Test
    void mailThatIsAcceptedAfterItWasGivenUpIsNotSentAgain() {
        Message message = Messages.anUpdate("Slow, but taken.");
        server.set(MailServer.Gate.LATE);
        assertThat(deliver(message)).isInstanceOf(Outcome.Retry.class);
        assertThat(deliver(message)).as("it may still be taken").isInstanceOf(Outcome.Deferred.class);
        server.open();

        await().untilAsserted(() -> assertThat(deliver(message)).isInstanceOf(Outcome.Delivered.class));

        assertThat(mails(1)).hasSize(1);
        // Who asks for it after that wants it again.
        assertThat(deliver(message)).isInstanceOf(Outcome.Delivered.class);
        mails(2);
    }

    @Test
    void mailThatGotNoAnswerAtAllIsSentAgain() {
        Message message = Messages.anUpdate("Anybody?");
        server.set(MailServer.Gate.SILENT);
        assertThat(deliver(message)).isInstanceOf(Outcome.Retry.class);
        server.open();

        await().untilAsserted(() -> assertThat(deliver(message)).isInstanceOf(Outcome.Delivered.class));

        mails(1);
    }

    @Test
    void failureToWriteAMailIsOurOwnAndNotTheServers() {
        Message good = Messages.anUpdate("Hello.");
        Message broken =
                new Message(good.key(), good.publication(), good.reader(), good.wording(), null, good.unsubscribe());
        for (int i = 0; i < 60; i++) {
            assertThatThrownBy(() -> deliver(broken)).isInstanceOf(NullPointerException.class);
        }

        // Nor does it keep a place.
        assertThat(deliver(good)).isInstanceOf(Outcome.Delivered.class);
        assertThat(paces.of(EmailAddress.domain(address)).rate()).isEqualTo(2_000);
    }

    @Test
    void urgentMailOvertakesWithinItsDomain() {
        // Nobody's turn passes while the machine stands still.
        Clock clock = new MovedClock();
        Paces paces = new Paces(settings, clock);
        channel = new EmailChannel(lines, composer, questions, notices, paces, check, exchanges, clock, settings);
        DomainPace pace = paces.of(EmailAddress.domain(address));
        for (int others = 0; others < 50; others++) {
            assertThat(pace.enter(UUID.randomUUID(), 4)).isEmpty();
        }
        Message lesser = Messages.anUpdate(Events.anIncident().ofSeverity("SEV4"), "Slightly slow.");
        Message urgent = Messages.anUpdate(Events.anIncident().ofSeverity("SEV1"), "All is down.");
        assertThat(deliver(lesser)).isInstanceOf(Outcome.Deferred.class);
        assertThat(deliver(urgent)).isInstanceOf(Outcome.Deferred.class);
        pace.leave(DomainPace.End.OTHERWISE);

        assertThat(deliver(lesser)).as("the place is the urgent one's").isInstanceOf(Outcome.Deferred.class);
        assertThat(deliver(urgent)).isInstanceOf(Outcome.Delivered.class);
        assertThat(deliver(lesser)).isInstanceOf(Outcome.Delivered.class);
    }

    /** 50 may be on their way to one domain at once; whoever is put off has not been tried. */
    @Test
    void moreThanADomainTakesAtOnceIsPutOff() {
        Message message = Messages.anUpdate("One of many.");
        keepsToThePace(() -> channel.deliver(message, target()));
    }

    @Test
    void questionComesInNoThreadAndBackToAnAddressOfItsOwn() throws Exception {
        Confirmation question = new Confirmation(
                UUID.randomUUID(),
                Reader.of("de", "UTC"),
                URI.create("https://notify.example.com/subscriptions/" + Messages.TOKEN),
                false);
        Outcome outcome = channel.confirm(question, target()).await().atMost(Duration.ofSeconds(30));

        String id = "<question." + question.key() + "@example.com>";
        assertThat(outcome).isEqualTo(new Outcome.Delivered(id, "250"));
        MimeMessage mail = mails(1).get(0);
        assertThat(mail.getMessageID()).isEqualTo(id);
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(mail.getHeader("Content-Language")).containsExactly("de");
        assertThat(mail.getHeader("References")).isNull();
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
        assertThat(mail.getFrom()[0]).hasToString("Example Status <status@example.com>");
        assertThat(server.senders()).contains(returnPath.of(question.key()));
        assertThat(MailParts.of(mail, "text/plain")).contains(question.link().toString());
        assertThat(MailParts.of(mail, "text/html")).contains("href=\"" + question.link() + "\"");
    }

    @Test
    void questionsKeepToThePaceOfTheirDomainToo() {
        Confirmation question = new Confirmation(
                UUID.randomUUID(),
                Reader.of("en", "UTC"),
                URI.create("https://notify.example.com/subscriptions/" + Messages.TOKEN),
                false);
        keepsToThePace(() -> channel.confirm(question, target()));
    }

    private void keepsToThePace(Supplier<Uni<Outcome>> mail) {
        DomainPace pace = paces.of(EmailAddress.domain(address));
        for (int others = 0; others < 50; others++) {
            assertThat(pace.enter(UUID.randomUUID(), 4)).isEmpty();
        }
        assertThat(outcome(mail))
                .isInstanceOfSatisfying(
                        Outcome.Deferred.class,
                        deferred -> assertThat(deferred.after()).isLessThanOrEqualTo(Duration.ofSeconds(30)));
        assertThat(server.mailTo(address)).isEmpty();

        pace.leave(DomainPace.End.OTHERWISE);
        assertThat(outcome(mail)).isInstanceOf(Outcome.Delivered.class);
        mails(1);
        // Its place is free again.
        assertThat(pace.enter(UUID.randomUUID(), 4)).isEmpty();
    }

    private static Outcome outcome(Supplier<Uni<Outcome>> mail) {
        return mail.get().await().atMost(Duration.ofSeconds(30));
    }

    /** The server keeps a mail a moment after it has taken it. */
    private List<MimeMessage> mails(int wanted) {
        await().until(() -> server.mailTo(address).size() == wanted);
        return server.mailTo(address);
    }
}
