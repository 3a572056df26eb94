package io.sitrep.fakes;

/** Thrown where a provider would refuse what it was asked. */
public final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Answered answer;

    public Refused(Answered answer) {
        super("refused with " + answer.status() + ": " + answer.body());
        this.answer = answer;
    }

    public static Refused with(int status, String text) {
        return new Refused(Answered.text(status, text));
    }

    /** What it would answer. */
    public Answered answered() {
        return answer;
    }
}
