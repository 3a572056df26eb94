package io.sitrep.incident.console;

import static io.sitrep.incident.api.Suite.admin;
import static io.sitrep.incident.api.Suite.incident;
import static io.sitrep.incident.api.Suite.post;
import static io.sitrep.incident.api.Suite.read;
import static io.sitrep.incident.api.Suite.tokenOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.sitrep.incident.RealIncidentService;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The postmortem on its screen: it begins with the draft, is kept in versions, and published. */
@QuarkusTest
class PostmortemScreenTest extends RealIncidentService {
    private Visitor ada;
    private String ref;
    private String path;

    @BeforeEach
    void resolveOne() {
        ada = Visitor.with(tokenOf("publisher"));
        ref = incident(Map.of("title", "Mails were lost"));
        post(ref, Map.of("message", "It is over.", "status", "resolved"));
        path = "/console/incidents/" + ref + "/postmortem";
    }

    @Test
    void draftIsShownKeptChangedAndPublished() {
        ada.open("/console/incidents/" + ref);
        assertThat(ada.screen().select("main a").eachAttr("href")).contains(path);
        Document drafted = ada.open(path);
        assertThat(drafted.select("#body").first().wholeText()).contains("Mails were lost");
        assertThat(drafted.select("#drafted")).isNotEmpty();
        assertThat(drafted.select("[formaction$=/publish]")).isEmpty();

        Document kept = ada.submit(path, Map.of("body", "# What was\n\nA disc was **full**."));

        assertThat(ada.status()).isEqualTo(303);
        assertThat(kept.select("#drafted")).isEmpty();
        assertThat(kept.select(".rendered strong").eachText()).contains("full");

        Document published = ada.submit(path + "/publish", Map.of());

        assertThat(published.select(".notice.done").text()).isEqualTo("The postmortem is published.");
        read(ref).body("status", equalTo("postmortem"));
    }

    @Test
    void whatStandsInTheFormIsWhatIsPublished() {
        ada.open(path);
        ada.submit(path, Map.of("body", "# What was\n\nA disc was full."));
        Element form = ada.form(path + "/publish").attr("action", path + "/publish");

        Document published = ada.send(form, Map.of("body", "# What was\n\nTwo discs were full."));

        assertThat(published.select(".notice.done").text()).isEqualTo("The postmortem is published.");
        assertThat(published.select(".rendered").text()).contains("Two discs were full.");
        assertThat(kept("state")).isEqualTo("published");
        assertThat(kept("body")).isEqualTo("# What was\n\nTwo discs were full.");
        ada.send(form, Map.of("body", "# What was\n\nTwo discs were full."));
        assertThat(ada.status()).isEqualTo(303);
        assertThat(ada.form(path).select("button").first().attr("formaction"))
                .as("Enter on the tick only saves")
                .isEmpty();
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsNotPublishedUnread() {
        Visitor bob = Visitor.with(tokenOf("responder"));
        ada.open(path);
        ada.submit(path, Map.of("body", "Hers."));
        bob.open(path);
        bob.submit(path, Map.of("body", "His."));

        Document unread = ada.submit(path + "/publish", Map.of());

        assertThat(ada.status()).isEqualTo(412);
        assertThat(unread.select("#body").text()).isEqualTo("His.");
        bob.submit(path, Map.of("body", "His, longer."));

        Document stale = ada.submit(path + "/publish", Map.of("body", "Hers again."));

        assertThat(ada.status()).isEqualTo(412);
        assertThat(stale.select(".lines ins").text()).isEqualTo("+ Hers again.");
        assertThat(stale.select("#body").text()).isEqualTo("Hers again.");
        assertThat(kept("state")).isEqualTo("draft");
        ada.submit(path + "/publish", Map.of());
        assertThat(kept("body")).isEqualTo("Hers again.");
        assertThat(kept("state")).isEqualTo("published");
    }

    @Test
    void whoeverIsSlowerSeesWhatTheOtherHasWrittenAndLosesNothing() {
        Visitor bob = Visitor.with(tokenOf("responder"));
        bob.open(path);
        ada.open(path);
        ada.submit(path, Map.of("body", "One line.\n\nHers.\n"));

        Document stale = bob.submit(path, Map.of("body", "One line.\n\nHis.\n"));

        assertThat(bob.status()).isEqualTo(412);
        assertThat(stale.select(".lines del").text()).isEqualTo("- Hers.");
        assertThat(stale.select(".lines ins").text()).isEqualTo("+ His.");
        assertThat(stale.select("#body").first().wholeText()).contains("His.");
        bob.submit(path, Map.of());
        assertThat(bob.status()).isEqualTo(303);
        assertThat(admin().get("/api/v1/incidents/" + ref + "/postmortem").<String>path("body"))
                .contains("His.");
    }

    private String kept(String field) {
        return admin().get("/api/v1/incidents/" + ref + "/postmortem").path(field);
    }

    @Test
    void whoeverMayOnlyReadReadsIt() {
        Document screen = Visitor.with(tokenOf("viewer")).open(path);

        assertThat(screen.select("main form")).isEmpty();
        assertThat(screen.select(".rendered").text()).contains("Mails were lost");
    }
}
