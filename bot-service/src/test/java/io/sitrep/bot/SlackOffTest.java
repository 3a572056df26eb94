package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import io.sitrep.bot.fake.FakeSlack;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(SlackOffTest.NoSecret.class)
class SlackOffTest extends BotTest {
    public static class NoSecret implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sitrep.slack.signing-secret", "");
        }
    }

    @Test
    void withoutASigningSecretNothingFromSlackIsTakenAndTheAnswerNamesTheVariable() {
        Response answer =
                typedBy(FakeSlack.RESPONDER).types("declare Checkout is down").send();

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.asString()).contains("SITREP_SLACK_SIGNING_SECRET");
        assertThat(incidents.mutations()).isEmpty();
    }
}
