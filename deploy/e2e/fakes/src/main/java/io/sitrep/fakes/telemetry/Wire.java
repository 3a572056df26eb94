package io.sitrep.fakes.telemetry;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A message of Protocol Buffers, as far as fields are bytes, texts or messages. Source: https://protobuf.dev/programming-guides/encoding/ */
final class Wire {
    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int LENGTH = 2;
    private static final int FOUR_BYTES = 5;

    private record Field(int number, byte[] value) {}

    private final List<Field> fields = new ArrayList<>();
    private final byte[] bytes;
    private int at;

    private Wire(byte[] bytes) {
        this.bytes = bytes;
    }

    static Wire of(byte[] bytes) {
        Wire wire = new Wire(bytes);
        while (wire.at < bytes.length) {
            wire.field();
        }
        return wire;
    }

    List<byte[]> messages(int number) {
        return fields.stream()
                .filter(field -> field.number() == number)
                .map(Field::value)
                .toList();
    }

    /** Empty where there is none. */
    byte[] first(int number) {
        return messages(number).stream().findFirst().orElse(new byte[0]);
    }

    private void field() {
        long tag = varint();
        int number = (int) (tag >>> 3);
        switch ((int) (tag & 7)) {
            case VARINT -> varint();
            case EIGHT_BYTES -> at += 8;
            case FOUR_BYTES -> at += 4;
            case LENGTH -> {
                int length = (int) varint();
                fields.add(new Field(number, Arrays.copyOfRange(bytes, at, at + length)));
                at += length;
            }
            default -> throw new IllegalArgumentException("no such kind of field: " + tag);
        }
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes[at++];
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
