package io.sitrep.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMailUtil;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.ChannelContract;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@RealService
class EmailChannelTest extends ChannelContract {
    private final MailServer server = MailServer.running();
    private final String address = "reader-" + UUID.randomUUID() + "@example.org";

    @Inject
    EmailChannel channel;

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
                .map(mail -> part(mail, "text/plain"))
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
        assertThat(mail.getSubject()).isEqualTo("[Example Status] Investigating: Checkout is down");
        assertThat(mail.getFrom()[0]).hasToString("Example Status <status@example.com>");
    }

    @Test
    void titleCanNotWriteHeaders() throws Exception {
        String title = "Down\r\nBcc: victim@example.org\r\n\r\n<script>alert(1)</script> \u202Egnp";
        deliver(Messages.anUpdate(Events.anIncident().titled(title), "Hello."));

        MimeMessage mail = mails(1).get(0);
        assertThat(mail.getHeader("Bcc")).isNull();
        assertThat(mail.getSubject()).startsWith("[Example Status] Investigating: Down Bcc: victim@example.org");
        assertThat(mail.getSubject()).doesNotContain("\u202E");
        assertThat(part(mail, "text/html")).doesNotContain("<script>");
        assertThat(server.mailTo("victim@example.org")).isEmpty();
    }

    /** More than the mail library keeps connections: when they were stuck for ever, that was the end of all mail. */
    @Test
    void aServerThatFellSilentKeepsNoConnection() {
        server.set(MailServer.Gate.SILENT);
        List<Uni<Outcome>> silent = IntStream.range(0, 25)
                .mapToObj(i -> channel.deliver(Messages.anUpdate("Anybody?"), target()))
                .toList();
        assertThat(Uni.join().all(silent).andFailFast().await().atMost(Duration.ofSeconds(10)))
                .allMatch(Outcome.Retry.class::isInstance);

        server.open();
        assertThat(deliver(Messages.anUpdate("There you are."))).isInstanceOf(Outcome.Delivered.class);
        await().until(() -> server.unanswered() == 0);
    }

    @Test
    void aMaintenanceSaysWhenItWillBeAndNotWhenItStarted() {
        deliver(Messages.anUpdate(
                Events.anIncident().planned("2026-03-08T21:00:00.000Z", "2026-03-08T22:30:00.000Z"),
                "We replace disks."));

        String text = part(mails(1).get(0), "text/plain");
        assertThat(text)
                .containsPattern("From: .*8.*2026.*21:00")
                .containsPattern("Until: .*8.*2026.*22:30")
                .contains("Impact: Maintenance")
                .doesNotContain("Since:", "Started:");
    }

    /** The server keeps a mail a moment after it has taken it. */
    private List<MimeMessage> mails(int wanted) {
        await().until(() -> server.mailTo(address).size() == wanted);
        return server.mailTo(address);
    }

    private static String part(Part mail, String type) {
        try {
            if (mail.isMimeType(type)) {
                return mail.getContent().toString();
            }
            if (mail.getContent() instanceof Multipart parts) {
                for (int i = 0; i < parts.getCount(); i++) {
                    String found = part(parts.getBodyPart(i), type);
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        } catch (jakarta.mail.MessagingException | java.io.IOException failure) {
            throw new IllegalStateException(GreenMailUtil.getHeaders(mail), failure);
        }
    }
}
