package io.sitrep.notifier.architecture.broken.preview;

import io.sitrep.notifier.architecture.broken.delivery.BrokenDelivery;

/** Knows the station that sends, which a preview must never do. */
public class BrokenPreview {
    private final BrokenDelivery sends = new BrokenDelivery();

    public BrokenDelivery sends() {
        return sends;
    }
}
