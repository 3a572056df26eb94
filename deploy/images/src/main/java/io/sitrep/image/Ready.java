package io.sitrep.image;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Asks a service in the same container whether it is ready, for engines that know no probes of their own, in images without
 * a shell: {@code java -cp /sitrep/ask/classes io.sitrep.image.Ready 9000}, with the management port. Ends with 0 when it is
 * and with 1 when it says otherwise, says nothing within two seconds, or is not there.
 */
public final class Ready {
    private static final int PATIENCE_MILLIS = 2_000;

    private Ready() {}

    public static void main(String[] arguments) {
        if (arguments.length != 1 || !arguments[0].matches("[0-9]{1,5}")) {
            System.err.println("which port is asked: one number is wanted");
            System.exit(2);
        }
        System.exit(isReady(Integer.parseInt(arguments[0])) ? 0 : 1);
    }

    static boolean isReady(int port) {
        // No client library: whoever asks every ten seconds has to be there soon and gone again.
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), PATIENCE_MILLIS);
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.getOutputStream()
                    .write("GET /q/health/ready HTTP/1.0\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            BufferedReader answer =
                    new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
            String status = answer.readLine();
            return status != null && status.matches("HTTP/1\\.[01] 200( .*)?");
        } catch (IOException notThere) {
            return false;
        }
    }
}
