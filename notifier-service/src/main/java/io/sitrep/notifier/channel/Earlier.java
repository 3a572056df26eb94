package io.sitrep.notifier.channel;

import java.util.List;

/**
 * What was told at an address of the same incident before, by the names that the channel's provider gave it. Only for channels that
 * show an incident as a thread; for all others {@link #NONE}.
 *
 * @param posts what was acknowledged and stands, oldest first: the first is the thread's root, the last is what is replied to
 * @param takenBack those of them that the message takes back, when it is a retraction
 */
public record Earlier(List<String> posts, List<String> takenBack) {
    public static final Earlier NONE = new Earlier(List.of(), List.of());

    public Earlier {
        posts = List.copyOf(posts);
        takenBack = List.copyOf(takenBack);
    }
}
