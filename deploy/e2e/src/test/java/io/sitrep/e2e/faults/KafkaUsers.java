package io.sitrep.e2e.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/** Kafka's users and their rights as overlay {@code prod} has them, for a Kafka without an operator. */
final class KafkaUsers {
    private static final Pattern RIGHT =
            Pattern.compile("type: (\\w+)\\s+name: (\\S+)\\s+patternType: (\\w+)\\s+operations: \\[([^]]*)]");
    private static final Map<String, ResourceType> TYPES = Map.of(
            "topic", ResourceType.TOPIC,
            "group", ResourceType.GROUP,
            "transactionalId", ResourceType.TRANSACTIONAL_ID);

    private final Map<String, List<AclBinding>> rights = new HashMap<>();

    KafkaUsers() throws IOException {
        String yaml = Files.readString(Ground.HOME.resolve("deploy/kubernetes/overlays/prod/users.yaml"));
        for (String document : yaml.split("\n---\n")) {
            Matcher name = Pattern.compile("metadata:\\s+name: (\\S+)").matcher(document);
            if (!name.find()) {
                throw new IllegalStateException("a user without a name: " + document);
            }
            String user = name.group(1);
            List<AclBinding> bindings = new ArrayList<>();
            Matcher right = RIGHT.matcher(document);
            while (right.find()) {
                bindings.addAll(bindings(user, right));
            }
            rights.put(user, bindings);
        }
    }

    private static List<AclBinding> bindings(String user, Matcher right) {
        PatternType pattern = right.group(3).equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL;
        ResourcePattern on = new ResourcePattern(TYPES.get(right.group(1)), right.group(2), pattern);
        return Stream.of(right.group(4).split(", "))
                .map(operation -> AclOperation.fromString(operation.toUpperCase(Locale.ROOT)))
                .map(operation -> new AclBinding(
                        on, new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)))
                .toList();
    }

    List<AclBinding> rights() {
        return rights.values().stream().flatMap(List::stream).toList();
    }

    Map<String, String> passwords() {
        Map<String, String> passwords = new HashMap<>();
        rights.keySet().forEach(user -> passwords.put(user, "of-" + user));
        return passwords;
    }

    /** What a client of Kafka wants to get in as one of them, without the address. */
    static Map<String, String> as(String user) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%s\" password=\"of-%s\";"
                        .formatted(user, user));
    }
}
