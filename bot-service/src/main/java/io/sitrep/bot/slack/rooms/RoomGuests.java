package io.sitrep.bot.slack.rooms;

import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.slack.web.SlackCalls;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is called into a channel: people, and those of groups. Source:
 * https://docs.slack.dev/reference/methods/conversations.invite, read 2026-11-22.
 */
final class RoomGuests {
    private static final int AT_ONCE = 100;
    /** About a person, not about the room. */
    private static final Set<String> NOT_THIS_ONE = Set.of(
            "already_in_channel",
            "cant_invite",
            "cant_invite_self",
            "user_not_found",
            "ura_max_channels",
            "user_is_restricted",
            "user_is_ultra_restricted",
            "user_team_not_in_channel",
            "user_disabled",
            "no_user",
            "not_found");

    private RoomGuests() {}

    static void invite(SlackCalls slack, String channel, Set<String> people) {
        List<String> all = new ArrayList<>(persons(slack, people));
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            List<String> some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
            try {
                // By force: one who cannot come does not keep the others out.
                slack.ask(methods -> methods.conversationsInvite(
                        request -> request.channel(channel).users(some).force(true)));
            } catch (PlatformRefused refused) {
                if (!NOT_THIS_ONE.contains(refused.code())) {
                    throw refused;
                }
            }
        }
    }

    private static Set<String> persons(SlackCalls slack, Set<String> people) {
        Set<String> persons = new LinkedHashSet<>();
        for (String id : people) {
            if (id.startsWith("S")) {
                persons.addAll(members(slack, id));
            } else {
                persons.add(id);
            }
        }
        return persons;
    }

    private static List<String> members(SlackCalls slack, String group) {
        try {
            return slack.ask(methods -> methods.usergroupsUsersList(request -> request.usergroup(group)))
                    .getUsers();
        } catch (PlatformRefused gone) {
            return List.of();
        }
    }
}
