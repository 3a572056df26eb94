package io.sitrep.incident.domain;

import java.util.Locale;

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
            super("%s cannot become %s%s".formatted(named(from), to.wire(), hint(from, to)));
        }

        static String named(Status from) {
            return article(from) + " " + from.kind().wire();
        }

        static String article(Status from) {
            return (from.wire().startsWith("i") ? "An " : "A ") + from.wire();
        }

        private static String hint(Status from, Status to) {
            if (to == Status.POSTMORTEM) {
                return ": publish its postmortem instead";
            }
            return from.isOpen() || from.kind() == Kind.MAINTENANCE ? "" : ": reopen it instead";
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

    /** A plan breaks nothing; what breaks is an incident. */
    public static final class NotPlanned extends Refusal {
        private static final long serialVersionUID = 1L;

        NotPlanned(ComponentStatus worst) {
            super("A maintenance cannot make components worse than %s now: escalate it instead"
                    .formatted(worst.wire()));
        }
    }

    /** A plan that has begun, or is over, is not planned anew. */
    public static final class NotAhead extends Refusal {
        private static final long serialVersionUID = 1L;

        NotAhead(Status from, String what) {
            super("%s cannot be given %s: plan another one, or change the one that is ahead"
                    .formatted(IllegalTransition.named(from), what));
        }
    }

    /** Only a maintenance that was started and is not over can go wrong. */
    public static final class NotUnderWay extends Refusal {
        private static final long serialVersionUID = 1L;

        NotUnderWay(Status from) {
            super("%s cannot be escalated: it is not under way".formatted(IllegalTransition.named(from)));
        }
    }

    /** What is not over can't be looked back on. */
    public static final class NotResolved extends Refusal {
        private static final long serialVersionUID = 1L;

        NotResolved(Status from) {
            super("The postmortem of %s incident cannot be published: resolve it, for all who know of it, first"
                    .formatted(IllegalTransition.article(from).toLowerCase(Locale.ROOT)));
        }
    }

    /** There is nothing new to publish. */
    public static final class PublishedAlready extends Refusal {
        private static final long serialVersionUID = 1L;

        PublishedAlready(int version) {
            super("Version %d of the postmortem is published already: write another one first".formatted(version));
        }
    }

    /** What waits for approval goes on by somebody who may give it. */
    public static final class PublisherWanted extends Refusal {
        private static final long serialVersionUID = 1L;

        PublisherWanted() {
            super("Wants the role publisher: to approve a postmortem");
        }
    }

    /** Nothing fails any more of an incident that is over. */
    public static final class Over extends Refusal {
        private static final long serialVersionUID = 1L;

        Over(Status from) {
            super("%s cannot have components that fail%s"
                    .formatted(
                            IllegalTransition.named(from), from.kind() == Kind.INCIDENT ? ": reopen it instead" : ""));
        }
    }

    /** Words that had to be approved can't be changed by one person once they are out. */
    public static final class ApprovedWords extends Refusal {
        private static final long serialVersionUID = 1L;

        ApprovedWords() {
            super(
                    "What another person had to approve cannot be changed by one: post a new update, or retract this one");
        }
    }

    /** What is open can't be reopened. */
    public static final class AlreadyOpen extends Refusal {
        private static final long serialVersionUID = 1L;

        AlreadyOpen(Status from) {
            super("%s cannot be reopened: it is open".formatted(IllegalTransition.named(from)));
        }
    }

    /** An update is not where this could be done with it. */
    public static final class NotInState extends Refusal {
        private static final long serialVersionUID = 1L;

        NotInState(UpdateState state, String verb) {
            super("An update that is %s cannot be %s%s".formatted(state.wire(), verb, hint(state, verb)));
        }

        private static String hint(UpdateState state, String verb) {
            if (state == UpdateState.AWAITING_APPROVAL && verb.equals("published")) {
                return ": another person has to approve it";
            }
            return state.isPending() && verb.equals("retracted") ? ": stop it instead" : "";
        }
    }

    /** Approval is another person's. */
    public static final class OwnUpdate extends Refusal {
        private static final long serialVersionUID = 1L;

        OwnUpdate() {
            super("Whoever wrote an update cannot approve it: ask another publisher");
        }
    }

    /** The two incidents can't become one. */
    public static final class NotMergeable extends Refusal {
        private static final long serialVersionUID = 1L;

        NotMergeable(String reason) {
            super(reason);
        }
    }

    /** What was taken away can't be changed. */
    public static final class NoteTakenAway extends Refusal {
        private static final long serialVersionUID = 1L;

        NoteTakenAway() {
            super("A note that was taken away cannot be corrected: write another one");
        }
    }

    /** The incident has no such task. */
    public static final class NoSuchTask extends Refusal {
        private static final long serialVersionUID = 1L;

        NoSuchTask() {
            super("task of that id");
        }
    }
}
