package io.sitrep.notifier.channel.email;

import io.quarkus.mailer.Mail;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Confirmation;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;

/**
 * Hands mail to the configured SMTP server. Delivered means that server took it. Promise: at least once, with a Message-ID that
 * stays the same over every attempt.
 */
@Singleton
public class EmailChannel implements Channel {
    private static final String PREVIEW = "reader@example.org";

    private final MailLines lines;
    private final MailComposer composer;
    private final QuestionMail questions;
    private final Duration timeout;

    EmailChannel(MailLines lines, MailComposer composer, QuestionMail questions, Settings settings) {
        this.lines = lines;
        this.composer = composer;
        this.questions = questions;
        this.timeout = settings.delivery().timeout();
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public Uni<Registration> register(Registration wanted) {
        if (wanted.secret().isPresent()) {
            return Uni.createFrom()
                    .failure(ProblemException.invalid("secret", "is for webhooks: mail is not signed with one"));
        }
        return EmailAddress.read(wanted.address())
                .map(address -> Uni.createFrom().item(new Registration(address, Optional.empty())))
                .orElseGet(
                        () -> Uni.createFrom().failure(ProblemException.invalid("address", "must be a mail address")));
    }

    @Override
    public Uni<Preview> preview(Message message) {
        return composer.compose(message, PREVIEW).map(mail -> new Preview(mail.getSubject(), mail.getText()));
    }

    @Override
    public boolean asksFirst() {
        return true;
    }

    @Override
    public Uni<Outcome> confirm(Confirmation confirmation, Target target) {
        return send(questions.compose(confirmation, target.address()), questions.messageId(confirmation));
    }

    @Override
    public Uni<Outcome> deliver(Message message, Target target) {
        return send(composer.compose(message, target.address()), composer.messageId(message.key()));
    }

    private Uni<Outcome> send(Uni<Mail> mail, String messageId) {
        Outcome taken = new Outcome.Delivered(messageId, "250");
        Outcome late = Outcome.Retry.unanswered("no answer from the mail server in time");
        MailLine line = lines.current();
        return mail.chain(line::send)
                .replaceWith(taken)
                .ifNoItem()
                .after(timeout)
                .recoverWithItem(() -> {
                    lines.giveUp(line);
                    return late;
                })
                .onFailure()
                .recoverWithItem(SmtpAnswer::outcome);
    }
}
