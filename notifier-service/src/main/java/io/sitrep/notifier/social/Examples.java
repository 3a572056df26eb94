package io.sitrep.notifier.social;

import io.sitrep.kit.problem.FieldError;
import io.sitrep.kit.problem.Problem;
import io.sitrep.kit.problem.ProblemException;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Channels;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.intake.Impact;
import io.sitrep.notifier.intake.Publication;
import io.sitrep.notifier.render.Facts;
import io.sitrep.notifier.render.Look;
import io.sitrep.notifier.render.Looks;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Post;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.StoredPublication;
import io.sitrep.notifier.render.Wording;
import io.sitrep.notifier.render.Words;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows how an account's posts read, by an incident that never happened: to look at before the first that did. Posts nothing. */
@Singleton
public class Examples {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final Duration PROMISED = Duration.ofMinutes(30);

    private final Channels channels;
    private final Looks looks;
    private final URI page;
    private final Clock clock;

    Examples(Channels channels, Looks looks, Settings settings, Clock clock) {
        this.looks = looks;
        this.channels = channels;
        this.page = settings.publicUrl();
        this.clock = clock;
    }

    /** The thread, in its order. */
    public Uni<Map<Post, String>> of(Account account) {
        Channel channel = channels.named(account.channel()).orElseThrow();
        return looks.now()
                .chain(look -> Multi.createFrom()
                        .items(Post.values())
                        .onItem()
                        .transformToUniAndConcatenate(post -> channel.preview(message(post, account, look))
                                .map(Preview::text)
                                .map(text -> Map.entry(post, text)))
                        .collect()
                        .in(LinkedHashMap::new, (texts, text) -> texts.put(text.getKey(), text.getValue())));
    }

    /**
     * Fails with a 422 that names each template whose own words leave no room for anything but the link.
     *
     * @param accounts as they are named in what was asked: {@code accounts.0}
     */
    Uni<Void> checkRoom(List<Account> accounts) {
        return looks.now()
                .chain(look -> Multi.createFrom()
                        .range(0, accounts.size())
                        .onItem()
                        .transformToUniAndConcatenate(i -> withoutRoom(accounts.get(i), look)
                                .map(posts -> posts.stream()
                                        .map(post -> new FieldError(
                                                "accounts." + i + ".templates." + post.word(),
                                                "is longer than a post may be, before anything is filled in"))
                                        .toList()))
                        .collect()
                        .in(ArrayList<FieldError>::new, List::addAll))
                .invoke(errors -> {
                    if (!errors.isEmpty()) {
                        throw new ProblemException(Problem.invalid(errors));
                    }
                })
                .replaceWithVoid();
    }

    private Uni<List<Post>> withoutRoom(Account account, Look look) {
        Channel channel = channels.named(account.channel()).orElseThrow();
        return Multi.createFrom()
                .iterable(account.templates().own().entrySet())
                .onItem()
                .transformToUniAndConcatenate(own -> {
                    Message message = message(own.getKey(), account, look);
                    boolean saysMore = !isOnlyTheLink(own.getValue().fill(Facts.values(message)), message);
                    return channel.preview(message)
                            .map(shown -> saysMore && isOnlyTheLink(shown.text(), message)
                                    ? Optional.of(own.getKey())
                                    : Optional.<Post>empty());
                })
                .collect()
                .asList()
                .map(posts -> posts.stream().flatMap(Optional::stream).toList());
    }

    private static boolean isOnlyTheLink(String text, Message message) {
        return text.replace(message.publication().said().incident().url(), "")
                .codePoints()
                .allMatch(letter -> Character.isWhitespace(letter) || Character.getType(letter) == Character.FORMAT);
    }

    private Message message(Post post, Account account, Look look) {
        Reader reader = account.reader();
        Words words = Words.of(reader);
        String text = words.get("example." + post.word());
        String title = words.get("example.title");
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        StoredPublication publication = new StoredPublication(
                NOBODY,
                0,
                StoredPublication.Kind.UPDATE,
                publication(post, title, text, words, now),
                Impact.MAJOR,
                now,
                look);
        Message message =
                new Message(NOBODY, publication, reader, new Wording(title, text, Optional.empty(), true), page, page);
        return account.templates().dressed(message, account.channel(), post != Post.FIRST);
    }

    private Publication publication(Post post, String title, String text, Words words, Instant now) {
        boolean over = post == Post.RESOLVED;
        String status = over ? "resolved" : post == Post.FIRST ? "investigating" : "identified";
        var component = new Publication.Component(
                NOBODY,
                words.get("example.component"),
                null,
                over ? "operational" : "major_outage",
                List.of(),
                Map.of());
        Publication.Incident head = new Publication.Incident(
                NOBODY,
                "000000000000",
                "INC-0",
                title,
                status,
                "SEV2",
                Impact.MAJOR.word(),
                page.toString().replaceAll("/+$", "") + "/incidents/000000000000",
                null,
                null,
                now,
                now,
                now,
                over ? now : null,
                over ? null : now.plus(PROMISED),
                over ? null : words.get("example.workaround"),
                null,
                null,
                List.of(component),
                List.of(),
                Map.of());
        return new Publication(
                1L,
                "system",
                false,
                head,
                new Publication.Change(
                        NOBODY, status, text, null, List.of(component), List.of(), Map.of(), now, now, null, null));
    }
}
