package io.sitrep.bot.port;

import io.quarkus.arc.All;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Reply;
import io.sitrep.bot.reply.Speech;
import jakarta.inject.Singleton;
import java.util.List;

/** All the places where people talk. */
@Singleton
public class Platforms {
    private final List<ChatPlatform> all;

    public Platforms(@All List<ChatPlatform> all) {
        this.all = all;
    }

    public ChatPlatform named(String name) {
        return all.stream()
                .filter(platform -> platform.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No chat platform is called " + name));
    }

    /** A reply as the person's platform takes it; empty for silence. */
    public String render(Person person, Reply reply, Language language) {
        return reply instanceof Reply.Silence ? "" : named(person.platform()).render(Speech.of(reply, language));
    }
}
