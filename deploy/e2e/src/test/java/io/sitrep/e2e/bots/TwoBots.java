package io.sitrep.e2e.bots;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.sitrep.e2e.Standstill;
import io.sitrep.fakes.discord.DiscordChannel;
import io.sitrep.fakes.discord.DiscordMessage;
import io.sitrep.fakes.discord.FakeDiscord;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Two bots, of which one holds Discord's gateway, and Bob, who declares incidents whatever becomes of the two. */
public final class TwoBots implements AutoCloseable {
    /** What the suite promises. */
    private static final Duration TAKEN_OVER_WITHIN = Duration.ofSeconds(10);

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration STILL = Duration.ofSeconds(4);
    private static final Duration LOOK = Duration.ofMillis(10);

    private final Guild guild = new Guild();
    private final Bots bots;
    private Bot holder;
    private Bot other;

    /** @param more settings of theirs beside those of Discord */
    public TwoBots(Map<String, String> more) throws IOException {
        Map<String, String> settings = new HashMap<>(guild.settings());
        settings.putAll(more);
        bots = new Bots(settings);
    }

    /** From here on one of them holds the gateway. */
    public void awaitHolder() throws IOException {
        if (holder == null) {
            holder = bots.start();
            await().atMost(PATIENCE).until(holder::hasGateway);
            guild.awaitCommands();
        }
    }

    /** From here on there are two. */
    public void awaitBoth() throws IOException {
        awaitHolder();
        if (other == null) {
            other = bots.start();
        }
        assertThat(holder.hasGateway()).isTrue();
        assertThat(other.hasGateway()).isFalse();
    }

    public Bot holder() {
        return holder;
    }

    /** Bob declares an incident, and the bot that holds the gateway works on it until that moment. */
    public Typed declaredUntil(Moment moment, String title) {
        long followUps = guild.discord().timesAsked(FakeDiscord.FOLLOW_UP);
        moment.arrange(bots.gate(), guild.discord());
        Typed typed = guild.declares(title);
        await(moment + " of " + title)
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .until(() -> moment.isReached(typed, bots.gate(), guild, followUps));
        return typed;
    }

    /** He is answered by whoever listens: acknowledged in time, that is. */
    public Typed declared(String title) {
        Typed typed = guild.declares(title);
        assertThat(typed.isAcknowledged()).as(title).isTrue();
        return typed;
    }

    /** Nobody listens just now. */
    public Typed unheard(String title) {
        return guild.declares(title);
    }

    /**
     * Something happens to the one that holds the gateway, and the other one opens it in time.
     *
     * @return how long that took from when it began to happen
     */
    public Duration takenOver(Runnable what) {
        Standstill.watched();
        int before = guild.discord().counts().identifies();
        Instant begun = Instant.now();
        what.run();
        guild.discord().forgetScripts();
        await("the gateway is taken over")
                .atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(LOOK)
                .until(() -> guild.discord().counts().identifies() > before);
        Duration took = Standstill.lived(begun, Instant.now());
        assertThat(took).isLessThan(TAKEN_OVER_WITHIN);
        Bot heir = other;
        other = holder;
        holder = heir;
        return took;
    }

    /** What was kept on its way to or from the incident service arrives, whoever has asked for it. */
    public void whatWasKeptArrives() {
        bots.gate().letGo();
    }

    /** The one that does not hold the gateway is no more. */
    public void forgetOther() {
        other = null;
    }

    public void awaitOneGateway() {
        await("one gateway")
                .atMost(PATIENCE)
                .until(() ->
                        guild.discord().openSockets() == 1 && guild.discord().sessions() == 1);
        await().atMost(PATIENCE).until(holder::hasGateway);
    }

    /** Each was declared once, and answered once, and stays so; and has one card and one room. */
    public void awaitEachOnce(Typed... all) {
        await("each once").during(STILL).atMost(PATIENCE).untilAsserted(() -> {
            for (Typed typed : all) {
                assertThat(bots.incidents(typed.title())).as(typed.title()).hasSize(1);
                assertAnsweredOnce(typed);
                assertThat(guild.cards(typed)).as("cards of " + typed.title()).hasSize(1);
                assertThat(guild.rooms(typed)).as("rooms of " + typed.title()).hasSize(1);
            }
        });
        assertThat(guild.discord().openSockets()).isEqualTo(1);
    }

    /** The room of it in Discord, once it is there. */
    public DiscordChannel room(Typed typed) {
        return await().atMost(PATIENCE)
                .until(() -> guild.rooms(typed), rooms -> rooms.size() == 1)
                .get(0);
    }

    private void assertAnsweredOnce(Typed typed) {
        List<DiscordMessage> answers = guild.answers(typed);
        assertThat(answers).as("answers to " + typed.title()).hasSize(1);
        assertThat(answers.get(0).isLoading()).isFalse();
        assertThat(answers.get(0).onlyFor()).isEmpty();
        assertThat(answers.get(0).words()).contains(typed.title(), "declared");
    }

    /** Nothing came of it: Discord has told him so. */
    public void assertNothingCameOf(Typed typed) {
        assertThat(typed.isAcknowledged()).isFalse();
        assertThat(bots.incidents(typed.title())).isEmpty();
        assertThat(guild.answers(typed)).isEmpty();
    }

    @Override
    public void close() {
        bots.close();
        guild.close();
    }
}
