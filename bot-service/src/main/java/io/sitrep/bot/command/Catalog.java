package io.sitrep.bot.command;

import io.quarkus.arc.All;
import io.sitrep.bot.reply.Phrase;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** All verbs there are. A word that is none of them is never taken for anything else. */
@Singleton
public class Catalog {
    private final List<ChatCommand> commands;
    private final Map<String, ChatCommand> byWord = new HashMap<>();

    public Catalog(@All List<ChatCommand> commands) {
        this.commands = commands.stream()
                .sorted(Comparator.comparing(command -> command.usage().verb()))
                .toList();
        for (ChatCommand command : commands) {
            command.usage().words().forEach(word -> add(word, command));
        }
    }

    private void add(String word, ChatCommand command) {
        if (byWord.put(word, command) != null) {
            throw new IllegalStateException("Two verbs are called " + word);
        }
    }

    /** Of what people type. */
    public List<Usage> usages() {
        return commands.stream()
                .filter(ChatCommand::isTyped)
                .map(ChatCommand::usage)
                .toList();
    }

    private List<String> typed() {
        return usages().stream().flatMap(Usage::words).toList();
    }

    /** The command called by this word, in any case. */
    public Optional<ChatCommand> find(String word) {
        return Optional.ofNullable(byWord.get(word.toLowerCase(Locale.ROOT)));
    }

    /** What to say to a word that is no verb, with the verb that was probably meant. */
    public Phrase unknown(String word) {
        String shown = Signs.shortened(word);
        return Typo.closest(word.toLowerCase(Locale.ROOT), typed())
                .map(verb -> Phrase.of("misuse.verb.meant", shown, verb))
                .orElseGet(() -> Phrase.of("misuse.verb", shown));
    }
}
