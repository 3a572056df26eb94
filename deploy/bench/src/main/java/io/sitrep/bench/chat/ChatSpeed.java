package io.sitrep.bench.chat;

import io.sitrep.bench.Options;
import io.sitrep.fakes.talk.Chat;
import io.sitrep.fakes.talk.Chat.Heard;
import io.sitrep.fakes.talk.Chat.Posted;
import io.sitrep.fakes.talk.Chat.Room;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How long somebody in chat waits: from a command to the platform's first word of it, to what came of it, and to the card that
 * everybody sees. One incident after the other is declared, updated and resolved, on a stateful platform that answers at once and so
 * leaves what is ours. On two platforms the commands come by turns, and what is measured besides is how long the cards differ.
 */
public final class ChatSpeed {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = 1_000_000;
    private static final int NEWEST = 6;
    private static final Pattern REF = Pattern.compile("INC-(\\d+)");

    private final int rounds;
    private final Duration pause;
    private final List<Chat> chats;
    private final Waits waits = new Waits();
    private int unheard;
    private boolean warm;

    public ChatSpeed(Options.InChat asked) {
        this.rounds = asked.incidents();
        this.pause = Duration.ofMillis(asked.pauseMillis());
        this.chats = asked.on().made();
    }

    /** @return the table */
    public String run(Path home, Options.Looks looks) throws Exception {
        Map<String, String> settings = new HashMap<>();
        chats.forEach(chat -> settings.putAll(chat.settings()));
        settings.put(
                "SITREP_CHAT_ROLES",
                chats.stream().map(chat -> chat.name() + ":*=responder").collect(Collectors.joining(",")));
        try (ChatSuite suite = new ChatSuite(home, settings, looks)) {
            chats.forEach(chat -> chat.reaches(suite.bot()));
            chats.forEach(chat -> until(chat::isReached));
            try {
                lives();
            } catch (RuntimeException failure) {
                suite.complaints().forEach(System.err::println);
                throw failure;
            }
            return "%s%nNot acknowledged within 3 s: %d. Most memory the bot's process had: %s."
                    .formatted(waits.table(), unheard, suite.memory());
        } finally {
            chats.forEach(Chat::close);
        }
    }

    /** As many before, to warm up; at most a hundred. */
    private void lives() {
        for (int round = -Math.min(100, rounds); round < rounds; round++) {
            if (round == 0) {
                waits.forget();
                unheard = 0;
                warm = true;
            }
            live("Bench " + (round < 0 ? "warms up " + -round : "measures " + round));
        }
    }

    private void live(String title) {
        Chat first = chats.get(0);
        thinks();
        long begun = System.nanoTime();
        Heard declared = first.ada().types(first.incidents(), "/incident declare SEV3 " + title);
        heard("declare", declared, begun);
        seen("declare", title, title, begun);
        String name = room(first, title);
        until(() -> isPinned(first, name));
        waits.add("declare: card pinned in its room", begun);
        chats.forEach(chat -> until(() -> says(announced(chat, title), "#" + room(chat, title))));

        say("update", "A disk is full.", title, chats.get(chats.size() - 1));
        say("resolve", "It works again.", title, first);
    }

    private void say(String verb, String words, String title, Chat where) {
        String room = where.roomNamed(room(where, title)).map(Room::id).orElseThrow();
        thinks();
        long begun = System.nanoTime();
        heard(verb, where.ada().types(room, "/incident " + verb + " " + words), begun);
        seen(verb, title, words, begun);
    }

    /** Meanwhile what the last command set off (rooms, invitations, who is told) comes to its end. */
    private void thinks() {
        if (warm) {
            LockSupport.parkNanos(pause.toNanos());
        }
    }

    /** One that was not heard of in three seconds may be carried out all the same: it is counted, with the time it was waited for. */
    private void heard(String verb, Heard heard, long begun) {
        if (!heard.acknowledged()) {
            unheard++;
        }
        waits.add(verb + ": first answer", heard.took());
        until(() -> heard.answer().get().isPresent());
        waits.add(verb + ": what came of it", begun);
    }

    /** On all platforms; and how long it was to be seen on one and not on the other. */
    private void seen(String verb, String title, String words, long begun) {
        long[] at = new long[chats.size()];
        until(() -> {
            boolean all = true;
            for (int i = 0; i < at.length; i++) {
                if (at[i] == 0 && says(announced(chats.get(i), title), words)) {
                    at[i] = System.nanoTime();
                    waits.add(verb + ": card in the incidents channel" + on(i), Duration.ofNanos(at[i] - begun));
                }
                all &= at[i] != 0;
            }
            return all;
        });
        if (at.length > 1) {
            waits.add(verb + ": the cards differ", Duration.ofNanos(Math.abs(at[0] - at[1])));
        }
    }

    private String on(int chat) {
        return chats.size() == 1 ? "" : " of " + chats.get(chat).name();
    }

    /** Looks at what is new alone: the bench is not to be what takes the time. */
    private static Optional<Posted> announced(Chat chat, String title) {
        Pattern card = Pattern.compile("INC-\\d+: " + Pattern.quote(title) + "\\b");
        return chat.newest(chat.incidents(), NEWEST).stream()
                .filter(Posted::publicByTheBot)
                .filter(message -> card.matcher(message.words()).find())
                .findFirst();
    }

    private static boolean says(Optional<Posted> message, String words) {
        return message.filter(there -> there.words().contains(words)).isPresent();
    }

    /** As the bot names it. */
    private static String room(Chat chat, String title) {
        Matcher ref = REF.matcher(announced(chat, title).orElseThrow().words());
        if (!ref.find()) {
            throw new IllegalStateException("a card without a reference");
        }
        return "inc-" + ref.group(1) + "-" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private static boolean isPinned(Chat chat, String room) {
        return chat.roomNamed(room).filter(found -> !found.pins().isEmpty()).isPresent();
    }

    private static void until(BooleanSupplier there) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!there.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("what was waited for did not come within " + PATIENCE);
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
