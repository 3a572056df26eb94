package io.sitrep.notifier.channel.voice;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.twilio.TwilioContract;
import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.StoredPublication;
import io.sitrep.notifier.render.Wording;
import jakarta.inject.Inject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@RealService
class VoiceChannelTest extends TwilioContract {
    @Inject
    VoiceChannel channel;

    @Override
    protected Channel channel() {
        return channel;
    }

    @Override
    protected boolean tellsTheText() {
        return false;
    }

    @Test
    void statusTitleAndWorkaroundAreReadTwiceInTheReadersVoice() {
        otherSide(Behaviour.ACCEPTS);
        deliver(Messages.anUpdate(
                Events.anIncident().withWorkaround("Pay by invoice"), "identified", "A provider is out."));
        assertThat(arrived())
                .singleElement()
                .asString()
                .containsSubsequence(
                        "<Say language=\"en-US\">Example Status. Identified: Checkout is down.",
                        "Pay by invoice",
                        "</Say><Pause length=\"1\"/><Say",
                        "Identified: Checkout is down.",
                        "Pay by invoice")
                .doesNotContain("A provider is out", "https://");
    }

    @Test
    void whatIsNotTranslatedIsReadInTheVoiceOfItsOwnLanguage() {
        otherSide(Behaviour.ACCEPTS);
        Message english = Messages.anUpdate("A provider is out.");
        for (boolean translated : new boolean[] {false, true}) {
            Wording wording = new Wording("Title", "Text", Optional.empty(), translated);
            deliver(new Message(
                    english.key(),
                    Messages.as(StoredPublication.Kind.UPDATE, english).publication(),
                    Reader.of("it", "UTC"),
                    wording,
                    english.manage(),
                    english.unsubscribe()));
        }
        assertThat(arrived()).hasSize(2);
        assertThat(arrived().get(0)).startsWith("<Response><Say language=\"en-US\">");
        assertThat(arrived().get(1)).startsWith("<Response><Say language=\"it-IT\">");
    }

    @Test
    void nothingThatIsSaidIsMarkup() {
        otherSide(Behaviour.ACCEPTS);
        deliver(Messages.anUpdate(Events.anIncident().titled("<Dial>+1900</Dial> & more"), "x"));
        assertThat(arrived())
                .singleElement()
                .asString()
                .startsWith("<Response><Say language=\"en-US\">")
                .contains("&lt;Dial&gt;+1900&lt;/Dial&gt; &amp; more")
                .doesNotContain("<Dial>");
    }
}
