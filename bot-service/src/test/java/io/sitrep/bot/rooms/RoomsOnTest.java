package io.sitrep.bot.rooms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.kit.settings.SettingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Rooms on some platforms alone; those of the tests are none of them here. */
@QuarkusTest
@TestProfile(RoomsOnTest.SlackAlone.class)
class RoomsOnTest extends RoomsTestBase {
    /** As an operator sets it. */
    public static final class SlackAlone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sitrep.rooms.on", "slack");
        }
    }

    @Test
    void whereNoRoomsAreWantedIncidentsAreAnnouncedAllTheSame() {
        Outage outage = Outage.of("Told without a room").declared();

        await().untilAsserted(() -> assertThat(inChannel(outage)).hasSize(1));
        outage.updated("We know more.");
        await().untilAsserted(
                        () -> assertThat(textOf(inChannel(outage).get(0).card)).contains("We know more."));
        settled(outage);

        assertThat(platform.roomsOf(outage.id)).isEmpty();
        assertThat(textOf(inChannel(outage).get(0).card)).doesNotContain("pending");
    }

    @Test
    void unsetItIsAllPlatforms() {
        assertThat(new RoomsOn(Optional.empty(), List.of("discord", "slack")).platforms())
                .containsExactly("discord", "slack");
    }

    @Test
    void aPlatformThatIsNoneIsNamedAsWhatIsWrong() {
        assertThatThrownBy(() -> new RoomsOn(Optional.of(List.of("slack", "irc")), List.of("discord", "slack")))
                .isInstanceOf(SettingException.class)
                .hasMessageContaining("SITREP_ROOMS_ON")
                .hasMessageContaining("discord, slack");
        assertThat(new RoomsOn(Optional.of(List.of(" discord ", "")), List.of("discord", "slack")).platforms())
                .containsExactly("discord");
    }
}
