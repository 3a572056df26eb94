package io.sitrep.incident.domain;

/** A change that is not allowed, and why. */
public abstract sealed class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Refusal(String message) {
        super(message, null, false, false);
    }

    /** The status can't be reached from where the incident stands. */
    public static final class IllegalTransition extends Refusal {
        private static final long serialVersionUID = 1L;

        IllegalTransition(Status from, Status to) {
            super("%s incident cannot become %s%s".formatted(article(from), to.wire(), hint(from, to)));
        }

        private static String article(Status from) {
            return (from == Status.INVESTIGATING || from == Status.IDENTIFIED ? "An " : "A ") + from.wire();
        }

        private static String hint(Status from, Status to) {
            if (to == Status.POSTMORTEM) {
                return ": publish its postmortem instead";
            }
            return from.isOpen() ? "" : ": reopen it instead";
        }
    }

    /** An internal update would have changed what the public page shows. */
    public static final class PublicByNature extends Refusal {
        private static final long serialVersionUID = 1L;

        PublicByNature() {
            super(
                    "An internal update cannot change components, regions, titles, the workaround or what was promised: the page shows them");
        }
    }
}
