package io.sitrep.notifier.architecture.broken.channel;

import io.sitrep.notifier.architecture.broken.subscription.BrokenSubscription;
import io.vertx.mutiny.sqlclient.Pool;

/** Breaks the rule on purpose: channels must know neither subscribers nor the database. */
public class BrokenChannel {
    BrokenSubscription subscription;
    Pool pool;
}
