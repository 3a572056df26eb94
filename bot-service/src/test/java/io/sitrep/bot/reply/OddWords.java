package io.sitrep.bot.reply;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Replies and forms of words that are hard to show: the same for the same random. */
public record OddWords(Random random, List<String> hard) {
    public String words() {
        return hard.get(random.nextInt(hard.size()));
    }

    public Text text() {
        if (random.nextInt(4) == 0) {
            return Text.quoted(words());
        }
        Text.Line line = Text.of();
        for (int piece = random.nextInt(4); piece >= 0; piece--) {
            switch (random.nextInt(5)) {
                case 0 -> line.strong(words());
                case 1 -> line.code(words());
                case 2 -> line.moment(Instant.ofEpochSecond(random.nextLong() % 100_000_000_000L));
                case 3 -> line.link(URI.create("https://status.test/?a=1&b=" + random.nextInt()), words());
                default -> line.plain(words());
            }
        }
        return line.line();
    }

    public Button button() {
        Button.Weight[] weights = Button.Weight.values();
        Button button = new Button(words(), words(), weights[random.nextInt(weights.length)]);
        return random.nextBoolean() ? button : button.asking(words(), words());
    }

    public Card.Tone tone() {
        return Card.Tone.values()[random.nextInt(Card.Tone.values().length)];
    }

    public Form.Kind kind(List<Form.Choice> choices) {
        return switch (random.nextInt(4)) {
            case 0 -> new Form.Kind.Line(random.nextInt(5_000));
            case 1 -> new Form.Kind.Paragraph(random.nextInt(30_000));
            case 2 -> new Form.Kind.One(choices);
            default -> new Form.Kind.Many(choices);
        };
    }

    public List<Form.Choice> choices(int many) {
        List<Form.Choice> choices = new ArrayList<>();
        for (int i = 0; i < many; i++) {
            choices.add(new Form.Choice("choice" + i, words()));
        }
        return choices;
    }

    public <T> List<T> some(int most, Supplier<T> make) {
        return Stream.generate(make).limit(random.nextInt(most)).toList();
    }
}
