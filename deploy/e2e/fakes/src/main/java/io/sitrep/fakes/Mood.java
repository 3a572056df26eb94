package io.sitrep.fakes;

import java.time.Duration;

/** How a provider behaves, whatever it is asked. */
public sealed interface Mood {
    /** It does what it is asked and says so. */
    Mood WELL = new After(Duration.ZERO);

    /** It takes what comes and never answers. Nothing happens. */
    Mood SILENT = new Silent();

    /** It does what it is asked, and the connection ends before the answer. */
    Mood LOSES_ANSWERS = new LosesAnswers();

    /** It does what it is asked and never says so. */
    Mood KEEPS_ANSWERS = new KeepsAnswers();

    /** It answers without an end. Nothing happens. */
    Mood ENDLESS = new Endless();

    /** As {@link #WELL}, this much later. */
    static Mood slow(Duration delay) {
        return new After(delay);
    }

    /** It does nothing and answers this. */
    static Mood answering(Answered always) {
        return new Answers(always);
    }

    record After(Duration delay) implements Mood {}

    record Silent() implements Mood {}

    record LosesAnswers() implements Mood {}

    record KeepsAnswers() implements Mood {}

    record Endless() implements Mood {}

    record Answers(Answered always) implements Mood {}
}
