package io.sitrep.incident.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One incident from its declaration to its end, with nothing left to chance: what the golden examples tell. */
public final class DomainStory {
    private static final Instant TEN = Instant.parse("2026-03-04T10:00:00Z");
    private static final Actor ADA = new Actor("slack:T0SITREP:U0ADA", "Ada", Origin.SLACK);
    private static final UUID INCIDENT = UUID.fromString("0199d3c0-5b7a-7cc2-9d2f-6f0f3a1b2c3d");
    private static final UUID CHECKOUT = UUID.fromString("0199d3bf-0000-7000-8000-000000000001");

    private DomainStory() {}

    public static Decision declared() {
        var headline = new Headline(
                "Checkout is down",
                Map.of("it", "Il pagamento non funziona"),
                Severity.SEV1,
                Visibility.PUBLIC,
                List.of("europe"),
                null,
                Cause.UNKNOWN,
                DataImpact.UNKNOWN);
        var first = draft("We are investigating.", "Stiamo indagando.", Status.INVESTIGATING, null)
                .changing(List.of(checkout(ComponentStatus.OPERATIONAL, ComponentStatus.MAJOR_OUTAGE)));
        return Incident.declare(
                new IncidentKey(INCIDENT, "k2v9x0q4m7bt", 42),
                new Declaration(headline, "Ada", null, null, first),
                PublicationPolicy.AT_ONCE,
                stamp(1));
    }

    public static Decision updated() {
        var update = new UpdateDraft(
                "A payment provider is out. Paying by *invoice* works.",
                Map.of("it", "Un fornitore di pagamenti è fermo."),
                new Effects(
                        Status.IDENTIFIED,
                        List.of(checkout(ComponentStatus.MAJOR_OUTAGE, ComponentStatus.PARTIAL_OUTAGE)),
                        null,
                        "Pay by invoice.",
                        Map.of(),
                        Duration.ofMinutes(30),
                        false),
                true,
                null,
                null);
        return IncidentFixture.say(declared().after(), update, stamp(2));
    }

    public static Decision notedInternally() {
        var note =
                new UpdateDraft("The provider says an hour.", Map.of(), Effects.NONE, true, Visibility.INTERNAL, null);
        return IncidentFixture.say(updated().after(), note, stamp(3));
    }

    public static Decision resolved() {
        return IncidentFixture.say(
                updated().after(),
                draft("All payments work again.", "Tutto funziona.", Status.RESOLVED, null),
                stamp(4));
    }

    /** As long as the limits allow, message and translations together, of one text over and over. */
    public static Decision largest(String text) {
        String definition = "[a]: http://a.example/" + "b".repeat(5000) + "\n\n";
        int room = 25_000 - definition.length();
        String message = definition + text.repeat(room / text.codePointCount(0, text.length()));
        String translation = text.repeat(25_000 / text.codePointCount(0, text.length()));
        Map<String, String> translations = new java.util.LinkedHashMap<>();
        for (String locale : List.of("it", "fr", "de", "es")) {
            int bytes =
                    (translations.size() + 2) * translation.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
            if (bytes <= 256 * 1024) {
                translations.put(locale, translation);
            }
        }
        return IncidentFixture.say(
                declared().after(), new UpdateDraft(message, translations, Effects.NONE, true, null, null), stamp(5));
    }

    static UpdateDraft draft(String message, String italian, Status status, Duration next) {
        return new UpdateDraft(
                message,
                Map.of("it", italian),
                new Effects(status, List.of(), null, null, Map.of(), next, false),
                true,
                null,
                null);
    }

    static ComponentChange checkout(ComponentStatus old, ComponentStatus next) {
        return new ComponentChange(CHECKOUT, "brv1bkgrwx7q", "Checkout", old, next, null);
    }

    static Stamp stamp(int number) {
        return new Stamp(
                ADA,
                TEN.plusSeconds(600L * (number - 1)),
                UUID.fromString("0199d3c0-0000-7000-8000-00000000000" + number),
                "update00000" + number);
    }
}
