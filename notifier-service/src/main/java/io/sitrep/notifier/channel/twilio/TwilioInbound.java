package io.sitrep.notifier.channel.twilio;

import io.quarkus.arc.All;
import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Inbound;
import io.sitrep.notifier.render.Reader;
import io.sitrep.notifier.render.Words;
import io.sitrep.notifier.template.Escape;
import jakarta.inject.Singleton;
import java.net.URI;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * Text messages that people write to our number. The words are those that Twilio knows itself (help.twilio.com, "Twilio support for
 * opt-out keywords", and twilio.com/docs/proxy/opt-out-keywords, 2026-11) and some of their languages' own; a word counts when it is
 * all that was written. Where an account has words of its own (Advanced Opt-Out), Twilio says what was meant. It answers STOP and START by
 * itself, so we do not.
 */
@Singleton
class TwilioInbound implements Inbound {
    private static final Set<String> STOP = Set.of(
            "STOP",
            "STOPALL",
            "UNSUBSCRIBE",
            "CANCEL",
            "END",
            "QUIT",
            "OPTOUT",
            "REVOKE",
            "ARRET",
            "ARRÊT",
            "ARRETE",
            "ARRÊTE",
            "ARRETT",
            "ALTO",
            "STOPP");
    private static final Set<String> START = Set.of("START", "YES", "UNSTOP");
    private static final Set<String> HELP = Set.of("HELP", "INFO", "AIUTO", "AIDE", "HILFE", "AYUDA");
    private static final String NOTHING = "<Response/>";

    /** Where the page's name is to stand, which may be long. */
    private static final String BRAND = "\u0000";

    private final Settings settings;
    private final Set<String> channels;

    TwilioInbound(Settings settings, @All List<Channel> all) {
        this.settings = settings;
        this.channels = all.stream()
                .filter(TwilioChannel.class::isInstance)
                .map(Channel::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public String provider() {
        return "twilio";
    }

    @Override
    public boolean isOn() {
        return settings.twilio().authToken().isPresent();
    }

    @Override
    public Set<String> channels() {
        return channels;
    }

    @Override
    public Said read(URI called, Map<String, List<String>> form, UnaryOperator<String> headers) {
        String token = settings.twilio().authToken().orElseThrow(() -> new Forged("Twilio is not set up here"));
        if (!new TwilioSignature(token).isOf(called, form, headers.apply("X-Twilio-Signature"))) {
            throw new Forged("the signature is missing or wrong");
        }
        String from = PhoneNumber.read(first(form, "From"))
                .orElseThrow(() -> new IllegalArgumentException("lacks From, a telephone number"));
        return new Said(wish(first(form, "OptOutType"), first(form, "Body")), from);
    }

    private static Wish wish(String meant, String written) {
        String word = (meant.isEmpty() ? written : meant).strip().toUpperCase(Locale.ROOT);
        if (STOP.contains(word)) {
            return Wish.STOP;
        }
        if (START.contains(word)) {
            return Wish.START;
        }
        return HELP.contains(word) ? Wish.HELP : Wish.NOTHING;
    }

    @Override
    public String answer(Wish wish) {
        if (wish != Wish.HELP) {
            return NOTHING;
        }
        Words words =
                Words.of(Reader.of(settings.defaultLocale(), settings.timeZone().getId()));
        String subscribe = settings.notifierPublicUrl().toString().replaceAll("/+$", "") + "/subscribe";
        String[] around =
                MessageFormat.format(words.get("reply.help"), BRAND, subscribe).split(BRAND, 2);
        String text = TwilioChannel.shortened(around[0], settings.pageName(), around[1]);
        return "<Response><Message>" + Escape.MARKUP.apply(text) + "</Message></Response>";
    }

    @Override
    public String answerType() {
        return "text/xml";
    }

    private static String first(Map<String, List<String>> form, String field) {
        List<String> values = form.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.get(0);
    }
}
