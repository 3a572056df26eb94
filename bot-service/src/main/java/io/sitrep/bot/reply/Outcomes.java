package io.sitrep.bot.reply;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says what becomes of an update: who is told of it, or what it waits for; and what can still be done about that. */
final class Outcomes {
    private Outcomes() {}

    static List<Text> lines(Reply.Happened happened, Tongue tongue) {
        List<Text> lines = new ArrayList<>();
        happened.posted().ifPresent(posted -> {
            way(posted, tongue, lines);
            happened.audience().ifPresent(audience -> lines.add(Text.plain(audience(posted, audience, tongue))));
            if (!posted.untranslated().isEmpty() && !isOver(posted)) {
                lines.add(Text.plain(tongue.say("untranslated", String.join(", ", posted.untranslated()))));
            }
        });
        return lines;
    }

    /** As long as something is unsent it can be stopped; what waits can be let out. */
    static List<Button> buttons(Reply.Happened happened, Tongue tongue) {
        List<Button> buttons = new ArrayList<>();
        happened.posted().filter(posted -> !isOver(posted)).ifPresent(posted -> {
            String about = " " + happened.incident().ref() + " #" + posted.id();
            if (posted.isPending()) {
                String label = posted.state().equals("awaiting_approval") ? "button.approve" : "button.publish";
                buttons.add(new Button(tongue.say(label), "publish" + about, Button.Weight.MAIN));
            }
            boolean nobody =
                    happened.audience().map(audience -> audience.total() == 0).orElse(false);
            if (posted.isPending() || !nobody) {
                buttons.add(new Button(tongue.say("button.stop"), "stop" + about, Button.Weight.GRAVE)
                        .asking(tongue.say("confirm.stop", happened.incident().ref()), tongue.say("confirm.no")));
            }
        });
        return buttons;
    }

    private static void way(Posted posted, Tongue tongue, List<Text> lines) {
        switch (posted.state()) {
            case "held" ->
                lines.add(posted.publishAt()
                        .map(at -> Text.of()
                                .plain(tongue.say("held.until") + " ")
                                .moment(at)
                                .line())
                        .orElseGet(() -> Text.plain(tongue.say("held"))));
            case "awaiting_approval" -> lines.add(Text.plain(tongue.say("awaits")));
            case "draft" -> lines.add(Text.plain(tongue.say("draft")));
            case "stopped" ->
                lines.add(Text.plain(posted.told()
                        .map(told -> tongue.count("told", told))
                        .orElseGet(() -> tongue.say("told.unknown"))));
            default -> {}
        }
    }

    private static String audience(Posted posted, Audience audience, Tongue tongue) {
        if (audience.total() == 0) {
            return tongue.say("audience.nobody");
        }
        String channels = audience.channels().stream()
                .map(readers ->
                        tongue.say("audience.channel", readers.count(), tongue.word("channel", readers.channel())))
                .collect(Collectors.joining(", "));
        return tongue.say(posted.isPending() ? "audience.will" : "audience.now", channels);
    }

    private static boolean isOver(Posted posted) {
        return posted.state().equals("stopped") || posted.state().equals("retracted");
    }
}
