package io.sitrep.notifier.pages;

import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.render.Words;
import java.util.List;

/** Where somebody wants to be reached. */
public record Reach(List<Choice> channels, List<Choice> furtherChannels, String address, String furtherAddress) {
    static Reach of(Words words, Channels channels, FormValues chosen) {
        return new Reach(
                choices(words, channels, chosen.channel()),
                choices(words, channels, chosen.furtherChannel()),
                chosen.address(),
                chosen.furtherAddress());
    }

    private static List<Choice> choices(Words words, Channels channels, String chosen) {
        return channels.offered().stream()
                .map(name -> new Choice(name, words.named("channel", name), name.equals(chosen)))
                .toList();
    }

    /** Without the addresses. */
    @Override
    public String toString() {
        return "Reach";
    }
}
