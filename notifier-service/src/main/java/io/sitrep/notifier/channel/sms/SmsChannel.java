package io.sitrep.notifier.channel.sms;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Confirmation;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.channel.text.Shortening;
import io.sitrep.notifier.channel.twilio.TwilioApi;
import io.sitrep.notifier.channel.twilio.TwilioChannel;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.Words;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.text.MessageFormat;
import java.util.Map;

/** Text messages, two segments at most. Promise: once or not at all, as Twilio offers no idempotency key. */
@Singleton
public class SmsChannel extends TwilioChannel {
    private static final int SEGMENTS = 2;

    /** Messages a second of one account, until it was given more: twilio.com/docs/messaging, 2026-11. */
    private static final double PER_SECOND = 80;

    private record Text(String body) {}

    SmsChannel(TwilioApi twilio, Settings settings) {
        super(twilio, settings, "text messages", "text/plain", new Provider("twilio", 64, PER_SECOND));
    }

    @Override
    public String name() {
        return "sms";
    }

    @Override
    public Uni<Preview> preview(Message message) {
        return Uni.createFrom().item(() -> new Preview(null, text(message)));
    }

    @Override
    public Uni<Outcome> deliver(Message message, Target target) {
        return twilio.create("Messages", target.address(), Map.of("Body", text(message)));
    }

    @Override
    public Uni<Outcome> confirm(Confirmation confirmation, Target target) {
        String asked = MessageFormat.format(Words.of(confirmation.reader()).get("ask.title"), brand);
        String body = Shortening.fit(
                "", SmsSegments.plainer(asked), ": " + confirmation.link(), SmsSegments.atMost(SEGMENTS), "...");
        return twilio.create("Messages", target.address(), Map.of("Body", body));
    }

    /** Status, title and as much of the text as there is room for; the link is always there. */
    private String text(Message message) {
        return message.shared()
                .once(Text.class, () -> {
                    PlainUpdate update = PlainUpdate.of(message);
                    return new Text(Shortening.fit(
                            SmsSegments.plainer("[" + brand + "] " + update.heading() + ". "),
                            SmsSegments.plainer(update.text()).replaceAll("\\s+", " "),
                            " " + update.url(),
                            SmsSegments.atMost(SEGMENTS),
                            "..."));
                })
                .body();
    }
}
