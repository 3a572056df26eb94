package io.sitrep.notifier.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.notifier.channel.Inbound.Wish;
import io.sitrep.notifier.outside.RealService;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is answered in the name of a page whose name is long. */
@RealService
@TestProfile(TwilioInboundTest.WithALongName.class)
class TwilioInboundTest {
    /** Of more than two text messages alone. */
    public static class WithALongName implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "sitrep.page-name",
                    "The Bureau of Münster and its many places ".repeat(12).strip());
        }
    }

    @Inject
    TwilioInbound inbound;

    @Test
    void helpHasTwoSegmentsAtMostAndItsLink() {
        String text = inbound.answer(Wish.HELP).replaceAll("<[^>]*>", "");
        assertThat(SmsSegments.count(text)).isEqualTo(2);
        assertThat(text)
                .startsWith("The Bureau of Münster")
                .contains("...: messages about")
                .endsWith("/subscribe");
    }
}
