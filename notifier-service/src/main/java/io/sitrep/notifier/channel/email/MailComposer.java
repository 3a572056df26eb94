package io.sitrep.notifier.channel.email;

import io.quarkus.mailer.Mail;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.intake.Publication;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.UUID;

/**
 * Writes the mail. Its Message-ID is made of the delivery's id, so that a repeated attempt is the same mail; References name the
 * incident, so that mail programs show one thread for each.
 */
@Singleton
class MailComposer {
    private final String from;
    private final String domain;
    private final String brand;

    MailComposer(Settings settings) {
        this.from = settings.mail().from();
        this.domain = Sender.domain(from);
        this.brand = settings.pageName();
    }

    Uni<Mail> compose(Message message, String address) {
        MailView view = MailView.of(message, brand);
        return Uni.combine()
                .all()
                .unis(
                        MailTemplates.html(view).createUni(),
                        MailTemplates.text(view).createUni())
                .with((html, text) ->
                        headed(message, address, view).setHtml(html).setText(text));
    }

    String messageId(UUID delivery) {
        return "<" + delivery + "@" + domain + ">";
    }

    private Mail headed(Message message, String address, MailView view) {
        Publication said = message.publication().said();
        String thread = "<incident." + said.incident().id() + "@" + domain + ">";
        return new Mail()
                .addTo(address)
                .setFrom(from)
                .setSubject(HeaderText.of("[" + brand + "] " + view.status() + ": " + view.title()))
                .addHeader("Message-ID", messageId(message.key()))
                .addHeader("In-Reply-To", thread)
                .addHeader("References", thread)
                .addHeader("Auto-Submitted", "auto-generated")
                .addHeader("List-Unsubscribe", "<" + message.unsubscribe() + ">")
                .addHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click")
                .addHeader("Content-Language", view.language());
    }
}
