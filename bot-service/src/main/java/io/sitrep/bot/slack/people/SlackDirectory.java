package io.sitrep.bot.slack.people;

import io.sitrep.bot.Settings;
import io.sitrep.bot.access.ChatRoles;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.PlatformAway;
import io.sitrep.bot.port.Standing;
import io.sitrep.bot.reply.Phrase;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Who somebody is in Slack. What cannot be found out is not granted, and guests, strangers and bots hold nothing, whoever names
 * them; nor do those Slack called so when it last spoke of them.
 */
@Singleton
public class SlackDirectory {
    private static final Logger LOG = Logger.getLogger(SlackDirectory.class);
    private static final String SLACK = "Slack";
    private static final Duration PATIENCE = Duration.ofMillis(1_800);

    private final SlackSays slack;
    private final boolean isSetUp;

    public SlackDirectory(SlackSays slack, Settings settings) {
        this.slack = slack;
        this.isSetUp = settings.slack().botToken().isPresent()
                || settings.slack().clientId().isPresent();
    }

    /** As {@link io.sitrep.bot.port.ChatPlatform#standingOf}. */
    public Uni<Standing> standingOf(Person person, Set<String> holders) {
        Set<String> named = holders.contains(person.id()) ? Set.of(person.id()) : Set.of();
        if (!isSetUp) {
            Optional<Phrase> unset = Optional.of(Phrase.of("doubt.unset", SLACK, "SITREP_SLACK_BOT_TOKEN"));
            return Uni.createFrom().item(new Standing(person.name(), named, unset));
        }
        return slack.lastSaidOf(person.workspace(), person.id())
                .chain(last -> standingOf(person, holders, last))
                .onFailure()
                .invoke(failure -> LOG.warnf("it could not be found out who somebody is: %s", failure.getMessage()))
                .onFailure()
                .recoverWithItem(() -> new Standing(person.name(), Set.of(), doubt()));
    }

    private Uni<Standing> standingOf(Person person, Set<String> holders, Optional<Known> last) {
        return Uni.combine()
                .all()
                .unis(known(person), groupsOf(person, holders))
                .asTuple()
                .map(answers -> standing(person, holders, new Found(answers.getItem1(), last, answers.getItem2())))
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(() -> standing(person, holders, new Found(Optional.empty(), last, Optional.empty())));
    }

    /** As {@link io.sitrep.bot.port.ChatPlatform#lastLocaleOf}. */
    public Uni<Optional<String>> lastLocaleOf(Person person) {
        return slack.lastSaidOf(person.workspace(), person.id()).map(last -> last.flatMap(Known::locale));
    }

    /** The same person by the name others know them by, where Slack tells it. Never fails. */
    public Uni<Person> named(Person person) {
        return known(person)
                .map(known -> known.map(found -> person.called(found.name())).orElse(person))
                .onFailure()
                .recoverWithItem(person);
    }

    /**
     * What there is to go by.
     *
     * @param known what Slack says now, or said within a day; empty when it can't be asked
     * @param last what it said last, however long ago
     * @param groups those of the asked ones the person is in; empty when Slack can't say it of each
     */
    private record Found(Optional<Known> known, Optional<Known> last, Optional<Set<String>> groups) {
        boolean isNoMember() {
            return known.or(() -> last).filter(found -> !found.member()).isPresent();
        }

        /** It says nothing of what somebody may do: however old, it is better than a language they may not speak. */
        Optional<String> locale() {
            return known.or(() -> last).flatMap(Known::locale);
        }
    }

    private static Standing standing(Person person, Set<String> holders, Found found) {
        Optional<Known> known = found.known();
        if (found.isNoMember()) {
            return new Standing(
                    known.map(Known::name).orElse(person.name()),
                    Set.of(),
                    known.isPresent() ? Optional.empty() : doubt(),
                    found.locale());
        }
        Set<String> holds = new HashSet<>(found.groups().orElse(Set.of()));
        if (holders.contains(person.id())) {
            holds.add(person.id());
        }
        if (holders.contains(ChatRoles.EVERY_MEMBER)
                && known.filter(Known::member).isPresent()) {
            holds.add(ChatRoles.EVERY_MEMBER);
        }
        boolean certain = known.isPresent() && found.groups().isPresent();
        return new Standing(
                known.map(Known::name).orElse(person.name()),
                holds,
                certain ? Optional.empty() : doubt(),
                found.locale());
    }

    private Uni<Optional<Known>> known(Person person) {
        return orNothing(slack.person(person.workspace(), person.id()).map(Optional::of));
    }

    /** Those of the asked groups the person is in; nothing when Slack does not say it of each of them. */
    private Uni<Optional<Set<String>>> groupsOf(Person person, Set<String> holders) {
        List<String> asked = holders.stream().filter(SlackDirectory::isGroup).toList();
        if (asked.isEmpty()) {
            return Uni.createFrom().item(Optional.of(Set.of()));
        }
        List<Uni<Optional<Boolean>>> answers = new ArrayList<>();
        asked.forEach(group -> answers.add(orNothing(slack.membersOf(person.workspace(), group)
                .map(members -> Optional.of(members.contains(person.id()))))));
        return Uni.combine().all().unis(answers).with(given -> {
            Set<String> in = new HashSet<>();
            boolean certain = true;
            for (int i = 0; i < given.size(); i++) {
                Optional<?> answer = (Optional<?>) given.get(i);
                certain &= answer.isPresent();
                if (answer.isPresent() && Boolean.TRUE.equals(answer.get())) {
                    in.add(asked.get(i));
                }
            }
            return certain || !in.isEmpty() ? Optional.of(in) : Optional.empty();
        });
    }

    private static <V> Uni<Optional<V>> orNothing(Uni<Optional<V>> answer) {
        return answer.onFailure(PlatformAway.class)
                .invoke(away -> LOG.warnf("Slack cannot be asked who somebody is: %s", away.getMessage()))
                .onFailure(PlatformAway.class)
                .recoverWithItem(Optional.empty());
    }

    /** Ids of user groups start with S, those of people with U or W. */
    private static boolean isGroup(String holder) {
        return holder.startsWith("S");
    }

    private static Optional<Phrase> doubt() {
        return Optional.of(Phrase.of("doubt.away", SLACK));
    }
}
