package io.sitrep.bot.discord.render;

import io.sitrep.bot.reply.Text;
import java.util.ArrayList;
import java.util.List;

/** Lines in one or more places of limited size; a line stays whole where that is possible, and what is left out is hinted at. */
final class DiscordLines {
    /** Less of a line says nothing. */
    private static final int SHORTEST = 100;

    private final List<String> places = new ArrayList<>();
    private final StringBuilder place = new StringBuilder();

    private DiscordLines() {}

    /** How long they are when nothing is cut. */
    static int length(List<Text> lines) {
        return lines.stream()
                .mapToInt(line -> DiscordMarks.of(line).length() + 1)
                .sum();
    }

    /** @param sizes of the places, in their order */
    static List<String> within(List<Text> lines, int... sizes) {
        DiscordLines filled = new DiscordLines();
        filled.fill(lines, sizes);
        filled.places.removeIf(String::isBlank);
        return List.copyOf(filled.places);
    }

    private void fill(List<Text> lines, int... sizes) {
        for (Text line : lines) {
            String whole = DiscordMarks.of(line);
            while (!fits(whole, sizes[places.size()]) && places.size() < sizes.length - 1) {
                next();
            }
            int size = sizes[places.size()];
            if (!fits(whole, size)) {
                cut(line, size);
                break;
            }
            place.append(place.isEmpty() ? "" : "\n").append(whole);
        }
        next();
    }

    private boolean fits(String line, int size) {
        return place.length() + (place.isEmpty() ? 0 : 1) + line.length() <= size;
    }

    private void cut(Text line, int size) {
        int left = size - place.length() - 1;
        if (left >= SHORTEST || place.isEmpty()) {
            place.append(place.isEmpty() ? "" : "\n").append(DiscordMarks.of(line, Math.max(left, 1)));
        } else if (left >= DiscordLimits.MORE.length()) {
            place.append('\n').append(DiscordLimits.MORE);
        }
    }

    private void next() {
        places.add(place.toString());
        place.setLength(0);
    }
}
