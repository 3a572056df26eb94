package io.sitrep.notifier.channel.email.check;

import io.sitrep.notifier.channel.Finding;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether the mail server's addresses have names that lead back to them: who has none is taken for a home computer. */
final class ReverseName {
    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|.*:.*");

    private ReverseName() {}

    static Uni<Finding> check(NameServer names, String server) {
        Uni<List<InetAddress>> addresses = LITERAL.matcher(server).matches()
                ? Uni.createFrom().item(() -> List.of(literal(server)))
                : names.addresses(server);
        return addresses.chain(found -> {
            if (found.isEmpty() && !isHere(server)) {
                return Uni.createFrom()
                        .item(Finding.bad(
                                "reverse-dns",
                                "the mail server " + server + " has no address",
                                "Set QUARKUS_MAILER_HOST to a name that is known"));
            }
            return found.stream().allMatch(ReverseName::isInside)
                    ? Uni.createFrom()
                            .item(Finding.good(
                                    "reverse-dns",
                                    "mail leaves through a server inside; the name of the address it sends from is to be"
                                            + " looked at there"))
                    : each(names, found);
        });
    }

    private static Uni<Finding> each(NameServer names, List<InetAddress> addresses) {
        return Multi.createFrom()
                .iterable(addresses)
                .onItem()
                .transformToUniAndConcatenate(address -> one(names, address))
                .collect()
                .asList()
                .map(findings -> findings.stream()
                        .filter(finding -> !finding.ok())
                        .findFirst()
                        .orElse(findings.get(0)));
    }

    private static Uni<Finding> one(NameServer names, InetAddress address) {
        String shown = address.getHostAddress();
        return names.names(address).chain(known -> {
            if (known.isEmpty()) {
                return Uni.createFrom()
                        .item(Finding.bad(
                                "reverse-dns",
                                shown + " has no name",
                                "Let whoever gave you " + shown
                                        + " publish a PTR record with your mail server's name"));
            }
            String name = known.get(0);
            return names.addresses(name)
                    .map(back -> back.contains(address)
                            ? Finding.good("reverse-dns", shown + " is " + name + ", and back")
                            : Finding.bad(
                                    "reverse-dns",
                                    shown + " is called " + name + ", which is not that address",
                                    "Publish an address record for " + name + " with " + shown));
        });
    }

    private static boolean isHere(String server) {
        return "localhost".equals(server.toLowerCase(Locale.ROOT));
    }

    private static boolean isInside(InetAddress address) {
        return address.isLoopbackAddress() || address.isSiteLocalAddress() || address.isLinkLocalAddress();
    }

    private static InetAddress literal(String server) {
        try {
            return InetAddress.getByName(server);
        } catch (java.net.UnknownHostException notOne) {
            throw new IllegalArgumentException("not an address", notOne);
        }
    }
}
