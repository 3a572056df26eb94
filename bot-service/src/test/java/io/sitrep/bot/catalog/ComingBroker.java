package io.sitrep.bot.catalog;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.sitrep.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A broker that goes and comes, in place of the one all tests share. When the bot starts it is away. */
public class ComingBroker implements QuarkusTestResourceLifecycleManager {
    private static final Path DATA = Path.of("target", "coming-broker");

    private EmbeddedKafka broker;
    private int port;

    /** After the settings of all others. */
    @Override
    public int order() {
        return 20;
    }

    @Override
    public Map<String, String> start() {
        comes();
        String address = broker.bootstrapServers();
        goes();
        return Map.of("kafka.bootstrap.servers", address);
    }

    void comes() {
        broker = EmbeddedKafka.start(new EmbeddedKafka.Options(DATA, port));
        port = broker.port();
    }

    void goes() {
        broker.close();
    }

    void tell(String key, String value) {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.bootstrapServers()),
                new StringSerializer(),
                new StringSerializer())) {
            producer.send(new ProducerRecord<>("sitrep.catalog", key, value)).get();
        } catch (InterruptedException | ExecutionException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public void stop() {
        goes();
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, field -> field.getType() == ComingBroker.class);
    }
}
