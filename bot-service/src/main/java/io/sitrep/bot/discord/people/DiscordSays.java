package io.sitrep.bot.discord.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.discord.web.DiscordWeb;
import io.sitrep.bot.people.Hearsay;
import io.sitrep.bot.people.Hearsay.Said;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.dv8tion.jda.api.requests.Route;
import org.jboss.logging.Logger;

/**
 * What Discord says of a guild's members, with each interaction of theirs and when it is asked, as long as {@link Hearsay} lets it
 * count. Fails with {@code PlatformAway} when it says nothing.
 */
@Singleton
class DiscordSays {
    private static final Logger LOG = Logger.getLogger(DiscordSays.class);
    private static final int MOST_REMEMBERED = 5_000;

    /** Unknown guild, member or user; and a guild the bot is not in. */
    private static final Set<String> NOBODY = Set.of("10004", "10007", "10013", "50001");

    private final DiscordWeb web;
    private final MemberRows rows;
    private final Hearsay hearsay;
    private final Map<String, Said<Member>> seen = new LinkedHashMap<>();

    DiscordSays(DiscordWeb web, MemberRows rows, Clock clock) {
        this.web = web;
        this.rows = rows;
        this.hearsay = new Hearsay(clock);
    }

    /**
     * Counts at once in this process where it says when it was said, and is kept for all of them.
     *
     * @param at by Discord's clock; empty where an event does not say it
     */
    void seen(String guild, String id, Member member, Optional<Instant> at) {
        at.ifPresent(said -> remember(guild, id, new Said<>(member, said)));
        rows.keep(guild, id, member, at)
                .subscribe()
                .with(kept -> {}, lost -> LOG.warnf("who somebody is could not be kept: %s", lost.getMessage()));
    }

    Uni<Member> member(String guild, String id) {
        return lastSaid(guild, id)
                .chain(before -> hearsay.freshOr(
                        before,
                        () -> ask(guild, id)
                                .onFailure(DiscordSays::isUnknown)
                                .recoverWithItem(unknown -> Member.nobody(id))
                                .map(member -> withLocale(member, before))
                                .chain(member -> rows.keep(guild, id, member, Optional.empty())
                                        .invoke(at -> remember(guild, id, new Said<>(member, at)))
                                        .replaceWith(member))));
    }

    /** What it said last, however long ago; empty when it never did. Discord is not asked. */
    Uni<Optional<Said<Member>>> lastSaid(String guild, String id) {
        Optional<Said<Member>> here = remembered(guild, id);
        return rows.member(guild, id)
                .map(kept -> here.filter(said ->
                                kept.isEmpty() || said.at().isAfter(kept.get().at()))
                        .or(() -> kept));
    }

    private Uni<Member> ask(String guild, String id) {
        Route.CompiledRoute route = Route.Guilds.GET_MEMBER.compile(guild, id);
        return hearsay.unlessAway(
                guild,
                () -> web.quickly(route, Optional.<JsonNode>empty())
                        .map(json -> Member.of(json, Optional.empty()))
                        // A token that does not work says nothing of anybody.
                        .onFailure(refused -> refused instanceof PlatformRefused && !isUnknown(refused))
                        .transform(refused -> new PlatformAway(refused.getMessage(), Hearsay.PEACE)));
    }

    private static boolean isUnknown(Throwable failure) {
        return failure instanceof PlatformRefused refused && NOBODY.contains(refused.code());
    }

    /** Only interactions say it. */
    private static Member withLocale(Member member, Optional<Said<Member>> before) {
        return new Member(
                member.name(), before.flatMap(said -> said.value().locale()), member.member(), member.roles());
    }

    /** What came late says less than what is remembered. */
    private synchronized void remember(String guild, String id, Said<Member> said) {
        seen.merge(guild + ":" + id, said, (before, now) -> now.at().isBefore(before.at()) ? before : now);
        if (seen.size() > MOST_REMEMBERED) {
            seen.remove(seen.keySet().iterator().next());
        }
    }

    private synchronized Optional<Said<Member>> remembered(String guild, String id) {
        return Optional.ofNullable(seen.get(guild + ":" + id));
    }
}
