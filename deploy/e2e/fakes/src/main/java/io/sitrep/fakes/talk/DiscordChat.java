package io.sitrep.fakes.talk;

import io.sitrep.fakes.discord.DiscordChannel;
import io.sitrep.fakes.discord.DiscordGuild;
import io.sitrep.fakes.discord.DiscordMessage;
import io.sitrep.fakes.discord.DiscordPerson;
import io.sitrep.fakes.discord.DiscordUser;
import io.sitrep.fakes.discord.FakeDiscord;
import io.sitrep.fakes.discord.OpenModal;
import io.sitrep.fakes.discord.Sent;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Discord, reached by the gateway; rooms are threads. */
public final class DiscordChat implements Chat {
    public static final String GUILD = "1200000000000000001";
    public static final String ADA = "1300000000000000001";
    public static final String BOB = "1300000000000000002";
    private static final String INCIDENTS = "1400000000000000001";
    private static final String PIN = "📌";

    private final FakeDiscord discord = new FakeDiscord(0, Clock.systemUTC());
    private final DiscordGuild guild = discord.guild(GUILD)
            .add(DiscordPerson.member(ADA, "Ada Lovelace"))
            .add(DiscordPerson.member(BOB, "Bob Ross"))
            .channel(INCIDENTS, "incidents");

    @Override
    public String name() {
        return "discord";
    }

    @Override
    public Map<String, String> settings() {
        return Map.of(
                "SITREP_DISCORD_TOKEN",
                FakeDiscord.TOKEN,
                "SITREP_DISCORD_API_URL",
                discord.apiUrl(),
                "SITREP_DISCORD_INCIDENTS_CHANNEL",
                INCIDENTS);
    }

    /** The bot is the one who comes. */
    @Override
    public void reaches(URI bot) {
        discord.reachesByGateway();
    }

    @Override
    public boolean isReached() {
        return discord.sessions() > 0 && !discord.registered().isEmpty();
    }

    @Override
    public Somebody ada() {
        return new Person(discord.user(GUILD, ADA));
    }

    @Override
    public Somebody bob() {
        return new Person(discord.user(GUILD, BOB));
    }

    @Override
    public String incidents() {
        return INCIDENTS;
    }

    @Override
    public List<Room> rooms() {
        return guild.channels().stream()
                .filter(DiscordChannel::isThread)
                .filter(channel -> channel.name().startsWith("inc-"))
                .map(DiscordChat::room)
                .toList();
    }

    @Override
    public Optional<Room> roomNamed(String name) {
        return guild.channelNamed(name).map(DiscordChat::room);
    }

    /** The first message says what it is about, and has the links. */
    private static Room room(DiscordChannel channel) {
        boolean hasLinks =
                channel.messages().stream().anyMatch(message -> message.embeds().size() == 2);
        return new Room(channel.id(), channel.name(), channel.members(), channel.pins(), hasLinks);
    }

    @Override
    public List<Posted> newest(String channel, int most) {
        List<DiscordMessage> all = guild.in(channel);
        return all.subList(Math.max(0, all.size() - most), all.size()).stream()
                .map(DiscordChat::posted)
                .toList();
    }

    private static Posted posted(DiscordMessage message) {
        return new Posted(
                message.id(),
                message.channel(),
                message.onlyFor().isEmpty() && message.author().equals(FakeDiscord.BOT),
                asRead(message));
    }

    /** Without the signs that keep words from being taken for marks. */
    private static String asRead(DiscordMessage message) {
        return message.words().replaceAll("\\\\(\\p{Punct})", "$1");
    }

    @Override
    public void goAway() {
        discord.goAway();
    }

    @Override
    public void comeBack() {
        discord.comeBack();
    }

    @Override
    public void close() {
        discord.close();
    }

    /** Somebody in the guild. */
    private final class Person implements Somebody {
        private final DiscordUser user;

        Person(DiscordUser user) {
            this.user = user;
        }

        @Override
        public String id() {
            return user.id();
        }

        @Override
        public Heard types(String channel, String line) {
            DiscordTyping typed = DiscordTyping.of(line, discord.registered());
            return heard(user.types(channel, typed.command(), typed.options()));
        }

        @Override
        public List<Form> forms() {
            return user.forms().stream()
                    .map(form -> new Form(form.id(), form.inputs()))
                    .toList();
        }

        @Override
        public Heard submits(Form form, Map<String, String> values) {
            OpenModal modal = user.forms().stream()
                    .filter(open -> open.id().equals(form.id()))
                    .findFirst()
                    .orElseThrow();
            return heard(user.submits(modal, values));
        }

        @Override
        public Posted writes(String channel, String text) {
            return posted(user.writes(channel, text));
        }

        @Override
        public void pins(Posted message) {
            user.reacts(of(message), PIN);
        }

        @Override
        public void unpins(Posted message) {
            user.takesBack(of(message), PIN);
        }

        @Override
        public void edits(Posted message, String text) {
            user.edits(of(message), text);
        }

        private Heard heard(Sent sent) {
            return new Heard(sent.isAcknowledged(), sent.took(), () -> answer(sent), () -> user.again(sent));
        }

        private Optional<String> answer(Sent sent) {
            List<DiscordMessage> seen = user.sees(sent);
            return seen.isEmpty() || seen.stream().anyMatch(DiscordMessage::isLoading)
                    ? Optional.empty()
                    : Optional.of(seen.stream().map(DiscordChat::asRead).collect(Collectors.joining("\n")));
        }

        private DiscordMessage of(Posted message) {
            return guild.in(message.channel()).stream()
                    .filter(each -> each.id().equals(message.id()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
