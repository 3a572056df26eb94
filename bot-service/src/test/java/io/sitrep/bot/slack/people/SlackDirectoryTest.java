package io.sitrep.bot.slack.people;

import static io.sitrep.bot.access.ChatRoles.EVERY_MEMBER;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.bot.people.OldAcquaintances;
import io.sitrep.bot.port.Person;
import io.sitrep.bot.port.Standing;
import io.sitrep.bot.reply.Language;
import io.sitrep.bot.reply.Tongue;
import io.sitrep.bot.slack.SlackPlatform;
import io.sitrep.bot.slack.SlackTest;
import io.sitrep.bot.slack.SlackWorld;
import io.sitrep.fakes.Mood;
import io.sitrep.fakes.RunningTime;
import io.sitrep.fakes.slack.SlackPerson;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class SlackDirectoryTest extends SlackTest {
    private static final Set<String> ASKED = Set.of(EVERY_MEMBER, SlackWorld.ON_CALL);

    @Inject
    SlackPlatform platform;

    @Inject
    OldAcquaintances acquaintances;

    @Inject
    Pool database;

    @Test
    void aMemberIsKnownByNameGroupAndLanguage() {
        assertThat(standing(SlackWorld.ROSA).holds()).containsExactly(EVERY_MEMBER);
        assertThat(standing(SlackWorld.OTTO).locale()).hasValue("it-IT");
        assertThat(standing(SlackWorld.ROSA).name()).isEqualTo("Rosa Responder é");
        assertThat(standing(SlackWorld.OTTO).holds()).containsExactlyInAnyOrder(EVERY_MEMBER, SlackWorld.ON_CALL);
    }

    @ParameterizedTest
    @ValueSource(strings = {SlackWorld.GUEST, SlackWorld.STRANGER, "U0UNKNOWN"})
    void guestsStrangersAndUnknownOnesAreNoMembersForSure(String id) {
        Standing standing = standing(id);

        assertThat(standing.holds()).isEmpty();
        assertThat(standing.doubt()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SlackWorld.GUEST, SlackWorld.STRANGER})
    void guestsAndStrangersHoldNothingThoughTheyAreNamedOrInAGroup(String id) {
        String group = "S0" + id;
        home().group(group, id, SlackWorld.OTTO);
        Set<String> asked = Set.of(EVERY_MEMBER, group, id);

        assertThat(standing(in(SlackWorld.HOME, id), asked).holds()).isEmpty();
        assertThat(standing(in(SlackWorld.HOME, SlackWorld.OTTO), asked).holds())
                .containsExactlyInAnyOrder(EVERY_MEMBER, group);
    }

    @Test
    void whomSlackCalledAGuestLongAgoHoldsNothingWhileItIsAwayAndWhoIsNamedAndNeverCalledSoDoes() {
        String guest = somebodyNew();
        home().add(SlackPerson.member(guest, SlackWorld.HOME, "Guest").with(SlackPerson.Mark.GUEST));
        String named = somebodyNew();
        assertThat(standing(guest).holds()).isEmpty();
        isFrom(guest, "25 hours");
        slack.goAway();
        try {
            Standing standing = standing(in(SlackWorld.HOME, guest), Set.of(EVERY_MEMBER, guest));
            assertThat(standing.holds()).isEmpty();
            assertThat(standing.doubt()).isPresent();
            assertThat(standing(in(SlackWorld.HOME, named), Set.of(EVERY_MEMBER, named))
                            .holds())
                    .containsExactly(named);
        } finally {
            slack.comeBack();
            becomesKnownAgain();
        }
    }

    @Test
    void whatSlackSaidCountsForADayWhileItIsAway() {
        String id = somebodyNew();
        assertThat(standing(id).holds()).contains(EVERY_MEMBER);
        isFrom(id, "23 hours");
        slack.goAway();
        try {
            assertThat(standing(id).holds()).contains(EVERY_MEMBER);
            assertThat(standing(id).doubt()).isEmpty();
            isFrom(id, "25 hours");
            assertThat(standing(id).holds()).isEmpty();
            assertThat(standing(id).doubt()).isPresent();
        } finally {
            slack.comeBack();
            becomesKnownAgain();
        }
    }

    @Test
    void whoseLanguageSlackSaidLongAgoIsAnsweredInItWhileSlackIsAway() {
        String id = somebodyNew();
        home().add(SlackPerson.member(id, SlackWorld.HOME, "Giulia").speaking("it-IT", "Europe/Rome"));
        assertThat(standing(id).locale()).contains("it-IT");
        isFrom(id, "25 hours");
        slack.goAway();
        try {
            assertThat(standing(id).doubt()).isPresent();
            assertThat(standing(id).locale()).contains("it-IT");
        } finally {
            slack.comeBack();
            becomesKnownAgain();
        }
    }

    @Test
    void slackIsAskedAgainAfterFiveMinutesAndNotBefore() {
        String id = somebodyNew();
        long before = slack.timesAsked("users.info");
        standing(id);
        standing(id);
        assertThat(slack.timesAsked("users.info") - before).isEqualTo(1);
        isFrom(id, "6 minutes");
        home().add(SlackPerson.member(id, SlackWorld.HOME, "New name"));

        assertThat(standing(id).name()).isEqualTo("New name");
    }

    @Test
    void slackThatDoesNotAnswerKeepsNobodyWaiting() {
        String id = somebodyNew();
        slack.next("users.info", Mood.SILENT);
        long begun = RunningTime.nanos();
        Standing standing = standing(id);

        assertThat(RunningTime.since(begun)).isLessThan(Duration.ofSeconds(3));
        assertThat(Tongue.of(Language.IT).say(standing.doubt().orElseThrow()))
                .isEqualTo("Al momento non si è potuto chiedere a Slack chi sei: riprova tra poco.");
        assertThat(standing.holds()).isEmpty();
        becomesKnownAgain();
    }

    @Test
    void whomNobodyAskedAboutForAMonthIsForgotten() {
        String old = somebodyNew();
        String young = somebodyNew();
        standing(old);
        standing(young);
        isFrom(old, "31 days");
        isFrom(young, "29 days");

        acquaintances.forget().await().atMost(Duration.ofSeconds(30));

        assertThat(rowsOf(old)).isZero();
        assertThat(rowsOf(young)).isEqualTo(1);
    }

    private int rowsOf(String id) {
        return database.query("SELECT FROM slack_person WHERE id = '" + id + "'")
                .execute()
                .await()
                .indefinitely()
                .size();
    }

    @Test
    void somebodyWithTheSameIdInAnotherWorkspaceIsAnother() {
        Standing elsewhere = standing(new Person("slack", "T0ELSEWHERE", SlackWorld.ROSA, "rosa"));

        assertThat(elsewhere.holds()).isEmpty();
        assertThat(elsewhere.name()).isEqualTo("rosa");
    }

    @Test
    void aTokenThatIsRefusedSaysNothingOfAnybody() {
        String id = somebodyNew();
        slack.next("users.info", refusing("missing_scope"));

        assertThat(standing(id).doubt()).isPresent();
        becomesKnownAgain();
        assertThat(standing(id).holds()).contains(EVERY_MEMBER);
    }

    @Test
    void groupsThatSlackDoesNotTellOfKeepNobodyElseInDoubt() {
        String group = "S0REFUSED";
        home().group(group, SlackWorld.OTTO);
        groupsBecomeKnownAgain();
        slack.next("usergroups.users.list", refusing("missing_scope"));
        assertThat(standing(in(SlackWorld.HOME, somebodyNew()), Set.of(EVERY_MEMBER, group))
                        .doubt())
                .isPresent();

        Standing next = standing(in(SlackWorld.HOME, somebodyNew()), Set.of(EVERY_MEMBER, group));

        assertThat(next.holds()).containsExactly(EVERY_MEMBER);
        assertThat(next.name()).isEqualTo("Somebody");
        groupsBecomeKnownAgain();
    }

    @Test
    void aWorkspaceWhosePlanHasNoGroupsHasNobodyInThemForSure() {
        groupsBecomeKnownAgain();
        slack.next("usergroups.users.list", refusing("plan_upgrade_required"));

        Standing standing = standing(in(SlackWorld.HOME, somebodyNew()), Set.of("S0NOPLAN"));

        assertThat(standing.holds()).isEmpty();
        assertThat(standing.doubt()).isEmpty();
    }

    private void groupsBecomeKnownAgain() {
        String group = "S0" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        home().group(group, SlackWorld.OTTO);
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> standing(in(SlackWorld.HOME, SlackWorld.OTTO), Set.of(group))
                        .doubt()
                        .isEmpty());
    }

    private static Mood refusing(String error) {
        return Mood.answering(io.sitrep.fakes.Answered.json(
                200, new io.vertx.core.json.JsonObject().put("ok", false).put("error", error)));
    }

    /** Slack is left in peace for 5 s after it was away. */
    private void becomesKnownAgain() {
        String id = somebodyNew();
        org.awaitility.Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> standing(id).doubt().isEmpty());
    }

    private String somebodyNew() {
        String id = "U0" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
        home().add(SlackPerson.member(id, SlackWorld.HOME, "Somebody"));
        return id;
    }

    private void isFrom(String id, String ago) {
        database.query("UPDATE slack_person SET known_at = now() - interval '" + ago + "' WHERE id = '" + id + "'")
                .execute()
                .await()
                .indefinitely();
    }

    private Standing standing(String id) {
        return standing(in(SlackWorld.HOME, id));
    }

    private static Person in(String workspace, String id) {
        return new Person("slack", workspace, id, id);
    }

    private Standing standing(Person person) {
        return standing(person, ASKED);
    }

    private Standing standing(Person person, Set<String> asked) {
        return platform.standingOf(person, asked).await().atMost(Duration.ofSeconds(30));
    }
}
