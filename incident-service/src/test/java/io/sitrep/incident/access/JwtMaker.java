package io.sitrep.incident.access;

import java.security.Key;
import java.util.List;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;

/** Makes tokens as a provider would, and as a forger would. */
final class JwtMaker {
    private String issuer = LocalIssuer.url();
    private String audience = "sitrep-of-the-tests";
    private String subject = "ada";
    private String nonce;
    private float minutesLeft = 5;
    private List<String> groups = List.of();

    static JwtMaker aToken() {
        return new JwtMaker();
    }

    JwtMaker of(String person) {
        subject = person;
        return this;
    }

    JwtMaker in(String... names) {
        groups = List.of(names);
        return this;
    }

    JwtMaker issuedBy(String other) {
        issuer = other;
        return this;
    }

    JwtMaker meantFor(String other) {
        audience = other;
        return this;
    }

    JwtMaker expiringIn(float minutes) {
        minutesLeft = minutes;
        return this;
    }

    /** To a question that held this. */
    JwtMaker answering(String question) {
        nonce = question;
        return this;
    }

    String signed() {
        return signed(LocalIssuer.key());
    }

    String signed(RsaJsonWebKey key) {
        return sign(AlgorithmIdentifiers.RSA_USING_SHA256, key.getPrivateKey());
    }

    /** The public key is known to everybody: a verifier that takes it for a shared secret takes anybody's word. */
    String signedWithThePublicKey() {
        return sign(
                AlgorithmIdentifiers.HMAC_SHA256,
                new HmacKey(LocalIssuer.key().getPublicKey().getEncoded()));
    }

    String unsigned() {
        return sign(AlgorithmIdentifiers.NONE, null);
    }

    static RsaJsonWebKey freshKey() {
        try {
            RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
            key.setKeyId("key-of-the-tests");
            return key;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static String text(RsaJsonWebKey key) {
        return key.toJson(JsonWebKey.OutputControlLevel.INCLUDE_PRIVATE);
    }

    static RsaJsonWebKey key(String text) {
        try {
            return (RsaJsonWebKey) JsonWebKey.Factory.newJwk(text);
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String sign(String algorithm, Key key) {
        JwtClaims claims = new JwtClaims();
        claims.setIssuer(issuer);
        claims.setAudience(audience);
        claims.setSubject(subject);
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(minutesLeft);
        claims.setStringClaim("name", "Ada of " + subject);
        claims.setStringListClaim("groups", groups);
        if (nonce != null) {
            claims.setStringClaim("nonce", nonce);
        }
        JsonWebSignature token = new JsonWebSignature();
        token.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
        token.setAlgorithmHeaderValue(algorithm);
        token.setKeyIdHeaderValue("key-of-the-tests");
        token.setPayload(claims.toJson());
        token.setKey(key);
        try {
            return token.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
