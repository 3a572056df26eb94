package io.sitrep.bot;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.arc.All;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.sitrep.bot.access.Role;
import io.sitrep.bot.command.ChatCommand;
import io.sitrep.bot.command.Parameter;
import io.sitrep.bot.fake.FakeSlack;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RoutesTest extends BotTest {
    private static final Set<String> SIGNED_BY_SLACK =
            Set.of("post /slack/commands", "post /slack/events", "post /slack/interactive");

    /**
     * Not set up here: 404. The first two are for a browser, and what comes back from Slack has to know our word and Slack's code; what
     * Discord signs is looked at in {@code DiscordDoorTest}.
     */
    private static final Set<String> OFF_HERE =
            Set.of("get /slack/install", "get /slack/oauth/callback", "post /discord/interactions");

    private static final String FORM = "application/x-www-form-urlencoded";
    private static final byte[] BODY = "command=/incident&text=list".getBytes(StandardCharsets.UTF_8);

    @All
    @Inject
    List<ChatCommand> verbs;

    @TestHTTPResource(management = true)
    URI management;

    @Test
    void everyRouteIsGuarded() {
        JsonNode paths = json(given().accept("application/json")
                        .get("/q/openapi")
                        .asString())
                .path("paths");
        Set<String> routes = new TreeSet<>();
        paths.fields()
                .forEachRemaining(path -> path.getValue()
                        .fieldNames()
                        .forEachRemaining(method -> routes.add(method + " " + path.getKey())));

        // A route that is not signed by a platform has to be guarded another way, and to be asked for here.
        assertThat(routes).containsAll(OFF_HERE);
        OFF_HERE.forEach(route -> assertThat(call(given(), route)).isEqualTo(404));
        routes.removeAll(OFF_HERE);
        assertThat(routes).containsExactlyInAnyOrderElementsOf(SIGNED_BY_SLACK);
        for (String route : routes) {
            assertThat(call(given(), route)).isEqualTo(401);
            assertThat(call(Typing.signed(BODY, FORM).body("another body".getBytes(StandardCharsets.UTF_8)), route))
                    .as(route)
                    .isEqualTo(401);
        }
    }

    /** What a route may do for somebody depends on the verb they type: each is guarded for itself. */
    @Test
    void everyVerbThatWantsARoleIsRefusedToWhoHasALowerOne() {
        for (ChatCommand verb : verbs) {
            verb.usage().needed().ifPresent(needed -> {
                String typed = typed(verb);
                assertThat(textOf(types(FakeSlack.STRANGER, typed))).contains("role " + needed.word());
                if (!Role.VIEWER.includes(needed)) {
                    assertThat(textOf(types(FakeSlack.VIEWER, typed))).contains("role " + needed.word());
                }
            });
        }
        assertThat(incidents.mutations()).isEmpty();
    }

    /** As the verb's own grammar wants it: what is mistyped is not asked a role for. */
    private static String typed(ChatCommand verb) {
        return Stream.concat(
                        Stream.of(verb.usage().verb()),
                        verb.usage().parameters().stream().map(RoutesTest::example))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private static String example(Parameter parameter) {
        return switch (parameter) {
            case SEVERITY, NEW_SEVERITY -> "SEV1";
            case REFERENCE -> "INC-1";
            case UPDATE, SHOWN_SEVERITY, SEEN, TASK -> "";
            case STATUS -> "monitoring";
            case ROLE -> "scribe";
            case SOMEONE -> "Ada";
            case TASK_DEED -> "list";
            case COMPONENT -> "Checkout";
            case COMPONENT_STATUS -> "down";
            case REGION_DEED -> "add";
            case REGION -> "europe";
            case URL -> "https://a.test/1";
            case INTO -> "INC-2";
            case VERB -> "list";
            case TITLE, TEXT, REASON, NOTE -> "words";
        };
    }

    private static int call(RequestSpecification request, String route) {
        return request.request(route.replaceFirst(" .*", "").toUpperCase(Locale.ROOT), route.replaceFirst(".* ", ""))
                .statusCode();
    }

    @Test
    void aRouteThatSaysNothingIsForNobody() {
        assertThat(given().get("/forgotten").statusCode()).isIn(401, 403);
    }

    @Test
    void healthAndMetricsAreOnTheManagementPortAlone() {
        assertThat(given().get(management.resolve("/q/health/ready")).asString())
                .contains("\"UP\"", "PostgreSQL");
        assertThat(given().get(management.resolve("/q/metrics")).statusCode()).isEqualTo(200);
        assertThat(given().get("/q/health/ready").statusCode()).isEqualTo(404);
    }

    /** It would end the process while the database or the broker is away. The channels that are minded stand in the data of a check. */
    @Test
    void livingNeedsNeitherDatabaseNorBroker() {
        assertThat(given().get(management.resolve("/q/health/live")).asString())
                .contains("\"UP\"")
                .doesNotContainIgnoringCase("database", "postgres", "kafka", "\"data\"");
    }

    @Test
    void anUnknownAddressAndAnotherMethodAreProblems() {
        assertThat(given().get("/nothing/here").statusCode()).isEqualTo(404);
        assertThat(given().get("/slack/events").statusCode()).isEqualTo(405);
    }
}
