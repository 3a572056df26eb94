package io.sitrep.notifier.outside;

/** What mail servers send back. */
public final class DeliveryReports {
    private DeliveryReports() {}

    /** As RFC 3464 words it, with our own mail in it. */
    public static String report(String action, String status, String diagnostic) {
        return """
                From: Mail Delivery System <MAILER-DAEMON@mx.example.org>
                To: bounces@example.com
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                \tboundary="B/mx.example.org"

                --B/mx.example.org
                Content-Type: text/plain; charset=us-ascii

                I'm sorry to have to inform you that your message could not be delivered.

                --B/mx.example.org
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org
                Arrival-Date: Wed, 4 Mar 2026 10:00:03 +0000 (UTC)

                Final-Recipient: rfc822; reader@example.org
                Action: %s
                Status: %s
                Remote-MTA: dns; 192.0.2.25
                Diagnostic-Code: %s

                --B/mx.example.org
                Content-Type: message/rfc822

                From: Example Status <status@example.com>
                Subject: [Example Status] Investigating: 550 5.1.1 user unknown

                Status: 5.1.1
                --B/mx.example.org--
                """.formatted(action, status, diagnostic);
    }

    public static String hard() {
        return report("failed", "5.1.1", "smtp; 550 5.1.1 <reader@example.org>: user unknown");
    }
}
