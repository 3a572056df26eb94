package io.sitrep.bot.slack.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SlackSignatureTest {
    /** The example of Slack's own page on verifying requests. */
    private static final long THEN = 1_531_420_618L;

    private static final byte[] BODY = ("token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow"
                    + "&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner"
                    + "&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J"
                    + "%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c")
            .getBytes(StandardCharsets.UTF_8);
    private static final String SIGNED = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";

    @Test
    void slacksOwnExampleIsGenuine() {
        assertThat(at(THEN).objection(Long.toString(THEN), SIGNED, BODY)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-300, 0, 300})
    void aRequestOfUpTo300SecondsEitherWayIsTaken(long seconds) {
        assertThat(at(THEN + seconds).objection(Long.toString(THEN), SIGNED, BODY))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {-301, 301, 900, -900})
    void aRequestOfMoreThan300SecondsEitherWayIsRefused(long seconds) {
        assertThat(at(THEN + seconds).objection(Long.toString(THEN), SIGNED, BODY))
                .isPresent();
    }

    @Test
    void anythingElseThanTheRightSignatureIsRefused() {
        SlackSignature signature = at(THEN);
        String time = Long.toString(THEN);

        assertThat(signature.objection(time, null, BODY)).isPresent();
        assertThat(signature.objection(null, SIGNED, BODY)).isPresent();
        assertThat(signature.objection(time, "", BODY)).isPresent();
        assertThat(signature.objection(time, SIGNED.substring(3), BODY)).isPresent();
        assertThat(signature.objection(time, SIGNED.replace('a', 'b'), BODY)).isPresent();
        assertThat(signature.objection(time, SIGNED, new byte[0])).isPresent();
        assertThat(signature.objection(Long.toString(THEN + 1), SIGNED, BODY)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "-1531420618", "1531420618.0", " 1531420618", "99999999999999999999"})
    void aTimeThatIsNoneIsRefused(String time) {
        assertThat(at(THEN).objection(time, SIGNED, BODY)).isPresent();
    }

    private static SlackSignature at(long second) {
        return new SlackSignature(
                "8f742231b10e8888abcd99yyyzzz85a5", Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
    }
}
