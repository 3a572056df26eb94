package io.sitrep.notifier.channel;

/**
 * Who stands behind an address, and how it wants to be treated. Addresses of one provider share its places, its rate and its
 * fate: when it is out they wait together.
 *
 * @param name unique within the channel: a host, a receiving domain, or the channel's own name where there is but one
 * @param mostAtOnce how many messages may be on their way to it from one process
 * @param perSecond how many messages a second it takes from one process; 0 when it names no limit
 */
public record Provider(String name, int mostAtOnce, double perSecond) {
    public static Provider unlimited(String name, int mostAtOnce) {
        return new Provider(name, mostAtOnce, 0);
    }
}
