package io.sitrep.notifier.delivery;

import io.sitrep.notifier.channel.Outcome;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Deliveries that go through a gate, each to an address of its own unless one is named; the test says how each attempt ends. */
final class Travellers {
    /** One of them. */
    static final class Traveller implements Trip {
        private final UUID endpoint;
        private final int lane;
        private volatile Outcome givenUp;
        private volatile boolean once;

        Traveller(UUID endpoint, int lane) {
            this.endpoint = endpoint;
            this.lane = lane;
        }

        void giveUp() {
            givenUp = new Outcome.Deferred("given up", Duration.ZERO);
        }

        /** Who asks again hears that it is to be made. */
        void giveUpOnce() {
            giveUp();
            once = true;
        }

        @Override
        public UUID endpoint() {
            return endpoint;
        }

        @Override
        public int lane() {
            return lane;
        }

        @Override
        public Optional<Outcome> givenUp() {
            Optional<Outcome> now = Optional.ofNullable(givenUp);
            givenUp = once ? null : givenUp;
            return now;
        }

        @Override
        public Optional<Outcome> begin() {
            return givenUp();
        }
    }

    /** In the order they were begun. */
    final List<CompletableFuture<Outcome>> onTheWay = new ArrayList<>();

    /** Whom they overtook, in the order they were begun. */
    final List<Integer> lanes = new ArrayList<>();

    final List<Outcome> ended = new ArrayList<>();

    private final Way way;

    /** What they go through. */
    interface Way {
        void through(Trip trip, Supplier<Uni<Outcome>> attempt, Consumer<Outcome> then);
    }

    Travellers(Way way) {
        this.way = way;
    }

    List<Traveller> send(int count) {
        return send(count, 3);
    }

    List<Traveller> send(int count, int lane) {
        List<Traveller> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.add(send(UUID.randomUUID(), lane));
        }
        return sent;
    }

    Traveller send(UUID endpoint, int lane) {
        Traveller traveller = new Traveller(endpoint, lane);
        way.through(
                traveller,
                () -> {
                    CompletableFuture<Outcome> attempt = new CompletableFuture<>();
                    onTheWay.add(attempt);
                    lanes.add(lane);
                    return Uni.createFrom().completionStage(attempt);
                },
                ended::add);
        return traveller;
    }

    /** Ends all that are under way, and those that follow them. */
    void end(Outcome outcome) {
        for (int i = 0; i < onTheWay.size(); i++) {
            onTheWay.get(i).complete(outcome);
        }
    }

    /** Ends whoever was begun first of those under way. */
    void endNext(Outcome outcome) {
        onTheWay.stream()
                .filter(attempt -> !attempt.isDone())
                .findFirst()
                .orElseThrow()
                .complete(outcome);
    }

    List<Duration> waits() {
        return ended.stream()
                .map(outcome -> ((Outcome.Deferred) outcome).after())
                .toList();
    }
}
