package io.sitrep.bench.chat;

import io.sitrep.fakes.talk.Chat;
import io.sitrep.fakes.talk.DiscordChat;
import io.sitrep.fakes.talk.SlackChat;
import java.util.List;
import java.util.Locale;

/** Where people talk while it is measured. */
public enum ChatPlatforms {
    SLACK,
    DISCORD,
    BOTH;

    /** @param option {@code slack}, {@code discord} or {@code both} */
    public static ChatPlatforms of(String option) {
        return valueOf(option.toUpperCase(Locale.ROOT));
    }

    /** New ones, with nothing in them. */
    List<Chat> made() {
        return switch (this) {
            case SLACK -> List.of(slack());
            case DISCORD -> List.of(new DiscordChat());
            case BOTH -> List.of(slack(), new DiscordChat());
        };
    }

    private static Chat slack() {
        return new SlackChat(ChatSuite.SIGNING_SECRET);
    }
}
