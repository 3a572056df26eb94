package io.sitrep.notifier.channel.social;

import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.channel.text.Shortening;
import io.sitrep.notifier.render.Direction;
import io.sitrep.notifier.render.Facts;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.template.Placeholder;
import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.Values;

/** A post in the words of its account's template. The time of the next word is told where all of it has room, as without one. */
final class Wished {
    private Wished() {}

    static String text(Template template, Message message, PlainUpdate update, Limit limit) {
        Values values = values(message, update);
        return limit.holds(template.fill(values))
                ? template.fill(values)
                : Shortening.fit(template, values.with(Placeholder.NEXT_UPDATE, ""), limit);
    }

    private static Values values(Message message, PlainUpdate update) {
        return Facts.values(message).with(Placeholder.MESSAGE, Direction.isolated(update.text()));
    }
}
