package io.sitrep.bot.ledger;

import io.sitrep.bot.access.Admission;
import io.sitrep.bot.access.Doorkeeper;
import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Parsed;
import io.sitrep.bot.command.Parser;
import io.sitrep.bot.command.WrittenWords;
import io.sitrep.bot.incident.CarryOut;
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
import java.util.Optional;
import org.jboss.logging.Logger;

/** Makes one attempt at a command, from wherever the last one left it. */
@Singleton
public class Worker {
    private static final Logger LOG = Logger.getLogger(Worker.class);

    private static final Duration UNTIL_ITS_TURN = Duration.ofMillis(500);

    /** Each time somebody else's change came between; then it waits like what is not its turn. */
    private static final int MOST_DECISIONS = 3;

    private final Parser parser;
    private final Doorkeeper doorkeeper;
    private final Denials denials;
    private final CarryOut carryOut;
    private final Platforms platforms;
    private final InboundLedger ledger;
    private final InTurn turn;
    private final Discretion discretion;
    private final Patience patience;

    public Worker(
            Parser parser,
            Doorkeeper doorkeeper,
            Denials denials,
            CarryOut carryOut,
            Platforms platforms,
            InboundLedger ledger,
            InTurn turn,
            Discretion discretion,
            Patience patience) {
        this.parser = parser;
        this.doorkeeper = doorkeeper;
        this.denials = denials;
        this.carryOut = carryOut;
        this.platforms = platforms;
        this.ledger = ledger;
        this.turn = turn;
        this.discretion = discretion;
        this.patience = patience;
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
        Work work = new Work(understood, admitted, asked);
        return inTurn(entry, work)
                .plug(done -> patience.orWhyNot(
                        done,
                        entry,
                        new Concerns(asked.get(Parameter.REFERENCE), work.changes()),
                        admitted.language()));
    }

    /** A command that is understood, of somebody who may. */
    private record Work(Parsed.Understood understood, Admission.Admitted admitted, Asked asked) {
        boolean changes() {
            return understood.command().changes(asked);
        }

        boolean namesNoIncident() {
            return understood.command().usage().parameters().contains(Parameter.REFERENCE)
                    && asked.get(Parameter.REFERENCE).isEmpty();
        }

        Work about(String ref) {
            return new Work(understood, admitted, asked.about(ref));
        }
    }

    /** What had to wait waits again before anything is asked for it; what names no incident, for those being declared. */
    private Uni<Progress> inTurn(Entry entry, Work work) {
        Optional<String> about = entry.standing().about();
        if (work.changes() && about.isPresent()) {
            return inTurn(entry, work, about.get(), MOST_DECISIONS);
        }
        return work.changes() && work.namesNoIncident()
                ? turn.comesAfterDeclared(entry)
                        .chain(there -> there
                                ? decide(entry, work, MOST_DECISIONS)
                                : standBack(
                                        entry, Optional.empty(), work.admitted().language()))
                : decide(entry, work, MOST_DECISIONS);
    }

    private Uni<Progress> inTurn(Entry entry, Work work, String about, int decisions) {
        return turn.comes(entry, about)
                .chain(ours -> ours.filter(come -> decisions > 0)
                        .map(come -> decide(come, work.about(about), decisions))
                        .orElseGet(() -> standBack(
                                entry, Optional.of(about), work.admitted().language())));
    }

    private Uni<Progress> standBack(Entry entry, Optional<String> about, Language language) {
        Reply.Notice notice = about.isPresent() ? Notices.IN_TURN : Notices.AFTER_DECLARED;
        return ledger.standBack(entry, UNTIL_ITS_TURN, about).replaceWith(new Progress.Postponed(notice, language));
    }

    private Uni<Progress> decide(Entry entry, Work work, int decisions) {
        return work.understood()
                .command()
                .decide(work.asked())
                .chain(decision -> decision instanceof Decision.Act act
                        ? settle(entry, work, act.order(), decisions)
                        : answer(entry, work, decision));
    }

    /** What was decided by how it stood before somebody else's change is decided again after it. */
    private Uni<Progress> settle(Entry entry, Work work, Order order, int decisions) {
        Admission.Admitted admitted = work.admitted();
        return ledger.settle(entry, order, admitted.person(), admitted.language())
                .chain(settled -> settled.map(ours -> carryOut(ours, order, admitted.language()))
                        .orElseGet(
                                () -> inTurn(entry, work, order.ref().orElseThrow(NoLongerHeld::new), decisions - 1)));
    }

    private Uni<Progress> answer(Entry entry, Work work, Decision decision) {
        Admission.Admitted admitted = work.admitted();
        if (decision instanceof Decision.Deny deny) {
            return deny(entry, work.understood(), doorkeeper.tooLow(admitted, deny.needed()));
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

    private Uni<Progress> carryOut(Entry entry, Order order, Language language) {
        return carryOut.run(order, entry.idempotencyKey(), entry.invocation().person())
                .invoke(done ->
                        CommandLines.of(entry).ref(done.incident().ref()).infof(LOG, "%s", order.deed()))
                .<Progress>map(done -> new Progress.Finished(done, language))
                .plug(work -> patience.orWhyNot(work, entry, new Concerns(order.ref(), true), language));
    }
}
