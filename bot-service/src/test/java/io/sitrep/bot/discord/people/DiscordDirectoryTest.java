package io.sitrep.bot.discord.people;

import static io.sitrep.bot.access.ChatRoles.EVERY_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.discord.DiscordHome;
import io.sitrep.bot.discord.DiscordPlatform;
import io.sitrep.bot.discord.web.DiscordWeb;
import io.sitrep.bot.fake.Fakes;
import io.sitrep.bot.people.OldAcquaintances;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Standing;
import io.sitrep.embedded.quarkus.RealInfrastructure;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.RunningTime;
import io.sitrep.fakes.discord.DiscordPerson;
import io.sitrep.fakes.discord.FakeDiscord;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(
        value = RealInfrastructure.class,
        restrictToAnnotatedClass = false,
        initArgs = @ResourceArg(name = "database", value = "bot"))
@QuarkusTestResource(value = Fakes.class, restrictToAnnotatedClass = false)
@QuarkusTestResource(value = DiscordHome.class, restrictToAnnotatedClass = true)
class DiscordDirectoryTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String MEMBER = "GET /guilds/{guild}/members/{user}";

    @Inject
    DiscordDirectory directory;

    @Inject
    MemberRows rows;

    @Inject
    DiscordWeb web;

    @Inject
    DiscordPlatform platform;

    @Inject
    OldAcquaintances acquaintances;

    @Inject
    Pool database;

    private FakeDiscord discord;

    @Test
    void aMemberIsKnownByNameAndRole() {
        assertThat(standing(DiscordHome.ROSA).holds()).containsExactly(EVERY_MEMBER);
        assertThat(standing(DiscordHome.ROSA).name()).isEqualTo("Rosa Responder é");
        assertThat(standing(DiscordHome.OTTO).holds()).containsExactlyInAnyOrder(EVERY_MEMBER, DiscordHome.DUTY);
        assertThat(standing(DiscordHome.OTTO).doubt()).isEmpty();
    }

    @Test
    void theRoleOfEverybodyIsCalledAsTheGuildIs() {
        assertThat(standing(DiscordHome.GUILD, DiscordHome.ROSA, DiscordHome.GUILD)
                        .holds())
                .containsExactly(DiscordHome.GUILD);
    }

    @ParameterizedTest
    @EnumSource(
            value = DiscordPerson.Mark.class,
            names = {"BOT", "PENDING"})
    void botsAndWhoeverHasYetToAgreeToTheRulesHoldNothingThoughTheyAreNamed(DiscordPerson.Mark mark) {
        String id = somebodyNew();
        discord.guild(DiscordHome.GUILD)
                .add(DiscordPerson.member(id, "Somebody").with(mark), DiscordHome.DUTY);

        Standing standing = standing(DiscordHome.GUILD, id, EVERY_MEMBER, id, DiscordHome.DUTY);

        assertThat(standing.holds()).isEmpty();
        assertThat(standing.doubt()).isEmpty();
    }

    @Test
    void aGuestHoldsNothing() {
        String id = somebodyNew();
        directory.seen(DiscordHome.GUILD, member(id, DiscordHome.DUTY).put("flags", 1 << 4), "it", now());

        assertThat(standing(DiscordHome.GUILD, id, EVERY_MEMBER, id, DiscordHome.DUTY)
                        .holds())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {DiscordHome.OTHER_GUILD, "2999999999999999999", ""})
    void aMemberOfAnotherGuildIsNobodyHere(String guild) {
        String id = somebodyNew();
        directory.seen(guild, member(id, DiscordHome.DUTY), "it", now());

        assertThat(standing(guild, id, EVERY_MEMBER, id, DiscordHome.DUTY).holds())
                .isEmpty();
        assertThat(standing(DiscordHome.GUILD, id, EVERY_MEMBER, DiscordHome.DUTY)
                        .holds())
                .isEmpty();
    }

    @Test
    void anInteractionSaysWhichRolesSomebodyHasNowAndDiscordIsNotAsked() {
        String id = somebodyNew();
        long before = discord.timesAsked(MEMBER);

        directory.seen(DiscordHome.GUILD, member(id, DiscordHome.DUTY), "it", now());
        Standing on = standing(DiscordHome.GUILD, id, DiscordHome.DUTY);
        directory.seen(DiscordHome.GUILD, member(id), "it", now());
        Standing off = standing(DiscordHome.GUILD, id, DiscordHome.DUTY);

        assertThat(on.holds()).containsExactly(DiscordHome.DUTY);
        assertThat(on.locale()).hasValue("it");
        assertThat(on.name()).isEqualTo("Nick");
        assertThat(off.holds()).isEmpty();
        assertThat(discord.timesAsked(MEMBER)).isEqualTo(before);
    }

    @Test
    void whoHeardWhatWasSaidLastIsRightWhateverTheirClocksShow() {
        String id = somebodyNew();
        Instant first = Instant.now().minusSeconds(30);
        DiscordSays ahead = by(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));
        DiscordSays behind = by(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(-2)));

        ahead.seen(DiscordHome.GUILD, id, with(id, DiscordHome.DUTY), Optional.of(first));
        kept(id, DiscordHome.DUTY);
        behind.seen(DiscordHome.GUILD, id, with(id), Optional.of(first.plusSeconds(20)));
        kept(id);
        assertThat(roles(behind, id)).isEmpty();
        assertThat(roles(ahead, id)).isEmpty();

        // Discord tells the first once more.
        ahead.seen(DiscordHome.GUILD, id, with(id, DiscordHome.DUTY), Optional.of(first));
        behind.seen(DiscordHome.GUILD, id, with(id, DiscordHome.DUTY), Optional.of(first));
        assertThat(roles(ahead, id)).isEmpty();
        assertThat(roles(behind, id)).isEmpty();
    }

    @Test
    void whatDiscordIsAskedForCountsByTheOneClockOfTheDatabase() {
        DiscordSays ahead = by(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(2)));
        String id = somebodyNew();
        discord.guild(DiscordHome.GUILD).add(DiscordPerson.member(id, "Somebody"), DiscordHome.DUTY);
        assertThat(roles(ahead, id)).containsExactly(DiscordHome.DUTY);

        directory.seen(DiscordHome.GUILD, member(id), "it", now());

        assertThat(standing(DiscordHome.GUILD, id, DiscordHome.DUTY).holds()).isEmpty();
        kept(id);
        assertThat(roles(ahead, id)).isEmpty();
    }

    @Test
    void inWhichLocaleDiscordLastSpokeToSomebodyIsKeptForAllProcesses() {
        String id = somebodyNew();
        Person somebody = new Person("discord", DiscordHome.GUILD, id, id);
        assertThat(platform.lastLocaleOf(somebody).await().indefinitely()).isEmpty();

        by(Clock.systemUTC()).seen(DiscordHome.GUILD, id, with(id, DiscordHome.DUTY), now());
        kept(id, DiscordHome.DUTY);

        assertThat(platform.lastLocaleOf(somebody).await().indefinitely()).hasValue("it");
    }

    /** As another process has it. */
    private DiscordSays by(Clock clock) {
        return new DiscordSays(web, rows, clock);
    }

    private static Member with(String id, String... roles) {
        return new Member(id, Optional.of("it"), true, List.of(roles));
    }

    private static List<String> roles(DiscordSays says, String id) {
        return says.member(DiscordHome.GUILD, id).await().indefinitely().roles();
    }

    private void kept(String id, String... roles) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> rows.member(DiscordHome.GUILD, id)
                        .await()
                        .indefinitely()
                        .filter(said -> said.value().roles().equals(List.of(roles)))
                        .isPresent());
    }

    @Test
    void whatDiscordSaidCountsForADayWhileItIsAway() {
        String young = somebodyNew();
        String old = somebodyNew();
        saidLongAgo(young, "23 hours", true);
        saidLongAgo(old, "25 hours", true);
        String guest = somebodyNew();
        saidLongAgo(guest, "25 hours", false);
        discord.goAway();
        try {
            assertThat(standing(DiscordHome.GUILD, young, DiscordHome.DUTY).holds())
                    .containsExactly(DiscordHome.DUTY);
            Standing forgotten = standing(DiscordHome.GUILD, old, DiscordHome.DUTY, old);
            assertThat(forgotten.holds()).containsExactly(old);
            assertThat(forgotten.doubt()).isPresent();
            assertThat(forgotten.locale()).hasValue("it");
            assertThat(standing(DiscordHome.GUILD, guest, guest).holds()).isEmpty();
        } finally {
            discord.comeBack();
            becomesKnownAgain();
        }
    }

    @Test
    void discordThatDoesNotAnswerKeepsNobodyWaiting() {
        discord.next(MEMBER, Mood.SILENT);
        long begun = RunningTime.nanos();
        Standing standing = standing(DiscordHome.GUILD, somebodyNew(), EVERY_MEMBER);

        assertThat(RunningTime.since(begun)).isLessThan(Duration.ofSeconds(8));
        assertThat(standing.holds()).isEmpty();
        assertThat(standing.doubt()).isPresent();
        becomesKnownAgain();
    }

    @Test
    void theLanguageSomebodySpokeLastStaysKnownWhenDiscordIsAskedAgain() {
        saidLongAgo(DiscordHome.OTTO, "6 minutes", true);

        assertThat(standing(DiscordHome.OTTO).locale()).hasValue("it");
        assertThat(standing(DiscordHome.OTTO).name()).isEqualTo("Otto Oncall");
    }

    @Test
    void whomNobodyAskedAboutForAMonthIsForgotten() {
        String id = somebodyNew();
        saidLongAgo(id, "31 days", true);

        acquaintances.forget().await().atMost(Duration.ofSeconds(30));

        assertThat(rows.member(DiscordHome.GUILD, id).await().indefinitely()).isEmpty();
    }

    /** Discord is left in peace for 5 s after it was away. */
    private void becomesKnownAgain() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> standing(DiscordHome.GUILD, somebodyNew(), EVERY_MEMBER)
                        .doubt()
                        .isEmpty());
    }

    private void saidLongAgo(String id, String ago, boolean member) {
        database.query("INSERT INTO discord_person VALUES ('" + DiscordHome.GUILD + "', '" + id
                        + "', 'Old name', 'it', "
                        + member + ", '{" + DiscordHome.DUTY + "}', now() - interval '" + ago + "')"
                        + " ON CONFLICT (workspace, id) DO UPDATE SET known_at = excluded.known_at, locale = 'it'")
                .executeAndAwait();
    }

    private static ObjectNode member(String id, String... roles) {
        ObjectNode member = JSON.createObjectNode().put("nick", "Nick");
        member.putObject("user").put("id", id).put("username", "user");
        for (String role : roles) {
            member.withArray("roles").add(role);
        }
        return member;
    }

    private static Optional<Instant> now() {
        return Optional.of(Instant.now());
    }

    private static String somebodyNew() {
        return "49" + ThreadLocalRandom.current().nextLong(10_000_000_000_000L, 99_999_999_999_999L);
    }

    private Standing standing(String id) {
        return standing(DiscordHome.GUILD, id, EVERY_MEMBER, DiscordHome.DUTY);
    }

    private Standing standing(String guild, String id, String... asked) {
        return directory
                .standingOf(new Person("discord", guild, id, id), Set.of(asked))
                .await()
                .atMost(Duration.ofSeconds(30));
    }
}
