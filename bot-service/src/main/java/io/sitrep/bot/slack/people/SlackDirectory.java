package io.sitrep.bot.slack.people;

import com.slack.api.model.User;
import io.sitrep.bot.access.ChatRoles;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Standing;
import io.sitrep.bot.slack.SlackNames;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Who somebody is in Slack. Answers are kept for 5 minutes, and used for 24 hours while Slack is away. What cannot be
 * found out is not granted.
 */
@Singleton
public class SlackDirectory {
    private static final Logger LOG = Logger.getLogger(SlackDirectory.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_700);
    private static final Duration FRESH = Duration.ofMinutes(5);

    private final SlackWebApi slack;
    private final Remembered<User> users;
    private final Remembered<List<String>> groups;
    private final Remembered<String> home;

    public SlackDirectory(SlackWebApi slack, Clock clock) {
        this.slack = slack;
        this.users = new Remembered<>(clock, FRESH);
        this.groups = new Remembered<>(clock, FRESH);
        this.home = new Remembered<>(clock, FRESH);
    }

    /** As {@link io.sitrep.bot.port.ChatPlatform#standingOf}. */
    public Uni<Standing> standingOf(Person person, Set<String> holders) {
        Set<String> named = holders.contains(person.id()) ? Set.of(person.id()) : Set.of();
        if (!slack.isSetUp()) {
            return Uni.createFrom()
                    .item(new Standing(
                            person.name(),
                            named,
                            Optional.of("Slack groups and * count only with SITREP_SLACK_BOT_TOKEN.")));
        }
        return Uni.createFrom()
                .item(() -> lookUp(person, holders))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> new Standing(person.name(), named, doubt()));
    }

    private Standing lookUp(Person person, Set<String> holders) {
        Set<String> holds = new HashSet<>();
        Optional<User> user = ask(() -> users.get(person.id(), () -> slack.user(person.id())));
        boolean certain = user.isPresent();
        for (String holder : holders) {
            Optional<Boolean> is = holder.equals(person.id()) ? Optional.of(true) : is(person, user, holder);
            certain &= is.isPresent();
            if (is.orElse(false)) {
                holds.add(holder);
            }
        }
        return new Standing(
                user.map(SlackNames::of).orElse(person.name()), holds, certain ? Optional.empty() : doubt());
    }

    /** Empty when Slack does not say. */
    private Optional<Boolean> is(Person person, Optional<User> user, String holder) {
        if (holder.equals(ChatRoles.EVERY_MEMBER)) {
            Optional<String> ours = ask(() -> home.get("", slack::homeWorkspace));
            return user.flatMap(known -> ours.map(workspace -> isMember(person, known, workspace)));
        }
        return isGroup(holder)
                ? ask(() -> groups.get(holder, () -> slack.membersOf(holder)))
                        .map(members -> members.contains(person.id()))
                : Optional.of(false);
    }

    /** Guests see single channels, and strangers come through channels shared with another company. */
    private static boolean isMember(Person person, User user, String ours) {
        boolean guest = user.isRestricted() || user.isUltraRestricted();
        boolean stranger = user.isStranger() || !ours.equals(user.getTeamId()) || !ours.equals(person.workspace());
        return !guest && !stranger && !user.isBot() && !user.isDeleted();
    }

    /** Ids of user groups start with S, those of people with U or W. */
    private static boolean isGroup(String holder) {
        return holder.startsWith("S");
    }

    private static <V> Optional<V> ask(Remembered.Source<V> source) {
        try {
            return Optional.ofNullable(source.ask());
        } catch (IOException away) {
            LOG.warnf("Slack cannot be asked who somebody is: %s", away.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<String> doubt() {
        return Optional.of("Slack could not be asked just now who you are: try again in a moment.");
    }
}
