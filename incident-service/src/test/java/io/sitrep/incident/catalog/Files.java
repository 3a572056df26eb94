package io.sitrep.incident.catalog;

import static io.sitrep.incident.api.Suite.admin;

import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;

/** Catalog files as somebody sends and reads them. */
final class Files {
    private Files() {}

    static ValidatableResponse put(String yaml) {
        return yaml().body(yaml).put("/api/v1/catalog").then();
    }

    static ValidatableResponse dryRun(String yaml) {
        return yaml().body(yaml).put("/api/v1/catalog?dry_run=true").then();
    }

    /** The catalog as it is. */
    static String catalog(String type) {
        return admin().accept(type)
                .get("/api/v1/catalog")
                .then()
                .statusCode(200)
                .contentType(type)
                .extract()
                .asString();
    }

    private static RequestSpecification yaml() {
        return yamlAsText().contentType("application/yaml");
    }

    static RequestSpecification yamlAsText() {
        EncoderConfig encoder = EncoderConfig.encoderConfig().defaultContentCharset("UTF-8");
        for (String type :
                new String[] {"application/yaml", "application/x-yaml", "text/yaml", "application/x-www-form-urlencoded"
                }) {
            encoder = encoder.encodeContentTypeAs(type, ContentType.TEXT);
        }
        return admin().config(RestAssured.config().encoderConfig(encoder));
    }
}
