package io.sitrep.bot.discord.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.Settings;
import io.sitrep.bot.access.ChatRoles;
import io.sitrep.bot.discord.DiscordGuilds;
import io.sitrep.bot.people.Hearsay.Said;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.Standing;
import io.sitrep.bot.reply.Phrase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Who somebody is in a guild. What cannot be found out is not granted. Guests, bots, whoever has yet to agree to the guild's rules, and
 * whoever is in a guild the bot does not serve hold nothing, whoever names them; nor do those Discord called so when it last spoke
 * of them.
 */
@Singleton
public class DiscordDirectory {
    private static final Logger LOG = Logger.getLogger(DiscordDirectory.class);
    private static final String DISCORD = "Discord";
    private static final Duration PATIENCE = Duration.ofMillis(1_800);

    private final DiscordSays discord;
    private final DiscordGuilds guilds;
    private final boolean isSetUp;

    DiscordDirectory(DiscordSays discord, DiscordGuilds guilds, Settings settings) {
        this.discord = discord;
        this.guilds = guilds;
        this.isSetUp = settings.discord().token().isPresent();
    }

    /**
     * What somebody did says who they are, with the roles they have at this moment.
     *
     * @param member as the interaction has it, with its user
     * @param locale of the person: {@code it}; empty when it is not said
     * @param at by Discord's clock: what came later was said later, whoever heard it; empty when it is not said
     */
    public void seen(String guild, JsonNode member, String locale, Optional<Instant> at) {
        String id = member.path("user").path("id").asText();
        discord.seen(guild, id, Member.of(member, Optional.of(locale)), at);
    }

    /** As {@link io.sitrep.bot.port.ChatPlatform#standingOf}. */
    public Uni<Standing> standingOf(Person person, Set<String> holders) {
        if (!isSetUp) {
            Set<String> named = holders.contains(person.id()) ? Set.of(person.id()) : Set.of();
            Optional<Phrase> unset = Optional.of(Phrase.of("doubt.unset", DISCORD, "SITREP_DISCORD_TOKEN"));
            return Uni.createFrom().item(new Standing(person.name(), named, unset));
        }
        return guilds.serves(person.workspace())
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new PlatformAway("it did not answer in time", PATIENCE))
                .chain(served -> served
                        ? served(person, holders)
                        : Uni.createFrom().item(new Standing(person.name(), Set.of(), Optional.empty())))
                .onFailure()
                .invoke(failure -> LOG.warnf("it could not be found out who somebody is: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(() -> new Standing(person.name(), Set.of(), doubt()));
    }

    private Uni<Standing> served(Person person, Set<String> holders) {
        return member(person)
                .map(member -> standing(person, holders, member))
                .onFailure(PlatformAway.class)
                .recoverWithUni(away -> withoutDiscord(person, holders));
    }

    /** As {@link io.sitrep.bot.port.ChatPlatform#lastLocaleOf}. */
    public Uni<Optional<String>> lastLocaleOf(Person person) {
        return discord.lastSaid(person.workspace(), person.id())
                .map(last -> last.flatMap(said -> said.value().locale()));
    }

    /** The same person by the name others know them by, where Discord tells it. Never fails. */
    public Uni<Person> named(Person person) {
        return member(person)
                .map(member -> person.called(member.name()))
                .onFailure()
                .recoverWithItem(person);
    }

    private Uni<Member> member(Person person) {
        return discord.member(person.workspace(), person.id())
                .ifNoItem()
                .after(PATIENCE)
                .failWith(() -> new PlatformAway("it did not answer in time", PATIENCE))
                .onFailure(PlatformAway.class)
                .invoke(away -> LOG.warnf("Discord cannot be asked who somebody is: %s", away.getMessage()));
    }

    private static Standing standing(Person person, Set<String> holders, Member member) {
        Set<String> holds = new HashSet<>();
        if (member.member()) {
            holds.addAll(member.roles());
            holds.add(person.id());
            holds.add(ChatRoles.EVERY_MEMBER);
            // The role everybody has is called as the guild is, and not listed.
            holds.add(person.workspace());
            holds.retainAll(holders);
        }
        return new Standing(member.name(), holds, Optional.empty(), member.locale());
    }

    /** Whoever is named by themselves holds that, unless Discord called them no member when it last spoke of them. */
    private Uni<Standing> withoutDiscord(Person person, Set<String> holders) {
        return discord.lastSaid(person.workspace(), person.id()).map(last -> {
            boolean named = holders.contains(person.id())
                    && last.map(Said::value).map(Member::member).orElse(true);
            return new Standing(
                    person.name(),
                    named ? Set.of(person.id()) : Set.of(),
                    doubt(),
                    last.flatMap(said -> said.value().locale()));
        });
    }

    private static Optional<Phrase> doubt() {
        return Optional.of(Phrase.of("doubt.away", DISCORD));
    }
}
