package io.sitrep.notifier.social;

import io.sitrep.notifier.subscription.NewSubscriber;
import java.util.Map;

/**
 * What somebody asks of an account.
 *
 * @param enabled true when absent
 * @param filter what it posts, in which language and on which clock, as a subscriber would say it; no address
 * @param templates by {@code first, update, resolved}; absent ones are the suite's own
 */
public record Wanted(String channel, Boolean enabled, NewSubscriber filter, Map<String, String> templates) {}
