package io.sitrep.bot.access;

import io.sitrep.bot.Settings;
import io.sitrep.bot.port.ChatPlatform;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Platforms;
import io.sitrep.bot.port.Standing;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Lets a person do what their role allows. Closed by default: who holds no role may do nothing that wants one. */
@ApplicationScoped
public class Doorkeeper {
    private static final Logger LOG = Logger.getLogger(Doorkeeper.class);

    private final ChatRoles roles;
    private final Platforms platforms;

    @Inject
    public Doorkeeper(Settings settings, Platforms platforms) {
        this(settings.chat().roles().orElse(ChatRoles.nobody()), platforms);
    }

    Doorkeeper(ChatRoles roles, Platforms platforms) {
        this.roles = roles;
        this.platforms = platforms;
    }

    /** Never fails: where a platform cannot say who somebody is, what depends on it is not granted. */
    public Uni<Admission> admit(Person person, Role needed) {
        if (roles.isEmpty()) {
            return refused(
                    person,
                    "Nobody may use /incident yet: an administrator of Sitrep has to set " + ChatRoles.VARIABLE + ".");
        }
        ChatPlatform platform = platforms.named(person.platform());
        return platform.standingOf(person, roles.holdersOn(person.platform()))
                .chain(standing -> decide(person, standing, needed));
    }

    private Uni<Admission> decide(Person person, Standing standing, Role needed) {
        Optional<Role> role = roles.highest(person.platform(), standing.holds());
        if (role.isPresent() && role.get().includes(needed)) {
            return Uni.createFrom().item(new Admission.Admitted(person.called(standing.name())));
        }
        String has = role.map(lower -> "yours is " + lower.word()).orElse("you have none");
        String doubt = standing.doubt().map(reason -> " " + reason).orElse("");
        return refused(
                person, "This wants the role " + needed.word() + "; " + has + " (" + ChatRoles.VARIABLE + ")." + doubt);
    }

    private static Uni<Admission> refused(Person person, String reason) {
        LOG.infof("refused to %s", person.actorId());
        return Uni.createFrom().item(new Admission.Refused(reason));
    }
}
