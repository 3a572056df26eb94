package io.sitrep.bot.discord.people;

import com.fasterxml.jackson.databind.JsonNode;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Who somebody is in a guild: what an interaction of theirs said last. */
@Singleton
public class DiscordDirectory {
    private static final int MOST_REMEMBERED = 5_000;

    private final Map<String, String> locales = new LinkedHashMap<>();

    /**
     * An interaction says who did it, with the roles they have at this moment.
     *
     * @param member as the interaction has it, with its user
     * @param locale of the person: {@code it}
     */
    public synchronized void seen(String guild, JsonNode member, String locale) {
        locales.put(guild + ":" + member.path("user").path("id").asText(), locale);
        if (locales.size() > MOST_REMEMBERED) {
            locales.remove(locales.keySet().iterator().next());
        }
    }

    /** As {@link io.sitrep.bot.port.ChatPlatform#standingOf}. */
    public synchronized Uni<Standing> standingOf(Person person, Set<String> holders) {
        Set<String> holds = holders.contains(person.id()) ? Set.of(person.id()) : Set.of();
        return Uni.createFrom()
                .item(new Standing(
                        person.name(),
                        holds,
                        Optional.empty(),
                        Optional.ofNullable(locales.get(person.workspace() + ":" + person.id()))));
    }
}
