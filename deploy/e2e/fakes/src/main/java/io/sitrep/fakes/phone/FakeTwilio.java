package io.sitrep.fakes.phone;

import io.sitrep.fakes.Answered;
import io.sitrep.fakes.Asked;
import io.sitrep.fakes.FakeProvider;
import io.sitrep.fakes.Refused;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Twilio's REST API of 2010-04-01: messages and calls of one account. Numbers are E.164; who wrote STOP gets nothing (21610); a body has
 * at most 1,600 characters (21617); TwiML at most 4,000. Errors: twilio.com/docs/api/errors, 2026-11.
 */
public final class FakeTwilio extends FakeProvider {
    public static final String ACCOUNT = "AC00000000000000000000000000000001";
    public static final String TOKEN = "token-of-the-fake-account";
    public static final String NUMBER = "+15005550006";

    private static final int BODY = 1_600;
    private static final int TWIML = 4_000;
    private static final Pattern NUMBERS = Pattern.compile("\\+[1-9]\\d{6,14}");

    /** A message or call that was made. */
    public record Made(String kind, String to, String text) {}

    private final List<Made> made = new ArrayList<>();
    private final Set<String> stopped = new HashSet<>();

    public FakeTwilio(int port) {
        super(port);
    }

    /** Who holds this number writes STOP. */
    public synchronized void stop(String number) {
        stopped.add(number);
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
        Map<String, String> form = request.form();
        String base = "/2010-04-01/Accounts/" + ACCOUNT;
        if (request.method().equals("POST") && request.path().equals(base + "/Messages.json")) {
            return take("SM", form, form.getOrDefault("Body", ""), BODY, 21_617);
        }
        if (request.method().equals("POST") && request.path().equals(base + "/Calls.json")) {
            return take("CA", form, form.getOrDefault("Twiml", ""), TWIML, 21_205);
        }
        throw error(404, 20_404);
    }

    private Answered take(String kind, Map<String, String> form, String text, int most, int tooLong) {
        String to = form.getOrDefault("To", "");
        if (!NUMBERS.matcher(to).matches()) {
            throw error(400, 21_211);
        }
        if (!NUMBER.equals(form.get("From"))) {
            throw error(400, 21_606);
        }
        if (stopped.contains(to)) {
            throw error(400, 21_610);
        }
        if (text.isEmpty() || text.length() > most) {
            throw error(400, tooLong);
        }
        made.add(new Made(kind, to, text));
        return Answered.json(
                201,
                new JsonObject()
                        .put("sid", kind + "%032d".formatted(made.size()))
                        .put("status", "queued")
                        .put("to", to));
    }

    private static Refused error(int status, int code) {
        return new Refused(Answered.json(
                status, new JsonObject().put("code", code).put("status", status).put("message", "no")));
    }
}
