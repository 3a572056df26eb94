package io.sitrep.notifier.channel.email;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Capability;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Confirmation;
import io.sitrep.notifier.channel.Finding;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.Rate;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.email.pace.DomainPace;
import io.sitrep.notifier.channel.email.pace.Paces;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.MailMessage;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Hands mail to the configured SMTP server, no more to one domain than it takes. Delivered means that server took it. Promise: at
 * least once, with a Message-ID that stays the same over every attempt.
 */
@Singleton
public class EmailChannel implements Channel {
    private final MailLines lines;
    private final MailComposer composer;
    private final QuestionMail questions;
    private final Paces paces;
    private final MailCheck check;
    private final Trouble trouble = new Trouble();
    private final Duration timeout;
    private final boolean signed;

    EmailChannel(
            MailLines lines,
            MailComposer composer,
            QuestionMail questions,
            Paces paces,
            MailCheck check,
            Settings settings) {
        this.lines = lines;
        this.composer = composer;
        this.questions = questions;
        this.paces = paces;
        this.check = check;
        this.timeout = settings.delivery().timeout();
        this.signed = settings.dkim().domain().isPresent();
    }

    @Override
    public String name() {
        return "email";
    }

    @Override
    public Capability capability() {
        return new Capability(Promise.AT_LEAST_ONCE, List.of("text/plain", "text/html"), true, signed);
    }

    @Override
    public Optional<Rate> rate() {
        return paces.tightest().map(pace -> new Rate(pace.rate(), pace.left()));
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
        return Uni.createFrom().item(() -> composer.preview(message));
    }

    @Override
    public Uni<Outcome> deliver(Message message, Target target) {
        Letter letter = new Letter(
                message.key(), composer.messageId(message.key()), () -> composer.compose(message, target.address()));
        return paced(letter, target);
    }

    @Override
    public boolean asksFirst() {
        return true;
    }

    @Override
    public Uni<Outcome> confirm(Confirmation confirmation, Target target) {
        Letter letter = new Letter(
                confirmation.key(),
                questions.messageId(confirmation),
                () -> questions.compose(confirmation, target.address()));
        return paced(letter, target);
    }

    @Override
    public Uni<List<Finding>> check() {
        return check.look();
    }

    /** A mail that is written when its turn has come. */
    private record Letter(UUID key, String messageId, Supplier<MailMessage> written) {}

    private Uni<Outcome> paced(Letter letter, Target target) {
        DomainPace pace = paces.of(EmailAddress.domain(target.address()));
        return Uni.createFrom()
                .deferred(() -> pace.enter(letter.key())
                        .map(EmailChannel::later)
                        .orElseGet(() -> send(letter)
                                .onItem()
                                .invoke(outcome -> {
                                    pace.leave(SmtpAnswer.pressure(outcome));
                                    trouble.note(outcome);
                                })
                                .onCancellation()
                                .invoke(() -> pace.leave(DomainPace.End.OTHERWISE))));
    }

    private static Uni<Outcome> later(Duration wait) {
        return Uni.createFrom().item(new Outcome.Deferred("its domain gets no more mail at once", wait));
    }

    private Uni<Outcome> send(Letter letter) {
        Outcome taken = new Outcome.Delivered(letter.messageId(), "250");
        Outcome late = Outcome.Retry.unanswered("no answer from the mail server in time");
        MailLine line = lines.current();
        return Uni.createFrom()
                .item(letter.written())
                .chain(line::send)
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
