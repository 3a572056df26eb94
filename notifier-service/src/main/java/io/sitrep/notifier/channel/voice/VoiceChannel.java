package io.sitrep.notifier.channel.voice;

import io.quarkus.runtime.StartupEvent;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Sighting;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.Usual;
import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.channel.text.Shortening;
import io.sitrep.notifier.channel.twilio.TwilioApi;
import io.sitrep.notifier.channel.twilio.TwilioChannel;
import io.sitrep.notifier.render.Direction;
import io.sitrep.notifier.render.Facts;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Words;
import io.sitrep.notifier.template.Placeholder;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Calls that read aloud how the incident stands, its title and what to do meanwhile, twice; of SEV1 alone, unless its subscriber wants
 * more. Promise: once or not at all, as Twilio
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

    /** How long after an attempt began a call may have been made by it. */
    private static final Duration AROUND = Duration.ofMinutes(3);

    private static final Logger LOG = Logger.getLogger(VoiceChannel.class);

    private record Document(String twiml) {}

    VoiceChannel(TwilioApi twilio, Settings settings) {
        super(twilio, settings, "calls", "application/xml", new Provider("twilio", 16, PER_SECOND));
    }

    @Override
    public String name() {
        return "voice";
    }

    @Override
    public boolean isOn() {
        return twilio.canCall();
    }

    /** Else an operator would wonder: text messages go, and nobody is called. */
    void start(@Observes StartupEvent started) {
        if (twilio.isOn() && !isOn()) {
            LOG.warn("channel=voice is off: SITREP_TWILIO_FROM is a messaging service, and calls need a number");
        }
    }

    /** A call wakes people up. */
    @Override
    public Usual usual() {
        return Usual.ONLY_THE_WORST;
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
                        () -> new Document(twiml(said(message), Locale.forLanguageTag(message.language()))))
                .twiml();
        return twilio.create("Calls", target.address(), Map.of("Twiml", twiml));
    }

    @Override
    public boolean looksAtWords() {
        return false;
    }

    /** What was read out nobody can look up; but one call at the time is it, and no call is none. */
    @Override
    public Uni<Sighting> look(Message message, Target target, Instant since) {
        Instant until = since.plus(AROUND);
        return twilio.made("Calls", target.address(), since)
                .map(made -> made.map(all -> {
                            List<TwilioApi.Made> then = all.stream()
                                    .filter(one -> !target.earlier().posts().contains(one.sid())
                                            && one.at().isBefore(until))
                                    .toList();
                            return switch (then.size()) {
                                case 0 -> new Sighting.NotThere();
                                case 1 -> new Sighting.Found(then.get(0).sid());
                                default -> new Sighting.Unclear();
                            };
                        })
                        .orElse(new Sighting.Unclear()));
    }

    /** Without the link, which nobody could read out; as the page wants it, where it says so. */
    private String said(Message message) {
        return message.template(name())
                .map(words -> Shortening.fit(
                        words.message(),
                        Facts.values(message).with(Placeholder.LINK, "").each(Direction::plain),
                        SAID))
                .orElseGet(() -> usual(message));
    }

    private String usual(Message message) {
        PlainUpdate update = PlainUpdate.of(message);
        Facts facts = Facts.of(message);
        String heading =
                brand + ". " + facts.status() + ": " + message.wording().title() + ". " + facts.shortNote();
        String meanwhile = update.workaround()
                .map(text -> " " + Words.of(message.reader()).get("label.workaround") + ": " + text)
                .orElse("");
        return Shortening.fit(heading.strip(), meanwhile, "", SAID);
    }

    private static String twiml(String said, Locale locale) {
        String voice = VOICES.getOrDefault(locale.getLanguage(), "en-US");
        String text = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        String say = "<Say language=\"" + voice + "\">" + text + "</Say>";
        return "<Response>" + say + "<Pause length=\"1\"/>" + say + "</Response>";
    }
}
