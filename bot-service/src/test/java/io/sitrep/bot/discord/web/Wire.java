package io.sitrep.bot.discord.web;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.Mood;
import io.vertx.core.json.JsonObject;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The other end of the wire: it knows nothing of Discord, and says what it is told to say. */
final class Wire extends FakeProvider {
    private final Deque<Mood> next = new ArrayDeque<>();

    synchronized void next(Mood... moods) {
        next.addAll(List.of(moods));
    }

    void answers(Answered... answers) {
        for (Answered answer : answers) {
            next(Mood.answering(answer));
        }
    }

    @Override
    protected synchronized Mood moodFor(Asked request) {
        return next.isEmpty() ? Mood.WELL : next.poll();
    }

    @Override
    protected Answered handle(Asked request) {
        return Answered.json(200, new JsonObject().put("id", "1"));
    }
}
