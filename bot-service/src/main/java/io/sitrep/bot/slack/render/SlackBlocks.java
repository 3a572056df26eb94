package io.sitrep.bot.slack.render;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.reply.Card.Fact;
import java.util.ArrayList;
import java.util.List;

/** The blocks of one message, being put together; never more of anything than Slack takes, and nothing empty. */
final class SlackBlocks {
    /** Stands where there is nothing and Slack wants something. */
    static final String NOTHING = "–";

    private final ArrayNode blocks;
    private int left = SlackLimits.ALL_BLOCKS;

    SlackBlocks(ObjectMapper json) {
        this.blocks = json.createArrayNode();
    }

    ArrayNode get() {
        if (blocks.isEmpty()) {
            section(NOTHING);
        }
        return blocks;
    }

    /** What is asked before clicks counts among the words of the message. */
    SlackBlocks keepingRoomFor(List<Button> buttons) {
        long asking = buttons.stream()
                .filter(button -> button.confirm().isPresent())
                .limit(SlackLimits.CONFIRMS)
                .count();
        left -= (int) asking * (SlackLimits.CONFIRM_TITLE + SlackLimits.CONFIRM_TEXT + 2 * SlackLimits.CONFIRM_BUTTON);
        return this;
    }

    /** @param kept how many blocks must have room after these */
    SlackBlocks lines(List<String> lines, int kept) {
        SlackLimits.sections(lines, SlackLimits.BLOCKS - blocks.size() - kept, left)
                .forEach(this::section);
        return this;
    }

    SlackBlocks facts(List<Fact> facts) {
        if (facts.isEmpty()) {
            return this;
        }
        ArrayNode fields = blocks.addObject().put("type", "section").putArray("fields");
        facts.stream().limit(SlackLimits.FIELDS).forEach(fact -> {
            String name = fact.name().isBlank() ? NOTHING : SlackText.shown(fact.name());
            String value = SlackMarks.of(fact.value());
            String whole = "*" + name + "*\n" + (value.isBlank() ? NOTHING : value);
            mrkdwn(fields.addObject(), SlackLimits.cut(whole, SlackLimits.FIELD));
        });
        return this;
    }

    SlackBlocks buttons(List<Button> buttons) {
        if (buttons.isEmpty()) {
            return this;
        }
        ArrayNode elements = blocks.addObject().put("type", "actions").putArray("elements");
        for (Button button : shown(buttons)) {
            ObjectNode element = elements.addObject()
                    .put("type", "button")
                    .put("action_id", SlackBlockNames.BUTTON + elements.size());
            String label = button.label().isBlank() ? NOTHING : button.label();
            element.putObject("text")
                    .put("type", "plain_text")
                    .put("text", SlackLimits.cutWords(label, SlackLimits.BUTTON))
                    .put("emoji", true);
            // A command that were cut would do something else.
            element.put("value", button.command().length() <= SlackLimits.VALUE ? button.command() : "help");
            style(element, button.weight());
            button.confirm().ifPresent(confirm -> ask(element.putObject("confirm"), confirm));
        }
        return this;
    }

    /** One that ought to ask and has no room for it is left out: it must not count at once. */
    private static List<Button> shown(List<Button> buttons) {
        List<Button> shown = new ArrayList<>();
        int asking = 0;
        for (Button button : buttons) {
            asking += button.confirm().isPresent() ? 1 : 0;
            if (button.confirm().isEmpty() || asking <= SlackLimits.CONFIRMS) {
                shown.add(button);
            }
        }
        return shown.subList(0, Math.min(shown.size(), SlackLimits.BUTTONS));
    }

    private static void style(ObjectNode element, Button.Weight weight) {
        switch (weight) {
            case MAIN -> element.put("style", "primary");
            case GRAVE -> element.put("style", "danger");
            case ORDINARY -> {
                // As Slack shows it by itself.
            }
        }
    }

    private static void ask(ObjectNode dialog, Button.Confirm confirm) {
        plain(dialog.putObject("title"), confirm.yes(), SlackLimits.CONFIRM_TITLE);
        plain(dialog.putObject("text"), confirm.question(), SlackLimits.CONFIRM_TEXT);
        plain(dialog.putObject("confirm"), confirm.yes(), SlackLimits.CONFIRM_BUTTON);
        plain(dialog.putObject("deny"), confirm.no(), SlackLimits.CONFIRM_BUTTON);
    }

    private static void plain(ObjectNode text, String words, int most) {
        text.put("type", "plain_text").put("text", SlackLimits.cutWords(words.isBlank() ? NOTHING : words, most));
    }

    private void section(String text) {
        mrkdwn(blocks.addObject().put("type", "section").putObject("text"), text);
    }

    private void mrkdwn(ObjectNode text, String marked) {
        left -= marked.length() + 1;
        text.put("type", "mrkdwn").put("text", marked).put("verbatim", true);
    }
}
