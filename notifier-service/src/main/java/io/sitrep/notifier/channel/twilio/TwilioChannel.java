package io.sitrep.notifier.channel.twilio;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Capability;
import io.sitrep.notifier.channel.Channel;
import io.sitrep.notifier.channel.Confirmation;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Promise;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Registration;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.text.Shortening;
import io.sitrep.notifier.render.Words;
import io.smallrye.mutiny.Uni;
import java.text.MessageFormat;
import java.util.List;

/** What reaches a telephone by Twilio. Promise: once or not at all, as Twilio offers no idempotency key. */
public abstract class TwilioChannel implements Channel {
    private static final int SEGMENTS = 2;

    protected final TwilioApi twilio;
    protected final String brand;

    private final String kind;
    private final String form;
    private final Provider provider;

    /**
     * @param kind what is sent, for who asks for it in vain: {@code text messages}
     * @param form its media type
     * @param provider how much of it one account takes, until it was given more
     */
    protected TwilioChannel(TwilioApi twilio, Settings settings, String kind, String form, Provider provider) {
        this.twilio = twilio;
        this.brand = settings.pageName();
        this.kind = kind;
        this.form = form;
        this.provider = provider;
    }

    @Override
    public final Capability capability() {
        return new Capability(Promise.AT_MOST_ONCE, List.of(form), false, false);
    }

    @Override
    public boolean isOn() {
        return twilio.isOn();
    }

    @Override
    public final Provider provider(String address) {
        return provider;
    }

    @Override
    public final Uni<Registration> register(Registration wanted) {
        return twilio.register(wanted, kind, isOn());
    }

    @Override
    public final boolean canLook() {
        return isOn();
    }

    @Override
    public final boolean asksFirst() {
        return true;
    }

    /** A link can't be read aloud: the question comes as a text message, also where calls are wanted. */
    @Override
    public final Uni<Outcome> confirm(Confirmation confirmation, Target target) {
        String asked = MessageFormat.format(Words.of(confirmation.reader()).get("ask.title"), brand);
        return twilio.text(target.address(), shortened("", asked, ": " + confirmation.link()));
    }

    /** What a text message may have, with less of what is in the middle where all is too much. */
    static String shortened(String before, String text, String after) {
        return Shortening.fit(
                SmsSegments.plainer(before), SmsSegments.plainer(text), after, SmsSegments.atMost(SEGMENTS), "...");
    }
}
