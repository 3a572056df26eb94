package io.sitrep.bot.command;

import io.sitrep.bot.reply.HelpLine;
import io.sitrep.bot.reply.Reply;
import jakarta.inject.Singleton;
import java.util.List;

/** Reads what was typed after {@code /incident}: {@code declare SEV1 Checkout is down}. */
@Singleton
public class Parser {
    /** What a line without any word is taken for. */
    private static final String NOTHING_TYPED = "help";

    private final Catalog catalog;

    public Parser(Catalog catalog) {
        this.catalog = catalog;
    }

    public Parsed parse(String line) {
        Words words = new Words(line);
        String verb = Typography.plain(words.take().orElse(NOTHING_TYPED));
        return catalog.find(verb).map(command -> arguments(command, words)).orElseGet(() -> unknown(verb));
    }

    private static Parsed arguments(ChatCommand command, Words words) {
        try {
            return new Parsed.Understood(
                    command, ArgumentReader.read(command.usage().parameters(), words));
        } catch (Misuse misuse) {
            HelpLine usage = command.usage().helpLine();
            return new Parsed.Misunderstood(new Reply.Misuse(misuse.problem(), List.of(usage)));
        }
    }

    private Parsed unknown(String verb) {
        List<HelpLine> usages = catalog.usages().stream().map(Usage::helpLine).toList();
        return new Parsed.Misunderstood(new Reply.Misuse(catalog.unknown(verb), usages));
    }
}
