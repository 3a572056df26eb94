package io.sitrep.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports on 127.0.0.1. A free port is free now: nobody can promise that it still is when it is bound. They lie below those that systems
 * give to connections (from 32768 on Linux, from 49152 elsewhere): one of these could be taken before the port is bound.
 */
public final class FreePort {
    private static final int FIRST = 20_000;
    private static final int END = 32_768;
    private static final int TRIES = 10_000;
    private static final Set<Integer> HANDED_OUT = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** A port nobody listens on, never the same one twice in this JVM. */
    public static int find() {
        for (int tries = 0; tries < TRIES; tries++) {
            int port = ThreadLocalRandom.current().nextInt(FIRST, END);
            if (isFree(port) && HANDED_OUT.add(port)) {
                return port;
            }
        }
        throw new EmbeddedException("No free port on 127.0.0.1 among " + FIRST + " to " + (END - 1));
    }

    /** Whether 127.0.0.1:port can be bound now. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // Connections of an earlier run linger in TIME_WAIT; a server that reuses addresses may bind beside them.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The port to listen on: the wanted one when it is free, any free one for 0. */
    static int choose(int wanted, String part) {
        if (wanted == 0) {
            return find();
        }
        if (!isFree(wanted)) {
            throw new EmbeddedException(part + " cannot start: port " + wanted + " is in use");
        }
        return wanted;
    }
}
