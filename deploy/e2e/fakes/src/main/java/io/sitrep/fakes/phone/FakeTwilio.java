package io.sitrep.fakes.phone;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.Refused;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Twilio's REST API of 2010-04-01: messages and calls of one account, their lists, and messages that come in, signed. Numbers are E.164; who wrote STOP gets nothing (21610); a body has
 * at most 1,600 characters (21617); TwiML at most 4,000. Errors: twilio.com/docs/api/errors, 2026-11.
 */
public final class FakeTwilio extends FakeProvider {
    public static final String ACCOUNT = "AC00000000000000000000000000000001";
    public static final String TOKEN = "token-of-the-fake-account";
    public static final String NUMBER = "+15005550006";

    /** A messaging service: it sends messages, and makes no calls. */
    public static final String SERVICE = "MG00000000000000000000000000000001";

    private static final int BODY = 1_600;
    private static final int TWIML = 4_000;
    private static final Pattern NUMBERS = Pattern.compile("\\+[1-9]\\d{6,14}");

    /** A message or call that was made. */
    public record Made(String kind, String from, String to, String text, String sid, Instant at) {}

    /** A message that somebody wrote to our number, as it is passed on. */
    public record Inbound(String form, String signature) {}

    private final List<Made> made = new ArrayList<>();
    private final Set<String> stopped = new HashSet<>();
    private final AtomicInteger inbound = new AtomicInteger();

    public FakeTwilio(int port) {
        super(port);
    }

    /** Who holds this number writes STOP. */
    public synchronized void stop(String number) {
        stopped.add(number);
    }

    /** Who holds this number writes that; STOP and START mean for the fake what they mean for the real one. */
    public synchronized Inbound writes(String number, String text, URI called) {
        if (text.strip().equalsIgnoreCase("STOP")) {
            stopped.add(number);
        } else if (text.strip().equalsIgnoreCase("START")) {
            stopped.remove(number);
        }
        Map<String, String> fields = new TreeMap<>(Map.of(
                "AccountSid", ACCOUNT,
                "MessageSid", "SM%032d".formatted(inbound.incrementAndGet()),
                "From", number,
                "To", NUMBER,
                "Body", text,
                "NumMedia", "0"));
        StringBuilder signed = new StringBuilder(called.toString());
        fields.forEach((name, value) -> signed.append(name).append(value));
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Inbound(form, hmac(signed.toString()));
    }

    private static String hmac(String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public synchronized List<Made> to(String number) {
        return made.stream().filter(one -> one.to().equals(number)).toList();
    }

    @Override
    protected synchronized Answered handle(Asked request) {
        String expected =
                "Basic " + Base64.getEncoder().encodeToString((ACCOUNT + ":" + TOKEN).getBytes(StandardCharsets.UTF_8));
        if (!expected.equals(request.headers().get("Authorization"))) {
            throw error(401, 20_003);
        }
        String base = "/2010-04-01/Accounts/" + ACCOUNT;
        if (request.method().equals("GET") && request.path().equals(base + "/Messages.json")) {
            return list("SM", "messages", request);
        }
        if (request.method().equals("GET") && request.path().equals(base + "/Calls.json")) {
            return list("CA", "calls", request);
        }
        Map<String, String> form = request.form();
        if (request.method().equals("POST") && request.path().equals(base + "/Messages.json")) {
            return take("SM", form, form.getOrDefault("Body", ""), BODY, 21_617);
        }
        if (request.method().equals("POST") && request.path().equals(base + "/Calls.json")) {
            return take("CA", form, form.getOrDefault("Twiml", ""), TWIML, 21_205);
        }
        throw error(404, 20_404);
    }

    /** Newest first, page by page; calls without what they said. */
    private Answered list(String kind, String name, Asked request) {
        String to = request.query().get("To");
        int page = Integer.parseInt(
                request.query().contains("PageSize") ? request.query().get("PageSize") : "50");
        List<Made> all = new ArrayList<>(made.stream()
                .filter(one -> one.kind().equals(kind) && (to == null || to.equals(one.to())))
                .toList());
        Collections.reverse(all);
        JsonArray shown = new JsonArray();
        int number = Integer.parseInt(
                request.query().contains("Page") ? request.query().get("Page") : "0");
        all.stream()
                .skip((long) page * number)
                .limit(page)
                .map(FakeTwilio::shown)
                .forEach(shown::add);
        String next =
                request.path() + "?" + (to == null ? "" : "To=" + URLEncoder.encode(to, StandardCharsets.UTF_8) + "&")
                        + "PageSize=" + page + "&Page=" + (number + 1) + "&PageToken=P" + ACCOUNT;
        return Answered.json(
                200,
                new JsonObject()
                        .put(name, shown)
                        .put("page_size", page)
                        .put("page", number)
                        .put("next_page_uri", all.size() > page * (number + 1) ? next : null));
    }

    /** With all that is there of a real one: it has about 1,000 bytes. */
    private static JsonObject shown(Made one) {
        boolean message = one.kind().equals("SM");
        String uri = "/2010-04-01/Accounts/" + ACCOUNT + (message ? "/Messages/" : "/Calls/") + one.sid();
        JsonObject further = new JsonObject();
        for (String each : List.of("media", "feedback", "recordings", "notifications", "events", "payments")) {
            further.put(each, uri + "/" + each + ".json");
        }
        JsonObject shown = new JsonObject()
                .put("sid", one.sid())
                .put("account_sid", ACCOUNT)
                .put("api_version", "2010-04-01")
                .put("to", one.to())
                .put("from", one.from().equals(SERVICE) ? null : one.from())
                .put("status", "queued")
                .put("direction", "outbound-api")
                .put("uri", uri + ".json")
                .put("subresource_uris", further)
                .put(
                        "date_created",
                        DateTimeFormatter.RFC_1123_DATE_TIME.format(one.at().atOffset(ZoneOffset.UTC)));
        return message
                ? shown.put("body", one.text())
                        .put("messaging_service_sid", one.from().equals(SERVICE) ? SERVICE : null)
                        .put("num_segments", "1")
                : shown;
    }

    private Answered take(String kind, Map<String, String> form, String text, int most, int tooLong) {
        String to = form.getOrDefault("To", "");
        if (!NUMBERS.matcher(to).matches()) {
            throw error(400, 21_211);
        }
        boolean call = kind.equals("CA");
        String from = call ? form.get("From") : form.getOrDefault("MessagingServiceSid", form.get("From"));
        if (!NUMBER.equals(from) && (call || !SERVICE.equals(form.get("MessagingServiceSid")))) {
            throw error(400, call ? 21_212 : 21_606);
        }
        if (stopped.contains(to)) {
            throw error(400, 21_610);
        }
        if (text.isEmpty() || text.length() > most) {
            throw error(400, tooLong);
        }
        String sid = kind + "%032d".formatted(made.size() + 1);
        made.add(new Made(kind, from, to, text, sid, Instant.now()));
        return Answered.json(
                201, new JsonObject().put("sid", sid).put("status", "queued").put("to", to));
    }

    private static Refused error(int status, int code) {
        return new Refused(Answered.json(
                status, new JsonObject().put("code", code).put("status", status).put("message", "no")));
    }
}
