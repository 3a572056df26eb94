package io.sitrep.local.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MrkdwnTest {
    @Test
    void isReadAsAWindowShowsIt() {
        assertThat(
                        Mrkdwn.read(
                                "Since <!date^1795402901^{date_short_pretty} {time}|2026-11-23 03:01 UTC> in"
                                        + " <https://slack.com/app_redirect?channel=C1&amp;team=T1|#inc-1-door>: <http://127.0.0.1:8080/>"))
                .isEqualTo("Since 2026-11-23 03:01 UTC in #inc-1-door: http://127.0.0.1:8080/");
        assertThat(Mrkdwn.read("`/incident merge [INC-n] &lt;INC-m&gt;` &amp;lt; <@U0YOU>"))
                .isEqualTo("`/incident merge [INC-n] <INC-m>` &lt; @U0YOU");
    }
}
