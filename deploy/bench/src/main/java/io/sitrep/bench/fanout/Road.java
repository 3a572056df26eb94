package io.sitrep.bench.fanout;

import java.util.Map;

/** By which channel readers are told, what takes it at the other end, and what it is compared with. */
enum Road {
    WEBHOOK("webhook", Receiver.class, PlainLoop.class) {
        @Override
        String address(int reader, String[] listening) {
            return "http://127.0.0.1:" + listening[1] + "/h/" + reader;
        }

        @Override
        Map<String, String> settings(String[] listening) {
            return Map.of();
        }
    },
    /** Many receiving domains: what one of them takes is the subject of other tests. */
    MAIL("email", Postbox.class, PlainMailLoop.class) {
        @Override
        String address(int reader, String[] listening) {
            return "r" + reader + "@d" + reader % DOMAINS + ".example.org";
        }

        @Override
        Map<String, String> settings(String[] listening) {
            return Map.of(
                    "QUARKUS_MAILER_HOST", "127.0.0.1",
                    "QUARKUS_MAILER_PORT", listening[2],
                    "QUARKUS_MAILER_START_TLS", "DISABLED",
                    "QUARKUS_MAILER_MAX_POOL_SIZE", "64",
                    "SITREP_MAIL_FROM", "Example Status <status@example.com>",
                    "SITREP_MAIL_CHECK_AT_START", "false");
        }
    };

    private static final int DOMAINS = 2_000;

    final String channel;
    final Class<?> receiver;
    final Class<?> loop;

    Road(String channel, Class<?> receiver, Class<?> loop) {
        this.channel = channel;
        this.receiver = receiver;
        this.loop = loop;
    }

    /** @param listening what the receiver said: "listening", the tally's port, and that of the mail server, or of bad webhooks */
    abstract String address(int reader, String[] listening);

    /** Of the notifier. */
    abstract Map<String, String> settings(String[] listening);

    /** The reference sends to this port. */
    String port(String[] listening) {
        return this == MAIL ? listening[2] : listening[1];
    }
}
