package io.sitrep.bot.slack.rooms;

import com.slack.api.methods.response.users.UsersConversationsResponse;
import com.slack.api.model.Conversation;
import com.slack.api.model.ConversationType;
import io.sitrep.bot.kept.AskedRooms;
import io.sitrep.bot.port.ChannelName;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.port.RoomKeeper.Room;
import io.sitrep.bot.slack.SlackNames;
import io.sitrep.bot.slack.install.Installed;
import io.sitrep.bot.slack.web.SlackCalls;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes a room once. Slack takes no mark along with a new channel: the name is written down before it is asked for, and the mark
 * stands in the channel's purpose from then on. A channel of ours under a name we asked for, with no purpose yet, is the one whose
 * answer was lost; whoever makes a channel is in it. Sources: https://docs.slack.dev/reference/methods/conversations.create and
 * users.conversations, read 2026-11-23.
 */
@Singleton
class RoomMaking {
    private static final String PURPOSE = "Room of an incident, made by Sitrep · ";
    private static final int PAGE = 999;
    /** So many of one name were never meant. */
    private static final int MOST_NAMES = 50;

    private final AskedRooms asked;

    RoomMaking(Pool database) {
        this.asked = new AskedRooms(database, SlackNames.PLATFORM);
    }

    /** @param isPrivate of a channel that is made now */
    record Wanted(ChannelName name, String mark, boolean isPrivate) {}

    Room open(SlackCalls slack, Installed installed, Wanted wanted) {
        String workspace = installed.workspace();
        Optional<AskedRooms.Asked> before = asked.of(workspace, wanted.mark());
        Optional<Room> stands = before.flatMap(known -> stillThere(slack, workspace, known));
        return stands.orElseGet(() -> make(slack, installed, before.map(AskedRooms.Asked::name), wanted));
    }

    /** A room that somebody deleted or archived is made anew. */
    private static Optional<Room> stillThere(SlackCalls slack, String workspace, AskedRooms.Asked known) {
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

    private Room make(SlackCalls slack, Installed installed, Optional<String> askedBefore, Wanted wanted) {
        String mark = wanted.mark();
        if (askedBefore.isPresent()) {
            Optional<Conversation> ours = ours(slack, installed, askedBefore, wanted);
            if (ours.isPresent()) {
                return adopt(slack, installed, ours.get(), mark);
            }
        }
        int first = askedBefore
                .map(asked -> wanted.name().numberOf(asked, MOST_NAMES))
                .orElse(1);
        for (int number = first; number <= MOST_NAMES; number++) {
            String next = wanted.name().numbered(number);
            asked.ask(installed.workspace(), mark, next);
            Optional<Conversation> made = create(slack, next, wanted.isPrivate());
            if (made.isEmpty() && number == first) {
                // With our mark on it: from before our database was lost; or by an answer that came after its time.
                made = ours(slack, installed, askedBefore, wanted);
            }
            if (made.isPresent()) {
                return adopt(slack, installed, made.get(), mark);
            }
        }
        throw new PlatformRefused("name_taken");
    }

    private static Optional<Conversation> create(SlackCalls slack, String name, boolean isPrivate) {
        try {
            return Optional.of(slack.ask(methods -> methods.conversationsCreate(
                            request -> request.name(name).isPrivate(isPrivate)))
                    .getChannel());
        } catch (PlatformRefused refused) {
            if (refused.code().equals("name_taken")) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    private static Optional<Conversation> ours(
            SlackCalls slack, Installed installed, Optional<String> askedBefore, Wanted wanted) {
        List<Conversation> joined = joined(slack, wanted.isPrivate());
        Optional<Conversation> marked = joined.stream()
                .filter(channel -> purpose(channel).endsWith(wanted.mark()))
                .findFirst();
        return marked.or(() -> joined.stream()
                .filter(channel -> askedBefore.equals(Optional.of(channel.getName())))
                .filter(channel -> installed.botUser().equals(channel.getCreator()))
                .filter(channel -> purpose(channel).isEmpty())
                .findFirst());
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

    /** Those the bot is in, as in each that it made. There may be too many in the whole workspace to ask for. */
    private static List<Conversation> joined(SlackCalls slack, boolean privateToo) {
        List<ConversationType> types = privateToo
                ? List.of(ConversationType.PUBLIC_CHANNEL, ConversationType.PRIVATE_CHANNEL)
                : List.of(ConversationType.PUBLIC_CHANNEL);
        List<Conversation> all = new ArrayList<>();
        String cursor = "";
        do {
            String from = cursor;
            UsersConversationsResponse page =
                    slack.ask(methods -> methods.usersConversations(request -> request.limit(PAGE)
                            .cursor(from.isEmpty() ? null : from)
                            .excludeArchived(true)
                            .types(types)));
            all.addAll(page.getChannels());
            String next = page.getResponseMetadata() == null
                    ? null
                    : page.getResponseMetadata().getNextCursor();
            cursor = next == null ? "" : next;
        } while (!cursor.isEmpty());
        return all;
    }
}
