package io.sitrep.bot.command.broken;

import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.ChatCommand;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.ledger.Intake;
import io.sitrep.bot.slack.SlackPlatform;
import io.smallrye.mutiny.Uni;

/** Breaks the rules for verbs on purpose: knows a platform and the ledger, and lives on its own. No bean. */
public abstract class BrokenVerb implements ChatCommand {
    private final SlackPlatform slack;
    private final Intake intake;

    BrokenVerb(SlackPlatform slack, Intake intake) {
        this.slack = slack;
        this.intake = intake;
    }

    @Override
    public Usage usage() {
        throw new IllegalStateException(slack.name() + intake);
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        return Uni.createFrom().nothing();
    }
}
