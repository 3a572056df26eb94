package io.sitrep.notifier.architecture.broken.render;

import io.sitrep.notifier.architecture.broken.channel.BrokenChannel;

/** Breaks the rule on purpose: rendering must not know channels. */
public class BrokenRender {
    BrokenChannel channel;
}
