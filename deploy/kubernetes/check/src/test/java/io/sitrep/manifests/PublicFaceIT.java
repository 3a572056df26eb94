package io.sitrep.manifests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whom the public host leads to, by the Gateway API's own precedence: an exact path before prefixes, the longest prefix, a match that names a
 * method before one that does not (https://gateway-api.sigs.k8s.io/reference/spec/#httprouterule).
 */
class PublicFaceIT {
    private static final String HOST = "status.example.com";

    private record Match(JsonNode match, String backend) {
        boolean fits(String method, String path) {
            String wanted = match.at("/path/value").asText("/");
            boolean exact = match.at("/path/type").asText().equals("Exact");
            boolean below = wanted.equals("/") || path.equals(wanted) || path.startsWith(wanted + "/");
            return (exact ? path.equals(wanted) : below)
                    && match.path("method").asText(method).equals(method);
        }

        int weight() {
            int exact = match.at("/path/type").asText().equals("Exact") ? 10_000 : 0;
            return exact + match.at("/path/value").asText().length() * 2 + (match.has("method") ? 1 : 0);
        }
    }

    @ParameterizedTest(name = "{0} {1} is {2}''s")
    @CsvSource({
        "GET,  /, page",
        "GET,  /incidents/INC-1, page",
        "GET,  /api/v2/summary.json, page",
        "GET,  /history.atom, page",
        "HEAD, /, page",
        "GET,  /events, page",
        "GET,  /subscribe, notifier",
        "POST, /subscribe, notifier",
        "POST, /api/v1/subscriptions, notifier",
        "GET,  /subscriptions/abc, notifier",
        "POST, /subscriptions/abc/unsubscribe, notifier",
        "POST, /api/v1/canary, notifier",
        "GET,  /api/v1/canary, page",
        "POST, /slack/events, bot",
        "GET,  /slack/oauth/callback, bot",
        "POST, /discord/interactions, bot",
        "POST, /api/v1/reports, incident",
        // What the page's role does not serve it answers with 404: responders' and operators' APIs are not among what
        // leads elsewhere.
        "GET,  /api/v1/incidents, page",
        "GET,  /api/v1/subscribers, page",
        "GET,  /console/sign-in, page",
        "GET,  /q/openapi, page",
        "POST, /console/sign-in, nobody",
        "POST, /api/v1/incidents, nobody",
        "PUT,  /api/v1/catalog, nobody",
        "POST, /api/v1/subscribers, nobody",
        "POST, /api/v1/subscribers/import, nobody",
        "POST, /api/v1/deliveries/replay, nobody",
        "DELETE, /api/v1/tokens/1, nobody",
        "POST, /q/health, nobody"
    })
    void publicHostLeadsTo(String method, String path, String service) {
        for (String installation : new String[] {"byo", "prod"}) {
            assertThat(backend(Manifests.of(Installation.of(installation)), HOST, method, path)
                            .orElse("nobody"))
                    .isEqualTo(service);
        }
    }

    /** A provider leads people back there, and nowhere else. */
    @Test
    void theConsolesAddressLeadsToTheIncidentService() {
        for (String installation : new String[] {"byo", "prod"}) {
            Manifests manifests = Manifests.of(Installation.of(installation));
            URI console = manifests
                    .of("ConfigMap")
                    .map(each -> each.at("/data/SITREP_CONSOLE_URL").asText())
                    .filter(text -> !text.isEmpty())
                    .map(URI::create)
                    .findFirst()
                    .orElseThrow();

            assertThat(console.getHost()).isNotEqualTo(HOST);
            assertThat(backend(manifests, console.getHost(), "GET", "/console/sign-in/callback"))
                    .contains("incident");
        }
    }

    private static Optional<String> backend(Manifests manifests, String host, String method, String path) {
        return manifests
                .of("HTTPRoute")
                .filter(route -> route.at("/spec/hostnames/0").asText().equals(host))
                .filter(route ->
                        !route.at("/spec/parentRefs/0/sectionName").asText().equals("http"))
                .flatMap(route -> Manifest.each(route.at("/spec/rules")))
                .flatMap(PublicFaceIT::matches)
                .filter(match -> match.fits(method, path))
                .max(Comparator.comparingInt(Match::weight))
                .map(Match::backend);
    }

    /** A rule without a match takes everything. */
    private static Stream<Match> matches(JsonNode rule) {
        Stream<JsonNode> matches =
                rule.has("matches") ? Manifest.each(rule.path("matches")) : Stream.of(MissingNode.getInstance());
        return matches.map(
                match -> new Match(match, rule.at("/backendRefs/0/name").asText()));
    }
}
