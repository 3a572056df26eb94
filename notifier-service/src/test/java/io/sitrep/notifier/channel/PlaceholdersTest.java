package io.sitrep.notifier.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.outside.Events;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.Facts;
import io.sitrep.notifier.render.Look;
import io.sitrep.notifier.render.Message;
import io.sitrep.notifier.render.StoredPublication;
import io.sitrep.notifier.template.Placeholder;
import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.Templates;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a template leaves open is filled in, by every channel there is that takes templates. */
@RealService
class PlaceholdersTest {
    /** It has templates of its own, for bodies. */
    private static final String WEBHOOK = "webhook";

    @Inject
    Channels channels;

    @ParameterizedTest
    @EnumSource
    void everyPlaceholderIsFilledByEveryChannel(Placeholder placeholder) {
        Message message = onAPage(Messages.anUpdate(
                        Events.anIncident()
                                .affecting(UUID.randomUUID(), "Checkout")
                                .in("eu")
                                .withWorkaround("Pay by bank")
                                .promising("2026-03-04T10:30:00.000Z"),
                        "Nobody can pay."))
                .as(Template.parse("The " + placeholder.word() + " is " + placeholder.written()));
        String value = letters(Facts.values(message).of(placeholder));
        assertThat(value).isNotEmpty();

        for (String name : channels.names()) {
            boolean isReadAloud = name.equals("voice") && placeholder == Placeholder.LINK;
            if (!name.equals(WEBHOOK) && !isReadAloud) {
                String text = channels.named(name)
                        .orElseThrow()
                        .preview(message)
                        .await()
                        .atMost(Duration.ofSeconds(30))
                        .text();
                assertThat(letters(text)).as(name).contains(letters("The " + placeholder.word() + " is") + value);
            }
        }
    }

    @Test
    void componentsAreThoseConcernedAndHowTheyAre() {
        Message message =
                Messages.anUpdate(Events.anIncident().affecting(UUID.randomUUID(), "Checkout"), "Nobody can pay.");

        assertThat(Facts.values(message).of(Placeholder.COMPONENTS)).isEqualTo("Checkout – Major outage");
    }

    private static Message onAPage(Message message) {
        StoredPublication told = message.publication();
        return new Message(
                message.key(),
                new StoredPublication(
                        told.id(),
                        told.revision(),
                        told.kind(),
                        told.said(),
                        told.page(),
                        told.receivedAt(),
                        new Look("Example status", "en", Templates.NONE)),
                message.reader(),
                message.wording(),
                message.manage(),
                message.unsubscribe());
    }

    private static String letters(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
