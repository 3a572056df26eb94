package io.sitrep.notifier.channel.email;

import io.sitrep.notifier.channel.Outcome;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.logging.Logger;

/** Says once, not for each mail, that no mail leaves until a human acts; and that it leaves again. */
final class Trouble {
    private static final Logger LOG = Logger.getLogger(Trouble.class);

    private final AtomicReference<String> current = new AtomicReference<>();

    void note(Outcome outcome) {
        Optional<String> ours = SmtpAnswer.ours(outcome);
        if (ours.isPresent() && !ours.get().equals(current.getAndSet(ours.get()))) {
            LOG.errorf("No mail leaves: %s", ours.get());
        }
        if (outcome instanceof Outcome.Delivered && current.getAndSet(null) != null) {
            LOG.info("Mail leaves again");
        }
    }
}
