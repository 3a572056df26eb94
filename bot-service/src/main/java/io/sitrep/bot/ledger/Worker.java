package io.sitrep.bot.ledger;

import io.sitrep.bot.Settings;
import io.sitrep.bot.access.Admission;
import io.sitrep.bot.access.Doorkeeper;
import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parsed;
import io.sitrep.bot.command.Parser;
import io.sitrep.bot.incident.IncidentRefused;
import io.sitrep.bot.incident.IncidentUnreachable;
import io.sitrep.bot.incident.Incidents;
import io.sitrep.bot.incident.Order;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.reply.Reply;
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

    private final Parser parser;
    private final Doorkeeper doorkeeper;
    private final Incidents incidents;
    private final InboundLedger ledger;
    private final List<Duration> waits;

    public Worker(Parser parser, Doorkeeper doorkeeper, Incidents incidents, InboundLedger ledger, Settings settings) {
        this.parser = parser;
        this.doorkeeper = doorkeeper;
        this.incidents = incidents;
        this.ledger = ledger;
        this.waits = List.copyOf(settings.chat().retrySchedule());
    }

    /** Fails when the ledger is away or has given the entry to another process: then nothing is to be said. */
    Uni<Progress> attempt(Entry entry) {
        Uni<Reply> reply =
                entry.order().isPresent() ? carryOut(entry, entry.order().get()) : understand(entry);
        return reply.<Progress>map(Progress.Finished::new)
                .onFailure(IncidentRefused.class)
                .recoverWithItem(no -> new Progress.Finished(Reply.Refused.because(no.getMessage())))
                .onFailure(IncidentUnreachable.class)
                .recoverWithUni(away -> later(entry, (IncidentUnreachable) away));
    }

    private Uni<Reply> understand(Entry entry) {
        Parsed parsed = parser.parse(entry.invocation().text());
        if (parsed instanceof Parsed.Understood understood) {
            Optional<Role> needed = understood.command().usage().needed();
            Person person = entry.invocation().person();
            Uni<Admission> admission = needed.map(role -> doorkeeper.admit(person, role))
                    .orElseGet(() -> Uni.createFrom().item(new Admission.Admitted(person)));
            return admission.chain(admitted -> act(entry, understood, admitted));
        }
        return Uni.createFrom().item(((Parsed.Misunderstood) parsed).why());
    }

    private Uni<Reply> act(Entry entry, Parsed.Understood understood, Admission admission) {
        if (admission instanceof Admission.Refused refused) {
            return Uni.createFrom().item(Reply.Refused.because(refused.reason()));
        }
        Person person = ((Admission.Admitted) admission).person();
        return understood.command().decide(understood.arguments(), person).chain(decision -> {
            if (decision instanceof Decision.Act act) {
                return ledger.settle(entry, act.order(), person).chain(settled -> carryOut(settled, act.order()));
            }
            return Uni.createFrom().item(((Decision.Answer) decision).reply());
        });
    }

    private Uni<Reply> carryOut(Entry entry, Order order) {
        return incidents
                .carryOut(order, entry.idempotencyKey(), entry.invocation().person())
                .invoke(incident -> LOG.infof("%s %s", incident.ref(), order.deed()))
                .map(incident -> new Reply.Happened(order.deed(), incident, order.message()));
    }

    private Uni<Progress> later(Entry entry, IncidentUnreachable away) {
        boolean maybeDone = away.maybeDone();
        if (entry.attempts() > waits.size()) {
            LOG.errorf(
                    "gave up after %d attempts: the incident service is away, %s", entry.attempts(), away.getMessage());
            return Uni.createFrom().item(new Progress.Finished(Notices.gaveUp(entry.uncertain() || maybeDone)));
        }
        Duration wait = waits.get(entry.attempts() - 1);
        LOG.warnf("the incident service is away, %s; again in %s", away.getMessage(), wait);
        return ledger.postpone(entry, wait, maybeDone).map(postponed -> new Progress.Postponed(Notices.KEEPS_TRYING));
    }
}
