package io.sitrep.bot.rooms.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.events.CloudEvent;
import io.sitrep.bot.events.Head;
import io.sitrep.bot.reply.Button;
import io.sitrep.bot.rooms.card.RoomWords.Words;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ButtonsTest {
    @ParameterizedTest
    @ValueSource(strings = {"en", "it", "fr", "de", "es"})
    void whatEverybodySeesOrNobodyCanUndoIsAskedFirst(String language) throws Exception {
        Head head = CloudEvent.tolerant(new ObjectMapper()).readValue("{\"ref\":\"INC-42\"}", Head.class);
        Buttons buttons = new Buttons(head, Words.in(language));

        assertThat(buttons.resolve().confirm().map(Button.Confirm::question).orElseThrow())
                .contains("INC-42");
        assertThat(buttons.archive().confirm().map(Button.Confirm::question).orElseThrow())
                .contains("INC-42");
        assertThat(buttons.update().confirm()).isEmpty();
    }
}
