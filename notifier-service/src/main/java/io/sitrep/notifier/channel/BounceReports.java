package io.sitrep.notifier.channel;

import java.util.Optional;

/** How one provider reports bounces by HTTP. A new one is one bean. */
public interface BounceReports {
    /** As the address it calls has it: {@code mailgun}. */
    String provider();

    /** False when what its signature is checked with is not set: then nobody may report. */
    boolean isOn();

    /**
     * @param body as it came
     * @return empty when it reports something else than a bounce of ours
     * @throws Forged when the signature is missing or wrong
     * @throws IllegalArgumentException when it is not such a report; the message repeats nothing of it
     */
    Optional<Bounce> read(byte[] body);

    /** Not from the provider. */
    class Forged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Forged(String why) {
            super(why, null, false, false);
        }
    }
}
