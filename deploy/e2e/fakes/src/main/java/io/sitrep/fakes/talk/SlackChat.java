package io.sitrep.fakes.talk;

import io.sitrep.fakes.slack.FakeSlack;
import io.sitrep.fakes.slack.OpenView;
import io.sitrep.fakes.slack.Sent;
import io.sitrep.fakes.slack.SlackChannel;
import io.sitrep.fakes.slack.SlackMessage;
import io.sitrep.fakes.slack.SlackPerson;
import io.sitrep.fakes.slack.SlackUser;
import io.sitrep.fakes.slack.SlackWorkspace;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Slack, reached by HTTP. */
public final class SlackChat implements Chat {
    public static final String TEAM = "T0STORY";
    public static final String ADA = "U0ADA";
    public static final String BOB = "U0BOB";
    private static final String INCIDENTS = "C0INCIDENTS";
    private static final String TOKEN = "xoxb-of-the-story";

    private final String signingSecret;
    private final FakeSlack slack = new FakeSlack(0, Clock.systemUTC());
    private final SlackWorkspace workspace = slack.workspace(TEAM)
            .installed(TOKEN)
            .add(SlackPerson.member(ADA, TEAM, "Ada Lovelace"))
            .add(SlackPerson.member(BOB, TEAM, "Bob Ross"))
            .channel(INCIDENTS, "incidents", ADA, BOB);

    /** @param signingSecret the bot's, by which it knows what comes from Slack */
    public SlackChat(String signingSecret) {
        this.signingSecret = signingSecret;
    }

    @Override
    public String name() {
        return "slack";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "SITREP_SLACK_SIGNING_SECRET",
                signingSecret,
                "SITREP_SLACK_BOT_TOKEN",
                TOKEN,
                "SITREP_SLACK_API_URL",
                slack.apiUrl(),
                "SITREP_SLACK_INCIDENTS_CHANNEL",
                INCIDENTS);
    }

    @Override
    public void reaches(URI bot) {
        slack.reachesByHttp(bot, signingSecret);
    }

    @Override
    public boolean isReached() {
        return true;
    }

    @Override
    public Somebody ada() {
        return new Person(slack.user(TEAM, ADA));
    }

    @Override
    public Somebody bob() {
        return new Person(slack.user(TEAM, BOB));
    }

    @Override
    public String incidents() {
        return INCIDENTS;
    }

    @Override
    public List<Room> rooms() {
        return workspace.channels().stream()
                .filter(channel -> channel.name().startsWith("inc-"))
                .map(SlackChat::room)
                .toList();
    }

    private static Room room(SlackChannel channel) {
        return new Room(
                channel.id(),
                channel.name(),
                channel.members(),
                channel.pins(),
                !channel.topic().isEmpty() && !channel.bookmarks().isEmpty());
    }

    @Override
    public Optional<Room> roomNamed(String name) {
        return workspace.channelNamed(name).map(SlackChat::room);
    }

    @Override
    public List<Posted> newest(String channel, int most) {
        List<SlackMessage> all = workspace.in(channel);
        return all.subList(Math.max(0, all.size() - most), all.size()).stream()
                .map(this::posted)
                .toList();
    }

    private Posted posted(SlackMessage message) {
        return new Posted(
                message.ts(),
                message.channel(),
                message.onlyFor().isEmpty() && message.author().equals(workspace.bot()),
                message.words());
    }

    @Override
    public void goAway() {
        slack.goAway();
    }

    @Override
    public void comeBack() {
        slack.comeBack();
    }

    @Override
    public void close() {
        slack.close();
    }

    /** Somebody in the workspace. */
    private final class Person implements Somebody {
        private final SlackUser user;

        Person(SlackUser user) {
            this.user = user;
        }

        @Override
        public String id() {
            return user.id();
        }

        @Override
        public Heard types(String channel, String line) {
            return heard(user.types(channel, line));
        }

        @Override
        public List<Form> forms() {
            return user.forms().stream()
                    .map(view -> new Form(view.id(), view.inputs()))
                    .toList();
        }

        @Override
        public Heard submits(Form form, Map<String, String> values) {
            OpenView view = user.forms().stream()
                    .filter(open -> open.id().equals(form.id()))
                    .findFirst()
                    .orElseThrow();
            return heard(user.submits(view, values));
        }

        @Override
        public Posted writes(String channel, String text) {
            return posted(workspace.writes(user.id(), channel, text));
        }

        @Override
        public void pins(Posted message) {
            user.pins(of(message));
        }

        @Override
        public void unpins(Posted message) {
            user.unpins(of(message));
        }

        @Override
        public void edits(Posted message, String text) {
            user.edits(of(message), text);
        }

        private Heard heard(Sent sent) {
            return new Heard(sent.isAcknowledged(), sent.took(), () -> answer(sent), () -> user.again(sent, 1));
        }

        /** In the request's own answer, or at the address for late ones. */
        private Optional<String> answer(Sent sent) {
            if (sent.isAcknowledged() && !sent.body().isBlank()) {
                return Optional.of(sent.json().getString("text", ""));
            }
            String later = sent.payload().getString("response_url");
            return later == null
                    ? Optional.empty()
                    : slack.answersTo(later).stream()
                            .map(answer -> answer.getString("text", ""))
                            .findFirst();
        }

        private SlackMessage of(Posted message) {
            return workspace.in(message.channel()).stream()
                    .filter(each -> each.ts().equals(message.id()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
