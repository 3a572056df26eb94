package io.sitrep.notifier.channel.webhook;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.JsonSerializable;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import io.sitrep.notifier.render.Message;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * JSON written once, with gaps where each reader's own text goes. A gap is a place in the bytes, not a word looked for in them:
 * no text, whatever it says, is taken for one.
 */
final class JsonTemplate {
    /** A string that differs by reader; stands in the value where that string would. */
    record Slot(Function<Message, String> text) implements JsonSerializable {
        @Override
        public void serialize(JsonGenerator generator, SerializerProvider provider) throws IOException {
            generator.writeString("");
            generator.flush();
            ((Writing) provider.getAttribute(Writing.class)).gap(this);
        }

        @Override
        public void serializeWithType(JsonGenerator generator, SerializerProvider provider, TypeSerializer type)
                throws IOException {
            serialize(generator, provider);
        }
    }

    private final byte[][] parts;
    private final List<Slot> slots;
    private final int length;

    private JsonTemplate(byte[][] parts, List<Slot> slots) {
        this.parts = parts;
        this.slots = slots;
        this.length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
    }

    /** @param value anything the mapper writes, with {@link Slot}s in it */
    static JsonTemplate of(ObjectMapper json, Object value) {
        Writing writing = new Writing();
        try {
            json.writer().withAttribute(Writing.class, writing).writeValue(writing.out, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new JsonTemplate(writing.parts(), List.copyOf(writing.slots));
    }

    /** @return the whole, with this message's texts as JSON strings in the gaps */
    byte[] fill(Message message) {
        byte[][] texts = new byte[slots.size()][];
        int size = length;
        for (int i = 0; i < texts.length; i++) {
            texts[i] = JsonStringEncoder.getInstance()
                    .quoteAsUTF8(slots.get(i).text().apply(message));
            size += texts[i].length;
        }
        byte[] whole = new byte[size];
        int at = copy(parts[0], whole, 0);
        for (int i = 0; i < texts.length; i++) {
            at = copy(parts[i + 1], whole, copy(texts[i], whole, at));
        }
        return whole;
    }

    private static int copy(byte[] part, byte[] whole, int at) {
        System.arraycopy(part, 0, whole, at, part.length);
        return at + part.length;
    }

    /** The bytes so far, and where the gaps are in them. */
    private static final class Writing {
        private final ByteArrayOutputStream out = new ByteArrayOutputStream();
        private final List<Slot> slots = new ArrayList<>();
        private final List<Integer> ends = new ArrayList<>();

        /** Between the quotes just written. */
        void gap(Slot slot) {
            slots.add(slot);
            ends.add(out.size() - 1);
        }

        byte[][] parts() {
            byte[] all = out.toByteArray();
            byte[][] parts = new byte[ends.size() + 1][];
            int from = 0;
            for (int i = 0; i < ends.size(); i++) {
                parts[i] = Arrays.copyOfRange(all, from, ends.get(i));
                from = ends.get(i);
            }
            parts[ends.size()] = Arrays.copyOfRange(all, from, all.length);
            return parts;
        }
    }
}
