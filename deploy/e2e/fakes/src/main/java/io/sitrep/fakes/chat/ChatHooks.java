package io.sitrep.fakes.chat;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.Refused;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the incoming webhooks of the chats have in common: secret paths that people make and take away, and what was posted to each. */
public abstract class ChatHooks extends FakeProvider {
    /** A message that was taken. */
    public record Posted(String path, JsonObject body) {}

    private final Set<String> paths = new HashSet<>();
    private final List<Posted> posted = new ArrayList<>();

    /** @return the hook's path */
    public final synchronized String make(String path) {
        paths.add(path);
        return path;
    }

    public final synchronized void takeAway(String path) {
        paths.remove(path);
    }

    public final synchronized List<Posted> posted(String path) {
        return posted.stream().filter(one -> one.path().equals(path)).toList();
    }

    @Override
    protected final synchronized Answered handle(Asked request) {
        if (!request.method().equals("POST")) {
            throw Refused.with(405, "method_not_allowed");
        }
        if (!paths.contains(request.path())) {
            return unknown();
        }
        JsonObject body = request.json();
        Optional<Answered> before = knownAlready(request);
        if (before.isPresent()) {
            return before.get();
        }
        check(body, request);
        posted.add(new Posted(request.path(), body));
        return taken(posted.size(), request);
    }

    /** What it answered the first time, where it knows requests by something in them. */
    Optional<Answered> knownAlready(Asked request) {
        return Optional.empty();
    }

    /** What it says about a hook that does not exist, or no longer does. */
    abstract Answered unknown();

    /** @throws Refused where the real one would refuse this message */
    abstract void check(JsonObject body, Asked request);

    /** @param number of messages so far */
    abstract Answered taken(int number, Asked request);

    /** How long a text field is, in UTF-16 units; refused when it is missing, empty or too long. */
    static String text(JsonObject object, String field, int most, String refusal) {
        if (!(object.getValue(field) instanceof String text) || text.isEmpty() || text.length() > most) {
            throw Refused.with(400, refusal);
        }
        return text;
    }
}
