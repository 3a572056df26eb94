package io.sitrep.bot.mail;

import io.sitrep.bot.catalog.Colleague;
import io.sitrep.bot.events.Head;
import io.sitrep.bot.rooms.card.RoomWords;
import io.sitrep.bot.rooms.card.RoomWords.Words;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What responders are written: each a notice of their own, so that one wrong address keeps nobody else from being told. */
@Singleton
class NoticeWords {
    private static final int LONGEST_SUBJECT = 200;

    /** In the zone everybody can reckon with: a person's own is not known. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final RoomWords words;

    NoticeWords(RoomWords words) {
        this.words = words;
    }

    /** Bodies of {@code POST /api/v1/notices}; none when nobody has an address. */
    List<JsonObject> notices(Unheard unheard, List<Colleague> people) {
        return people.stream()
                .filter(person -> person.email() != null && !person.email().isBlank())
                .map(person -> notice(unheard, words.in(person.locale()), person.email()))
                .toList();
    }

    private static JsonObject notice(Unheard unheard, Words words, String address) {
        UUID who =
                UUID.nameUUIDFromBytes(address.strip().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        return new JsonObject()
                .put("to", new JsonArray().add(address))
                .put("subject", cut(subject(unheard, words)))
                .put("text", text(unheard, words))
                .put("key", "bot:" + unheard.key() + ":" + who);
    }

    private static String subject(Unheard unheard, Words words) {
        Head head = unheard.head();
        return unheard.due() == null
                ? words.of("mail.declared.subject", head.ref(), head.title())
                : words.of("mail.due.subject", head.ref());
    }

    private static String text(Unheard unheard, Words words) {
        Head head = unheard.head();
        Instant due = unheard.due();
        String first = due == null
                ? words.of("mail.declared", head.ref())
                : words.of("mail.due", head.ref(), TIME.format(due));
        return Stream.of(
                        first,
                        "",
                        head.ref() + ": " + head.title(),
                        Objects.toString(head.url(), ""),
                        "",
                        words.of("mail.why"))
                .collect(Collectors.joining("\n"));
    }

    private static String cut(String subject) {
        return subject.codePointCount(0, subject.length()) <= LONGEST_SUBJECT
                ? subject
                : subject.substring(0, subject.offsetByCodePoints(0, LONGEST_SUBJECT - 1)) + "…";
    }
}
