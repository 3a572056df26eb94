package io.sitrep.bot.discord.forms;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.bot.discord.render.DiscordModals.Part;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Form.Choice;
import io.sitrep.bot.reply.Form.Field;
import io.sitrep.bot.reply.Form.Kind;
import io.sitrep.bot.reply.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FormPagesTest {
    @Test
    void fiveThingsAreOnePageAndOfMoreTheFirstKeepsAPlaceForGoingOn() {
        assertThat(ids(form(lines(5)))).containsExactly(List.of("f1", "f2", "f3", "f4", "f5"));
        assertThat(ids(form(lines(6)))).containsExactly(List.of("f1", "f2", "f3", "f4"), List.of("f5", "f6"));
        assertThat(ids(form(lines(10)))).extracting(List::size).containsExactly(4, 5, 1);
        assertThat(ids(form(List.of()))).isEmpty();
    }

    @Test
    void aLongListIsSeveralListsAndWhatIsChosenInThemIsOneValue() {
        Form form = form(List.of(many("components", 60, "c3, c30,c59,none")));
        KeptForm kept = KeptForm.begun("id", "somebody", Language.EN, form);

        assertThat(ids(form)).containsExactly(List.of("components", "components~2", "components~3"));
        assertThat(kept.values()).isEqualTo(Map.of("components", "c3,c30,c59"));
        assertThat(kept.with(kept.pages().get(0), Map.of("components~2", "c26,c27"))
                        .values())
                .isEqualTo(Map.of("components", "c26,c27"));
    }

    @Test
    void whatDiscordCantShowIsNoPart() {
        assertThat(ids(form(List.of(many("nothing", 0, ""), line("f1", false), line("f1", false), line("", false)))))
                .containsExactly(List.of("f1"));
    }

    @Test
    void whatIsEmptiedIsEmptyAndOtherPagesKeepTheirs() {
        KeptForm kept = KeptForm.begun("id", "somebody", Language.EN, form(lines(6)));
        KeptForm filled = kept.with(kept.pages().get(0), Map.of("f1", "one", "f2", "two"))
                .with(kept.pages().get(1), Map.of("f5", "five"));

        assertThat(filled.values()).isEqualTo(Map.of("f1", "one", "f2", "two", "f5", "five"));
        assertThat(filled.with(kept.pages().get(0), Map.of("f1", " ")).values()).isEqualTo(Map.of("f5", "five"));
    }

    @Test
    void whatHasToBeFilledInIsMissedUntilItIs() {
        KeptForm kept = KeptForm.begun("id", "somebody", Language.EN, form(List.of(line("f1", true))));

        assertThat(kept.missing()).extracting(Field::key).containsExactly("f1");
        assertThat(kept.with(kept.pages().get(0), Map.of("f1", "x")).missing()).isEmpty();
    }

    @Test
    void aFormIsReadAsItWasWritten() {
        Form form = form(Stream.concat(
                        lines(2).stream(),
                        Stream.of(
                                many("many", 3, "c1"),
                                new Field("p", "P", new Kind.Paragraph(9), true, "x", Optional.of("hint")),
                                new Field("o", "O", new Kind.One(choices(2)), true, "c1", Optional.empty())))
                .toList());

        assertThat(FormJson.read(FormJson.write(form))).isEqualTo(form);
    }

    static List<Field> lines(int many) {
        return IntStream.rangeClosed(1, many)
                .mapToObj(i -> line("f" + i, false))
                .toList();
    }

    static Field line(String key, boolean wanted) {
        return new Field(key, "The " + key, new Kind.Line(100), wanted, "", Optional.empty());
    }

    static Field many(String key, int choices, String value) {
        return new Field(key, "Many", new Kind.Many(choices(choices)), false, value, Optional.empty());
    }

    static Form form(List<Field> fields) {
        return new Form("update INC-1", "INC-1: Checkout is down", "Post", fields);
    }

    private static List<Choice> choices(int many) {
        return IntStream.range(0, many)
                .mapToObj(i -> new Choice("c" + i, "Choice " + i))
                .toList();
    }

    private static List<List<String>> ids(Form form) {
        return FormPages.of(form).stream()
                .map(page -> page.stream().map(Part::id).toList())
                .toList();
    }
}
