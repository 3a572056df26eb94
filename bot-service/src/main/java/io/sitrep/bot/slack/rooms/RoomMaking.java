package io.sitrep.bot.slack.rooms;

import com.slack.api.methods.response.conversations.ConversationsListResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.slack.install.Installed;
import io.sitrep.bot.slack.web.SlackCalls;
import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a room once. Slack takes no mark along with a new channel: the name is written down before it is asked for, and the mark
 * stands in the channel's purpose from then on. A channel of ours under a name we asked for, with no purpose yet, is the one whose
 * answer was lost. Sources: https://docs.slack.dev/reference/methods/conversations.create and conversations.list, read 2026-11-22.
 */
@Singleton
class RoomMaking {
    private static final String PURPOSE = "Room of an incident, made by Sitrep · ";
    private static final int PAGE = 1_000;
    /** So many of one name were never meant. */
    private static final int MOST_NAMES = 50;

    private final AskedNames asked;

    RoomMaking(AskedNames asked) {
        this.asked = asked;
    }

    Room open(SlackCalls slack, Installed installed, String name, String mark) {
        String workspace = installed.workspace();
        Optional<AskedNames.Asked> before = asked.of(workspace, mark);
        Optional<Room> stands = before.flatMap(known -> stillThere(slack, workspace, known));
        return stands.orElseGet(
                () -> make(slack, installed, before.map(AskedNames.Asked::name), RoomName.of(name), mark));
    }

    /** A room that somebody deleted or archived is made anew. */
    private static Optional<Room> stillThere(SlackCalls slack, String workspace, AskedNames.Asked known) {
        return known.channel().flatMap(channel -> {
            try {
                Conversation found = slack.ask(
                                methods -> methods.conversationsInfo(request -> request.channel(channel)))
                        .getChannel();
                return found.isArchived()
                        ? Optional.empty()
                        : Optional.of(new Room(workspace, channel, found.getName()));
            } catch (PlatformRefused gone) {
                if (gone.code().equals("channel_not_found")) {
                    return Optional.empty();
                }
                throw gone;
            }
        });
    }

    private Room make(SlackCalls slack, Installed installed, Optional<String> askedBefore, RoomName name, String mark) {
        Map<String, Conversation> taken = askedBefore.isPresent() ? channels(slack) : Map.of();
        Optional<Conversation> ours = ours(taken, installed, askedBefore, mark);
        if (ours.isPresent()) {
            return adopt(slack, installed, ours.get(), mark);
        }
        for (int number = 1; number <= MOST_NAMES; number++) {
            String next = name.numbered(number);
            if (taken.containsKey(next)) {
                continue;
            }
            asked.ask(installed.workspace(), mark, next);
            Optional<Conversation> made = create(slack, next);
            if (made.isPresent()) {
                return adopt(slack, installed, made.get(), mark);
            }
            taken = taken.isEmpty() ? channels(slack) : taken;
            // With our mark on it: from before our database was lost, or by an answer that came after its time.
            Optional<Conversation> late = ours(taken, installed, askedBefore, mark);
            if (late.isPresent()) {
                return adopt(slack, installed, late.get(), mark);
            }
        }
        throw new PlatformRefused("name_taken");
    }

    private static Optional<Conversation> create(SlackCalls slack, String name) {
        try {
            return Optional.of(slack.ask(methods -> methods.conversationsCreate(request -> request.name(name)))
                    .getChannel());
        } catch (PlatformRefused refused) {
            if (refused.code().equals("name_taken")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static Optional<Conversation> ours(
            Map<String, Conversation> taken, Installed installed, Optional<String> askedBefore, String mark) {
        Optional<Conversation> marked = taken.values().stream()
                .filter(channel -> !channel.isArchived())
                .filter(channel -> purpose(channel).endsWith(mark))
                .findFirst();
        return marked.or(() -> askedBefore
                .map(taken::get)
                .filter(channel -> !channel.isArchived())
                .filter(channel -> installed.botUser().equals(channel.getCreator()))
                .filter(channel -> purpose(channel).isEmpty()));
    }

    private Room adopt(SlackCalls slack, Installed installed, Conversation channel, String mark) {
        if (!purpose(channel).endsWith(mark)) {
            slack.ask(methods -> methods.conversationsSetPurpose(
                    request -> request.channel(channel.getId()).purpose(PURPOSE + mark)));
        }
        asked.made(installed.workspace(), mark, channel.getName(), channel.getId());
        return new Room(installed.workspace(), channel.getId(), channel.getName());
    }

    private static String purpose(Conversation channel) {
        String purpose =
                channel.getPurpose() == null ? null : channel.getPurpose().getValue();
        return purpose == null ? "" : purpose;
    }

    /** All public ones by their name, archived ones too: they keep their names. */
    private static Map<String, Conversation> channels(SlackCalls slack) {
        Map<String, Conversation> all = new HashMap<>();
        String cursor = "";
        do {
            String from = cursor;
            ConversationsListResponse page =
                    slack.ask(methods -> methods.conversationsList(request -> request.limit(PAGE)
                            .cursor(from.isEmpty() ? null : from)
                            .excludeArchived(false)
                            .types(List.of(ConversationType.PUBLIC_CHANNEL))));
            page.getChannels().forEach(channel -> all.put(channel.getName(), channel));
            String next = page.getResponseMetadata() == null
                    ? null
                    : page.getResponseMetadata().getNextCursor();
            cursor = next == null ? "" : next;
        } while (!cursor.isEmpty());
        return all;
    }
}
