package io.sitrep.bot.discord.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.catalog.People;
import io.sitrep.bot.discord.DiscordTest;
import io.sitrep.bot.discord.ServedGuild;
import io.sitrep.bot.events.Told;
import io.sitrep.fakes.discord.DiscordPerson;
import io.sitrep.fakes.discord.DiscordUser;
import io.sitrep.fakes.discord.Sent;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may do what in a guild, and who is who beyond it. */
@QuarkusTest
class DiscordPeopleTest extends DiscordTest {
    private static final String VERA = "4100000000000000011";

    @Inject
    People people;

    @Test
    void whoMayNotIsToldSoInPrivateAndTheAuditKnows() {
        DiscordUser vera = vera();

        Sent sent = types(vera, "/incident resolve ref:INC-7");

        assertThat(answered(vera, sent, "role responder").onlyFor()).isEqualTo(VERA);
        await().atMost(SOON).until(() -> !incidents.denials().isEmpty());
        assertThat(incidents.denials().get(0).path("actor").toString())
                .isEqualTo("{\"id\":\"discord:" + ServedGuild.GUILD + ":" + VERA
                        + "\",\"name\":\"Vera Viewer\",\"platform\":\"discord\"}");
        assertThat(incidents.mutations()).isEmpty();
    }

    @Test
    void aRoleSomebodyGetsCountsWithTheirNextCommandAndOneTheyLoseCountsNoMore() {
        DiscordUser vera = vera();
        discord.guild(ServedGuild.GUILD).add(DiscordPerson.member(VERA, "Vera Viewer"), ServedGuild.DUTY);
        answered(vera, types(vera, "/incident declare title:On duty now"), "INC-1");

        discord.guild(ServedGuild.GUILD).add(DiscordPerson.member(VERA, "Vera Viewer"));
        answered(vera, types(vera, "/incident declare title:Off duty"), "role responder");
        assertThat(incidents.mutations()).hasSize(1);
    }

    @Test
    void aPersonOfTheCatalogHasItsNameWhoeverNamesThemAndItsRoleHere() {
        DiscordUser vera = vera();
        Told.catalog(
                "person:vera-of-two",
                new JsonObject()
                        .put("kind", "person")
                        .put("key", "vera-of-two")
                        .put("name", "Vera of the catalog")
                        .put("slack", new JsonArray().add("T0HOME:U0OFTWO"))
                        .put("discord", new JsonArray().add(VERA))
                        .put("chat_role", "responder"));
        await().atMost(SOON).until(this::isKnown);
        try {
            answered(vera, types(vera, "/incident declare title:By one of two"), "INC-1");
            assertThat(incidents.mutations().get(0).name()).isEqualTo("Vera of the catalog");
            assertThat(incidents.mutations().get(0).actor()).isEqualTo("discord:" + ServedGuild.GUILD + ":" + VERA);

            rosa.types(ServedGuild.GENERAL, "/incident lead", Map.of("ref", "INC-1", "person", VERA));
            await().atMost(SOON).until(() -> incidents.mutations().size() == 2);
            assertThat(incidents.mutations().get(1).body().path("person").asText())
                    .isEqualTo("Vera of the catalog");
        } finally {
            Told.catalog("person:vera-of-two", null);
            await().atMost(SOON).until(() -> !isKnown());
        }
    }

    private boolean isKnown() {
        return people.called("slack", "T0HOME", "U0OFTWO")
                .await()
                .indefinitely()
                .isPresent();
    }

    private DiscordUser vera() {
        discord.guild(ServedGuild.GUILD).add(DiscordPerson.member(VERA, "Vera Viewer"));
        return discord.user(ServedGuild.GUILD, VERA);
    }
}
