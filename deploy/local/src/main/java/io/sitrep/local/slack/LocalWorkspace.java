package io.sitrep.local.slack;

import io.sitrep.fakes.slack.FakeSlack;
import io.sitrep.fakes.slack.KeptWorkspace;
import io.sitrep.fakes.slack.SlackChannel;
import io.sitrep.fakes.slack.SlackPerson;
import io.sitrep.fakes.slack.SlackWorkspace;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The one workspace of the stand-in. Everybody who types is a full member of it; it is written down within a second. */
final class LocalWorkspace implements AutoCloseable {
    static final String TEAM = "T0SITREP00";
    static final String INCIDENTS = "C0INCIDENTS";
    private static final Logger LOG = Logger.getLogger(LocalWorkspace.class.getName());

    private final SlackWorkspace workspace;
    private final SlackStandIn.Memory memory;
    private final ScheduledExecutorService writer =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "slack-stand-in-memory"));
    private String written = "";

    LocalWorkspace(FakeSlack slack, String botToken, SlackStandIn.Memory memory) {
        this.workspace = slack.workspace(TEAM).installed(botToken);
        this.memory = memory;
        workspace.channel(INCIDENTS, "incidents").channel("C0GENERAL00", "general");
        List.of("you", "ada", "grace").forEach(this::personNamed);
        remember();
        writer.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.SECONDS);
    }

    /** The person of this name, who joins when new. The same name is the same id in every run. */
    String personNamed(String name) {
        StringBuilder spelt = new StringBuilder("U0");
        for (char each : name.toUpperCase(Locale.ROOT).toCharArray()) {
            spelt.append(
                    each < 128 && Character.isLetterOrDigit(each)
                            ? Character.toString(each)
                            : Integer.toHexString(each));
        }
        String id = spelt.toString().toUpperCase(Locale.ROOT);
        workspace.add(SlackPerson.member(id, TEAM, name).called(name));
        return id;
    }

    Optional<SlackChannel> channelNamed(String name) {
        return workspace.channelNamed(name.isEmpty() ? "incidents" : name.replaceFirst("^#", ""));
    }

    List<SlackChannel> channels() {
        return workspace.channels().stream()
                .filter(channel -> !channel.id().startsWith("D"))
                .toList();
    }

    private void remember() {
        try {
            if (Files.exists(memory.file())) {
                KeptWorkspace.into(workspace, new JsonObject(Files.readString(memory.file())));
            }
        } catch (IOException | RuntimeException unreadable) {
            LOG.log(
                    Level.WARNING,
                    "The stand-in for Slack begins anew: {0}",
                    unreadable.getClass().getSimpleName());
        }
    }

    private synchronized void write() {
        try {
            String now = KeptWorkspace.of(workspace).encode();
            if (!now.equals(written)) {
                memory.keep().accept(now);
                written = now;
            }
        } catch (RuntimeException unwritable) {
            LOG.log(Level.WARNING, "What stands in the stand-in for Slack could not be kept", unwritable);
        }
    }

    @Override
    public void close() {
        writer.shutdownNow();
        write();
    }
}
