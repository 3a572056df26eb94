package io.sitrep.incident.page.export;

import io.minio.MakeBucketArgs;
import io.minio.MinioClient;
import java.net.URI;
import java.util.Optional;

/** Buckets of an object store on this machine. */
record Store(URI endpoint, String bucket) implements ExportSettings.S3 {
    static ExportSettings.S3 bucket(String name, int port) {
        return new Store(URI.create("http://127.0.0.1:" + port), name);
    }

    static void make(String name, int port) throws Exception {
        MinioClient client = MinioClient.builder()
                .endpoint("http://127.0.0.1:" + port)
                .credentials("key", "secret-of-the-store")
                .build();
        client.makeBucket(MakeBucketArgs.builder().bucket(name).build());
    }

    @Override
    public Optional<String> region() {
        return Optional.empty();
    }

    @Override
    public String accessKey() {
        return "key";
    }

    @Override
    public String secretKey() {
        return "secret-of-the-store";
    }
}
