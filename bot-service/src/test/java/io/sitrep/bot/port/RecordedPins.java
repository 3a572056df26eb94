package io.sitrep.bot.port;

import io.sitrep.bot.port.RoomKeeper.Spot;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps what it is told, and fails as often as it is asked to. */
@Alternative
@Singleton
public class RecordedPins implements Pins {
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    public void forget() {
        told.clear();
        failures.set(0);
    }

    public void failsNext(int times) {
        failures.set(times);
    }

    public List<String> told() {
        return List.copyOf(told);
    }

    @Override
    public Uni<Boolean> pinned(Spot spot, String message, Person by) {
        return keep("pinned " + message + " in " + spot.channel() + " by " + by.name())
                .replaceWith(true);
    }

    @Override
    public Uni<Void> unpinned(Spot spot, String message, Person by) {
        return keep("unpinned " + message + " by " + by.name());
    }

    @Override
    public Uni<Void> edited(Spot spot, String message) {
        return keep("edited " + message);
    }

    @Override
    public Uni<Void> deleted(Spot spot, String message) {
        return keep("deleted " + message);
    }

    private Uni<Void> keep(String what) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("not now");
        }
        told.add(what);
        return Uni.createFrom().voidItem();
    }
}
