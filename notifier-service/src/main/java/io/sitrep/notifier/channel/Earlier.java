package io.sitrep.notifier.channel;

import io.sitrep.notifier.render.Message;
import java.util.List;

/**
 * What was told at an address of the same incident before, by the names that the channel's provider gave it. Only for channels that
 * show an incident as a thread; for all others {@link #NONE}.
 *
 * @param posts what was acknowledged and stands, oldest first: the first is the thread's root, the last is what is replied to
 * @param takenBack those of them that the message takes back, when it is a retraction
 * @param doubt what may stand there besides
 */
public record Earlier(List<String> posts, List<String> takenBack, Doubt doubt) {
    public static final Earlier NONE = new Earlier(List.of(), List.of());

    /**
     * Attempts whose outcome nobody knows.
     *
     * @param own one of this very message is among them
     * @param takenBack messages of such attempts that this one takes back, when it is a retraction, each as it may read
     * @param atTheEnd messages of such attempts after the last post that stands, oldest first and each as it may read: what may be replied to
     */
    public record Doubt(boolean own, List<Message> takenBack, List<Message> atTheEnd) {
        public static final Doubt NONE = new Doubt(false, List.of());

        public Doubt {
            takenBack = List.copyOf(takenBack);
            atTheEnd = List.copyOf(atTheEnd);
        }

        public Doubt(boolean own, List<Message> takenBack) {
            this(own, takenBack, List.of());
        }
    }

    public Earlier {
        posts = List.copyOf(posts);
        takenBack = List.copyOf(takenBack);
    }

    public Earlier(List<String> posts, List<String> takenBack) {
        this(posts, takenBack, Doubt.NONE);
    }

    /** The same, when this is not known. */
    public Earlier but(Doubt other) {
        return new Earlier(posts, takenBack, other);
    }

    /** The same thread, when only these of its posts stand. */
    public Earlier standing(List<String> left) {
        return new Earlier(left, takenBack, doubt);
    }
}
