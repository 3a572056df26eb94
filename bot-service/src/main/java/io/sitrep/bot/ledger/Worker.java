package io.sitrep.bot.ledger;

import io.sitrep.bot.Settings;
import io.sitrep.bot.access.Admission;
import io.sitrep.bot.access.Doorkeeper;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Parsed;
import io.sitrep.bot.command.Parser;
import io.sitrep.bot.command.WrittenWords;
import io.sitrep.bot.incident.CarryOut;
import io.sitrep.bot.incident.IncidentRefused;
import io.sitrep.bot.incident.IncidentUnreachable;
import io.sitrep.bot.incident.Order;
import io.sitrep.bot.port.Invocation;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Platforms;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Tongue;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes one attempt at a command, from wherever the last one left it. */
@Singleton
public class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);

    private static final Duration UNTIL_ITS_TURN = Duration.ofMillis(500);

    private final Parser parser;
    private final Doorkeeper doorkeeper;
    private final Denials denials;
    private final CarryOut carryOut;
    private final Platforms platforms;
    private final InboundLedger ledger;
    private final InTurn turn;
    private final Discretion discretion;
    private final List<Duration> waits;
    private final Duration giveUpAfter;

    public Worker(
            Parser parser,
            Doorkeeper doorkeeper,
            Denials denials,
            CarryOut carryOut,
            Platforms platforms,
            InboundLedger ledger,
            InTurn turn,
            Discretion discretion,
            Settings settings) {
        this.parser = parser;
        this.doorkeeper = doorkeeper;
        this.denials = denials;
        this.carryOut = carryOut;
        this.platforms = platforms;
        this.ledger = ledger;
        this.turn = turn;
        this.discretion = discretion;
        this.giveUpAfter = settings.chat().giveUpAfter();
        this.waits = List.copyOf(settings.chat().retrySchedule());
    }

    /** Fails when the ledger is away or has given the entry to another process: then nothing is to be said. */
    Uni<Progress> attempt(Entry entry) {
        Uni<Progress> work = entry.order().isPresent()
                ? carryOut(entry, entry.order().get(), entry.language().orElse(Language.EN))
                : understand(entry);
        return work.chain(progress -> discretion.kept(
                progress.givingBack(WrittenWords.of(entry.invocation().filled())), entry.invocation()));
    }

    private Uni<Progress> understand(Entry entry) {
        Parsed parsed = parser.parse(entry.invocation().text());
        Person person = entry.invocation().person();
        if (parsed instanceof Parsed.Understood understood) {
            return doorkeeper
                    .admit(person, understood.command().usage().needed())
                    .chain(admission -> act(entry, understood, admission));
        }
        return doorkeeper
                .admit(person, Optional.empty())
                .map(known -> new Progress.Finished(((Parsed.Misunderstood) parsed).why(), known.language()));
    }

    private Uni<Progress> act(Entry entry, Parsed.Understood understood, Admission admission) {
        if (admission instanceof Admission.Refused refused) {
            return deny(entry, understood, refused);
        }
        Admission.Admitted admitted = (Admission.Admitted) admission;
        Asked asked = new Asked(
                understood.arguments(),
                admitted.person(),
                admitted.role(),
                Tongue.of(admitted.language()),
                entry.invocation());
        return understood
                .command()
                .decide(asked)
                .chain(decision -> follow(entry, understood, admitted, decision))
                .plug(work ->
                        orWhyNot(work, entry, understood.arguments().get(Parameter.REFERENCE), admitted.language()));
    }

    private Uni<Progress> follow(
            Entry entry, Parsed.Understood understood, Admission.Admitted admitted, Decision decision) {
        if (decision instanceof Decision.Act act) {
            return ledger.settle(entry, act.order(), admitted.person(), admitted.language())
                    .chain(settled -> carryOut(settled, act.order(), admitted.language()));
        }
        if (decision instanceof Decision.Deny deny) {
            return deny(entry, understood, doorkeeper.tooLow(admitted, deny.needed()));
        }
        if (decision instanceof Decision.Ask ask) {
            return ask(entry.invocation(), ask)
                    .map(shown ->
                            new Progress.Finished(shown ? new Reply.Silence() : ask.otherwise(), admitted.language()));
        }
        return Uni.createFrom().item(new Progress.Finished(((Decision.Answer) decision).reply(), admitted.language()));
    }

    /** Without a trigger, which a command taken up again has not, no form can be shown. */
    private Uni<Boolean> ask(Invocation invocation, Decision.Ask ask) {
        return invocation.trigger().isEmpty()
                ? Uni.createFrom().item(false)
                : platforms
                        .named(invocation.person().platform())
                        .ask(invocation.person(), invocation.trigger(), ask.form());
    }

    private Uni<Progress> deny(Entry entry, Parsed.Understood understood, Admission.Refused refused) {
        String verb = understood.command().usage().verb();
        return denials.note(entry, refused, verb, understood.arguments().get(Parameter.REFERENCE))
                .replaceWith(new Progress.Finished(Reply.Refused.because(refused.reason()), refused.language()));
    }

    /** An order of its own incident, as declare's, has nothing to wait for. */
    private Uni<Progress> carryOut(Entry entry, Order order, Language language) {
        return order.ref().isEmpty()
                ? carryOutNow(entry, order, language)
                : turn.comes(entry)
                        .chain(ours -> ours
                                ? carryOutNow(entry, order, language)
                                : ledger.standBack(entry, UNTIL_ITS_TURN)
                                        .replaceWith(new Progress.Postponed(Notices.IN_TURN, language)));
    }

    private Uni<Progress> carryOutNow(Entry entry, Order order, Language language) {
        return carryOut.run(order, entry.idempotencyKey(), entry.invocation().person())
                .invoke(done -> LOG.infof("%s %s", done.incident().ref(), order.deed()))
                .<Progress>map(done -> new Progress.Finished(done, language))
                .plug(work -> orWhyNot(work, entry, order.ref(), language));
    }

    private Uni<Progress> orWhyNot(Uni<Progress> work, Entry entry, Optional<String> about, Language language) {
        return work.onFailure(IncidentRefused.class)
                .recoverWithItem(
                        no -> new Progress.Finished(Reply.Refused.because(((IncidentRefused) no).phrase()), language))
                .onFailure(IncidentUnreachable.class)
                .recoverWithUni(away -> later(entry, (IncidentUnreachable) away, about, language));
    }

    private Uni<Progress> later(Entry entry, IncidentUnreachable away, Optional<String> about, Language language) {
        boolean maybeDone = away.maybeDone();
        int failures = entry.effort().failures();
        if (failures >= waits.size() && entry.effort().isOlderThan(giveUpAfter)) {
            LOG.errorf("gave up after %d attempts: the incident service is away, %s", failures + 1, away.getMessage());
            return Uni.createFrom()
                    .item(new Progress.Finished(Notices.gaveUp(entry.uncertain() || maybeDone), language));
        }
        Duration wait = wait(failures, away.after());
        LOG.warnf("the incident service is away, %s; again in %s", away.getMessage(), wait);
        return ledger.postpone(entry, wait, maybeDone, about)
                .replaceWith(new Progress.Postponed(Notices.keepsTrying(giveUpAfter), language));
    }

    /** The last of the waits is repeated; what the service asks for is kept to. */
    private Duration wait(int failures, Duration asked) {
        Duration ours = waits.get(Math.min(failures, waits.size() - 1));
        return asked.compareTo(ours) > 0 ? asked : ours;
    }
}
