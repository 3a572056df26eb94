package io.sitrep.notifier.channel.email.check;

import io.netty.buffer.ByteBuf;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsPtrRecord;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import io.netty.util.ReferenceCountUtil;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks a name server for records. Vert.x's own client runs the strings of several TXT records together and takes no answer that
 * does not fit a datagram; the resolver below it does both. Fails where no answer comes; no record is an empty list.
 */
final class NameServer implements AutoCloseable {
    private final DnsNameResolver resolver;

    /**
     * @param server empty for the system's
     * @param timeout for each question
     */
    NameServer(Vertx vertx, Optional<InetSocketAddress> server, Duration timeout) {
        DnsNameResolverBuilder builder = new DnsNameResolverBuilder(
                        vertx.nettyEventLoopGroup().next())
                .datagramChannelType(NioDatagramChannel.class)
                .socketChannelType(NioSocketChannel.class)
                .queryTimeoutMillis(timeout.toMillis());
        server.ifPresent(address -> builder.nameServerProvider(new SingletonDnsServerAddressStreamProvider(address)));
        this.resolver = builder.build();
    }

    /** Each record's strings run together, as they are meant. */
    Uni<List<String>> texts(String name) {
        return ask(name, DnsRecordType.TXT, NameServer::text);
    }

    /** How many there are; whom they name does not matter here. */
    Uni<Integer> exchangers(String name) {
        return ask(name, DnsRecordType.MX, record -> Optional.of(record.name())).map(List::size);
    }

    Uni<List<InetAddress>> addresses(String name) {
        return Uni.combine()
                .all()
                .unis(
                        ask(name, DnsRecordType.A, NameServer::address),
                        ask(name, DnsRecordType.AAAA, NameServer::address))
                .with((four, six) -> {
                    List<InetAddress> both = new ArrayList<>(four);
                    both.addAll(six);
                    return both;
                });
    }

    /** What an address is called: the names without their last dot. */
    Uni<List<String>> names(InetAddress address) {
        return ask(
                reversed(address),
                DnsRecordType.PTR,
                record -> record instanceof DnsPtrRecord pointer
                        ? Optional.of(
                                pointer.hostname().replaceFirst("\\.$", "").toLowerCase(Locale.ROOT))
                        : Optional.empty());
    }

    @Override
    public void close() {
        resolver.close();
    }

    private <T> Uni<List<T>> ask(String name, DnsRecordType type, Function<DnsRecord, Optional<T>> read) {
        return Uni.createFrom()
                .emitter(emitter -> resolver.resolveAll(new DefaultDnsQuestion(name, type))
                        .addListener(answer -> {
                            if (answer.isSuccess()) {
                                emitter.complete(read((List<?>) answer.getNow(), type, read));
                            } else if (isSilence(answer.cause())) {
                                emitter.fail(new TimeoutException("no name server answered"));
                            } else {
                                emitter.complete(List.of());
                            }
                        }));
    }

    private static <T> List<T> read(List<?> records, DnsRecordType type, Function<DnsRecord, Optional<T>> read) {
        List<T> found = new ArrayList<>();
        for (Object each : records) {
            // An alias on the way is answered too.
            if (each instanceof DnsRecord record && record.type().equals(type)) {
                read.apply(record).ifPresent(found::add);
            }
            ReferenceCountUtil.release(each);
        }
        return found;
    }

    private static boolean isSilence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DnsNameResolverTimeoutException) {
                return true;
            }
        }
        return false;
    }

    private static Optional<String> text(DnsRecord record) {
        if (!(record instanceof DnsRawRecord raw)) {
            return Optional.empty();
        }
        ByteBuf content = raw.content().duplicate();
        StringBuilder text = new StringBuilder();
        while (content.isReadable()) {
            int length = Math.min(content.readUnsignedByte(), content.readableBytes());
            text.append(content.readCharSequence(length, StandardCharsets.UTF_8));
        }
        return Optional.of(text.toString());
    }

    private static Optional<InetAddress> address(DnsRecord record) {
        if (!(record instanceof DnsRawRecord raw)) {
            return Optional.empty();
        }
        byte[] bytes = new byte[raw.content().readableBytes()];
        raw.content().getBytes(raw.content().readerIndex(), bytes);
        try {
            return Optional.of(InetAddress.getByAddress(bytes));
        } catch (UnknownHostException notOne) {
            return Optional.empty();
        }
    }

    /** {@code 192.0.2.1} is looked up as {@code 1.2.0.192.in-addr.arpa.}. */
    private static String reversed(InetAddress address) {
        byte[] bytes = address.getAddress();
        StringBuilder name = new StringBuilder();
        for (int i = bytes.length - 1; i >= 0; i--) {
            if (bytes.length == 4) {
                name.append(bytes[i] & 0xff).append('.');
            } else {
                String hex = HexFormat.of().toHexDigits(bytes[i]);
                name.append(hex.charAt(1)).append('.').append(hex.charAt(0)).append('.');
            }
        }
        return name.append(bytes.length == 4 ? "in-addr.arpa." : "ip6.arpa.").toString();
    }
}
