package io.sitrep.notifier.channel;

import io.quarkus.arc.All;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Every channel there is, by name. */
@Singleton
public class Channels {
    private final Map<String, Channel> byName = new TreeMap<>();

    Channels(@All List<Channel> all) {
        all.forEach(this::add);
    }

    public Optional<Channel> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** In alphabetical order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /** The names of those that are set up here, in alphabetical order. */
    public List<String> offered() {
        return byName.values().stream().filter(Channel::isOn).map(Channel::name).toList();
    }

    /** The names of those that ask an address before they tell it anything. */
    public List<String> askingFirst() {
        return byName.values().stream()
                .filter(Channel::asksFirst)
                .map(Channel::name)
                .toList();
    }

    /** The names of those that post to an account of ours, set up here or not. */
    public List<String> posting() {
        return byName.values().stream()
                .filter(Channel::posts)
                .map(Channel::name)
                .toList();
    }

    /** Whether who wants to be told by it gives an address; true of a name that no channel has. */
    public boolean needsAddress(String name) {
        return name == null || named(name).map(Channel::needsAddress).orElse(true);
    }

    /** The names of those that promise that. */
    public List<String> promising(Promise promise) {
        return byName.values().stream()
                .filter(channel -> channel.capability().promise() == promise)
                .map(Channel::name)
                .toList();
    }

    /** The names of those where it can be looked what became of a message. */
    public List<String> looking() {
        return byName.values().stream()
                .filter(channel -> channel.isOn() && channel.canLook())
                .map(Channel::name)
                .toList();
    }

    private void add(Channel channel) {
        if (byName.put(channel.name(), channel) != null) {
            throw new IllegalStateException("Two channels are called " + channel.name());
        }
    }
}
