package io.sitrep.fakes.discord;

import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.stream.Stream;

/** What an embed may be. Source: docs.discord.com/developers/resources/message#embed-object-embed-limits, 2026-11. */
final class EmbedCheck {
    private static final int EMBEDS = 10;
    private static final int TITLE = 256;
    private static final int DESCRIPTION = 4_096;
    private static final int FIELDS = 25;
    private static final int NAME = 256;
    private static final int VALUE = 1_024;
    private static final int FOOTER = 2_048;
    private static final int ALL = 6_000;
    private static final int URL = 2_048;
    private static final int COLOUR = 0xFFFFFF;
    private static final Set<String> KNOWN = Set.of(
            "title",
            "type",
            "description",
            "url",
            "timestamp",
            "color",
            "footer",
            "image",
            "thumbnail",
            "provider",
            "author",
            "fields");

    private EmbedCheck() {}

    static void embeds(Form message) {
        int all = 0;
        for (Form embed : message.objects("embeds", 0, EMBEDS)) {
            all += embed(embed.allows(KNOWN));
        }
        if (all > ALL) {
            message.wrong("embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
        }
    }

    private static int embed(Form embed) {
        int length = embed.text("title", 0, TITLE).length()
                + embed.text("description", 0, DESCRIPTION).length();
        web(embed, "url");
        embed.number("color", 0, COLOUR, 0);
        time(embed);
        Form footer = embed.object("footer").allows(Set.of("text", "icon_url"));
        length += footer.text("text", 0, FOOTER).length();
        Form author = embed.object("author").allows(Set.of("name", "url", "icon_url"));
        length += author.text("name", 0, NAME).length();
        web(author, "url");
        Stream.of("image", "thumbnail").forEach(name -> web(embed.object(name), "url"));
        for (Form field : embed.objects("fields", 0, FIELDS)) {
            field.allows(Set.of("name", "value", "inline"));
            field.flag("inline");
            length += field.wantedText("name", 1, NAME).length()
                    + field.wantedText("value", 1, VALUE).length();
        }
        return length;
    }

    private static void time(Form embed) {
        try {
            if (embed.has("timestamp")) {
                OffsetDateTime.parse(embed.text("timestamp", 1, 64));
            }
        } catch (DateTimeException other) {
            embed.wrong("timestamp", "DATE_TIME_TYPE_PARSE", "Could not parse. Should be ISO8601.");
        }
    }

    /** An address as Discord takes it. */
    static void web(Form form, String name) {
        String url = form.text(name, 0, URL);
        if (!url.isEmpty() && !url.matches("(https?|discord)://[^\\s]+")) {
            form.wrong(name, "URL_TYPE_INVALID_SCHEME", "Scheme must be one of ('http', 'https').");
        }
    }

    /** Its words, a line each. */
    static Stream<String> words(JsonObject embed) {
        Stream<String> head = Stream.of(
                embed.getJsonObject("author", new JsonObject()).getString("name"),
                embed.getString("title"),
                embed.getString("description"));
        Stream<String> fields = Json.objects(embed, "fields").stream()
                .flatMap(field -> Stream.of(field.getString("name"), field.getString("value")));
        Stream<String> foot =
                Stream.of(embed.getJsonObject("footer", new JsonObject()).getString("text"));
        return Stream.concat(Stream.concat(head, fields), foot).filter(line -> line != null && !line.isEmpty());
    }
}
