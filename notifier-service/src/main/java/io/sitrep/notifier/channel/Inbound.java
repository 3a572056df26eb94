package io.sitrep.notifier.channel;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How one provider passes on by HTTP what people answer to our messages. A new one is one bean. */
public interface Inbound {
    /** What somebody wants by an answer. */
    enum Wish {
        /** Nothing more. */
        STOP,
        /** To be told again. */
        START,
        /** To know what this is. */
        HELP,
        /** Nothing that we understand: nothing happens. */
        NOTHING
    }

    /** @param address in its normal form */
    record Said(Wish wish, String address) {
        /** Without the address. */
        @Override
        public String toString() {
            return "Said[" + wish + "]";
        }
    }

    /** As the address it calls has it: {@code twilio}. */
    String provider();

    /** False when what its signature is checked with is not set: then nothing is believed. */
    boolean isOn();

    /** The names of the channels by which its addresses are told: who stops one of them, stops them all. */
    Set<String> channels();

    /**
     * @param called the whole address that was called, as the provider was given it
     * @param form what was sent, decoded
     * @param headers each by its name, null when there is none
     * @throws Forged when the signature is missing or wrong
     * @throws IllegalArgumentException when it is no such message; the message of the exception repeats nothing of it
     */
    Said read(URI called, Map<String, List<String>> form, UnaryOperator<String> headers);

    /** What is answered, of type {@link #answerType}; with words only where somebody asked for help. */
    String answer(Wish wish);

    String answerType();

    /** Not from the provider. */
    class Forged extends RuntimeException {
        private static final long serialVersionUID = 1L;

        public Forged(String why) {
            super(why, null, false, false);
        }
    }
}
