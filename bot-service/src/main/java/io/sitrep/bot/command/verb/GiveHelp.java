package io.sitrep.bot.command.verb;

import io.sitrep.bot.command.Asked;
import io.sitrep.bot.command.Catalog;
import io.sitrep.bot.command.ChatCommand;
import io.sitrep.bot.command.Decision;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.command.Usage;
import io.sitrep.bot.reply.HelpLine;
import io.sitrep.bot.reply.Reply;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** {@code help [verb]}: what can be typed. Open to everybody, so that nobody has to guess why they are refused. */
@Singleton
public class GiveHelp implements ChatCommand {
    private static final Usage USAGE = new Usage("help", List.of(), List.of(Parameter.VERB), Optional.empty());

    /** Asked for late: the catalog is made of all verbs, this one among them. */
    private final Provider<Catalog> catalog;

    public GiveHelp(Provider<Catalog> catalog) {
        this.catalog = catalog;
    }

    @Override
    public Usage usage() {
        return USAGE;
    }

    @Override
    public Uni<Decision> decide(Asked asked) {
        Reply reply = asked.get(Parameter.VERB).map(this::about).orElseGet(() -> new Reply.Help(all()));
        return Decision.answer(reply);
    }

    private Reply about(String verb) {
        return catalog.get()
                .find(verb)
                .<Reply>map(command -> new Reply.Help(List.of(command.usage().helpLine())))
                .orElseGet(() -> new Reply.Misuse(catalog.get().unknown(verb), all()));
    }

    private List<HelpLine> all() {
        return catalog.get().usages().stream().map(Usage::helpLine).toList();
    }
}
