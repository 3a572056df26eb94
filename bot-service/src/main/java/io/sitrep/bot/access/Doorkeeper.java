package io.sitrep.bot.access;

import io.sitrep.bot.Settings;
import io.sitrep.bot.catalog.Colleague;
import io.sitrep.bot.catalog.People;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Platforms;
import io.sitrep.bot.port.Standing;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Phrase;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * Lets a person do what their role allows, by {@code SITREP_CHAT_ROLES} and by the catalog's people; the higher of the two
 * counts. Closed by default: who holds no role may do nothing that wants one. Whom the catalog knows has its name from then on, on
 * whatever platform they act.
 */
@ApplicationScoped
public class Doorkeeper {
    private static final Logger LOG = Logger.getLogger(Doorkeeper.class);

    private final ChatRoles roles;
    private final Platforms platforms;
    private final People people;
    private final Languages languages;

    @Inject
    public Doorkeeper(Settings settings, Platforms platforms, People people, Languages languages) {
        this.roles = settings.chat().roles().orElse(ChatRoles.nobody());
        this.platforms = platforms;
        this.people = people;
        this.languages = languages;
    }

    /**
     * Where a platform cannot say who somebody is, what depends on it is not granted. Fails only when our own database is
     * away.
     *
     * @param needed empty when everybody may
     */
    public Uni<Admission> admit(Person person, Optional<Role> needed) {
        return people.called(person.platform(), person.workspace(), person.id())
                .chain(colleague -> platforms
                        .named(person.platform())
                        .standingOf(person, asked(person, colleague))
                        .map(standing -> decide(person, standing, colleague, needed)));
    }

    /** Whether somebody is a member counts for those the catalog gives a role. */
    private Set<String> asked(Person person, Optional<Colleague> colleague) {
        Set<String> asked = new HashSet<>(roles.holdersIn(person.platform(), person.workspace()));
        if (colleague.filter(known -> known.chatRole() != null).isPresent()) {
            asked.add(ChatRoles.EVERY_MEMBER);
        }
        return asked;
    }

    /** What somebody who was let in may not do all the same. */
    public Admission.Refused tooLow(Admission.Admitted admitted, Role needed) {
        return refused(
                admitted.person(), tooLow(needed, admitted.role(), Optional.empty()), admitted.language(), false);
    }

    private Admission decide(Person person, Standing standing, Optional<Colleague> colleague, Optional<Role> needed) {
        Language language = languages.of(person, standing, colleague);
        Person known = person.called(colleague.map(Colleague::name).orElse(standing.name()));
        Optional<Role> role = Stream.of(
                        roles.highest(person.platform(), person.workspace(), standing.holds()),
                        byCatalog(colleague, standing))
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder());
        if (needed.isEmpty() || role.isPresent() && role.get().includes(needed.get())) {
            return new Admission.Admitted(known, role, language);
        }
        return refused(
                known,
                reason(needed.get(), role, standing, colleague),
                language,
                standing.doubt().isPresent());
    }

    private Phrase reason(Role needed, Optional<Role> role, Standing standing, Optional<Colleague> colleague) {
        boolean nobodyMay = roles.isEmpty()
                && colleague.filter(known -> known.chatRole() != null).isEmpty();
        return nobodyMay
                ? Phrase.of("denied.everybody", ChatRoles.VARIABLE, needed.word())
                : tooLow(needed, role, standing.doubt());
    }

    private static Phrase tooLow(Role needed, Optional<Role> role, Optional<Phrase> doubt) {
        Phrase has =
                role.map(lower -> Phrase.of("denied.lower", lower.word())).orElseGet(() -> Phrase.of("denied.none"));
        Phrase why = doubt.map(reason -> Phrase.of("denied.doubt", reason)).orElseGet(() -> Phrase.asItIs(""));
        return Phrase.of("denied", needed.word(), has, ChatRoles.VARIABLE, why);
    }

    /** A guest or a stranger has none, whatever the catalog says; nor has whom the platform never called a member. */
    private static Optional<Role> byCatalog(Optional<Colleague> colleague, Standing standing) {
        boolean member = standing.holds().contains(ChatRoles.EVERY_MEMBER);
        return member ? colleague.map(Colleague::chatRole).flatMap(Role::of) : Optional.empty();
    }

    private static Admission.Refused refused(Person person, Phrase reason, Language language, boolean inDoubt) {
        LOG.infof("refused to %s", person.actorId());
        return new Admission.Refused(person, reason, language, inDoubt);
    }
}
