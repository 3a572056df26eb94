package io.sitrep.bot.slack.people;

import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.slack.install.Workspaces;
import io.sitrep.bot.slack.people.KnownRows.Said;
import io.sitrep.bot.slack.web.SlackCalls;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * What Slack says of people and groups. It is asked again after 5 minutes; while it is away, what it said within 24 hours counts,
 * and it is left in peace for a moment. Fails with {@code PlatformAway} when there is neither.
 */
@Singleton
class SlackSays {
    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration USABLE = Duration.ofHours(24);
    private static final Duration PEACE = Duration.ofSeconds(5);
    private static final Set<String> NOBODY = Set.of("user_not_found", "users_not_found", "user_not_visible");
    /** Of another workspace, or none at all. */
    private static final Set<String> NO_GROUP = Set.of("no_such_subteam", "subteam_not_found", "no_such_usergroup");

    private final Workspaces workspaces;
    private final KnownRows rows;
    private final Clock clock;
    private final Map<String, Instant> awayUntil = new ConcurrentHashMap<>();

    SlackSays(Workspaces workspaces, KnownRows rows, Clock clock) {
        this.workspaces = workspaces;
        this.rows = rows;
        this.clock = clock;
    }

    Uni<Known> person(String workspace, String id) {
        return rows.person(workspace, id)
                .chain(before -> freshOr(
                        before,
                        () -> ask(
                                        workspace,
                                        slack -> Known.of(
                                                slack.ask(methods -> methods.usersInfo(request ->
                                                                request.user(id).includeLocale(true)))
                                                        .getUser(),
                                                workspace))
                                .onFailure(unknown -> isOneOf(unknown, NOBODY))
                                .recoverWithItem(unknown -> Known.nobody(id))
                                .call(known -> rows.keep(workspace, id, known))));
    }

    /** What Slack said last, however long ago; empty when it never did. Slack is not asked. */
    Uni<Optional<Known>> lastSaidOf(String workspace, String id) {
        return rows.person(workspace, id).map(said -> said.map(Said::value));
    }

    Uni<List<String>> membersOf(String workspace, String group) {
        return rows.group(workspace, group)
                .chain(before -> freshOr(
                        before,
                        () -> ask(
                                        workspace,
                                        slack -> slack.ask(methods -> methods.usergroupsUsersList(
                                                        request -> request.usergroup(group)))
                                                .getUsers())
                                .onFailure(unknown -> isOneOf(unknown, NO_GROUP))
                                .recoverWithItem(List.of())
                                .call(members -> rows.keep(workspace, group, members))));
    }

    private interface Source<V> {
        Uni<V> ask();
    }

    private <V> Uni<V> freshOr(Optional<Said<V>> before, Source<V> source) {
        if (before.filter(said -> rows.isYounger(said, FRESH)).isPresent()) {
            return Uni.createFrom().item(before.get().value());
        }
        Optional<Said<V>> usable = before.filter(said -> rows.isYounger(said, USABLE));
        return source.ask()
                .onFailure(PlatformAway.class)
                .recoverWithUni(away -> usable.map(said -> Uni.createFrom().item(said.value()))
                        .orElseGet(() -> Uni.createFrom().failure(away)));
    }

    private <V> Uni<V> ask(String workspace, Function<SlackCalls, V> question) {
        Instant until = awayUntil.get(workspace);
        if (until != null && clock.instant().isBefore(until)) {
            return Uni.createFrom().failure(new PlatformAway("Slack was away a moment ago", PEACE));
        }
        return workspaces
                .quicklyIn(workspace, question)
                // A token that does not work says nothing of anybody.
                .onFailure(refused ->
                        refused instanceof PlatformRefused && !isOneOf(refused, NOBODY) && !isOneOf(refused, NO_GROUP))
                .transform(refused -> new PlatformAway(refused.getMessage(), PEACE))
                .onFailure(PlatformAway.class)
                .invoke(away -> awayUntil.put(workspace, clock.instant().plus(PEACE)));
    }

    private static boolean isOneOf(Throwable failure, Set<String> codes) {
        return failure instanceof PlatformRefused refused && codes.contains(refused.code());
    }
}
