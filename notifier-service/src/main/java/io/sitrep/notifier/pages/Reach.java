package io.sitrep.notifier.pages;

import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Usual;
import io.sitrep.notifier.render.Words;
import java.text.MessageFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where somebody wants to be reached.
 *
 * @param withoutAddress a sentence that names the channels that need no address, where there are some
 */
public record Reach(
        List<Choice> channels,
        List<String> usual,
        List<Choice> furtherChannels,
        String address,
        String furtherAddress,
        Optional<String> withoutAddress) {
    static Reach of(Words words, Channels channels, FormValues chosen) {
        List<String> reaching =
                channels.offered().stream().filter(channels::needsAddress).toList();
        List<String> followed = channels.offered().stream()
                .filter(name -> !reaching.contains(name))
                .toList();
        return new Reach(
                choices(words, channels.offered(), chosen.channel()),
                usual(words, channels),
                choices(words, reaching, chosen.furtherChannel()),
                chosen.address(),
                chosen.furtherAddress(),
                followed.isEmpty() ? Optional.empty() : Optional.of(withoutAddress(words, followed)));
    }

    /** What is told by those channels that are usually for less than everything. */
    private static List<String> usual(Words words, Channels channels) {
        return channels.offered().stream()
                .filter(name -> !usual(channels, name).equals(Usual.EVERYTHING))
                .map(name -> MessageFormat.format(
                        words.get("form.channel.usual"),
                        words.named("channel", name),
                        words.get("form.impact." + usual(channels, name).minImpact())))
                .toList();
    }

    private static Usual usual(Channels channels, String name) {
        return channels.named(name).orElseThrow().usual();
    }

    private static List<Choice> choices(Words words, List<String> names, String chosen) {
        return names.stream()
                .map(name -> new Choice(name, words.named("channel", name), name.equals(chosen)))
                .toList();
    }

    private static String withoutAddress(Words words, List<String> names) {
        String all = names.stream().map(name -> words.named("channel", name)).collect(Collectors.joining(", "));
        return MessageFormat.format(words.get("form.address.none"), all);
    }

    /** Without the addresses. */
    @Override
    public String toString() {
        return "Reach";
    }
}
