package io.sitrep.notifier.pages;

import io.sitrep.notifier.render.Words;
import io.sitrep.notifier.subscription.Known;

/**
 * A subscription, or a further address of one, as the page behind its link shows it.
 *
 * @param at what the addresses of its acts begin with, seen from this page
 * @param here this page itself, seen from this page
 * @param said saved, changed, or null when the page was only opened
 */
public record Managed(Known known, Words words, String at, String here, String said) {
    public boolean saved() {
        return "saved".equals(said);
    }

    public boolean changed() {
        return said != null;
    }

    public String state() {
        return known.state();
    }

    public String sentence() {
        return words.get((known.further() ? "further." : "manage.") + known.state());
    }

    public String channel() {
        return words.named("channel", known.channel());
    }

    public String address() {
        return known.address();
    }

    public boolean toConfirm() {
        return known.is("pending") || known.is("disabled");
    }

    public boolean editable() {
        return !known.further() && !known.is("unsubscribed");
    }

    public boolean ends() {
        return !known.is("unsubscribed");
    }

    public String endTitle() {
        return words.get(known.further() ? "further.end" : "manage.end");
    }

    public String endText() {
        return words.get(known.further() ? "further.end.ask" : "page.ask");
    }

    public String endButton() {
        return words.get(known.further() ? "further.end.button" : "page.button");
    }

    /** Without the address. */
    @Override
    public String toString() {
        return "Managed";
    }
}
