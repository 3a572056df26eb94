package io.sitrep.kit.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
    private static final String FIRST = key(1);
    private static final String SECOND = key(2);

    @Test
    void whatIsSealedOpensAgainAndNeverLooksTheSame() {
        SecretBox box = SecretBox.of(FIRST, List.of());

        assertThat(box.open(box.seal("whsec_abc"))).isEqualTo("whsec_abc");
        assertThat(box.seal("whsec_abc")).isNotEqualTo(box.seal("whsec_abc")).doesNotContain("whsec");
    }

    @Test
    void anOldKeyStillOpensAfterRotation() {
        String sealed = SecretBox.of(FIRST, List.of()).seal("kept");

        assertThat(SecretBox.of(SECOND, List.of(FIRST)).open(sealed)).isEqualTo("kept");
        assertThatThrownBy(() -> SecretBox.of(SECOND, List.of()).open(sealed)).hasMessageContaining("not configured");
    }

    @Test
    void anAlteredTextDoesNotOpen() {
        SecretBox box = SecretBox.of(FIRST, List.of());
        byte[] sealed = Base64.getDecoder().decode(box.seal("kept"));
        sealed[sealed.length - 1] ^= 1;

        assertThatThrownBy(() -> box.open(Base64.getEncoder().encodeToString(sealed)))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatIsDerivedIsTheSameForTheSameOldestKeyAndAnotherForEachPurpose() {
        byte[] derived = SecretBox.of(FIRST, List.of()).derive("names");

        assertThat(SecretBox.of(SECOND, List.of(FIRST)).derive("names")).isEqualTo(derived);
        assertThat(SecretBox.of(FIRST, List.of()).derive("numbers")).isNotEqualTo(derived);
        assertThat(SecretBox.of(SECOND, List.of()).derive("names"))
                .isNotEqualTo(derived)
                .hasSize(32);
    }

    @Test
    void whatAnOldKeySealedIsKnownToBeSealedAnew() {
        String sealed = SecretBox.of(FIRST, List.of()).seal("kept");

        assertThat(SecretBox.of(FIRST, List.of()).isCurrent(sealed)).isTrue();
        assertThat(SecretBox.of(SECOND, List.of(FIRST)).isCurrent(sealed)).isFalse();
    }

    @Test
    void whatAKeyThatIsNotHereSealedIsSeenByItsBeginning() {
        List<String> marks = SecretBox.of(SECOND, List.of(FIRST)).marks();

        assertThat(marks).hasSize(2).contains(SecretBox.of(FIRST, List.of()).mark());
        assertThat(SecretBox.of(FIRST, List.of()).seal("kept")).startsWith(marks.get(1));
        assertThat(marks).noneMatch(SecretBox.of(key(77), List.of()).seal("lost")::startsWith);
    }

    @Test
    void aWrongKeyIsNamedWithoutBeingRepeated() {
        assertThatThrownBy(() -> SecretBox.of("not-a-key!", List.of()))
                .hasMessage("must be base64 of 32 bytes")
                .hasMessageNotContaining("not-a-key");
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) seed;
        return Base64.getEncoder().encodeToString(bytes);
    }
}
