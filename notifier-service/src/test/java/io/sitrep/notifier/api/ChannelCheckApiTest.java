package io.sitrep.notifier.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.Notifier;
import io.sitrep.notifier.outside.RealService;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@RealService
class ChannelCheckApiTest {
    @Inject
    Notifier notifier;

    /** The name server of these tests is a closed port: nothing is found, and that is said. */
    @Test
    void whatIsToBeFixedIsListed() {
        List<Map<String, Object>> findings = notifier.asAdmin()
                .get("/api/v1/channels/email/check")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("");
        assertThat(findings)
                .extracting(finding -> finding.get("check"))
                .containsExactly("spf", "dkim", "dmarc", "reverse-dns", "bounces", "one-click");
        assertThat(findings)
                .filteredOn(finding -> Boolean.FALSE.equals(finding.get("ok")))
                .allSatisfy(finding -> {
                    assertThat(finding.get("found")).isNotNull();
                    assertThat(finding.get("fix")).isNotNull();
                });
        assertThat(findings.get(1)).containsEntry("found", "mail is not signed here");
        assertThat(findings.get(5)).containsEntry("ok", true);
    }

    @Test
    void aChannelWithNothingToLookAtHasNoFindings() {
        assertThat(notifier.asAdmin()
                        .get("/api/v1/channels/webhook/check")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList(""))
                .isEmpty();
        notifier.asAdmin().get("/api/v1/channels/pigeon/check").then().statusCode(404);
    }
}
