package io.sitrep.bot.rooms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.bot.events.Head;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoomNameTest {
    @ParameterizedTest
    @CsvSource({
        "Checkout is down, inc-42-checkout-is-down",
        "  ¡Ça marche… plus!  , inc-42-ca-marche-plus",
        "決済できません, inc-42",
        "<!channel> & \u202Eevil, inc-42-channel-evil",
    })
    void aTitleBecomesWhatEveryPlatformTakes(String title, String name) {
        assertThat(nameOf(title)).isEqualTo(name);
    }

    @Test
    void aLongTitleIsCutBetweenWords() {
        assertThat(nameOf("Nobody in the whole of northern Europe can log in to anything at all"))
                .isEqualTo("inc-42-nobody-in-the-whole-of-northern-europe-can")
                .hasSizeLessThanOrEqualTo(50);
        assertThat(nameOf("x".repeat(300))).hasSizeLessThanOrEqualTo(50).startsWith("inc-42-xxx");
    }

    private static String nameOf(String title) {
        return RoomName.of(new ObjectMapper().convertValue(Map.of("ref", "INC-42", "title", title), Head.class));
    }
}
