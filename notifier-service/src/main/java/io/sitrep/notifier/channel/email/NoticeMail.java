package io.sitrep.notifier.channel.email;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Notice;
import io.vertx.ext.mail.MailMessage;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Writes the mail that tells somebody of the house something. Its Message-ID is the same for each attempt. */
@Singleton
class NoticeMail {
    private final String brand;
    private final MailHeaders headers;
    private final ReturnPath returnPath;
    private final Clock clock;

    NoticeMail(Settings settings, ReturnPath returnPath, Clock clock) {
        this.brand = settings.pageName();
        this.headers = new MailHeaders(Sender.of(settings.mail().from()));
        this.returnPath = returnPath;
        this.clock = clock;
    }

    /** What the templates show. */
    public record View(String brand, String title, String text) {}

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        private Templates() {}

        static native TemplateInstance noticeHtml(View mail);

        static native TemplateInstance noticeText(View mail);
    }

    MailMessage compose(Notice notice, String address) {
        View view = new View(brand, HeaderText.of(notice.subject()), notice.text());
        var body = new MailBody(
                Templates.noticeText(view).render(), Templates.noticeHtml(view).render());
        String boundary = MailComposer.boundary();
        var about = new MailHeaders.Alone(messageId(notice), view.title(), null, clock.instant());
        return new MailMessage()
                .setFixedHeaders(true)
                .setHeaders(headers.of(about, address, boundary))
                .setBounceAddress(returnPath.of(notice.key()))
                .setTo(address)
                .setText(body.encoded(boundary, Slots.OPEN));
    }

    String messageId(Notice notice) {
        return headers.noticeId(notice.key());
    }
}
