package io.sitrep.incident.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.sitrep.incident.page.site.Conditions;
import io.sitrep.incident.page.site.Gzip;
import jakarta.inject.Singleton;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** JSON and text go out small to whoever can take them so, over each version of HTTP. What is compressed already is left alone. */
@Singleton
public class CompressedAnswers {
    private static final String GZIP = "gzip";
    private static final Annotation[] NONE = {};

    private final ObjectMapper json;

    CompressedAnswers(ObjectMapper json) {
        this.json = json;
    }

    /** The last of all: whoever else looks at an answer sees what it says. */
    @ServerResponseFilter(priority = 1)
    public void compress(ContainerRequestContext request, ContainerResponseContext answer)
            throws JsonProcessingException {
        if (!answer.hasEntity() || answer.getHeaders().containsKey(HttpHeaders.CONTENT_ENCODING)) {
            return;
        }
        byte[] plain = bytes(answer);
        if (plain == null) {
            return;
        }
        answer.getHeaders().add(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        byte[] small =
                Conditions.acceptsGzip(request.getHeaderString(HttpHeaders.ACCEPT_ENCODING)) ? Gzip.quick(plain) : null;
        if (small != null) {
            answer.getHeaders().putSingle(HttpHeaders.CONTENT_ENCODING, GZIP);
            MediaType type = answer.getMediaType() == null ? MediaType.APPLICATION_JSON_TYPE : answer.getMediaType();
            answer.setEntity(small, NONE, type);
        }
    }

    /** Null for what is neither JSON nor text. */
    private byte[] bytes(ContainerResponseContext answer) throws JsonProcessingException {
        Object entity = answer.getEntity();
        if (entity instanceof String text) {
            return answer.getMediaType() == null ? null : text.getBytes(StandardCharsets.UTF_8);
        }
        return isJson(answer.getMediaType()) && !(entity instanceof byte[]) ? json.writeValueAsBytes(entity) : null;
    }

    /** Our resources produce JSON where they do not say otherwise. */
    private static boolean isJson(MediaType type) {
        return type == null
                || type.getSubtype().equals("json")
                || type.getSubtype().endsWith("+json");
    }
}
