package io.sitrep.local.slack;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code application/x-www-form-urlencoded}, in UTF-8. */
final class Form {
    private Form() {}

    static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(each -> encode(each.getKey()) + "=" + encode(each.getValue()))
                .collect(Collectors.joining("&"));
    }

    static Map<String, String> decode(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String each : body.split("&", -1)) {
            int equals = each.indexOf('=');
            if (equals > 0) {
                fields.put(decodePart(each.substring(0, equals)), decodePart(each.substring(equals + 1)));
            }
        }
        return fields;
    }

    private static String encode(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8);
    }

    private static String decodePart(String part) {
        return URLDecoder.decode(part, StandardCharsets.UTF_8);
    }
}
