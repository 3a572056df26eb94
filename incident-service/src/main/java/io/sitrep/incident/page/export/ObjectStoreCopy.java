package io.sitrep.incident.page.export;

import io.minio.GetObjectArgs;
import io.minio.MinioClient;
import io.minio.PutObjectArgs;
import io.minio.RemoveObjectArgs;
import io.minio.StatObjectArgs;
import io.minio.errors.ErrorResponseException;
import io.minio.errors.MinioException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A bucket of an S3-compatible store. A page lies at its own address; the front page is {@code index.html}. */
final class ObjectStoreCopy implements CopyTarget {
    private static final Duration PATIENCE = Duration.ofSeconds(15);
    /** Browsers ask each time, so that a change is seen at once. */
    private static final Map<String, String> ASKED_EACH_TIME = Map.of("Cache-Control", "public, max-age=0, s-maxage=5");

    private final MinioClient store;
    private final String bucket;

    ObjectStoreCopy(ExportSettings.S3 settings) {
        this.bucket = settings.bucket();
        this.store = MinioClient.builder()
                .endpoint(settings.endpoint().toString())
                .region(settings.region().orElse("us-east-1"))
                .credentials(settings.accessKey(), settings.secretKey())
                .build();
        long patience = PATIENCE.toMillis();
        store.setTimeout(patience, patience, patience);
    }

    @Override
    public String name() {
        return "SITREP_EXPORT_S3_BUCKET";
    }

    @Override
    public void put(String key, String type, byte[] content) throws IOException {
        asked(() -> store.putObject(
                PutObjectArgs.builder().bucket(bucket).object(key).contentType(type).headers(ASKED_EACH_TIME).stream(
                                new ByteArrayInputStream(content), content.length, -1)
                        .build()));
    }

    /** Asked for its head first: how a store words that there is nothing differs, the status of a HEAD does not. */
    @Override
    public Optional<byte[]> get(String key) throws IOException {
        try {
            asked(() -> store.statObject(
                    StatObjectArgs.builder().bucket(bucket).object(key).build()));
        } catch (AbsentException absent) {
            return Optional.empty();
        }
        try (InputStream content = asked(() -> store.getObject(
                GetObjectArgs.builder().bucket(bucket).object(key).build()))) {
            return Optional.of(content.readAllBytes());
        }
    }

    @Override
    public void remove(String key) throws IOException {
        asked(() -> {
            store.removeObject(
                    RemoveObjectArgs.builder().bucket(bucket).object(key).build());
            return null;
        });
    }

    @Override
    public boolean keepsPagesByAddress() {
        return true;
    }

    private interface Call<T> {
        T make() throws MinioException, GeneralSecurityException, IOException;
    }

    private static final class AbsentException extends IOException {
        private static final long serialVersionUID = 1;
    }

    /** The library's failures carry whole requests; only what kind of failure it was is passed on. */
    private static <T> T asked(Call<T> call) throws IOException {
        try {
            return call.make();
        } catch (ErrorResponseException refused) {
            String code = refused.errorResponse().code();
            if ("NoSuchKey".equals(code)) {
                throw new AbsentException();
            }
            throw new IOException("the object store answered " + code);
        } catch (MinioException | GeneralSecurityException failure) {
            throw new IOException("the object store: " + failure.getClass().getSimpleName());
        }
    }
}
