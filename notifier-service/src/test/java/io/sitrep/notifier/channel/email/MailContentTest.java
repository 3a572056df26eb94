package io.sitrep.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.MailParts;
import io.sitrep.notifier.outside.MailServer;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Wording;
import jakarta.inject.Inject;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a reader reads, as it arrived at a real server. */
@RealService
class MailContentTest {
    private final MailServer server = MailServer.running();
    private final String address = "reader@d" + UUID.randomUUID() + ".example.org";

    @Inject
    EmailChannel channel;

    @Test
    void aMaintenanceSaysWhenItWillBeAndNotWhenItStarted() {
        deliver(Messages.anUpdate(
                Events.anIncident().planned("2026-03-08T21:00:00.000Z", "2026-03-08T22:30:00.000Z"),
                "We replace disks."));

        String text = MailParts.of(mails(1).get(0), "text/plain");
        assertThat(text)
                .containsPattern("From: .*8.*2026.*21:00")
                .containsPattern("Until: .*8.*2026.*22:30")
                .contains("Impact: Maintenance")
                .doesNotContain("Since:", "Started:");
    }

    @Test
    void anyLanguageArrivesAsItWasWritten() throws Exception {
        String title = "Größere Störung 🔥 支付";
        String text = "Schöne Grüße.\n" + "支付中断。".repeat(600) + "\n.\nFrom here on = all good\t \nEnd.";
        deliver(Messages.anUpdate(Events.anIncident().titled(title), text));

        MimeMessage mail = mails(1).get(0);
        assertThat(mail.getSubject()).isEqualTo("[Example Status] " + title);
        assertThat(MailParts.of(mail, "text/plain").replace("\r", "")).contains(title, text);
        assertThat(MailParts.of(mail, "text/html"))
                .contains("Gr&#246;&#223;ere St&#246;rung &#128293; &#25903;&#20184;");
        ByteArrayOutputStream raw = new ByteArrayOutputStream();
        mail.writeTo(raw);
        assertThat(raw.toString(StandardCharsets.ISO_8859_1).lines()).allMatch(line -> line.matches("[\\t -~]{0,998}"));
    }

    @Test
    void timesAreOnTheReadersClockWhichIsNamed() {
        Message message = Messages.anUpdate("Ciao.");
        deliver(new Message(
                message.key(),
                message.publication(),
                Reader.of("it", "Europe/Rome"),
                message.wording(),
                message.manage(),
                message.unsubscribe()));
        String text = MailParts.of(mails(1).get(0), "text/plain");
        assertThat(text).contains("Pubblicato: 4 mar 2026, 11:00 (Europe/Rome)");
        assertThat(MailParts.of(mails(1).get(0), "text/html")).contains("11:00 (Europe/Rome)", "lang=\"it\"");
    }

    @Test
    void whatIsWrittenRightToLeftIsLaidOutSoAndOurLinksAreNot() {
        Message message = Messages.anUpdate(Events.anIncident().titled("הקופה לא עובדת"), "x");
        deliver(new Message(
                message.key(),
                message.publication(),
                Reader.of("he", "UTC"),
                new Wording("הקופה לא עובדת", "אנחנו בודקים את INC-42", Optional.empty(), true),
                message.manage(),
                message.unsubscribe()));

        MimeMessage mail = mails(1).get(0);
        assertThat(MailParts.of(mail, "text/html"))
                .contains("<html lang=\"he\" dir=\"rtl\">", "<h1 dir=\"rtl\"", "<p lang=\"he\" dir=\"rtl\"")
                .contains("dir=\"ltr\" style=\"padding:3px 0\">Critical");
        assertThat(MailParts.of(mail, "text/plain"))
                .contains("Investigating: \u2068הקופה לא עובדת\u2069")
                .containsPattern("\nFollow it here: https://");
    }

    @Test
    void aTextThatIsNotTranslatedRunsItsOwnWayInAMailThatRunsTheOther() {
        Message message = Messages.anUpdate("We look into it.");
        deliver(new Message(
                message.key(),
                message.publication(),
                Reader.of("ar", "UTC"),
                new Wording("Checkout is down", "We look into it.", Optional.empty(), false),
                message.manage(),
                message.unsubscribe()));

        assertThat(MailParts.of(mails(1).get(0), "text/html"))
                .contains("<html lang=\"ar\" dir=\"rtl\">", "<h1 dir=\"ltr\"", "<p lang=\"en\" dir=\"ltr\"");
    }

    @Test
    void oneTextForAllHasEachReadersOwnLink() {
        Message first = Messages.anUpdate("Hello.");
        deliver(first);
        URI own = URI.create("https://notify.example.com/subscriptions/somebody-elses");
        deliver(new Message(UUID.randomUUID(), first.publication(), first.reader(), first.wording(), own, own));
        List<MimeMessage> mails = mails(2);
        for (String type : List.of("text/plain", "text/html")) {
            assertThat(MailParts.of(mails.get(0), type))
                    .contains(Messages.TOKEN)
                    .doesNotContain("somebody-elses");
            assertThat(MailParts.of(mails.get(1), type))
                    .contains("somebody-elses")
                    .doesNotContain(Messages.TOKEN);
        }
    }

    @Test
    void whatStandsInLinesStaysInLines() {
        Message message = Messages.anUpdate("Hello.");
        String html = "<p>One\ntwo</p>\n<pre><code>curl a\n  --data b\n</code></pre>\n<p>three</p>";
        deliver(new Message(
                message.key(),
                message.publication(),
                message.reader(),
                new Wording("Checkout is down", "Hello.", Optional.of(html), true),
                message.manage(),
                message.unsubscribe()));
        assertThat(MailParts.of(mails(1).get(0), "text/html").replace("\r", ""))
                .contains("<p>One two</p>", "<pre><code>curl a\n  --data b\n</code></pre>", "<p>three</p>");
    }

    @Test
    void whoHasReadOneMailDoesNotKnowWhereThePartsOfTheNextOneEnd() throws Exception {
        deliver(Messages.anUpdate("Hello."));
        deliver(Messages.anUpdate("Hello again."));
        List<MimeMessage> two = mails(2);

        assertThat(new ContentType(two.get(0).getContentType()).getParameter("boundary"))
                .matches("=_[0-9a-f]{32}")
                .isNotEqualTo(new ContentType(two.get(1).getContentType()).getParameter("boundary"));
    }

    @Test
    void theHtmlNeedsNothingFromElsewhereAndBearsTheDark() {
        deliver(Messages.anUpdate("Hello."));
        String html = MailParts.of(mails(1).get(0), "text/html");
        assertThat(html)
                .contains("<meta name=\"color-scheme\" content=\"light dark\">", "prefers-color-scheme: dark")
                .doesNotContain("<link", "<script", "<img", "src=", "@import", "url(");
    }

    private void deliver(Message message) {
        server.open();
        assertThat(channel.deliver(message, new Target(address, Optional.empty()))
                        .await()
                        .atMost(Duration.ofSeconds(30)))
                .isInstanceOf(Outcome.Delivered.class);
    }

    /** The server keeps a mail a moment after it has taken it. */
    private List<MimeMessage> mails(int wanted) {
        await().until(() -> server.mailTo(address).size() == wanted);
        return server.mailTo(address);
    }
}
