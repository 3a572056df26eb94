package io.sitrep.incident.view;

/** Takes text up to an end, and no further. */
final class BoundedText implements Appendable {
    private final StringBuilder text;
    private final int most;

    BoundedText(StringBuilder text, int most) {
        this.text = text;
        this.most = most;
    }

    /** There is more than there is room for. */
    static final class Full extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Full() {
            super("more text than there is room for", null, false, false);
        }
    }

    @Override
    public Appendable append(CharSequence more) {
        return append(more, 0, more.length());
    }

    @Override
    public Appendable append(CharSequence more, int start, int end) {
        if (text.length() + end - start > most) {
            throw new Full();
        }
        text.append(more, start, end);
        return this;
    }

    @Override
    public Appendable append(char more) {
        if (text.length() == most) {
            throw new Full();
        }
        text.append(more);
        return this;
    }
}
