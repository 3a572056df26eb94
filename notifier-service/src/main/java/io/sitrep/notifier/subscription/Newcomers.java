package io.sitrep.notifier.subscription;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.kit.secret.SecretBox;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.subscription.Newcomer.Place;
import io.sitrep.notifier.subscription.Newcomer.SealedToken;
import io.sitrep.notifier.subscription.Newcomer.Standing;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Makes newcomers of what somebody asked for: each address in its channel's normal form, each secret sealed. */
@Singleton
public class Newcomers {
    private final Channels channels;
    private final SecretBox box;
    private final TimeBasedEpochGenerator ids = Generators.timeBasedEpochGenerator();

    Newcomers(Channels channels, SecretBox box) {
        this.channels = channels;
        this.box = box;
    }

    /** An address that a channel took. */
    public record Taken(Channel channel, Registration registration) {
        /** Without the values. */
        @Override
        public String toString() {
            return "Taken";
        }
    }

    /** Asks the channel of each address, one after the other. Fails with a 422 that names the field. */
    public Uni<List<Taken>> take(NewSubscriber wanted) {
        return take(wanted, false);
    }

    /** @param challenge where nobody vouches for the addresses: those that can give back a word have to */
    Uni<List<Taken>> take(NewSubscriber wanted, boolean challenge) {
        List<NewSubscriber.Fallback> further = wanted.fallback() == null ? List.of() : wanted.fallback();
        return take(
                        wanted.channel(),
                        new Registration(wanted.address(), Optional.ofNullable(wanted.secret()), challenge))
                .chain(first -> Multi.createFrom()
                        .range(0, further.size())
                        .onItem()
                        .transformToUniAndConcatenate(i -> take(
                                        further.get(i).channel(),
                                        new Registration(further.get(i).address(), Optional.empty(), challenge))
                                .onFailure(ProblemException.class)
                                .transform(refused -> within("fallback." + i + ".", (ProblemException) refused)))
                        .collect()
                        .in(() -> new ArrayList<>(List.of(first)), List::add));
    }

    /** @param toBeAsked of which channels the addresses are asked first; all others count as confirmed */
    Newcomer of(UUID id, Preferences preferences, List<Taken> taken, Predicate<Channel> toBeAsked) {
        List<Place> places = new ArrayList<>();
        for (Taken address : taken) {
            Standing standing = toBeAsked.test(address.channel()) ? Standing.ASKED : Standing.CONFIRMED;
            Optional<SealedToken> token = places.isEmpty() ? Optional.empty() : Optional.of(token());
            places.add(place(address, standing, null, token));
        }
        return of(id, preferences, places);
    }

    /** @param places the first decides whether anything is told yet */
    public Newcomer of(UUID id, Preferences preferences, List<Place> places) {
        boolean active = !Standing.ASKED.state.equals(places.get(0).standing().state);
        return new Newcomer(id, ids.generate(), active, preferences, token(), places);
    }

    public Place place(Taken taken, Standing standing, String reason, Optional<SealedToken> token) {
        return new Place(
                ids.generate(),
                taken.channel().name(),
                taken.registration().address(),
                taken.registration().secret().map(box::seal),
                standing,
                reason,
                token);
    }

    public UUID id() {
        return ids.generate();
    }

    private Uni<Taken> take(String name, Registration wanted) {
        Channel channel = channels.named(name).orElseThrow();
        return channel.register(wanted).map(registered -> new Taken(channel, registered));
    }

    public SealedToken token() {
        String token = Token.make();
        return new SealedToken(Token.hash(token), box.seal(token));
    }

    private static ProblemException within(String where, ProblemException refused) {
        if (refused.problem().errors().isEmpty()) {
            return refused;
        }
        return new ProblemException(Problem.invalid(refused.problem().errors().stream()
                .map(error -> new FieldError(where + error.field(), error.message()))
                .toList()));
    }
}
