package io.sitrep.image.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.error.YAMLException;

/** {@code deploy/compose.yaml}, read as strictly as no engine reads it; and each check by a file that it finds fault with. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComposeTest {
    private static final String FILE = Around.read(Around.DEPLOY.resolve("compose.yaml"));
    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(Around.read(Path.of("src/test/resources/compose.schema.json")));

    private final Around around = new Around();
    private Set<String> made;

    @BeforeAll
    void makeEnvironment(@TempDir Path directory) throws IOException, InterruptedException {
        made = Around.made(directory);
    }

    @Test
    void nothingIsWrongWithTheFile() {
        assertThat(faultsOf(FILE)).isEmpty();
    }

    @ParameterizedTest(name = "{2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\'', textBlock = """
            mem_limit: 768m | memory_limit: 768m | memory_limit
            restart: on-failure | restart: sometimes | restart
            interval: 15s | interval: 15 | interval
            'test: ["CMD", "pg_isready"' | 'test: ["CMD-SHELL", "pg_isready"' | test
            postgres:18.6 | postgres:latest | image docker.io/library/postgres:latest of postgres is not pinned
            kafka:4.1.1 | kafka | image docker.io/apache/kafka of kafka is not pinned
            'no-new-privileges:true"]
              env_file' | 'seccomp=unconfined"]
              env_file' | bot may gain privileges
            'read_only: true
              tmpfs: ["/tmp:size=256m' | 'read_only: false
              tmpfs: ["/tmp:size=256m' | the root of bot is not read-only
            'cap_drop: [ALL]
              security_opt: ["no-new-privileges:true"]
              env_file' | 'cap_drop: [CHOWN]
              security_opt: ["no-new-privileges:true"]
              env_file' | bot keeps capabilities
            10001:10001 | 0:0 | bot does not run as 10001
            '    mem_limit: 512m
            ' | '' | topics may take all memory
            '-XX:+UseG1GC ' | '' | bot runs whichever collector Java takes in so small a container
            127.0.0.1:8082:8082 | 0.0.0.0:8082:8082 | bot can be reached from other hosts
            127.0.0.1:8082:8082 | 127.0.0.1:8082:8083 | bot listens at 8082 and is published elsewhere
            io.sitrep.image.Ready | io.sitrep.image.Alive | bot is not asked at 9002 whether it is ready
            'Ready", "9001' | 'Ready", "9000' | notifier is not asked at 9001
            /sitrep/ask/classes | /sitrep/classes | what asks bot is not in its image
            'POSTGRES_PASSWORD: ${POSTGRES_PASSWORD:?deploy/make-env makes it}' | POSTGRES_PASSWORD: secret | POSTGRES_PASSWORD of postgres stands in the file
            SITREP_PAGE_DIR: | SITREP_PAGE_DIRECTORY: | incident does not read SITREP_PAGE_DIRECTORY
            SITREP_SERVICE_TOKEN: | SITREP_ADMIN_TOKEN_FILE: | bot does not start without SITREP_SERVICE_TOKEN
            topics: { condition: service_completed_successfully } | themes: { condition: service_completed_successfully } | bot depends on themes, which is not there
            topics: { condition: service_completed_successfully } | topics: { condition: service_healthy } | waits for the health of topics, which has none
            topics: { condition: service_completed_successfully } | topics: { condition: service_started } | in a way that does not fit how that ends
            bot-service/Dockerfile | chat-service/Dockerfile | bot is built by a file that is not there
            sitrep/bot-service | sitrep/chat-service | nobody makes the image chat-service
            page:/var/lib/sitrep | pages:/var/lib/sitrep | volume pages of incident is not defined
            page:/var/lib/sitrep | relay:/var/lib/sitrep | nobody uses the volumes [page]
            topics/topics.sh:/topics.sh:ro | topics/topic.sh:/topics.sh:ro | which is not there
            topics/topics.sh:/topics.sh:ro | topics/topics.sh:/topics.sh | topics may write to
            KAFKA_BOOTSTRAP_SERVERS: kafka:9092 | KAFKA_BOOTSTRAP_SERVERS: kafka:9094 | nobody is at kafka:9094
            http://notifier:8081 | http://notifier:8080 | nobody is at notifier:8080
            jdbc:postgresql://postgres:5432/bot | jdbc:postgresql://database:5432/bot | nobody is at database:5432
            '${RELAYHOST:-}' | '${RELAYHOST}' | RELAYHOST may be unset and nobody is told
            '${BOT_PASSWORD:?' | '${CHAT_PASSWORD:?' | make-env does not make CHAT_PASSWORD
            '${POSTGRES_PASSWORD:?deploy/make-env makes it}' | '${BOT_PASSWORD:?}' | make-env makes what nobody asks for: [POSTGRES_PASSWORD]
            """)
    void faultIsFound(String right, String wrong, String words) {
        assertThat(FILE).contains(right);
        assertThat(faultsOf(FILE.replace(right, wrong == null ? "" : wrong))).anyMatch(fault -> fault.contains(words));
    }

    @Test
    void keyThatStandsTwiceIsNoFileAtAll() {
        String twice = FILE.replace("  bot:\n", "  bot:\n    mem_limit: 1g\n");
        assertThatThrownBy(() -> faultsOf(twice)).isInstanceOf(YAMLException.class);
    }

    @Test
    void madeEnvironmentIsForItsOwnerAloneAndIsNeverReplaced(@TempDir Path directory) throws Exception {
        Around.made(directory);
        Path file = directory.resolve("made.env");
        String first = Files.readString(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        assertThatThrownBy(() -> Around.made(directory)).hasMessageContaining("it stays as it is");
        assertThat(file).hasContent(first);
    }

    @Test
    void noTwoMadePasswordsAreAlike(@TempDir Path directory) throws Exception {
        Around.made(directory);
        List<String> values = Files.readAllLines(directory.resolve("made.env")).stream()
                .map(line -> line.substring(line.indexOf('=') + 1))
                .toList();
        assertThat(values).doesNotHaveDuplicates();
        assertThat(values.get(values.size() - 1)).as("base64 of 32 bytes").hasSize(44);
    }

    private List<String> faultsOf(String text) {
        ComposeFile file = ComposeFile.of(text);
        List<String> all = new ArrayList<>(SCHEMA.validate(file.content().toString(), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList());
        Faults faults = new Faults();
        new References(file, around, faults).check(made);
        new Hardening(file, around, faults).check();
        all.addAll(faults.found());
        return all;
    }
}
