package io.sitrep.notifier.channel.email;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Confirmation;
import io.sitrep.notifier.render.Words;
import io.vertx.ext.mail.MailMessage;
import jakarta.inject.Singleton;
import java.text.MessageFormat;
import java.time.Clock;

/** Writes the mail that asks whether somebody wants to be told. Its Message-ID is the same for each attempt. */
@Singleton
class QuestionMail {
    private final String brand;
    private final MailHeaders headers;
    private final ReturnPath returnPath;
    private final Clock clock;

    QuestionMail(Settings settings, ReturnPath returnPath, Clock clock) {
        this.brand = settings.pageName();
        this.headers = new MailHeaders(Sender.of(settings.mail().from()));
        this.returnPath = returnPath;
        this.clock = clock;
    }

    /** What the templates show, in the reader's language. */
    public record View(
            String language, String brand, String title, String text, String button, String url, String ignore) {
        static View of(Confirmation asked, String brand) {
            Words words = Words.of(asked.reader());
            return new View(
                    words.locale().toLanguageTag(),
                    brand,
                    MessageFormat.format(words.get("ask.title"), brand),
                    MessageFormat.format(words.get(asked.further() ? "ask.further" : "ask.text"), brand),
                    words.get("ask.button"),
                    asked.link().toString(),
                    words.get("ask.ignore"));
        }

        /** Without the link. */
        @Override
        public String toString() {
            return "View";
        }
    }

    @CheckedTemplate(basePath = "mail")
    static class Templates {
        private Templates() {}

        static native TemplateInstance questionHtml(View mail);

        static native TemplateInstance questionText(View mail);
    }

    MailMessage compose(Confirmation asked, String address) {
        View view = View.of(asked, brand);
        MailHeaders.Alone about =
                new MailHeaders.Alone(messageId(asked), HeaderText.of(view.title()), view.language(), clock.instant());
        MailBody body = new MailBody(
                Templates.questionText(view).render(),
                Templates.questionHtml(view).render());
        String boundary = MailComposer.boundary();
        return new MailMessage()
                .setFixedHeaders(true)
                .setHeaders(headers.of(about, address, boundary))
                .setBounceAddress(returnPath.of(asked.key()))
                .setTo(address)
                // The link is in it already: nobody shares this text.
                .setText(body.encoded(boundary, Slots.OPEN));
    }

    String messageId(Confirmation asked) {
        return headers.questionId(asked.key());
    }
}
