package io.sitrep.notifier.social;

import io.sitrep.notifier.render.PostTemplates;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.subscription.Preferences;
import java.time.Instant;
import java.util.Optional;

/**
 * An account of ours on one network, and what it posts.
 *
 * @param on whether its network is set up in this process
 * @param enabled whether it is wanted to post; it does when it is on, too
 */
public record Account(
        String channel,
        boolean on,
        boolean enabled,
        Preferences preferences,
        PostTemplates templates,
        Optional<LastPost> lastPost) {
    /** @param incident as people call it: {@code INC-42} */
    public record LastPost(Instant at, String remoteId, String incident) {}

    /** From which impact on: none, minor, major or critical. */
    public String minImpact() {
        return preferences.filter().minImpact().word();
    }

    /** Whose language and clock its posts are in. */
    public Reader reader() {
        return Reader.of(preferences.locale(), preferences.timeZone());
    }
}
