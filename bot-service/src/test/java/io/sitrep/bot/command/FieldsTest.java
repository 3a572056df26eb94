package io.sitrep.bot.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.bot.catalog.Regions.Region;
import io.sitrep.bot.reply.Form;
import io.sitrep.bot.reply.Form.Kind;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Tongue;
import java.util.List;
import org.junit.jupiter.api.Test;

class FieldsTest {
    @Test
    void regionsTheCatalogKnowsAreChosenFromByTheirNames() {
        assertThat(regionsOf(List.of(new Region("dach", "Germany, Austria, Switzerland"))))
                .isEqualTo(new Kind.Many(List.of(new Form.Choice("dach", "Germany, Austria, Switzerland"))));
    }

    @Test
    void whereTheCatalogKnowsNoRegionsTheyAreTyped() {
        assertThat(regionsOf(List.of())).isInstanceOf(Kind.Line.class);
    }

    private static Kind regionsOf(List<Region> known) {
        Fields fields = new Fields(Tongue.of(Language.EN), List.of(), known);
        fields.affected();
        return fields.all().stream()
                .filter(field -> field.key().equals("regions"))
                .findFirst()
                .orElseThrow()
                .kind();
    }
}
