package io.sitrep.bench.chat;

import io.sitrep.bench.Options;
import io.sitrep.fakes.slack.FakeSlack;
import io.sitrep.fakes.slack.Sent;
import io.sitrep.fakes.slack.SlackMessage;
import io.sitrep.fakes.slack.SlackPerson;
import io.sitrep.fakes.slack.SlackUser;
import io.sitrep.fakes.slack.SlackWorkspace;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long somebody in chat waits: from a signed command to its acknowledgement, and to the card that everybody sees. One
 * incident after the other is declared, updated and resolved, in a stateful Slack that answers at once and so leaves what
 * is ours.
 */
public final class ChatSpeed {
    private static final String TEAM = "T0BENCH";
    private static final String PERSON = "U0BENCH";
    private static final String INCIDENTS = "C0INCIDENTS";
    private static final String TOKEN = "xoxb-of-the-bench";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final long LOOK_NANOS = 1_000_000;
    private static final int NEWEST = 6;
    private static final Pattern REF = Pattern.compile("INC-(\\d+)");

    private final int rounds;
    private final FakeSlack slack = new FakeSlack(0, Clock.systemUTC());
    private final SlackWorkspace workspace = slack.workspace(TEAM);
    private final SlackUser person = slack.user(TEAM, PERSON);
    private final Waits waits = new Waits();
    private int unheard;

    public ChatSpeed(int rounds) {
        this.rounds = rounds;
    }

    /** @return the table */
    public String run(Path home, Options.Looks looks) throws Exception {
        workspace
                .installed(TOKEN)
                .add(SlackPerson.member(PERSON, TEAM, "Bench"))
                .channel(INCIDENTS, "incidents", PERSON);
        Map<String, String> settings = Map.of(
                "SITREP_SLACK_SIGNING_SECRET",
                ChatSuite.SIGNING_SECRET,
                "SITREP_SLACK_BOT_TOKEN",
                TOKEN,
                "SITREP_SLACK_API_URL",
                slack.apiUrl(),
                "SITREP_SLACK_INCIDENTS_CHANNEL",
                INCIDENTS,
                "SITREP_CHAT_ROLES",
                "slack:*=responder");
        try (slack;
                ChatSuite suite = new ChatSuite(home, settings, looks)) {
            slack.reachesByHttp(suite.bot(), ChatSuite.SIGNING_SECRET);
            try {
                lives();
            } catch (RuntimeException failure) {
                suite.complaints().forEach(System.err::println);
                throw failure;
            }
            return "%s%nNot acknowledged within 3 s: %d. Most memory the bot's process had: %s."
                    .formatted(waits.table(), unheard, suite.memory());
        }
    }

    /** As many before, to warm up; at most a hundred. */
    private void lives() {
        for (int round = -Math.min(100, rounds); round < rounds; round++) {
            if (round == 0) {
                waits.forget();
                unheard = 0;
            }
            live("Bench " + (round < 0 ? "warms up " + -round : "measures " + round));
        }
    }

    private void live(String title) {
        long begun = System.nanoTime();
        acknowledged("declare", person.types(INCIDENTS, "/incident declare SEV3 " + title));
        until(() -> says(announced(title), title));
        waits.add("declare: card in the incidents channel", begun);
        String name = room(title);
        until(() -> isPinned(name));
        waits.add("declare: card pinned in its room", begun);
        String room = workspace.channelNamed(name).orElseThrow().id();
        until(() -> says(announced(title), "#" + name));

        begun = System.nanoTime();
        acknowledged("update", person.types(room, "/incident update A disk is full."));
        until(() -> says(announced(title), "A disk is full."));
        waits.add("update: card in the incidents channel", begun);

        begun = System.nanoTime();
        acknowledged("resolve", person.types(room, "/incident resolve It works again."));
        until(() -> says(announced(title), "It works again."));
        waits.add("resolve: card in the incidents channel", begun);
    }

    /** One that was not heard of in three seconds may be carried out all the same: it is counted, with the time it was waited for. */
    private void acknowledged(String verb, Sent sent) {
        if (!sent.isAcknowledged()) {
            unheard++;
        }
        waits.add(verb + ": acknowledgement", sent.took());
    }

    /** Looks at what is new alone: the bench is not to be what takes the time. */
    private SlackMessage announced(String title) {
        List<SlackMessage> all = workspace.in(INCIDENTS);
        for (SlackMessage message : all.subList(Math.max(0, all.size() - NEWEST), all.size())) {
            if (message.onlyFor().isEmpty() && message.words().contains(": " + title + "*")) {
                return message;
            }
        }
        return null;
    }

    private static boolean says(SlackMessage message, String words) {
        return message != null && message.words().contains(words);
    }

    /** As the bot names it. */
    private String room(String title) {
        Matcher ref = REF.matcher(announced(title).words());
        if (!ref.find()) {
            throw new IllegalStateException("a card without a reference");
        }
        return "inc-" + ref.group(1) + "-" + title.toLowerCase(Locale.ROOT).replace(' ', '-');
    }

    private boolean isPinned(String room) {
        return workspace
                .channelNamed(room)
                .filter(found -> !found.pins().isEmpty())
                .isPresent();
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
