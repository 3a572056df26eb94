package io.sitrep.notifier.channel.voice;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Confirmation;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.channel.text.Shortening;
import io.sitrep.notifier.channel.twilio.TwilioApi;
import io.sitrep.notifier.channel.twilio.TwilioChannel;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Words;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Map;

/**
 * Calls that read aloud how the incident stands, its title and what to do meanwhile, twice. Promise: once or not at all, as Twilio
 * offers no idempotency key.
 */
@Singleton
public class VoiceChannel extends TwilioChannel {
    /** Of what is said once; a whole document may have 4,000 characters: twilio.com/docs/voice/twiml/say, 2026-11. */
    private static final Limit SAID = Limit.chars(900);

    /** Calls a second of one account, until it was given more. */
    private static final double PER_SECOND = 1;

    /** Languages that are read by a voice of their own; the others are read in English's. */
    private static final Map<String, String> VOICES =
            Map.of("en", "en-US", "it", "it-IT", "fr", "fr-FR", "de", "de-DE", "es", "es-ES");

    private record Document(String twiml) {}

    VoiceChannel(TwilioApi twilio, Settings settings) {
        super(twilio, settings, "calls", "application/xml", new Provider("twilio", 16, PER_SECOND));
    }

    @Override
    public String name() {
        return "voice";
    }

    @Override
    public Uni<Preview> preview(Message message) {
        return Uni.createFrom().item(() -> new Preview(null, said(message)));
    }

    @Override
    public Uni<Outcome> deliver(Message message, Target target) {
        String twiml = message.shared()
                .once(
                        Document.class,
                        () -> new Document(twiml(said(message), message.reader().locale())))
                .twiml();
        return twilio.create("Calls", target.address(), Map.of("Twiml", twiml));
    }

    /** A link can't be read aloud: the question comes as a text message to the same number. */
    @Override
    public Uni<Outcome> confirm(Confirmation confirmation, Target target) {
        String asked = MessageFormat.format(Words.of(confirmation.reader()).get("ask.title"), brand);
        return twilio.create("Messages", target.address(), Map.of("Body", asked + ": " + confirmation.link()));
    }

    private String said(Message message) {
        PlainUpdate update = PlainUpdate.of(message);
        String meanwhile = update.workaround()
                .map(text -> " " + Words.of(message.reader()).get("label.workaround") + ": " + text)
                .orElse("");
        return Shortening.fit(brand + ". " + update.heading() + ".", meanwhile, "", SAID);
    }

    private static String twiml(String said, Locale locale) {
        String voice = VOICES.getOrDefault(locale.getLanguage(), "en-US");
        String text = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String say = "<Say language=\"" + voice + "\">" + text + "</Say>";
        return "<Response>" + say + "<Pause length=\"1\"/>" + say + "</Response>";
    }
}
