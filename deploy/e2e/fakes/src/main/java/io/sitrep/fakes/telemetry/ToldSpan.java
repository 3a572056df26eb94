package io.sitrep.fakes.telemetry;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * One span as a collector reads it. Field numbers: https://github.com/open-telemetry/opentelemetry-proto, trace/v1/trace.proto and
 * common/v1/common.proto, read 2026-11-23.
 *
 * @param service who told it
 * @param parent the span it is within; empty where it begins a trace
 * @param links those it follows from, each as trace and span with a slash between
 * @param texts its attributes that are texts
 */
public record ToldSpan(
        String service,
        String trace,
        String id,
        String parent,
        String name,
        List<String> links,
        Map<String, String> texts) {
    private static final int RESOURCE_SPANS = 1;
    private static final int RESOURCE = 1;
    private static final int SCOPE_SPANS = 2;
    private static final int SPANS = 2;
    private static final int RESOURCE_ATTRIBUTES = 1;
    private static final int TRACE_ID = 1;
    private static final int SPAN_ID = 2;
    private static final int PARENT_ID = 4;
    private static final int NAME = 5;
    private static final int ATTRIBUTES = 9;
    private static final int LINKS = 13;

    static List<ToldSpan> read(byte[] request) {
        List<ToldSpan> spans = new ArrayList<>();
        for (byte[] ofResource : Wire.of(request).messages(RESOURCE_SPANS)) {
            Wire resource = Wire.of(Wire.of(ofResource).first(RESOURCE));
            String service = texts(resource.messages(RESOURCE_ATTRIBUTES)).get("service.name");
            for (byte[] ofScope : Wire.of(ofResource).messages(SCOPE_SPANS)) {
                for (byte[] span : Wire.of(ofScope).messages(SPANS)) {
                    spans.add(of(service, Wire.of(span)));
                }
            }
        }
        return spans;
    }

    private static ToldSpan of(String service, Wire span) {
        return new ToldSpan(
                service,
                hex(span.first(TRACE_ID)),
                hex(span.first(SPAN_ID)),
                hex(span.first(PARENT_ID)),
                text(span.first(NAME)),
                span.messages(LINKS).stream()
                        .map(Wire::of)
                        .map(link -> hex(link.first(TRACE_ID)) + "/" + hex(link.first(SPAN_ID)))
                        .toList(),
                texts(span.messages(ATTRIBUTES)));
    }

    private static Map<String, String> texts(List<byte[]> attributes) {
        Map<String, String> texts = new HashMap<>();
        for (byte[] attribute : attributes) {
            Wire pair = Wire.of(attribute);
            texts.put(text(pair.first(1)), text(Wire.of(pair.first(2)).first(1)));
        }
        return texts;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
