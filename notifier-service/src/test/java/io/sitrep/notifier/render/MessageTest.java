package io.sitrep.notifier.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.sitrep.notifier.channel.text.Limit;
import io.sitrep.notifier.channel.text.PlainUpdate;
import io.sitrep.notifier.outside.Messages;
import io.sitrep.notifier.outside.RealService;
import io.sitrep.notifier.render.StoredPublication.Kind;
import io.sitrep.notifier.template.Template;
import io.sitrep.notifier.template.Templates;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@RealService
class MessageTest {
    private static final Templates OF_THE_PAGE = Templates.of(List.of(new Templates.Kept(
            "told",
            null,
            null,
            Map.of(Templates.ANY_LANGUAGE, new Templates.Words(null, Template.parse("{title} {link}"))))));

    @Test
    void newsAreSaidInThePagesOwnWords() {
        Message news = told(Kind.UPDATE);

        assertThat(news.template("sms")).isPresent();
        assertThat(PlainUpdate.of(news, "sms").body(Limit.chars(500))).startsWith("Checkout is down https://");
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"CORRECTION", "RETRACTION", "TRANSLATION"})
    void whatIsNoNewsIsSaidInTheUsualFormWithItsLead(Kind kind) {
        Message message = told(kind);

        assertThat(message.template("sms")).isEmpty();
        assertThat(PlainUpdate.of(message, "sms").body(Limit.chars(500))).startsWith("The lead.\n\nA bank is out.");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void whatAnAccountWishesGoesBeforeAll(Kind kind) {
        Template wished = Template.parse("{link}");

        assertThat(told(kind).as(wished).template("x"))
                .hasValueSatisfying(words -> assertThat(words.message()).isEqualTo(wished));
    }

    private static Message told(Kind kind) {
        Message plain = Messages.anUpdate("A bank is out.");
        StoredPublication said = plain.publication();
        StoredPublication publication = new StoredPublication(
                said.id(), 1, kind, said.said(), said.page(), said.receivedAt(), new Look("Page", "en", OF_THE_PAGE));
        Wording wording =
                kind == Kind.UPDATE ? plain.wording() : plain.wording().after("The lead.");
        return new Message(plain.key(), publication, plain.reader(), wording, plain.manage(), plain.unsubscribe());
    }
}
