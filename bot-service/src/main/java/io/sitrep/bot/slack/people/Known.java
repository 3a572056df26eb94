package io.sitrep.bot.slack.people;

import com.slack.api.model.User;
import io.sitrep.bot.slack.SlackNames;
import java.util.Optional;

/**
 * Who somebody is.
 *
 * @param locale as Slack writes it: {@code it-IT}
 * @param member of this very workspace, and no guest of it
 */
record Known(String name, Optional<String> locale, boolean member) {
    /** Guests see single channels, and strangers come through channels shared with another company. */
    static Known of(User user, String workspace) {
        boolean guest = user.isRestricted() || user.isUltraRestricted();
        boolean stranger = user.isStranger() || !workspace.equals(user.getTeamId());
        boolean member = !guest && !stranger && !user.isBot() && !user.isDeleted();
        return new Known(
                SlackNames.of(user), Optional.ofNullable(user.getLocale()).filter(locale -> !locale.isBlank()), member);
    }

    /** Somebody Slack knows nothing of. */
    static Known nobody(String id) {
        return new Known(id, Optional.empty(), false);
    }
}
