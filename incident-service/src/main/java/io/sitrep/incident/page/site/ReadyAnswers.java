package io.sitrep.incident.page.site;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * The current edition's popular documents as bytes on the wire, by how they are asked for. Knows a question only when it is put
 * exactly as before: each way of putting it (address, languages) is looked up once, by the source that owns the address.
 */
@Singleton
class ReadyAnswers {
    /** Browsers have a few thousand ways of saying which languages they like; who invents more gets the usual way. */
    private static final int MOST_QUESTIONS = 10_000;

    private static final int LONGEST_HEADER = 200;

    private final Envelope envelope;
    private final Editions editions;
    private final List<DocumentSource> sources;
    private final LongAdder reads = new LongAdder();
    private volatile Desk desk;

    /** One document in the three ways it may have to be sent. None of the buffers is ever released. */
    private record Prepared(Document document, ByteBuf compressed, ByteBuf plain, ByteBuf unchanged) {}

    private record Question(String address, String languages) {}

    /** What lies ready of one edition, while its sources are of these versions. */
    private record Desk(
            Edition edition,
            List<String> versions,
            Map<Question, Prepared> prepared,
            Map<Document, Prepared> byDocument) {
        Desk(Edition edition, List<String> versions) {
            this(edition, versions, new ConcurrentHashMap<>(), new ConcurrentHashMap<>());
        }
    }

    ReadyAnswers(Envelope envelope, Editions editions, MeterRegistry metrics) {
        this.envelope = envelope;
        this.editions = editions;
        this.sources = editions.sources();
        FunctionCounter.builder("sitrep.page.fast.reads", reads, LongAdder::sum)
                .description("Public documents that were sent as they lay ready")
                .register(metrics);
    }

    /** Null while there is nothing to show. */
    private Desk current() {
        Edition shown = editions.current().orElse(null);
        Desk current = desk;
        if (shown == null) {
            return null;
        }
        if (current != null && current.edition == shown && isOfNow(current.versions)) {
            return current;
        }
        // Whoever does the same at the same time does it as well.
        Desk fresh =
                new Desk(shown, sources.stream().map(DocumentSource::version).toList());
        desk = fresh;
        return fresh;
    }

    private boolean isOfNow(List<String> versions) {
        for (int i = 0; i < versions.size(); i++) {
            if (!versions.get(i).equals(sources.get(i).version())) {
                return false;
            }
        }
        return true;
    }

    /** The whole answer, to be written once; null when the request has to take the usual way. */
    ByteBuf to(HttpRequest request) {
        Desk current = current();
        if (current == null || !isPlain(request)) {
            return null;
        }
        HttpHeaders headers = request.headers();
        String languages = headers.get(HttpHeaderNames.ACCEPT_LANGUAGE);
        if (languages != null && languages.length() > LONGEST_HEADER) {
            return null;
        }
        Question question = new Question(request.uri(), languages);
        Prepared prepared = current.prepared.get(question);
        if (prepared == null) {
            prepared = look(question, current);
            if (prepared == null) {
                return null;
            }
        }
        reads.increment();
        if (Conditions.unchanged(prepared.document, headers.get(HttpHeaderNames.IF_NONE_MATCH))) {
            return prepared.unchanged.duplicate();
        }
        return Conditions.acceptsGzip(headers.get(HttpHeaderNames.ACCEPT_ENCODING))
                ? prepared.compressed.duplicate()
                : prepared.plain.duplicate();
    }

    private static boolean isPlain(HttpRequest request) {
        HttpHeaders headers = request.headers();
        return HttpMethod.GET.equals(request.method())
                && HttpVersion.HTTP_1_1.equals(request.protocolVersion())
                && request.decoderResult().isSuccess()
                && request.uri().indexOf('?') < 0
                && !headers.contains(HttpHeaderNames.CONNECTION, "close", true)
                && !headers.contains(HttpHeaderNames.CONTENT_LENGTH)
                && !headers.contains(HttpHeaderNames.TRANSFER_ENCODING)
                && !headers.contains(HttpHeaderNames.UPGRADE)
                && !headers.contains(HttpHeaderNames.EXPECT);
    }

    private Prepared look(Question question, Desk current) {
        if (current.prepared.size() >= MOST_QUESTIONS) {
            return null;
        }
        for (DocumentSource source : sources) {
            if (source.owns(question.address)) {
                Asked asked = source.asked(ReadRequest.of(question.address, null, question.languages));
                Document document = current.edition.ready(asked);
                if (document == null || document.status() != 200) {
                    return null;
                }
                Prepared prepared = current.byDocument.computeIfAbsent(document, this::prepare);
                current.prepared.put(question, prepared);
                return prepared;
            }
        }
        return null;
    }

    private Prepared prepare(Document document) {
        return new Prepared(
                document,
                lasting(envelope.wire(document, true).getBytes()),
                lasting(envelope.wire(document, false).getBytes()),
                lasting(envelope.unchanged(document).getBytes()));
    }

    /** Outside the heap, as the socket wants it, and the collector's to free once nothing is sent from it any more. */
    private static ByteBuf lasting(byte[] bytes) {
        ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(bytes).flip();
        return Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer(direct));
    }
}
