package io.sitrep.notifier.channel;

import jakarta.inject.Singleton;

/**
 * Whether this process may take anything to send, or to look for at a provider: not while it lacks what each message needs, though
 * others have it. What it took before it goes on with. Whoever claims asks here first.
 */
@Singleton
public class ThisProcess {
    private volatile boolean sends = true;

    public void sends(boolean may) {
        sends = may;
    }

    public boolean sends() {
        return sends;
    }
}
