package io.sitrep.notifier.channel.email;

import io.sitrep.notifier.render.Direction;
import io.sitrep.notifier.render.Facts;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.template.Escape;
import io.sitrep.notifier.template.Templates;

/**
 * A mail as all readers of one language and zone get it, with the slots for what is each reader's own still open. Made once,
 * filled for each.
 */
final class MailForm {
    private final String language;
    private final String subject;
    private final MailBody body;

    private MailForm(String language, String subject, MailBody body) {
        this.language = language;
        this.subject = subject;
        this.body = body;
    }

    static MailForm of(Message message, String brand) {
        MailView view = MailView.of(message, brand);
        return new MailForm(
                view.language(),
                // Without the status, which changes: Gmail begins another thread when the subject does.
                message.template(EmailChannel.NAME)
                        .map(Templates.Words::title)
                        .map(title -> title.fill(Facts.values(message).each(Direction::plain), Escape.LINE))
                        .orElse("[" + brand + "] " + view.title()),
                new MailBody(
                        MailTemplates.text(view).render(),
                        MailTemplates.html(view).render()));
    }

    String language() {
        return language;
    }

    String subject() {
        return HeaderText.of(subject);
    }

    String text(Slots slots) {
        return body.text(slots);
    }

    String body(String boundary, Slots slots) {
        return body.encoded(boundary, slots);
    }
}
