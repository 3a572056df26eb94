package io.sitrep.bot.slack;

import com.slack.api.model.User;
import java.util.stream.Stream;

/** What Slack, and people in it, are called. */
public final class SlackNames {
    /** The platform's name, as settings, ids and the ledger call it. */
    public static final String PLATFORM = "slack";

    private SlackNames() {}

    /** What others call them. */
    public static String of(User user) {
        Stream<String> names = user.getProfile() == null
                ? Stream.of(user.getRealName(), user.getName())
                : Stream.of(
                        user.getProfile().getRealName(),
                        user.getProfile().getDisplayName(),
                        user.getRealName(),
                        user.getName());
        return names.filter(name -> name != null && !name.isBlank()).findFirst().orElse(user.getId());
    }
}
