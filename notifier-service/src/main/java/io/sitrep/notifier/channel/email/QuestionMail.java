package io.sitrep.notifier.channel.email;

import io.quarkus.mailer.Mail;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Confirmation;
import io.sitrep.notifier.render.Words;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.text.MessageFormat;

/** Writes the mail that asks whether somebody wants to be told. Its Message-ID is the same for each attempt. */
@Singleton
class QuestionMail {
    private final String from;
    private final String domain;
    private final String brand;

    QuestionMail(Settings settings) {
        this.from = settings.mail().from();
        this.domain = Sender.domain(from);
        this.brand = settings.pageName();
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

    Uni<Mail> compose(Confirmation asked, String address) {
        View view = View.of(asked, brand);
        Mail mail = new Mail()
                .addTo(address)
                .setFrom(from)
                .setSubject(HeaderText.of(view.title()))
                .addHeader("Message-ID", messageId(asked))
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("Content-Language", view.language());
        return Uni.combine()
                .all()
                .unis(
                        Templates.questionHtml(view).createUni(),
                        Templates.questionText(view).createUni())
                .with((html, text) -> mail.setHtml(html).setText(text));
    }

    String messageId(Confirmation asked) {
        return "<question." + asked.key() + "@" + domain + ">";
    }
}
