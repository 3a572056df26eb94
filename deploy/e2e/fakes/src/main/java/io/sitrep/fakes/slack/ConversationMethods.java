package io.sitrep.fakes.slack;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code conversations.*}. */
final class ConversationMethods {
    private static final int NAME = 80;
    private static final int TOPIC = 250;
    private static final Pattern NAMES = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{N}_-]+");
    private static final Pattern PUNCTUATION = Pattern.compile("[_-]+");

    void addTo(SlackMethods methods) {
        methods.add("conversations.create", "channels:manage", this::create);
        methods.add("conversations.archive", "channels:manage", this::archive);
        methods.add("conversations.unarchive", "channels:manage", this::unarchive);
        methods.add("conversations.invite", "channels:manage", this::invite);
        methods.add("conversations.kick", "channels:manage", this::kick);
        methods.add(
                "conversations.setTopic",
                "channels:manage",
                (workspace, arguments) ->
                        worded(workspace, arguments, "topic", (channel, words) -> channel.topic = words));
        methods.add(
                "conversations.setPurpose",
                "channels:manage",
                (workspace, arguments) ->
                        worded(workspace, arguments, "purpose", (channel, words) -> channel.purpose = words));
        methods.add("conversations.join", "channels:join", this::join);
        methods.add("conversations.info", "channels:read", this::info);
        methods.add("conversations.list", "channels:read", this::list);
        methods.add("conversations.members", "channels:read", this::members);
        methods.add("conversations.history", "channels:history", this::history);
        methods.add("conversations.replies", "channels:history", this::replies);
        methods.add("conversations.open", "im:write", this::open);
        methods.add("users.conversations", "channels:read", this::mine);
    }

    private JsonObject create(SlackWorkspace workspace, SlackArguments arguments) {
        String name = arguments.get("name");
        if (name.isEmpty()) {
            throw new SlackError("invalid_name_required");
        }
        if (name.length() > NAME) {
            throw new SlackError("invalid_name_maxlength");
        }
        if (PUNCTUATION.matcher(name).matches()) {
            throw new SlackError("invalid_name_punctuation");
        }
        if (!NAMES.matcher(name).matches()) {
            throw new SlackError("invalid_name_specials");
        }
        if (workspace.channels.values().stream().anyMatch(channel -> channel.name.equals(name))) {
            throw new SlackError("name_taken");
        }
        return shown(workspace, workspace.create(name, arguments.flag("is_private")));
    }

    private JsonObject archive(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = joined(workspace, arguments);
        if (channel.archived) {
            throw new SlackError("already_archived");
        }
        channel.archived = true;
        return new JsonObject();
    }

    private JsonObject unarchive(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = workspace.channel(arguments.wanted("channel"));
        if (!channel.archived) {
            throw new SlackError("not_archived");
        }
        channel.archived = false;
        return new JsonObject();
    }

    private JsonObject invite(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = open(joined(workspace, arguments));
        List<String> users = arguments.list("users");
        if (users.size() > 100) {
            throw new SlackError("too_many_users");
        }
        JsonArray errors = new JsonArray();
        String first = null;
        for (String user : users) {
            String objection = objection(workspace, channel, user);
            if (objection != null) {
                first = first == null ? objection : first;
                errors.add(new JsonObject().put("user", user).put("ok", false).put("error", objection));
            }
        }
        if (first != null && !arguments.flag("force")) {
            throw new SlackError(first);
        }
        users.stream()
                .filter(user -> objection(workspace, channel, user) == null)
                .forEach(channel.members::add);
        return shown(workspace, channel).put("errors", errors);
    }

    private static String objection(SlackWorkspace workspace, SlackChannel channel, String user) {
        SlackPerson person = workspace.people.get(user);
        if (person == null) {
            return "user_not_found";
        } else if (user.equals(workspace.bot())) {
            return "cant_invite_self";
        } else if (person.is(SlackPerson.Mark.DELETED)) {
            return "cant_invite";
        } else if (person.is(SlackPerson.Mark.SINGLE_CHANNEL_GUEST)) {
            return "ura_max_channels";
        }
        return channel.members.contains(user) ? "already_in_channel" : null;
    }

    private JsonObject kick(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = open(joined(workspace, arguments));
        if (!channel.members.remove(arguments.wanted("user"))) {
            throw new SlackError("not_in_channel");
        }
        return new JsonObject();
    }

    private static JsonObject worded(
            SlackWorkspace workspace, SlackArguments arguments, String what, BiConsumer<SlackChannel, String> set) {
        SlackChannel channel = open(joined(workspace, arguments));
        String words = arguments.get(what);
        if (words.codePointCount(0, words.length()) > TOPIC) {
            throw new SlackError("too_long");
        }
        set.accept(channel, words);
        return new JsonObject().put(what, words);
    }

    private JsonObject join(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = open(workspace.channel(arguments.wanted("channel")));
        if (channel.isPrivate) {
            throw new SlackError("method_not_supported_for_channel_type");
        }
        JsonObject answer = new JsonObject();
        if (!channel.members.add(workspace.bot())) {
            answer.put("warning", "already_in_channel");
        }
        return shown(workspace, channel).mergeIn(answer);
    }

    private JsonObject info(SlackWorkspace workspace, SlackArguments arguments) {
        return shown(workspace, workspace.channel(arguments.wanted("channel")));
    }

    private JsonObject list(SlackWorkspace workspace, SlackArguments arguments) {
        return listed(workspace, arguments, 1_000, channel -> true);
    }

    /** Those the app is in. */
    private JsonObject mine(SlackWorkspace workspace, SlackArguments arguments) {
        return listed(workspace, arguments, 999, channel -> channel.members.contains(workspace.bot()));
    }

    private static JsonObject listed(
            SlackWorkspace workspace, SlackArguments arguments, int most, Predicate<SlackChannel> wanted) {
        if (arguments.number("limit", 100) > most) {
            throw new SlackError("invalid_limit");
        }
        boolean alsoPrivate = arguments.get("types").contains("private_channel");
        List<SlackChannel> all = workspace.channels.values().stream()
                .filter(channel -> !channel.id.startsWith("D"))
                .filter(channel -> !channel.isPrivate || alsoPrivate)
                .filter(channel -> !channel.archived || !arguments.flag("exclude_archived"))
                .filter(wanted)
                .toList();
        JsonObject page = paged(all.size(), arguments);
        JsonArray shown = new JsonArray();
        all.subList(page.getInteger("from"), page.getInteger("to"))
                .forEach(channel -> shown.add(channel.json(workspace.bot())));
        return new JsonObject().put("channels", shown).put("response_metadata", cursor(page));
    }

    private JsonObject members(SlackWorkspace workspace, SlackArguments arguments) {
        List<String> all = new ArrayList<>(workspace.channel(arguments.wanted("channel")).members);
        JsonObject page = paged(all.size(), arguments);
        return new JsonObject()
                .put("members", new JsonArray(all.subList(page.getInteger("from"), page.getInteger("to"))))
                .put("response_metadata", cursor(page));
    }

    private JsonObject history(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = joined(workspace, arguments);
        boolean inclusive = arguments.flag("inclusive");
        Stream<SlackMessage> visible = channel.messages.stream()
                .filter(message -> message.onlyFor().isEmpty())
                .filter(message -> within(message.ts(), arguments.get("oldest"), arguments.get("latest"), inclusive));
        return messages(new ArrayList<>(visible.toList()), arguments);
    }

    private JsonObject replies(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = joined(workspace, arguments);
        String thread = arguments.wanted("ts");
        workspace.indexOf(channel, thread);
        Stream<SlackMessage> visible = channel.messages.stream()
                .filter(message -> message.onlyFor().isEmpty())
                .filter(message -> message.ts().equals(thread)
                        || message.content().getString("thread_ts", "").equals(thread));
        return messages(new ArrayList<>(visible.toList()), arguments);
    }

    /** The newest come first. */
    private static JsonObject messages(List<SlackMessage> visible, SlackArguments arguments) {
        Collections.reverse(visible);
        int from = Math.min(arguments.number("cursor", 0), visible.size());
        int to = Math.min(from + Math.min(arguments.number("limit", 100), 999), visible.size());
        JsonArray shown = new JsonArray();
        visible.subList(from, to).forEach(message -> {
            JsonObject json = message.json();
            if (!arguments.flag("include_all_metadata")) {
                json.remove("metadata");
            }
            shown.add(json);
        });
        boolean more = to < visible.size();
        return new JsonObject()
                .put("messages", shown)
                .put("has_more", more)
                .put("response_metadata", new JsonObject().put("next_cursor", more ? Integer.toString(to) : ""));
    }

    private static boolean within(String ts, String oldest, String latest, boolean inclusive) {
        int after = oldest.isEmpty() ? 1 : ts.compareTo(oldest);
        int before = latest.isEmpty() ? -1 : ts.compareTo(latest);
        return (after > 0 || (inclusive && after == 0)) && (before < 0 || (inclusive && before == 0));
    }

    private JsonObject open(SlackWorkspace workspace, SlackArguments arguments) {
        workspace.person(arguments.wanted("users"));
        return new JsonObject().put("channel", new JsonObject().put("id", workspace.place(arguments.get("users")).id));
    }

    private static JsonObject paged(int size, SlackArguments arguments) {
        int from = Math.min(size, arguments.number("cursor", 0));
        int to = Math.min(size, from + Math.max(1, Math.min(arguments.number("limit", 100), 1_000)));
        return new JsonObject().put("from", from).put("to", to).put("size", size);
    }

    private static JsonObject cursor(JsonObject page) {
        int to = page.getInteger("to");
        return new JsonObject().put("next_cursor", to < page.getInteger("size") ? Integer.toString(to) : "");
    }

    private static JsonObject shown(SlackWorkspace workspace, SlackChannel channel) {
        return new JsonObject().put("channel", channel.json(workspace.bot()));
    }

    /** The channel named, of which the bot is a member. */
    static SlackChannel joined(SlackWorkspace workspace, SlackArguments arguments) {
        SlackChannel channel = workspace.channel(arguments.wanted("channel"));
        if (!channel.members.contains(workspace.bot())) {
            throw new SlackError("not_in_channel");
        }
        return channel;
    }

    static SlackChannel open(SlackChannel channel) {
        if (channel.archived) {
            throw new SlackError("is_archived");
        }
        return channel;
    }
}
