package io.sitrep.bot.discord.forms;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sitrep.bot.discord.render.DiscordIds;
import io.sitrep.bot.discord.render.DiscordModals;
import io.sitrep.bot.discord.render.DiscordModals.Opener;
import io.sitrep.bot.discord.render.DiscordModals.Part;
import io.sitrep.bot.reply.Button.Weight;
import io.sitrep.bot.reply.Form.Field;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Text;
import io.sitrep.bot.reply.Tongue;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a person sees between two pages of a form: what is wrong, what stands in it so far, and buttons to go on. */
@Singleton
class BetweenPages {
    /** Of one value; the form has it whole. */
    private static final int LONGEST = 200;

    private final DiscordModals modals;

    BetweenPages(DiscordModals modals) {
        this.modals = modals;
    }

    /** @param wrong by the keys of the form's fields; as long as there is anything, it can't be sent as it is */
    ObjectNode message(KeptForm kept, Map<String, String> wrong) {
        Tongue tongue = Tongue.of(kept.language());
        List<Text> lines = new ArrayList<>();
        lines.add(Text.plain(tongue.say(wrong.isEmpty() ? "form.so-far" : "form.not-sent")));
        wrong.forEach((key, what) -> lines.add(Text.of()
                .plain("⚠ ")
                .strong(field(kept, key).map(Field::label).orElse(key))
                .plain(": " + what)
                .line()));
        return message(kept, lines, wrong.isEmpty());
    }

    /** @param objection to the form as a whole, in plain words; it may be sent again as it is */
    ObjectNode objected(KeptForm kept, String objection) {
        return message(kept, List.of(Text.plain("⚠ " + objection)), true);
    }

    private ObjectNode message(KeptForm kept, List<Text> first, boolean sendable) {
        List<Text> lines = new ArrayList<>(first);
        kept.values()
                .forEach((key, value) -> field(kept, key)
                        .ifPresent(field -> lines.add(Text.of()
                                .plain(field.label() + ": ")
                                .strong(shortened(Choosing.shown(field, value)))
                                .line())));
        return modals.between(lines, openers(kept, sendable));
    }

    ObjectNode gone(Language language) {
        return modals.between(List.of(Text.plain(Tongue.of(language).say("form.gone"))), List.of());
    }

    private static List<Opener> openers(KeptForm kept, boolean sendable) {
        List<Opener> openers = new ArrayList<>();
        if (sendable) {
            openers.add(new Opener(kept.form().send(), Weight.MAIN, DiscordIds.page(kept.id(), DiscordIds.SEND)));
        }
        int page = 1;
        for (List<Part> parts : kept.pages()) {
            String label = parts.stream().map(part -> part.field().label()).collect(Collectors.joining(", "));
            openers.add(new Opener(label, Weight.ORDINARY, DiscordIds.page(kept.id(), page++)));
        }
        return openers;
    }

    private static Optional<Field> field(KeptForm kept, String key) {
        return kept.form().fields().stream()
                .filter(field -> field.key().equals(key))
                .findFirst();
    }

    private static String shortened(String value) {
        return value.codePointCount(0, value.length()) <= LONGEST
                ? value
                : value.substring(0, value.offsetByCodePoints(0, LONGEST - 1)) + "…";
    }
}
