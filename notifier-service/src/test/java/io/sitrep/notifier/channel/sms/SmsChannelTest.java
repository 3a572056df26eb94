package io.sitrep.notifier.channel.sms;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.twilio.SmsSegments;
import io.sitrep.notifier.channel.twilio.TwilioContract;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;

@RealService
class SmsChannelTest extends TwilioContract {
    @Inject
    SmsChannel channel;

    @Override
    protected Channel channel() {
        return channel;
    }

    @Test
    void textHasTwoSegmentsAtMostAndItsLink() {
        otherSide(Behaviour.ACCEPTS);
        for (String said : List.of(
                "We look into it. ".repeat(40), "Wir prüfen “das” – bald mehr. ".repeat(40), "調査中です。".repeat(60))) {
            deliver(Messages.anUpdate(said));
        }
        assertThat(arrived()).hasSize(3).allSatisfy(text -> {
            assertThat(SmsSegments.count(text)).isEqualTo(2);
            assertThat(text)
                    .startsWith("[Example Status] Investigating: Checkout is down. ")
                    .contains("... https://");
        });
    }
}
