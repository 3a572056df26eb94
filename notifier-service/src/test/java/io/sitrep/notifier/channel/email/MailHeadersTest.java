package io.sitrep.notifier.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Header;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailHeadersTest {
    private static final List<String> NASTY = List.of(
            "\r",
            "\n",
            "\r\n",
            "\0",
            "\t",
            " ",
            "\u000B",
            "\u000C",
            "\u001B",
            "\u007F",
            "\u0085",
            "\u2028",
            "\u2029",
            "\u202E",
            "\u2066",
            "\u200F",
            "=?UTF-8?Q?=0D=0ABcc:_victim=40example.org?=",
            "=?utf-8?B?DQpCY2M6IHg=?=",
            "=?",
            "?=",
            "Bcc: victim@example.org",
            "\r\n\r\n<html>",
            ":",
            "<",
            ">",
            "\"",
            "\\",
            ",",
            ";",
            "ä",
            "中",
            "🔥",
            "\uD83D",
            "\uDD25",
            "word",
            "a".repeat(80),
            "é".repeat(40),
            ".");
    private static final Random RANDOM = new Random(20260304);

    @Test
    void noTextWritesAHeader() throws Exception {
        for (int i = 0; i < 1_000; i++) {
            String text = anything();
            InternetHeaders read = read(head(Sender.of("Example Status <status@example.com>"), text));
            assertThat(Collections.list(read.getAllHeaders()).stream().map(Header::getName))
                    .as("%s", text)
                    .containsExactlyInAnyOrder(
                            "Date",
                            "From",
                            "To",
                            "Subject",
                            "Message-ID",
                            "In-Reply-To",
                            "References",
                            "Auto-Submitted",
                            "X-Auto-Response-Suppress",
                            "List-Unsubscribe",
                            "List-Unsubscribe-Post",
                            "Content-Language",
                            "MIME-Version",
                            "Content-Type");
            String subject = MimeUtility.decodeText(MimeUtility.unfold(read.getHeader("Subject", null)));
            assertThat(subject).isEqualTo(HeaderText.of(text)).doesNotContainPattern("[\\p{Cc}\\u202E\\u2066\\u2028]");
        }
    }

    @Test
    void noLineIsLongerThanServersTake() throws Exception {
        for (int i = 0; i < 500; i++) {
            assertThat(head(Sender.of("status@example.com"), anything()).lines())
                    .allMatch(line -> line.length() <= 998);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Statut Crédit Été", "状态 🔥", "O'Neill, \"Bob\" & Sons", "Plain Status", "a=?UTF-8?Q?b?="})
    void theSendersNameArrivesAsItIs(String name) throws Exception {
        String from =
                read(head(new Sender(name, "status@example.com"), "Hello")).getHeader("From", null);
        InternetAddress read = InternetAddress.parse(MimeUtility.unfold(from), true)[0];
        assertThat(read.getAddress()).isEqualTo("status@example.com");
        assertThat(read.getPersonal()).isEqualTo(name);
    }

    @Test
    void theSendersNameIsReadAsOperatorsWriteIt() {
        assertThat(Sender.of("\"Status, \\\"live\\\"\" <status@Example.com>"))
                .isEqualTo(new Sender("Status, \"live\"", "status@example.com"));
        assertThat(Sender.of(" status@example.com ")).isEqualTo(new Sender("", "status@example.com"));
    }

    private static String anything() {
        StringBuilder text = new StringBuilder("Down");
        RANDOM.ints(RANDOM.nextInt(12), 0, NASTY.size()).mapToObj(NASTY::get).forEach(text::append);
        return text.toString();
    }

    private static String head(Sender sender, String subject) {
        MailHeaders.About about = new MailHeaders.About(
                UUID.randomUUID(),
                UUID.randomUUID(),
                subject,
                subject,
                Instant.parse("2026-03-04T10:00:01Z"),
                URI.create("https://notify.example.com/subscriptions/t/unsubscribe"));
        StringBuilder head = new StringBuilder();
        new MailHeaders(sender)
                .of(about, "reader@example.org", "=_b")
                .forEach(header -> head.append(header.getKey() + ": " + header.getValue() + "\r\n"));
        return head.toString();
    }

    private static InternetHeaders read(String head) throws Exception {
        return new InternetHeaders(new ByteArrayInputStream((head + "\r\n").getBytes(StandardCharsets.UTF_8)));
    }
}
