package io.sitrep.fakes.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.junit.jupiter.api.Test;

/** The gateway, as a real client finds it. */
class DiscordGatewayTest extends DiscordHouse {
    @Test
    void aRealClientGetsReadyAndHearsACommand() throws InterruptedException {
        registers();
        try (Jdas bot = new Jdas(discord).ready()) {
            CompletableFuture<Sent> typing =
                    meanwhile(() -> rosa.types(GENERAL, "/incident declare severity:SEV1 title:Checkout is down"));
            await().until(() -> bot.heard("INTERACTION_CREATE").size() == 1);
            DataObject heard = bot.heard("INTERACTION_CREATE").get(0);
            assertThat(heard.getObject("data").toString()).contains("Checkout is down", "SEV1");
            done(
                    "POST",
                    "interactions/" + heard.getString("id") + "/" + heard.getString("token") + "/callback",
                    new JsonObject().put("type", 5).put("data", new JsonObject().put("flags", 64)));

            Sent sent = typing.join();
            assertThat(sent.isAcknowledged()).isTrue();
            assertThat(sent.answer()).isEqualTo(5);
            assertThat(rosa.sees(sent)).singleElement().matches(DiscordMessage::isLoading);
            assertThat(discord.counts().compressed()).isEqualTo(1);
        }
    }
}
