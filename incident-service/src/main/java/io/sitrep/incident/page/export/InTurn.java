package io.sitrep.incident.page.export;

import java.io.IOException;
import java.util.Optional;

/** A target that is changed by whoever's turn it is, and read by anybody. */
record InTurn(CopyTarget target, Turn turn) implements CopyTarget {
    @Override
    public String name() {
        return target.name();
    }

    @Override
    public void put(String key, String type, byte[] content) throws IOException {
        turn.check();
        target.put(key, type, content);
    }

    @Override
    public Optional<byte[]> get(String key) throws IOException {
        return target.get(key);
    }

    @Override
    public void remove(String key) throws IOException {
        turn.check();
        target.remove(key);
    }

    @Override
    public boolean keepsPagesByAddress() {
        return target.keepsPagesByAddress();
    }
}
