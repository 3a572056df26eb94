package io.sitrep.bot.slack.people;

import io.sitrep.bot.people.Hearsay;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.PlatformRefused;
import io.sitrep.bot.slack.install.Workspaces;
import io.sitrep.bot.slack.web.SlackCalls;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What Slack says of people and groups, as long as {@link Hearsay} lets it count. Fails with {@code PlatformAway} when it says nothing. */
@Singleton
class SlackSays {
    private static final Set<String> NOBODY = Set.of("user_not_found", "users_not_found", "user_not_visible");
    /**
     * Of another workspace, or none at all, or of a plan that has none. Source:
     * https://docs.slack.dev/reference/methods/usergroups.users.list, as of 2026-11.
     */
    private static final Set<String> NO_GROUP =
            Set.of("no_such_subteam", "subteam_not_found", "no_such_usergroup", "plan_upgrade_required");

    private static final String PEOPLE = " people";
    private static final String GROUPS = " groups";

    private final Workspaces workspaces;
    private final KnownRows rows;
    private final Hearsay hearsay;

    SlackSays(Workspaces workspaces, KnownRows rows, Clock clock) {
        this.workspaces = workspaces;
        this.rows = rows;
        this.hearsay = new Hearsay(clock);
    }

    Uni<Known> person(String workspace, String id) {
        return rows.person(workspace, id)
                .chain(before -> hearsay.freshOr(
                        before,
                        () -> ask(
                                        workspace,
                                        PEOPLE,
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
        return rows.person(workspace, id).map(said -> said.map(Hearsay.Said::value));
    }

    Uni<List<String>> membersOf(String workspace, String group) {
        return rows.group(workspace, group)
                .chain(before -> hearsay.freshOr(
                        before,
                        () -> ask(
                                        workspace,
                                        GROUPS,
                                        slack -> slack.ask(methods -> methods.usergroupsUsersList(
                                                        request -> request.usergroup(group)))
                                                .getUsers())
                                .onFailure(unknown -> isOneOf(unknown, NO_GROUP))
                                .recoverWithItem(List.of())
                                .call(members -> rows.keep(workspace, group, members))));
    }

    /**
     * @param about what is left in peace where it does not answer: what Slack refuses for good of groups says nothing of people, and the
     *     other way round
     */
    private <V> Uni<V> ask(String workspace, String about, Function<SlackCalls, V> question) {
        return hearsay.unlessAway(
                workspace + about,
                () -> workspaces
                        .quicklyIn(workspace, question)
                        // A token that does not work says nothing of anybody.
                        .onFailure(refused -> refused instanceof PlatformRefused
                                && !isOneOf(refused, NOBODY)
                                && !isOneOf(refused, NO_GROUP))
                        .transform(refused -> new PlatformAway(refused.getMessage(), Hearsay.PEACE)));
    }

    private static boolean isOneOf(Throwable failure, Set<String> codes) {
        return failure instanceof PlatformRefused refused && codes.contains(refused.code());
    }
}
