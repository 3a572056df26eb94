package io.sitrep.notifier.channel;

import java.util.List;

/**
 * What a channel can do, for people who choose one.
 *
 * @param forms media types of what it sends
 * @param threads whether the updates of one incident are shown together
 * @param signed whether the receiver can tell that a message is ours
 */
public record Capability(Promise promise, List<String> forms, boolean threads, boolean signed) {}
