package io.sitrep.notifier.channel.email;

import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Capability;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Confirmation;
import io.sitrep.notifier.channel.Finding;
import io.sitrep.notifier.channel.Notice;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Rate;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.email.pace.DomainPace;
import io.sitrep.notifier.channel.email.pace.Paces;
import io.sitrep.notifier.render.Message;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.MailMessage;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Hands mail to the configured SMTP server, no more to one domain than it takes. Delivered means that server took it. Promise: at
 * least once, with a Message-ID that stays the same over every attempt. Never again by the same process while the server may still
 * accept the last attempt, nor when it did so late.
 */
@Singleton
public class EmailChannel implements Channel {
    static final String NAME = "email";

    /** Whoever is asked for at such a moment looks in a person's box, not at a dashboard. */
    private static final int LANE_OF_QUESTIONS = 3;

    /** Few, and for those who mend what is broken. */
    private static final int LANE_OF_NOTICES = 1;

    private static final Duration NEXT_CONNECTION = Duration.ofMillis(250);

    private final MailLines lines;
    private final MailComposer composer;
    private final QuestionMail questions;
    private final NoticeMail notices;
    private final Paces paces;
    private final MailCheck check;
    private final MailExchanges exchanges;
    private final Trouble trouble = new Trouble();
    private final Attempted attempted;
    private final Duration timeout;
    private final boolean signed;

    EmailChannel(
            MailLines lines,
            MailComposer composer,
            QuestionMail questions,
            NoticeMail notices,
            Paces paces,
            MailCheck check,
            MailExchanges exchanges,
            Clock clock,
            Settings settings) {
        this.lines = lines;
        this.composer = composer;
        this.questions = questions;
        this.notices = notices;
        this.paces = paces;
        this.check = check;
        this.exchanges = exchanges;
        this.timeout = settings.delivery().timeout();
        this.attempted = new Attempted(clock, timeout);
        this.signed = settings.dkim().domain().isPresent();
    }

    @Override
    public String name() {
        return NAME;
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

    /** As many places as connections: a mail that waited for one would run out of time before it was sent. */
    @Override
    public Provider provider(String address) {
        return Provider.unlimited(name(), lines.connections());
    }

    @Override
    public Set<String> dependsOn(String address) {
        return new LinkedHashSet<>(List.of(name(), EmailAddress.domain(address)));
    }

    @Override
    public Optional<String> behind(String address) {
        return Optional.of(exchanges.of(EmailAddress.domain(address)));
    }

    @Override
    public boolean isOutBehind(Outcome outcome) {
        return SmtpAnswer.isOutBehind(outcome);
    }

    @Override
    public Uni<Optional<String>> groupOf(String name) {
        return name.contains(".") ? exchanges.lookUp(name) : Uni.createFrom().item(Optional.empty());
    }

    @Override
    public Uni<Outcome> deliver(Message message, Target target) {
        Attempted.Mail mail = new Attempted.Mail(
                message.key(), message.publication().id(), message.publication().revision());
        return paced(
                new Letter(
                        mail,
                        message.publication().said().lane(),
                        composer.messageId(message.key()),
                        () -> composer.compose(message, target.address())),
                target);
    }

    @Override
    public boolean asksFirst() {
        return true;
    }

    @Override
    public Uni<Outcome> confirm(Confirmation confirmation, Target target) {
        return paced(
                new Letter(
                        Attempted.Mail.alone(confirmation.key()),
                        LANE_OF_QUESTIONS,
                        questions.messageId(confirmation),
                        () -> questions.compose(confirmation, target.address())),
                target);
    }

    @Override
    public boolean writes() {
        return true;
    }

    @Override
    public Uni<Outcome> write(Notice notice, Target target) {
        return paced(
                new Letter(
                        Attempted.Mail.alone(notice.key()),
                        LANE_OF_NOTICES,
                        notices.messageId(notice),
                        () -> notices.compose(notice, target.address())),
                target);
    }

    @Override
    public Uni<List<Finding>> check() {
        return check.look();
    }

    /** A mail that is written when its turn has come. */
    private record Letter(Attempted.Mail mail, int lane, String messageId, Supplier<MailMessage> written) {
        Outcome taken() {
            return new Outcome.Delivered(messageId, "250");
        }
    }

    private Uni<Outcome> paced(Letter letter, Target target) {
        DomainPace pace = paces.of(EmailAddress.domain(target.address()));
        return Uni.createFrom()
                .deferred(() -> attempted
                        .before(letter.mail(), letter.taken())
                        .or(() -> pace.enter(letter.mail().key(), letter.lane()).map(EmailChannel::later))
                        .map(known -> Uni.createFrom().item(known))
                        .orElseGet(() -> inTurn(letter, pace)));
    }

    private static Outcome later(Duration wait) {
        return new Outcome.Deferred("its domain gets no more mail at once", wait);
    }

    private Uni<Outcome> inTurn(Letter letter, DomainPace pace) {
        // A failure is our own, and says nothing of the server.
        return Uni.createFrom()
                .item(letter.written())
                .chain(mail -> send(letter, mail))
                .onItem()
                .invoke(trouble::note)
                .onTermination()
                .invoke((outcome, failure, cancelled) ->
                        pace.leave(outcome == null ? DomainPace.End.OTHERWISE : SmtpAnswer.pressure(outcome)));
    }

    private Uni<Outcome> send(Letter letter, MailMessage mail) {
        MailLine line = lines.current();
        if (!line.enter()) {
            return Uni.createFrom()
                    .item(new Outcome.Deferred("every connection to the mail server is in use", NEXT_CONNECTION));
        }
        Attempted.Attempt attempt = attempted.begin(letter.mail());
        return Uni.createFrom()
                .<Outcome>emitter(answer -> line.send(mail)
                        .<Outcome>replaceWith(letter.taken())
                        .onFailure()
                        .recoverWithItem(SmtpAnswer::outcome)
                        .subscribe()
                        // Also when nobody waits for it any more.
                        .with(outcome -> {
                            attempt.end(outcome);
                            answer.complete(outcome);
                        }))
                .onItem()
                .invoke(() -> attempted.forget(letter.mail()))
                .ifNoItem()
                .after(timeout)
                .recoverWithItem(() -> {
                    lines.giveUp(line);
                    return Outcome.Retry.unanswered("no answer from the mail server in time");
                });
    }
}
