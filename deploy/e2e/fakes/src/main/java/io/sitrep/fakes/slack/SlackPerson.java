package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/**
 * Somebody in a workspace.
 *
 * @param team the workspace they are at home in; another one for people of a shared channel
 * @param locale as Slack writes it: {@code it-IT}
 */
public record SlackPerson(
        String id, String team, String name, String realName, String locale, String zone, Set<Mark> marks) {
    /** What they are beside a full member. */
    public enum Mark {
        GUEST,
        SINGLE_CHANNEL_GUEST,
        STRANGER,
        BOT,
        DELETED
    }

    public SlackPerson {
        marks = Set.copyOf(marks);
    }

    public static SlackPerson member(String id, String team, String realName) {
        return new SlackPerson(id, team, id.toLowerCase(Locale.ROOT), realName, "en-US", "Etc/UTC", Set.of());
    }

    public SlackPerson called(String handle) {
        return new SlackPerson(id, team, handle, realName, locale, zone, marks);
    }

    public SlackPerson speaking(String otherLocale, String otherZone) {
        return new SlackPerson(id, team, name, realName, otherLocale, otherZone, marks);
    }

    public SlackPerson with(Mark mark) {
        Set<Mark> all = EnumSet.of(mark);
        all.addAll(marks);
        return new SlackPerson(id, team, name, realName, locale, zone, all);
    }

    boolean is(Mark mark) {
        return marks.contains(mark);
    }

    /** As {@code users.info} shows them. */
    JsonObject json(boolean withLocale) {
        JsonObject user = new JsonObject()
                .put("id", id)
                .put("team_id", team)
                .put("name", name)
                .put("real_name", realName)
                .put("tz", zone)
                .put("deleted", is(Mark.DELETED))
                .put("is_bot", is(Mark.BOT))
                .put("is_stranger", is(Mark.STRANGER))
                .put("is_restricted", is(Mark.GUEST) || is(Mark.SINGLE_CHANNEL_GUEST))
                .put("is_ultra_restricted", is(Mark.SINGLE_CHANNEL_GUEST))
                .put("profile", new JsonObject().put("real_name", realName).put("display_name", name));
        return withLocale ? user.put("locale", locale) : user;
    }
}
