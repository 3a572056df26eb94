package io.sitrep.notifier.template;

import static io.sitrep.notifier.template.Placeholder.LINK;
import static io.sitrep.notifier.template.Placeholder.MESSAGE;
import static io.sitrep.notifier.template.Placeholder.NEXT_UPDATE;
import static io.sitrep.notifier.template.Placeholder.STATUS;
import static io.sitrep.notifier.template.Placeholder.TITLE;
import static io.sitrep.notifier.template.Placeholder.WORKAROUND;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TemplateTest {
    private static final Values VALUES = Values.none()
            .with(TITLE, "Checkout is down")
            .with(STATUS, "Identified")
            .with(MESSAGE, "A deploy <b>broke</b> it.")
            .with(LINK, "https://status.example.com/incidents/abc");

    @Test
    void placesAreFilledAndTheRestStandsAsItWasWritten() {
        assertThat(Template.parse("[{status}] {title}:\n\n{message}\n{link}").fill(VALUES))
                .isEqualTo("[Identified] Checkout is down:\n\nA deploy <b>broke</b> it.\n"
                        + "https://status.example.com/incidents/abc");
    }

    @ParameterizedTest
    @EnumSource
    void everyPlaceholderIsFilled(Placeholder placeholder) {
        Template template = Template.parse("a " + placeholder.written() + " b");

        assertThat(template.uses(placeholder)).isTrue();
        assertThat(template.fill(Values.none().with(placeholder, "word"))).isEqualTo("a word b");
    }

    @Test
    void twoBracesMeanTheSameAsOne() {
        assertThat(Template.parse("{{status}} {{ title }}").fill(VALUES)).isEqualTo("Identified Checkout is down");
    }

    @Test
    void aLineWhosePlacesAllStayEmptyIsLeftOut() {
        Template template = Template.parse("{title}\nMeanwhile: {workaround}\n{status} {next_update}\n\nBye");

        assertThat(template.fill(VALUES)).isEqualTo("Checkout is down\nIdentified \n\nBye");
        assertThat(template.fill(VALUES.with(WORKAROUND, "Call us").with(NEXT_UPDATE, "10:00")))
                .isEqualTo("Checkout is down\nMeanwhile: Call us\nIdentified 10:00\n\nBye");
    }

    @Test
    void whatIsFilledInIsNeverReadAsATemplate() {
        assertThat(Template.parse("{title} {message}")
                        .fill(VALUES.with(TITLE, "{message} {{link}} {").with(MESSAGE, "$1 \\1 }")))
                .isEqualTo("{message} {{link}} { $1 \\1 }");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{planet}|holds the unknown placeholder {planet}; there are {title}, {status}",
                "{Title}|holds the unknown placeholder {Title}",
                "{}|holds the unknown placeholder {}",
                "{title|holds a brace without its other half",
                "title}|holds a brace without its other half",
                "{ti{tle}|holds a brace without its other half",
                "{{title}|holds a brace without its other half",
                "{title}}|holds a brace without its other half",
                "{{{title}}}|holds a brace without its other half",
                "{title} and {title}|holds {title} twice",
            })
    void whatIsNoTemplateIsRefusedAndWhyIsNamed(String text, String why) {
        assertThatThrownBy(() -> Template.parse(text))
                .isInstanceOf(WrongTemplate.class)
                .hasMessageStartingWith(why);
    }

    @Test
    void aBraceDoesNotSpanLines() {
        assertThatThrownBy(() -> Template.parse("{ti\ntle}")).isInstanceOf(WrongTemplate.class);
    }

    @Test
    void aTextIsEscapedForWhatItIsPutInto() {
        Template template = Template.parse("<{title}>\n\"{message}\"");

        assertThat(template.fill(VALUES, Escape.MARKUP))
                .isEqualTo("&lt;Checkout is down&gt;\n&quot;A deploy &lt;b&gt;broke&lt;/b&gt; it.&quot;");
        assertThat(template.fill(VALUES, Escape.LINE)).isEqualTo("<Checkout is down> \"A deploy <b>broke</b> it.\"");
    }

    @Test
    void aTemplateThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> Template.parse("x".repeat(Template.LONGEST + 1)))
                .isInstanceOf(WrongTemplate.class)
                .hasMessageContaining("5000");
    }
}
