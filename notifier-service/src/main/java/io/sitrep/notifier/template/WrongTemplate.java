package io.sitrep.notifier.template;

/** A text that is no template. The message says what is wrong with it, to follow the name of a field: {@code holds …}. */
public final class WrongTemplate extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    WrongTemplate(String what) {
        super(what);
    }
}
