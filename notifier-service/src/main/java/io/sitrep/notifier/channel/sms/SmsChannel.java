package io.sitrep.notifier.channel.sms;

import io.sitrep.notifier.Settings;
import io.sitrep.notifier.channel.Outcome;
import io.sitrep.notifier.channel.Preview;
import io.sitrep.notifier.channel.Provider;
import io.sitrep.notifier.channel.Sighting;
import io.sitrep.notifier.channel.Target;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.channel.text.Shortening;
import io.sitrep.notifier.channel.twilio.SmsSegments;
import io.sitrep.notifier.channel.twilio.TwilioApi;
import io.sitrep.notifier.channel.twilio.TwilioChannel;
import io.sitrep.notifier.render.Direction;
import io.sitrep.notifier.render.Facts;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.template.Placeholder;
import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.Values;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;

/** Text messages, two segments at most. Promise: once or not at all, as Twilio offers no idempotency key. */
@Singleton
public class SmsChannel extends TwilioChannel {
    private static final int SEGMENTS = 2;

    private record Text(String body) {}

    SmsChannel(TwilioApi twilio, Settings settings) {
        super(
                twilio,
                settings,
                "text messages",
                "text/plain",
                new Provider("twilio", 64, settings.twilio().messagesPerSecond()));
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
        return twilio.text(target.address(), text(message));
    }

    /** By its very text; one that tells of the same incident otherwise may be it, in the words of another time. */
    @Override
    public Uni<Sighting> look(Message message, Target target, Instant since) {
        String text = text(message).strip();
        String link = PlainUpdate.of(message).url();
        return twilio.made("Messages", target.address(), since)
                .map(made -> made.map(all -> {
                            List<TwilioApi.Made> others = all.stream()
                                    .filter(one -> !target.earlier().posts().contains(one.sid())
                                            && one.text().contains(link))
                                    .toList();
                            return others.stream()
                                    .filter(one -> one.text().strip().equals(text))
                                    .findFirst()
                                    .<Sighting>map(one -> new Sighting.Found(one.sid()))
                                    .orElse(others.isEmpty() ? new Sighting.NotThere() : new Sighting.Unclear());
                        })
                        .orElse(new Sighting.Unclear()));
    }

    /** Status, title and as much of the text as there is room for; the link is always there. Or as the page wants it. */
    private String text(Message message) {
        return message.shared()
                .once(
                        Text.class,
                        () -> new Text(message.template(name())
                                .map(words -> own(words.message(), Facts.values(message)))
                                .orElseGet(() -> usual(message))))
                .body();
    }

    /** Where something is written right to left, what is in other letters is held apart; that costs no room, it is UCS-2 anyway. */
    private String usual(Message message) {
        PlainUpdate update = PlainUpdate.of(message);
        Facts facts = Facts.of(message);
        String said = oneLine((facts.shortNote() + " " + message.wording().message()).strip());
        String link = Direction.isTurned(said) ? Direction.isolatedLink(update.url()) : update.url();
        return Shortening.fit(
                SmsSegments.plainer("[" + brand + "] " + update.heading() + ". "),
                said,
                " " + link,
                SmsSegments.atMost(SEGMENTS),
                "...");
    }

    private static String own(Template template, Values values) {
        Values plain = values.each(SmsChannel::oneLine).with(Placeholder.LINK, values.of(Placeholder.LINK));
        return Shortening.fit(template, plain, SmsSegments.atMost(SEGMENTS), "...");
    }

    private static String oneLine(String text) {
        return SmsSegments.plainer(text).replaceAll("\\s+", " ");
    }
}
