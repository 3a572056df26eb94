package io.sitrep.bot.discord.forms;

import io.sitrep.bot.discord.render.DiscordLimits;
import io.sitrep.bot.discord.render.DiscordModals.Part;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Form.Choice;
import io.sitrep.bot.reply.Form.Field;
import io.sitrep.bot.reply.Form.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A form in pages of five things. Where there are several, the first page keeps a place for the choice between sending at once and
 * filling in more. A list of more than 25 things is several lists.
 */
final class FormPages {
    private static final String PIECE = "~";
    private static final int LONGEST_KEY = 95;
    private static final int LONGEST_CHOICE = 100;

    private final List<Part> parts = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();

    private FormPages() {}

    /** Empty when there is nothing to fill in that Discord could show. */
    static List<List<Part>> of(Form form) {
        FormPages pages = new FormPages();
        form.fields().forEach(pages::add);
        return pages.divided();
    }

    /** Which field the value of a part belongs to. */
    static String fieldOf(String part) {
        int piece = part.indexOf(PIECE);
        return piece < 0 ? part : part.substring(0, piece);
    }

    private void add(Field field) {
        boolean fits = !field.key().isEmpty()
                && field.key().length() <= LONGEST_KEY
                && !field.key().contains(PIECE)
                && keys.add(field.key());
        if (fits && field.kind() instanceof Kind.One one) {
            pieces(field, one.choices(), false);
        } else if (fits && field.kind() instanceof Kind.Many many) {
            pieces(field, many.choices(), true);
        } else if (fits) {
            parts.add(new Part(field.key(), field));
        }
    }

    private void pieces(Field field, List<Choice> all, boolean many) {
        Set<String> seen = new HashSet<>();
        List<Choice> choices = all.stream()
                .filter(choice -> !choice.key().isBlank() && choice.key().length() <= LONGEST_CHOICE)
                .filter(choice -> seen.add(choice.key()))
                .toList();
        int pieces = (choices.size() + DiscordLimits.OPTIONS - 1) / DiscordLimits.OPTIONS;
        for (int piece = 1; piece <= pieces; piece++) {
            int from = (piece - 1) * DiscordLimits.OPTIONS;
            List<Choice> some = choices.subList(from, Math.min(choices.size(), from + DiscordLimits.OPTIONS));
            parts.add(new Part(
                    field.key() + (piece == 1 ? "" : PIECE + piece),
                    new Field(
                            field.key(),
                            field.label() + (pieces == 1 ? "" : " " + piece + "/" + pieces),
                            many ? new Kind.Many(some) : new Kind.One(some),
                            field.wanted() && pieces == 1,
                            field.value(),
                            field.hint())));
        }
    }

    private List<List<Part>> divided() {
        int most = DiscordLimits.MODAL_PARTS;
        int first = Math.min(parts.size(), parts.size() <= most ? most : most - 1);
        List<List<Part>> pages = new ArrayList<>();
        for (int from = 0, to = first; from < parts.size(); from = to, to = Math.min(parts.size(), to + most)) {
            pages.add(List.copyOf(parts.subList(from, to)));
        }
        return pages;
    }
}
