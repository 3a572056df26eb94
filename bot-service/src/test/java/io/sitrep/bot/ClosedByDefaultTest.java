package io.sitrep.bot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.sitrep.bot.fake.FakeSlack;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ClosedByDefaultTest.NoRoles.class)
class ClosedByDefaultTest extends BotTest {
    public static class NoRoles implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("sitrep.chat.roles", "");
        }
    }

    @Test
    void whileNoRolesAreSetEverybodyIsRefusedPrivatelyNamingTheVariable() {
        for (String typed : new String[] {"declare Checkout is down", "list", "resolve INC-1"}) {
            JsonNode answer = types(FakeSlack.RESPONDER, typed);
            assertPrivate(answer);
            assertThat(textOf(answer)).contains("SITREP_CHAT_ROLES");
        }
        assertThat(incidents.mutations()).isEmpty();
    }
}
