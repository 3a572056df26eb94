package io.sitrep.notifier.channel.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsSegmentsTest {
    @Test
    void sevenBitsHaveRoomFor160OrFor153Each() {
        assertThat(SmsSegments.count("")).isEqualTo(1);
        assertThat(SmsSegments.count("a".repeat(160))).isEqualTo(1);
        assertThat(SmsSegments.count("a".repeat(161))).isEqualTo(2);
        assertThat(SmsSegments.count("à".repeat(306))).isEqualTo(2);
        assertThat(SmsSegments.count("a".repeat(307))).isEqualTo(3);
    }

    @Test
    void signsOfTheExtensionTakeTwo() {
        assertThat(SmsSegments.count("€".repeat(80))).isEqualTo(1);
        assertThat(SmsSegments.count("€".repeat(81))).isEqualTo(2);
        // 153 is odd: the 77th would be cut in two, and goes to the next segment whole.
        assertThat(SmsSegments.count("€".repeat(152))).isEqualTo(2);
        assertThat(SmsSegments.count("€".repeat(153))).isEqualTo(3);
    }

    @Test
    void oneOtherSignMakesItUcs2() {
        assertThat(SmsSegments.count("a".repeat(69) + "ç")).isEqualTo(1);
        assertThat(SmsSegments.count("a".repeat(70) + "ç")).isEqualTo(2);
        assertThat(SmsSegments.count("漢".repeat(134))).isEqualTo(2);
        assertThat(SmsSegments.count("漢".repeat(135))).isEqualTo(3);
        assertThat(SmsSegments.count("💳".repeat(35))).isEqualTo(1);
        assertThat(SmsSegments.count("💳".repeat(36))).isEqualTo(2);
    }

    @Test
    void signOfTwoUnitsIsNotCutInTwo() {
        // 67 is odd: the 34th would be cut in two, and goes to the next segment whole.
        assertThat(SmsSegments.count("💳".repeat(66))).isEqualTo(2);
        assertThat(SmsSegments.count("💳".repeat(67))).isEqualTo(3);
        assertThat(SmsSegments.count("a" + "💳".repeat(66))).isEqualTo(2);
        assertThat(SmsSegments.count("漢".repeat(66) + "💳" + "漢".repeat(65))).isEqualTo(2);
        assertThat(SmsSegments.count("漢".repeat(66) + "💳" + "漢".repeat(66))).isEqualTo(3);
    }

    @Test
    void typographyIsMadePlain() {
        assertThat(SmsSegments.plainer("“We’re on it” – soon…")).isEqualTo("\"We're on it\" - soon...");
        assertThat(SmsSegments.plainer("e\u0301")).isEqualTo("é");
    }
}
